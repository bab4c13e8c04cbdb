// Traces of other monitors, judged point by point, told to the dense engine: events spread apart, operators read at the events only.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { reasonsOf, causesOf, isUndetermined, valueOf } from '#records/causes.ts';
import type { Formula } from '#records/plan.ts';
import type { Reason, TruthValue } from '#records/verdicts.ts';
import type { ReadingScope } from '#engine/evaluator.ts';
import { codeAt } from '#engine/signal.ts';

/** The cases of ../shared/conformance, one a line; a reason to skip where the folder is not there. */
export function conformanceCases<T>(file: string): { cases: T[]; skip: string | false } {
  const path = fileURLToPath(new URL(`../../../shared/conformance/${file}`, import.meta.url));
  if (!existsSync(path)) return { cases: [], skip: `../shared/conformance/${file} is not there: the recorded answers of other monitors are kept beside the checkout` };
  return { cases: readFileSync(path, 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line) as T), skip: false };
}

/** Bounds of a window as the plan writes them: milliseconds, both ends included, null without end. */
export interface Bounds { fromMs: number; toMs: number | null }

/**
 * Instants of their own for points whose times coincide: the k-th of at most K points at time t lies at 2Kt + k. Two points are then from
 * 2Kd - (K - 1) to 2Kd + (K - 1) apart exactly when their times are d apart, and the later in the row is the later in time.
 */
export class SpreadTimes {
  readonly instants: number[] = [];
  private readonly most: number;

  constructor(times: readonly number[]) {
    const before = times.map((time, i) => i - times.indexOf(time));
    this.most = Math.max(...before) + 1;
    times.forEach((time, i) => this.instants.push(2 * this.most * time + before[i]!));
  }

  get last(): number {
    return this.instants.at(-1)!;
  }

  /** [a, b] in the trace's time. */
  bounds(a: number, b: number | null): Bounds {
    const slack = this.most - 1;
    return { fromMs: Math.max(0, 2 * this.most * a - slack), toMs: b === null ? null : 2 * this.most * b + slack };
  }
}

export const not = (of: Formula): Formula => ({ node: 'not', of });
export const and = (...of: Formula[]): Formula => ({ node: 'and', of });
export const or = (...of: Formula[]): Formula => ({ node: 'or', of });
export const implies = (given: Formula, then: Formula): Formula => or(not(given), then);

/** What a formula was (will be) at the one moment so many ms before (after) now. */
export const earlier = (ms: number, of: Formula): Formula => (ms === 0 ? of : { node: 'past', some: true, fromMs: ms, toMs: ms, of });
export const later = (ms: number, of: Formula): Formula => (ms === 0 ? of : { node: 'future', some: true, fromMs: ms, toMs: ms, of });

/** The operators of point-based logics over dense time, `step` holding at every point of the trace and nowhere else. */
export class PointOperators {
  private readonly step: Formula;
  constructor(step: Formula) {
    this.step = step;
  }

  private at(of: Formula): Formula {
    return and(this.step, of);
  }
  private ifAt(of: Formula): Formula {
    return implies(this.step, of);
  }

  once(bounds: Bounds, of: Formula): Formula {
    return { node: 'past', some: true, ...bounds, of: this.at(of) };
  }
  historically(bounds: Bounds, of: Formula): Formula {
    return { node: 'past', some: false, ...bounds, of: this.ifAt(of) };
  }
  eventually(bounds: Bounds, of: Formula): Formula {
    return { node: 'future', some: true, ...bounds, of: this.at(of) };
  }
  always(bounds: Bounds, of: Formula): Formula {
    return { node: 'future', some: false, ...bounds, of: this.ifAt(of) };
  }
  since(bounds: Bounds, hold: Formula, begun: Formula): Formula {
    return { node: 'since', ...bounds, hold: this.ifAt(hold), begun: this.at(begun) };
  }
  until(bounds: Bounds, hold: Formula, comes: Formula): Formula {
    return { node: 'until', ...bounds, hold: this.ifAt(hold), comes: this.at(comes) };
  }

  /** At the point before this one: asked a moment before now, no point has come since. */
  previous(bounds: Bounds, of: Formula): Formula {
    if (bounds.toMs === 0) return this.never();
    return earlier(1, { node: 'since', ...oneLess(bounds), hold: not(this.step), begun: this.at(of) });
  }
  /** At the point after this one. */
  next(bounds: Bounds, of: Formula): Formula {
    if (bounds.toMs === 0) return this.never();
    return later(1, { node: 'until', ...oneLess(bounds), hold: not(this.step), comes: this.at(of) });
  }

  private never(): Formula {
    return and(this.step, not(this.step));
  }
}

function oneLess({ fromMs, toMs }: Bounds): Bounds {
  return { fromMs: Math.max(0, fromMs - 1), toMs: toMs === null ? null : toMs - 1 };
}

/** A formula's value at each instant, with what is printed of its reasons. */
export function valuesAt(scope: ReadingScope, formula: Formula, instants: readonly number[]): { value: TruthValue; reasons: Reason[] }[] {
  const signal = scope.signal(formula);
  return instants.map((t) => {
    const code = codeAt(signal, t);
    return { value: valueOf(code), reasons: isUndetermined(code) ? reasonsOf(causesOf(code)) : [] };
  });
}
