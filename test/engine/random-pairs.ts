// Random pairs of plan and evidence, made from a seed; written out for a failure's message; made small while they still fail.
import type { Clause, Condition, Duty, Formula, Gate, Measure, Plan, Reading } from '#records/plan.ts';
import type { Claim, StatedPart } from '#records/claim.ts';
import { addCovers } from './random-covers.ts';
import { randomClaims } from './random-evidence.ts';
import { randomPlan, type Theme } from './random-plans.ts';
import { SeededChance } from './seeded-chance.ts';
import { claim, makePlan, reading, SCAN, type Pair } from './toy-plans.ts';

export type { Pair } from './toy-plans.ts';

/** Days of 2-4 ms, claims from about 0 to 20, asOf from 6 to 20; the same seed always gives the same pair. */
export function randomPair(seed: number): Pair {
  const chance = new SeededChance(seed);
  const theme = chance.weighed<Theme>([[3, 'all'], [2.5, 'incidents'], [1.5, 'movements'], [3, 'presence'], [1, 'tallies'], [3, 'acts']]);
  const plan = randomPlan(chance, theme);
  const asOf = chance.isLikely(0.5) ? chance.whole(8, 16) : plan.zone.dayMs * chance.whole(3, 5);
  const claims = randomClaims(chance, plan, asOf, theme);
  addCovers(seed, plan, claims, asOf);
  return { plan, reading: 'R', claims, asOf, knownAt: chance.isLikely(0.6) ? Infinity : chance.isLikely(0.4) ? asOf + chance.whole(-1, 2) : chance.whole(7, 20), scan: SCAN };
}

/** Parts of a plan that are told only where they are not the toy plans' own. */
const USUAL = ['channels', 'places', 'actors', 'lists', 'lines'] as const;

/** A pair as text: what differs from the defaults of the toy plans. */
export function describePair(pair: Pair): string {
  const { plan } = pair;
  const own = plan.readings.find((one) => one.name === pair.reading)!;
  const toy = makePlan();
  const lines = [
    `asOf ${pair.asOf}, knownAt ${pair.knownAt}, days of ${plan.zone.dayMs} (${JSON.stringify(plan.zone.offsetMs)} from ${JSON.stringify(plan.zone.from)})`,
    ...USUAL.flatMap((part) => (written(plan[part]) === written(toy[part]) ? [] : section(part, plan[part]))),
    ...section('anchors', plan.anchors), ...section('measures', plan.measures), ...section('conditions', plan.conditions),
    ...section('clauses', plan.clauses), ...section('gates', plan.gates),
    `reading: ${written(unlike(own, reading()))}`, 'claims:', ...pair.claims.map((one) => `  ${written(unlike(one, claim('', NaN)))}`),
  ];
  return lines.join('\n');
}

function section(title: string, things: unknown[]): string[] {
  return things.length === 0 ? [] : [`${title}:`, ...things.map((thing) => `  ${written(thing)}`)];
}

function unlike<T extends object>(thing: T, defaults: T): Partial<T> {
  return Object.fromEntries(Object.entries(thing).filter(([key, value]) => written(value) !== written(defaults[key as keyof T]))) as Partial<T>;
}

/** JSON, with `Infinity` where a number has no end. */
function written(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => (part === Infinity ? 'Infinity' : part));
}

/** The smallest pair found that still fails: whatever can be dropped or simplified one by one is. A check that throws is not a failure. */
export function shrinkPair(pair: Pair, fails: (pair: Pair) => boolean): Pair {
  let smallest = pair;
  for (let isSmaller = true; isSmaller;) {
    isSmaller = false;
    for (const candidate of smallerPairs(smallest)) {
      if (!failsQuietly(candidate, fails)) continue;
      smallest = candidate;
      isSmaller = true;
      break;
    }
  }
  return smallest;
}

function failsQuietly(pair: Pair, fails: (pair: Pair) => boolean): boolean {
  try {
    return fails(pair);
  } catch {
    return false;
  }
}

function* smallerPairs(pair: Pair): Generator<Pair> {
  const { plan, claims } = pair;
  const changed = (rest: Partial<Plan>): Pair => ({ ...pair, plan: { ...plan, ...rest } });
  for (const half of [claims.slice(claims.length / 2), claims.slice(0, claims.length / 2)]) if (half.length < claims.length) yield { ...pair, claims: half };
  for (const fewer of without(claims)) yield { ...pair, claims: fewer };
  for (const part of ['channels', 'places', 'actors', 'zone'] as const) if (written(plan[part]) !== written(makePlan()[part])) yield changed({ [part]: makePlan()[part] });
  for (const gates of without(plan.gates)) yield changed({ gates });
  for (const clauses of without(plan.clauses)) yield changed({ clauses });
  for (const conditions of without(plan.conditions)) yield changed({ conditions });
  for (const measures of without(plan.measures)) yield changed({ measures });
  for (const anchors of without(plan.anchors)) yield changed({ anchors });
  for (const lines of without(plan.lines)) yield changed({ lines });
  for (const list of plan.lists) for (const members of without(list.members)) yield changed({ lists: plan.lists.map((one) => (one === list ? { ...list, members } : one)) });
  for (const readings of each(plan.readings, simplerReading)) yield changed({ readings });
  for (const gates of each(plan.gates, simplerGate)) yield changed({ gates });
  for (const clauses of each(plan.clauses, simplerClause)) yield changed({ clauses });
  for (const conditions of each(plan.conditions, simplerCondition)) yield changed({ conditions });
  for (const fewer of each(claims, simplerClaim)) yield { ...pair, claims: fewer };
  for (const measures of each(plan.measures, (one) => [{ ...one, by: [], against: [] }, { ...one, excluding: 'none' as const }, { ...one, exceptions: [] }, { ...one, silence: 'none' as const }, { ...one, channels: null }, withoutField(withoutField(one, 'notBy'), 'notAgainst'), ...simplerCovers(one)])) yield changed({ measures });
  if (pair.knownAt !== Infinity) yield { ...pair, knownAt: Infinity };
}

/** Without one of its exceptions, or one of the acts of one. */
function simplerCovers(one: Measure): Measure[] {
  const { unless, ...rest } = one;
  if (unless === undefined) return [];
  const fewer = [...without(unless), ...each(unless, (covering) => [...without(covering.acts)].filter((acts) => acts.length > 0).map((acts) => ({ ...covering, acts })))];
  return [rest, ...fewer.filter((all) => all.length > 0).map((all) => ({ ...one, unless: all }))];
}

function* without<T>(things: T[]): Generator<T[]> {
  for (let i = 0; i < things.length; i += 1) yield things.filter((_, j) => j !== i);
}

/** The row with one thing at a time made simpler. */
function* each<T>(things: T[], simpler: (thing: T) => T[]): Generator<T[]> {
  for (let i = 0; i < things.length; i += 1) {
    for (const other of simpler(things[i]!)) if (written(other) !== written(things[i])) yield things.map((thing, j) => (j === i ? other : thing));
  }
}

function simplerReading(own: Reading): Reading[] {
  const plain = reading();
  return (Object.keys(plain) as (keyof Reading)[]).map((key) => ({ ...own, [key]: plain[key] }));
}

function simplerGate(gate: Gate): Gate[] {
  return [
    ...simplerFormula(gate.run.of).map((of) => ({ ...gate, run: { ...gate.run, of } })), { ...gate, run: { ...gate.run, length: 1 } },
    { ...gate, reset: null }, { ...gate, suspension: null }, { ...gate, termination: null }, { ...gate, signatures: [] }, { ...gate, lapses: null }, { ...gate, unborne: null },
    { ...gate, onceOpen: 'stays-open' }, { ...gate, onBreach: { rule: 'restart' } },
  ];
}

function simplerClause(clause: Clause): Clause[] {
  return [
    ...[...without(clause.duties)].filter((duties) => duties.length > 0).map((duties) => ({ ...clause, duties })), ...[...without(clause.binds)].filter((binds) => binds.length > 0).map((binds) => ({ ...clause, binds })),
    { ...clause, until: null }, { ...clause, extension: null }, { ...clause, suspension: null }, { ...clause, termination: null }, { ...clause, when: null },
    ...[...each(clause.duties, (duty) => ('of' in duty ? simplerFormula(duty.of).map((of) => ({ ...duty, of })) : simplerQuota(duty)))].map((duties) => ({ ...clause, duties })),
  ];
}

function simplerQuota(duty: Duty): Duty[] {
  if (duty.duty === 'recur') return [{ ...duty, days: 1 }];
  if (duty.duty !== 'quota') return [];
  const { proRata: _proRata, ...whole } = duty;
  return [whole, { ...duty, days: 1 }, { ...duty, shortfall: 'lapses' }, { ...duty, least: { operand: 'number', value: { num: 1, den: 1 } } }];
}

function simplerCondition(condition: Condition): Condition[] {
  return simplerFormula(condition.of).map((of) => ({ ...condition, of }));
}

/** Its parts in its place, or one part made simpler. */
function simplerFormula(formula: Formula): Formula[] {
  switch (formula.node) {
    case 'and': case 'or': return [...formula.of, ...[...each(formula.of, simplerFormula)].map((of) => ({ ...formula, of }))];
    case 'not': case 'sustained': case 'past': case 'future': return [formula.of, ...simplerFormula(formula.of).map((of) => ({ ...formula, of }))];
    case 'each': case 'at-least-of': return [formula.of, ...simplerFormula(formula.of).map((of) => ({ ...formula, of }))];
    case 'since': return [formula.hold, formula.begun, ...simplerFormula(formula.hold).map((hold) => ({ ...formula, hold })), ...simplerFormula(formula.begun).map((begun) => ({ ...formula, begun }))];
    case 'until': return [formula.hold, formula.comes, ...simplerFormula(formula.hold).map((hold) => ({ ...formula, hold })), ...simplerFormula(formula.comes).map((comes) => ({ ...formula, comes }))];
    case 'compare': return formula.to.operand === 'number' ? [] : [{ ...formula, to: { operand: 'number', value: { num: 1, den: 1 } } }];
    default: return [];
  }
}

function simplerClaim(one: Claim): Claim[] {
  return [{ ...one, recordedAt: null }, { ...one, end: one.start + 1 }, { ...one, standing: 'confirmed' }, { ...one, count: { low: 1, high: 1 } }, { ...one, killed: { low: 0, high: Infinity }, injured: { low: 0, high: Infinity } }, { ...one, effectiveFrom: null }, ...simplerPart(one)];
}

function simplerPart(one: Claim): Claim[] {
  const fields = Object.keys(one.states ?? {}) as (keyof StatedPart)[];
  return fields.map((field) => ({ ...one, states: fields.length === 1 ? null : withoutField(one.states!, field) }));
}

function withoutField<T extends object>(part: T, field: keyof T): T {
  const { [field]: _gone, ...rest } = part;
  return rest as T;
}
