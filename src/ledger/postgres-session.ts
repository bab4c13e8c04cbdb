// One connection to PostgreSQL that is never silently replaced: once it is gone, whatever was begun on it is known to be gone too.
import { hash } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import postgres from 'postgres';
import type { PostgresPlace } from '#ledger/postgres-place.ts';

export type Row = Record<string, string | number | boolean | Uint8Array | null>;
type Sql = postgres.Sql<{ bigint: number }>;

/** What the driver or the server said. */
export class PostgresFailure extends Error {
  /** Five letters (SQLSTATE) from the server, or the word of the driver or the system (ECONNREFUSED). */
  readonly code: string;
  /** The connection is gone or could not be made: asking again later may help. Otherwise the server has understood, and refused. */
  readonly isLost: boolean;

  constructor(error: unknown) {
    const said = error as { message?: string; code?: string };
    super(said.message, { cause: error });
    this.code = said.code ?? '';
    this.isLost = isLoss(error, this.code);
  }
}

/**
 * Of the server, 08: connections; 57P01 to 57P05: shut down, crashed, not up yet; 25P03, 25P04: too long in a transaction; 53300: too many connections.
 * Of the driver, CONNECTION_CLOSED and the like; of the system, ECONNREFUSED and the like.
 */
function isLoss(error: unknown, code: string): boolean {
  return (error instanceof postgres.PostgresError ? /^(08|57P0[1-5]|25P0[34]|53300)/ : /^(CONNECT|EAI_|E[A-Z]+$)/).test(code);
}

/** How long a server may take to let us in. */
const CONNECT_MS = 10_000;

/**
 * The driver makes a new connection where one was lost, and goes on as if nothing had been: a transaction would lose its beginning unseen; and where a
 * server closes again and again it would try for ever. So a session is given one connection and no other. And should a statement ever come to a second one,
 * it finds that it may not write there: writing is allowed only in a transaction that says so.
 */
export class Session {
  /** Nothing more can be asked here. */
  isOver = false;
  readonly #sql: Sql;
  readonly #closed: Promise<never>;
  readonly #close: (failure: PostgresFailure) => void;
  #entered: Promise<unknown> | null = null;
  #hasSocket = false;

  constructor({ url }: PostgresPlace) {
    let close!: (failure: PostgresFailure) => void;
    this.#closed = new Promise((_, reject) => { close = reject; });
    this.#closed.catch(() => undefined);
    this.#close = close;
    this.#sql = postgres(url, {
      max: 1, max_lifetime: null, idle_timeout: 0, connect_timeout: CONNECT_MS / 1000, keep_alive: 15, no_subscribe: true,
      socket: (hosts: Hosts) => this.#onlySocket(hosts),
      connection: { application_name: 'truce', default_transaction_read_only: true },
      types: { bigint: { to: 20, from: [20], serialize: String, parse: Number } },
      onnotice: ({ code }) => { if (code === NO_TRANSACTION) this.isOver = true; },
      // After the driver has told the questions that were open: what it says is more exact.
      onclose: () => {
        this.isOver = true;
        setImmediate(() => close(lost()));
      },
    } as postgres.Options<{ bigint: postgres.PostgresType<number> }>);
  }

  /** Asks; `$1` and so on stand for the values. Throws PostgresFailure. */
  async ask(text: string, values: readonly Value[] = []): Promise<Row[]> {
    return this.#run(this.#sql.unsafe<Row[]>(text, values.map((value) => this.#parameter(value)) as never[], { prepare: values.length > 0 }));
  }

  /** Several statements in one, without values. */
  async tell(text: string): Promise<void> {
    await this.#run(this.#sql.unsafe(text).simple());
  }

  /** Keeps all of the transaction. Fulfilled, it is kept; rejected with a loss, that is not known. */
  async commit(): Promise<void> {
    const { command } = await this.#run(this.#sql.unsafe('COMMIT').simple());
    if (this.isOver) throw lost();
    // So PostgreSQL answers where a statement before had failed.
    if (command !== 'COMMIT') throw new PostgresFailure({ message: 'the transaction had failed before', code: '25P02' });
  }

  async end(): Promise<void> {
    await this.#sql.end({ timeout: this.isOver ? 0 : 5 });
  }

  async #run<T>(question: Promise<T>): Promise<T> {
    await (this.#entered ??= this.#enter());
    return this.#answer(question);
  }

  /** The first question, which costs the server nothing: whatever keeps its answer away keeps us out. */
  async #enter(): Promise<void> {
    const late = setTimeout(() => this.#close(new PostgresFailure({ message: 'no answer', code: 'CONNECT_TIMEOUT' })), CONNECT_MS);
    try {
      await this.#answer(this.#sql.unsafe('SELECT 1').simple());
    } finally {
      clearTimeout(late);
    }
  }

  async #answer<T>(question: Promise<T>): Promise<T> {
    // The driver asks only when somebody waits: nothing has been sent yet.
    if (this.isOver) throw lost();
    try {
      return await Promise.race([question, this.#closed]);
    } catch (error) {
      const failure = error instanceof PostgresFailure ? error : new PostgresFailure(error);
      if (failure.isLost) this.isOver = true;
      throw failure;
    }
  }

  async #onlySocket(hosts: Hosts): Promise<Socket> {
    if (this.#hasSocket) throw lost();
    this.#hasSocket = true;
    return socketTo(hosts);
  }

  #parameter(value: Value): unknown {
    if (!(value instanceof Array)) return value;
    const [first] = value;
    return this.#sql.array(value as string[], first instanceof Uint8Array ? 17 : typeof first === 'number' ? 20 : typeof first === 'boolean' ? 16 : 25);
  }
}

/** As the driver has read them from the address or from PGHOST and PGPORT; `path`: a socket of this machine. */
interface Hosts { host: string[]; port: number[]; path?: string | false }

/** A connection to the first host that takes one. */
async function socketTo({ host: hosts, port: ports, path }: Hosts): Promise<Socket> {
  let refused: unknown;
  for (const [i, host] of hosts.entries()) {
    const socket = path ? connect(path) : connect(ports[i]!, host);
    try {
      await new Promise<void>((resolve, reject) => {
        socket.once('connect', resolve).once('error', reject);
        socket.setTimeout(CONNECT_MS, () => reject(new PostgresFailure({ message: 'no answer', code: 'CONNECT_TIMEOUT' })));
      });
      socket.setTimeout(0).removeAllListeners();
      // The driver asks for the certificate of that name.
      return Object.assign(socket, { host });
    } catch (error) {
      socket.destroy();
      refused = error;
    }
  }
  throw refused;
}

type Plain = string | number | boolean | Uint8Array;
export type Value = Plain | readonly string[] | readonly number[] | readonly boolean[] | readonly Uint8Array[];

/** COMMIT where nothing was begun. */
const NO_TRANSACTION = '25P01';

function lost(): PostgresFailure {
  return new PostgresFailure({ message: 'the connection was lost', code: 'CONNECTION_CLOSED' });
}

/** How long a writer waits for another to finish. */
export const PATIENCE_MS = 10_000;

/**
 * Begins a writing transaction, alone among all writers of the schema; the lock ends with it. Each statement sees what was kept when it began: what a
 * writer before has kept while this one waited. What was acknowledged is on the disk, whatever the database's own setting is; a client whose machine is
 * gone is noticed within a minute, and its lock is free again.
 */
export function beginning({ schema }: PostgresPlace): string {
  return `BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE;
    SET LOCAL lock_timeout = ${PATIENCE_MS};
    SET LOCAL tcp_keepalives_idle = 30; SET LOCAL tcp_keepalives_interval = 10; SET LOCAL tcp_keepalives_count = 3;
    SELECT set_config('synchronous_commit', 'on', true) WHERE current_setting('synchronous_commit') = 'off';
    SELECT pg_advisory_xact_lock(${hash('sha256', `truce ledger ${schema}`, 'buffer').readBigInt64BE()})`;
}
