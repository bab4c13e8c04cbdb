// Acts: which there are, whose they are, and when acts made together take effect (G3, G9).
import { claimKey, type ActKind, type Claim } from '#records/claim.ts';
import type { Cause } from '#engine/reference-findings.ts';
import { actorsOf } from '#engine/reference-actors.ts';
import { gradeOf } from '#engine/reference-evidence.ts';
import { remember, type Setting } from '#engine/reference-setting.ts';

/** An act that counts (`cause` null) or only may: by its standing, or because it may be later than asOf (E8). */
export interface Act { claim: Claim; cause: Cause | null }

/** Acts begun before asOf that count or may count, by start, then end, then key. */
export function actsOfKind(setting: Setting, kind: ActKind): Act[] {
  return remember(setting, setting, `acts ${kind}`, () => setting.claims
    .filter((claim) => claim.kind === 'act' && claim.act === kind && claim.start < setting.asOf && gradeOf(setting, claim) !== 'not')
    .map((claim): Act => ({ claim, cause: gradeOf(setting, claim) === 'may' ? 'disputed' : claim.end > setting.asOf ? 'imprecise' : null }))
    .sort((a, b) => byTime(a.claim, b.claim)));
}

/** N12: an act about a clause for each member, as a whole, is about each member's. */
export function isAbout(claim: Claim, topic: string): boolean {
  return claim.about === topic || (/^[^(]+\(.*\)$/.test(topic) && claim.about === topic.replace(/\(.*$/, ''));
}

function byTime(a: Claim, b: Claim): number {
  return a.start - b.start || a.end - b.end || (claimKey(a) < claimKey(b) ? -1 : 1);
}

/** A joint act: who makes it (all of them, or any one), within what time of one another, and whether it may reach back. */
export interface Together { by: string[]; any?: true; withinMs: number | null; backdated: boolean }

/** One joint act made: when its last key was made, when it takes effect, and what it gives. */
export interface Made { kind: ActKind; moment: number; effect: number; amountMs: number | null; amountDays: number | null; until: number | null; keys: Claim[] }

/** The moment of an act: its last, but the first of a suspension and a termination. */
export function momentOf(claim: Claim): number {
  return claim.act === 'suspension' || claim.act === 'termination' ? claim.start : claim.end - 1;
}

/** The joint acts that these acts make, by effect. `notBefore`: openings on record, against which nothing is backdated. */
export function jointActs(setting: Setting, acts: Claim[], together: Together | null, notBefore: number[] = []): Made[] {
  if (together === null || together.by.length === 0) return [];
  const groups = new Map<string, Claim[]>();
  for (const act of acts) {
    const key = JSON.stringify([act.amountMs, act.amountDays, act.until, act.effectiveFrom]);
    groups.set(key, [...groups.get(key) ?? [], act]);
  }
  const made = [...groups.values()].flatMap((group) => (together.any ? ofAnyOne : ofOneGroup)(setting, group, together, notBefore));
  return made.sort((a, b) => a.effect - b.effect || a.moment - b.moment || (keysOf(a) < keysOf(b) ? -1 : 1));
}

function keysOf(made: Made): string {
  return made.keys.map(claimKey).join(' ');
}

/** The i-th of each actor's keys; where they lie too far apart the earliest is dropped. */
function ofOneGroup(setting: Setting, group: Claim[], together: Together, notBefore: number[]): Made[] {
  const keys = together.by.map((actor) => group.filter((act) => actorsOf(setting, act).has(actor)).sort((a, b) => a.end - b.end || byTime(a, b)));
  const made: Made[] = [];
  while (keys.every((own) => own.length > 0)) {
    const moments = keys.map((own) => momentOf(own[0]!));
    const first = Math.min(...moments), last = Math.max(...moments);
    if (together.withinMs !== null && last - first > together.withinMs) {
      keys[moments.indexOf(first)]!.shift();
      continue;
    }
    const now = keys.map((own) => own.shift()!);
    made.push(madeOf(now, last, together.backdated, notBefore));
  }
  return made;
}

/** Each act of any one of those named is one. */
function ofAnyOne(setting: Setting, group: Claim[], { by, backdated }: Together, notBefore: number[]): Made[] {
  return group.filter((act) => by.some((actor) => actorsOf(setting, act).has(actor))).map((act) => madeOf([act], momentOf(act), backdated, notBefore));
}

function madeOf(keys: Claim[], moment: number, isBackdated: boolean, notBefore: number[]): Made {
  const { act, amountMs, amountDays, until, effectiveFrom } = keys[0]!;
  const isEarlier = effectiveFrom !== null && effectiveFrom < moment;
  const isAgainstOpening = isEarlier && notBefore.some((opening) => effectiveFrom <= opening && opening <= moment);
  const effect = isEarlier ? (isBackdated && !isAgainstOpening ? effectiveFrom : moment) : Math.max(moment, effectiveFrom ?? -Infinity);
  return { kind: act!, moment, effect, amountMs, amountDays, until, keys };
}
