// A desk in a thread of its own, as the server sees it: asked by the names of questions, answering in JSON.
import { Worker } from 'node:worker_threads';
import { ProblemError, type Problem } from '#base/problem.ts';
import type { DeskSource } from '#monitor/desk.ts';
import type { AskedOf, QuestionName } from '#monitor/questions.ts';
import type { DeskOrders, FromDesk, ToDesk } from '#server/desk-messages.ts';

export interface DeskEvents {
  onProgress(done: number, total: number): void;
  onOpened(opened: { claims: number; id: string; title: string; languages: string[] }): void;
  onSettled(position: number): void;
  onFailed(problems: Problem[]): void;
}

/** Beside this file, built or not. */
const WORKER = new URL(import.meta.url.endsWith('.ts') ? './desk-worker.ts' : './desk-worker.js', import.meta.url);

export class DeskThread {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, { resolve(text: string): void; reject(error: unknown): void }>();
  #number = 0;

  constructor(source: DeskSource, events: DeskEvents) {
    this.#worker = new Worker(WORKER, { workerData: { source } satisfies DeskOrders });
    this.#worker.on('message', (message: FromDesk) => this.#hear(message, events));
    this.#worker.on('error', (error) => this.#die(error, events));
  }

  /** The answer as JSON. Rejects with a ProblemError where the question cannot be answered. */
  ask<N extends QuestionName>(question: N, asked: AskedOf<N>): Promise<string> {
    const number = (this.#number += 1);
    return new Promise((resolve, reject) => {
      this.#waiting.set(number, { resolve, reject });
      this.#worker.postMessage({ to: 'answer', number, question, asked } satisfies ToDesk);
    });
  }

  grow(): void {
    this.#worker.postMessage({ to: 'grow' } satisfies ToDesk);
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #hear(message: FromDesk, events: DeskEvents): void {
    switch (message.from) {
      case 'progress': return events.onProgress(message.done, message.total);
      case 'opened': return events.onOpened(message);
      case 'settled': return events.onSettled(message.position);
      case 'failed': return events.onFailed(message.problems);
      case 'answered': return this.#take(message.number)?.resolve(message.text);
      case 'refused': return this.#take(message.number)?.reject(new ProblemError(message.problems));
    }
  }

  #take(number: number): { resolve(text: string): void; reject(error: unknown): void } | undefined {
    const waiting = this.#waiting.get(number);
    this.#waiting.delete(number);
    return waiting;
  }

  /** Out of memory, or a fault: whoever waits is told. */
  #die(error: unknown, events: DeskEvents): void {
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
    events.onFailed([{ code: 'truce.fault', severity: 'error', message: error instanceof Error ? (error.stack ?? error.message) : String(error), mend: 'start the server again; with much evidence, give Node more memory' }]);
  }
}
