// What hangs on a clause, with its verdicts: the chips in the margin.
import type { ConditionShown, GateShown, ObligationShown } from '#records/board.ts';
import type { HangsOn } from '#records/board-text.ts';
import { linkTo } from '#web/data/chosen.ts';
import { causesInWords, dutyInWords } from '#web/duties/duty-words.ts';
import { say } from '#web/words/say.svelte.ts';
import { faceOf, faceOfObligation, type Face } from '#web/words/verdict.ts';

export interface Verdicts { obligations: readonly ObligationShown[]; conditions: readonly ConditionShown[]; gates: readonly GateShown[] }

/** A verdict of one reading, with the link to its reason; `whole`: all of it in words. */
export interface Chip { reading: string; face: Face; word: string; whole: string; href: string; dashed: boolean }

/** What is judged, the readings side by side. `place`: one member of a list. */
export interface Judged { is: 'obligation' | 'condition' | 'gate'; name: string; place: string | null; answersFor: string[] | null; chips: Chip[] }

/** Those of one clause of the rules; `id` null: conditions and gates, which stand under the clause itself. */
export interface Group { id: string | null; judged: Judged[] }

export function groupsOf(hangs: HangsOn, { obligations, conditions, gates }: Verdicts, zone: string): Group[] {
  const duties = hangs.clauses.map((id): Group => ({ id, judged: gathered(obligations.filter(({ clause }) => clause === id), (one) => ({ is: 'obligation', name: one.actor, place: null, answersFor: one.guarantees ?? null }), (one) => chipOfDuty(one, zone)) }));
  const rest = [
    ...gathered(gates.filter(({ name }) => hangs.gates.includes(name)), (one) => ({ is: 'gate', name: one.name, place: one.place ?? null, answersFor: null }), chipOfGate),
    ...gathered(conditions.filter(({ name }) => hangs.conditions.includes(name)), (one) => ({ is: 'condition', name: one.name, place: one.place ?? null, answersFor: null }), chipOfCondition),
  ];
  return [...duties, { id: null, judged: rest }].filter(({ judged }) => judged.length > 0);
}

/** The rows of all readings that speak of one thing, as one. */
function gathered<T>(rows: readonly T[], about: (row: T) => Omit<Judged, 'chips'>, chip: (row: T) => Chip): Judged[] {
  const found = new Map<string, Judged>();
  for (const row of rows) {
    const what = about(row), key = JSON.stringify([what.name, what.place, what.answersFor !== null]);
    const known = found.get(key) ?? { ...what, chips: [] };
    known.chips.push(chip(row));
    found.set(key, known);
  }
  return [...found.values()];
}

function chipOfDuty(one: ObligationShown, zone: string): Chip {
  return {
    reading: one.reading, face: faceOfObligation(one.verdict), word: say(`words.verdict-${one.verdict}`), whole: dutyInWords(one, zone), dashed: one.inForce === 'no',
    href: linkTo({ is: 'obligation', reading: one.reading, name: one.clause, actor: one.actor, ...(one.guarantees === undefined ? {} : { guarantor: true }) }),
  };
}

function chipOfCondition(one: ConditionShown): Chip {
  // An open one is pending or cannot be said, in the words that the page of the gates has.
  const face = faceOf(one.value, one.reasons);
  const word = one.value === 'undetermined' ? say(`shell.${face}`) : say(`words.value-${one.value}`);
  return { reading: one.reading, face, word, whole: wholeOf(one, word), dashed: false, href: linkTo({ is: 'condition', reading: one.reading, name: one.name, ...placeOf(one) }) };
}

function chipOfGate(one: GateShown): Chip {
  const word = say(`words.state-${one.state}`);
  const days = one.state === 'counting' || one.state === 'shut' ? say('text.day-of', { state: word, n: one.counted, of: one.of }) : word;
  return { reading: one.reading, face: faceOfGate(one), word: days, whole: wholeOf(one, days), dashed: false, href: linkTo({ is: 'gate', reading: one.reading, name: one.name, ...placeOf(one) }) };
}

/** What stops it decides: something that is not so, something that cannot be said, or the future alone. */
function faceOfGate({ state, stoppedBy, reasons }: GateShown): Face {
  if (state === 'open') return 'met';
  if (state === 'expired') return 'off';
  if (stoppedBy.some(({ value }) => value === 'no')) return 'not-met';
  return state === 'counting' ? 'pending' : faceOf('undetermined', reasons);
}

function wholeOf({ reading, reasons }: { reading: string; reasons: ConditionShown['reasons'] }, word: string): string {
  return reasons.length === 0 ? say('text.one', { reading, word }) : say('text.one-because', { reading, word, causes: causesInWords(reasons) });
}

function placeOf({ place }: { place?: string }): { place?: string } {
  return place === undefined ? {} : { place };
}
