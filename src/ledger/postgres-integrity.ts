// What PostgreSQL itself says of a ledger's tables: damaged pages, indexes that do not fit their tables, a guard that was taken away.
import { PostgresFailure, type Session } from '#ledger/postgres-session.ts';

const GUARDS = ['checkpoint_is_new', 'checkpoint_is_not_changed', 'checkpoint_is_not_emptied', 'entry_follows_the_last', 'entry_is_not_changed', 'entry_is_not_emptied'];

/** In words: what is complained of, and what could not be looked at. Reads only. */
export async function checkIntegrity(session: Session, schema: string): Promise<{ complaints: string[]; unchecked: string[] }> {
  const found = { complaints: [] as string[], unchecked: [] as string[] };
  await lookAtPages(session, found);
  await lookAtIndexes(session, schema, found);
  await lookAtGuards(session, schema, found);
  return found;
}

interface Found { complaints: string[]; unchecked: string[] }

async function lookAtPages(session: Session, found: Found): Promise<void> {
  const [row] = await session.ask("SELECT current_setting('data_checksums') AS checksums, current_setting('fsync') AS fsync, (SELECT checksum_failures FROM pg_catalog.pg_stat_database WHERE datname = current_database()) AS failures");
  if (row!['checksums'] !== 'on') found.unchecked.push('the pages on the disk: the server keeps no checksums of them (initdb --data-checksums)');
  else if (Number(row!['failures']) > 0) found.complaints.push(`pages of this database did not fit their checksums when they were read, so far ${row!['failures']} times (pg_stat_database.checksum_failures)`);
  if (row!['fsync'] !== 'on') found.unchecked.push('whether what was acknowledged would outlast a failure of power: the server runs with fsync off');
}

async function lookAtIndexes(session: Session, schema: string, found: Found): Promise<void> {
  const [amcheck] = await session.ask("SELECT quote_ident(nspname) AS schema FROM pg_catalog.pg_extension JOIN pg_catalog.pg_namespace ON pg_namespace.oid = extnamespace WHERE extname = 'amcheck'");
  if (amcheck === undefined) {
    found.unchecked.push('the indexes: the extension amcheck is not there (CREATE EXTENSION amcheck)');
    return;
  }
  const indexes = await session.ask('SELECT c.oid::bigint AS oid, c.relname AS name FROM pg_catalog.pg_class c WHERE c.relkind = \'i\' AND c.relnamespace = (SELECT oid FROM pg_catalog.pg_namespace WHERE nspname = $1) ORDER BY c.relname', [schema]);
  for (const { oid, name } of indexes) {
    try {
      await session.ask(`SELECT ${amcheck['schema']}.bt_index_check($1::bigint::oid::regclass, true)`, [oid as number]);
    } catch (error) {
      if (!(error instanceof PostgresFailure) || error.isLost) throw error;
      if (error.code !== '42501') {
        found.complaints.push(`the index ${name} is not as it should be: ${error.message}`);
        continue;
      }
      found.unchecked.push('the indexes: this user may not run amcheck (GRANT EXECUTE ON FUNCTION bt_index_check(regclass, boolean))');
      return;
    }
  }
}

/** Nobody but the owner of the tables can have taken one away. */
async function lookAtGuards(session: Session, schema: string, found: Found): Promise<void> {
  const rows = await session.ask("SELECT tgname AS name FROM pg_catalog.pg_trigger JOIN pg_catalog.pg_class c ON c.oid = tgrelid WHERE c.relnamespace = (SELECT oid FROM pg_catalog.pg_namespace WHERE nspname = $1) AND tgenabled = 'A'", [schema]);
  const there = new Set(rows.map((row) => row['name']));
  for (const guard of GUARDS.filter((name) => !there.has(name))) found.complaints.push(`the trigger ${guard}, which keeps the ledger from being changed, is gone or switched off`);
}
