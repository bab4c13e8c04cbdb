// What a new entry would change: the verdicts before and after it, reading by reading, and only what differs.
import type { ReadingVerdicts, Verdicts } from '#records/verdicts.ts';
import { nameAt, readingInWords, valueWithReasons, VERDICT_WORDS } from '#render/words.ts';

/** Lines of text, each reading's changes below its name; `no verdict changes` where none does. The two were made of one plan, at one asOf. */
export function changesText(before: Verdicts, after: Verdicts): string {
  const lines = after.readings.flatMap((reading, i) => {
    const changes = changesOf(before.readings[i]!, reading);
    return changes.length === 0 ? [] : [readingInWords(reading), ...changes.map((change) => `  ${change}`)];
  });
  return `${lines.length === 0 ? 'no verdict changes, in any reading' : lines.join('\n')}\n`;
}

function changesOf(before: ReadingVerdicts, after: ReadingVerdicts): string[] {
  return [
    ...differing(before.gates, after.gates, (gate) => nameAt(gate.name, gate.place), (gate) => `${gate.state}, day ${gate.counted} of ${gate.of}`, 'gate'),
    ...differing(before.conditions, after.conditions, (one) => nameAt(one.name, one.place), (one) => valueWithReasons(one.value, one.reasons, one.place), 'condition'),
    ...daysChanged(before, after),
    ...differing(before.obligations, after.obligations, (one) => `${one.clause}, ${one.actor}`, (one) => VERDICT_WORDS[one.verdict].word, 'obligation'),
  ];
}

function differing<T>(before: readonly T[], after: readonly T[], nameOf: (one: T) => string, say: (one: T) => string, what: string): string[] {
  const was = new Map(before.map((one) => [nameOf(one), say(one)]));
  return after.flatMap((one) => {
    const name = nameOf(one), now = say(one), then = was.get(name) ?? 'not there';
    return now === then ? [] : [`${what} ${name}: ${then} -> ${now}`];
  });
}

/** Days of conditions: a ruling on the past may change them while the condition's value today stays. */
function daysChanged(before: ReadingVerdicts, after: ReadingVerdicts): string[] {
  return after.conditions.flatMap((condition) => {
    const was = before.conditions.find((one) => one.name === condition.name && one.place === condition.place);
    const changed = condition.days.flatMap((day) => {
      const then = was?.days.find((one) => one.date === day.date);
      return then === undefined || then.value === day.value ? [] : [`${day.date} ${valueWithReasons(then.value, then.reasons)} -> ${valueWithReasons(day.value, day.reasons)}`];
    });
    return changed.length === 0 ? [] : [`days of ${nameAt(condition.name, condition.place)}: ${changed.join('; ')}`];
  });
}
