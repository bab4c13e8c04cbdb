// What speaks for two claims being one event, in points that anybody can add up. docs/formats.md has the same table.
import { INCIDENT_TYPES } from '#records/incident-types.ts';
import type { ClaimColumns, ClaimTable } from '#records/claim-table.ts';
import type { Plan } from '#records/plan.ts';
import type { SpokenParts } from '#monitor/claim-rows.ts';
import type { Nearness } from '#monitor/near-places.ts';

const POINTS = {
  sameTime: 30, sameStretch: 25, overlap: 15, nearTime: 10,
  samePlace: 25, inPlace: 15, nearPlace: 10,
  sameKind: 15, widerKind: 10,
  sameActors: 10, sharedActors: 5, otherActors: -10,
  sameNumber: 10, meetingNumber: 5, otherNumber: -10,
  sameLink: 10, sameWords: 15,
} as const;

/** A pair is told from this score on. Claims of one channel are each their own event (E5), so more must speak against it. */
export const LEAST = { across: 55, within: 75 } as const;

/** Times no further apart than this may be one, told by two clocks. */
export const NEAR_MS = 6 * 3_600_000;
/** A stretch no longer than this says when; a longer one, such as a day, only about when. */
const SHORT_MS = 3_600_000;

type Note = (points: number, says: string) => void;

export class DuplicateScore {
  readonly #table: ClaimTable;
  readonly #columns: ReturnType<typeof columnsOf>;
  readonly #spoken: SpokenParts;
  /** The widest actor that includes a name; a name that no actor bears stands for itself. */
  readonly #side = new Map<string, string>();

  constructor(table: ClaimTable, spoken: SpokenParts, { actors }: Pick<Plan, 'actors'>) {
    this.#table = table;
    this.#columns = columnsOf(table.view());
    this.#spoken = spoken;
    const above = new Map(actors.flatMap(({ name, title, includes }) => [[title, name] as const, ...includes.map((inner) => [inner, name] as const)]).filter(([inner, name]) => inner !== name));
    for (const list of table.actors.all) for (const name of list ?? []) this.#side.set(name, widest(name, above));
  }

  /** The sum of the points of two rows of one kind; `note` hears each with its reason. */
  of(a: number, b: number, nearness: Nearness, note?: Note): number {
    let sum = 0;
    const add = (points: number, says: () => string): void => {
      if (points === 0) return;
      sum += points;
      note?.(points, says());
    };
    this.#time(a, b, add);
    add(nearness === 'same' ? POINTS.samePlace : nearness === 'in' ? POINTS.inPlace : POINTS.nearPlace, () => (nearness === 'same' ? 'the same place' : nearness === 'in' ? 'one place lies in the other' : 'places that touch or lie within 5 km'));
    this.#kind(a, b, add);
    this.#actors(a, b, add);
    this.#numbers(a, b, add);
    this.#words(a, b, add);
    return sum;
  }

  #time(a: number, b: number, add: Add): void {
    const { start, end } = this.#columns;
    if (start[a] === start[b] && end[a] === end[b]) {
      const isShort = end[a]! - start[a]! <= SHORT_MS;
      return add(isShort ? POINTS.sameTime : POINTS.sameStretch, () => (isShort ? 'the same time' : 'the same stretch of time'));
    }
    const isMeeting = start[a]! < end[b]! && start[b]! < end[a]!;
    add(isMeeting ? POINTS.overlap : POINTS.nearTime, () => (isMeeting ? 'times that overlap' : 'times within 6 h of one another'));
  }

  #kind(a: number, b: number, add: Add): void {
    const { type } = this.#columns;
    if (type[a] === type[b]) return add(POINTS.sameKind, () => 'the same kind');
    add(POINTS.widerKind, () => `one kind is wider: ${INCIDENT_TYPES[type[a]! - 1]!} and ${INCIDENT_TYPES[type[b]! - 1]!}`);
  }

  #actors(a: number, b: number, add: Add): void {
    for (const [side, column] of [['by', this.#columns.by], ['against', this.#columns.against]] as const) {
      if (column[a] === 0 || column[b] === 0) continue;
      const first = this.#table.actors.at(column[a]!)!, second = this.#table.actors.at(column[b]!)!;
      const shared = first.filter((name) => second.includes(name)).length;
      const isSame = shared === first.length && shared === second.length;
      const sides = new Set(first.map((name) => this.#side.get(name))), isOneSide = second.some((name) => sides.has(this.#side.get(name)));
      const points = isSame ? POINTS.sameActors : isOneSide ? POINTS.sharedActors : POINTS.otherActors;
      add(points, () => `${isSame ? 'the same' : isOneSide ? 'alike' : 'another'} ${side}: ${isSame ? first.join(', ') : `${first.join(', ')} and ${second.join(', ')}`}`);
    }
  }

  #numbers(a: number, b: number, add: Add): void {
    for (const [what, low, high] of this.#columns.ranges) {
      const isTold = (row: number): boolean => high[row] !== Infinity && !(what === 'events' && low[row] === 1 && high[row] === 1);
      if (!isTold(a) || !isTold(b)) continue;
      const isSame = low[a] === low[b] && high[a] === high[b], isMeeting = low[a]! <= high[b]! && low[b]! <= high[a]!;
      const said = (row: number): string => (low[row] === high[row] ? String(low[row]) : `${low[row]} to ${high[row]}`);
      add(isSame ? POINTS.sameNumber : isMeeting ? POINTS.meetingNumber : POINTS.otherNumber, () => (isSame ? `the same number of ${what}: ${said(a)}` : `${isMeeting ? 'numbers that meet' : 'other numbers'} of ${what}: ${said(a)} and ${said(b)}`));
    }
  }

  /** A link may tell of many events: it speaks for one, and is none of itself. */
  #words(a: number, b: number, add: Add): void {
    const first = this.#spoken.of(a)?.source, second = this.#spoken.of(b)?.source;
    if (first === undefined || first === null || second === undefined || second === null) return;
    if (first.url !== undefined && first.url === second.url) add(POINTS.sameLink, () => `the same link: ${first.url!}`);
    if (first.quote !== undefined && first.quote === second.quote) add(POINTS.sameWords, () => 'the same words');
  }
}

/** Rings of actors are a fault of the agreement, found elsewhere: here they only must not turn for ever. */
function widest(name: string, above: ReadonlyMap<string, string>): string {
  const seen = new Set<string>();
  let side = name;
  while (above.has(side) && !seen.has(side)) {
    seen.add(side);
    side = above.get(side)!;
  }
  return side;
}

type Add = (points: number, says: () => string) => void;

function columnsOf(view: ClaimColumns) {
  const { start, end, type, by, against, countLow, countHigh, killedLow, killedHigh, injuredLow, injuredHigh, trucksLow, trucksHigh } = view;
  const ranges = [['events', countLow, countHigh], ['killed', killedLow, killedHigh], ['injured', injuredLow, injuredHigh], ['trucks', trucksLow, trucksHigh]] as const;
  return { start, end, type, by, against, ranges };
}
