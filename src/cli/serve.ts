// `truce serve`: the board and its API on this machine, until Ctrl-C.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Problem } from '#base/problem.ts';
import { AGREEMENT, option, type Command, type Words } from '#cli/command.ts';
import { orStop, Stop, tellProblems, wrongUse } from '#cli/stop.ts';
import { print, progressBar, type Progress, type Terminal } from '#cli/terminal.ts';
import type { DeskSource } from '#monitor/desk.ts';
import { readTime } from '#monitor/options.ts';
import type { Followed } from '#server/followed.ts';

export const serveBoard: Command = {
  name: 'serve',
  summary: 'shows the board in a browser, and answers programs, on this machine',
  operands: [{ ...AGREEMENT, many: true }],
  explains: 'Opens a board for one or more agreements: gates, days, places and reasons, in English and Arabic, and an API that /openapi.json describes. Everybody who reaches the address may read, and nobody may write. With a ledger, what comes in is shown at once. The first line on standard output holds the address.',
  options: [
    option('evidence', 'PATH', 'a file of claims, or a folder of them; may be given again; without it and without --ledger, evidence.jsonl beside each agreement', { many: true }),
    option('ledger', 'PLACE', 'a ledger, which is followed as it grows: a SQLite file, or postgres://user@host/database'),
    option('as-of', 'T', 'where the board opens, for example 2016-09-19T16:00Z; without it, at the latest end of any claim that is no act', { instant: true }),
    option('known-at', 'T', 'with what was recorded by then; without it, with everything', { instant: true }),
    option('base-map', 'FILE', 'borders to draw on the map in place of those of Natural Earth: a GeoJSON file of lines or areas, with a "disclaimer" beside its features'),
    option('port', 'N', 'the port; without it, what PORT in the environment says, else 8717 or the next that is free'),
    option('host', 'H', 'the address to bind; without it 127.0.0.1, which only this machine reaches'),
    option('skip-bad-lines', null, 'leave out claims that cannot be used; always so where several agreements share the evidence'),
  ],
  examples: ['truce serve agreement.md --evidence claims.jsonl', 'truce serve agreements/*/agreement.md --ledger mission.truce --port 9000'],
  async run(words, terminal) {
    const { serve } = await import('#server/serve.ts');
    const bars = new Bars(terminal);
    const open = await orStop('evidence', () => serve({
      sources: sourcesOf(words), host: words.one('host') ?? '127.0.0.1', port: portOf(words), baseMap: words.one('base-map') ?? null,
      onTrouble: (problems) => tellProblems(terminal, problems), onProgress: (of) => bars.show(of),
    }));
    print(terminal, `Truce is open at ${open.url}\n`);
    if (!open.isBoardBuilt) terminal.err.write('The pages of the board are not built; run `npm run board` once. The API answers.\n');
    await new Promise<void>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve);
    });
    bars.end();
    terminal.err.write('Closing.\n');
    await open.close();
  },
};

function sourcesOf(words: Words): DeskSource[] {
  const mistakes: Problem[] = [];
  const asOf = readTime(words.one('as-of'), '--as-of', mistakes), knownAt = readTime(words.one('known-at'), '--known-at', mistakes);
  if (mistakes.length > 0) throw new Stop('use', mistakes);
  const ledger = words.one('ledger'), paths = words.all('evidence');
  if (ledger !== undefined && paths.length > 0) throw wrongUse('both-evidence', 'both --evidence and --ledger were given', 'give one of them');
  const skipUnknown = words.has('skip-bad-lines') || (words.operands.length > 1 && (ledger !== undefined || paths.length > 0));
  return words.operands.map((agreement) => ({ agreement, evidence: ledger !== undefined ? { ledger } : paths.length > 0 ? paths : [besideOf(agreement)], skipUnknown, asOf, knownAt }));
}

function besideOf(agreement: string): string {
  const beside = join(dirname(agreement), 'evidence.jsonl');
  if (existsSync(beside)) return beside;
  throw wrongUse('no-evidence', `neither --evidence nor --ledger was given, and there is no ${beside}`, 'say with --evidence or --ledger where the claims are');
}

/** From 0 (any that is free) to 65535. */
function portOf(words: Words): number | null {
  const told = words.one('port'), text = told ?? process.env['PORT'];
  if (text === undefined || text === '') return null;
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw wrongUse('no-port', `${told === undefined ? 'PORT' : '--port'} is "${text}", which is no port`, 'a port is a whole number from 1 to 65535, or 0 for any that is free');
}

/** A bar for each agreement that is being read; and one line when it is done or has failed. */
class Bars {
  readonly #terminal: Terminal;
  readonly #bars = new Map<Followed, Progress>();

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  show(of: Followed): void {
    const { state, done, total } = of.progress;
    let bar = this.#bars.get(of);
    if (bar === undefined) this.#bars.set(of, (bar = progressBar(this.#terminal, `reading ${of.id}`)));
    if (state === 'reading') return bar.show(done, total);
    bar.end();
  }

  end(): void {
    for (const bar of this.#bars.values()) bar.end();
  }
}
