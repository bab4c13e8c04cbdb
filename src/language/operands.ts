// From the right-hand sides of comparisons as written to those of the plan: numbers, averages, other measures; and shares done in parallel.
import { ratio, type Ratio } from '#base/bounds.ts';
import { nearest } from '#base/nearest.ts';
import type * as Ast from '#language/generated/ast.ts';
import { elapsedOf, exactNumber, wholeNumber } from '#language/lengths.ts';
import { checkElapsed } from '#language/measures.ts';
import { problems } from '#language/problems.ts';
import { timeOf } from '#language/times.ts';
import { findMeasure, type Scope } from '#language/writing.ts';
import type { Formula, Measure, Operand } from '#records/plan.ts';

/** A number alone, with nothing that it is a share of. */
export function isNumber(node: Ast.Limit): boolean {
  return node.measure === undefined && !node.average;
}

export function numberOf(scope: Scope, node: Ast.Limit): Ratio {
  return node.value === undefined ? { num: 1, den: 1 } : exactNumber(scope, node.value, node, 'value');
}

/** `compared`: the measure on the left. */
export function operandOf(scope: Scope, node: Ast.Limit, compared: Measure): Operand {
  const placed = scope.placed(node);
  const value = numberOf(scope, node);
  if (isNumber(node)) return { operand: 'number', value, ...placed };
  const other = node.measure === undefined ? compared : otherMeasure(scope, node, node.measure);
  const plus: { plus?: Ratio } = node.more === undefined ? {} : { plus: signed(exactNumber(scope, node.more, node, 'more'), node.sign) };
  if (!node.average) return { operand: 'measure', percent: node.percent ? value : hundredfold(value), measure: node.measure!, ...momentOf(scope, node), ...plus, ...placed };
  if (other?.per.unit === 'since') scope.found.push(problems.totalInWindow(scope.at(node), other.name));
  const days = wholeNumber(scope, node.days!, node, 'days', 1);
  if (!node.civil) scope.found.push(problems.bareDay(scope.at(node, 'days'), `${days} day${days === 1 ? '' : 's'}`, days));
  return { operand: 'average', percent: value, measure: node.measure ?? null, days, before: timeOf(scope, node.before!), ...plus, ...placed };
}

function otherMeasure(scope: Scope, node: Ast.Limit | Ast.Parallel, name: string): Measure | undefined {
  const found = findMeasure(scope, name);
  if (found === undefined) scope.found.push(problems.unknownMeasure(scope.at(node, 'measure'), name, nearest(name, scope.names.measures.keys())));
  else checkElapsed(scope, found, node);
  return found;
}

/** When the other measure is read, if not at the same moment (V13). */
function momentOf(scope: Scope, node: Ast.Limit): Pick<Operand & { operand: 'measure' }, 'asAt' | 'lagMs'> {
  if (node.asAt !== undefined) return { asAt: timeOf(scope, node.asAt) };
  return node.lag === undefined ? {} : { lagMs: elapsedOf(scope, node.lag) };
}

function signed(value: Ratio, sign: string | undefined): Ratio {
  return sign === 'minus' ? { num: -value.num, den: value.den } : value;
}

function hundredfold(value: Ratio): Ratio {
  return ratio(value.num * 100, value.den);
}

/** W7: of two things done, each of so many, the shares differ by at most the slack: either is at most the other's, plus the slack of its own whole. */
export function parallelOf(scope: Scope, node: Ast.Parallel): Formula {
  const placed = scope.placed(node);
  const left = { name: node.left, whole: wholeNumber(scope, node.leftWhole, node, 'leftWhole', 1) };
  const right = { name: node.right, whole: wholeNumber(scope, node.rightWhole, node, 'rightWhole', 1) };
  const slack = exactNumber(scope, node.slack, node, 'slack');
  for (const { name } of [left, right]) otherMeasure(scope, node, name);
  const ahead = (one: typeof left, other: typeof left): Formula => ({
    node: 'compare', measure: one.name, op: '<=',
    to: { operand: 'measure', percent: ratio(100 * one.whole, other.whole), measure: other.name, plus: ratio(slack.num * one.whole, slack.den * 100), ...placed }, ...placed,
  });
  return { node: 'and', of: [ahead(left, right), ahead(right, left)], ...placed };
}
