// The tables of who is called what: one for each kind of definition.
import type { Position } from '#base/problem.ts';
import type * as Ast from '#language/generated/ast.ts';

export interface Named<T> { node: T; at: Position }
export type NameTable<T> = Map<string, Named<T>>;

export interface Names {
  anchors: NameTable<Ast.Anchor>;
  /** Actors, joint bodies, and whoever a guarantee or a list introduces. */
  actors: NameTable<object>;
  excluded: Set<string>;
  places: NameTable<object>;
  lists: NameTable<Ast.List>;
  lines: NameTable<Ast.Line>;
  things: NameTable<Ast.Things>;
  channels: NameTable<Ast.Channel>;
  measures: NameTable<Ast.MeasureDefinition>;
  conditions: NameTable<Ast.ConditionDefinition>;
  clauses: NameTable<Ast.Clause>;
  gates: NameTable<Ast.Gate>;
  readings: NameTable<Ast.Reading>;
  /** Kinds of site that some place is declared to be (N21). */
  sites: Set<string>;
  /** Parameters that some `for each` or gate binds. */
  params: Set<string>;
}

export function emptyNames(): Names {
  return {
    anchors: new Map(), actors: new Map(), excluded: new Set(), places: new Map(), lists: new Map(), lines: new Map(), things: new Map(), channels: new Map(), measures: new Map(),
    conditions: new Map(), clauses: new Map(), gates: new Map(), readings: new Map(), sites: new Set(), params: new Set(),
  };
}
