// What changed, as lines of one list: what it is of, before and after in words, and what opens its reason.
import type { AgreementDetail } from '#records/board.ts';
import type { GateThen, ReadingChanges, ValueThen, VerdictThen } from '#records/board-changes.ts';
import type { Chosen } from '#web/data/chosen.ts';
import { actorName, isolated, nameAt } from '#web/words/names.ts';
import { say } from '#web/words/say.svelte.ts';
import { faceOf, faceOfObligation, type Face } from '#web/words/verdict.ts';
import { STATE_FACES } from '#web/pages/gates/gate-rows.ts';
import { day } from '#web/words/when.ts';

export interface Then { face: Face; word: string }
export interface ChangeLine { key: string; sort: 'gate' | 'condition' | 'day' | 'obligation'; what: string; before: Then; after: Then; opens: Chosen }

const absent = (): Then => ({ face: 'off', word: say('changes.not-there') });

function gateThen(it: GateThen | null): Then {
  return it === null ? absent() : { face: STATE_FACES[it.state], word: say('changes.gate-then', { state: say(`words.state-${it.state}`), n: it.counted, m: it.of, low: it.day[0], high: it.day[1], range: it.day[0] === it.counted && it.day[1] === it.counted ? 'no' : 'yes' }) };
}

function valueThen(it: ValueThen | null): Then {
  if (it === null) return absent();
  const face = faceOf(it.value, it.reasons);
  return { face, word: it.reasons.length === 0 ? say(`shell.${face}`) : say('gates.value-because', { value: say(`shell.${face}`), causes: it.reasons.map((cause) => say(`words.cause-${cause}`)).join(' · ') }) };
}

function verdictThen(it: VerdictThen | null): Then {
  return it === null ? absent() : { face: faceOfObligation(it.verdict), word: say('changes.verdict-then', { verdict: say(`words.verdict-${it.verdict}`), inForce: it.inForce }) };
}

export function linesOf({ reading, gates, conditions, days, obligations }: ReadingChanges, agreement: AgreementDetail): ChangeLine[] {
  const at = (place: string | undefined) => (place === undefined ? {} : { place });
  return [
    ...gates.map(({ name, place, before, after }): ChangeLine => ({ key: `gate ${name} ${place ?? ''}`, sort: 'gate', what: nameAt(agreement, name, place), before: gateThen(before), after: gateThen(after), opens: { is: 'gate', reading, name, ...at(place) } })),
    ...conditions.map(({ name, place, before, after }): ChangeLine => ({ key: `condition ${name} ${place ?? ''}`, sort: 'condition', what: nameAt(agreement, name, place), before: valueThen(before), after: valueThen(after), opens: { is: 'condition', reading, name, ...at(place) } })),
    ...obligations.map(({ clause, actor, guarantees, before, after }): ChangeLine => ({
      key: `obligation ${clause} ${actor} ${guarantees?.join() ?? ''}`, sort: 'obligation', what: say('changes.obligation', { clause: isolated(clause), actor: isolated(actorName(agreement, actor)) }), before: verdictThen(before), after: verdictThen(after),
      opens: { is: 'obligation', reading, name: clause, actor, ...(guarantees === undefined ? {} : { guarantor: true }) },
    })),
    ...days.map(({ of, name, place, date, before, after }): ChangeLine => ({
      key: `day ${of} ${name} ${place ?? ''} ${date}`, sort: 'day', what: say('changes.day-of', { day: day(date), name: nameAt(agreement, name, place) }), before: valueThen(before), after: valueThen(after), opens: { is: of, reading, name, ...at(place), day: date },
    })),
  ];
}
