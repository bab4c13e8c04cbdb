// From conditions as written to formulas of the plan.
import { nearest } from '#base/nearest.ts';
import type { AstNode } from 'langium';
import type * as Ast from '#language/generated/ast.ts';
import { elapsedOf, exactNumber, lengthOf, wholeNumber } from '#language/lengths.ts';
import { isNumber, numberOf, operandOf, parallelOf } from '#language/operands.ts';
import { bareName, isCondition, measureNamed } from '#language/measures.ts';
import { problems } from '#language/problems.ts';
import { actKind, checkActor, checkTopic, timeOf } from '#language/times.ts';
import { checkVerifiers } from '#language/words.ts';
import { findMeasure, type Scope } from '#language/writing.ts';
import { phraseOfRatio } from '#records/phrase.ts';
import type { Ratio } from '#base/bounds.ts';
import { LONG_AGO } from '#records/plan.ts';
import type { Comparison, Formula, Placed, Time, Verified, WindowAnchor } from '#records/plan.ts';

export function formulaOf(scope: Scope, node: Ast.Formula): Formula {
  const placed = scope.placed(node);
  switch (node.$type) {
    case 'Or': return { node: 'or', of: node.of.map((part) => formulaOf(scope, part)), ...placed };
    case 'And': return { node: 'and', of: node.of.map((part) => formulaOf(scope, part)), ...placed };
    case 'Not': return { node: 'not', of: formulaOf(scope, node.of), ...placed };
    case 'Each': {
      checkList(scope, node.list, node);
      return { node: 'each', param: node.param, list: node.list, of: formulaOf(binding(scope, node.param, node.list), node.of), ...placed };
    }
    case 'AtLeastOf': return atLeastOf(scope, node, node.param);
    case 'AtLeastOfList': return atLeastOf(scope, node, scope.names.lists.get(node.list)?.node.kind === 'actors' ? 'actor' : 'place');
    case 'Reach': {
      const ms = elapsedOf(scope, node.length);
      return { node: node.direction === 'last' ? 'past' : 'future', some: node.some, fromMs: 0, toMs: ms, of: formulaOf({ ...scope, elapsed: true }, node.of), ...placed };
    }
    case 'ActDone': return actDone(scope, node);
    case 'Together': return togetherOf(scope, node);
    case 'Sustained':
      return { node: 'sustained', of: formulaOf({ ...scope, elapsed: true }, node.of), ms: elapsedOf(scope, node.length), anchor: windowAnchor(scope, node.counting, node), ...placed };
    case 'Since': return { node: 'since', hold: formulaOf(scope, node.hold), begun: formulaOf(scope, node.begun), fromMs: 0, toMs: null, ...placed };
    case 'Parallel': return parallelOf(scope, node);
    case 'Comparison': return comparisonOf(scope, node);
  }
}

/** W7. A list of names may begin with conditions: `Quiet and Start and Other within 24 h of one another`. */
function togetherOf(scope: Scope, node: Ast.Together): Formula {
  const nameOf = (time: Ast.Time) => (time.base.$type === 'AnchorTime' && time.shifts.length === 0 ? time.base.name : undefined);
  const isCondition = (name: string | undefined) => name !== undefined && scope.names.conditions.has(name) && !scope.names.anchors.has(name);
  const first = node.times.findIndex((time) => !isCondition(nameOf(time)));
  const times = node.times.slice(first < 0 ? node.times.length : first);
  const placed = scope.placed(node);
  if (times.length < 2) scope.found.push(problems.oneTimeTogether(scope.at(node), scope.words(node)));
  const together: Formula = { node: 'together', times: times.map((time) => timeOf(scope, time)), withinMs: node.within === undefined ? null : elapsedOf(scope, node.within), ...placed };
  if (first <= 0) return together;
  const before = node.times.slice(0, first).map((time): Formula => ({ node: 'condition', name: nameOf(time)!, ...scope.placed(time) }));
  return { node: 'and', of: [...before, together], ...placed };
}

/** A `for each` around what is written within. */
export function binding(scope: Scope, param: string, list: string): Scope {
  return { ...scope, bound: [...scope.bound, { param, list }] };
}

export function checkList(scope: Scope, name: string, node: AstNode, property = 'list'): void {
  if (scope.names.lists.has(name)) return;
  scope.found.push(problems.unknownList(scope.at(node, property), name, nearest(name, scope.names.lists.keys())));
}

function atLeastOf(scope: Scope, node: Ast.AtLeastOf | Ast.AtLeastOfList, param: string): Formula {
  checkList(scope, node.list, node);
  const k = wholeNumber(scope, node.k, node, 'k', 1);
  return { node: 'at-least-of', k, param, list: node.list, of: formulaOf(binding(scope, param, node.list), node.of), ...scope.placed(node) };
}

function comparisonOf(scope: Scope, node: Ast.Comparison): Formula {
  const placed = scope.placed(node);
  const name = bareName(node.what);
  if (node.op === undefined && !node.no) return conditionNamed(scope, node, name);
  if (node.no) return { node: 'compare', measure: measureNamed(scope, node.what).name, op: '<=', to: { operand: 'number', value: { num: 0, den: 1 } }, ...placed };
  return comparedWith(scope, node);
}

function comparedWith(scope: Scope, node: Ast.Comparison): Formula {
  const placed = scope.placed(node);
  const windowed = node.window !== undefined || node.deadlines.length + node.steps.length > 0;
  const counted = measureNamed(windowed ? { ...scope, elapsed: true } : scope, node.what), measure = counted.name;
  const limit = node.limit!;
  if (windowed && counted.per.unit === 'since') scope.found.push(problems.totalInWindow(scope.at(node.what), measure));
  if (windowed && counted.from === 'presence') scope.found.push(problems.presenceInWindow(scope.at(node.what), measure));
  if (windowed && !isNumber(limit)) scope.found.push(problems.shareInWindow(scope.at(limit), scope.words(limit)));
  if (node.window !== undefined) {
    const count = { node: 'count' as const, measure, limit: numberOf(scope, limit), ms: elapsedOf(scope, node.length!), anchor: windowAnchor(scope, node.counting, node), ...placed };
    return allOf(comparisons(node.op!, count.limit).map((op) => ({ ...count, op })), placed);
  }
  if (windowed) return scheduleOf(scope, node, measure);
  const to = operandOf(scope, limit, counted);
  const ops = comparisons(node.op!, to.operand === 'number' ? to.value : null);
  if (to.operand === 'measure' && to.lagMs !== undefined && ops.some((op) => op === '<=' || op === '<')) scope.found.push(problems.laggedLimit(scope.at(node), measure, scope.words(node)));
  return allOf(ops.map((op) => ({ node: 'compare', measure, op, to, ...placed })), placed);
}

/** Several formulas as one; one alone is itself. */
function allOf(parts: readonly Formula[], placed: Placed): Formula {
  return parts.length === 1 ? parts[0]! : { node: 'and', of: [...parts], ...placed };
}

/** A name alone: of a condition, with its parameter where it has one. */
function conditionNamed(scope: Scope, node: Ast.Comparison, name: string | undefined): Formula {
  const at = scope.at(node);
  if (name === undefined || !isCondition(scope, name)) {
    if (name !== undefined && findMeasure(scope, name) === undefined) {
      const known = [...scope.names.conditions.keys(), ...scope.names.measures.keys()];
      scope.found.push(scope.names.actors.has(name) ? problems.actorNoCondition(at, name) : problems.unknownCondition(at, name, nearest(name, known)));
    } else scope.found.push(problems.noComparison(at, scope.words(node)));
    return { node: 'condition', name: name ?? '', ...scope.placed(node) };
  }
  const { what, options } = node.what;
  const arg = what.$type === 'IncidentWhat' ? what.arg : undefined;
  const param = scope.names.conditions.get(name)?.node.param;
  if (options.length > 0) scope.found.push(problems.conditionParameter(scope.at(options[0]!), name, 'is defined once, with all that belongs to it', `use ${name} alone, or define another condition`));
  if (arg === undefined && param !== undefined) scope.found.push(problems.conditionParameter(at, name, `speaks of one ${param} and is not told which`, `write \`${name}(${param})\` inside \`for each ${param} in LIST\``));
  if (arg !== undefined && param === undefined) scope.found.push(problems.conditionParameter(at, name, 'has no parameter', `write \`${name}\` alone, or define it as \`condition ${name}(${arg}) = ...\``));
  if (arg !== undefined && param !== undefined && (arg !== param || !scope.bound.some((one) => one.param === arg))) {
    scope.found.push(problems.conditionParameter(at, name, `is told "${arg}", which no \`for each ${param} in LIST\` around it binds`, `bind the same word: \`for each ${param} in LIST: ${name}(${param})\``));
  }
  return { node: 'condition', name, ...scope.placed(node) };
}

/** The comparisons that words ask for: `exactly` is both bounds, and no count is below 0. */
function comparisons(words: string, limit: Ratio | null): Comparison[] {
  switch (words) {
    case 'exactly': return limit?.num === 0 ? ['<='] : ['>=', '<='];
    case 'atmost': return ['<='];
    case 'atleast': return ['>='];
    case 'morethan':
    case 'over': return ['>'];
    default: return ['<'];
  }
}

export function windowAnchor(scope: Scope, counting: Ast.Counting | undefined, node: AstNode): WindowAnchor {
  if (counting !== undefined) return { from: timeOf(scope, counting.from), reachBack: counting.before };
  return { from: startOr(scope, node), reachBack: false };
}

/** The enclosing gate's or clause's start (W1). */
function startOr(scope: Scope, node: AstNode): Time {
  if (scope.start !== null) return scope.start;
  scope.found.push(problems.noWindowAnchor(scope.at(node), scope.words(node)));
  return { node: 'at', instant: 0 };
}

export interface Deadlines { from: Time | null; notBefore: Time | null; noLaterThan: Time | null }

/** T6: `by`, `within` and `at least D before` include their last instant; `before` does not. */
export function deadlinesOf(scope: Scope, nodes: readonly Ast.Deadline[]): Deadlines {
  const result: Deadlines = { from: null, notBefore: null, noLaterThan: null };
  for (const node of nodes) {
    switch (node.$type) {
      case 'ByDeadline': result.noLaterThan = timeOf(scope, node.time, 'end'); break;
      case 'BeforeDeadline': result.noLaterThan = { node: 'plus', of: timeOf(scope, node.time), ms: -1, ...scope.placed(node) }; break;
      case 'LeadDeadline': result.noLaterThan = longBefore(scope, node, timeOf(scope, node.of)); break;
      case 'NotBefore': result.notBefore = timeOf(scope, node.time); break;
      case 'CountedFrom': result.from = timeOf(scope, node.time); break;
      case 'WithinDeadline':
        result.notBefore = timeOf(scope, node.of);
        result.noLaterThan = within(scope, node, result.notBefore);
    }
  }
  return result;
}

/** `at least 48 h before T`, `at least 3 civil days before T` (T15), `at least 1 month before T`. */
function longBefore(scope: Scope, node: Ast.LeadDeadline, of: Time): Time {
  const length = lengthOf(scope, node.length);
  const placed = scope.placed(node);
  switch (length?.unit) {
    case undefined: return of;
    case 'elapsed': return { node: 'plus', of, ms: -elapsedOf(scope, node.length), ...placed };
    case 'civil-days': return { node: 'days-after', of, days: -length.days, ...placed };
    case 'months': return { node: 'months-after', of, months: -length.months, ...placed };
    case 'metres':
      scope.found.push(problems.notElapsed(scope.at(node.length), scope.words(node.length)));
      return of;
  }
}

function within(scope: Scope, node: Ast.WithinDeadline, of: Time): Time {
  const length = lengthOf(scope, node.length);
  const placed = scope.placed(node);
  if (length === null) return of;
  switch (length.unit) {
    case 'elapsed': return { node: 'plus', of, ms: length.ms, ...placed };
    case 'civil-days': return { node: 'days-after', of, days: length.days, ...placed };
    case 'months': return { node: 'months-after', of, months: length.months, ...placed };
    case 'metres':
      scope.found.push(problems.notElapsed(scope.at(node.length), scope.words(node.length)));
      return of;
  }
}

/** One deadline, or a row of them, each with its number (W4); `not before` and `counted from` are said once for all. */
function scheduleOf(scope: Scope, node: Ast.Comparison, measure: string): Formula {
  const words = node.op!;
  const upper = words !== 'exactly' && words !== 'atleast' && words !== 'morethan' && words !== 'over';
  if (upper) scope.found.push(problems.atMostBy(scope.at(node), measure));
  const start = upper ? { node: 'at' as const, instant: 0 } : null;
  const steps = stepsOf(scope, node, numberOf(scope, node.limit!), node.deadlines, node.steps);
  return allOf(steps.flatMap(({ limit, from, notBefore, noLaterThan, placed }): Formula[] => {
    const done = { node: 'done' as const, measure, limit, from: from ?? notBefore ?? start ?? startOr(scope, node), notBefore, noLaterThan, ...placed };
    if (words !== 'exactly') return [{ ...done, op: words === 'atleast' || upper ? '>=' : '>' }];
    // Exactly so many by then: so many are done, and no more are.
    const more: Formula = { node: 'not', of: { ...done, op: '>' }, ...placed };
    return limit.num === 0 ? [more] : [{ ...done, op: '>=' }, more];
  }), scope.placed(node));
}

/** A number and its time, of a schedule. */
export interface Step extends Deadlines { limit: Ratio; placed: Placed }

/** The first number with its deadlines, then each that follows with its own. */
export function stepsOf(scope: Scope, node: AstNode, first: Ratio, deadlines: readonly Ast.Deadline[], steps: readonly Ast.Step[]): Step[] {
  const all = deadlinesOf(scope, deadlines);
  if (steps.length > 0 && all.noLaterThan === null) scope.found.push(problems.stepByWhen(scope.at(node), phraseOfRatio(first)));
  return [
    { ...all, limit: first, placed: scope.placed(node) },
    ...steps.map((step): Step => {
      const own = deadlinesOf(scope, [step.deadline]);
      if (own.noLaterThan === null) scope.found.push(problems.stepByWhen(scope.at(step), step.value));
      return { from: all.from, notBefore: own.notBefore ?? all.notBefore, noLaterThan: own.noLaterThan, limit: exactNumber(scope, step.value, step, 'value'), placed: scope.placed(step) };
    }),
  ];
}

/** An act by several is one of each of them, unless any of them will do; to several, one to each, unless any will do. */
function actDone(scope: Scope, node: Ast.ActDone): Formula {
  node.by.forEach((name, i) => checkActor(scope, name, node, 'by', i));
  const { from, notBefore, noLaterThan } = deadlinesOf(scope, node.deadlines);
  const placed = scope.placed(node), about = checkTopic(scope, node.about);
  const asked = {
    node: 'act-done' as const, act: actKind(scope, node.act, node, 'act'), about,
    // A notice given before the clause begins is given: only amounts are counted from its start.
    from: from ?? notBefore ?? { node: 'at', instant: LONG_AGO }, notBefore, noLaterThan, ...verifiedBy(scope, node, about), ...placed,
  };
  const makers = node.any ? [node.by] : node.by.map((name) => [name]);
  const all = makers.flatMap((by) => addresseesOf(scope, node).map((to): Formula => ({ ...asked, by, ...to })));
  return all.length === 1 ? all[0]! : { node: 'and', of: all, ...placed };
}

/** N8. Whoever verifies speaks of the act's own topic, so there has to be one. */
function verifiedBy(scope: Scope, node: Ast.ActDone, about: string | null): { verified?: Verified } {
  if (node.verifiers.length === 0) return {};
  checkVerifiers(scope, node.verifiers, node, 'verifiers');
  if (about === null) scope.found.push(problems.verifiedAboutNothing(scope.at(node)));
  return { verified: { by: [...node.verifiers], about: about ?? '' } };
}

/** To whom an act is made: to each (`A, B`, `A and B`) one of its own, or one to any of them (`A or B`). */
export function addresseesOf(scope: Scope, node: Ast.ActDone | Ast.Notify | Ast.Perform): { to: string | null; orTo?: string[] }[] {
  checkAddressees(scope, node);
  const [first, ...others] = node.to;
  if (first === undefined) return [{ to: null }];
  if (others.length > 0 && node.separators.includes('or')) return [{ to: first, orTo: others }];
  return node.to.map((to) => ({ to }));
}

function checkAddressees(scope: Scope, node: Ast.ActDone | Ast.Notify | Ast.Perform): void {
  node.to.forEach((name, i) => checkActor(scope, name, node, 'to', i));
  const words = new Set<string>(node.separators);
  if (words.has('or') && words.size > 1) scope.found.push(problems.andOr(scope.at(node, 'to', node.to.length - 1), node.to));
}

/** The parts of a conjunction, through all its levels. */
export function conjuncts(of: Formula): Formula[] {
  return of.node === 'and' ? of.of.flatMap(conjuncts) : [of];
}
