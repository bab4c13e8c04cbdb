// How a measure looks at single claims: type, place, who, what it contributes, and whether it is read at all (E19).
import { CLAIM_KINDS, STAGES } from '#records/claim.ts';
import type { ClaimColumns, ClaimTable } from '#records/claim-table.ts';
import { INCIDENT_TYPES, isBelow } from '#records/incident-types.ts';
import type { MeasureAt } from '#records/observations.ts';
import type { ClaimSort, Measure } from '#records/plan.ts';
import type { Actors, ActorFilter, Holds, Named } from '#series/actors.ts';
import type { Places } from '#series/places.ts';
import { pathOf, related } from '#series/sees.ts';

/** The index in CLAIM_KINDS of the claims that a measure of each sort reads. */
export const KIND_OF_SORT: Record<ClaimSort, number> = {
  incidents: CLAIM_KINDS.indexOf('incident'), movements: CLAIM_KINDS.indexOf('movement'), presence: CLAIM_KINDS.indexOf('presence'), tallies: CLAIM_KINDS.indexOf('tally'),
};

const NOBODY: Named = { names: [], oneOf: false };

/** How places of claims lie to one place or strip; those within are known up to the number `asked`. */
interface Lies { ask: (number: number) => Holds; within: number[]; asked: number }

export class Looks {
  readonly table: ClaimTable;
  readonly actors: Actors;
  readonly places: Places;

  private readonly lies = new Map<string, Lies>();

  constructor(table: ClaimTable, actors: Actors, places: Places) {
    this.table = table;
    this.actors = actors;
    this.places = places;
  }

  get columns(): ClaimColumns {
    return this.table.view();
  }

  by(row: number): Named {
    return { names: this.table.actors.at(this.columns.by[row]!), oneOf: this.columns.oneOfBy[row] === 1 };
  }

  /** Presence has no targets. */
  against(row: number): Named {
    if (this.columns.kind[row] === KIND_OF_SORT.presence) return NOBODY;
    return { names: this.table.actors.at(this.columns.against[row]!), oneOf: this.columns.oneOfAgainst[row] === 1 };
  }

  /** How a claim's type, thing or stage stands to the measure's. */
  type(row: number, measure: Measure): Holds {
    if (measure.from === 'movements') return STAGES[this.columns.stage[row]! - 1] === measure.stage ? 'in' : 'out';
    const word = measure.from === 'incidents' ? INCIDENT_TYPES[this.columns.type[row]! - 1]! : this.table.things.at(this.columns.what[row]!);
    const path = pathOf(word);
    if (measure.from === 'presence') return measure.of.some((asked) => pathOf(asked) === path) ? 'in' : 'out';
    if (measure.of.some((asked) => isBelow(path, pathOf(asked)))) return 'in';
    return measure.of.some((asked) => related(path, pathOf(asked))) ? 'may' : 'out';
  }

  /** How the place of each number lies to the measure's strip, or else its place; each is asked for once. */
  place(at: MeasureAt): (number: number) => Holds {
    return this.liesTo(at).ask;
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
    if (filter.by === null && filter.against === null && filter.excluding === 'none') return () => 'in';
    const answers = new Map<number, Holds>();
    const { columns } = this;
    const width = this.table.actors.length * 2;
    return (row) => {
      const key = (columns.by[row]! * 2 + columns.oneOfBy[row]!) * width + columns.against[row]! * 2 + columns.oneOfAgainst[row]!;
      let answer = answers.get(key);
      if (answer === undefined) answers.set(key, (answer = this.actors.holds(filter, this.by(row), this.against(row))));
      return answer;
    };
  }

  /** What each row contributes: of tallies always the count. */
  amounts(measure: Measure): { low: (row: number) => number; high: (row: number) => number } {
    const { countLow, countHigh, killedLow, killedHigh, injuredLow, injuredHigh, trucksLow, trucksHigh, peopleLow, peopleHigh } = this.columns;
    const unit = measure.from === 'tallies' ? 'events' : measure.unit;
    if (unit === 'convoys') return { low: () => 1, high: () => 1 };
    const [low, high] = {
      events: [countLow, countHigh], things: [countLow, countHigh], killed: [killedLow, killedHigh], injured: [injuredLow, injuredHigh], trucks: [trucksLow, trucksHigh], people: [peopleLow, peopleHigh],
    }[unit] as [Float64Array, Float64Array];
    return { low: (row) => low[row]!, high: (row) => high[row]! };
  }
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
