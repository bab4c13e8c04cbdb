// What one reading observes of the claims that were known: for each measure and place, columns of happenings, presence, tallies and watch.
import { dayOf } from '#base/zone.ts';
import { DISPUTED, IMPRECISE, UNRULED } from '#records/causes.ts';
import { CLAIM_KINDS, STANDINGS, STAGES, type Standing } from '#records/claim.ts';
import type { ClaimColumns, ClaimTable } from '#records/claim-table.ts';
import { INCIDENT_TYPES, isBelow } from '#records/incident-types.ts';
import { CONVOY, type Act, type Happenings, type MeasureAt, type Observations, type PresenceLines, type Stretches, type Tallies, type TallySource } from '#records/observations.ts';
import type { Measure } from '#records/plan.ts';
import type { ReadPlan } from '#records/read-plan.ts';
import { readActs } from '#series/acts.ts';
import { Actors, type ActorFilter, type Holds } from '#series/actors.ts';
import { HappeningColumns, together, type ReadClaim } from '#series/happenings.ts';
import { Places } from '#series/places.ts';
import { proofOf, readRulings, strongest, type Proof, type Rulings } from '#series/proof.ts';
import { channelsRead, coverageSees, pathOf, related, silenceMeans } from '#series/sees.ts';
import { setAsideRows } from '#series/set-aside.ts';
import { claimsWholly, gapsWatched, type Settlement } from '#series/settlement.ts';
import { joinStretches, pairsOf, widenWatched } from '#series/watched.ts';
import { common } from '#series/stretches.ts';

const KIND_OF_SORT = { incidents: CLAIM_KINDS.indexOf('incident'), movements: CLAIM_KINDS.indexOf('movement'), presence: CLAIM_KINDS.indexOf('presence'), tallies: CLAIM_KINDS.indexOf('tally') };
const ACT = CLAIM_KINDS.indexOf('act');
const COVERAGE = CLAIM_KINDS.indexOf('coverage');
const STATEMENT = CLAIM_KINDS.indexOf('statement');

export interface Known { table: ClaimTable; rows: Uint32Array; asOf: number; knownAt: number }

/** h (E8). */
export function horizonOf(read: ReadPlan, asOf: number, knownAt: number): number {
  return Math.min(asOf, knownAt - (read.reading.completeAfterMs ?? 0));
}

/** All that the reading observes in the rows that were known. */
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
  private readonly actors: Actors;
  private readonly places: Places;
  private readonly rulings: Rulings;
  private readonly asideRows: Set<number>;
  private readonly leftOutRows = new Set<number>();
  private readonly kept = new Map<string, unknown>();
  private readonly standings = new Map<number, { standing: Standing; maybe: boolean }>();
  private readonly lots: Map<number, number[]>;

  constructor(read: ReadPlan, known: Known, settled: readonly Settlement[] = []) {
    this.settled = settled;
    this.wholly = claimsWholly(settled);
    this.read = read;
    this.table = known.table;
    this.columns = known.table.view();
    this.asOf = known.asOf;
    this.knownAt = known.knownAt;
    this.horizon = horizonOf(read, known.asOf, known.knownAt);
    this.actors = new Actors(read.plan.actors);
    this.places = new Places(read.plan.places, read.plan.lines);
    this.rowsOfKind = CLAIM_KINDS.map((_, kind) => known.rows.filter((row) => this.columns.kind[row] === kind));
    this.rulings = readRulings(known.table, this.rowsOfKind[ACT]!, read.reading, known.asOf, settled);
    this.lots = this.rowsByLot(known.rows);
    this.acts = readActs(known.table, this.rowsOfKind[ACT]!, read.reading, this.actors, known.asOf, this.rulings.standing);
    this.firstStart = this.leastStart(known.rows);
    this.asideRows = setAsideRows(this.read, this.table, this.rowsOfKind, (row) => this.mayBeCounted(row));
    this.setAside = [...this.asideRows].map((row) => this.table.key(row));
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
    return this.keep('presence', at, () => this.readPresence(at));
  }

  tallies(at: MeasureAt): TallySource {
    return this.keep('tallies', at, () => ({
      whole: this.readTallies(at),
      parts: this.places.parts(at.place).map((place) => this.tallies({ ...at, place })),
    }));
  }

  watched(at: MeasureAt): Stretches | null {
    return this.keep('watched', at, () => {
      const channels = channelsRead(this.read.plan.channels, this.read.reading, at.measure);
      if (channels.length === 0) return null;
      if (channels.some((channel) => silenceMeans(this.read.reading, at.measure, channel.name) === 'none')) return Float64Array.of(-Infinity, Infinity);
      const names = new Set(channels.map((channel) => channel.name));
      const watched = widenWatched(this.covered(at.measure, at.place, names), this.read.reading, this.read.zone);
      const supposed = gapsWatched(this.settled, at.measure.name, at.place);
      return supposed.length === 0 ? watched : joinStretches([...pairsOf(watched), ...supposed]);
    });
  }

  private keep<T>(what: string, at: MeasureAt, make: () => T): T {
    const key = [what, at.measure.name, at.place, at.by?.join(',') ?? '*', at.against?.join(',') ?? '*', at.posts?.join(',') ?? ''].join('\n');
    if (!this.kept.has(key)) this.kept.set(key, make());
    return this.kept.get(key) as T;
  }

  private rowsByLot(rows: Uint32Array): Map<number, number[]> {
    const lots = new Map<number, number[]>();
    if (this.rulings.lot.size === 0) return lots;
    for (const row of rows) {
      const lot = this.rulings.lot.get(this.columns.firstRow[row]!);
      if (lot !== undefined) lots.set(lot, [...(lots.get(lot) ?? []), row]);
    }
    return lots;
  }

  private leastStart(rows: Uint32Array): number {
    let least = Infinity;
    for (const row of rows) {
      const kind = this.columns.kind[row]!;
      if (kind !== ACT && kind !== COVERAGE && kind !== STATEMENT && this.columns.start[row]! < least) least = this.columns.start[row]!;
    }
    return least;
  }

  /** A claim's standing after rulings, and after those it is ruled the same as (E5, E25). */
  private standingOf(row: number): { standing: Standing; maybe: boolean } {
    const lot = this.rulings.lot.get(this.columns.firstRow[row]!);
    const known = this.standings.get(row);
    if (known !== undefined) return known;
    const rows = lot === undefined ? [row] : this.lots.get(lot)!;
    const standing = rows.length === 1 ? this.ownStanding(row) : strongest(rows.map((one) => this.ownStanding(one)));
    const own = this.ownStanding(row) === 'withdrawn' ? 'withdrawn' : standing;
    const found = { standing: own, maybe: false };
    if (this.rulings.maybe.size > 0) found.maybe = rows.some((one) => this.rulings.maybe.has(this.columns.firstRow[one]!));
    if (lot !== undefined || found.maybe) this.standings.set(row, found);
    return found;
  }

  private ownStanding(row: number): Standing {
    return (this.rulings.standing.size > 0 ? this.rulings.standing.get(this.columns.firstRow[row]!) : undefined) ?? STANDINGS[this.columns.standing[row]!]!;
  }

  private proof(row: number): Proof {
    const { standing, maybe } = this.standingOf(row);
    const channel = this.table.channels.at(this.columns.channel[row]!);
    const proof = proofOf(this.read.reading, standing, channel);
    if (!maybe || standing === 'withdrawn') return proof;
    const said = [...(this.rulings.maybe.get(this.columns.firstRow[row]!) ?? [])];
    return said.some((one) => proofOf(this.read.reading, one, channel) !== proof) ? 'may' : proof;
  }

  /** Whether some measure of the reading could count something of a row (E15). */
  private mayBeCounted(row: number): boolean {
    if (this.proof(row) === 'no' || this.columns.start[row]! >= this.asOf) return false;
    const channel = this.table.channels.at(this.columns.channel[row]!);
    for (const measure of this.read.measures.values()) {
      if (KIND_OF_SORT[measure.from] !== this.columns.kind[row]) continue;
      if (this.typeRelation(row, measure) === 'out') continue;
      if (channelsRead(this.read.plan.channels, this.read.reading, measure).some((one) => one.name === channel)) return true;
    }
    return false;
  }

  /** How a claim's type, thing or stage stands to the measure's (E19). */
  private typeRelation(row: number, measure: Measure): Holds {
    if (measure.from === 'movements') return STAGES[this.columns.stage[row]! - 1] === measure.stage ? 'in' : 'out';
    if (measure.from === 'presence') return measure.of.includes(this.table.things.at(this.columns.what[row]!)) ? 'in' : 'out';
    const path = measure.from === 'incidents' ? INCIDENT_TYPES[this.columns.type[row]! - 1]! : pathOf(this.table.things.at(this.columns.what[row]!));
    if (measure.of.some((asked) => isBelow(path, pathOf(asked)))) return 'in';
    return measure.of.some((asked) => related(path, pathOf(asked))) ? 'may' : 'out';
  }

  /** The bit of each channel that the measure is read through, by the channel's number in the table; 0: not read. */
  private channelBits(measure: Measure): Int32Array {
    const bits = new Int32Array(this.table.channels.length);
    channelsRead(this.read.plan.channels, this.read.reading, measure).forEach((channel, i) => {
      const number = this.table.channels.find(channel.name);
      if (number > 0) bits[number] = 1 << (i % 30);
    });
    return bits;
  }

  /** For each number of a pool, an answer that is asked for once. */
  private perNumber<T>(ask: (number: number) => T): (number: number) => T {
    const answers: T[] = [];
    return (number) => (answers[number] ??= ask(number));
  }

  /** Looks of a measure at rows: place, filter and contribution. */
  private lookFor(at: MeasureAt) {
    const { columns, table } = this;
    const place = this.perNumber<Holds>((number) => {
      const own = table.places.at(number);
      const inPlace = this.places.relation(own, at.place);
      const inStrip = inPlace === 'out' ? 'out' : this.places.inStrip(own, at.measure.strip);
      return inPlace === 'out' || inStrip === 'out' ? 'out' : inPlace === 'in' && inStrip === 'in' ? 'in' : 'may';
    });
    const filter: ActorFilter = { by: at.by, against: at.against, excluding: at.measure.excluding };
    const answers = new Map<number, Holds>();
    const width = table.actors.length * 2;
    const actor = (row: number): Holds => {
      const by = columns.by[row]! * 2 + columns.oneOfBy[row]!;
      const against = columns.against[row]! * 2 + columns.oneOfAgainst[row]!;
      const key = by * width + against;
      let answer = answers.get(key);
      if (answer === undefined) {
        answer = this.actors.holds(filter, { names: table.actors.at(columns.by[row]!), oneOf: columns.oneOfBy[row] === 1 }, { names: table.actors.at(columns.against[row]!), oneOf: columns.oneOfAgainst[row] === 1 });
        answers.set(key, answer);
      }
      return answer;
    };
    return { place, actor, low: this.lowOf(at.measure), high: this.highOf(at.measure) };
  }

  private lowOf(measure: Measure): (row: number) => number {
    const { countLow, killedLow, injuredLow, trucksLow, peopleLow } = this.columns;
    const column = { events: countLow, things: countLow, killed: killedLow, injured: injuredLow, trucks: trucksLow, people: peopleLow, convoys: null }[measure.from === 'tallies' ? 'events' : measure.unit];
    return column === null ? () => 1 : (row) => column[row]!;
  }

  private highOf(measure: Measure): (row: number) => number {
    const { countHigh, killedHigh, injuredHigh, trucksHigh, peopleHigh } = this.columns;
    const column = { events: countHigh, things: countHigh, killed: killedHigh, injured: injuredHigh, trucks: trucksHigh, people: peopleHigh, convoys: null }[measure.from === 'tallies' ? 'events' : measure.unit];
    return column === null ? () => 1 : (row) => column[row]!;
  }

  private readHappenings(at: MeasureAt): Happenings {
    const { measure } = at;
    const bits = this.channelBits(measure);
    const look = this.lookFor(at);
    const out = new HappeningColumns();
    const lots = new Map<string, ReadClaim[]>();
    for (const row of this.rowsOfKind[KIND_OF_SORT[measure.from]]!) {
      const channel = bits[this.columns.channel[row]!]!;
      if (channel === 0 || this.columns.start[row]! >= this.asOf || this.asideRows.has(row)) continue;
      const type = this.typeRelation(row, measure);
      const lot = this.lotOf(row);
      if (lot === null && type === 'out') continue;
      const proof = this.proof(row);
      if (proof === 'no') continue;
      const exception = this.exceptionOf(row, measure);
      const claim: ReadClaim = { row, start: this.columns.start[row]!, end: this.columns.end[row]!, low: look.low(row), high: look.high(row), counts: proof === 'counts', channel: lot?.convoy ? channel | CONVOY : channel, type, place: look.place(this.columns.place[row]!), filter: exception === 'applies' ? 'out' : look.actor(row), causes: exception === 'unruled' ? UNRULED : 0 };
      if (claim.filter === 'out') this.noteLeftOut(row, at, claim);
      if (this.wholly.size > 0 && !this.supposeWholly(claim)) continue;
      if (lot !== null) lots.set(lot.key, [...(lots.get(lot.key) ?? []), claim]);
      else this.addAlone(out, claim);
    }
    for (const claims of lots.values()) {
      const happening = this.putTogether(claims, measure);
      if (happening !== null) out.add(happening);
    }
    const { happenings } = out.done();
    return { ...happenings, distinct: this.distinctPairs(happenings) };
  }

  /** V8: the claim wholly in the window, or (false) out of it. */
  private supposeWholly(claim: ReadClaim): boolean {
    const supposed = this.wholly.get(this.table.key(claim.row));
    if (supposed === undefined) return true;
    if (supposed.wholly === 'out') return false;
    for (const feature of ['type', 'place', 'filter'] as const) if (claim[feature] === 'may') claim[feature] = 'in';
    if (claim.start < supposed.to && claim.end > supposed.from) {
      claim.start = Math.max(claim.start, supposed.from);
      claim.end = Math.min(claim.end, supposed.to);
    }
    return true;
  }

  /** A claim that is a happening of its own, without an object more. */
  private addAlone(out: HappeningColumns, claim: ReadClaim): void {
    if (claim.type === 'out' || claim.place === 'out' || claim.filter === 'out' || claim.high === 0) return;
    let causes = claim.causes;
    let low = claim.low;
    if (!claim.counts) causes |= DISPUTED;
    if (claim.type === 'may' || claim.place === 'may' || claim.filter === 'may' || claim.end > this.asOf) causes |= IMPRECISE;
    if (causes !== 0) low = 0;
    if (claim.low < claim.high) causes |= IMPRECISE;
    out.addOne(claim.row, claim.start, claim.end, low, claim.high, causes, claim.channel);
  }

  /** E21: the excluding of N3 and a ruled exception of any member that enters hold for all. */
  private putTogether(claims: ReadClaim[], measure: Measure) {
    const counting = claims.filter((claim) => claim.counts);
    const entering = counting.length > 0 ? counting : claims;
    const gone = entering.some((claim) => this.exceptionOf(claim.row, measure) === 'applies' || this.excludedFor(claim.row, measure) === 'out');
    return gone ? null : together(claims, this.asOf);
  }

  private excludedFor(row: number, measure: Measure): Holds {
    const { columns, table } = this;
    return this.actors.holds({ by: null, against: null, excluding: measure.excluding }, { names: table.actors.at(columns.by[row]!), oneOf: columns.oneOfBy[row] === 1 }, { names: table.actors.at(columns.against[row]!), oneOf: columns.oneOfAgainst[row] === 1 });
  }

  private noteLeftOut(row: number, at: MeasureAt, claim: ReadClaim): void {
    if (at.measure.excluding === 'none' || claim.type === 'out' || claim.place === 'out') return;
    if (this.excludedFor(row, at.measure) === 'out') this.leftOutRows.add(row);
  }

  private exceptionOf(row: number, measure: Measure): 'none' | 'applies' | 'unruled' {
    if (measure.exceptions.length === 0) return 'none';
    const ruled = this.rulings.exceptions.get(this.columns.firstRow[row]!);
    if (ruled === undefined) return 'unruled';
    return measure.exceptions.some((name) => ruled.has(name)) ? 'applies' : 'none';
  }

  /** The lot of claims that a row is one happening with: by ruling, or by convoy, stage and place. */
  private lotOf(row: number): { key: string; convoy: boolean } | null {
    const convoy = this.columns.convoy[row]!;
    const first = this.columns.firstRow[row]!;
    if (convoy > 0) return { key: `${convoy} ${this.columns.stage[row]} ${this.columns.place[row]}`, convoy: true };
    const lot = this.rulings.lot.get(first);
    return lot === undefined ? null : { key: `lot ${lot}`, convoy: false };
  }

  private distinctPairs(all: Happenings): Int32Array {
    if (this.rulings.distinct.length === 0) return new Int32Array(0);
    const of = new Map<number, number>();
    for (let i = 0; i < all.length; i++) for (let r = all.rowStart[i]!; r < all.rowStart[i + 1]!; r++) of.set(this.columns.firstRow[all.rows[r]!]!, i);
    const pairs = this.rulings.distinct.map(([a, b]) => [of.get(a), of.get(b)] as const);
    return Int32Array.from(pairs.flatMap(([a, b]) => (a === undefined || b === undefined || a === b ? [] : [a, b])));
  }

  private readPresence(at: MeasureAt): PresenceLines {
    const { measure } = at;
    const bits = this.channelBits(measure);
    const look = this.lookFor(at);
    const out = new HappeningColumns();
    const extra: { place: number; fixes: number; posts: number }[] = [];
    const lots = new Map<string, ReadClaim[]>();
    for (const row of this.rowsOfKind[KIND_OF_SORT.presence]!) {
      const channel = bits[this.columns.channel[row]!]!;
      if (channel === 0 || this.columns.start[row]! >= this.asOf || this.typeRelation(row, measure) === 'out') continue;
      const proof = this.proof(row);
      if (proof === 'no') continue;
      const claim: ReadClaim = { row, start: this.columns.start[row]!, end: Math.min(this.columns.end[row]!, this.asOf), low: look.low(row), high: look.high(row), counts: proof === 'counts', channel, type: 'in', place: look.place(this.columns.place[row]!), filter: look.actor(row), causes: 0 };
      const lot = this.lotOf(row)?.key ?? `row ${row}`;
      lots.set(lot, [...(lots.get(lot) ?? []), claim]);
    }
    for (const claims of lots.values()) {
      const line = together(claims, Infinity);
      const fixing = claims.filter((claim) => claim.counts).reduce((mask, claim) => mask | this.fixes(claim.row, at), 0);
      if (line === null && fixing === 0) continue;
      const first = claims[0]!;
      out.add(line ?? { start: first.start, end: first.end, low: 0, high: 0, causes: 0, channels: first.channel, rows: [first.row] });
      extra.push({ place: this.columns.place[first.row]!, fixes: fixing, posts: this.postsOf(first.row, at.posts ?? []) });
    }
    const { happenings, order } = out.done();
    const column = (field: 'place' | 'fixes' | 'posts') => Int32Array.from(order, (i) => extra[i]![field]);
    const apart = this.perPair((a, b) => this.placesApart(a, b));
    return { ...happenings, place: column('place'), fixes: column('fixes'), posts: column('posts'), apart };
  }

  private fixes(row: number, at: MeasureAt): number {
    const { columns, table } = this;
    if (!this.places.contains(table.places.at(columns.place[row]!), at.place)) return 0;
    const by = table.actors.at(columns.by[row]!);
    const covers = by === null || (at.by !== null && columns.oneOfBy[row] === 0 && at.by.every((asked) => this.actors.groupWithin(asked, by.map((name) => this.actors.bearing(name)?.name ?? name))));
    return covers ? 1 << at.measure.of.indexOf(table.things.at(columns.what[row]!)) : 0;
  }

  private postsOf(row: number, posts: string[]): number {
    const own = this.table.places.at(this.columns.place[row]!);
    return posts.reduce((mask, post, k) => (this.places.relation(own, this.places.resolve(post)) === 'in' ? mask | (1 << k) : mask), 0);
  }

  private placesApart(a: number, b: number): boolean {
    return a !== b && this.places.apart(this.table.places.at(a), this.table.places.at(b));
  }

  private perPair(ask: (a: number, b: number) => boolean): (a: number, b: number) => boolean {
    const answers = new Map<string, boolean>();
    return (a, b) => {
      const key = a < b ? `${a} ${b}` : `${b} ${a}`;
      let answer = answers.get(key);
      if (answer === undefined) answers.set(key, (answer = ask(a, b)));
      return answer;
    };
  }

  private readTallies(at: MeasureAt): Tallies {
    const { measure } = at;
    const bits = this.channelBits(measure);
    const look = this.lookFor(at);
    const out = new HappeningColumns();
    const extra: { usable: number; place: number; kind: number }[] = [];
    for (const row of this.rowsOfKind[KIND_OF_SORT.tallies]!) {
      const channel = bits[this.columns.channel[row]!]!;
      const start = this.columns.start[row]!;
      const end = this.columns.end[row]!;
      if (channel === 0 || start >= this.asOf || this.asideRows.has(row) || this.typeRelation(row, measure) === 'out') continue;
      const proof = this.proof(row);
      if (proof === 'no') continue;
      const found = this.tallyFits(row, at, look.place(this.columns.place[row]!));
      if (found === null) continue;
      let causes = proof === 'may' ? DISPUTED : 0;
      if (!found.sure || look.low(row) < look.high(row) || end > this.asOf) causes |= IMPRECISE;
      const usable = end > this.asOf ? 0 : (found.sure && proof === 'counts' ? 1 : 0) | (found.covers ? 2 : 0);
      out.addOne(row, start, end, look.low(row), look.high(row), causes, channel);
      extra.push({ usable, place: this.columns.place[row]!, kind: this.columns.what[row]! });
    }
    const { happenings, order } = out.done();
    const usable = Uint8Array.from(order, (i) => extra[i]!.usable);
    const place = Int32Array.from(order, (i) => extra[i]!.place);
    const kind = Int32Array.from(order, (i) => extra[i]!.kind);
    const placesApart = this.perPair((a, b) => this.placesApart(a, b));
    const kindsApart = this.perPair((a, b) => !related(pathOf(this.table.things.at(a)), pathOf(this.table.things.at(b))));
    return { ...happenings, usable, place, kind, apart: (i, j) => placesApart(place[i]!, place[j]!) || kindsApart(kind[i]!, kind[j]!) };
  }

  /** E24: whether a tally lies wholly within what the measure counts (`sure`), and whether it covers it; null where it is not read. */
  private tallyFits(row: number, at: MeasureAt, place: Holds): { sure: boolean; covers: boolean } | null {
    const { columns, table } = this;
    const by = this.tallySide(table.actors.at(columns.by[row]!), columns.oneOfBy[row] === 1, at.by);
    const against = this.tallySide(table.actors.at(columns.against[row]!), columns.oneOfAgainst[row] === 1, at.against);
    if (place === 'out' || by === null || against === null) return null;
    const named = columns.by[row] !== 0 || columns.against[row] !== 0;
    if (named && this.excludedFor(row, at.measure) === 'out') {
      this.leftOutRows.add(row);
      return null;
    }
    const path = pathOf(table.things.at(columns.what[row]!));
    const type = this.typeRelation(row, at.measure);
    const covers = at.measure.of.every((asked) => isBelow(pathOf(asked), path)) && this.places.contains(table.places.at(columns.place[row]!), at.place) && by.covers && against.covers;
    return { sure: type === 'in' && place === 'in' && by.within && against.within, covers };
  }

  /** A tally's side against the measure's filter: whether its group lies within the filter's, and whether it contains it; null where they cannot meet. */
  private tallySide(names: readonly string[] | null, oneOf: boolean, filter: string[] | null): { within: boolean; covers: boolean } | null {
    if (filter === null) return { within: true, covers: names === null };
    if (names === null) return { within: false, covers: true };
    const within = oneOf ? names.every((name) => this.actors.groupWithin(name, filter)) : names.some((name) => this.actors.groupWithin(name, filter));
    const own = names.map((name) => this.actors.bearing(name)?.name ?? name);
    const covers = !oneOf && filter.every((asked) => this.actors.groupWithin(asked, own));
    const meets = within || covers || names.some((name) => this.actors.groupWithin(name, filter));
    return meets ? { within, covers } : null;
  }

  /** E22: where coverage claims that count, with share enough, have all of the place. */
  private covered(measure: Measure, place: string, channels: Set<string>): Stretches {
    const share = this.read.reading.watched?.share ?? { num: 1, den: 1 };
    const pairs: [number, number][] = [];
    for (const row of this.rowsOfKind[COVERAGE]!) {
      const own = this.columns.share[row]!;
      if ((own === -1 ? 1 : own) * share.den < share.num && own !== 1) continue;
      if (!channels.has(this.table.channels.at(this.columns.channel[row]!)) || this.proof(row) !== 'counts') continue;
      if (!coverageSees(this.table.sights.at(this.columns.of[row]!), measure) || !this.places.contains(this.table.places.at(this.columns.place[row]!), place)) continue;
      pairs.push([this.columns.start[row]!, this.columns.end[row]!]);
    }
    const parts = this.places.parts(place);
    if (parts.length > 0) {
      const all = parts.map((part) => this.covered(measure, part, channels)).reduce((a, b) => common(a, b));
      pairs.push(...pairsOf(all));
    }
    return joinStretches(pairs);
  }

  /** The civil day that bears an instant, in the reading's clock. */
  dayOf(t: number): number {
    return dayOf(this.read.zone, t);
  }
}
