// What every step from tree to plan carries along: the names in force, the clock, what is bound, what was found wrong.
import { GrammarUtils, type AstNode } from 'langium';
import type { Position, Problem } from '#base/problem.ts';
import type { ZoneTable } from '#base/zone.ts';
import type { Names } from '#language/name-tables.ts';
import type { PositionFinder } from '#language/positions.ts';
import type { Condition, List, Measure, Place, Placed, Time } from '#records/plan.ts';

export interface Writing {
  found: Problem[];
  /** Where a node stands, or one of its properties. */
  at(node: AstNode, property?: string, index?: number): Position;
  /** The node's position, and the id of the heading it stands under. */
  placed(node: AstNode): Placed;
  /** The words of a node as the author wrote them, blanks made one. */
  words(node: AstNode): string;
}

/** One scope of definitions: the agreement's, or a reading's over it. */
export interface Scope extends Writing {
  names: Names;
  /** The agreement's clock: instants with a time of day are written in it, in readings too (T13). */
  zone: ZoneTable;
  /** Definitions made so far; a reading's own go before the agreement's. */
  measures: Map<string, Measure>;
  conditions: Map<string, Condition>;
  /** Places made by a phrase, without a name of their own (N20); the agreement's and its readings' together. */
  grounds: Map<string, Place>;
  outer: Scope | null;
  /** The parameters bound here, and over which list. */
  bound: readonly { param: string; list: string }[];
  /** Set in a measure's definition: its parameters are bound where it is used. */
  open: boolean;
  /** From when a window without a word of its own is counted (W1): the enclosing gate's or clause's start. */
  start: Time | null;
  /** Lists of one member, for what a member's clause asks of that member alone. */
  listsOfOne?: Map<string, List>;
  /** What the clause around binds anew for (`each opening of GATE`), once it is written; `spoken`: where it or `that` stands. */
  each?: { of: Time | null; spoken: { word: string; at: Position }[] };
  /** The clause around, for `this clause`. */
  clause?: string;
  /** Set inside a window of elapsed time, where a measure per civil day has no place (V6). */
  elapsed: boolean;
}

export function makeWriting(text: string, position: PositionFinder, headingAt: (offset: number) => string | null): Writing {
  const span = (node: AstNode, property?: string, index?: number): { start: number; end: number } => {
    const cst = property === undefined ? node.$cstNode : GrammarUtils.findNodeForProperty(node.$cstNode, property, index) ?? node.$cstNode;
    return { start: cst?.offset ?? 0, end: cst?.end ?? 0 };
  };
  const at: Writing['at'] = (node, property, index) => {
    const { start, end } = span(node, property, index);
    return position(start, end);
  };
  return {
    found: [],
    at,
    placed(node) {
      const { start, end } = span(node);
      const clause = headingAt(start);
      return { at: position(start, end), ...(clause === null ? {} : { clause }) };
    },
    words(node) {
      const { start, end } = span(node);
      return text.slice(start, end).replace(/\/\/[^\n\r]*/g, ' ').replace(/\s+/g, ' ').trim();
    },
  };
}

/** A name's definition here, or in the scope around. */
export function findMeasure(scope: Scope, name: string): Measure | undefined {
  return scope.measures.get(name) ?? (scope.outer === null ? undefined : findMeasure(scope.outer, name));
}

export function findCondition(scope: Scope, name: string): Condition | undefined {
  return scope.conditions.get(name) ?? (scope.outer === null ? undefined : findCondition(scope.outer, name));
}
