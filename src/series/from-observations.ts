// What one reading observes of the claims that were known: for each measure and place, columns of happenings, presence, tallies and watch.
import { Input, isAlike, Kept, type Source, type Trail } from '#base/kept.ts';
import { CLAIM_KINDS } from '#records/claim.ts';
import type { ClaimTable } from '#records/claim-table.ts';
import type { Act, Happenings, MeasureAt, Observations, PresenceLines, Stretches, Tallies, TallySource, Uncounted } from '#records/observations.ts';
import type { Plan } from '#records/plan.ts';
import type { ReadPlan } from '#records/read-plan.ts';
import { readActs } from '#series/acts.ts';
import { Actors } from '#series/actors.ts';
import { ClaimReader, horizonOf, type Found, type Known } from '#series/claim-reader.ts';
import { HeldRows, type Change } from '#series/held-rows.ts';
import { joinedWith } from '#series/joined-claims.ts';
import { KIND_OF_SORT, Looks } from '#series/looks.ts';
import { Places } from '#series/places.ts';
import { ThingClasses } from '#series/thing-classes.ts';
import { readRulings, ruledOtherwise, type Rulings } from '#series/proof.ts';
import { channelsRead, coverageSees, silenceMeans } from '#series/sees.ts';
import { SET_ASIDE, vaguenessOf } from '#series/set-aside.ts';
import { uncountedAmong } from '#series/uncounted.ts';
import { coveredStretches, mayCover, widenWatched } from '#series/watched.ts';

const ACT = CLAIM_KINDS.indexOf('act');
const COVERAGE = CLAIM_KINDS.indexOf('coverage');

/** What was known at a moment, for all readings of a plan. */
export function knownFrom(plan: Plan, table: ClaimTable, asOf: number, knownAt: number, held = new HeldRows(table, knownAt)): Known {
  return { held, looks: new Looks(table, new Actors(plan.actors), new Places(plan.places, plan.lines), new ThingClasses(plan.things)), asOf, knownAt };
}

type What = 'happenings' | 'presence' | 'tallies' | 'watched' | 'uncounted';

/** Something asked of the rows, what hangs on the answer, and the rows that N3 left out of it. */
interface Asked { what: What; at: MeasureAt; input: Input; leftOut: number[] }

function noting<T>(asked: Asked, { found, leftOut }: Found<T>): T {
  asked.leftOut = leftOut;
  return found;
}

/** What is asked of a measure, in a word: two that ask the same have the same. */
export function keyOfMeasure(what: What, at: MeasureAt): string {
  return [what, at.measure.name, at.place, at.by?.join(',') ?? '*', at.against?.join(',') ?? '*', at.posts?.join(',') ?? ''].join('\n');
}

/** All that the reading observes in the rows that are known; it can take in more of them (A3). */
export class ReadingObservations implements Observations {
  readonly horizon: number;
  readonly asOf: number;
  readonly knownAt: number;
  /** Reads the rows by the rulings that hold now. */
  reader: ClaimReader;
  private readonly read: ReadPlan;
  private readonly known: Known;
  private readonly trail: Trail;
  private readonly kept: Kept;
  /** Whether a row is too vague to use, as it is looked at; null where nothing is set aside. */
  readonly isVague: ReturnType<typeof vaguenessOf>;
  private readonly asideRows = new Set<number>();
  /** What was asked of the rows, and what hangs on the answers. */
  private readonly asked = new Map<string, Asked>();
  private readonly allActs: Input;
  private readonly aside: Input;
  private readonly start: Input;
  private lastStart: number;

  constructor(read: ReadPlan, known: Known, trail: Trail) {
    this.read = read;
    this.known = known;
    this.trail = trail;
    this.kept = new Kept(trail);
    this.asOf = known.asOf;
    this.knownAt = known.knownAt;
    this.horizon = horizonOf(read, known.asOf, known.knownAt);
    this.allActs = new Input(trail);
    this.aside = new Input(trail);
    this.start = new Input(trail);
    this.isVague = vaguenessOf(read, known.held.table);
    this.reader = this.readBy(this.readRulings());
    const { looks } = this.reader;
    if (this.isVague !== null) for (const kind of SET_ASIDE) for (const row of known.held.ofKind(kind)) if (this.isVague(row, looks)) this.asideRows.add(row);
    this.lastStart = this.leastStart();
  }

  private readBy(rulings: Rulings): ClaimReader {
    const looks = this.known.looks.asRuled(rulings.stated);
    return new ClaimReader(this.read, this.known, { rulings, looks, wholly: new Map(), isAside: (row) => this.asideRows.size > 0 && this.asideRows.has(row), acts: () => this.acts });
  }

  private readRulings(): Rulings {
    const { held } = this.known;
    return readRulings(held.table, held.ofKind(ACT), this.read.reading, this.asOf);
  }

  /** Every act that counts or may count and began before asOf. */
  get acts(): Act[] {
    return this.kept.keep('acts', () => {
      this.allActs.read();
      const { held, looks } = this.known;
      return readActs(held.table, held.ofKind(ACT), (row) => this.reader.proof(row), looks.actors, this.asOf);
    }, isAlike);
  }

  get firstStart(): number {
    this.start.read();
    return this.leastStart();
  }

  /** V10: as told or as ruled, whichever is earlier, so that the days of all readings begin where the evidence does. */
  private leastStart(): number {
    const { known: { held }, reader: { looks, grounds } } = this;
    const { kind, start } = looks.columns;
    let least = held.firstStart;
    for (const row of [...grounds.rulings.stated.keys()].map((first) => held.holding(first))) {
      if (row >= 0 && kind[row] !== ACT && kind[row] !== COVERAGE) least = Math.min(least, start[row]!);
    }
    return least;
  }

  get setAside(): string[] {
    return this.kept.keep('set aside', () => {
      this.aside.read();
      const { kind } = this.known.looks.columns;
      const order = (row: number) => SET_ASIDE.indexOf(kind[row]!);
      return [...this.asideRows].filter((row) => this.reader.mayBeCounted(row)).sort((a, b) => order(a) - order(b) || a - b).map((row) => this.key(row));
    }, isAlike);
  }

  /** All that was left out of anything asked so far (N3). */
  get leftOut(): string[] {
    return this.leftOutWhere(() => true);
  }

  /** What was left out of that which is among `reached`. */
  leftOutAmong(reached: ReadonlySet<Source>): string[] {
    return this.leftOutWhere((input) => reached.has(input));
  }

  private leftOutWhere(isMeant: (input: Input) => boolean): string[] {
    const rows = new Set<number>();
    for (const { input, leftOut } of this.asked.values()) if (leftOut.length > 0 && isMeant(input)) for (const row of leftOut) rows.add(row);
    return [...rows].sort((a, b) => a - b).map((row) => this.key(row));
  }

  key(row: number): string {
    return this.known.held.table.key(row);
  }

  /** Every measure, bound to names, that was asked so far, each once. */
  questions(): MeasureAt[] {
    return [...new Map([...this.asked.values()].map(({ at }) => [keyOfMeasure('watched', at), at])).values()];
  }

  happenings(at: MeasureAt): Happenings {
    return this.keep('happenings', at, (asked) => noting(asked, this.reader.happenings(at)));
  }

  presence(at: MeasureAt): PresenceLines {
    return this.keep('presence', at, (asked) => noting(asked, this.reader.presence(at)));
  }

  tallies(at: MeasureAt): TallySource {
    return this.keep('tallies', at, (asked): TallySource => {
      const whole: Tallies = noting(asked, this.reader.tallies(at));
      return { whole, parts: this.known.looks.places.parts(at.place).map((place) => this.tallies({ ...at, place })) };
    });
  }

  get holdsAfterLookMs(): number {
    return this.read.reading.holdsAfterLookMs ?? 0;
  }

  watched(at: MeasureAt): Stretches | null {
    return this.keep('watched', at, () => {
      // V15: acts are seen by every channel.
      if (at.measure.from === 'acts') return Float64Array.of(-Infinity, Infinity);
      const { reading, plan, zone } = this.read;
      const { held, looks } = this.known;
      const channels = channelsRead(plan.channels, reading, at.measure);
      if (channels.length === 0) return null;
      if (channels.some((channel) => silenceMeans(reading, at.measure, channel.name) === 'none')) return Float64Array.of(-Infinity, Infinity);
      const rows = held.ofKind(COVERAGE).filter((row) => this.wouldSee(row, at) && this.reader.proof(row) === 'counts');
      return widenWatched(coveredStretches(at, rows, reading, looks, this.asOf), reading, zone);
    });
  }

  uncounted(at: MeasureAt): Uncounted[] {
    return this.keep('uncounted', at, () => {
      const { held, looks } = this.known;
      return uncountedAmong(held.ofKind(COVERAGE), at, { read: this.read, looks, asOf: this.asOf, proof: (row) => this.reader.proof(row), standing: (row) => this.reader.standing(row) });
    });
  }

  /** Whether a coverage claim is of a channel that is read, and of what the measure counts. */
  private wouldSee(row: number, at: MeasureAt): boolean {
    const { table, columns } = this.known.looks;
    const name = table.channels.at(columns.channel[row]!);
    const channel = channelsRead(this.read.plan.channels, this.read.reading, at.measure).find((one) => one.name === name);
    return channel !== undefined && coverageSees(table.sights.at(columns.of[row]!), at.measure, channel, (word) => this.known.looks.classes.leaves(word));
  }

  /** Whoever is being worked out hangs on the rows that this reads. */
  note(what: What, at: MeasureAt): Asked {
    const key = keyOfMeasure(what, at);
    let asked = this.asked.get(key);
    if (asked === undefined) this.asked.set(key, (asked = { what, at, input: new Input(this.trail), leftOut: [] }));
    asked.input.read();
    return asked;
  }

  private keep<T>(what: What, at: MeasureAt, make: (asked: Asked) => T): T {
    return this.kept.keep(keyOfMeasure(what, at), () => make(this.note(what, at)), isAlike);
  }

  /** Takes in rows that came and went; all that they reach counts as changed. `appended`: all the rows that are new in the table. */
  take({ came, went, appended }: Change & { appended: number[] }): void {
    const { kind } = this.known.looks.columns;
    const before = this.reader, { rulings } = before.grounds;
    const now = this.areRulingsTouched([...came, ...went], appended, rulings) ? this.readRulings() : rulings;
    this.reader = this.readBy(now);
    const ruled = now === rulings ? [] : [...ruledOtherwise(rulings, now)].map((first) => this.known.held.holding(first)).filter((row) => row >= 0);
    const changed = [...came, ...went, ...ruled];
    if (changed.some((row) => kind[row] === ACT)) this.allActs.touch();
    this.setAsideAnew(changed, went);
    const least = this.leastStart();
    if (least !== this.lastStart) this.start.touch();
    this.lastStart = least;
    this.touchReached(changed, before);
  }

  /** Looks again at rows that came, went or are ruled on otherwise. */
  private setAsideAnew(changed: number[], went: number[]): void {
    if (this.isVague === null) return;
    let isTouched = false;
    for (const row of changed) {
      const isAside = !went.includes(row) && this.isVague(row, this.reader.looks);
      isTouched ||= isAside || this.asideRows.has(row);
      if (isAside) this.asideRows.add(row);
      else this.asideRows.delete(row);
    }
    if (isTouched) this.aside.touch();
  }

  private areRulingsTouched(changed: number[], appended: number[], { missing }: Rulings): boolean {
    const { kind } = this.known.looks.columns;
    return changed.some((row) => kind[row] === ACT) || (missing.size > 0 && appended.some((row) => missing.has(this.key(row))));
  }

  private touchReached(changed: number[], before: ClaimReader): void {
    const rulings = [before.grounds.rulings, this.reader.grounds.rulings];
    for (const row of changed) {
      // A claim alone reaches what it may belong to; of several that may be one, each brings its own side.
      const lot = joinedWith([row], rulings, this.known.held);
      for (const { what, at, input } of this.asked.values()) if (this.reaches([...lot], what, at, before.looks)) input.touch();
    }
  }

  /** A claim is where it was read to be, and where it is read to be now (E13). */
  private reaches(lot: number[], what: What, at: MeasureAt, before: Looks): boolean {
    const { looks } = this.known;
    const { kind, channel } = looks.columns;
    if (what === 'uncounted') return lot.some((row) => kind[row] === COVERAGE && mayCover(row, at, looks));
    if (what === 'watched') return lot.some((row) => kind[row] === COVERAGE && this.wouldSee(row, at) && mayCover(row, at, looks));
    const own = lot.filter((row) => kind[row] === KIND_OF_SORT[at.measure.from] && this.reader.isRead(at.measure, channel[row]!));
    if (!own.some((row) => looks.type(row, at.measure) !== 'out')) return false;
    if (at.measure.from === 'acts') return true;
    return [...new Set([before, this.reader.looks])].some((one) => {
      const lies = one.place(at), { length } = one.columns;
      return own.some((row) => row < length && lies(row) !== 'out');
    });
  }
}
