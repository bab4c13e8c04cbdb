// Verdicts as one flat table: a row for each gate, condition and obligation of each reading.
import type { FlatColumn, FlatRow, FlatTable } from '#records/flat-claim.ts';
import { shownInWords } from '#records/labels.ts';
import type { Because, ConditionOutcome, GateOutcome, ObligationOutcome, ReadingVerdicts, Verdicts } from '#records/verdicts.ts';

const text = (name: string, hxl: string): FlatColumn => ({ name, is: 'text', hxl });
const number = (name: string, hxl: string): FlatColumn => ({ name, is: 'number', hxl });

/** docs/formats.md says what each holds. */
const VERDICT_COLUMNS: readonly FlatColumn[] = [
  text('agreement', '#meta+agreement'), text('plan_hash', '#meta+plan'), text('as_of', '#date+asof'), text('known_at', '#date+known'), text('reading', '#meta+reading'),
  text('of', '#indicator+kind'), text('name', '#indicator+name'), text('place', '#loc+name'), text('actor', '#group+name'),
  text('value', '#status+value'), text('reasons', '#status+reasons'), text('final', '#status+final'), text('in_force', '#status+inforce'), text('since', '#date+since'),
  number('days', '#indicator+days+num'), number('days_low', '#indicator+days+min'), number('days_high', '#indicator+days+max'), number('days_needed', '#indicator+days+needed'),
  text('opened_at', '#date+opened'), text('opens_at_earliest', '#date+earliest'), number('margin_low', '#indicator+margin+min'), number('margin_high', '#indicator+margin+max'), text('margin_unit', '#indicator+margin+unit'),
  text('says', '#description+reason'), text('rule', '#meta+rule'), text('clause', '#meta+clause'), text('claims', '#meta+claims'),
];

/** Only where the agreement writes a label (A9). */
export const CONFIDENTIAL: FlatColumn = text('confidential', '#meta+confidential');

export function verdictRows(verdicts: Verdicts): FlatTable {
  const { agreement, planHash, asOf, knownAt } = verdicts;
  const head = { agreement, plan_hash: planHash, as_of: asOf, known_at: knownAt };
  const rows = verdicts.readings.flatMap((reading) => [
    ...reading.gates.map((gate) => ({ ...gateRow(gate), ...reasonOf(reading, gate) })),
    ...reading.conditions.map((condition) => ({ ...conditionRow(condition), ...reasonOf(reading, condition) })),
    ...reading.obligations.map((obligation) => ({ ...obligationRow(obligation), ...reasonOf(reading, obligation) })),
  ].map((row): FlatRow => ({ ...head, reading: reading.name, ...row })));
  return { columns: verdicts.confidential === undefined ? VERDICT_COLUMNS : [...VERDICT_COLUMNS, CONFIDENTIAL], rows };
}

function gateRow({ name, place, state, reasons, since, counted, day, of, openedAt, opensAtEarliest }: GateOutcome): FlatRow {
  return { of: 'gate', name, place: place ?? null, value: state, reasons: reasons.join('; '), since, days: counted, days_low: day[0], days_high: day[1], days_needed: of, opened_at: openedAt, opens_at_earliest: opensAtEarliest };
}

function conditionRow({ name, place, value, reasons, final, since, margin }: ConditionOutcome): FlatRow {
  return { of: 'condition', name, place: place ?? null, value, reasons: reasons.join('; '), final: String(final), since, margin_low: margin?.low ?? null, margin_high: margin?.high ?? null, margin_unit: margin?.unit ?? null };
}

function obligationRow({ clause, actor, verdict, inForce, reasons, final, since }: ObligationOutcome): FlatRow {
  return { of: 'obligation', name: clause, actor, value: verdict, reasons: reasons.join('; '), final: String(final), in_force: inForce, since };
}

/** The reason in one sentence, and the claims that it names itself; the rest of the tree is in verdicts/1. */
function reasonOf({ reasons }: ReadingVerdicts, { because, confidential }: Because<object>): FlatRow {
  const reason = reasons[because];
  const label = confidential === undefined ? {} : { confidential: confidential.map(shownInWords).join('; ') };
  return reason === undefined ? label : { ...label, says: reason.says, rule: reason.rule, clause: reason.clause, claims: reason.entries.join('; ') };
}
