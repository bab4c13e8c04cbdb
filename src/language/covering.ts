// From `except after notice by the side to Commission about 4 at least 48 h before` to what covers a happening (N14, N15).
import type { Problem } from '#base/problem.ts';
import type * as Ast from '#language/generated/ast.ts';
import { elapsedOf } from '#language/lengths.ts';
import { problems } from '#language/problems.ts';
import { actKind, checkActor, checkTopic } from '#language/times.ts';
import type { Scope } from '#language/writing.ts';
import type { Covering, CoveringAct, Measure } from '#records/plan.ts';

/** The word for whoever did what is counted. */
const AUTHOR = 'side';

/** Of several exceptions any one suffices; absent where none is written. */
export function coverings(scope: Scope, written: readonly Ast.CoverOption[]): Pick<Measure, 'unless'> {
  if (written.length === 0) return {};
  return { unless: written.map((one): Covering => ({ ...(one.ruled === undefined ? {} : { ruled: one.ruled }), acts: one.acts.map((act) => coveringAct(scope, act)) })) };
}

/** Nothing can be taken out of a published total, and what is somewhere is not yet split at what covers it. */
export function checkCovered(scope: Scope, { from }: Measure, [option]: readonly Ast.CoverOption[], name: string): void {
  if (option !== undefined && (from === 'presence' || from === 'tallies')) scope.found.push(problems.coverOf(scope.at(option), name, from));
}

function coveringAct(scope: Scope, node: Ast.CoveringAct): CoveringAct {
  node.by.forEach((name, i) => checkActor(scope, name, node, 'by', i));
  if (node.to !== undefined) checkActor(scope, node.to, node, 'to');
  const asked = { act: actKind(scope, node.act, node, 'act'), by: makers(scope, node), to: node.to ?? null, about: checkTopic(scope, node.about) };
  const say = (problem: (at: ReturnType<Scope['at']>, text: string) => Problem): void => { scope.found.push(problem(scope.at(node), scope.words(node))); };
  if (node.when === 'with') {
    if (node.within === undefined || !node.after) say(problems.coverByWhen);
    return { ...asked, made: 'after', withinMs: node.within === undefined ? 0 : elapsedOf(scope, node.within) };
  }
  if (node.within !== undefined) say(problems.coverAfterWithin);
  const leastMs = node.least === undefined ? 0 : elapsedOf(scope, node.least), mostMs = node.most === undefined ? null : elapsedOf(scope, node.most);
  if (mostMs !== null && mostMs < Math.max(leastMs, 1)) say(problems.coverNever);
  return { ...asked, made: 'before', leastMs, mostMs };
}

/** `by the side`: whoever did it. In a clause for each member `the side` has become the member that is bound. */
function makers(scope: Scope, node: Ast.CoveringAct): string[] | 'author' {
  if (node.author === undefined) return [...new Set(node.by)].sort();
  if (node.author === AUTHOR) return 'author';
  if (scope.names.actors.has(node.author)) return [node.author];
  scope.found.push(problems.coverByWhom(scope.at(node, 'author'), node.author));
  return 'author';
}
