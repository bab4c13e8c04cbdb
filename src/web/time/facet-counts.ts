// How many claims each kind or channel has among those that pass every other filter: what picking it would show.
import type { FieldState } from '#web/data/field.svelte.ts';

export function countsOfFacet(shared: FieldState, of: 'kind' | 'channel'): Map<string, number> {
  const { points } = shared, counts = new Map<string, number>();
  if (points === null) return counts;
  const column = of === 'kind' ? points.kind : points.channel, names = of === 'kind' ? points.words.kinds : points.words.channels;
  const found = new Uint32Array(names.length);
  for (const i of shared.passing(of)) found[column[i]!]! += 1;
  found.forEach((count, n) => { if (count > 0) counts.set(names[n]!, count); });
  return counts;
}
