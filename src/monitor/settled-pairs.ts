// Which claims were ruled the same or distinct already, by any ruling that stands (E5, E25).
import { ACT_KINDS, STANDINGS } from '#records/claim.ts';
import type { ClaimTable } from '#records/claim-table.ts';

export class SettledPairs {
  readonly #parent = new Map<number, number>();
  readonly #distinct = new Set<string>();

  /** `rows`: the claims that hold. A ruling that was withdrawn or ruled not so settles nothing. */
  constructor(table: ClaimTable, rows: Iterable<number>) {
    const { act, standing } = table.view();
    const ruling = ACT_KINDS.indexOf('ruling') + 1, dead = ['ruled-not-so', 'withdrawn'].map((word) => STANDINGS.indexOf(word as (typeof STANDINGS)[number]));
    const apart: [number, number][] = [];
    for (const row of rows) {
      if (act[row] !== ruling || dead.includes(standing[row]!)) continue;
      const { about = null, sameAs = [], distinctFrom = [] } = table.details(row) ?? {};
      const first = about === null ? -1 : table.firstRow(about);
      if (first < 0) continue;
      for (const key of sameAs) if (table.firstRow(key) >= 0) this.#join(first, table.firstRow(key));
      for (const key of distinctFrom) if (table.firstRow(key) >= 0) apart.push([first, table.firstRow(key)]);
    }
    for (const [a, b] of apart) this.#distinct.add(this.#pair(a, b));
  }

  /** Of two claims by the first rows of their keys. What is the same as a claim that is distinct from another is distinct from it too. */
  has(a: number, b: number): boolean {
    if (this.#parent.size === 0 && this.#distinct.size === 0) return false;
    return this.#root(a) === this.#root(b) || this.#distinct.has(this.#pair(a, b));
  }

  #pair(a: number, b: number): string {
    return [this.#root(a), this.#root(b)].sort((x, y) => x - y).join(' ');
  }

  #root(row: number): number {
    let root = row;
    while (this.#parent.has(root)) root = this.#parent.get(root)!;
    return root;
  }

  #join(a: number, b: number): void {
    const [from, to] = [this.#root(a), this.#root(b)];
    if (from !== to) this.#parent.set(from, to);
  }
}
