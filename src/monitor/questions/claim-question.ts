// One claim, whole: as it holds, its versions, its source and quoted passage, and what rules on it.
import { formatInstant } from '#base/instant.ts';
import type { ClaimAnswer } from '#records/board.ts';
import { readEntryLoosely } from '#records/entry.ts';
import { writeClaim } from '#records/write-claim.ts';
import type { Desk } from '#monitor/desk.ts';
import { notThere } from '#monitor/questions/clocks.ts';
import { shownClaim } from '#monitor/questions/claims-question.ts';
import { readLines } from '#monitor/read-lines.ts';

export interface AskedClaim { channel: string; id: string }

/** Throws ProblemError where there is no such claim. */
export async function claim(desk: Desk, { channel, id }: AskedClaim): Promise<ClaimAnswer> {
  const { table } = desk;
  const key = `${channel}/${id}`;
  const first = table.firstRow(key);
  if (first < 0) throw notThere('claim', key, []);
  const rows = table.versions(first).toSorted((a, b) => table.view().recordedAt[a]! - table.view().recordedAt[b]!);
  const found = desk.ledger === null ? await fromFiles(desk, rows) : await fromLedger(desk, channel, id);
  const versions = found.versions.length > 0 ? found.versions : rows.map((row) => writeClaim(table.claim(row)));
  return { key, claim: versions.at(-1)!, versions, about: rulingsOn(desk, key), entry: found.entry };
}

/** As the lines of its files have them: the table does not keep what no rule reads. */
async function fromFiles({ table }: Desk, rows: readonly number[]): Promise<Pick<ClaimAnswer, 'versions' | 'entry'>> {
  const versions: Record<string, unknown>[] = [];
  for (const row of rows) {
    const { file, line } = table.origin(row);
    const text = await lineOf(table.files[file]!, line);
    if (text !== null) versions.push(JSON.parse(text) as Record<string, unknown>);
  }
  return { versions, entry: null };
}

/** Thrown to end the reading of a file at the line that was looked for. */
class Found extends Error {}

async function lineOf(path: string, line: number): Promise<string | null> {
  let found: string | null = null;
  await readLines(path, {
    onLine(text, number) {
      if (number !== line) return;
      found = text;
      throw new Found();
    },
    onBadLine() { /* It was read before; a line that is at fault is no claim. */ },
  }).catch((error: unknown) => {
    // A file that was taken away since is no reason to say nothing of the claim.
    if (!(error instanceof Found) && !(error instanceof Error && 'syscall' in error)) throw error;
  });
  return found;
}

async function fromLedger({ ledger }: Desk, channel: string, id: string): Promise<Pick<ClaimAnswer, 'versions' | 'entry'>> {
  const versions: Record<string, unknown>[] = [];
  let entry: ClaimAnswer['entry'] = null;
  for (const { seq } of await ledger!.store.versions([{ channel, id }])) {
    for await (const [stored] of ledger!.store.entries(seq, seq)) {
      const read = readEntryLoosely(stored!.text);
      if (typeof read === 'string' || read.body.kind !== 'claim') continue;
      versions.push(read.body.claim);
      entry = { seq, recordedAt: formatInstant(read.recordedAt) };
    }
  }
  return { versions, entry };
}

/** Rulings and other acts that name the claim. */
function rulingsOn({ table }: Desk, key: string): ClaimAnswer['about'] {
  const out: ClaimAnswer['about'] = [];
  const { act } = table.view();
  for (let row = 0; row < table.length; row++) {
    if (act[row] === 0) continue;
    const details = table.details(row);
    if (details?.about === key || details?.sameAs?.includes(key) === true || details?.distinctFrom?.includes(key) === true) out.push(shownClaim(table, row));
  }
  return out;
}
