// What a board must know of an agreement before it can show anything: its names, in words, and the moments that its evidence spans.
import { formatInstant } from '#base/instant.ts';
import type { AgreementDetail } from '#records/board.ts';
import { labelsIn } from '#records/labels.ts';
import { phraseOfFormula, phraseOfMeasure, phraseOfTime } from '#records/phrase.ts';
import type { Plan } from '#records/plan.ts';
import { familyOf } from '#records/topic.ts';
import { proseOfClause } from '#language/prose-of-clauses.ts';
import { proseOfGate } from '#language/prose-of-gates.ts';
import type { Desk } from '#monitor/desk.ts';
import { VERSION } from '#monitor/version.ts';

/** All but how far the reading is, which whoever reads knows. */
export type AgreementKnown = Omit<AgreementDetail, 'progress'>;

export function agreement(desk: Desk): AgreementKnown {
  const { plan, source } = desk;
  const instant = (t: number | null): string | null => (t === null || !Number.isFinite(t) ? null : formatInstant(t));
  return {
    id: plan.agreement, title: plan.title, languages: languagesOf(plan), position: desk.position,
    planHash: desk.planHash, engine: VERSION, zone: plan.zone.name, zoneTable: plan.zone.version,
    asOf: instant(source.asOf) ?? instant(desk.assessment(source).asOfInstant()), knownAt: instant(source.knownAt),
    span: spanOf(desk),
    evidence: { kind: desk.ledger === null ? 'files' : 'ledger', claims: desk.table.length, skipped: desk.skipped },
    anchors: plan.anchors.map(({ name, time }) => ({ name, at: time.node === 'at' ? formatInstant(time.instant) : null, says: phraseOfTime(time, plan.zone) })),
    ...namesOf(plan),
    confidential: labelsIn(plan),
  };
}

function languagesOf({ texts }: Plan): string[] {
  return [...new Set(texts.flatMap(({ language, others }) => [language, ...(others ?? []).map((other) => other.language)]))];
}

function namesOf(plan: Plan): Pick<AgreementKnown, 'actors' | 'places' | 'lines' | 'lists' | 'channels' | 'measures' | 'conditions' | 'clauses' | 'gates' | 'readings'> {
  return {
    actors: plan.actors.map(({ name, title, excluded, guarantors }) => ({ name, title, excluded, guarantors })),
    places: plan.places.map(({ name, title, titles, within, geometry, made }) => ({ name, title, titles, within, drawn: geometry !== null || made !== undefined })),
    lines: plan.lines.map(({ name, title }) => ({ name, title })),
    lists: plan.lists.map(({ name, of, asOf, members }) => ({ name, of, asOf, members })),
    channels: plan.channels.map(({ name, title, sees }) => ({ name, title, sees: [...new Set(sees.map(({ sort }) => sort))] })),
    measures: plan.measures.map((measure) => ({ name: measure.name, from: measure.from, unit: measure.unit, says: phraseOfMeasure(measure) })),
    conditions: plan.conditions.map(({ name, clause, of }) => ({ name, clause: clause ?? null, says: phraseOfFormula(of, plan.zone) })),
    clauses: inOrderOfText(plan.clauses).map((clause) => ({ id: clause.id, heading: headingOf(plan, clause.id), binds: clause.binds, says: proseOfClause(plan, clause).join(' ') })),
    gates: plan.gates.map((gate) => ({ name: gate.name, title: gate.title, clause: gate.clause ?? null, says: proseOfGate(plan, gate).join(' ') })),
    readings: plan.readings.map(({ name, adoptedBy, channels }) => ({ name, adoptedBy, channels })),
  };
}

/** The plan has them by id. */
function inOrderOfText(clauses: Plan['clauses']): Plan['clauses'] {
  return clauses.toSorted((a, b) => (a.at?.line ?? 0) - (b.at?.line ?? 0));
}

/** Of a clause for each member of a list the whole's. */
function headingOf({ texts }: Plan, id: string): string {
  return texts.find((text) => text.id === (familyOf(id) ?? id))?.heading ?? '';
}

/** The first and the last moment of claims, as far as they have one. */
function spanOf({ table }: Desk): AgreementDetail['span'] {
  const { start, end, recordedAt } = table.view();
  let from = Infinity, to = -Infinity, first = Infinity, last = -Infinity;
  for (let row = 0; row < table.length; row++) {
    if (Number.isFinite(start[row]!)) from = Math.min(from, start[row]!);
    if (Number.isFinite(end[row]!)) to = Math.max(to, end[row]!);
    if (!Number.isFinite(recordedAt[row]!)) continue;
    first = Math.min(first, recordedAt[row]!);
    last = Math.max(last, recordedAt[row]!);
  }
  const pair = (a: number, b: number): [string, string] | null => (a <= b ? [formatInstant(a), formatInstant(b)] : null);
  return { during: pair(from, to), recorded: pair(first, last) };
}
