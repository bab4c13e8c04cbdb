// The ways of convoys: the steps that are told of one, joined in the order of time, as far as it is known where they were.
import type { PointsAnswer } from '#records/board.ts';

export function convoyWays(points: PointsAnswer, shown: readonly number[], positionOf: (i: number) => [number, number] | null): object[] {
  const isShown = new Set(shown);
  return points.convoys.flatMap(({ convoy, rows }) => {
    const coordinates: [number, number][] = [];
    for (const i of rows) {
      const at = isShown.has(i) ? positionOf(i) : null, last = coordinates.at(-1);
      if (at !== null && (last === undefined || last[0] !== at[0] || last[1] !== at[1])) coordinates.push(at);
    }
    return coordinates.length < 2 ? [] : [{ type: 'Feature', geometry: { type: 'LineString', coordinates }, properties: { name: convoy } }];
  });
}
