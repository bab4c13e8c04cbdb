// Which claims are one happening: by a ruling, or by one convoy, stage and place; and which are ruled distinct (E5, E11, E25).
import type { ClaimColumns, ClaimTable } from '#records/claim-table.ts';
import type { Rulings } from '#series/proof.ts';

export interface Lot { key: string }

export class Lots {
  private readonly table: ClaimTable;
  private readonly rulings: Rulings;
  /** Lots by ruling that hold convoys: what else is joined to them. */
  private readonly joined = new Map<string, string>();
  private readonly placeName: (number: number) => string;

  /** `rows`: those that may be read at all; only what is known joins what is known. */
  constructor(table: ClaimTable, rows: Iterable<number>, rulings: Rulings, placeName: (number: number) => string) {
    this.placeName = placeName;
    this.table = table;
    this.rulings = rulings;
    if (rulings.lot.size === 0) return;
    for (const row of rows) {
      const lot = rulings.lot.get(this.columns.firstRow[row]!);
      if (lot === undefined) continue;
      if (this.columns.convoy[row]! > 0) this.join(this.convoyKey(row), `lot ${lot}`);
    }
  }

  private get columns(): ClaimColumns {
    return this.table.view();
  }

  /** The lot of a row; null where it is a happening of its own. */
  of(row: number): Lot | null {
    const convoy = this.columns.convoy[row]! > 0;
    const lot = this.rulings.lot.size === 0 ? undefined : this.rulings.lot.get(this.columns.firstRow[row]!);
    if (!convoy && lot === undefined) return null;
    return { key: this.root(convoy ? this.convoyKey(row) : `lot ${lot}`) };
  }

  private convoyKey(row: number): string {
    return `convoy ${this.columns.convoy[row]} ${this.columns.stage[row]} ${this.placeName(this.columns.place[row]!)}`;
  }

  private root(key: string): string {
    let root = key;
    while (this.joined.has(root)) root = this.joined.get(root)!;
    return root;
  }

  private join(a: string, b: string): void {
    const [from, to] = [this.root(a), this.root(b)];
    if (from !== to) this.joined.set(from, to);
  }

  /** Pairs (i, j), flat, of happenings that a ruling parts. */
  distinctPairs(rowsOf: (i: number) => number[], length: number): Int32Array {
    if (this.rulings.distinct.length === 0) return new Int32Array(0);
    const of = new Map<number, number[]>();
    for (let i = 0; i < length; i++) for (const row of rowsOf(i)) of.set(this.columns.firstRow[row]!, [...(of.get(this.columns.firstRow[row]!) ?? []), i]);
    const pairs: number[] = [];
    for (const [a, b] of this.rulings.distinct) for (const i of of.get(a) ?? []) for (const j of of.get(b) ?? []) if (i !== j) pairs.push(i, j);
    return Int32Array.from(pairs);
  }
}
