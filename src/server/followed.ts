// One agreement as the server follows it: its desks, how far they are, and the answers that hold.
import { formatProblem, type Problem } from '#base/problem.ts';
import type { AgreementSummary, Progress } from '#records/board.ts';
import type { DeskSource } from '#monitor/desk.ts';
import type { AskedOf, QuestionName } from '#monitor/questions.ts';
import { Answers, type Answer } from '#server/answers.ts';
import { DeskThread } from '#server/desk-thread.ts';
import { HttpProblem } from '#server/problem-details.ts';

/** With so much evidence, a question about another moment takes long: it gets a desk of its own, so that the present goes on being answered. */
const MUCH_EVIDENCE = 50_000;

export interface FollowedEvents {
  onProgress(of: Followed): void;
  /** The verdicts for the ledger's position are there. */
  onSettled(of: Followed): void;
  onTrouble(of: Followed, problems: readonly Problem[]): void;
}

export class Followed {
  readonly source: DeskSource;
  readonly answers = new Answers();
  /** From the file's name until the agreement is read. */
  id: string;
  title = '';
  languages: string[] = [];
  progress: Progress = { state: 'reading', done: 0, total: 0 };
  /** The ledger's position that the verdicts are of. */
  position = 0;
  readonly #events: FollowedEvents;
  readonly #present: DeskThread;
  #other: DeskThread | null = null;
  #claims = 0;

  constructor(source: DeskSource, id: string, events: FollowedEvents) {
    this.source = source;
    this.id = id;
    this.#events = events;
    this.#present = new DeskThread(source, {
      onProgress: (done, total) => this.#tell({ state: 'reading', done, total }),
      onOpened: ({ claims, ...names }) => {
        Object.assign(this, names);
        this.#claims = claims;
        this.#tell({ state: 'assessing', done: 0, total: claims });
      },
      onSettled: (position) => {
        this.position = position;
        this.answers.clear();
        if (this.progress.state !== 'ready') this.#tell({ state: 'ready', done: this.#claims, total: this.#claims });
        else events.onSettled(this);
      },
      onFailed: (problems) => {
        if (this.progress.state !== 'ready') this.#tell({ state: 'failed', done: 0, total: 0, problem: problems.map(formatProblem).join('\n') });
        events.onTrouble(this, problems);
      },
    });
  }

  summary(): AgreementSummary {
    const { id, title, languages, progress, position } = this;
    return { id, title, languages, progress, position };
  }

  /** The answer, made once for each question until something comes in. `shaped` may add what the desk does not know. */
  answer<N extends QuestionName>(question: N, asked: AskedOf<N>, shaped: (text: string) => string = (text) => text): Promise<Answer> {
    if (this.progress.state !== 'ready') throw notReady(this.progress);
    return this.answers.get(`${question} ${JSON.stringify(asked)}`, async () => shaped(await this.#deskFor(question, asked).ask(question, asked)));
  }

  /** The ledger has grown. */
  grow(): void {
    this.#present.grow();
    this.#other?.grow();
  }

  async close(): Promise<void> {
    await Promise.all([this.#present.close(), this.#other?.close()]);
  }

  #deskFor(question: QuestionName, asked: unknown): DeskThread {
    const { asOf, knownAt } = (asked ?? {}) as { asOf?: string; knownAt?: string };
    if (this.#claims < MUCH_EVIDENCE || (question !== 'changes' && asOf === undefined && knownAt === undefined)) return this.#present;
    this.#other ??= new DeskThread(this.source, { onProgress: () => {}, onOpened: () => {}, onSettled: () => {}, onFailed: (problems) => this.#events.onTrouble(this, problems) });
    return this.#other;
  }

  #tell(progress: Progress): void {
    this.progress = progress;
    this.#events.onProgress(this);
  }
}

function notReady({ state, done, total, problem }: Progress): HttpProblem {
  if (state === 'failed') return new HttpProblem(503, 'board.evidence-failed', problem ?? 'the evidence could not be read', 'mend it, and start the server again');
  const share = total === 0 ? '' : `, ${Math.round((100 * done) / total)} %`;
  return new HttpProblem(503, 'board.not-ready', state === 'reading' ? `the evidence is being read${share}` : 'the verdicts are being worked out', 'ask again in a moment');
}
