// Where the suite of stores.ts runs: a SQLite file, or a schema of a PostgreSQL server; what differs between them stands here.
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { MIGRATIONS as OF_POSTGRES } from '#ledger/postgres-schema.ts';
import { APPLICATION_ID, MIGRATIONS as OF_SQLITE } from '#ledger/sqlite-schema.ts';
import { noServer, PostgresServer, type Version } from './postgres-server.ts';

/** A connection that knows nothing of ledgers. */
export interface Past { run(sql: string): Promise<void>; end(): Promise<void> }

export interface Grounds {
  /** Why it cannot be had here; false where it can. */
  skip: string | false;
  begin(): Promise<void>;
  end(): Promise<void>;
  /** A place where nothing is yet. */
  place(): string;
  /** The same place for somebody who may only read. */
  forReading(place: string): Promise<string>;
  past(place: string): Promise<Past>;
  /** What stands there, to be compared with itself later. */
  contents(place: string): Promise<unknown>;
  /** A store as it was after the first migration, without entries. */
  makeVersionOne(place: string): Promise<void>;
  setVersion(place: string, version: number): Promise<void>;
  /** Bytes in SQL. */
  bytes(hex: string): string;
  /** Statements that only this database knows, and that must be refused where there are three entries and a checkpoint of 1. */
  refused: string[];
  /** Holds the writers' lock until the function given is called. */
  lock(place: string): Promise<() => Promise<void>>;
}

export class SqliteGrounds implements Grounds {
  readonly skip = false;
  #folder = '';
  #count = 0;
  readonly refused = [
    `INSERT OR REPLACE INTO entry SELECT 2, text, hash FROM entry WHERE seq = 1`,
    `INSERT OR IGNORE INTO entry SELECT 2, text, hash FROM entry WHERE seq = 1`,
    `REPLACE INTO entry SELECT 3, text, hash FROM entry WHERE seq = 1`,
    `INSERT INTO entry (text, hash) SELECT text, hash FROM entry WHERE seq = 1`,
    `UPDATE OR REPLACE entry SET seq = 2 WHERE seq = 3`,
    `UPDATE OR IGNORE entry SET seq = 9 WHERE seq = 3`,
    `INSERT OR REPLACE INTO checkpoint VALUES (1, 'x')`,
    `INSERT OR IGNORE INTO checkpoint VALUES (1, 'x')`,
  ];

  async begin(): Promise<void> {
    this.#folder = mkdtempSync(join(tmpdir(), 'truce-sqlite-'));
  }

  async end(): Promise<void> {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  place(): string {
    this.#count += 1;
    return join(this.#folder, `${this.#count}.sqlite`);
  }

  async forReading(place: string): Promise<string> {
    chmodSync(place, 0o444);
    return place;
  }

  async past(place: string): Promise<Past> {
    const db = new DatabaseSync(place);
    return { run: async (sql) => db.exec(sql), end: async () => db.close() };
  }

  /** The bytes of the file, and of what waits beside it to be put in. A reader may leave that empty, beside the lock. */
  async contents(place: string): Promise<unknown> {
    return [place, `${place}-wal`].map((path) => createHash('sha256').update(existsSync(path) ? readFileSync(path) : '').digest('hex'));
  }

  async makeVersionOne(place: string): Promise<void> {
    const past = await this.past(place);
    await past.run(`${OF_SQLITE[0]}; PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = 1`);
    await past.end();
  }

  async setVersion(place: string, version: number): Promise<void> {
    const past = await this.past(place);
    await past.run(`PRAGMA user_version = ${version}`);
    await past.end();
  }

  bytes(hex: string): string {
    return `x'${hex}'`;
  }

  async lock(place: string): Promise<() => Promise<void>> {
    const past = await this.past(place);
    await past.run('BEGIN IMMEDIATE');
    return () => past.end();
  }
}

export class PostgresGrounds implements Grounds {
  readonly skip: string | false;
  readonly #version: Version;
  #server: PostgresServer | null = null;
  #count = 0;
  readonly refused = [
    'TRUNCATE entry', 'TRUNCATE checkpoint', 'TRUNCATE entry, checkpoint CASCADE',
    `INSERT INTO entry SELECT 2, text, hash FROM entry WHERE seq = 1 ON CONFLICT (seq) DO UPDATE SET text = EXCLUDED.text`,
    `MERGE INTO entry USING (SELECT 2 AS seq) AS new ON entry.seq = new.seq WHEN MATCHED THEN UPDATE SET text = 'x'`,
    `MERGE INTO entry USING (SELECT 3 AS seq) AS new ON entry.seq = new.seq WHEN MATCHED THEN DELETE`,
    // As a session does that replays what another server has logged: triggers that are not ALWAYS are passed over.
    `SET session_replication_role = replica; DELETE FROM entry WHERE seq = 3`,
    `SET session_replication_role = replica; INSERT INTO entry SELECT 9, text, hash FROM entry WHERE seq = 1`,
    // Rows of one statement see one another: the second would leave a gap.
    `INSERT INTO entry SELECT n, text, hash FROM entry, unnest(ARRAY[4, 6]) AS n WHERE seq = 1`,
    `INSERT INTO entry SELECT 4, text, hash FROM entry, unnest(ARRAY[1, 2]) WHERE seq = 1`,
  ];

  constructor(version: Version) {
    this.#version = version;
    this.skip = noServer(version);
  }

  get server(): PostgresServer {
    return this.#server!;
  }

  async begin(): Promise<void> {
    this.#server = await PostgresServer.start(this.#version);
    const past = await this.#connect();
    await past.run('CREATE ROLE reader LOGIN; CREATE EXTENSION amcheck');
    await past.end();
  }

  async end(): Promise<void> {
    await this.#server?.stop();
  }

  place(): string {
    this.#count += 1;
    return this.server.place(`ledger_${this.#count}`);
  }

  async forReading(place: string): Promise<string> {
    const schema = schemaOf(place), past = await this.#connect();
    await past.run(`GRANT USAGE ON SCHEMA ${schema} TO reader; GRANT SELECT ON ALL TABLES IN SCHEMA ${schema} TO reader`);
    await past.end();
    return this.server.place(schema, 'reader');
  }

  past(place: string): Promise<Past> {
    return this.#connect(schemaOf(place));
  }

  async #connect(schema?: string): Promise<Past> {
    const sql = this.server.connect(schema === undefined ? {} : { connection: { search_path: schema } });
    return { run: async (text) => { await sql.unsafe(text).simple(); }, end: () => sql.end() };
  }

  /** Its rows, with the transaction that wrote each. */
  async contents(place: string): Promise<unknown> {
    const sql = this.server.connect({ connection: { search_path: schemaOf(place) } });
    const rows = [];
    for (const table of ['ledger_store', 'entry', 'checkpoint', 'claim_version', 'tile']) {
      rows.push(...await sql.unsafe(`SELECT '${table}' AS of, xmin::text, ${table}::text AS said FROM ${table} ORDER BY ${table}`));
    }
    await sql.end();
    return rows.map((row) => ({ ...row }));
  }

  async makeVersionOne(place: string): Promise<void> {
    const schema = schemaOf(place), past = await this.past(place);
    await past.run(`CREATE SCHEMA ${schema}; CREATE TABLE ledger_store (version integer NOT NULL); INSERT INTO ledger_store VALUES (1); ${OF_POSTGRES[0]!(schema)}`);
    await past.end();
  }

  async setVersion(place: string, version: number): Promise<void> {
    const past = await this.past(place);
    await past.run(`UPDATE ledger_store SET version = ${version}`);
    await past.end();
  }

  bytes(hex: string): string {
    return `'\\x${hex}'::bytea`;
  }

  async lock(place: string): Promise<() => Promise<void>> {
    const sql = this.server.connect();
    // The number by which writers of one schema wait for one another; an older truce and a newer one must have the same.
    const number = createHash('sha256').update(`truce ledger ${schemaOf(place)}`).digest().readBigInt64BE();
    await sql.unsafe(`BEGIN; SELECT pg_advisory_xact_lock(${number})`).simple();
    return () => sql.end();
  }
}

function schemaOf(place: string): string {
  return new URL(place).searchParams.get('schema')!;
}
