// What the commands print of a ledger: its log, single entries, proofs; and the handing over of its key.
import { formatInstant } from '#base/instant.ts';
import { ProblemError } from '#base/problem.ts';
import { readEntry, type Entry } from '#records/entry.ts';
import { makeKey } from '#ledger/keys.ts';
import { proveConsistency, proveInclusion } from '#ledger/prove.ts';
import { writeHash } from '#ledger/tree.ts';
import { neededKey, withLedger, type Ledger } from '#monitor/ledgers.ts';

/** The last `count` entries, or those from `from` on. */
export async function logLines(ledger: Ledger, from: number | undefined, count: number): Promise<string> {
  const size = await ledger.size();
  const first = from ?? Math.max(1, size - count + 1);
  const signed = new Set((await ledger.store.checkpoints()).map((one) => one.size));
  const lines: string[] = [`${ledger.name}, ${size} ${size === 1 ? 'entry' : 'entries'}`];
  const width = String(size).length;
  for await (const page of ledger.store.entries(first, Math.min(size, first + count - 1))) {
    for (const { seq, text, hash } of page) {
      const entry = readEntry(text);
      const what = typeof entry === 'string' ? `does not hold: ${entry}` : `${formatInstant(entry.recordedAt)}  ${inWords(entry)}`;
      lines.push(`${String(seq).padStart(width)}${signed.has(seq) ? '*' : ' '} ${writeHash(hash).slice(7, 19)}  ${what}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

function inWords({ body }: Entry): string {
  if (body.kind === 'beginning') return 'beginning';
  if (body.kind === 'key') return `change of key by ${body.by}: ${body.why}`;
  const { claim } = body;
  const details = [claim['act'], claim['type'], claim['what'], claim['stage'], claim['standing']].filter((one) => typeof one === 'string');
  return `${String(claim['kind'])} ${String(claim['channel'])}/${String(claim['id'])}${details.length === 0 ? '' : ` (${details.join(', ')})`}`;
}

/** One entry by its number, or all that hold versions of a claim, as indented JSON. */
export async function entryText(ledger: Ledger, asked: number | string): Promise<string> {
  const numbers = typeof asked === 'number' ? [asked] : await numbersOf(ledger, asked);
  const found: string[] = [];
  for (const seq of numbers) {
    for await (const page of ledger.store.entries(seq, seq)) for (const { text, hash } of page) found.push(`${JSON.stringify({ hash: writeHash(hash), ...(JSON.parse(text) as object) }, null, 2)}\n`);
  }
  if (found.length > 0) return found.join('');
  const size = await ledger.size();
  throw new ProblemError([{ code: 'ledger.no-entry', severity: 'error', message: `there is no entry ${asked} in ${ledger.store.place}`, mend: `its entries are 1 to ${size}; a claim is named channel/id` }]);
}

async function numbersOf(ledger: Ledger, claim: string): Promise<number[]> {
  const slash = claim.indexOf('/');
  const versions = await ledger.store.versions([{ channel: claim.slice(0, slash).normalize('NFC').trim(), id: claim.slice(slash + 1).normalize('NFC').trim() }]);
  return versions.map(({ seq }) => seq);
}

export async function proofText(ledger: Ledger, asked: { entry: number } | { before: number }): Promise<string> {
  const proof = 'entry' in asked ? await proveInclusion(ledger, asked.entry) : await proveConsistency(ledger, asked.before);
  if (proof !== null) return `${JSON.stringify(proof, null, 2)}\n`;
  const size = await ledger.size();
  const number = 'entry' in asked ? asked.entry : asked.before;
  throw new ProblemError([number > size
    ? { code: 'ledger.no-entry', severity: 'error', message: `${ledger.store.place} has ${size} entries, not ${number}`, mend: `name one of 1 to ${size}` }
    : { code: 'ledger.not-signed', severity: 'error', message: `no checkpoint covers entry ${number} yet, so nothing can be proved of it`, mend: 'sign the ledger as it stands: truce ledger checkpoint' }]);
}

/** Makes the new key and enters the change. Where that fails the new key's file is taken away again. */
export async function handOver(place: string, toldKey: string | undefined, newKey: string, said: { by: string; why: string }, now: () => number): Promise<{ seq: number; publicKey: string }> {
  const old = await neededKey(place, toldKey);
  const fresh = await makeKey(newKey);
  try {
    const seq = await withLedger(place, 'write', (ledger) => ledger.changeKey(old, fresh, said, now));
    return { seq, publicKey: fresh.publicKey };
  } catch (error) {
    const { rm } = await import('node:fs/promises');
    await rm(newKey, { force: true });
    throw error;
  }
}
