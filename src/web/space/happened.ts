// What happened where: of every place how many claims of each kind name it, and which is the latest; and what has no place on the map.
import type { PointsAnswer } from '#records/board.ts';

export interface AtPlace {
  /** As claims write it; null: claims at a point that name no place. */
  place: string | null;
  /** By kind. */
  counts: Record<string, number>;
  total: number;
  /** The end of the latest, in ms. */
  last: number;
  /** Claims that name the place alone: without a point of their own. */
  nameOnly: number;
}

/** `places`: those of the agreement, all of them, then others that claims name; `points`: at points that lie in no named place; `nowhere`: indices of claims without any place. */
export interface Happened { places: AtPlace[]; points: AtPlace; nowhere: number[] }

export function happened(points: PointsAnswer, shown: readonly number[], known: readonly string[]): Happened {
  const found = new Map<string | null, AtPlace>([...known, null].map((place) => [place, empty(place)]));
  const nowhere: number[] = [];
  for (const i of shown) {
    const number = points.place[i]!, isPoint = points.lon[i] !== null;
    if (number < 0 && !isPoint) {
      nowhere.push(i);
      continue;
    }
    const name = number < 0 ? null : points.words.places[number]!;
    let at = found.get(name);
    if (at === undefined) found.set(name, (at = empty(name)));
    const kind = points.words.kinds[points.kind[i]!]!;
    at.counts[kind] = (at.counts[kind] ?? 0) + 1;
    at.total += 1;
    if (!isPoint) at.nameOnly += 1;
    if (points.end[i]! > at.last) at.last = points.end[i]!;
  }
  return { places: [...found.values()].filter(({ place }) => place !== null), points: found.get(null)!, nowhere };
}

function empty(place: string | null): AtPlace {
  return { place, counts: {}, total: 0, last: -Infinity, nameOnly: 0 };
}
