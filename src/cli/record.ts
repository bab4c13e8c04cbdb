// What `act` and `rule` have in common: the claim is shown with all that it would change, the question is asked, the entry is written.
import { createInterface } from 'node:readline/promises';
import type { Option, Words } from '#cli/command.ts';
import { KEY, LEDGER, option } from '#cli/command.ts';
import { planOf } from '#cli/plan-of.ts';
import { orStop, Stop, tellProblems, wrongUse } from '#cli/stop.ts';
import { paintForOutput, print, type Terminal } from '#cli/terminal.ts';
import { readTime } from '#monitor/options.ts';
import type { Preview } from '#monitor/record-claim.ts';
import type { Problem } from '#base/problem.ts';

export const RECORD_OPTIONS: readonly Option[] = [
  LEDGER,
  option('channel', 'NAME', 'through which channel of the agreement it is told', { needed: true }),
  option('by', 'NAME', 'who makes it; may be given again, where they make it together', { needed: true, many: true }),
  option('why', 'TEXT', 'for what reason; kept with it', { needed: true }),
  option('dissent', 'TEXT', 'who saw it otherwise, in words'),
  option('at', 'T', 'when it was made; without it, now', { instant: true }),
  option('id', 'ID', 'its id within the channel; without it, one is made of what it is and the number of the entry'),
  option('as-of', 'T', 'for which moment the change is shown; without it, the latest that the evidence or this act speaks of', { instant: true }),
  option('yes', null, 'write it without asking'),
  KEY,
];

/** The fields that both kinds have; undefined ones are left out. */
export function commonFields(words: Words, what: string, now: number): Record<string, unknown> {
  const mistakes: Problem[] = [];
  const at = readTime(words.one('at'), '--at', mistakes);
  if (mistakes.length > 0) throw new Stop('use', mistakes);
  const by = words.all('by');
  return {
    kind: 'act', id: words.one('id') ?? `${what}-${new Date(now).toISOString().replaceAll(/[-:.]/g, '')}`, channel: words.one('channel'), during: new Date(at ?? now).toISOString(),
    by, source: { note: words.one('why') }, ...(words.has('dissent') ? { dissent: words.one('dissent') } : {}),
  };
}

/** Shows, asks, writes. */
export async function record(words: Words, terminal: Terminal, claim: Record<string, unknown>, now: number): Promise<void> {
  const { signingKey, withLedger } = await import('#monitor/ledgers.ts');
  const { previewClaim, recordClaim } = await import('#monitor/record-claim.ts');
  const { changesText, sayIn } = await import('#monitor/publish.ts');
  const mistakes: Problem[] = [];
  const asOf = readTime(words.one('as-of'), '--as-of', mistakes);
  if (mistakes.length > 0) throw new Stop('use', mistakes);
  const { plan, planHash } = await planOf(words.operands[0]!);
  const place = words.one('ledger')!;
  await orStop('evidence', async () => {
    const key = await signingKey(place, words.one('key'));
    const preview = await withLedger(place, 'read', (ledger) => previewClaim({ plan, planHash, ledger, claim, asOf, now }));
    const say = sayIn(plan.zone, paintForOutput(terminal));
    print(terminal, `${JSON.stringify(claim, null, 2)}\n\n${keysInWords(preview.keys)}as of ${say.instant(preview.after.asOf!)} it would change:\n${changesText(preview.before, preview.after)}${preview.isLater ? LATER : ''}\n`);
    tellProblems(terminal, preview.after.problems.filter(({ message }) => !preview.before.problems.some((one) => one.message === message)));
    if (!words.has('yes') && !(await isWanted(terminal))) throw new Stop('interrupted', []);
    const seq = await withLedger(place, 'write', (ledger) => recordClaim(ledger, claim, Date.now, key));
    print(terminal, `recorded as entry ${seq}: ${String(claim['channel'])}/${String(claim['id'])}${key === null ? ', not signed: the key is not at hand (--key)' : ', signed'}\n`);
  });
}

const LATER = '(it is made at or after that moment: as of then it can change nothing. Say with --at when it was made, or leave --as-of out)\n';

function keysInWords(keys: Preview['keys']): string {
  if (keys === null) return '';
  const named = `the agreement names ${keys.named.join(keys.any ? ' or ' : ' and ')} for this`;
  return `${named}; ${keys.any ? (keys.missing.length === 0 ? 'this is enough' : 'this is of none of them') : keys.missing.length === 0 ? 'with this all of them have made it' : `after this ${keys.missing.join(' and ')} must still make the same`}\n\n`;
}

/** A script must say --yes: nobody is there to be asked. */
async function isWanted({ out, err }: Terminal): Promise<boolean> {
  if (process.stdin.isTTY !== true || out.isTTY !== true) throw wrongUse('not-confirmed', 'nobody can be asked whether to write this', 'look at what it would change, and give --yes to write it');
  const questions = createInterface({ input: process.stdin, output: err });
  try {
    return /^y(es)?$/i.test((await questions.question('write it? [y/N] ')).trim());
  } finally {
    questions.close();
  }
}
