// From a place to the store there: a path is a SQLite file, postgres://... a schema of a PostgreSQL database.
import { readPostgresPlace } from '#ledger/postgres-place.ts';
import type { LedgerStore, OpenOptions } from '#ledger/store.ts';

/** Whether the place is a server's, which has no folder beside it. */
export function isServer(place: string): boolean {
  return /^postgres(ql)?:\/\//.test(place);
}

/** How messages name a place before it is opened: a server's without the password. Throws ProblemError where it is no address. */
export function shownPlace(place: string): string {
  return isServer(place) ? readPostgresPlace(place).shown : place;
}

/** Throws ProblemError where there is no ledger, or where there is one already (`create`). */
export async function openStore(place: string, options: OpenOptions): Promise<LedgerStore> {
  if (isServer(place)) {
    const { openPostgresStore } = await import('#ledger/postgres-store.ts');
    return openPostgresStore(place, options);
  }
  const { openSqliteStore } = await import('#ledger/sqlite-store.ts');
  return openSqliteStore(place, options);
}
