// Verifies the ledger at a place, and says what was found.
import { readFile } from 'node:fs/promises';
import { ProblemError, type Problem } from '#base/problem.ts';
import { shownPlace } from '#ledger/open-store.ts';
import { verifyLedger, type VerifyReport } from '#ledger/verify.ts';
import { unreadable } from '#monitor/evidence-files.ts';
import { withStore } from '#monitor/ledgers.ts';

export interface VerifyPlaceOptions {
  /** Files with checkpoints that were kept elsewhere. */
  checkpoints: readonly string[];
  readOnly: boolean;
  onProgress?: (entries: number, total: number) => void;
  signal?: AbortSignal;
}

/** `problems`: errors where something does not hold. Throws ProblemError where the ledger or a file cannot be read. */
export async function verifyPlace(place: string, { checkpoints, readOnly, ...more }: VerifyPlaceOptions): Promise<{ text: string; problems: Problem[] }> {
  const kept = await Promise.all(checkpoints.map(async (from) => ({ from, note: await noteIn(from) })));
  try {
    const report = await withStore(place, readOnly ? 'read' : 'write', (store) => verifyLedger(store, { kept, mayRebuild: !readOnly, ...more }));
    return { text: inWords(report, kept.length), problems: report.problems };
  } catch (error) {
    // A file so damaged that it cannot be read through is what was looked for, not a failure to look.
    if (!(error instanceof ProblemError) || error.problems[0]?.code !== 'ledger.damaged') throw error;
    return { text: `${shownPlace(place)} is damaged\n`, problems: error.problems };
  }
}

async function noteIn(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(async (error: NodeJS.ErrnoException) => {
    throw new ProblemError([await unreadable(path, error)]);
  });
}

function inWords(report: VerifyReport, kept: number): string {
  const holds = !report.problems.some(({ severity }) => severity === 'error');
  const entries = `${report.entries} ${report.entries === 1 ? 'entry' : 'entries'}`;
  const lines = [
    `${report.name === '' ? 'no ledger' : report.name}: ${holds ? `all ${entries} hold` : `${entries} hold, and then one thing does not`}`,
    `  claims      ${report.claims}${report.toldEarlier === 0 ? '' : `, of which ${report.toldEarlier} say themselves when they came to be known, earlier than they were taken in`}`,
    `  signed      ${report.signedTo === 0 ? 'nothing' : `up to entry ${report.signedTo}`}, by ${report.checkpoints} ${report.checkpoints === 1 ? 'checkpoint' : 'checkpoints'}${kept === 0 ? '' : `; ${kept} kept elsewhere ${kept === 1 ? 'was' : 'were'} held against it`}`,
    `  worked out  ${{ held: 'as the entries say', rebuilt: 'was not as the entries say, and was written anew', differ: 'is not as the entries say' }[report.derived]}`,
    ...report.unchecked.map((what) => `  unchecked   ${what}`),
  ];
  return `${lines.join('\n')}\n`;
}
