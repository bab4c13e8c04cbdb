// A claim as a line of claims/1: defaults left out, so that reading it gives the same claim again.
import { formatInstant } from '#base/instant.ts';
import type { Claim, CountRange } from '#records/claim.ts';
import { GIVEN, ownStandingOfRuling, writeAmount } from '#records/claim-act.ts';
import { writePart } from '#records/claim-part.ts';
import { writePlace } from '#records/claim-place.ts';
import { writeAttribution } from '#records/claim-sides.ts';
import { writeDuring } from '#records/claim-time.ts';

/** The object to be written as one line. `readClaim` of it gives the claim again, if the claim says nothing that its kind has no field for. */
export function writeClaim(claim: Claim): Record<string, unknown> {
  const fields: Record<string, unknown> = {
    kind: claim.kind,
    id: claim.id,
    channel: claim.channel,
    during: writeDuring(claim),
    place: claim.place === null ? undefined : writePlace(claim.place),
    ...ownFields(claim),
    by: claim.by ?? undefined,
    against: claim.against ?? undefined,
    attribution: writeAttribution(claim),
    ...writeStanding(claim),
    recordedAt: claim.recordedAt === null ? undefined : formatInstant(claim.recordedAt),
    source: claim.source ?? undefined,
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== null));
}

function ownFields(claim: Claim): Record<string, unknown> {
  const people = { killed: writeRange(claim.killed, 0, Infinity), injured: writeRange(claim.injured, 0, Infinity) };
  const count = writeRange(claim.count, 1, 1);
  switch (claim.kind) {
    case 'incident': return { type: claim.type, count, ...people };
    case 'movement': return {
      stage: claim.stage, convoy: claim.convoy, count, ...people, trucks: claim.trucks && writeRange(claim.trucks, 0, Infinity), people: claim.people && writeRange(claim.people, 0, Infinity), load: claim.load,
      from: claim.from, to: claim.to, stoppedBy: claim.stoppedBy,
    };
    case 'presence': return { what: claim.what, count };
    case 'tally': return { of: claim.what, count: writeRange(claim.count) };
    case 'coverage': return { share: claim.share, means: claim.means, of: claim.of };
    case 'act': return actFields(claim, count);
    case 'statement': return { about: claim.about, to: claim.to };
  }
}

function actFields(claim: Claim, count: unknown): Record<string, unknown> {
  const keys = (list: string[]) => (list.length === 0 ? undefined : list);
  return {
    act: claim.act, about: claim.about, to: claim.to, count, amount: writeAmount(claim.amountMs, claim.amountDays),
    until: claim.until === null ? undefined : formatInstant(claim.until), names: claim.names,
    effectiveFrom: claim.effectiveFrom === null ? undefined : formatInstant(claim.effectiveFrom),
    outcome: claim.outcome,
    sameAs: keys(claim.sameAs), distinctFrom: keys(claim.distinctFrom), exception: claim.exception, states: claim.states && writePart(claim.states), dissent: claim.dissent,
  };
}

function writeStanding(claim: Claim): Record<string, unknown> {
  const own = claim.standing === 'alleged' ? undefined : claim.standing;
  if (claim.act !== 'ruling') return { standing: own };
  // Written alone, `standing` of these would be what the ruling gives.
  if (claim.ruledStanding === null) return own !== undefined && GIVEN.includes(own) ? { ownStanding: own } : { standing: own };
  const isPlain = claim.standing === ownStandingOfRuling(claim.ruledStanding) && ['ruled-so', 'ruled-not-so'].includes(claim.ruledStanding);
  return { standing: claim.ruledStanding, ownStanding: isPlain ? undefined : claim.standing };
}

/** undefined where it is what would be taken anyway. */
function writeRange(range: CountRange, lowOtherwise?: number, highOtherwise?: number): unknown {
  if (range.low === lowOtherwise && range.high === highOtherwise) return undefined;
  if (range.high === Infinity) return [range.low, null];
  return range.low === range.high ? range.low : [range.low, range.high];
}
