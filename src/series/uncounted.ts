// Claims that a place was watched which count for nothing with a measure, each with why: so that nobody is told that there was no watch at all.
import type { MeasureAt, Uncounted } from '#records/observations.ts';
import type { ReadPlan } from '#records/read-plan.ts';
import type { Looks } from '#series/looks.ts';
import { channelsRead, coverageSees } from '#series/sees.ts';

export interface Around { read: ReadPlan; looks: Looks; asOf: number; proof: (row: number) => string; standing: (row: number) => string }

/** Of these rows of coverage those of all of the measure's place that make no moment watched, in order of start. */
export function uncountedAmong(rows: Iterable<number>, at: MeasureAt, { read, looks, asOf, proof, standing }: Around): Uncounted[] {
  const { table, columns, places } = looks;
  const { strip } = at.measure;
  const least = read.reading.watched?.share ?? { num: 1, den: 1 };
  const channels = channelsRead(read.plan.channels, read.reading, at.measure);
  const found: Uncounted[] = [];
  for (const row of rows) {
    const place = table.places.at(columns.place[row]!);
    if (columns.start[row]! >= asOf || !(strip === null ? places.contains(place, at.place) : places.containsStrip(place, strip))) continue;
    const channel = table.channels.at(columns.channel[row]!);
    const share = columns.share[row]! === -1 ? 1 : columns.share[row]!;
    const known = channels.find((one) => one.name === channel);
    const why = known === undefined ? 'channel'
      : !coverageSees(table.sights.at(columns.of[row]!), at.measure, known, (word) => looks.classes.leaves(word)) ? 'kinds'
        : proof(row) !== 'counts' ? 'standing' : share !== 1 && share * least.den < least.num ? 'share' : null;
    if (why !== null) found.push({ row, start: columns.start[row]!, end: Math.min(columns.end[row]!, asOf), why, channel, standing: standing(row), share });
  }
  return found.sort((a, b) => a.start - b.start || a.row - b.row);
}
