// What rulings state of a part of a claim: the claim as it is read, and what else a part of it may be (E13).
import { claimKey, type Claim, type ClaimPlace, type CountRange, type StatedPart, type StatedSide } from '#records/claim.ts';
import { partsOf } from '#records/claim-part.ts';
import { latestOf, madeLater, rulingsAbout } from '#engine/reference-rulings.ts';
import { remember, type Setting } from '#engine/reference-setting.ts';

interface Side { names: string[] | null; oneOf: boolean }

/** A claim by what it says of each part. */
interface Parts {
  during: { start: number; end: number };
  place: ClaimPlace | null;
  by: Side;
  against: Side;
  count: CountRange;
  killed: CountRange;
  injured: CountRange;
  trucks: CountRange;
  people: CountRange;
}

type Part = keyof Parts;

/** What holds of each part, and, where rulings that only may count state it otherwise, what these state. */
interface Ruled { holds: Parts; perhaps: { [part in Part]?: Parts[part][] } }

const PART_NAMES = ['during', 'place', 'by', 'against', 'count', 'killed', 'injured', 'trucks', 'people'] as const satisfies readonly Part[];

function toldParts(claim: Claim): Parts {
  const unknown = { low: 0, high: Infinity };
  return {
    during: { start: claim.start, end: claim.end }, place: claim.place, by: { names: claim.by, oneOf: claim.oneOfBy }, against: { names: claim.against, oneOf: claim.oneOfAgainst },
    count: claim.count, killed: claim.killed, injured: claim.injured, trucks: claim.trucks ?? unknown, people: claim.people ?? unknown,
  };
}

/** What rulings make of each part of the claim of this key, looked at as it was told. */
function ruledParts(setting: Setting, claim: Claim): Ruled {
  return remember(setting, setting, `parts of ${claimKey(claim)}`, () => {
    const told = setting.claims.find((one) => claimKey(one) === claimKey(claim))!;
    const ruled: Ruled = { holds: toldParts(told), perhaps: {} };
    for (const part of PART_NAMES) if (partsOf(told.kind).includes(part)) rulePart(setting, told, part, ruled);
    return ruled;
  });
}

function rulePart<P extends Part>(setting: Setting, told: Claim, part: P, ruled: Ruled): void {
  const stating = (grade: 'counts' | 'may') => rulingsAbout(setting, told, grade).filter((ruling) => ruling.states?.[part] !== undefined);
  const stated = (ruling: Claim) => ruling.states![part] as StatedPart[P] & Parts[P];
  const holding = latestOf(stating('counts'));
  if (holding !== undefined) ruled.holds[part] = stated(holding);
  const otherwise = stating('may').filter((ruling) => holding === undefined || madeLater(ruling, holding)).map(stated).filter((one) => asText(one) !== asText(ruled.holds[part]));
  if (otherwise.length > 0) (ruled.perhaps[part] as Parts[P][] | undefined) = otherwise;
}

/** As text, in which two statements of the same are the same; names in whatever order. */
function asText(value: Parts[Part]): string {
  if (value !== null && 'names' in value) return JSON.stringify([value.names === null ? null : value.names.toSorted(), (value as StatedSide).oneOf]);
  return JSON.stringify(value, (_key, inner: unknown) => (inner === Infinity ? 'Infinity' : inner));
}

function all<P extends Part>({ holds, perhaps }: Ruled, part: P): Parts[P][] {
  return [holds[part], ...(perhaps[part] ?? []) as Parts[P][]];
}

/** Whether a ruling that only may count states a part of it otherwise than it holds. */
export function isInDoubt(setting: Setting, claim: Claim): boolean {
  return Object.keys(ruledParts(setting, claim).perhaps).length > 0;
}

export function possibleTimes(setting: Setting, claim: Claim): { start: number; end: number }[] {
  return all(ruledParts(setting, claim), 'during');
}

export function possiblePlaces(setting: Setting, claim: Claim): (ClaimPlace | null)[] {
  return all(ruledParts(setting, claim), 'place');
}

/** Who may have done it, or whom it may have met, as named. */
export function possibleSides(setting: Setting, claim: Claim, side: 'by' | 'against'): Side[] {
  return all(ruledParts(setting, claim), side);
}

/** The claim as every measure reads it: with what is stated in place of what was told, and the hull where a part is in doubt. */
export function asRuled(setting: Setting, claim: Claim): Claim {
  return remember(setting, claim, 'as ruled', () => {
    const ruled = ruledParts(setting, claim);
    const { holds } = ruled;
    const hull = (part: 'count' | 'killed' | 'injured' | 'trucks' | 'people'): CountRange => {
      const ranges = all(ruled, part);
      return { low: Math.min(...ranges.map((range) => range.low)), high: Math.max(...ranges.map((range) => range.high)) };
    };
    const times = all(ruled, 'during');
    return {
      ...claim, start: Math.min(...times.map((time) => time.start)), end: Math.max(...times.map((time) => time.end)), place: holds.place,
      by: holds.by.names, oneOfBy: holds.by.oneOf, against: holds.against.names, oneOfAgainst: holds.against.oneOf,
      count: hull('count'), killed: hull('killed'), injured: hull('injured'), trucks: hull('trucks'), people: hull('people'),
    };
  });
}
