// Every store of a ledger does the same: the suite of stores.ts, in SQLite and in two versions of PostgreSQL.
import { PostgresGrounds, SqliteGrounds } from './grounds.ts';
import { storeSuite } from './stores.ts';

storeSuite('SQLite', new SqliteGrounds());
storeSuite('PostgreSQL 15', new PostgresGrounds(15));
storeSuite('PostgreSQL 18', new PostgresGrounds(18));
