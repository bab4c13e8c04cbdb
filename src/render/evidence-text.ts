// What the evidence could not say: gaps nobody watched, claims set aside or left out, and what would change a gate if it were settled.
import { parseInstant } from '#base/instant.ts';
import type { Pivotal, ReadingVerdicts, Resolution } from '#records/verdicts.ts';
import { dateBefore, datesInWords } from '#render/days-in-words.ts';
import { wrap } from '#render/layout.ts';
import type { Say } from '#render/say.ts';
import { countOf, firstOf, listInWords, nameAt } from '#render/words.ts';

const MOST_GAPS = 8, MOST_CLAIMS = 12;
const DAY_MS = 86_400_000;

/** `Violence at Syria: 13-14 Sep (2 days), ...; 2.5 days in all`. Places of one measure with the same gaps share a line. */
export function unseenText(reading: ReadingVerdicts, say: Say): string[] {
  const groups = new Map<string, { measure: string; places: string[]; gaps: [string, string][]; uncounted: readonly string[] }>();
  for (const { measure, place, gaps, uncounted = [] } of reading.unseen.filter((row) => row.gaps.length > 0)) {
    const key = JSON.stringify([measure, gaps, uncounted]);
    const group = groups.get(key) ?? { measure, places: [], gaps, uncounted };
    group.places.push(place);
    groups.set(key, group);
  }
  return [...groups.values()].flatMap(({ measure, places, gaps, uncounted }) => {
    const said = gaps.slice(0, MOST_GAPS).map(([from, to]) => `${stretchInWords(from, to, say)} (${daysLong([[from, to]])})`);
    const more = gaps.length > MOST_GAPS ? ` and ${gaps.length - MOST_GAPS} more stretches` : '';
    const sum = gaps.length > 1 ? `; ${daysLong(gaps)} in all` : '';
    const each = places.length > 1 ? ' (each)' : '';
    const watch = uncounted.length === 0 ? '' : ` Watched, but not so that it counts here: ${firstOf(uncounted, MOST_CLAIMS)}.`;
    return wrap(`${say.paint('strong', `${measure} at ${listInWords(places)}`)}: ${said.join(', ')}${more}${sum}${each}.${watch}`, '  ', 6);
  });
}

/** Whole civil days by their dates, anything else by its instants. */
function stretchInWords(from: string, to: string, say: Say): string {
  const first = say.startOf(from), end = say.startOf(to);
  return first !== undefined && end !== undefined ? datesInWords(first, dateBefore(end)) : `${say.local(from)} to ${say.local(to)}`;
}

function daysLong(gaps: readonly [string, string][]): string {
  const ms = gaps.reduce((sum, [from, to]) => sum + Number(parseInstant(to)) - Number(parseInstant(from)), 0);
  const days = Math.round((ms / DAY_MS) * 10) / 10;
  return Number.isNaN(days) ? 'of unknown length' : days === 0 ? 'less than 0.1 days' : countOf(days, 'days');
}

export function setAsideText({ setAside, leftOut }: ReadingVerdicts): string[] {
  const lines: string[] = [];
  if (setAside.count > 0) lines.push(`${countOf(setAside.count, 'claims')} set aside as too vague to use: ${firstOf(setAside.claims, MOST_CLAIMS)}.`);
  if (leftOut.count > 0) lines.push(`${countOf(leftOut.count, 'claims')} left out because an actor that is excluded, or left out by name, took part, or because acts cover them: ${firstOf(leftOut.claims, MOST_CLAIMS)}.`);
  return (lines.length === 0 ? ['No claim was set aside, and none left out.'] : lines).flatMap((line) => wrap(line, '  ', 6));
}

/** What would change a gate if it were settled: the smallest sets of claims, gaps and rulings (V8). */
export function pivotalText(reading: ReadingVerdicts, say: Say): string[] {
  const lines = reading.pivotal.flatMap((row) => wrap(pivotalInWords(row, reading, say), '  - ', 6));
  if (reading.stoppedLooking) lines.push(...wrap('There may be more: the search stopped at its limit.', '  '));
  else if (lines.length === 0) lines.push(...wrap('Nothing that could be settled, alone or two or three together, would change a gate.', '  '));
  return lines;
}

function pivotalInWords({ resolutions, wouldMake }: Pivotal, reading: ReadingVerdicts, say: Say): string {
  const of = reading.gates.find((gate) => gate.name === wouldMake.gate && gate.place === wouldMake.place)?.of;
  const [low, high] = wouldMake.day;
  const day = `day ${low === high ? low : `${low} to ${high}`}${of === undefined ? '' : ` of ${of}`}`;
  const ifs = resolutions.map((resolution) => resolutionInWords(resolution, say)).join(', and ');
  return `If ${ifs}: ${say.paint('strong', nameAt(wouldMake.gate, wouldMake.place))} would be ${wouldMake.state}, ${day}.`;
}

function resolutionInWords(it: Resolution, say: Say): string {
  if ('so' in it) return `${it.claim} is ${it.so ? 'so' : 'not so'}`;
  if ('wholly' in it) return `${it.claim} lies wholly ${it.wholly === 'in' ? 'inside' : 'outside'} what is counted`;
  if ('gap' in it) return `${it.gap.place} had been watched for ${it.gap.measure}, ${stretchInWords(...it.gap.during, say)}, and nothing seen`;
  if ('exception' in it) return `it is ruled that ${it.exception} ${it.applies ? 'applies' : 'does not apply'} to ${it.claim}`;
  return `it is ruled that ${it.same[0]} and ${it.same[1]} are ${it.ruled ? 'the same' : 'distinct'}`;
}
