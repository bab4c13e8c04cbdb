// The server as a process: binds, says where it is open, follows the ledger, and goes in an orderly way.
import { basename } from 'node:path';
import type { AddressInfo } from 'node:net';
import { serve as listen, type ServerType } from '@hono/node-server';
import { ProblemError, type Problem } from '#base/problem.ts';
import type { DeskSource } from '#monitor/desk.ts';
import type { MaySee } from '#server/access/may-see.ts';
import { appOf } from '#server/app.ts';
import { readBaseMap } from '#server/base-map.ts';
import { BOARD_FOLDER, BoardFiles } from '#server/board-files.ts';
import { EventStream } from '#server/events.ts';
import { Followed } from '#server/followed.ts';
import { LedgerWatch } from '#server/ledger-watch.ts';

export interface Serving {
  sources: readonly DeskSource[];
  host: string;
  /** The port that was asked for; null: 8717, or the next that is free. 0: any. */
  port: number | null;
  /** Told of what goes wrong while the server goes on. */
  onTrouble(problems: readonly Problem[]): void;
  /** Told how far the evidence is read. */
  onProgress?(of: Followed): void;
  /** Who may see what, where it is not what access/ says. */
  maySee?: MaySee;
  /** A GeoJSON file of borders to draw in place of those that come with the board. */
  baseMap?: string | null;
  /** Where the pages are; else where they are built to. */
  boardFolder?: string;
}

export interface Open { url: string; port: number; isBoardBuilt: boolean; followed: readonly Followed[]; close(): Promise<void> }

const USUAL_PORT = 8717;
/** So many ports after the usual one are tried. */
const PORTS_TRIED = 40;
/** Requests under way may take so long to end when the server goes. */
const LAST_ANSWERS_MS = 2000;

/** Opens the server. Throws ProblemError where there is no such ledger, or no port to be had. It answers at once, and says how far it is until the evidence is read. */
export async function serve({ sources, host, port, onTrouble, onProgress, maySee, baseMap = null, boardFolder = BOARD_FOLDER }: Serving): Promise<Open> {
  const events = new EventStream();
  const [board, ground] = await Promise.all([BoardFiles.in(boardFolder), readBaseMap(baseMap)]);
  const ledger = sources.map(({ evidence }) => ('ledger' in evidence ? evidence.ledger : null)).find((place) => place !== null) ?? null;
  const watch = ledger === null ? null : await LedgerWatch.of(ledger, (came) => {
    for (const one of followed) {
      events.tell({ event: 'entries', agreement: one.id, ...came });
      one.grow();
    }
  }, (error) => onTrouble([troubleOf(error)]));
  const followed = sources.map((source) => new Followed(source, basename(source.agreement, '.md'), {
    onProgress(of) {
      events.tell({ event: 'progress', agreement: of.id, progress: of.progress });
      if (of.progress.state === 'ready') events.tell({ event: 'verdicts', agreement: of.id, position: of.position });
      onProgress?.(of);
    },
    onSettled: (of) => events.tell({ event: 'verdicts', agreement: of.id, position: of.position }),
    onTrouble: (_of, problems) => onTrouble(problems),
  }));
  const app = appOf({ followed, watch, events, board, ground, ...(maySee === undefined ? {} : { maySee }), onFault: (error) => onTrouble([troubleOf(error)]) });
  const closeRest = async (): Promise<void> => {
    events.close();
    await Promise.all([watch?.close(), ...followed.map((one) => one.close())]);
  };
  try {
    const { server, at } = await bind(app.fetch, host, port);
    return {
      url: `http://${host.includes(':') ? `[${host}]` : host}:${at}/`, port: at, isBoardBuilt: board !== null, followed,
      async close() {
        await closeRest();
        await closeServer(server);
      },
    };
  } catch (error) {
    await closeRest();
    throw error;
  }
}

type Fetch = Parameters<typeof listen>[0]['fetch'];

async function bind(fetch: Fetch, host: string, port: number | null): Promise<{ server: ServerType; at: number }> {
  const first = port ?? USUAL_PORT, last = port === null ? first + PORTS_TRIED : first;
  for (let at = first; ; at += 1) {
    try {
      return await bindAt(fetch, host, at);
    } catch (error) {
      if (isCode(error, 'EADDRINUSE') && at < last) continue;
      throw new ProblemError([bindProblem(error, host, at)]);
    }
  }
}

function bindAt(fetch: Fetch, host: string, port: number): Promise<{ server: ServerType; at: number }> {
  return new Promise((resolve, reject) => {
    const server = listen({ fetch, hostname: host, port }, ({ port: at }: AddressInfo) => {
      server.off('error', reject);
      resolve({ server, at });
    });
    server.once('error', reject);
  });
}

async function closeServer(server: ServerType): Promise<void> {
  await new Promise<void>((resolve) => {
    const late = setTimeout(() => { if ('closeAllConnections' in server) server.closeAllConnections(); }, LAST_ANSWERS_MS);
    server.close(() => {
      clearTimeout(late);
      resolve();
    });
    if ('closeIdleConnections' in server) server.closeIdleConnections();
  });
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && (error as NodeJS.ErrnoException).code === code;
}

function bindProblem(error: unknown, host: string, port: number): Problem {
  if (isCode(error, 'EADDRINUSE')) return { code: 'serve.port-taken', severity: 'error', message: `port ${port} of ${host} is taken by another program`, mend: 'name another with --port, or leave it out: then the next free one is taken' };
  if (isCode(error, 'EACCES')) return { code: 'serve.port-forbidden', severity: 'error', message: `port ${port} may not be used by this user`, mend: 'name one from 1024 on with --port' };
  if (isCode(error, 'EADDRNOTAVAIL') || isCode(error, 'ENOTFOUND')) return { code: 'serve.no-such-host', severity: 'error', message: `${host} is no address of this machine`, mend: 'leave --host out for this machine alone, or name 0.0.0.0 for all its addresses' };
  throw error;
}

function troubleOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problems[0]!;
  return { code: 'truce.fault', severity: 'error', message: error instanceof Error ? (error.stack ?? error.message) : String(error), mend: 'please report it' };
}
