// Which channels of a reading can see what a measure counts (E19).
import { isBelow } from '#records/incident-types.ts';
import type { Channel, Measure, Plan, Reading } from '#records/plan.ts';

/** `reading` null: every channel of the agreement. */
export function channelsSeeing(plan: Plan, reading: Reading | null, measure: Measure): Channel[] {
  return plan.channels.filter((channel) => (reading?.channels?.includes(channel.name) ?? true) && (measure.channels?.includes(channel.name) ?? true) && sees(channel, measure));
}

function sees(channel: Channel, measure: Measure): boolean {
  return channel.sees.some(({ sort, of }) => sort === measure.from
    && (of === null || measure.of.length === 0 || of.some((seen) => measure.of.some((counted) => isBelow(seen, counted) || isBelow(counted, seen)))));
}
