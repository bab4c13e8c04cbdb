// Silent renewal: an end that is put off again and again unless somebody gives notice in time (T17).
import type * as Ast from '#language/generated/ast.ts';
import { lengthOf } from '#language/lengths.ts';
import { problems } from '#language/problems.ts';
import { checkActor, checkTopic } from '#language/times.ts';
import type { Scope } from '#language/writing.ts';
import type { Stride, Time } from '#records/plan.ts';

/** The end of a clause, as it is renewed; a clause that is renewed has an end, and nobody extends it. */
export function renewedEnd(scope: Scope, clause: Ast.Clause, node: Ast.Renewed | undefined, end: Time | null): Time | null {
  if (node === undefined) return end;
  if (clause.parts.some((part) => part.$type === 'Extended')) scope.found.push(problems.renewedAndExtended(scope.at(node), clause.id));
  node.by.forEach((name, i) => checkActor(scope, name, node, 'by', i));
  const every = strideOf(scope, node.length, false), lead = node.lead === undefined ? null : strideOf(scope, node.lead, true);
  if (end === null) scope.found.push(problems.clauseNoEnd(scope.at(node), clause.id));
  if (end === null || every === null) return end;
  const notice: Time = { node: 'act', act: 'notice', by: [...node.by], joint: false, about: checkTopic(scope, node.about ?? clause.id), which: 'first' };
  return { node: 'renewed', of: end, every, notice, lead, ...scope.placed(node) };
}

/** Periods are of elapsed time or by the calendar; how long before, by civil days too. */
function strideOf(scope: Scope, node: Ast.Length, withDays: boolean): Stride | null {
  const length = lengthOf(scope, node);
  if (length?.unit === 'elapsed' && length.ms > 0) return { ms: length.ms };
  if (length?.unit === 'months' && length.months > 0) return { months: length.months };
  if (length?.unit === 'civil-days' && withDays && length.days > 0) return { days: length.days };
  if (length !== null) scope.found.push(problems.renewalLength(scope.at(node), scope.words(node)));
  return null;
}
