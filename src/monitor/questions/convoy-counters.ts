// What each channel counts in all, at each stage and place: side by side with what others count, never added to it.
import { formatInstant } from '#base/instant.ts';
import type { Counter, StageTotal, TallyTotal } from '#records/board-convoys.ts';
import { STAGES, STANDINGS, type Claim, type CountRange } from '#records/claim.ts';
import type { Plan } from '#records/plan.ts';
import { nameOf, pairOf, type Told } from '#monitor/questions/convoy-steps.ts';

/** What published totals count of a flow. */
const FLOWS = new Set(['trucks', 'people', 'convoys']);

/** In the agreement's order of channels. */
export function countersOf({ channels }: Plan, told: readonly Told[], tallies: readonly Claim[]): Counter[] {
  return channels.flatMap(({ name: channel }) => {
    const counter = { channel, stages: stagesOf(told.filter(({ claim }) => claim.channel === channel)), tallies: talliesOf(tallies.filter((one) => one.channel === channel && FLOWS.has(one.what ?? ''))) };
    return counter.stages.length + counter.tallies.length === 0 ? [] : [counter];
  });
}

function stagesOf(told: readonly Told[]): StageTotal[] {
  const groups = Map.groupBy(told, ({ step }) => `${STAGES.indexOf(step.stage)}\n${step.at ?? ''}`);
  return [...groups.values()].map((group): StageTotal => {
    const [{ step }] = group as [Told];
    const happenings = [...Map.groupBy(group, ({ claim, step: { key } }) => claim.convoy ?? `\n${key}`).values()];
    const claims = group.map(({ claim }) => claim);
    return {
      stage: step.stage, at: step.at, claims: group.length, convoys: new Set(claims.flatMap(({ convoy }) => convoy ?? [])).size,
      trucks: pairOf(sumOf(happenings, ({ trucks }) => trucks)), people: pairOf(sumOf(happenings, ({ people }) => people)), during: spanOf(claims),
    };
  }).toSorted((a, b) => STAGES.indexOf(a.stage) - STAGES.indexOf(b.stage));
}

/** null: nobody told. A happening of which it is not told may have any number. */
function sumOf(happenings: readonly Told[][], of: (claim: Claim) => CountRange | null): CountRange | null {
  const parts = happenings.map((told) => commonOf(told.flatMap(({ claim }) => of(claim) ?? [])));
  if (parts.every((part) => part === null)) return null;
  return parts.reduce<CountRange>((sum, part) => ({ low: sum.low + (part?.low ?? 0), high: sum.high + (part?.high ?? Infinity) }), { low: 0, high: 0 });
}

/** What claims of one happening say in common; where they contradict each other, all that lies between them (E11). */
function commonOf(ranges: readonly CountRange[]): CountRange | null {
  if (ranges.length === 0) return null;
  const low = Math.max(...ranges.map((one) => one.low)), high = Math.min(...ranges.map((one) => one.high));
  return low <= high ? { low, high } : { low: Math.min(...ranges.map((one) => one.low)), high: Math.max(...ranges.map((one) => one.high)) };
}

function talliesOf(tallies: readonly Claim[]): TallyTotal[] {
  return [...Map.groupBy(tallies, (one) => `${one.what}\n${nameOf(one) ?? ''}`).values()].map((group) => {
    const [first] = group as [Claim];
    return { of: first.what!, at: nameOf(first), claims: group.length, count: pairOf({ low: mostApart(group), high: leastCovering(group) })!, during: spanOf(group), standings: STANDINGS.filter((one) => group.some(({ standing }) => standing === one)) };
  });
}

/** The most that totals say together of which no two overlap: so much at least there was. */
function mostApart(tallies: readonly Claim[]): number {
  const byEnd = tallies.toSorted((a, b) => a.end - b.end);
  const best: number[] = [0];
  byEnd.forEach((one, i) => {
    let before = i;
    while (before > 0 && byEnd[before - 1]!.end > one.start) before -= 1;
    best.push(Math.max(best[i]!, best[before]! + one.count.low));
  });
  return best.at(-1)!;
}

/** The least that totals allow which follow one another without a gap, from the beginning of all to their end; Infinity where none do. */
function leastCovering(tallies: readonly Claim[]): number {
  const start = Math.min(...tallies.map((one) => one.start)), end = Math.max(...tallies.map((one) => one.end));
  const least = new Map([[start, 0]]);
  for (const one of tallies.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const before = least.get(one.start);
    if (before !== undefined) least.set(one.end, Math.min(least.get(one.end) ?? Infinity, before + one.count.high));
  }
  return least.get(end) ?? Infinity;
}

function spanOf(claims: readonly Claim[]): [string, string] {
  return [formatInstant(Math.min(...claims.map(({ start }) => start))), formatInstant(Math.max(...claims.map(({ end }) => end)))];
}
