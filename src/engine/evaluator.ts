// Evaluates one reading's formulas over its observations, each once: the operators by their node, the scopes by what they bind.
import { isAlike, Kept } from '#base/kept.ts';
import { endOfDay, isSkipped, lastWholeDay, startOfDay, type ZoneTable } from '#base/zone.ts';
import { DISPUTED, IMPRECISE, PENDING, UNSEEN, type Code } from '#records/causes.ts';
import type { Act, MeasureAt, Observations, Uncounted } from '#records/observations.ts';
import type { Clause, Formula, Measure, Operand, Ref, Time, WindowAnchor } from '#records/plan.ts';
import type { ReadPlan } from '#records/read-plan.ts';
import { anchorValue, type AnchorValue, type AnchorWorld, type End } from '#engine/anchors.ts';
import { reckonedEnds } from '#engine/clause-ends.ts';
import { joinedActs } from '#records/joint-acts.ts';
import { NOTHING_MORE, numberLimit, type Limit } from '#engine/limit.ts';
import { allInstants, asAtSignal, civilDaySignal, laterBy, momentSignal, sinceSignal, slidingSignal, type WindowSource } from '#engine/measure-signal.ts';
import { spanInWords } from '#engine/explain-words.ts';
import type { Env, Explanation, Operator, Scope, Span } from '#engine/operator.ts';
import { presenceSignal, type Posts } from '#engine/presence-signal.ts';
import type { MeasureSignal, Signal } from '#engine/signal.ts';
import { signalSince, sourceSince } from '#engine/since.ts';
import { tallyCount } from '#engine/tally-count.ts';
import { WindowCounter } from '#engine/window-counter.ts';
import { operators } from '#engine/operators.ts';
import { entriesMeeting, nobodyWatching, uncountedWithin, unwatchedWithin, type Entries } from '#engine/evidence.ts';

/** What the conductor lends: openings of gates and fulfilments of clauses, which hang on verdicts themselves. */
export interface Lent {
  opening(gate: string, member: string | null, which: 'first' | 'latest'): AnchorValue;
  /** Every instant at which a gate opened. */
  openings(gate: string, member: string | null): readonly number[];
  fulfilment(clause: string): AnchorValue;
  /** Every instant at which a clause was fulfilled. */
  fulfilments(clause: string): readonly AnchorValue[];
  /** An instant in words, in the reading's clock. */
  say(t: number): string;
}

/** A measure with other groups or posts than its own: for an obligation's actor (N2, N7). */
export interface Bound { by?: string[]; posts?: Posts & { places: string[] } }

export class Evaluator {
  readonly read: ReadPlan;
  readonly observations: Observations;
  readonly lent: Lent;
  private readonly kept: Kept;
  private readonly nodes = new Map<string, Formula>();
  private readonly nodeNumbers = new Map<object, number>();
  private readonly comingToBe: ReadonlyMap<string, Time>;

  constructor(read: ReadPlan, observations: Observations, lent: Lent, kept = new Kept(null)) {
    this.read = read;
    this.observations = observations;
    this.lent = lent;
    this.kept = kept;
    this.comingToBe = new Map(read.plan.places.flatMap(({ name, since }) => (since === undefined ? [] : [[name, since] as const])));
  }

  /** The scope in which names are bound as `env` says. */
  scope(env: Env = {}): ReadingScope {
    return new ReadingScope(this, env);
  }

  /** What is asked twice is worked out once. `of` is the node, told apart by identity; `isSame` as for `Kept`. */
  keep<T>(what: string, of: object, env: Env, make: () => T, isSame?: (a: T, b: T) => boolean): T {
    return this.kept.keep(`${what} ${this.numberOf(of)} ${envKey(env)}`, make, isSame);
  }

  private numberOf(node: object): number {
    let number = this.nodeNumbers.get(node);
    if (number === undefined) this.nodeNumbers.set(node, (number = this.nodeNumbers.size));
    return number;
  }

  /** A formula that no plan holds, made for a node of the plan: asked for again, it is the same one. */
  formulaFor(of: object, what: string, make: () => Formula): Formula {
    const key = `${this.numberOf(of)} ${what}`;
    let formula = this.nodes.get(key);
    if (formula === undefined) this.nodes.set(key, (formula = make()));
    return formula;
  }

  measureAt(measure: Measure, env: Env, bound: Bound = {}): MeasureAt {
    const names = (refs: Ref[]) => (refs.length === 0 ? null : refs.map((ref) => resolve(ref, env)));
    const at: MeasureAt = { measure, place: resolve(measure.place, env), by: bound.by ?? names(measure.by), against: names(measure.against) };
    return bound.posts === undefined ? at : { ...at, posts: bound.posts.places };
  }

  /** From when on a measure's place is there; null: always (N22). */
  sinceOf({ place }: MeasureAt): AnchorValue | null {
    const since = this.comingToBe.get(place);
    return since === undefined ? null : this.scope().time(since);
  }

  /** Windows of incidents, movements or tallies. */
  sourceOf(at: MeasureAt): WindowSource {
    const since = this.sinceOf(at), source = this.wholeSourceOf(at);
    return since === null ? source : sourceSince(source, since);
  }

  private wholeSourceOf(at: MeasureAt): WindowSource {
    const horizon = this.observations.horizon;
    if (at.measure.from === 'tallies') {
      const source = this.observations.tallies(at);
      const watched = this.observations.watched(at);
      const edges = allInstants([horizon], ...[source, ...source.parts].flatMap((part) => [part.whole.start, part.whole.end]));
      const unseen = { low: 0, high: Infinity, causes: UNSEEN };
      return { edges, sweep: () => (from, to) => (watched === null && from < to ? unseen : tallyCount(source, horizon, from, to)) };
    }
    const counted = { happenings: this.observations.happenings(at), watched: this.observations.watched(at), horizon };
    let edges: Float64Array | null = null;
    return {
      // Sorted only for those who go through all moments.
      get edges() {
        return (edges ??= allInstants([horizon], counted.happenings.start, counted.happenings.end, counted.watched ?? []));
      },
      sweep: () => {
        const counter = new WindowCounter(counted);
        return (from, to) => counter.move(from, to);
      },
    };
  }

  presenceOf(at: MeasureAt, posts: (Posts & { places: string[] }) | null): MeasureSignal {
    const { observations } = this;
    // How many are in each post, the strip aside (N7).
    const inPosts = (posts?.places ?? []).map((place) => this.presenceOf({ ...at, place, measure: { ...at.measure, name: `${at.measure.name} in a post`, strip: null } }, null));
    const values = presenceSignal({ lines: observations.presence(at), watched: observations.watched(at), horizon: observations.horizon, things: at.measure.of.length, holdsMs: observations.holdsAfterLookMs }, posts, inPosts);
    const since = this.sinceOf(at);
    return since === null ? values : signalSince(values, since);
  }
}

function envKey(env: Env): string {
  return Object.keys(env).sort().map((param) => `${param}=${env[param]}`).join(',');
}

function resolve(ref: Ref, env: Env): string {
  if ('name' in ref) return ref.name;
  const bound = env[ref.param];
  if (bound === undefined) throw new RangeError(`nothing is bound to ${ref.param}`);
  return bound;
}

/** In a scope that a clause is judged in for one occurrence: that occurrence (N13). No parameter can be called so. */
const THAT = 'that';

export function thatEnv({ earliest, latest, causes }: AnchorValue, set: number): Env {
  return { [THAT]: `${earliest} ${latest} ${causes} ${set}` };
}

export class ReadingScope implements Scope, AnchorWorld {
  readonly env: Env;
  private readonly evaluator: Evaluator;

  constructor(evaluator: Evaluator, env: Env) {
    this.evaluator = evaluator;
    this.env = env;
  }

  get zone(): ZoneTable {
    return this.evaluator.read.zone;
  }
  get horizon(): number {
    return this.evaluator.observations.horizon;
  }
  get acts(): readonly Act[] {
    return this.evaluator.observations.acts;
  }

  bindTo(param: string, name: string): ReadingScope {
    return new ReadingScope(this.evaluator, { ...this.env, [param]: name });
  }

  bind(ref: Ref): string;
  bind(param: string, name: string): ReadingScope;
  bind(what: Ref | string, name?: string): string | ReadingScope {
    return typeof what === 'string' ? this.bindTo(what, name!) : resolve(what, this.env);
  }

  measure(name: string): Measure {
    return must(this.evaluator.read.measures.get(name), 'measure', name);
  }
  condition(name: string): Formula {
    return must(this.evaluator.read.conditions.get(name), 'condition', name).of;
  }
  members(list: string): string[] {
    return must(this.evaluator.read.lists.get(list), 'list', list).members;
  }

  time(time: Time): AnchorValue {
    return this.evaluator.keep('time', time, this.env, () => anchorValue(time, this), isAlike);
  }
  anchor(name: string): AnchorValue {
    return this.time(this.anchorTime(name));
  }
  anchorTime(name: string): Time {
    return must(this.evaluator.read.anchors.get(name), 'anchor', name).time;
  }
  opening(gate: string, member: string | null, which: 'first' | 'latest'): AnchorValue {
    return this.evaluator.lent.opening(gate, member, which);
  }
  fulfilment(clause: string): AnchorValue {
    return this.evaluator.lent.fulfilment(clause);
  }
  openings(gate: string, member: string | null): readonly number[] {
    return this.evaluator.lent.openings(gate, member);
  }
  that(): { value: AnchorValue; set: number } {
    const that = this.env[THAT];
    if (that === undefined) throw new RangeError('no occurrence is bound here');
    const [earliest, latest, causes, set] = that.split(' ').map(Number) as [number, number, number, number];
    return { value: { earliest, latest, causes }, set };
  }
  clause(id: string): Clause {
    return must(this.evaluator.read.clauses.find((one) => one.id === id), 'clause', id);
  }
  clauseStart(clause: string): AnchorValue {
    return this.time(this.clause(clause).from);
  }
  clauseEnds(clause: string): End[][] {
    return reckonedEnds(this.clause(clause), this);
  }
  joint(act: Act['act'], by: string[], about: string | null) {
    const makers = { by, withinMs: null, backdated: false };
    const sure = joinedActs(this.acts.filter((one) => one.counts), act, makers, about);
    const maybe = joinedActs(this.acts, act, makers, about).filter((one) => !one.counts);
    return [...sure.map(({ effective }) => ({ effective, causes: 0 })), ...maybe.map(({ effective, acts }) => ({ effective, causes: acts.some((one) => one.causes & DISPUTED) ? DISPUTED : IMPRECISE }))];
  }
  say(t: number): string {
    return this.evaluator.lent.say(t);
  }

  signal(formula: Formula): Signal {
    return this.evaluator.keep('signal', formula, this.env, () => operatorOf(formula).evaluate(formula, this), isAlike);
  }
  throughout(formula: Formula, from: number, to: number): Code {
    return operatorOf(formula).throughout(formula, this, from, to);
  }
  sustained(formula: Formula, ms: number, anchor: WindowAnchor): Signal {
    return operatorOf(formula).sustained(formula, this, ms, anchor);
  }
  explain(formula: Formula, span: Span): Explanation {
    return operatorOf(formula).explain(formula, this, span);
  }
  describe(formula: Formula): string {
    return operatorOf(formula).describe(formula, this);
  }

  source(measure: string): WindowSource {
    const definition = this.measure(measure);
    return this.evaluator.keep('source', definition, this.env, () => this.evaluator.sourceOf(this.evaluator.measureAt(definition, this.env)));
  }

  values(measure: string): MeasureSignal {
    const definition = this.measure(measure);
    return this.evaluator.keep('values', definition, this.env, () => {
      if (definition.from === 'presence') return this.evaluator.presenceOf(this.evaluator.measureAt(definition, this.env), null);
      const source = this.source(measure);
      if (definition.per.unit === 'moment') return momentSignal(source);
      if (definition.per.unit === 'since') return sinceSignal(source, this.time(definition.per.from));
      return definition.per.unit === 'civil-day' ? civilDaySignal(source, this.zone) : slidingSignal(source, definition.per.ms);
    }, isAlike);
  }

  limit(operand: Operand, measure: string): Limit {
    if (operand.operand === 'number') return numberLimit(operand.value);
    const plus = operand.plus ?? NOTHING_MORE;
    if (operand.operand === 'measure') return { scale: { num: operand.percent.num, den: operand.percent.den * 100 }, value: this.otherValues(operand), plus };
    const { percent, days, before } = operand;
    const total = this.evaluator.keep('baseline', operand, { ...this.env, measure }, () => this.baseline(operand.measure ?? measure, days, this.time(before)), isAlike);
    return { scale: { num: percent.num, den: percent.den * 100 * days }, value: { starts: Float64Array.of(-Infinity), low: Float64Array.of(total.low), high: Float64Array.of(total.high), causes: Uint8Array.of(total.causes) }, plus };
  }

  /** The other measure of a comparison: at the same moment, so long before, or as at one moment (V13). */
  private otherValues({ measure, lagMs, asAt }: Operand & { operand: 'measure' }): MeasureSignal {
    const values = this.values(measure);
    if (asAt !== undefined) return asAtSignal(values, this.time(asAt));
    return lagMs === undefined ? values : laterBy(values, lagMs);
  }

  /** W5: the total over the whole civil days that end at or before the anchor; where that is unsettled, the hull. */
  private baseline(measure: string, days: number, before: AnchorValue): { low: number; high: number; causes: number } {
    if (before.latest === Infinity) return { low: 0, high: Infinity, causes: before.causes | (before.earliest === Infinity ? PENDING : 0) };
    const source = this.source(measure);
    const totalTo = (day: number) => source.sweep()(startOfDay(this.zone, this.daysBack(day, days - 1)), endOfDay(this.zone, day));
    const last = lastWholeDay(this.zone, before.latest);
    const total = { ...pick(totalTo(last)) };
    for (let day = lastWholeDay(this.zone, before.earliest); day < last; day++) {
      const one = totalTo(day);
      total.low = Math.min(total.low, one.low);
      total.high = Math.max(total.high, one.high);
      total.causes |= one.causes;
    }
    if (lastWholeDay(this.zone, before.earliest) < last) total.causes |= before.causes;
    return total.low < total.high ? total : { ...total, causes: 0 };
  }

  /** The day so many days before; a date that the zone skips is no day. */
  private daysBack(day: number, days: number): number {
    let back = day;
    for (let left = days; left > 0; ) if (!isSkipped(this.zone, --back)) left -= 1;
    return back;
  }

  entries(measure: string, from: number, to: number): Entries {
    return entriesMeeting(this.evaluator, this.evaluator.measureAt(this.measure(measure), this.env), from, to);
  }
  unwatched(measure: string, from: number, to: number): [number, number][] {
    return unwatchedWithin(this.evaluator, this.evaluator.measureAt(this.measure(measure), this.env), from, to);
  }
  uncounted(measure: string, from: number, to: number): Uncounted[] {
    return uncountedWithin(this.evaluator, this.evaluator.measureAt(this.measure(measure), this.env), from, to);
  }
  nobodyWatching(measure: string, span: Span): { says: string; entries: string[] } {
    const at = this.evaluator.measureAt(this.measure(measure), this.env);
    return nobodyWatching(this.evaluator, at.place, spanInWords(span, this), uncountedWithin(this.evaluator, at, span.from, span.to));
  }
}

function pick(count: { low: number; high: number; causes: number }) {
  return { low: count.low, high: count.high, causes: count.causes };
}

function must<T>(found: T | undefined, what: string, name: string): T {
  if (found === undefined) throw new RangeError(`the plan has no ${what} ${name}`);
  return found;
}

function operatorOf(formula: Formula): Operator<Formula> {
  return operators[formula.node] as Operator<Formula>;
}

