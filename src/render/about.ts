// What a question is about: a gate, a condition, a clause, with or without its place or actor, found among the verdicts by name.
import { nearest } from '#base/nearest.ts';
import type { LabelShown } from '#records/labels.ts';
import type { ReadingVerdicts, ReasonId, Verdicts } from '#records/verdicts.ts';
import { gateInWords } from '#render/gates-text.ts';
import { actorInWords } from '#render/obligations-text.ts';
import { nameAt, valueWithReasons, VERDICT_WORDS } from '#render/words.ts';

/** One verdict that may be asked about. `names`: the ways to write it, the fullest first. */
export interface Subject { names: string[]; title: string; found: string; because: ReasonId; reading: ReadingVerdicts; confidential?: LabelShown[] }

export type About = { subjects: Subject[] } | { unknown: string; nearest: string | undefined; known: string[] };

/**
 * The verdicts, of all readings, that `about` names: `JIC`, `SustainedAccess at Madaya` or `SustainedAccess/Madaya`, `1c` (all its actors),
 * `1c/Government` or `1c for Government`. A name alone is the whole where there is one, else every place. If nothing bears the name, what does.
 */
export function findAbout(verdicts: Verdicts, about: string): About {
  const wanted = about.normalize('NFC').trim();
  const all = verdicts.readings.flatMap(subjectsOf);
  const named = all.filter((subject) => subject.names.includes(wanted));
  const exact = named.filter((subject) => subject.names[0] === wanted);
  const subjects = exact.length > 0 ? exact : named;
  if (subjects.length > 0) return { subjects };
  const names = new Set(all.flatMap((subject) => subject.names));
  return { unknown: about, nearest: nearest(wanted, names), known: [...new Set(all.map((subject) => subject.names[0]!))] };
}

function subjectsOf(reading: ReadingVerdicts): Subject[] {
  const gates = reading.gates.map((gate): Subject => (
    { names: placed(gate.name, gate.place), title: `gate ${nameAt(gate.name, gate.place)}`, found: gateInWords(gate), because: gate.because, reading, ...labelsOf(gate) }));
  const conditions = reading.conditions.map((row): Subject => (
    { names: placed(row.name, row.place), title: `condition ${nameAt(row.name, row.place)}`, found: valueWithReasons(row.value, row.reasons, row.place), because: row.because, reading, ...labelsOf(row) }));
  const obligations = reading.obligations.map((row): Subject => ({
    names: [`${row.clause}/${row.actor}`, `${row.clause} for ${row.actor}`, `${row.clause} ${row.actor}`, row.clause],
    title: `clause ${row.clause}, ${actorInWords(row)}`,
    found: VERDICT_WORDS[row.verdict].word,
    because: row.because,
    reading,
    ...labelsOf(row),
  }));
  return [...gates, ...conditions, ...obligations];
}

function labelsOf({ confidential }: { confidential?: LabelShown[] }): { confidential?: LabelShown[] } {
  return confidential === undefined ? {} : { confidential };
}

function placed(name: string, place: string | undefined): string[] {
  return place === undefined ? [name] : [`${name} at ${place}`, `${name}/${place}`, name];
}
