// Why a comparison, a count or a deadline has its value: the numbers, the claims behind them, the gaps in the watch (V5).
import { formatRatio } from '#base/bounds.ts';
import { dayOf, startOfDay } from '#base/zone.ts';
import { NO, YES, type Code } from '#records/causes.ts';
import { phraseOfCoveringAct, phraseOfFormula, phraseOfMeasure, phraseOfOperand } from '#records/phrase.ts';
import type { Formula, Operand } from '#records/plan.ts';
import type { Limit } from '#engine/limit.ts';
import { speaksOf } from '#records/topic.ts';
import { causesInWords, boundsInWords, spanInWords, verdictInWords } from '#engine/explain-words.ts';
import type { Explanation, NodeOf, Scope, Span } from '#engine/operator.ts';
import { edgeAt, throughoutSignal } from '#engine/signal.ts';
import { windowAnchor } from '#engine/windows.ts';

interface Counted { measure: string; from: number; to: number; low: number; high: number; code: Code }

/** The moment of a span that decides: the first that is no, else the first undetermined, else the last. */
export function decidingMoment(node: Formula, scope: Scope, span: Span): number {
  const signal = scope.signal(node);
  const code = throughoutSignal(signal, span.from, span.to);
  for (let i = edgeAt(signal.starts, span.from); i < signal.starts.length && (signal.starts[i]! < span.to || i === 0); i++) {
    const is = signal.codes[i]! & 3;
    if ((code & 3) === NO ? is === NO : (code & 3) === YES ? false : is === 3) return Math.max(signal.starts[i]!, span.from);
  }
  return Number.isFinite(span.to) ? span.to - 1 : span.from;
}

function explainCounted(node: Formula, scope: Scope, counted: Counted, rule: string): Explanation {
  const { measure, from, to, low, high, code } = counted;
  const entries = scope.entries(measure, from, to);
  const because: Explanation[] = [];
  for (const [start, end] of high === Infinity ? scope.unwatched(measure, from, to).slice(0, 6) : []) {
    because.push({ ...scope.nobodyWatching(measure, { from: start, to: end }), rule: 'E7', clause: null, because: [] });
  }
  because.push(...coveringOnRecord(measure, scope));
  const rest = entries.count - entries.keys.length;
  const told = entries.count === 0 ? 'no report that counts or may count' : `${entries.count} ${entries.count === 1 ? 'report' : 'reports'}${rest > 0 ? ` (${rest} more than are named)` : ''}`;
  const doubt = (code & 3) === 3 ? ` Cannot be said: ${causesInWords(code, scope.uncounted(measure, from, Math.min(to, scope.horizon)).length > 0)}.` : '';
  return {
    says: `${phraseOfMeasure(scope.measure(measure))}${placeWords(measure, scope)}: ${boundsInWords(low, high)} ${spanInWords({ from, to }, scope)}, by ${told}; asked: ${phraseOfFormula(node)}.${doubt}`,
    rule, clause: node.clause ?? null, because, entries: entries.keys,
  };
}

/** For each act by which an exception could cover what is counted: which there are (N14, N15). */
function coveringOnRecord(measure: string, scope: Scope): Explanation[] {
  return (scope.measure(measure).unless ?? []).flatMap(({ acts }) => acts).map((asked) => {
    const found = scope.acts.filter((act) => act.act === asked.act && act.says !== 'not-so' && (asked.about === null || speaksOf(act.about, asked.about))
      && (asked.to === null || act.to === asked.to) && (asked.by === 'author' || act.own.some((name) => asked.by.includes(name))));
    const told = found.length === 0 ? 'no such act is on record' : `on record: ${found.map((act) => `${act.key}, ${scope.say(act.end - 1)}`).join('; ')}`;
    return { says: `Left out is what happens ${phraseOfCoveringAct(asked)}; ${told}.`, rule: 'N14', clause: null, because: [], entries: found.map((act) => act.key) };
  });
}

function placeOf(measure: string, scope: Scope): string {
  const { place } = scope.measure(measure);
  return 'name' in place ? place.name : (scope.env[place.param] ?? `the ${place.param}`);
}

function placeWords(measure: string, scope: Scope): string {
  return 'param' in scope.measure(measure).place ? ` (${placeOf(measure, scope)})` : '';
}

export function explainCompare(node: NodeOf<'compare'>, scope: Scope, span: Span): Explanation {
  const code = scope.throughout(node, span.from, span.to);
  const measure = scope.measure(node.measure);
  const { from, to } = measure.per.unit === 'moment' && measure.from !== 'presence' && Number.isFinite(span.from) && Number.isFinite(span.to)
    ? span : windowAt(node, scope, decidingMoment(node, scope, span));
  const values = scope.values(node.measure);
  const edge = edgeAt(values.starts, Math.max(from, span.from));
  const count = measure.per.unit === 'moment' && measure.from !== 'presence' ? scope.source(node.measure).sweep()(from, to) : { low: values.low[edge]!, high: values.high[edge]! };
  const out = explainCounted(node, scope, { measure: node.measure, from, to, low: count.low, high: count.high, code }, 'V6');
  if (node.to.operand === 'average') out.because.push(explainAverage(node, scope));
  if (node.to.operand === 'measure') out.because.push(explainOther(node, node.to, scope, Math.max(Math.min(decidingMoment(node, scope, span), span.to - 1), span.from)));
  return out;
}

/** What the measure is compared with: the other's number, when, and the limit that this makes (V13). */
function explainOther(node: NodeOf<'compare'>, to: Operand & { operand: 'measure' }, scope: Scope, t: number): Explanation {
  const limit = scope.limit(to, node.measure), at = edgeAt(limit.value.starts, t);
  const low = limit.value.low[at]!, high = limit.value.high[at]!;
  const anchor = to.asAt === undefined ? null : scope.time(to.asAt);
  const read = anchor === null ? t - (to.lagMs ?? 0) : anchor.latest;
  const { from, to: end } = windowAt({ ...node, measure: to.measure }, scope, read);
  const entries = scope.entries(to.measure, anchor === null || anchor.earliest === Infinity ? from : Math.min(from, anchor.earliest), end);
  const asked = low === high ? ` The limit is ${limitInWords(limit, low, high)}.` : high === Infinity ? '' : ` The limit is ${limitInWords(limit, low, high)}, as that number may be.`;
  return {
    says: `${phraseOfMeasure(scope.measure(to.measure))}${placeWords(to.measure, scope)}: ${boundsInWords(low, high)} ${spanInWords({ from, to: end }, scope)}; asked is ${phraseOfOperand(to)}.${asked}`,
    rule: 'V13', clause: node.clause ?? null, because: [], entries: entries.keys,
  };
}

/** The stretch that a measure's value at a moment is counted over. */
function windowAt(node: NodeOf<'compare'>, scope: Scope, t: number): Span {
  const { per } = scope.measure(node.measure);
  if (!Number.isFinite(t)) return { from: t, to: t };
  if (per.unit === 'elapsed') return { from: t - per.ms, to: t };
  if (per.unit === 'moment') return { from: t, to: t + 1 };
  if (per.unit === 'since') return { from: Math.min(scope.time(per.from).earliest, t + 1), to: t + 1 };
  const day = dayOf(scope.zone, t);
  return { from: startOfDay(scope.zone, day), to: startOfDay(scope.zone, day + 1) };
}

function explainAverage(node: NodeOf<'compare'>, scope: Scope): Explanation {
  if (node.to.operand !== 'average') throw new RangeError('no average here');
  const limit = scope.limit(node.to, node.measure), { value } = limit;
  const { percent, days } = node.to;
  const share = value.high[0] === Infinity ? '' : `, so the limit is ${limitInWords(limit, value.low[0]!, value.high[0]!)} a day`;
  return {
    says: `The baseline is ${boundsInWords(value.low[0]!, value.high[0]!)} in ${days} civil days, of which ${formatRatio(percent)} % of the daily average is asked${share}.`,
    rule: 'W5', clause: node.clause ?? null, because: [], entries: [],
  };
}

function limitInWords({ scale, plus }: Limit, low: number, high: number): string {
  const one = (y: number) => ((scale.num * y) / scale.den + plus.num / plus.den).toFixed(2);
  return low === high ? one(low) : `${one(low)} to ${one(high)}`;
}

export function explainCount(node: NodeOf<'count'>, scope: Scope, span: Span): Explanation {
  const t = decidingMoment(node, scope, span);
  const code = scope.throughout(node, span.from, span.to);
  const anchor = windowAnchor(node.anchor, scope);
  const from = Math.max(t - node.ms, anchor.earliest);
  const { low, high } = scope.source(node.measure).sweep()(from, Math.max(from, t));
  const out = explainCounted(node, scope, { measure: node.measure, from, to: Math.max(from, t), low, high, code }, 'W1');
  if (t < anchor.latest + node.ms) {
    out.because.push({ says: anchor.latest === Infinity ? 'The window has no beginning yet: what it is counted from has not come.' : `The window is not full before ${scope.say(anchor.latest + node.ms)}.`, rule: 'W1', clause: node.clause ?? null, because: [], entries: [] });
  }
  return out;
}

export function explainDone(node: NodeOf<'done'>, scope: Scope, span: Span): Explanation {
  const t = decidingMoment(node, scope, span);
  const code = scope.throughout(node, span.from, span.to);
  const from = scope.time(node.from).earliest;
  const deadline = node.noLaterThan === null ? Infinity : scope.time(node.noLaterThan).latest;
  const to = Math.min(t, deadline) + 1;
  const { low, high } = scope.source(node.measure).sweep()(from, Math.max(from, to));
  return explainCounted(node, scope, { measure: node.measure, from, to: Math.max(from, to), low, high, code }, 'W4');
}

export function explainActDone(node: NodeOf<'act-done'>, scope: Scope, span: Span): Explanation {
  const code = scope.throughout(node, span.from, span.to);
  const acts = scope.acts.filter((act) => act.act === node.act && (node.about === null || speaksOf(act.about, node.about)) && (node.by.length === 0 || node.by.some((name) => act.own.includes(name))));
  const told = acts.length === 0 ? 'no such act is on record' : `on record: ${acts.map((act) => `${act.key}, ${scope.say(act.end - 1)}`).join('; ')}`;
  return { says: `${phraseOfFormula(node)} ${verdictInWords(code)}; ${told}.`, rule: 'W4', clause: node.clause ?? null, because: [], entries: acts.map((act) => act.key) };
}
