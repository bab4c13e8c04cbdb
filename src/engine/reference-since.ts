// A place that comes to be, as the rules have it: what is measured there is measured from then on (N22).
import { anchorValue } from '#engine/reference-anchors.ts';
import { amount, union, type Amount } from '#engine/reference-findings.ts';
import type { Setting } from '#engine/reference-setting.ts';

/** The amount over [from, to) of what `count` finds over a part of it. */
export function overSince(setting: Setting, place: string, from: number, to: number, count: (from: number, to: number) => Amount): Amount {
  const time = setting.places.get(place)?.since;
  if (time === undefined) return count(from, to);
  const since = anchorValue(setting, time);
  const most = to <= since.earliest ? amount(0, 0, []) : count(Math.max(from, since.earliest), to);
  if (since.latest <= Math.max(from, since.earliest) || to <= since.earliest) return most;
  const least = to <= since.latest ? amount(0, 0, []) : count(Math.max(from, since.latest), to);
  return amount(least.low, most.high, union([most.causes, since.causes]));
}
