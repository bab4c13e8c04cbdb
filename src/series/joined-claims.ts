// The claims that may be one happening with others, by rulings or by their convoy, so that what bears on one bears on all (E5, E11).
import type { HeldRows } from '#series/held-rows.ts';
import type { Rulings } from '#series/proof.ts';

/** These rows, and all that hold and hang together with them by any of `rulings` or by a convoy id, through all steps. Rather too many than too few. */
export function joinedWith(rows: Iterable<number>, rulings: readonly Rulings[], held: HeldRows): Set<number> {
  const { convoy, firstRow } = held.table.view();
  const joined = new Set(rows);
  const seen = new Set<string>();
  const isNew = (what: string) => !seen.has(what) && seen.add(what);
  for (const row of joined) {
    if (convoy[row]! > 0 && isNew(`convoy ${convoy[row]}`)) for (const other of held.ofConvoy(convoy[row]!)) joined.add(other);
    rulings.forEach(({ lot }, i) => {
      const own = lot.get(firstRow[row]!);
      if (own === undefined || !isNew(`${i} ${own}`)) return;
      for (const [first, representative] of lot) {
        const other = representative === own ? held.holding(first) : -1;
        if (other >= 0) joined.add(other);
      }
    });
  }
  return joined;
}
