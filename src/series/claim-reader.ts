// Reads rows of claims for measures: happenings, lines of presence, tallies, as rulings and the standard of proof have them (E3, E19, E25).
import { DISPUTED, IMPRECISE, UNRULED } from '#records/causes.ts';
import { STANDINGS, type Standing } from '#records/claim.ts';
import type { ClaimColumns } from '#records/claim-table.ts';
import { CONVOY, type Act, type Happenings, type MeasureAt, type PresenceLines, type Tallies } from '#records/observations.ts';
import type { Measure } from '#records/plan.ts';
import type { ReadPlan } from '#records/read-plan.ts';
import { thingOf } from '#records/things.ts';
import type { Holds } from '#series/actors.ts';
import { Covers, NOT_COVERED, type Cover } from '#series/covers.ts';
import { HappeningColumns, together, type ReadClaim } from '#series/happenings.ts';
import type { HeldRows } from '#series/held-rows.ts';
import { KIND_OF_SORT, once, type Looks } from '#series/looks.ts';
import { Lots } from '#series/lots.ts';
import { presenceLines } from '#series/presence.ts';
import { proofOf, type Proof, type Rulings } from '#series/proof.ts';
import { channelsRead } from '#series/sees.ts';
import type { claimsWholly } from '#series/settlement.ts';
import { readTallies } from '#series/tallies.ts';

/** What was known: the rows that held at `knownAt`, how claims are looked at, and how far the world had run. */
export interface Known { held: HeldRows; looks: Looks; asOf: number; knownAt: number }

/** By what claims are read: the rulings, how claims are looked at as these leave them (E13), and what is supposed of single claims (V8). */
export interface Grounds { rulings: Rulings; looks: Looks; wholly: ReturnType<typeof claimsWholly>; isAside(row: number): boolean; /** The acts that may cover what happened (N14). */ acts(): readonly Act[] }

/** What was read, and the rows that N3 left out of it. */
export interface Found<T> { found: T; leftOut: number[] }

export class ClaimReader {
  readonly read: ReadPlan;
  readonly known: Known;
  readonly grounds: Grounds;
  private readonly lots = new Map<string, Lots>();
  private readonly placeName: (number: number) => string;

  constructor(read: ReadPlan, known: Known, grounds: Grounds) {
    this.read = read;
    this.known = known;
    this.grounds = grounds;
    this.placeName = once((number) => placeName(known.looks, number));
  }

  /** Claims as rulings leave them. */
  get looks(): Looks {
    return this.grounds.looks;
  }

  private get columns(): ClaimColumns {
    return this.looks.columns;
  }

  standing(row: number): Standing {
    const { standing } = this.grounds.rulings;
    return (standing.size > 0 ? standing.get(this.columns.firstRow[row]!) : undefined) ?? STANDINGS[this.columns.standing[row]!]!;
  }

  /** E3 after E25 and E13: a ruling that only may count, and that would change what a claim is worth or states a part of it otherwise, makes it one that may count. */
  proof(row: number): Proof {
    const proof = this.proofOfWhole(row);
    return proof === 'counts' && this.looks.isInDoubt(row) ? 'may' : proof;
  }

  private proofOfWhole(row: number): Proof {
    const { maybe } = this.grounds.rulings;
    const channel = this.known.looks.table.channels.at(this.columns.channel[row]!);
    const proof = proofOf(this.read.reading, this.standing(row), channel);
    const said = maybe.size === 0 ? undefined : maybe.get(this.columns.firstRow[row]!);
    return said !== undefined && [...said].some((standing) => proofOf(this.read.reading, standing, channel) !== proof) ? 'may' : proof;
  }

  /** Whether some measure of the reading could count something of a row (E15). */
  mayBeCounted(row: number): boolean {
    const { kind, channel, start } = this.columns;
    if (this.proof(row) === 'no' || start[row]! >= this.known.asOf) return false;
    for (const measure of this.read.measures.values()) {
      if (KIND_OF_SORT[measure.from] === kind[row] && this.known.looks.type(row, measure) !== 'out' && this.isRead(measure, channel[row]!)) return true;
    }
    return false;
  }

  /** Whether a measure is read through the channel of this number. */
  isRead(measure: Measure, channel: number): boolean {
    if (measure.from === 'acts') return true;
    const name = this.known.looks.table.channels.at(channel);
    return channelsRead(this.read.plan.channels, this.read.reading, measure).some((one) => one.name === name);
  }

  /** The rows that a measure may read: of its sort, told of its place or perhaps there, or ruled on, or one happening with others, wherever they are told of; ascending. */
  rowsAt(at: MeasureAt): Uint32Array {
    const { held, looks } = this.known;
    const { rulings } = this.grounds;
    const kind = KIND_OF_SORT[at.measure.from];
    // What is told of a convoy elsewhere may be the same stage of it.
    if (at.measure.from === 'acts' || held.hasConvoys(kind)) return held.ofKind(kind);
    const found: number[] = [];
    for (const place of looks.placesWithin(at)) for (const row of held.atPlace(kind, place)) found.push(row);
    for (const first of rulings.lot.keys()) found.push(held.holding(first));
    for (const first of rulings.stated.keys()) found.push(held.holding(first));
    const kinds = this.columns.kind;
    const rows = Uint32Array.from(found.filter((row) => row >= 0 && kinds[row] === kind)).sort();
    return rows.filter((row, i) => i === 0 || row !== rows[i - 1]);
  }

  /** Of these rows those through channels that are read, begun before asOf and not set aside; with the bit of their channel. */
  private *rowsRead(measure: Measure, rows: Iterable<number>): Generator<[row: number, channel: number]> {
    const { table } = this.known.looks;
    const bits = new Int32Array(table.channels.length);
    // E26.
    if (measure.from === 'acts') for (let number = 1; number < bits.length; number += 1) bits[number] = 1 << number % 30;
    else channelsRead(this.read.plan.channels, this.read.reading, measure).forEach((channel, i) => {
      const number = table.channels.find(channel.name);
      if (number > 0) bits[number] = 1 << i % 30;
    });
    const { channel, start } = this.columns;
    for (const row of rows) {
      const bit = bits[channel[row]!]!;
      if (bit !== 0 && start[row]! < this.known.asOf && !this.grounds.isAside(row)) yield [row, bit];
    }
  }

  /** The claims that a measure of incidents, movements or presence reads, one by one; of lots also those ruled not so, which make the lot nothing (E5). What is given is true until the next is asked for. */
  private *readClaims(at: MeasureAt, rows: Iterable<number>, leftOut: number[]): Generator<ReadClaim> {
    const lots = this.lotsOf(at.measure);
    const { known: { asOf }, looks } = this;
    const { columns } = looks;
    const { measure } = at;
    const place = looks.place(at);
    const leaving = { excluding: measure.excluding, ...(measure.notBy && { notBy: measure.notBy }), ...(measure.notAgainst && { notAgainst: measure.notAgainst }) };
    const exclusion = looks.filter({ by: null, against: null, ...leaving });
    const isOfActs = measure.from === 'acts';
    const filter = isOfActs ? looks.ownAct(at.by) : looks.filter({ by: at.by, against: at.against, ...leaving });
    const amounts = looks.amounts(measure);
    const alone: ReadClaim = { row: 0, start: 0, end: 0, low: 0, high: 0, counts: false, refuted: false, channel: 0, type: 'out', place: 'out', filter: 'out', exclusion: 'out', exception: 'out', isSupposedIn: false };
    for (const [row, channel] of this.rowsRead(measure, rows)) {
      const type = looks.type(row, measure);
      if (measure.from === 'movements' && type === 'out') continue;
      const lot = lots.of(row);
      const refuted = this.standing(row) === 'ruled-not-so';
      const proof = this.proof(row);
      if (refuted ? lot === null : proof === 'no') continue;
      // One object serves all that stand alone; only members of lots, which wait for the others, have one each.
      const claim = lot === null && measure.from !== 'presence' ? alone : { ...alone };
      claim.row = row;
      claim.start = columns.start[row]!;
      claim.end = measure.from === 'presence' ? Math.min(columns.end[row]!, asOf) : columns.end[row]!;
      claim.low = amounts.low(row);
      claim.high = amounts.high(row);
      claim.counts = proof === 'counts';
      claim.refuted = refuted;
      claim.channel = columns.convoy[row]! > 0 ? channel | CONVOY : channel;
      claim.type = measure.from === 'movements' ? looks.load(row, measure) : type;
      claim.place = isOfActs ? 'in' : place(row);
      claim.filter = filter(row);
      claim.exclusion = exclusion(row);
      claim.exception = this.exceptionOf(row, measure);
      claim.isSupposedIn = false;
      if (claim.exclusion === 'out' && claim.type !== 'out' && claim.place !== 'out') leftOut.push(row);
      if (this.grounds.wholly.size === 0 || this.supposeWholly(claim)) yield claim;
    }
  }

  /** What covers the happenings that a measure counts; null where it excepts nothing that acts cover. */
  private coversOf(at: MeasureAt): Covers | null {
    const { unless } = at.measure;
    if (unless === undefined) return null;
    return new Covers(unless, at.by, this.looks, this.grounds.acts(), horizonOf(this.read, this.known.asOf, this.known.knownAt));
  }

  /** Whether acts cover one happening, told by these claims (N14). What is supposed of a claim leaves open only what else is open. */
  private coverOf(covers: Covers | null, claims: ReadClaim[], start: number, end: number): Cover {
    if (covers === null) return NOT_COVERED;
    const { exceptions } = this.grounds.rulings;
    const cover = covers.of(claims.map(({ row }) => row), { start, end }, claims.map(({ row }) => exceptions.get(this.columns.firstRow[row]!)));
    if (!claims.some(({ isSupposedIn }) => isSupposedIn)) return cover;
    const causes = cover.causes & ~IMPRECISE;
    return cover.holds === 'may' && causes === 0 ? NOT_COVERED : { ...cover, causes };
  }

  /** The lots among the claims that a measure reads: what it does not read joins nothing. */
  private lotsOf(measure: Measure): Lots {
    let lots = this.lots.get(measure.name);
    if (lots === undefined) {
      const { held } = this.known;
      const kind = KIND_OF_SORT[measure.from];
      const stage = (row: number) => measure.from !== 'movements' || this.looks.type(row, measure) !== 'out';
      const ruled = [...this.grounds.rulings.lot.keys()].map((first) => held.holding(first)).filter((row) => row >= 0 && this.columns.kind[row] === kind);
      lots = new Lots(this.columns, [...this.rowsRead(measure, ruled)].map(([row]) => row).filter(stage), this.grounds.rulings, this.placeName);
      this.lots.set(measure.name, lots);
    }
    return lots;
  }

  happenings(at: MeasureAt, rows: Iterable<number> = this.rowsAt(at)): Found<Happenings> {
    const out = new HappeningColumns();
    const lots = new Map<string, ReadClaim[]>();
    const leftOut: number[] = [];
    const known = this.lotsOf(at.measure);
    const covers = this.coversOf(at);
    for (const claim of this.readClaims(at, rows, leftOut)) {
      const lot = known.of(claim.row);
      if (lot !== null) push(lots, lot.key, claim);
      else this.addAlone(out, claim, covers, leftOut);
    }
    const coverOf = (claims: ReadClaim[], start: number, end: number): Cover => {
      const cover = this.coverOf(covers, claims, start, end);
      if (cover.holds === 'out') leftOut.push(...claims.map(({ row }) => row));
      return cover;
    };
    for (const claims of lots.values()) {
      const happening = together(claims, this.known.asOf, coverOf);
      if (happening !== null && happening.high > 0) out.add(happening);
    }
    const { happenings } = out.done();
    const rowsOf = (i: number) => [...happenings.rows.subarray(happenings.rowStart[i]!, happenings.rowStart[i + 1]!)];
    return { found: { ...happenings, distinct: known.distinctPairs(rowsOf, happenings.length) }, leftOut };
  }

  presence(at: MeasureAt, rows: Iterable<number> = this.rowsAt(at)): Found<PresenceLines> {
    const lots = new Map<string, ReadClaim[]>();
    const leftOut: number[] = [];
    const known = this.lotsOf(at.measure);
    for (const claim of this.readClaims(at, rows, leftOut)) push(lots, known.of(claim.row)?.key ?? `row ${claim.row}`, claim);
    return { found: presenceLines(lots.values(), at, { looks: this.looks, holdsMs: this.read.reading.holdsAfterLookMs ?? 0 }, (rowsOf, length) => known.distinctPairs(rowsOf, length)), leftOut };
  }

  tallies(at: MeasureAt): Found<Tallies> {
    const { known: { asOf }, looks } = this;
    const leftOut: number[] = [];
    const found = readTallies(at, { looks, asOf, rows: this.rowsRead(at.measure, this.rowsAt(at)), proof: (row) => this.proof(row), noteLeftOut: (row) => leftOut.push(row) });
    return { found, leftOut };
  }

  /** V8: the claim wholly in the window, or (false) out of it. */
  private supposeWholly(claim: ReadClaim): boolean {
    const supposed = this.grounds.wholly.get(this.known.looks.table.key(claim.row));
    if (supposed === undefined) return true;
    if (supposed.wholly === 'out') return false;
    for (const feature of ['type', 'place', 'filter', 'exclusion'] as const) if (claim[feature] === 'may') claim[feature] = 'in';
    claim.isSupposedIn = true;
    if (claim.start < supposed.to && claim.end > supposed.from) {
      claim.start = Math.max(claim.start, supposed.from);
      claim.end = Math.min(claim.end, supposed.to);
    }
    return true;
  }

  /** A claim that is a happening of its own. */
  private addAlone(out: HappeningColumns, claim: ReadClaim, covers: Covers | null, leftOut: number[]): void {
    if (claim.type === 'out' || claim.place === 'out' || claim.filter === 'out' || claim.exception === 'out' || claim.high === 0) return;
    const cover = covers === null ? NOT_COVERED : this.coverOf(covers, [claim], claim.start, claim.end);
    if (cover.holds === 'out') {
      leftOut.push(claim.row);
      return;
    }
    let causes = (claim.counts ? 0 : DISPUTED) | (claim.exception === 'may' ? UNRULED : 0) | cover.causes;
    if (claim.type === 'may' || claim.place === 'may' || claim.filter === 'may' || claim.end > this.known.asOf) causes |= IMPRECISE;
    const low = causes === 0 ? claim.low : 0;
    if (claim.low < claim.high) causes |= IMPRECISE;
    out.addOne(claim.row, claim.start, claim.end, low, claim.high, causes, claim.channel);
  }

  /** N4: `may` while it is not ruled whether an exception applies; a ruling on another exception settles nothing. */
  private exceptionOf(row: number, measure: Measure): Holds {
    if (measure.exceptions.length === 0) return 'in';
    const ruled = this.grounds.rulings.exceptions.get(this.columns.firstRow[row]!);
    if (ruled === 'none') return 'in';
    return ruled !== undefined && measure.exceptions.some((name) => thingOf(name) === thingOf(ruled)) ? 'out' : 'may';
  }
}

/** h (E8). */
export function horizonOf(read: ReadPlan, asOf: number, knownAt: number): number {
  return Math.min(asOf, knownAt - (read.reading.completeAfterMs ?? 0));
}

/** A name for a place: of two ways to write a place of the agreement, one. */
function placeName(looks: Looks, number: number): string {
  const place = looks.table.places.at(number);
  return place !== null && 'name' in place ? looks.places.resolve(place.name) : `no. ${number}`;
}

function push<T>(lots: Map<string, T[]>, key: string, one: T): void {
  const known = lots.get(key);
  if (known === undefined) lots.set(key, [one]);
  else known.push(one);
}
