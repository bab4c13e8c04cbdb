// The rules of a plan in parts, each with what could reach it: measures, and acts of a kind about a thing.
import { conditionIn, nodesIn } from '#linter/plan-walk.ts';
import type { ActKind } from '#records/claim.ts';
import { phraseOfDuty, phraseOfFormula, phraseOfJointAct, phraseOfMeasure, phraseOfTime } from '#records/phrase.ts';
import type { Gate, JointAct, Measure, Plan, Reading } from '#records/plan.ts';

/** `about` null: about anything. */
export interface ActAsked { act: ActKind; about: string | null }

export interface RulePart {
  of: string;
  part: string;
  says: string;
  clause: string | null;
  /** What could reach it, as a reading has the rules. */
  asks: (reading: Reading) => { measures: string[]; acts: ActAsked[] };
  /** An exception is reached by a ruling on a claim that its measure reads. */
  exception?: string;
}

export function rulePartsOf(plan: Plan): RulePart[] {
  const named = plan.measures.filter((measure) => /^\S+$/.test(measure.name) && !/\/\d+$/.test(measure.name));
  return [
    ...named.map((measure) => measurePart(measure)),
    ...plan.measures.flatMap((measure) => measure.exceptions.map((exception): RulePart => exceptionPart(measure, exception))),
    ...plan.conditions.map((condition): RulePart => ({
      of: `condition ${condition.name}`, part: '', says: phraseOfFormula(condition.of, plan.zone), clause: condition.clause ?? null,
      asks: (reading) => asked(plan, reading, conditionIn(plan, reading, condition.name) ?? condition.of),
    })),
    ...plan.clauses.flatMap((clause) => clauseParts(plan, clause)),
    ...plan.gates.flatMap((gate) => gateParts(plan, gate)),
    ...plan.anchors.flatMap((anchor): RulePart[] => (acts(anchor.time).length === 0 ? [] : [{ of: `anchor ${anchor.name}`, part: '', says: phraseOfTime(anchor.time, plan.zone), clause: anchor.clause ?? null, asks: () => ({ measures: [], acts: acts(anchor.time) }) }])),
  ];
}

function measurePart(measure: Measure): RulePart {
  return { of: `measure ${measure.name}`, part: '', says: phraseOfMeasure(measure), clause: measure.clause ?? null, asks: () => ({ measures: [measure.name], acts: [] }) };
}

/** A measure that is made for a duty alone bears the duty's name: `1c/2` for the second of clause 1c. */
function exceptionPart(measure: Measure, exception: string): RulePart {
  const duty = /^(.+)\/(\d+)$/.exec(measure.name), says = `except ruled ${exception}`;
  const whose = duty === null ? { part: says } : { of: `clause ${duty[1]}`, part: `duty ${duty[2]}, ${says}` };
  return { ...measurePart(measure), ...whose, exception };
}

function clauseParts(plan: Plan, clause: Plan['clauses'][number]): RulePart[] {
  const own = { of: `clause ${clause.id}`, clause: clause.clause ?? null };
  return [
    ...clause.duties.map((duty, i): RulePart => ({ ...own, part: `duty ${i + 1}`, says: `to ${phraseOfDuty(duty, plan.measures, plan.zone)}`, asks: (reading) => asked(plan, reading, duty) })),
    ...(clause.when === null ? [] : [{ ...own, part: 'while', says: phraseOfFormula(clause.when, plan.zone), asks: (reading: Reading) => asked(plan, reading, clause.when) }]),
    ...byAct(own, clause.id, [['extended', 'extension', clause.extension], ['suspended', 'suspension', clause.suspension], ['terminated', 'termination', clause.termination]]),
  ];
}

function gateParts(plan: Plan, gate: Gate): RulePart[] {
  const own = { of: `gate ${gate.name}`, clause: gate.clause ?? null };
  const inReading = (reading: Reading): Gate => reading.gates.find((one) => one.name === gate.name) ?? gate;
  const decided = gate.onBreach.rule === 'decided' ? gate.onBreach.by : null;
  return [
    { ...own, part: 'run', says: phraseOfFormula(gate.run.of, plan.zone), asks: (reading) => asked(plan, reading, inReading(reading).run.of) },
    ...gate.signatures.map((name): RulePart => ({ ...own, part: `signature of ${name}`, says: `signed by ${name}`, asks: () => ({ measures: [], acts: [{ act: 'signature', about: gate.name }] }) })),
    ...(decided === null ? [] : [{ ...own, part: 'on breach', says: `as decided by ${decided.join(' and ')}`, asks: () => ({ measures: [], acts: [{ act: 'reset' as const, about: gate.name }, { act: 'resumption' as const, about: gate.name }] }) }]),
    ...byAct(own, gate.name, [['reset', 'reset', gate.reset], ['suspended', 'suspension', gate.suspension], ['terminated', 'termination', gate.termination]]),
    ...(gate.unborne === null ? [] : [{ ...own, part: 'an opening on record', says: `not borne out, ${gate.unborne.rule}`, asks: () => ({ measures: [], acts: [{ act: 'opening' as const, about: gate.name }] }) }]),
  ];
}

function byAct(own: Pick<RulePart, 'of' | 'clause'>, about: string, list: readonly [string, ActKind, JointAct | null][]): RulePart[] {
  return list.flatMap(([word, act, by]) => (by === null ? [] : [{ ...own, part: word, says: `${word} by ${phraseOfJointAct(by)}`, asks: () => ({ measures: [], acts: [{ act, about }] }) }]));
}

/** The measures and acts that a part asks, through the conditions that it names. */
function asked(plan: Plan, reading: Reading, part: unknown, seen = new Set<string>()): { measures: string[]; acts: ActAsked[] } {
  const measures: string[] = [], found: ActAsked[] = acts(part);
  for (const node of nodesIn(part)) {
    if (typeof node['measure'] === 'string') measures.push(node['measure']);
    if (node['node'] !== 'condition' || seen.has(String(node['name']))) continue;
    seen.add(String(node['name']));
    const below = asked(plan, reading, conditionIn(plan, reading, String(node['name'])), seen);
    measures.push(...below.measures);
    found.push(...below.acts);
  }
  return { measures, acts: found };
}

function acts(part: unknown): ActAsked[] {
  return [...nodesIn(part)].flatMap((node) => (typeof node['act'] === 'string' ? [{ act: node['act'] as ActKind, about: typeof node['about'] === 'string' ? node['about'] : null }] : []));
}
