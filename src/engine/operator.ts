// What an operator of the agreement language is to the engine: all its faces in one object, so that a missing one does not compile.
import type { ZoneTable } from '#base/zone.ts';
import type { Causes, Code } from '#records/causes.ts';
import type { ActKind } from '#records/claim.ts';
import type { Act, Uncounted } from '#records/observations.ts';
import type { Comparison, Formula, Measure, Operand, Time, WindowAnchor } from '#records/plan.ts';
import type { AnchorValue } from '#engine/anchors.ts';
import type { Limit } from '#engine/limit.ts';
import type { WindowSource } from '#engine/measure-signal.ts';
import type { MeasureSignal, Signal } from '#engine/signal.ts';

/** Names that parameters are bound to. */
export type Env = Readonly<Record<string, string>>;

/** What the operators may ask. They know no registry: other formulas are asked for through `scope`. */
export interface Scope {
  readonly env: Env;
  readonly zone: ZoneTable;
  readonly horizon: number;
  /** The same scope with one more name bound. */
  bind(param: string, name: string): Scope;
  measure(name: string): Measure;
  condition(name: string): Formula;
  members(list: string): string[];
  time(time: Time): AnchorValue;
  /** What an anchor's name stands for. */
  anchorTime(name: string): Time;
  /** The value of a formula at every moment. */
  signal(formula: Formula): Signal;
  throughout(formula: Formula, from: number, to: number): Code;
  /** `formula for ms` at every moment (W1, W9). */
  sustained(formula: Formula, ms: number, anchor: WindowAnchor): Signal;
  /** The measure at every moment (V6). */
  values(measure: string): MeasureSignal;
  /** What the measure's windows are counted from: incidents, movements, tallies. */
  source(measure: string): WindowSource;
  /** The right-hand side of a comparison, at every moment. */
  limit(operand: Operand, measure: string): Limit;
  acts: readonly Act[];
  /** The joint acts of several keys, by the moment they are made (G9). */
  joint(act: ActKind, by: string[], about: string | null): { effective: number; causes: Causes }[];
  /** The claims (`channel/id`) that a measure reads and that meet a window. */
  entries(measure: string, from: number, to: number): { keys: string[]; count: number };
  /** When nobody watched what a measure counts, within a window before h. */
  unwatched(measure: string, from: number, to: number): [number, number][];
  /** Coverage of a measure's place, within a window, that does not count here. */
  uncounted(measure: string, from: number, to: number): Uncounted[];
  /** That nobody was watching, in words; with why the watch that there was does not count. */
  nobodyWatching(measure: string, span: Span): { says: string; entries: string[] };
  /** An instant in words, in the reading's clock. */
  say(t: number): string;
  explain(formula: Formula, span: Span): Explanation;
  describe(formula: Formula): string;
}

/** A reason in the making: one sentence, its rule, what lies below it, the claims that decide it (V5). */
export interface Explanation { says: string; rule: string; clause: string | null; because: Explanation[]; entries: string[] }

/** A stretch of time that an explanation speaks of. */
export interface Span { from: number; to: number }

export interface Operator<N extends Formula> {
  evaluate(node: N, scope: Scope): Signal;
  /** Its value throughout a stretch (W8). */
  throughout(node: N, scope: Scope, from: number, to: number): Code;
  /** `node for ms` (W9). */
  sustained(node: N, scope: Scope, ms: number, anchor: WindowAnchor): Signal;
  /** Why it has its value throughout the span, down to claims. Made only when asked. */
  explain(node: N, scope: Scope, span: Span): Explanation;
  /** The smallest phrase that a reader knows it by. */
  describe(node: N, scope: Scope): string;
  /** How far before and after a moment it reads, in ms; Infinity: all of time (V4, A3). */
  reach(node: N, scope: Scope): { back: number; ahead: number };
}

export type NodeOf<K extends Formula['node']> = Extract<Formula, { node: K }>;
export type ActQuery = { act: ActKind; by: string[]; to: string | null; about: string | null };
export type { Comparison };
