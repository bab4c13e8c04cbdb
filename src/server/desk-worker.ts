// The thread in which a desk stands: reads the evidence, works out verdicts and answers questions, while the server goes on answering others.
import { parentPort, workerData } from 'node:worker_threads';
import { ProblemError, type Problem } from '#base/problem.ts';
import { Desk } from '#monitor/desk.ts';
import { QUESTIONS, type QuestionName } from '#monitor/questions.ts';
import type { DeskOrders, FromDesk, ToDesk } from '#server/desk-messages.ts';

const port = parentPort!;
const { source } = workerData as DeskOrders;
const say = (message: FromDesk): void => port.postMessage(message);

/** A bar need not move more often. */
const PROGRESS_EVERY_MS = 100;
let toldAt = 0;

/** One after the other: a question waits for the growing before it. */
let turn: Promise<void> = begin().catch((error: unknown) => say({ from: 'failed', problems: problemsOf(error) }));
let desk: Desk | null = null;

port.on('message', (message: ToDesk) => {
  turn = turn.then(() => (message.to === 'grow' ? grow() : answer(message)));
});

async function begin(): Promise<void> {
  desk = await Desk.open(source, {
    onProgress(done, total) {
      if (performance.now() - toldAt < PROGRESS_EVERY_MS) return;
      toldAt = performance.now();
      say({ from: 'progress', done, total });
    },
  });
  const { id, title, languages } = QUESTIONS.agreement(desk);
  say({ from: 'opened', claims: desk.table.length, id, title, languages });
  desk.verdicts(desk.source);
  say({ from: 'settled', position: desk.position });
}

async function grow(): Promise<void> {
  if (desk === null) return;
  try {
    await desk.grow();
    desk.verdicts(desk.source);
    say({ from: 'settled', position: desk.position });
  } catch (error) {
    // What is known goes on being answered; the next growth tries again.
    say({ from: 'failed', problems: problemsOf(error) });
  }
}

async function answer({ number, question, asked }: ToDesk & { to: 'answer' }): Promise<void> {
  try {
    if (desk === null) throw new ProblemError([{ code: 'ask.not-ready', severity: 'error', message: 'the evidence could not be read', mend: 'see what the server says of it' }]);
    const asks = QUESTIONS[question as QuestionName] as (of: Desk, asked: unknown) => unknown;
    say({ from: 'answered', number, text: JSON.stringify(await asks(desk, asked)) });
  } catch (error) {
    say({ from: 'refused', number, problems: problemsOf(error) });
  }
}

function problemsOf(error: unknown): Problem[] {
  if (error instanceof ProblemError) return error.problems;
  return [{ code: 'truce.fault', severity: 'error', message: error instanceof Error ? (error.stack ?? error.message) : String(error), mend: 'please report it' }];
}
