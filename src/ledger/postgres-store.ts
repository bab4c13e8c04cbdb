// A ledger in a schema of a PostgreSQL database: for several programs and machines at once.
import { setTimeout as wait } from 'node:timers/promises';
import { ProblemError } from '#base/problem.ts';
import { inDoubt, postgresProblem } from '#ledger/postgres-failures.ts';
import { readPostgresPlace, type PostgresPlace } from '#ledger/postgres-place.ts';
import { checkIntegrity } from '#ledger/postgres-integrity.ts';
import { MIGRATIONS } from '#ledger/postgres-schema.ts';
import { beginning, PostgresFailure, Session } from '#ledger/postgres-session.ts';
import { TableReader, TableWriter, type Sign } from '#ledger/postgres-tables.ts';
import { badUrl, ledgerExists, newerStore, noLedger, notALedger, olderStore } from '#ledger/problems.ts';
import type { ClaimVersion, LedgerStore, OpenOptions, StoreWriter, Tile } from '#ledger/store.ts';

/** Opens the ledger at `url` (postgres-place.ts). Throws ProblemError where it is not there, is no ledger, or is of a newer version. */
export async function openPostgresStore(url: string, { mode }: OpenOptions): Promise<LedgerStore> {
  const place = readPostgresPlace(url);
  const session = sessionAt(place);
  try {
    await prepare(session, place, mode);
    return new PostgresStore(place, session);
  } catch (error) {
    await session.end();
    if (mode === 'create' && error instanceof PostgresFailure && TAKEN.includes(error.code)) throw new ProblemError([ledgerExists(place.shown)]);
    throw asProblem(place, error);
  }
}

/** Tables or functions of our names stand in the schema, and are somebody else's. */
const TAKEN = ['42P07', '42723'];

function sessionAt(place: PostgresPlace): Session {
  try {
    return new Session(place);
  } catch {
    throw new ProblemError([badUrl(place.shown, 'the driver cannot read it')]);
  }
}

async function prepare(session: Session, place: PostgresPlace, mode: OpenOptions['mode']): Promise<void> {
  const version = await versionAt(session, place);
  if (mode === 'create' ? version !== null : version === null) throw new ProblemError([mode === 'create' ? ledgerExists(place.shown) : noLedger(place.shown)]);
  if (version !== null && version > MIGRATIONS.length) throw new ProblemError([newerStore(place.shown, version, MIGRATIONS.length)]);
  if (version === MIGRATIONS.length) return;
  if (mode === 'read') throw new ProblemError([olderStore(place.shown, version!, MIGRATIONS.length)]);
  await session.tell(beginning(place));
  // Asked again: another may have come first while this one waited.
  const found = await versionAt(session, place);
  if (mode === 'create') {
    if (found !== null) throw new ProblemError([ledgerExists(place.shown)]);
    await makeSchema(session, place);
  }
  const schema = `"${place.schema}"`;
  for (const migration of MIGRATIONS.slice(found ?? 0)) await session.tell(migration(schema));
  await session.ask(`UPDATE ${schema}.ledger_store SET version = $1::integer`, [MIGRATIONS.length]);
  await session.commit();
}

/** Null where there is none. */
async function versionAt(session: Session, { shown, schema }: PostgresPlace): Promise<number | null> {
  const [row] = await session.ask('SELECT count(*) AS count FROM pg_catalog.pg_class WHERE relnamespace = (SELECT oid FROM pg_catalog.pg_namespace WHERE nspname = $1) AND relname = $2', [schema, 'ledger_store']);
  if (row!['count'] === 0) return null;
  const [store] = await session.ask(`SELECT version FROM "${schema}".ledger_store`);
  if (store === undefined) throw new ProblemError([notALedger(shown, 'it does not say of which version it is')]);
  return store['version'] as number;
}

/** The schema, where there is none yet, and in it the mark of a ledger. */
async function makeSchema(session: Session, { shown, schema }: PostgresPlace): Promise<void> {
  const [{ encoding, there }] = await session.ask("SELECT current_setting('server_encoding') AS encoding, EXISTS (SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname = $1) AS there", [schema]) as [{ encoding: string; there: boolean }];
  if (encoding !== 'UTF8') throw new ProblemError([badUrl(shown, `the database keeps texts as ${encoding}, which cannot hold every letter: one in UTF8 is needed`)]);
  if (!there) await session.tell(`CREATE SCHEMA "${schema}"`);
  await session.tell(`CREATE TABLE "${schema}".ledger_store (version integer NOT NULL); INSERT INTO "${schema}".ledger_store VALUES (0)`);
}

class PostgresStore extends TableReader implements LedgerStore {
  readonly place: string;
  readonly #at: PostgresPlace;
  #reading: Session;
  #writing: Session | null = null;
  /** The end of the queue of writers within this process: a connection has one transaction at a time. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(at: PostgresPlace, session: Session) {
    super((text, values) => this.#read((reading) => reading.ask(text, values)), `"${at.schema}"`);
    this.#at = at;
    this.place = at.shown;
    this.#reading = session;
  }

  write<T>(work: (writer: StoreWriter) => Promise<T>): Promise<T> {
    return this.#inTurn(work);
  }

  rebuild(derive: (add: (part: { versions: ClaimVersion[]; tiles: Tile[] }) => Promise<void>) => Promise<void>): Promise<void> {
    return this.#inTurn(async (writer) => {
      await writer.removeDerived();
      await derive(({ versions, tiles }) => writer.addDerived(versions, tiles));
    });
  }

  async integrity(): Promise<{ complaints: string[]; unchecked: string[] }> {
    return this.#read((session) => checkIntegrity(session, this.#at.schema));
  }

  derived(): { versions: AsyncIterable<ClaimVersion[]>; tiles: AsyncIterable<Tile[]> } {
    return { versions: this.allVersions(), tiles: this.allTiles() };
  }

  async close(): Promise<void> {
    await this.#turn;
    await Promise.all([this.#reading.end(), this.#writing?.end()]);
  }

  /** A question that only reads may be asked again on a new connection. */
  async #read<T>(ask: (session: Session) => Promise<T>): Promise<T> {
    for (const patience = new Patience(); ; ) {
      if (this.#reading.isOver) this.#reading = await replaced(this.#reading, this.#at);
      try {
        return await ask(this.#reading);
      } catch (error) {
        if (!(error instanceof PostgresFailure && error.isLost && await patience.waits())) throw asProblem(this.#at, error);
      }
    }
  }

  #inTurn<T>(work: (writer: TableWriter) => Promise<T>): Promise<T> {
    const turn = this.#turn.then(() => this.#untilSure(work)).catch((error: unknown) => { throw asProblem(this.#at, error); });
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  /**
   * Runs the work, again where the connection was lost. Lost before COMMIT, nothing was kept. Lost during COMMIT, it may have been kept or not: the next
   * run looks for its sign, under the lock, which the lost transaction would still hold if it were not yet decided.
   */
  async #untilSure<T>(work: (writer: TableWriter) => Promise<T>): Promise<T> {
    let doubt: { result: T; sign: Sign | null } | null = null;
    for (const patience = new Patience(); ; ) {
      if (this.#writing === null || this.#writing.isOver) this.#writing = await replaced(this.#writing, this.#at);
      const run: Transaction = new Transaction(this.#writing, this.#at);
      try {
        await run.begin();
        if (doubt !== null && doubt.sign !== null && await run.writer.holds(doubt.sign)) {
          await run.rollBack();
          return doubt.result;
        }
        doubt = null;
        patience.isAnswered();
        const result = await work(run.writer);
        doubt = { result, sign: run.writer.sign };
        await run.commit();
        return result;
      } catch (error) {
        const isLost = run.isLost(error);
        if (!isLost) await run.rollBack();
        // The server has answered COMMIT, with a refusal: that is no doubt.
        if (!isLost && run.isCommitting) doubt = null;
        if ((!isLost && doubt === null) || !(await patience.waits())) throw doubt === null ? error : new ProblemError([inDoubt(this.place)]);
      }
    }
  }
}

/** One transaction on one connection; its writer is of no use beyond it. */
class Transaction {
  readonly writer: TableWriter;
  isCommitting = false;
  readonly #session: Session;
  readonly #at: PostgresPlace;
  #hasBegun = false;
  #isOver = false;

  constructor(session: Session, at: PostgresPlace) {
    this.#session = session;
    this.#at = at;
    this.writer = new TableWriter(async (text, values) => {
      if (this.#isOver) throw new Error('the transaction of this writer is over');
      return session.ask(text, values);
    }, `"${at.schema}"`);
  }

  async begin(): Promise<void> {
    await this.#session.tell(beginning(this.#at));
    this.#hasBegun = true;
  }

  async commit(): Promise<void> {
    this.isCommitting = this.#isOver = true;
    await this.#session.commit();
  }

  async rollBack(): Promise<void> {
    this.#isOver = true;
    // Where even that cannot be said any more, the server rolls back by itself.
    await this.#session.tell('ROLLBACK').catch(() => this.#session.end());
  }

  /** Whether it failed because the connection is gone, whatever the work made of it. */
  isLost(error: unknown): boolean {
    return (error instanceof PostgresFailure && error.isLost) || (this.#hasBegun && this.#session.isOver);
  }
}

/** How long a database that has gone away is waited for; and how often one and the same work is begun again. */
const OUTAGE_MS = 15_000;
const MOST_RUNS = 10;

class Patience {
  #goneSince: number | null = null;
  #pauseMs = 50;
  #runs = 0;

  isAnswered(): void {
    this.#goneSince = null;
    this.#pauseMs = 50;
    this.#runs += 1;
  }

  /** Waits a little, then true; false at once where it has been too long. */
  async waits(): Promise<boolean> {
    this.#goneSince ??= performance.now();
    if (performance.now() - this.#goneSince > OUTAGE_MS || this.#runs > MOST_RUNS) return false;
    await wait(this.#pauseMs);
    this.#pauseMs = Math.min(this.#pauseMs * 2, 1_000);
    return true;
  }
}

async function replaced(session: Session | null, at: PostgresPlace): Promise<Session> {
  await session?.end();
  return new Session(at);
}

function asProblem(at: PostgresPlace, error: unknown): unknown {
  return error instanceof PostgresFailure ? new ProblemError([postgresProblem(at.shown, error)]) : error;
}
