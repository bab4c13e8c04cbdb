// One reading of one plan at one moment of knowledge: what its names mean (R1), where its horizon lies (E8), which claims live (E2).
import type { Actor, AnchorDefinition, Channel, Clause, Condition, Gate, List, Measure, Place, Plan, Reading, Ref } from '#records/plan.ts';
import type { Claim } from '#records/claim.ts';
import { claimKey } from '#records/claim.ts';
import type { ZoneTable } from '#base/zone.ts';
import type { Cause } from '#engine/reference-findings.ts';

/** What an evaluation is about. `scan`: the milliseconds walked one by one; all before it is like its first, all after it like its last. */
export interface ReferenceInput { plan: Plan; reading: string; claims: Claim[]; asOf: number; knownAt: number; scan: { from: number; to: number } }

/** What the parameters of an enclosing `for each`, or of a gate over a list, are bound to. */
export type Env = Readonly<Record<string, string>>;

export const NO_ENV: Env = {};

/** The value of an anchor (T12). `causes` is empty where it is settled. */
export interface AnchorValue { earliest: number; latest: number; causes: ReadonlySet<Cause> }

/** The instants at which a gate opened by the walk, and whether it is expired (T12). */
export interface Openings { at: number[]; isExpired: boolean }

/** Everything the rules speak of, by name. The last two are answered by rules that themselves need a setting, so they are put in when it is made. */
export interface Setting {
  plan: Plan;
  reading: Reading;
  zone: ZoneTable;
  asOf: number;
  h: number;
  scan: { from: number; to: number };
  anchors: Map<string, AnchorDefinition>;
  actors: Map<string, Actor>;
  places: Map<string, Place>;
  lists: Map<string, List>;
  channels: Map<string, Channel>;
  measures: Map<string, Measure>;
  conditions: Map<string, Condition>;
  clauses: Clause[];
  gates: Gate[];
  /** Live versions (E2), in the order of their keys. */
  claims: Claim[];
  memory: Map<object, Map<string, unknown>>;
  openingsOf: (gate: string, arg: string | null) => Openings;
  fulfilmentOf: (clause: string) => number | null;
  /** T16: the occurrence that a clause is judged for; `set`: when acts made it the end. */
  that?: { value: AnchorValue; set: number };
}

export function makeSetting(input: ReferenceInput, answers: Pick<Setting, 'openingsOf' | 'fulfilmentOf'>): Setting {
  const { plan, asOf, knownAt, scan } = input;
  const reading = plan.readings.find((candidate) => candidate.name === input.reading);
  if (reading === undefined) throw new Error(`the plan has no reading ${input.reading}`);
  return {
    plan, reading, asOf, scan,
    zone: reading.zone ?? plan.zone,
    h: Math.min(asOf, knownAt - (reading.completeAfterMs ?? 0)),
    anchors: byName(plan.anchors, reading.anchors),
    actors: byName(plan.actors),
    places: byName(plan.places),
    lists: byName(plan.lists, reading.lists),
    channels: byName(plan.channels),
    measures: byName(plan.measures, reading.measures),
    conditions: byName(plan.conditions, reading.conditions),
    clauses: plan.clauses.map((clause) => {
      const end = reading.ends.find((candidate) => candidate.clause === clause.id);
      return end === undefined ? clause : { ...clause, until: end.until };
    }),
    gates: [...byName(plan.gates, reading.gates).values()],
    claims: liveClaims(input.claims, knownAt),
    memory: new Map(),
    ...answers,
  };
}

/** Definitions by name in the plan's order; a reading's own take the place of the agreement's, or come after them (R1). */
function byName<T extends { name: string }>(agreed: T[], own: T[] = []): Map<string, T> {
  const all = new Map(agreed.map((definition) => [definition.name, definition]));
  for (const definition of own) all.set(definition.name, definition);
  return all;
}

/** E2: of the versions known, the one recorded last; one without `recordedAt` is the earliest. */
function liveClaims(claims: Claim[], knownAt: number): Claim[] {
  const live = new Map<string, Claim>();
  for (const claim of claims) {
    if (recorded(claim) > knownAt) continue;
    const other = live.get(claimKey(claim));
    if (other === undefined || recorded(claim) >= recorded(other)) live.set(claimKey(claim), claim);
  }
  return [...live.keys()].sort((a, b) => (a < b ? -1 : 1)).map((key) => live.get(key)!);
}

/** When a claim came to be known; without `recordedAt`, always. */
export function recorded(claim: Claim): number {
  return claim.recordedAt ?? -Infinity;
}

/** What a name or a parameter stands for. */
export function named(ref: Ref, env: Env): string {
  if ('name' in ref) return ref.name;
  const bound = env[ref.param];
  if (bound === undefined) throw new Error(`nothing is bound to the parameter ${ref.param}`);
  return bound;
}

export function found<T>(things: Map<string, T>, name: string): T {
  const thing = things.get(name);
  if (thing === undefined) throw new Error(`the plan defines no ${name}`);
  return thing;
}

/** Remembers what was answered about a thing; only to be done in time, never to change an answer. */
export function remember<T>(setting: Setting, about: object, key: string, answer: () => T): T {
  let answers = setting.memory.get(about);
  if (answers === undefined) setting.memory.set(about, answers = new Map());
  if (answers.has(key)) return answers.get(key) as T;
  const found = answer();
  answers.set(key, found);
  return found;
}

/** The same, of a thing at a moment. */
export function rememberAt<T>(setting: Setting, about: object, env: Env, t: number, answer: () => T): T {
  const answers = remember(setting, about, `by moment ${envKey(env)}`, () => new Map<number, T>());
  let found = answers.get(t);
  if (found === undefined) answers.set(t, found = answer());
  return found;
}

export function envKey(env: Env): string {
  if (env === NO_ENV) return '';
  return Object.keys(env).sort().map((param) => `${param}=${env[param]}`).join(';');
}
