// A ledger in one SQLite file, for one laptop or one server: the embedded default, through node:sqlite.
import { existsSync } from 'node:fs';
import { access, constants } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { ProblemError } from '#base/problem.ts';
import { damaged, ledgerExists, newerStore, noLedger, notALedger, olderStore, storeFailed } from '#ledger/problems.ts';
import { APPLICATION_ID, MIGRATIONS } from '#ledger/sqlite-schema.ts';
import type { Addition, ClaimVersion, LedgerStore, OpenOptions, StoreWriter, StoredCheckpoint, StoredEntry, Tile } from '#ledger/store.ts';
import type { Hash } from '#ledger/tree.ts';

/** How long a writer waits for another to finish. */
const PATIENCE_MS = 10_000;
const PAGE = 2_000;

type Row = Record<string, number | string | Uint8Array | null>;

/** Opens the file at `path`. Throws ProblemError where it is not there, is no ledger, or is of a newer version. */
export async function openSqliteStore(path: string, { mode }: OpenOptions): Promise<LedgerStore> {
  const isThere = existsSync(path);
  if (mode === 'create' && isThere) throw new ProblemError([ledgerExists(path)]);
  if (mode !== 'create' && !isThere) throw new ProblemError([noLedger(path)]);
  return asProblem(path, async () => {
    const db = mode === 'read' ? await openToRead(path) : new DatabaseSync(path, { timeout: PATIENCE_MS });
    try {
      prepare(db, path, mode);
      return new SqliteStore(db, path);
    } catch (error) {
      db.close();
      throw error;
    }
  });
}

/** A file in a folder where nothing can be written is read as it is: SQLite could not put its lock beside it. */
async function openToRead(path: string): Promise<DatabaseSync> {
  const canLock = await access(dirname(resolve(path)), constants.W_OK).then(() => true, () => false);
  if (canLock || existsSync(`${path}-wal`)) return new DatabaseSync(path, { timeout: PATIENCE_MS, readOnly: true });
  return new DatabaseSync(`${pathToFileURL(resolve(path)).href}?immutable=1`, { readOnly: true });
}

function prepare(db: DatabaseSync, path: string, mode: OpenOptions['mode']): void {
  const pragma = (name: string): number => Number(Object.values(db.prepare(`PRAGMA ${name}`).get() as Row)[0]);
  if (mode !== 'create' && pragma('application_id') !== APPLICATION_ID) throw new ProblemError([notALedger(path, 'it is some other database')]);
  const version = pragma('user_version');
  if (version > MIGRATIONS.length) throw new ProblemError([newerStore(path, version, MIGRATIONS.length)]);
  if (mode === 'read') {
    if (version < MIGRATIONS.length) throw new ProblemError([olderStore(path, version, MIGRATIONS.length)]);
    return;
  }
  // FULL: what was acknowledged is on the disk, not only in the system's memory.
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
  if (version === MIGRATIONS.length) return;
  db.exec('BEGIN IMMEDIATE');
  try {
    // Read again: another process may have brought it up to date while this one waited.
    for (const migration of MIGRATIONS.slice(pragma('user_version'))) db.exec(migration);
    db.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${MIGRATIONS.length}; COMMIT`);
  } catch (error) {
    rollBack(db);
    throw error;
  }
}

class SqliteStore implements LedgerStore {
  readonly place: string;
  readonly #db: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  /** The end of the queue of writers within this process: a connection has one transaction at a time. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(db: DatabaseSync, place: string) {
    this.#db = db;
    this.place = place;
  }

  write<T>(work: (writer: StoreWriter) => Promise<T>): Promise<T> {
    const turn = this.#turn.then(() => asProblem(this.place, () => this.#transaction(work)));
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async #transaction<T>(work: (writer: StoreWriter) => Promise<T>): Promise<T> {
    this.#db.exec('BEGIN IMMEDIATE');
    try {
      const result = await work(this.#writer());
      this.#db.exec('COMMIT');
      return result;
    } catch (error) {
      rollBack(this.#db);
      throw error;
    }
  }

  /** Reads as the store does, within the transaction, and adds. */
  #writer(): StoreWriter {
    return {
      last: () => this.last(), others: () => this.others(), entries: (from, to) => this.entries(from, to), hashes: (from, to) => this.hashes(from, to),
      tiles: (level, from, to) => this.tiles(level, from, to), versions: (claims) => this.versions(claims), checkpoints: () => this.checkpoints(),
      add: async (addition) => this.#add(addition),
    };
  }

  #add({ entries, versions, tiles, checkpoint }: Addition): void {
    for (const { seq, text, hash } of entries) this.#ask('INSERT INTO entry VALUES (?, ?, ?)').run(seq, text, hash);
    this.#addDerived(versions, tiles);
    if (checkpoint !== null) this.#ask('INSERT INTO checkpoint VALUES (?, ?)').run(checkpoint.size, checkpoint.note);
  }

  #addDerived(versions: readonly ClaimVersion[], tiles: readonly Tile[]): void {
    for (const { seq, channel, id, digest, knownAt, isTold } of versions) this.#ask('INSERT INTO claim_version VALUES (?, ?, ?, ?, ?, ?)').run(seq, channel, id, digest, knownAt, isTold ? 1 : 0);
    for (const { level, index, root } of tiles) this.#ask('INSERT INTO tile VALUES (?, ?, ?)').run(level, index, root);
  }

  async last(): Promise<StoredEntry | null> {
    return asProblem(this.place, async () => (this.#ask('SELECT * FROM entry ORDER BY seq DESC LIMIT 1').get() as StoredEntry | undefined) ?? null);
  }

  entries(from: number, to: number): AsyncIterable<StoredEntry[]> {
    return this.#pages('SELECT * FROM entry WHERE seq BETWEEN ? AND ? ORDER BY seq LIMIT ?', from, to, (row) => row as unknown as StoredEntry);
  }

  async others(): Promise<StoredEntry[]> {
    // The words of the index `entry_no_claim`.
    return asProblem(this.place, async () => this.#ask(`SELECT * FROM entry WHERE substr(text, 1, 17) <> '{"body":{"claim":' ORDER BY seq`).all() as unknown as StoredEntry[]);
  }

  async hashes(from: number, to: number): Promise<Hash[]> {
    return asProblem(this.place, async () => this.#ask('SELECT hash FROM entry WHERE seq BETWEEN ? AND ? ORDER BY seq').all(from, to).map((row) => row['hash'] as Hash));
  }

  async tiles(level: number, from: number, to: number): Promise<Tile[]> {
    return asProblem(this.place, async () => this.#ask('SELECT level, at AS "index", root FROM tile WHERE level = ? AND at BETWEEN ? AND ? ORDER BY at').all(level, from, to) as unknown as Tile[]);
  }

  async versions(claims: readonly { channel: string; id: string }[]): Promise<ClaimVersion[]> {
    return asProblem(this.place, async () => claims
      .flatMap(({ channel, id }) => this.#ask('SELECT * FROM claim_version WHERE channel = ? AND id = ? ORDER BY seq').all(channel, id).map(versionOf))
      .sort((a, b) => a.seq - b.seq));
  }

  async checkpoints(): Promise<StoredCheckpoint[]> {
    return asProblem(this.place, async () => this.#ask('SELECT * FROM checkpoint ORDER BY size').all() as unknown as StoredCheckpoint[]);
  }

  async integrity(): Promise<{ complaints: string[]; unchecked: string[] }> {
    return asProblem(this.place, async () => {
      const lines = this.#db.prepare('PRAGMA integrity_check').all().map((row) => String(row['integrity_check']));
      return { complaints: lines.filter((line) => line !== 'ok'), unchecked: [] };
    });
  }

  derived(): { versions: AsyncIterable<ClaimVersion[]>; tiles: AsyncIterable<Tile[]> } {
    return {
      versions: this.#pages('SELECT * FROM claim_version WHERE seq BETWEEN ? AND ? ORDER BY seq LIMIT ?', 1, Number.MAX_SAFE_INTEGER, versionOf),
      tiles: pageOfAll(async () => asProblem(this.place, async () => this.#ask('SELECT level, at AS "index", root FROM tile ORDER BY level, at').all() as unknown as Tile[])),
    };
  }

  rebuild(derive: (add: (part: { versions: ClaimVersion[]; tiles: Tile[] }) => Promise<void>) => Promise<void>): Promise<void> {
    return this.write(async () => {
      this.#db.exec('DELETE FROM claim_version; DELETE FROM tile');
      await derive(async ({ versions, tiles }) => this.#addDerived(versions, tiles));
    });
  }

  async close(): Promise<void> {
    await this.#turn;
    this.#statements.clear();
    this.#db.close();
  }

  /** Pages by number, so that no read transaction stays open while the reader works. */
  async *#pages<T extends { seq: number }>(sql: string, from: number, to: number, of: (row: Row) => T): AsyncGenerator<T[]> {
    for (let next = from; next <= to; ) {
      const page = await asProblem(this.place, async () => this.#ask(sql).all(next, to, PAGE).map((row) => of(row as Row)));
      if (page.length === 0) return;
      yield page;
      next = page.at(-1)!.seq + 1;
    }
  }

  #ask(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (statement === undefined) this.#statements.set(sql, (statement = this.#db.prepare(sql)));
    return statement;
  }
}

function versionOf(row: Record<string, unknown>): ClaimVersion {
  return { channel: row['channel'] as string, id: row['id'] as string, seq: row['seq'] as number, digest: row['digest'] as Hash, knownAt: row['known_at'] as number, isTold: row['is_told'] === 1 };
}

async function* pageOfAll<T>(ask: () => Promise<T[]>): AsyncGenerator<T[]> {
  yield await ask();
}

function rollBack(db: DatabaseSync): void {
  // After some failures (a full disk) SQLite has rolled back already.
  if (db.isTransaction) db.exec('ROLLBACK');
}

/** What SQLite throws, in words; everything else as it is. */
async function asProblem<T>(place: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error) || !('errcode' in error)) throw error;
    const code = Number(error.errcode) & 0xff;
    if (code === 11) throw new ProblemError([damaged(place, 'the file is damaged')]);
    if (code === 26) throw new ProblemError([notALedger(place, 'it is no SQLite file')]);
    throw new ProblemError([storeFailed(place, ...(FAILURES.get(code) ?? [`SQLite says: ${error.message}`, 'nothing was half kept: what was acknowledged is there; run `truce ledger verify` before going on'] as const))]);
  }
}

const FAILURES = new Map<number, readonly [why: string, mend: string]>([
  [5, [`another program has been writing to it for more than ${PATIENCE_MS / 1000} s`, 'try again when it is done; nothing was kept of this']],
  [8, ['it may not be written to', 'look at who may write to the file and its folder; nothing was kept of this']],
  [10, ['the disk could not be written or read', 'look at the disk and the room on it; what was acknowledged is there, nothing is half kept']],
  [13, ['the disk is full', 'make room and send it again; what was acknowledged is there, nothing is half kept']],
  [14, ['the file cannot be opened', 'look at the path, and at who may read and write there']],
]);
