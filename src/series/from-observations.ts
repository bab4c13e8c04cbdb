// What one reading observes of the claims that were known: for each measure and place, columns of happenings, presence, tallies and watch.
import { DISPUTED, IMPRECISE, UNRULED } from '#records/causes.ts';
import { CLAIM_KINDS, STANDINGS, type Standing } from '#records/claim.ts';
import type { ClaimColumns, ClaimTable } from '#records/claim-table.ts';
import { CONVOY, type Act, type Happenings, type MeasureAt, type Observations, type PresenceLines, type Stretches, type TallySource } from '#records/observations.ts';
import type { Measure } from '#records/plan.ts';
import type { ReadPlan } from '#records/read-plan.ts';
import { joined, pairsOf } from '#records/stretches.ts';
import { thingOf } from '#records/things.ts';
import { readActs } from '#series/acts.ts';
import { Actors, type Holds } from '#series/actors.ts';
import { asRuled } from '#series/as-ruled.ts';
import { HappeningColumns, together, type ReadClaim } from '#series/happenings.ts';
import { KIND_OF_SORT, Looks, once } from '#series/looks.ts';
import { Lots } from '#series/lots.ts';
import { Places } from '#series/places.ts';
import { presenceLines } from '#series/presence.ts';
import { proofOf, readRulings, type Proof, type Rulings } from '#series/proof.ts';
import { channelsRead, coverageSees, silenceMeans } from '#series/sees.ts';
import { setAsideRows } from '#series/set-aside.ts';
import { claimsWholly, gapsWatched, type Settlement } from '#series/settlement.ts';
import { readTallies } from '#series/tallies.ts';
import { coveredStretches, widenWatched } from '#series/watched.ts';

const ACT = CLAIM_KINDS.indexOf('act');
const COVERAGE = CLAIM_KINDS.indexOf('coverage');

export interface Known { table: ClaimTable; rows: Uint32Array; asOf: number; knownAt: number }

/** h (E8). */
export function horizonOf(read: ReadPlan, asOf: number, knownAt: number): number {
  return Math.min(asOf, knownAt - (read.reading.completeAfterMs ?? 0));
}

/** All that the reading observes in the rows that were known; with `settled`, as if those things were settled (V8). */
export class ReadingObservations implements Observations {
  readonly horizon: number;
  readonly asOf: number;
  readonly knownAt: number;
  readonly acts: Act[];
  readonly firstStart: number;
  readonly setAside: string[];
  private readonly settled: readonly Settlement[];
  private readonly wholly: ReturnType<typeof claimsWholly>;
  private readonly read: ReadPlan;
  private readonly table: ClaimTable;
  private readonly columns: ClaimColumns;
  private readonly rowsOfKind: Uint32Array[];
  private readonly looks: Looks;
  private readonly rulings: Rulings;
  private readonly placeName: (number: number) => string;
  private readonly asideRows: Set<number>;
  private readonly leftOutRows = new Set<number>();
  private readonly kept = new Map<string, unknown>();

  constructor(read: ReadPlan, known: Known, settled: readonly Settlement[] = []) {
    this.settled = settled;
    this.wholly = claimsWholly(settled);
    this.read = read;
    this.table = known.table;
    this.asOf = known.asOf;
    this.knownAt = known.knownAt;
    this.horizon = horizonOf(read, known.asOf, known.knownAt);
    const told = known.table.view();
    this.rowsOfKind = CLAIM_KINDS.map((_, kind) => known.rows.filter((row) => told.kind[row] === kind));
    this.rulings = readRulings(known.table, this.rowsOfKind[ACT]!, read.reading, known.asOf, settled);
    // From here on claims are read as rulings leave them (E13).
    const ruled = asRuled(known.table, this.rulings.stated);
    this.columns = ruled.columns;
    this.looks = new Looks(known.table, ruled, new Actors(read.plan.actors), new Places(read.plan.places, read.plan.lines));
    this.asideRows = setAsideRows(this.read, this.looks, this.rowsOfKind);
    this.placeName = once((number) => placeName(this.looks, number));
    this.acts = readActs(known.table, this.rowsOfKind[ACT]!, (row) => this.proof(row), this.looks.actors, known.asOf);
    this.firstStart = this.leastStart(known.rows);
    this.setAside = [...this.asideRows].filter((row) => this.mayBeCounted(row)).map((row) => this.table.key(row));
  }

  get leftOut(): string[] {
    return [...this.leftOutRows].sort((a, b) => a - b).map((row) => this.table.key(row));
  }

  key(row: number): string {
    return this.table.key(row);
  }

  happenings(at: MeasureAt): Happenings {
    return this.keep('happenings', at, () => this.readHappenings(at));
  }

  presence(at: MeasureAt): PresenceLines {
    return this.keep('presence', at, () => {
      const lots = new Map<string, ReadClaim[]>();
      const known = this.lotsOf(at.measure);
      for (const claim of this.readClaims(at)) push(lots, known.of(claim.row)?.key ?? `row ${claim.row}`, claim);
      return presenceLines(lots.values(), at, this.looks, (rowsOf, length) => known.distinctPairs(rowsOf, length));
    });
  }

  tallies(at: MeasureAt): TallySource {
    return this.keep('tallies', at, () => ({
      whole: readTallies(at, { looks: this.looks, asOf: this.asOf, rows: this.rowsRead(at.measure), proof: (row) => this.proof(row), noteLeftOut: (row) => this.leftOutRows.add(row) }),
      parts: this.looks.places.parts(at.place).map((place) => this.tallies({ ...at, place })),
    }));
  }

  watched(at: MeasureAt): Stretches | null {
    return this.keep('watched', at, () => {
      const { reading, plan, zone } = this.read;
      const channels = channelsRead(plan.channels, reading, at.measure);
      if (channels.length === 0) return null;
      if (channels.some((channel) => silenceMeans(reading, at.measure, channel.name) === 'none')) return Float64Array.of(-Infinity, Infinity);
      const byName = new Map(channels.map((channel) => [channel.name, channel]));
      const rows = this.rowsOfKind[COVERAGE]!.filter((row) => {
        const channel = byName.get(this.table.channels.at(this.columns.channel[row]!));
        return channel !== undefined && coverageSees(this.table.sights.at(this.columns.of[row]!), at.measure, channel) && this.proof(row) === 'counts';
      });
      const watched = widenWatched(coveredStretches(at, rows, reading, this.looks, this.asOf), reading, zone);
      const supposed = gapsWatched(this.settled, at.measure.name, at.place);
      return supposed.length === 0 ? watched : joined([...pairsOf(watched), ...supposed]);
    });
  }

  private keep<T>(what: string, at: MeasureAt, make: () => T): T {
    const key = [what, at.measure.name, at.place, at.by?.join(',') ?? '*', at.against?.join(',') ?? '*', at.posts?.join(',') ?? ''].join('\n');
    if (!this.kept.has(key)) this.kept.set(key, make());
    return this.kept.get(key) as T;
  }

  /** V10: as told or as ruled, whichever is earlier, so that the days of all readings begin where the evidence does. */
  private leastStart(rows: Uint32Array): number {
    let least = Infinity;
    const told = this.table.view().start;
    for (const row of rows) {
      const kind = this.columns.kind[row]!;
      if (kind !== ACT && kind !== COVERAGE) least = Math.min(least, told[row]!, this.columns.start[row]!);
    }
    return least;
  }

  private standing(row: number): Standing {
    return (this.rulings.standing.size > 0 ? this.rulings.standing.get(this.columns.firstRow[row]!) : undefined) ?? STANDINGS[this.columns.standing[row]!]!;
  }

  /** E3 after E25 and E13: a ruling that only may count, and that would change what a claim is worth or states a part of it otherwise, makes it one that may count. */
  private proof(row: number): Proof {
    const proof = this.proofOfWhole(row);
    return proof === 'counts' && this.looks.isInDoubt(row) ? 'may' : proof;
  }

  private proofOfWhole(row: number): Proof {
    const channel = this.table.channels.at(this.columns.channel[row]!);
    const proof = proofOf(this.read.reading, this.standing(row), channel);
    const said = this.rulings.maybe.size === 0 ? undefined : this.rulings.maybe.get(this.columns.firstRow[row]!);
    return said !== undefined && [...said].some((standing) => proofOf(this.read.reading, standing, channel) !== proof) ? 'may' : proof;
  }

  /** Whether some measure of the reading could count something of a row (E15). */
  private mayBeCounted(row: number): boolean {
    if (this.proof(row) === 'no' || this.columns.start[row]! >= this.asOf) return false;
    const channel = this.table.channels.at(this.columns.channel[row]!);
    for (const measure of this.read.measures.values()) {
      if (KIND_OF_SORT[measure.from] !== this.columns.kind[row] || this.looks.type(row, measure) === 'out') continue;
      if (channelsRead(this.read.plan.channels, this.read.reading, measure).some((one) => one.name === channel)) return true;
    }
    return false;
  }

  /** The rows of the measure's sort, through channels that are read, begun before asOf and not set aside; with the bit of their channel. */
  private *rowsRead(measure: Measure): Generator<[row: number, channel: number]> {
    const bits = new Int32Array(this.table.channels.length);
    channelsRead(this.read.plan.channels, this.read.reading, measure).forEach((channel, i) => {
      const number = this.table.channels.find(channel.name);
      if (number > 0) bits[number] = 1 << i % 30;
    });
    const { channel, start } = this.columns;
    for (const row of this.rowsOfKind[KIND_OF_SORT[measure.from]]!) {
      const bit = bits[channel[row]!]!;
      if (bit !== 0 && start[row]! < this.asOf && !this.asideRows.has(row)) yield [row, bit];
    }
  }

  /** The claims that a measure of incidents, movements or presence reads, one by one; of lots also those ruled not so, which make the lot nothing (E5). What is given is true until the next is asked for. */
  private *readClaims(at: MeasureAt): Generator<ReadClaim> {
    const lots = this.lotsOf(at.measure);
    const { looks, columns } = this;
    const { measure } = at;
    const place = looks.place(at);
    const exclusion = looks.filter({ by: null, against: null, excluding: measure.excluding });
    const filter = looks.filter({ by: at.by, against: at.against, excluding: measure.excluding });
    const amounts = looks.amounts(measure);
    const alone: ReadClaim = { row: 0, start: 0, end: 0, low: 0, high: 0, counts: false, refuted: false, channel: 0, type: 'out', place: 'out', filter: 'out', exclusion: 'out', exception: 'out' };
    for (const [row, channel] of this.rowsRead(measure)) {
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
      claim.end = measure.from === 'presence' ? Math.min(columns.end[row]!, this.asOf) : columns.end[row]!;
      claim.low = amounts.low(row);
      claim.high = amounts.high(row);
      claim.counts = proof === 'counts';
      claim.refuted = refuted;
      claim.channel = columns.convoy[row]! > 0 ? channel | CONVOY : channel;
      claim.type = type;
      claim.place = place(row);
      claim.filter = filter(row);
      claim.exclusion = exclusion(row);
      claim.exception = this.exceptionOf(row, measure);
      if (claim.exclusion === 'out' && claim.type !== 'out' && claim.place !== 'out') this.leftOutRows.add(row);
      if (this.wholly.size === 0 || this.supposeWholly(claim)) yield claim;
    }
  }

  /** The lots among the claims that a measure reads: what it does not read joins nothing. */
  private lotsOf(measure: Measure): Lots {
    const key = `lots\n${measure.name}`;
    if (!this.kept.has(key)) {
      const stage = (row: number) => measure.from !== 'movements' || this.looks.type(row, measure) !== 'out';
      const rows = this.rulings.lot.size === 0 ? [] : [...this.rowsRead(measure)].map(([row]) => row).filter(stage);
      this.kept.set(key, new Lots(this.columns, rows, this.rulings, this.placeName));
    }
    return this.kept.get(key) as Lots;
  }

  private readHappenings(at: MeasureAt): Happenings {
    const out = new HappeningColumns();
    const lots = new Map<string, ReadClaim[]>();
    const known = this.lotsOf(at.measure);
    for (const claim of this.readClaims(at)) {
      const lot = known.of(claim.row);
      if (lot !== null) push(lots, lot.key, claim);
      else this.addAlone(out, claim);
    }
    for (const claims of lots.values()) {
      const happening = together(claims, this.asOf);
      if (happening !== null && happening.high > 0) out.add(happening);
    }
    const { happenings } = out.done();
    const rowsOf = (i: number) => [...happenings.rows.subarray(happenings.rowStart[i]!, happenings.rowStart[i + 1]!)];
    return { ...happenings, distinct: known.distinctPairs(rowsOf, happenings.length) };
  }

  /** V8: the claim wholly in the window, or (false) out of it. */
  private supposeWholly(claim: ReadClaim): boolean {
    const supposed = this.wholly.get(this.table.key(claim.row));
    if (supposed === undefined) return true;
    if (supposed.wholly === 'out') return false;
    for (const feature of ['type', 'place', 'filter', 'exclusion'] as const) if (claim[feature] === 'may') claim[feature] = 'in';
    if (claim.start < supposed.to && claim.end > supposed.from) {
      claim.start = Math.max(claim.start, supposed.from);
      claim.end = Math.min(claim.end, supposed.to);
    }
    return true;
  }

  /** A claim that is a happening of its own. */
  private addAlone(out: HappeningColumns, claim: ReadClaim): void {
    if (claim.type === 'out' || claim.place === 'out' || claim.filter === 'out' || claim.exception === 'out' || claim.high === 0) return;
    let causes = (claim.counts ? 0 : DISPUTED) | (claim.exception === 'may' ? UNRULED : 0);
    if (claim.type === 'may' || claim.place === 'may' || claim.filter === 'may' || claim.end > this.asOf) causes |= IMPRECISE;
    const low = causes === 0 ? claim.low : 0;
    if (claim.low < claim.high) causes |= IMPRECISE;
    out.addOne(claim.row, claim.start, claim.end, low, claim.high, causes, claim.channel);
  }

  /** N4: `may` while it is not ruled whether an exception applies; a ruling on another exception settles nothing. */
  private exceptionOf(row: number, measure: Measure): Holds {
    if (measure.exceptions.length === 0) return 'in';
    const ruled = this.rulings.exceptions.get(this.columns.firstRow[row]!);
    if (ruled === 'none') return 'in';
    return ruled !== undefined && measure.exceptions.some((name) => thingOf(name) === thingOf(ruled)) ? 'out' : 'may';
  }
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
