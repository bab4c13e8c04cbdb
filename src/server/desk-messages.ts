// What the server and the threads in which its desks stand say to one another.
import type { Problem } from '#base/problem.ts';
import type { DeskSource } from '#monitor/desk.ts';

export interface DeskOrders { source: DeskSource }

export type ToDesk =
  | { to: 'answer'; number: number; question: string; asked: unknown }
  /** The ledger has grown. */
  | { to: 'grow' };

export type FromDesk =
  | { from: 'progress'; done: number; total: number }
  | { from: 'opened'; claims: number; id: string; title: string; languages: string[] }
  /** The verdicts that a board opens with are worked out, for the ledger's position. */
  | { from: 'settled'; position: number }
  | { from: 'failed'; problems: Problem[] }
  /** The answer as JSON. */
  | { from: 'answered'; number: number; text: string }
  | { from: 'refused'; number: number; problems: Problem[] };
