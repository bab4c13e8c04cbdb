// What rulings state of parts of claims, as worlds see it (E13): in each world one of the values that a part may have.
import { claimKey, type Claim, type ClaimPlace, type CountRange, type StatedPart } from '#records/claim.ts';
import { partsOf } from '#records/claim-part.ts';

/** A claim as rulings leave it. Where a part is in doubt: the hull of times and counts, and beside `place`, `by`, `against` what else these may be. */
export interface RuledClaim extends Claim {
  inDoubt: boolean;
  otherPlaces: ClaimPlace[];
  otherBy: { names: string[] | null; oneOf: boolean }[];
  otherAgainst: { names: string[] | null; oneOf: boolean }[];
  times: { start: number; end: number }[];
}

/** What a ruling states, and whether it counts; in the order in which rulings were made. */
export interface Statement { states: StatedPart; certain: boolean }

function asTold(claim: Claim): RuledClaim {
  return { ...claim, inDoubt: false, otherPlaces: [], otherBy: [], otherAgainst: [], times: [{ start: claim.start, end: claim.end }] };
}

/** Of each part the latest statement that counts, and those after it that only may. */
export function ruled(told: Claim, statements: Statement[]): RuledClaim {
  let claim = asTold(told);
  for (const part of partsOf(told.kind)) {
    const about = statements.filter(({ states }) => states[part] !== undefined);
    const latest = about.findLastIndex(({ certain }) => certain);
    if (latest >= 0) claim = { ...claim, ...settled(about[latest]!.states, part) };
    for (const { states } of about.slice(latest + 1)) claim = { ...claim, ...doubted(claim, told, about[latest]?.states ?? null, states, part) };
  }
  return claim;
}

function settled(states: StatedPart, part: keyof StatedPart): Partial<RuledClaim> {
  if (part === 'during') return { ...states.during!, times: [states.during!] };
  if (part === 'by') return { by: states.by!.names, oneOfBy: states.by!.oneOf };
  if (part === 'against') return { against: states.against!.names, oneOfAgainst: states.against!.oneOf };
  return { [part]: states[part]! };
}

/** `holding`: the statement that holds of this part; null: what was told does. */
function doubted(claim: RuledClaim, told: Claim, holding: StatedPart | null, states: StatedPart, part: keyof StatedPart): Partial<RuledClaim> {
  switch (part) {
    case 'during': {
      const now = holding?.during ?? told, other = states.during!;
      if (now.start === other.start && now.end === other.end) return {};
      return { inDoubt: true, times: [...claim.times, other], start: Math.min(claim.start, other.start), end: Math.max(claim.end, other.end) };
    }
    case 'place': return JSON.stringify(claim.place) === JSON.stringify(states.place) ? {} : { inDoubt: true, otherPlaces: [...claim.otherPlaces, states.place!] };
    case 'by': return isNamedSo(claim.by, claim.oneOfBy, states.by!) ? {} : { inDoubt: true, otherBy: [...claim.otherBy, states.by!] };
    case 'against': return isNamedSo(claim.against, claim.oneOfAgainst, states.against!) ? {} : { inDoubt: true, otherAgainst: [...claim.otherAgainst, states.against!] };
    default: {
      const any: CountRange = { low: 0, high: Infinity };
      const now = holding?.[part] ?? told[part] ?? any, so = claim[part] ?? any, other = states[part]!;
      if (now.low === other.low && now.high === other.high) return {};
      return { inDoubt: true, [part]: { low: Math.min(so.low, other.low), high: Math.max(so.high, other.high) } };
    }
  }
}

function isNamedSo(names: string[] | null, oneOf: boolean, other: { names: string[]; oneOf: boolean }): boolean {
  return names !== null && oneOf === other.oneOf && names.toSorted().join('\n') === other.names.toSorted().join('\n');
}

/** The claims of a scene by key, with every statement about each. */
export function ruledAll(claims: Claim[], statements: Map<string, Statement[]>): RuledClaim[] {
  return claims.map((claim) => ruled(claim, statements.get(claimKey(claim)) ?? []));
}
