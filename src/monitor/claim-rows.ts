// Claims out again: the rows of a table of claims as a flat table, and the shapes of their places for a map.
import type { Geometry } from '#base/geometry.ts';
import type { Claim } from '#records/claim.ts';
import { writeClaim } from '#records/claim-codec.ts';
import type { ClaimTable } from '#records/claim-table.ts';
import { CLAIM_COLUMNS, flattenClaim, type FlatRow, type FlatTable } from '#records/flat-claim.ts';
import type { Plan } from '#records/plan.ts';
import { liveRows } from '#series/from-entries.ts';

/** What the table of claims does not keep, since no rule reads it: caught while the claims are read. */
export class SpokenParts {
  readonly #of = new Map<number, Pick<Claim, 'source' | 'means'>>();

  readonly take = (row: number, { source, means }: Claim): void => {
    // The line that came first is the claim; a later one that differs in this alone is the same.
    if ((source !== null || means !== undefined) && !this.#of.has(row)) this.#of.set(row, { source, ...(means === undefined ? {} : { means }) });
  };

  of(row: number): Pick<Claim, 'source' | 'means'> | undefined {
    return this.#of.get(row);
  }
}

/** Columns that are written even where nobody fills them. */
const ALWAYS = new Set(['kind', 'id', 'channel', 'start', 'end', 'place']);

/** The version of each claim that held at `knownAt` (E2), or every version that was known then; in the order in which they were told. */
export function claimRows(table: ClaimTable, spoken: SpokenParts, { knownAt = Infinity, allVersions = false }: { knownAt?: number; allVersions?: boolean }): FlatTable {
  const { recordedAt } = table.view();
  const numbers = allVersions ? Array.from({ length: table.length }, (_, row) => row).filter((row) => recordedAt[row]! <= knownAt) : [...liveRows(table, knownAt).rows];
  const rows = numbers.map((row) => flattenClaim(writeClaim({ ...table.claim(row), ...spoken.of(row) })));
  const filled = new Set(rows.flatMap((row) => Object.keys(row)));
  return { columns: [...CLAIM_COLUMNS.filter(({ name }) => ALWAYS.has(name) || filled.has(name)), ...unforeseen(filled)], rows };
}

/** A field of claims/1 that has no column yet goes out all the same. */
function unforeseen(filled: ReadonlySet<string>): FlatTable['columns'] {
  return [...filled].filter((name) => !CLAIM_COLUMNS.some((column) => column.name === name)).map((name) => ({ name, is: 'text', hxl: `#meta+${name.toLowerCase()}` }));
}

/** What is drawn of a row: its own shape, or that of the agreement's place that it names. */
export function shapesOf({ places }: Plan): (row: FlatRow) => { geometry: Geometry | null; saidIn: readonly string[] } {
  const byName = new Map(places.flatMap(({ name, title, titles, geometry }) => [name, title, ...titles].map((one) => [one, geometry] as const)));
  return (row) => {
    if (typeof row['longitude'] === 'number' && typeof row['latitude'] === 'number') return { geometry: { type: 'Point', coordinates: [row['longitude'], row['latitude']] }, saidIn: ['longitude', 'latitude'] };
    if (typeof row['geometry'] === 'string') {
      const geometry = JSON.parse(row['geometry']) as Geometry;
      // A bare point would be read as one whose radius was forgotten.
      return { geometry, saidIn: geometry.type === 'Point' ? [] : ['geometry'] };
    }
    return { geometry: byName.get(String(row['place'] ?? '')) ?? null, saidIn: [] };
  };
}
