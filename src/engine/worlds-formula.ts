// The two-valued reading of a formula at one moment (A2.13): it is turned into a test of the totals of the windows it asks about.
import { dayOf, endOfDay, lastWholeDay, startOfDay } from '#base/zone.ts';
import type { Ratio } from '#base/bounds.ts';
import type { ActPattern, Comparison, Formula, Time, WindowAnchor } from '#records/plan.ts';
import { actsMet, timeIn, type Act } from '#engine/worlds-acts.ts';
import { openTopic, wordAt } from '#engine/worlds-words.ts';
import { Unsupported, bindMeasure, type Counted, type Scene } from '#engine/worlds-scene.ts';

/** The total of what a measure counts over [a, b). */
export interface Window { counted: Counted; a: number; b: number }

/** True or false, given the total of each window. */
export type Test = (totals: readonly number[]) => boolean;

type Env = Record<string, string>;

/** In this history an average's anchor never comes, so that no number stands there (W5): nothing can be said of it. */
export class NoNumber extends Error {}

/** What a formula asks about at one moment, in one history of acts. */
export class Question {
  readonly windows: Window[] = [];
  /** The greatest number that a total is compared with. */
  greatest = 0;
  /** Where a total is compared with another: 100 x N x, against percent x y and something more. */
  shares: { left: number; right: number; more: number }[] = [];
  readonly test: Test;
  private readonly scene: Scene;
  private readonly acts: Act[];

  constructor(scene: Scene, acts: Act[], formula: Formula, t: number, env: Env) {
    this.scene = scene;
    this.acts = acts;
    this.test = this.at(formula, t, env);
  }

  private at(formula: Formula, t: number, env: Env): Test {
    switch (formula.node) {
      case 'condition': return this.at(this.named(formula.name), t, env);
      case 'compare': return this.compare(formula, t, env);
      case 'count': return this.count(formula.measure, formula.op, formula.limit, formula.ms, formula.anchor, t, env);
      case 'sustained': return this.isFull(formula.anchor, formula.ms, t) ? this.throughout(formula.of, t - formula.ms, t, env) : never;
      case 'done': return this.done(formula, t, env);
      case 'act-done': return this.actDone(formula, t);
      case 'and': return every(formula.of.map((part) => this.at(part, t, env)));
      case 'or': return some(formula.of.map((part) => this.at(part, t, env)));
      case 'not': return not(this.at(formula.of, t, env));
      case 'each': return every(this.members(formula.list).map((member) => this.at(formula.of, t, { ...env, [formula.param]: member })));
      case 'at-least-of': {
        const parts = this.members(formula.list).map((member) => this.at(formula.of, t, { ...env, [formula.param]: member }));
        return (totals) => parts.filter((part) => part(totals)).length >= formula.k;
      }
      case 'past': return this.quantified(formula.some, t - bounded(formula.toMs), t - formula.fromMs, formula.of, env);
      case 'future': return this.quantified(formula.some, t + formula.fromMs, t + bounded(formula.toMs), formula.of, env);
      case 'since': return some(moments(t - bounded(formula.toMs), t - formula.fromMs).map((s) => every([
        this.at(formula.begun, s, env), ...moments(s + 1, t).map((u) => this.at(formula.hold, u, env))])));
      case 'until': return some(moments(t + formula.fromMs, t + bounded(formula.toMs)).map((s) => every([
        this.at(formula.comes, s, env), ...moments(t, s - 1).map((u) => this.at(formula.hold, u, env))])));
      case 'state': return this.lasts(formula, t);
      case 'ruled': return this.ruled(formula, t, env);
      case 'together': {
        const { withinMs } = formula;
        const times = formula.times.map((time) => this.time(time));
        if (withinMs === null) throw new Unsupported('times that come together, and no number written');
        const haveCome = Math.max(...times) <= t && Math.max(...times) - Math.min(...times) <= withinMs;
        return () => haveCome;
      }
    }
  }

  private named(name: string): Formula {
    const condition = this.scene.conditions.get(name);
    if (condition === undefined) throw new Unsupported(`no condition ${name}`);
    return condition.of;
  }

  private members(list: string): string[] {
    const found = this.scene.lists.get(list);
    if (found === undefined) throw new Unsupported(`no list ${list}`);
    return found.members;
  }

  private quantified(anyOf: boolean, from: number, to: number, of: Formula, env: Env): Test {
    const tests = moments(from, to).map((s) => this.at(of, s, env));
    return anyOf ? some(tests) : every(tests);
  }

  /** W8, W9: conjunctions part by part; an upper limit on a count by the count over the whole stretch; else at every moment. */
  private throughout(formula: Formula, a: number, b: number, env: Env): Test {
    if (formula.node === 'condition') return this.throughout(this.named(formula.name), a, b, env);
    if (formula.node === 'and') return every(formula.of.map((part) => this.throughout(part, a, b, env)));
    if (formula.node === 'each') return every(this.members(formula.list).map((m) => this.throughout(formula.of, a, b, { ...env, [formula.param]: m })));
    if (formula.node === 'ruled' && formula.of !== null && moments(a, b - 1).every((s) => wordAt(this.scene, this.acts, formula, env, s) === null)) return this.throughout(formula.of, a, b, env);
    if (formula.node === 'compare' && formula.to.operand === 'number' && (formula.op === '<=' || formula.op === '<')) {
      const { measure } = bindMeasure(this.scene, formula.measure, env);
      const ofHappenings = measure.from === 'incidents' || measure.from === 'movements' || measure.from === 'acts';
      if (ofHappenings && measure.per.unit === 'moment') return this.number(this.total(formula.measure, a, b, env), formula.op, formula.to.value);
    }
    return every(moments(a, b - 1).map((s) => this.at(formula, s, env)));
  }

  private isFull(anchor: WindowAnchor, ms: number, t: number): boolean {
    return anchor.reachBack || t - ms >= this.time(anchor.from);
  }

  private time(time: Time): number {
    return timeIn(this.scene, this.acts, time);
  }

  /** W1. */
  private count(measure: string, op: Comparison, limit: Ratio, ms: number, anchor: WindowAnchor, t: number, env: Env): Test {
    const total = this.total(measure, t - ms, t, env);
    return this.isFull(anchor, ms, t) ? this.number(total, op, limit) : never;
  }

  /** W11: over [F, min(t, T) + 1). */
  private done(formula: Formula & { node: 'done' }, t: number, env: Env): Test {
    const { a, b } = this.term(formula, t);
    return this.number(this.total(formula.measure, a, b, env), formula.op, formula.limit);
  }

  private actDone(formula: Formula & { node: 'act-done' }, t: number): Test {
    const { a, b } = this.term(formula, t);
    const made = actsMet(this.scene, this.acts, formula).some((act) => a <= act.t && act.t < b);
    return () => made;
  }

  /** E10: the latest beginning is no earlier than the latest end. */
  private lasts(formula: Formula & { node: 'state' }, t: number): Test {
    const latest = (patterns: ActPattern[]) => Math.max(-Infinity, ...patterns.flatMap((pattern) => actsMet(this.scene, this.acts, { ...pattern, to: null }).map((act) => act.t)).filter((s) => s <= t));
    const begun = latest(formula.begun);
    const lasts = begun > -Infinity && begun >= latest(formula.ended);
    return () => lasts;
  }

  /** V17, N8: what the act made last says of t; without one the term's definition, or either way (A2.12), one way in each history. */
  private ruled(formula: Formula & { node: 'ruled' }, t: number, env: Env): Test {
    const said = wordAt(this.scene, this.acts, formula, env, t);
    if (said !== null) return () => said;
    if (formula.of !== null) return this.at(formula.of, t, env);
    const eitherWay = this.acts.some((act) => act.open === openTopic(formula, env));
    return () => eitherWay;
  }

  private term(formula: { from: Time; notBefore: Time | null; noLaterThan: Time | null }, t: number): { a: number; b: number } {
    const a = Math.max(this.time(formula.from), formula.notBefore === null ? -Infinity : this.time(formula.notBefore));
    return { a, b: Math.min(t, formula.noLaterThan === null ? Infinity : this.time(formula.noLaterThan)) + 1 };
  }

  private compare(formula: Formula & { node: 'compare' }, t: number, env: Env): Test {
    const x = this.valueAt(formula.measure, t, env);
    const { to, op } = formula;
    if (to.operand === 'number') return this.number(x, op, to.value);
    if (to.operand === 'measure') {
      const asAt = to.asAt === undefined ? null : this.time(to.asAt);
      if (asAt === Infinity) throw new NoNumber();
      return this.share(x, op, to.percent, this.valueAt(to.measure, asAt ?? t - (to.lagMs ?? 0), env), 1, to.plus);
    }
    const before = this.time(to.before);
    if (before === Infinity) throw new NoNumber();
    const last = lastWholeDay(this.scene.zone, before);
    const total = this.total(to.measure ?? formula.measure, startOfDay(this.scene.zone, last - to.days + 1), endOfDay(this.scene.zone, last), env);
    return this.share(x, op, to.percent, total, to.days, to.plus);
  }

  /** V6. */
  private valueAt(name: string, t: number, env: Env): number | null {
    const { measure } = bindMeasure(this.scene, name, env);
    if (measure.per.unit === 'moment') return this.total(name, t, t + 1, env);
    if (measure.per.unit === 'elapsed') return this.total(name, t - measure.per.ms, t, env);
    if (measure.per.unit === 'since') return this.total(name, this.time(measure.per.from), t + 1, env);
    const day = dayOf(this.scene.zone, t);
    return this.total(name, startOfDay(this.scene.zone, day), endOfDay(this.scene.zone, day), env);
  }

  /** The number of a window among `windows`; null for an empty one. */
  private total(name: string, a: number, b: number, env: Env): number | null {
    const counted = bindMeasure(this.scene, name, env);
    if (!(a < b)) return null;
    if (counted.measure.from === 'presence' && b !== a + 1) throw new Unsupported('presence over a window');
    const found = this.windows.findIndex((window) => window.counted.key === counted.key && window.a === a && window.b === b);
    return found >= 0 ? found : this.windows.push({ counted, a, b }) - 1;
  }

  /** V7, with a number. */
  private number(x: number | null, op: Comparison, limit: Ratio): Test {
    this.greatest = Math.max(this.greatest, Math.ceil(limit.num / limit.den));
    return (totals) => holds((x === null ? 0 : totals[x]!) * limit.den, op, limit.num);
  }

  /** V7, V13: x op percent / 100 x y / days + plus, without a quotient. */
  private share(x: number | null, op: Comparison, percent: Ratio, y: number | null, days: number, plus: Ratio = { num: 0, den: 1 }): Test {
    const left = 100 * days * percent.den * plus.den, right = percent.num * plus.den, more = 100 * days * percent.den * plus.num;
    this.shares.push({ left, right, more: Math.abs(plus.num / plus.den) });
    return (totals) => holds(left * (x === null ? 0 : totals[x]!), op, right * (y === null ? 0 : totals[y]!) + more);
  }
}

function holds(x: number, op: Comparison, y: number): boolean {
  switch (op) {
    case '<=': return x <= y;
    case '<': return x < y;
    case '>=': return x >= y;
    case '>': return x > y;
  }
}

const never: Test = () => false;
const every = (tests: Test[]): Test => (totals) => tests.every((test) => test(totals));
const some = (tests: Test[]): Test => (totals) => tests.some((test) => test(totals));
const not = (test: Test): Test => (totals) => !test(totals);

function moments(from: number, to: number): number[] {
  if (to - from > 64) throw new Unsupported('more than 64 moments');
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
}

function bounded(ms: number | null): number {
  if (ms === null) throw new Unsupported('past or future without bound');
  return ms;
}
