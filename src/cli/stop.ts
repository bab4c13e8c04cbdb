// Where a run that cannot go on becomes an exit status, and where problems are told: the one place for both.
import { formatProblem, ProblemError, sortProblems, type Problem } from '#base/problem.ts';
import type { Terminal } from '#cli/terminal.ts';
import { useProblem } from '#monitor/options.ts';

/** What the command's end means. 70 is a fault in truce itself; 130 is 128 + the number of SIGINT, as shells have it. */
export const STATUS = { evaluated: 0, agreement: 1, lint: 1, use: 2, evidence: 3, broken: 4, fault: 70, interrupted: 130 } as const;

export type StopReason = Exclude<keyof typeof STATUS, 'evaluated'>;

/** Thrown where a command cannot go on. */
export class Stop extends Error {
  readonly reason: StopReason;
  readonly problems: Problem[];

  constructor(reason: StopReason, problems: Problem[]) {
    super(problems.map((problem) => problem.message).join('\n'));
    this.name = 'Stop';
    this.reason = reason;
    this.problems = problems;
  }
}

export function wrongUse(code: string, message: string, mend: string): Stop {
  return new Stop('use', [useProblem(code, message, mend)]);
}

/** Runs a step; a ProblemError that it throws ends the command for `reason`. A file that is not there is wrong use, whoever looked for it. */
export async function orStop<T>(reason: StopReason, step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const misnamed = error.problems.some(({ code }) => code === 'agreement.not-found' || code === 'agreement.unreadable');
    throw new Stop(misnamed ? 'use' : reason, error.problems);
  }
}

/** Problems as text, on standard error, in the order of their places. */
export function tellProblems({ err }: Terminal, problems: readonly Problem[]): void {
  if (problems.length > 0) err.write(`${sortProblems(problems).map(formatProblem).join('\n')}\n`);
}

/**
 * Ends the command for what was thrown: problems on standard error; with `--format json` also as `problems/1` on standard output. Gives the exit
 * status.
 */
export function endWith(terminal: Terminal, thrown: unknown, json: boolean, command: string | undefined): number {
  const stop = thrown instanceof Stop ? thrown : fault(thrown);
  tellProblems(terminal, stop.problems);
  terminal.err.write(`truce: ${lastWords(stop, command)}\n`);
  if (json && stop.problems.length > 0) terminal.out.write(`${JSON.stringify({ format: 'problems/1', problems: sortProblems(stop.problems) }, null, 2)}\n`);
  return STATUS[stop.reason];
}

function fault(thrown: unknown): Stop {
  const trace = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  return new Stop('fault', [{ code: 'truce.fault', severity: 'error', message: `this is a fault in truce itself: ${trace}`, mend: 'please report it, with the agreement and the evidence if they may be shown' }]);
}

function lastWords({ reason, problems }: Stop, command: string | undefined): string {
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  const count = (one: string): string => `${errors} ${one}${errors === 1 ? '' : 's'}`;
  switch (reason) {
    case 'agreement': return writes(command) ? `nothing was written: ${count('error')}.` : `nothing was ${keeps(command) ? 'kept' : 'evaluated'}: the agreement has ${count('error')}.`;
    case 'lint': return 'the agreement does not pass.';
    case 'evidence': return keeps(command) ? `nothing was kept: ${count('error')}.` : `nothing was evaluated: the evidence has ${count('error')}.`;
    case 'broken': return 'it does not hold.';
    case 'use': return `nothing was done; \`truce ${command === undefined ? '' : `${command} `}--help\` says what can be asked.`;
    case 'interrupted': return keeps(command) ? 'interrupted; nothing was kept.' : 'interrupted; nothing was evaluated.';
    case 'fault': return 'stopped.';
  }
}

/** Commands that write into an agreement's file. */
function writes(command: string | undefined): boolean {
  return command === 'format' || command === 'adopt';
}

/** Commands that write into a ledger: what they leave undone is the writing. */
function keeps(command: string | undefined): boolean {
  return command !== undefined && /^(ledger |import$|act$|rule$)/.test(command);
}
