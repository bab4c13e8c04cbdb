// Which channels a measure is read through, and what silence means there (E7, E19, E22).
import { incidentType, isBelow } from '#records/incident-types.ts';
import { thingOf } from '#records/things.ts';
import type { Channel, Measure, Reading } from '#records/plan.ts';

/** The full path of an incident type, or the word itself where it is none (things, people). */
export function pathOf(word: string): string {
  const found = incidentType(word);
  return typeof found === 'string' ? found : thingOf(word);
}

/** Whether two words of the tree lie one at, above or below the other. */
export function related(a: string, b: string): boolean {
  return isBelow(a, b) || isBelow(b, a);
}

/** The channels through which the reading reads the measure (E19). */
export function channelsRead(channels: readonly Channel[], reading: Reading, measure: Measure): Channel[] {
  return channels.filter((channel) => {
    if (reading.channels !== null && !reading.channels.includes(channel.name)) return false;
    if (measure.channels !== null && !measure.channels.includes(channel.name)) return false;
    return channel.sees.some((sight) => sight.sort === measure.from
      && (sight.of === null || measure.of.length === 0 || sight.of.some((seen) => measure.of.some((asked) => related(pathOf(seen), pathOf(asked))))));
  });
}

/** What silence of a channel means for the measure: the most particular word of the reading, else the measure's own (E22). */
export function silenceMeans(reading: Reading, measure: Measure, channel: string): 'none' | 'unknown' {
  let best = measure.silence;
  let rank = -1;
  for (const word of reading.silence) {
    if (word.measure !== null && word.measure !== measure.name) continue;
    if (word.channel !== null && word.channel !== channel) continue;
    const own = (word.measure === null ? 0 : 2) + (word.channel === null ? 0 : 1);
    if (own >= rank) {
      best = word.means;
      rank = own;
    }
  }
  return best;
}

/** Whether a coverage claim would have seen all that the measure counts: the sort itself, or a word at or above each; `of` absent: all that its channel sees (E22). `leaves`: the things that a word means (E30). */
export function coverageSees(of: readonly string[] | null, measure: Measure, channel: Channel, leaves: (word: string) => Iterable<string>): boolean {
  const hasAll = (words: readonly string[]) => measure.of.every((asked) => words.some((seen) => isBelow(pathOf(asked), pathOf(seen))));
  if (of !== null) return of.includes(measure.from) || (measure.of.length > 0 && hasAll(measure.from === 'presence' ? of.flatMap((word) => [...leaves(word)]) : of));
  const sights = channel.sees.filter((sight) => sight.sort === measure.from);
  if (measure.of.length === 0 || sights.some((sight) => sight.of === null)) return sights.length > 0;
  return hasAll(sights.flatMap((sight) => sight.of ?? []));
}
