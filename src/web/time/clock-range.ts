// How far each of the two clocks can be dragged, and in which steps.
import type { AgreementDetail } from '#records/board.ts';

export interface ClockRange { from: number; to: number; step: number }

const HOUR = 3_600_000, DAY = 24 * HOUR;
/** Up to so many days a clock goes by hours, beyond by days. */
const BY_HOURS = 93 * DAY;

function ranged(from: number, to: number): ClockRange {
  const step = to - from <= BY_HOURS ? HOUR : DAY;
  const first = Math.floor(from / HOUR) * HOUR;
  return { from: first, to: first + Math.max(1, Math.ceil((to - first) / step)) * step, step };
}

/** From two days before the earliest anchor, or from the first evidence where that is later or there is no anchor, to the last evidence; and as far as `also`, which is set. */
export function asOfRange({ anchors, span }: AgreementDetail, also: number | null): ClockRange | null {
  if (span.during === null) return also === null ? null : ranged(also - DAY, also);
  const [first, last] = span.during.map((at) => Date.parse(at)) as [number, number];
  const anchored = anchors.flatMap(({ at }) => (at === null ? [] : [Date.parse(at) - 2 * DAY])).filter((at) => at < last);
  const from = anchored.length === 0 ? first : Math.max(first, Math.min(...anchored));
  return ranged(Math.min(from, also ?? from), Math.max(last, also ?? last));
}

/** null where no claim says when it came to be known. */
export function knownAtRange({ span }: AgreementDetail, also: number | null): ClockRange | null {
  if (span.recorded === null) return null;
  const [first, last] = span.recorded.map((at) => Date.parse(at)) as [number, number];
  return ranged(Math.min(first, also ?? first), Math.max(last, also ?? last));
}
