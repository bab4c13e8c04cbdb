// From states and terms as written to conditions of the plan: what acts begin and end (E10), what somebody has yet to define (V17).
import { nearest } from '#base/nearest.ts';
import type { AstNode } from 'langium';
import type * as Ast from '#language/generated/ast.ts';
import { problems } from '#language/problems.ts';
import { actKind, checkActor, checkTopic } from '#language/times.ts';
import type { Scope } from '#language/writing.ts';
import type { ActPattern, Condition, Formula } from '#records/plan.ts';

export function stateOf(scope: Scope, node: Ast.State): Condition {
  if (node.ended.length === 0 && !node.forever) scope.found.push(problems.stateWithoutEnd(scope.at(node, 'name'), node.name));
  const begun = node.begun.map((one) => patternOf(scope, one)), ended = node.ended.map((one) => patternOf(scope, one));
  const both = begun.find((one) => ended.some((other) => one.act === other.act && (one.about === other.about || one.about === null || other.about === null)));
  if (both !== undefined) scope.found.push(problems.stateEndsAsItBegins(scope.at(node, 'name'), node.name, both.act));
  return { name: node.name, of: { node: 'state', begun, ended, ...scope.placed(node) }, ...scope.placed(node) };
}

function patternOf(scope: Scope, node: Ast.ActPattern): ActPattern {
  node.by.forEach((name, i) => checkActor(scope, name, node, 'by', i));
  const joint = (node.joint || node.separators.includes('and')) && node.by.length > 1;
  return { act: actKind(scope, node.act, node, 'act'), by: [...node.by], joint, about: checkTopic(scope, node.about) };
}

/** Who verifies: an actor, a body, or a channel (N8). */
export function checkVerifiers(scope: Scope, names: readonly string[], node: AstNode, property: string): void {
  names.forEach((name, i) => {
    if (scope.names.actors.has(name) || scope.names.channels.has(name)) return;
    scope.found.push(problems.unknownActor(scope.at(node, property, i), name, nearest(name, [...scope.names.actors.keys(), ...scope.names.channels.keys()])));
  });
}

export function termOf(scope: Scope, node: Ast.Term): Condition {
  const placed = scope.placed(node);
  return { name: node.name, of: { node: 'ruled', act: 'ruling', by: null, about: node.name, param: null, words: node.title ?? null, of: null, whose: null, ...placed }, ...placed };
}

/** A term as somebody defines it: rulings about it still go first. Anything else is as it is written. */
export function definedBy(agreed: Formula | undefined, of: Formula, whose: string): Formula {
  return agreed?.node === 'ruled' && agreed.act === 'ruling' ? { ...agreed, of, whose } : of;
}
