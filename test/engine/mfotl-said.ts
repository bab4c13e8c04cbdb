// What MonPoly and VeriMon say of places, said with the nodes of a plan; and why, where it cannot be said.
import { ratio, type Ratio } from '#base/bounds.ts';
import type { Comparison, Condition, Formula, Measure } from '#records/plan.ts';
import type { Interval, Mfotl } from './mfotl.ts';
import { and, earlier, implies, later, not, or, PointOperators, type Bounds, type SpreadTimes } from './point-traces.ts';
import { compare, condition, measure } from './toy-plans.ts';

/** Thrown where no node says it; the message is the reason. */
export class Unsayable extends Error {}

/** A number that a formula speaks of, as truths about it. */
interface Amount { atLeast(value: number): Formula; is(value: number): Formula }

/** When there is an answer (with `p` bound to a place, where it speaks of one), and what its number is. */
export interface Said { isSo: Formula; amount: Amount | null }

/** The places of the traces are 1 to 4; together they are `All`. `Road` is where every point of the trace leaves its mark. */
export const PLACES = ['1', '2', '3', '4'];
export const TYPES: Readonly<Record<string, string>> = { open: 'advance', close: 'attack', tick: 'flight' };
export const STEP_TYPE = 'fire';

export class Sayer {
  readonly measures: Measure[] = [];
  readonly conditions: Condition[] = [];
  private readonly times: SpreadTimes;
  private readonly step: Formula;
  private readonly points: PointOperators;

  constructor(times: SpreadTimes) {
    this.times = times;
    this.measures.push(measure('step', { of: [STEP_TYPE], place: { name: 'Road' } }));
    this.step = compare('step', '>=', 1);
    this.points = new PointOperators(this.step);
    for (const [name, type] of Object.entries(TYPES)) this.measures.push(measure(name, { of: [type], place: { param: 'p' } }));
  }

  private get always(): Formula {
    return or(this.step, not(this.step));
  }
  private bounds({ a, b }: Interval): Bounds {
    return this.times.bounds(a, b);
  }
  private truth(of: Mfotl): Formula {
    const { isSo, amount } = this.say(of);
    if (amount !== null) throw new Unsayable('a number where a truth is asked');
    return isSo;
  }

  say(formula: Mfotl): Said {
    const sure = (isSo: Formula): Said => ({ isSo, amount: null });
    switch (formula.is) {
      case 'atom': return sure(this.atom(formula.name, formula.args));
      case 'NOT': return sure(not(this.truth(formula.of)));
      case 'IMPLIES': return sure(implies(this.truth(formula.left), this.truth(formula.right)));
      case 'AND': {
        const { isSo, amount } = this.say(formula.left);
        if (formula.right.is !== 'at-least') return { isSo: and(isSo, this.truth(formula.right)), amount };
        if (amount === null) throw new Unsayable('a comparison of something that is no number of this formula');
        return { isSo: and(isSo, amount.atLeast(formula.right.value)), amount };
      }
      case 'EXISTS': {
        if (formula.variables.includes('p')) return sure(this.atLeastPlaces(1, this.truth(formula.of)));
        if (isDelivery(formula)) return sure(this.delivery());
        return sure(this.say(formula.of).isSo);
      }
      case 'FORALL': return sure({ node: 'each', param: 'p', list: 'Places', of: this.truth(formula.of) });
      case 'ONCE': return sure(this.points.once(this.bounds(formula.interval), this.truth(formula.of)));
      case 'EVENTUALLY': return sure(this.points.eventually(this.bounds(formula.interval), this.truth(formula.of)));
      case 'PREVIOUS': return sure(this.points.previous(this.bounds(formula.interval), this.truth(formula.of)));
      case 'NEXT': return sure(this.points.next(this.bounds(formula.interval), this.truth(formula.of)));
      case 'SINCE': return sure(this.points.since(this.bounds(formula.interval), this.truth(formula.left), this.truth(formula.right)));
      case 'UNTIL': return sure(this.points.until(this.bounds(formula.interval), this.truth(formula.left), this.truth(formula.right)));
      case 'LET':
        // A condition of its own, with the place as its free parameter.
        this.conditions.push(condition(formula.name, this.truth(formula.meaning)));
        return this.say(formula.of);
      case 'aggregate': return this.aggregate(formula);
      case 'at-least': throw new Unsayable('a comparison of something that is no number of this formula');
    }
  }

  private atom(name: string, args: string[]): Formula {
    if (args.join() !== 'p') throw new Unsayable(`${name} of ${args.join()}: which delivery, or how large, as part of the answer`);
    if (this.conditions.some((one) => one.name === name)) return { node: 'condition', name };
    if (!(name in TYPES)) throw new Unsayable(`${name} is no event of a place`);
    return compare(name, '>=', 1);
  }

  private atLeastPlaces(k: number, of: Formula): Formula {
    return { node: 'at-least-of', k, param: 'p', list: 'Places', of };
  }

  private delivery(): Formula {
    return compare(this.moving('convoys', 'p', null), '>=', 1);
  }

  /** A measure of deliveries: at a place or all of them, at the moment or over so many ms before it. */
  private moving(unit: 'convoys' | 'trucks', at: 'p' | 'All', ms: number | null): string {
    const name = `${unit} at ${at} ${ms === null ? 'at the moment' : `per ${ms} ms`}`;
    if (this.measures.some((one) => one.name === name)) return name;
    this.measures.push(measure(name, {
      from: 'movements', of: [], unit, stage: 'delivered', channels: ['Ch1'], place: at === 'p' ? { param: 'p' } : { name: 'All' }, per: ms === null ? { unit: 'moment' } : { unit: 'elapsed', ms },
    }));
    return name;
  }

  private aggregate(formula: Extract<Mfotl, { is: 'aggregate' }>): Said {
    const { aggregate, over, groups, of } = formula;
    if (over === 'p' && aggregate === 'CNT' && groups.length === 0) {
      const isCounted = this.truth(of);
      const atLeast = (k: number) => (k <= 0 ? this.always : this.atLeastPlaces(k, isCounted));
      return { isSo: this.always, amount: { atLeast, is: (n) => and(atLeast(n), not(atLeast(n + 1))) } };
    }
    const at = groups.join() === 'p' ? 'p' : groups.length === 0 ? 'All' : null;
    const within = deliveredWithin(of);
    if (at === null || within === null || over !== (aggregate === 'CNT' ? 'i' : 'q')) throw new Unsayable(`${aggregate} of something else than the deliveries of a window`);
    if (within.b === null) throw new Unsayable('an amount over a window that never began');
    if (aggregate === 'MED') throw new Unsayable('the middle one of several: no measure counts the deliveries above a size');
    if (aggregate === 'MIN' || aggregate === 'MAX') return this.extreme(aggregate, at, this.bounds(within));
    return this.total(aggregate, at, this.bounds(within));
  }

  /** Counts, sums and averages of what was delivered in a window: two measures over elapsed time, and a comparison of one with a share of the other. */
  private total(aggregate: 'CNT' | 'SUM' | 'AVG', at: 'p' | 'All', { fromMs, toMs }: Bounds): Said {
    const ms = toMs! - fromMs + 1;
    // A measure per elapsed time is, at t, the total before t (V6): that of a window that ends now is asked a moment later.
    const shifted = (inner: Formula) => (fromMs === 0 ? later(1, inner) : earlier(fromMs - 1, inner));
    const convoys = this.moving('convoys', at, ms);
    const trucks = this.moving('trucks', at, ms);
    const isSo = at === 'All' ? this.always : shifted(compare(convoys, '>=', 1));
    const holds = (op: Comparison, value: number): Formula => shifted(aggregate === 'AVG'
      ? { node: 'compare', measure: trucks, op, to: { operand: 'measure', percent: percentOf(fraction(value)), measure: convoys } }
      : compare(aggregate === 'CNT' ? convoys : trucks, op, value));
    return { isSo, amount: { atLeast: (value) => holds('>=', value), is: (value) => and(holds('>=', value), holds('<=', value)) } };
  }

  /** The largest is at least n when one is, at some moment of the window; no more than one truckload arrives at a place at one moment. */
  private extreme(aggregate: 'MIN' | 'MAX', at: 'p' | 'All', window: Bounds): Said {
    if (at === 'All') throw new Unsayable('the least or greatest over all places: a measure adds up what comes to them at one moment');
    const trucks = this.moving('trucks', at, null);
    const some = (op: Comparison, value: number) => this.points.once(window, and(this.delivery(), compare(trucks, op, value)));
    const isSo = this.points.once(window, this.delivery());
    const atLeast = (value: number) => (aggregate === 'MAX' ? some('>=', value) : not(some('<', value)));
    const atMost = (value: number) => (aggregate === 'MAX' ? not(some('>', value)) : some('<=', value));
    return { isSo, amount: { atLeast, is: (value) => and(atLeast(value), atMost(value)) } };
  }
}

function isDelivery(formula: Mfotl): boolean {
  const inner = formula.is === 'EXISTS' && !formula.variables.includes('p') ? formula.of : formula;
  return inner.is === 'atom' && inner.name === 'delivery' && inner.args.join() === 'p,i,q';
}

/** The window of `ONCE[a,b] delivery(p,i,q)`, whichever delivery it is. */
function deliveredWithin(formula: Mfotl): Interval | null {
  return formula.is === 'ONCE' && isDelivery(formula.of) ? formula.interval : null;
}

/** The fraction that a recorded average was printed from, to six digits: no window holds more than 60 deliveries, so that no two are so near. */
function fraction(value: number): Ratio {
  for (let den = 1; den <= 60; den += 1) {
    const num = Math.round(value * den);
    if (Math.abs(num / den - value) < 6e-5) return ratio(num, den);
  }
  throw new RangeError(`${value} is no average of at most 60 whole numbers`);
}

function percentOf({ num, den }: Ratio): Ratio {
  return ratio(100 * num, den);
}

/** What the words of an agreement (docs/language.md) do not write although a plan's nodes can say it. */
export function beyondWords(formula: Mfotl): string[] {
  const found = new Set<string>();
  const walk = (node: Mfotl): void => {
    if ('interval' in node && node.interval.a > 0) found.add('a window that does not reach up to now');
    if (node.is === 'PREVIOUS' || node.is === 'NEXT') found.add('the report before or after this one');
    if (node.is === 'UNTIL') found.add('until');
    if (node.is === 'SINCE' && node.interval.b !== null) found.add('since, no longer ago than so much');
    for (const part of ['of', 'left', 'right', 'meaning'] as const) if (part in node) walk((node as unknown as Record<typeof part, Mfotl>)[part]);
  };
  walk(formula);
  return [...found].sort();
}
