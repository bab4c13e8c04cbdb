// One claim of a movement as a step of its convoy.
import { formatInstant } from '#base/instant.ts';
import type { ConvoyStep } from '#records/board-convoys.ts';
import type { Claim, CountRange } from '#records/claim.ts';
import type { BoundsPair } from '#records/verdicts.ts';

export interface Told { claim: Claim; step: ConvoyStep }

/** `dayAt`: the civil day of a moment, by the agreement's clock. */
export function stepOf(claim: Claim, key: string, dayAt: (t: number) => number, asOf: number): ConvoyStep {
  const last = Math.min(claim.end, asOf) - 1, now = dayAt(Math.max(claim.start, asOf - 1));
  return {
    key, stage: claim.stage!, standing: claim.standing, at: nameOf(claim), from: claim.from ?? null, to: claim.to, during: [formatInstant(claim.start), formatInstant(claim.end)],
    days: [Math.max(0, now - dayAt(Math.max(claim.start, last))), now - dayAt(claim.start)],
    trucks: pairOf(claim.trucks), people: pairOf(claim.people), by: claim.by, stoppedBy: claim.stoppedBy, load: claim.load ?? null,
  };
}

/** By name; of a point or a shape a place that surely holds it. */
export function nameOf({ place }: Claim): string | null {
  return place === null ? null : 'name' in place ? place.name : (place.within?.[0] ?? null);
}

export function pairOf(range: CountRange | null): BoundsPair | null {
  return range === null ? null : [range.low, Number.isFinite(range.high) ? range.high : null];
}
