// Every English sentence that Truce says of its cases: reasons, partings and parts of plans, each with the sort of sentence it is and where it was met.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { phraseOfGround } from '#records/phrase-of-ground.ts';
import { phraseOfDuty, phraseOfFormula, phraseOfMeasure, phraseOfTime } from '#records/phrase.ts';
import type { Plan } from '#records/plan.ts';
import type { Verdicts } from '#records/verdicts.ts';
import { proseOfClause } from '#language/prose-of-clauses.ts';
import { proseOfGate } from '#language/prose-of-gates.ts';
import { parseAgreement } from '#language/parse.ts';
import { ClaimTable } from '#records/claim-table.ts';
import { assess } from '#monitor/assess.ts';
import { knownNames } from '#monitor/known-names.ts';
import { readAgreement } from '#monitor/read-agreement.ts';
import { readEvidence } from '#monitor/read-evidence.ts';
import { evidenceOf, optionsOf, type Case } from '../../tooling/cases/find-cases.ts';
import type { RuleCase } from '../engine/rule-cases/rule-case.ts';
import { FILES } from '../language/agreements.ts';

export interface English { sort: string; says: string; where: string; names: string[] }

export async function sentencesOf(it: Case): Promise<English[]> {
  const { plan, planHash } = await readAgreement(join(it.folder, 'agreement.md'));
  if (plan === null) return [];
  const known = knownNames(plan), evidence = evidenceOf(it), { asOf, knownAt } = optionsOf(it);
  const names = [...new Set(namesIn(plan))];
  const said = (sort: string, says: string): English => ({ sort, says, where: it.name, names });
  const out = saysOfPlan(plan).map(([sort, says]) => said(sort, says));
  if (evidence === undefined || !existsSync(evidence)) return out;
  const { table, skipped } = await readEvidence([evidence], { known });
  const at = (text: string | undefined) => (text === undefined ? null : Date.parse(text));
  const verdicts = assess({ plan, planHash: planHash ?? '', table, skipped, asOf: at(asOf), knownAt: at(knownAt), readings: null, engineVersion: '0', problems: [], explainDepth: 'full' });
  return [...out, ...saysOfVerdicts(verdicts).map(([sort, says]) => said(sort, says))];
}

/** The blocks of docs/language.md are one agreement. */
export function planOfLanguage(): Plan {
  const text = readFileSync(new URL('../../docs/language.md', import.meta.url), 'utf8');
  return parseAgreement({ path: 'docs/language.md', text, files: FILES, zoneVersion: '2026c' }).plan!;
}

/** What the page of the language says in its blocks: every word that there is. */
export function sentencesOfLanguage(): English[] {
  const plan = planOfLanguage();
  return saysOfPlan(plan).map(([sort, says]) => ({ sort, says, where: 'docs/language.md', names: [...new Set(namesIn(plan))] }));
}

/** What is said of a case worked out by hand. A name that begins small may be a word of ours: `first`. */
export function sentencesOfRule({ title, pair: { plan, claims, asOf, knownAt, reading } }: RuleCase): English[] {
  const table = new ClaimTable();
  for (const claim of claims) table.append(claim);
  const verdicts = assess({ plan, planHash: '', table, skipped: 0, asOf, knownAt, readings: [reading], engineVersion: '0', problems: [], explainDepth: 'full' });
  return [...saysOfPlan(plan), ...saysOfVerdicts(verdicts)].map(([sort, says]) => ({ sort, says, where: title, names: [...new Set(namesIn(plan))].filter((name) => /^\p{Lu}/u.test(name)) }));
}

function saysOfVerdicts({ readings, partings }: Verdicts): [string, string][] {
  return [
    ...readings.flatMap(({ reasons }) => Object.values(reasons).map(({ says }): [string, string] => ['reason', says])),
    ...readings.flatMap(({ conditions, gates, unseen }) => [...conditions.map(({ name }) => name), ...gates.flatMap(({ stoppedBy }) => stoppedBy.map(({ condition }) => condition)), ...unseen.map(({ measure }) => measure)])
      .map((name): [string, string] => ['named', name]),
    ...partings.flatMap(({ why, about, values }): [string, string][] => [['parting', why], ['named', about], ...values.map((value): [string, string] => ['value', value])]),
  ];
}

function saysOfPlan(plan: Plan): [string, string][] {
  const readings = [plan, ...plan.readings];
  return [
    ...readings.flatMap(({ anchors }) => anchors).map(({ time }): [string, string] => ['time', phraseOfTime(time, plan.zone)]),
    ...readings.flatMap(({ measures }) => measures).map((measure): [string, string] => ['measure', phraseOfMeasure(measure)]),
    ...readings.flatMap(({ conditions }) => conditions).map(({ of }): [string, string] => ['formula', phraseOfFormula(of, plan.zone)]),
    ...plan.clauses.flatMap((clause) => clause.duties.map((duty): [string, string] => ['duty', phraseOfDuty(duty, plan.measures, plan.zone)])),
    ...proseOf(plan).flatMap((prose) => prose.split(/(?<=\.) +/)).map((says): [string, string] => ['prose', says]),
    ...plan.places.flatMap(({ made }): [string, string][] => (made === undefined ? [] : [['ground', phraseOfGround(made)]])),
  ];
}

/** Clauses and gates, each as the board is given it. */
export function proseOf(plan: Plan): string[] {
  return [...plan.clauses.map((clause) => proseOfClause(plan, clause).join(' ')), ...plan.gates.map((gate) => proseOfGate(plan, gate).join(' '))];
}

function namesIn({ actors, places, lists, lines, channels, anchors, measures, conditions, clauses, gates, readings }: Plan): string[] {
  const own = [actors, places, lists, lines, channels, anchors, measures, conditions, gates, readings].flatMap((all) => all.map(({ name }) => name));
  return [...own, ...clauses.map(({ id }) => id), ...readings.flatMap((reading) => reading.conditions.map(({ name }) => name))].filter((name) => !name.includes(' '));
}
