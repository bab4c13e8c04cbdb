// How near two places of claims are to one another, for finding duplicates: a cheap look at their boxes first, then a true one, kept.
import { circleRelation, areaRelation, distanceMetres, type Geometry } from '#base/geometry.ts';
import { boxOf } from '#base/shape.ts';
import type { ClaimTable } from '#records/claim-table.ts';
import type { Plan } from '#records/plan.ts';
import { Places } from '#series/places.ts';

export type Nearness = 'same' | 'in' | 'near' | 'apart';

/** Points within it of one another may be one place told twice. */
const NEAR_METRES = 5_000;

type Shape = { disc: [number, number]; radiusMetres: number } | { area: Geometry } | null;

interface Answers { get(key: number): Nearness | undefined; set(key: number, answer: Nearness): unknown }

const NEARNESS: readonly Nearness[] = ['same', 'in', 'near', 'apart'];
/** Up to so many places all pairs have room in one array, which is asked several times faster than a map. */
const MOST_IN_SQUARE = 4_000;

class SquareOfAnswers implements Answers {
  readonly #cells: Uint8Array;

  constructor(places: number) {
    this.#cells = new Uint8Array(places * places);
  }

  get(key: number): Nearness | undefined {
    return NEARNESS[this.#cells[key]! - 1];
  }

  set(key: number, answer: Nearness): void {
    this.#cells[key] = NEARNESS.indexOf(answer) + 1;
  }
}

export class NearPlaces {
  readonly #places: Places;
  readonly #shapes: Shape[] = [];
  /** By place number; of a name that the agreement knows, that name. */
  readonly #names: (string | null)[] = [];
  /** West, south, east, north of each place, widened by NEAR_METRES; a place that nobody drew has none. */
  readonly #box: Float64Array;
  readonly #answers: Answers;

  constructor(table: ClaimTable, plan: Plan) {
    this.#places = new Places(plan.places, plan.lines);
    this.#box = new Float64Array(table.places.length * 4).fill(Number.NaN);
    this.#answers = table.places.length <= MOST_IN_SQUARE ? new SquareOfAnswers(table.places.length) : new Map();
    for (let number = 0; number < table.places.length; number += 1) this.#add(number, table);
  }

  /** Of places by their numbers in the table. Quick where they are far from one another. */
  nearness(a: number, b: number): Nearness {
    if (a === b) return 'same';
    if (!this.mayBeNear(a, b)) return 'apart';
    const key = a < b ? a * this.#shapes.length + b : b * this.#shapes.length + a;
    let answer = this.#answers.get(key);
    if (answer === undefined) this.#answers.set(key, (answer = this.#look(a, b)));
    return answer;
  }

  /** By their boxes alone; places that nobody drew may be. */
  mayBeNear(a: number, b: number): boolean {
    const box = this.#box, i = a * 4, j = b * 4;
    return !(box[i]! > box[j + 2]! || box[j]! > box[i + 2]! || box[i + 1]! > box[j + 3]! || box[j + 1]! > box[i + 3]!);
  }

  #add(number: number, table: ClaimTable): void {
    const place = table.places.at(number);
    const name = place !== null && 'name' in place ? this.#places.resolve(place.name) : null;
    const drawn = name === null ? null : (this.#places.place(name)?.geometry ?? null);
    const shape: Shape = place === null ? null : 'point' in place ? { disc: place.point, radiusMetres: place.radiusMetres } : 'geometry' in place ? { area: place.geometry } : drawn === null ? null : { area: drawn };
    this.#shapes[number] = shape;
    this.#names[number] = name;
    if (shape === null) return;
    const [west, south, east, north] = 'area' in shape ? boxOf(shape.area) : [...shape.disc, ...shape.disc];
    const metres = NEAR_METRES + ('disc' in shape ? shape.radiusMetres : 0);
    const high = metres / 110_000, wide = high / Math.max(0.01, Math.cos((Math.max(Math.abs(south), Math.abs(north)) * Math.PI) / 180));
    this.#box.set([west - wide, south - high, east + wide, north + high], number * 4);
  }

  #look(a: number, b: number): Nearness {
    const [first, second, one, other] = [this.#names[a]!, this.#names[b]!, this.#shapes[a]!, this.#shapes[b]!];
    if (first !== null && first === second) return 'same';
    if (first !== null && second !== null && (this.#places.containing(first).has(second) || this.#places.containing(second).has(first))) return 'in';
    if (one === null || other === null) return 'apart';
    if ('disc' in one && 'disc' in other) return discs(one, other);
    if ('area' in one && 'area' in other) return areaRelation(one.area, other.area) === 'in' || areaRelation(other.area, one.area) === 'in' ? 'in' : areaRelation(one.area, other.area) === 'may' ? 'near' : 'apart';
    const [disc, area] = 'disc' in one ? [one, (other as { area: Geometry }).area] : [other as { disc: [number, number]; radiusMetres: number }, one.area];
    const relation = circleRelation(disc.disc, disc.radiusMetres, area);
    return relation === 'in' ? 'in' : relation === 'may' ? 'near' : 'apart';
  }
}

/** Discs that touch, or are a short way from one another. */
function discs(one: { disc: [number, number]; radiusMetres: number }, other: { disc: [number, number]; radiusMetres: number }): Nearness {
  const metres = distanceMetres(one.disc, other.disc).low;
  if (metres === 0) return 'same';
  return metres <= Math.max(NEAR_METRES, one.radiusMetres + other.radiusMetres) ? 'near' : 'apart';
}
