// How a measure looks at single claims: type, place, who, what it contributes, and whether it is read at all (E19).
import { CLAIM_KINDS, STAGES } from '#records/claim.ts';
import type { ClaimColumns, ClaimTable } from '#records/claim-table.ts';
import { INCIDENT_TYPES, isBelow } from '#records/incident-types.ts';
import type { MeasureAt } from '#records/observations.ts';
import { speaksOf } from '#records/topic.ts';
import type { CountedSort, Measure } from '#records/plan.ts';
import { asksNothing, type Actors, type ActorFilter, type Holds, type Named } from '#series/actors.ts';
import { asRuled, type AsRuled, type InDoubt, type Stated } from '#series/as-ruled.ts';
import type { Places } from '#series/places.ts';
import { pathOf, related } from '#series/sees.ts';
import type { ThingClasses } from '#series/thing-classes.ts';

/** The index in CLAIM_KINDS of the claims that a measure of each sort reads. */
export const KIND_OF_SORT: Record<CountedSort, number> = {
  incidents: CLAIM_KINDS.indexOf('incident'), movements: CLAIM_KINDS.indexOf('movement'), presence: CLAIM_KINDS.indexOf('presence'), tallies: CLAIM_KINDS.indexOf('tally'), acts: CLAIM_KINDS.indexOf('act'),
};

const NOBODY: Named = { names: [], oneOf: false };
const NOTHING: ReadonlyMap<number, InDoubt> = new Map();

/** How places of claims lie to one place or strip; those within are known up to the number `asked`. */
interface Lies { ask: (number: number) => Holds; within: number[]; asked: number }

export class Looks {
  readonly table: ClaimTable;
  readonly actors: Actors;
  readonly places: Places;
  readonly classes: ThingClasses;
  private readonly ruled: AsRuled | null;
  private readonly inDoubt: ReadonlyMap<number, InDoubt>;
  private readonly lies: Map<string, Lies>;

  /** At claims as they are told; with `ruled` as rulings leave them, in the rows that there were then. How a place lies to another is known to both. */
  constructor(table: ClaimTable, actors: Actors, places: Places, classes: ThingClasses, ruled: AsRuled | null = null, lies = new Map<string, Lies>()) {
    this.table = table;
    this.actors = actors;
    this.places = places;
    this.classes = classes;
    this.ruled = ruled;
    this.inDoubt = ruled?.inDoubt ?? NOTHING;
    this.lies = lies;
  }

  get columns(): ClaimColumns {
    return this.ruled?.columns ?? this.table.view();
  }

  /** The same claims as rulings that state a part of them leave them (E13); this one, where none does. */
  asRuled(stated: ReadonlyMap<number, Stated>): Looks {
    return stated.size === 0 ? this : new Looks(this.table, this.actors, this.places, this.classes, asRuled(this.table, stated), this.lies);
  }

  /** Whether a ruling that only may count states a part of it otherwise: then it only may count (E13). */
  isInDoubt(row: number): boolean {
    return this.inDoubt.has(row);
  }

  /** Who may have done it, as named; more than one where that is in doubt (E13). */
  by(row: number): Named[] {
    return this.inDoubt.get(row)?.by ?? [this.oneBy(row)];
  }

  private oneBy(row: number): Named {
    return { names: this.table.actors.at(this.columns.by[row]!), oneOf: this.columns.oneOfBy[row] === 1 };
  }

  /** Presence has no targets. */
  against(row: number): Named[] {
    if (this.columns.kind[row] === KIND_OF_SORT.presence) return [NOBODY];
    return this.inDoubt.get(row)?.against ?? [this.oneAgainst(row)];
  }

  private oneAgainst(row: number): Named {
    return { names: this.table.actors.at(this.columns.against[row]!), oneOf: this.columns.oneOfAgainst[row] === 1 };
  }

  /** How a claim's type, thing or stage stands to the measure's. */
  type(row: number, measure: Measure): Holds {
    if (measure.acts !== undefined) return this.isActAsked(row, measure.acts) ? 'in' : 'out';
    if (measure.from === 'movements') return STAGES[this.columns.stage[row]! - 1] === measure.stage ? 'in' : 'out';
    const word = measure.from === 'incidents' ? INCIDENT_TYPES[this.columns.type[row]! - 1]! : this.table.things.at(this.columns.what[row]!);
    const path = pathOf(word);
    if (measure.from === 'presence') return ofAny([...this.classes.leaves(word)].map((leaf) => measure.of.some((asked) => pathOf(asked) === leaf)));
    if (measure.of.some((asked) => isBelow(path, pathOf(asked)))) return 'in';
    return measure.of.some((asked) => related(path, pathOf(asked))) ? 'may' : 'out';
  }

  /** V15: the act asked for, to whom and about what. */
  private isActAsked(row: number, asked: NonNullable<Measure['acts']>): boolean {
    const { act, to, about } = this.table.claim(row);
    return act === asked.act && (asked.to.length === 0 || (to !== null && asked.to.includes(to))) && (asked.about === null || speaksOf(about, asked.about));
  }

  /** Whose act each is: one of those named, or of a body they belong to (T12). Of alternatives it is nobody's. */
  ownAct(by: readonly string[] | null): (row: number) => Holds {
    if (by === null) return () => 'in';
    return (row) => {
      const { names, oneOf } = this.oneBy(row);
      return !oneOf && [...this.actors.own(names ?? [])].some((name) => by.includes(name)) ? 'in' : 'out';
    };
  }

  /** How what a movement carries stands to what the measure asks for (E19): a convoy carries each of its loads, of a truck it is not said which. */
  load(row: number, { load, unit }: Measure): Holds {
    if (load === undefined) return 'in';
    const carried = this.table.loads.at(this.columns.load[row]!);
    if (carried === null) return 'may';
    const asked = carried.filter((one) => load.includes(one));
    if (asked.length === 0) return 'out';
    return unit === 'convoys' || asked.length === carried.length ? 'in' : 'may';
  }

  /** Where it may be, by the numbers of places; more than one where that is in doubt (E13). */
  placesOf(row: number): number[] {
    return this.inDoubt.get(row)?.places ?? [this.columns.place[row]!];
  }

  /** When it may be, told apart where that is in doubt; the columns have the hull (E13). */
  timesOf(row: number): { start: number; end: number }[] {
    return this.inDoubt.get(row)?.times ?? [{ start: this.columns.start[row]!, end: this.columns.end[row]! }];
  }

  /** How the place of each row lies to the measure's strip, or else its place; each place is asked for once. */
  place(at: MeasureAt): (row: number) => Holds {
    const ofNumber = this.liesTo(at).ask;
    const { place } = this.columns;
    return this.inDoubt.size === 0 ? (row) => ofNumber(place[row]!) : (row) => ofAll(this.placesOf(row).map(ofNumber));
  }

  /** The numbers of the places that lie in the measure's strip or place, or may. */
  placesWithin(at: MeasureAt): readonly number[] {
    const found = this.liesTo(at);
    for (; found.asked < this.table.places.length; found.asked += 1) if (found.ask(found.asked) !== 'out') found.within.push(found.asked);
    return found.within;
  }

  private liesTo({ measure: { strip }, place }: MeasureAt): Lies {
    const key = strip === null ? place : JSON.stringify(strip);
    let found = this.lies.get(key);
    if (found === undefined) {
      const ask = once((number) => {
        const own = this.table.places.at(number);
        return strip === null ? this.places.relation(own, place) : this.places.inStrip(own, strip);
      });
      this.lies.set(key, (found = { ask, within: [], asked: 0 }));
    }
    return found;
  }

  /** How each row stands to a filter; each pair of sides is asked for once. */
  filter(filter: ActorFilter): (row: number) => Holds {
    if (asksNothing(filter)) return () => 'in';
    const answers = new Map<number, Holds>();
    const { columns } = this;
    const width = this.table.actors.length * 2;
    return (row) => {
      if (this.inDoubt.has(row)) return ofAll(this.by(row).flatMap((by) => this.against(row).map((against) => this.actors.holds(filter, by, against))));
      const key = (columns.by[row]! * 2 + columns.oneOfBy[row]!) * width + columns.against[row]! * 2 + columns.oneOfAgainst[row]!;
      let answer = answers.get(key);
      if (answer === undefined) answers.set(key, (answer = this.actors.holds(filter, this.oneBy(row), this.against(row)[0]!)));
      return answer;
    };
  }

  /** What each row contributes: of tallies always the count. */
  amounts(measure: Measure): { low: (row: number) => number; high: (row: number) => number } {
    const { countLow, countHigh, killedLow, killedHigh, injuredLow, injuredHigh, trucksLow, trucksHigh, peopleLow, peopleHigh } = this.columns;
    const unit = measure.from === 'tallies' ? 'events' : measure.unit;
    if (unit === 'convoys' || unit === 'acts') return { low: () => 1, high: () => 1 };
    const [low, high] = {
      events: [countLow, countHigh], things: [countLow, countHigh], killed: [killedLow, killedHigh], injured: [injuredLow, injuredHigh], trucks: [trucksLow, trucksHigh], people: [peopleLow, peopleHigh],
    }[unit] as [Float64Array, Float64Array];
    return { low: (row) => low[row]!, high: (row) => high[row]! };
  }
}

/** Whether what a claim may tell of is asked for: all of it, some, or none. */
function ofAny(asked: readonly boolean[]): Holds {
  if (!asked.includes(true)) return 'out';
  return asked.includes(false) ? 'may' : 'in';
}

/** What holds of all that a claim may be: `in` or `out` where it does of each. */
export function ofAll(found: readonly Holds[]): Holds {
  const [first = 'may'] = found;
  return found.every((one) => one === first) ? first : 'may';
}

/** An answer for each small whole number, asked for once. */
export function once<T>(ask: (number: number) => T): (number: number) => T {
  const answers: T[] = [];
  return (number) => (answers[number] ??= ask(number));
}

/** An answer for each pair of whole numbers, whichever comes first, asked for once. */
export function oncePerPair(ask: (a: number, b: number) => boolean): (a: number, b: number) => boolean {
  const answers = new Map<string, boolean>();
  return (a, b) => {
    const key = a < b ? `${a} ${b}` : `${b} ${a}`;
    let answer = answers.get(key);
    if (answer === undefined) answers.set(key, (answer = ask(a, b)));
    return answer;
  };
}
