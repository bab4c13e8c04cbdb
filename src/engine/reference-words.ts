// What acts say and do to conditions: states that they begin and end (E10), terms and days that they rule on (V17, N8), times that come together (W7).
import { claimKey, type Claim } from '#records/claim.ts';
import type { ActPattern, Formula, Verified } from '#records/plan.ts';
import { actsOfKind, isAbout, jointActs } from '#engine/reference-acts.ts';
import { actorsOf, identity } from '#engine/reference-actors.ts';
import { anchorValue, isSettled } from '#engine/reference-anchors.ts';
import { causesOf, conjunction, NO, undetermined, YES, type Cause, type Finding } from '#engine/reference-findings.ts';
import { madeLater } from '#engine/reference-rulings.ts';
import type { Env, Setting } from '#engine/reference-setting.ts';

// ----------------------------------------------------------------------------------------------------------------------- states

/** A beginning or an end, made at some instant from `first` to `last`; `cause` null where it counts. */
interface Turn { first: number; last: number; cause: Cause | null }

/** E10 at t. */
export function stateAt(setting: Setting, formula: Formula & { node: 'state' }, t: number): Finding {
  const lies = (turn: Turn): boolean => turn.first <= t;
  const isPast = (turn: Turn): boolean => turn.cause === null && turn.last <= t;
  const asLate = (turn: Turn): number => Math.min(turn.last, t);
  const begun = turns(setting, formula.begun).filter(lies);
  const ended = turns(setting, formula.ended).filter(lies);
  // However the others fell, no end came after this beginning.
  if (begun.some((one) => isPast(one) && ended.every((end) => asLate(end) <= one.first))) return YES;
  // However they fell, each beginning that there may be was followed by an end.
  if (begun.every((one) => ended.some((end) => isPast(end) && end.first > asLate(one)))) return NO;
  const all = [...begun, ...ended];
  const settled = all.filter(isPast).map((turn) => turn.first);
  const open = all.filter((turn) => settled.every((instant) => asLate(turn) >= instant));
  const causes = open.flatMap((turn): Cause[] => (turn.cause !== null ? [turn.cause] : turn.first < turn.last ? ['imprecise'] : []));
  return undetermined(causes);
}

/** Acts of any of the patterns; and, from h on, one to come. */
function turns(setting: Setting, patterns: ActPattern[]): Turn[] {
  if (patterns.length === 0) return [];
  const toCome: Turn = { first: setting.h, last: Infinity, cause: 'pending' };
  return [...patterns.flatMap((pattern) => (pattern.joint ? jointTurns(setting, pattern) : singleTurns(setting, pattern))), toCome];
}

function singleTurns(setting: Setting, { act, by, about }: ActPattern): Turn[] {
  const names = by.map((name) => identity(setting, name));
  return actsOfKind(setting, act).filter(({ claim }) => (about === null || isAbout(claim, about)) && (names.length === 0 || names.some((name) => actorsOf(setting, claim).has(name))))
    .map(({ claim, cause }) => ({ first: claim.start, last: claim.end - 1, cause }));
}

function jointTurns(setting: Setting, { act, by, about }: ActPattern): Turn[] {
  const acts = actsOfKind(setting, act).filter(({ claim }) => about === null || isAbout(claim, about));
  const together = { by: by.map((name) => identity(setting, name)), withinMs: null, backdated: false };
  const causeOf = new Map(acts.map(({ claim, cause }) => [claim, cause]));
  const sure = jointActs(setting, acts.filter(({ cause }) => cause === null).map(({ claim }) => claim), together);
  const doubtful = jointActs(setting, acts.map(({ claim }) => claim), together).filter((made) => made.keys.some((key) => causeOf.get(key) !== null));
  return [
    ...sure.map((made): Turn => ({ first: made.effect, last: made.effect, cause: null })),
    ...doubtful.map((made): Turn => ({ first: made.effect, last: made.effect, cause: made.keys.some((key) => causeOf.get(key) === 'disputed') ? 'disputed' : 'imprecise' })),
  ];
}

// ----------------------------------------------------------------------------------------------------------------- terms and days

/** An act that says so, or not so, of [from, to). */
interface Word { claim: Claim; cause: Cause | null; so: boolean; from: number; to: number }

/** V17, N8 at t; `otherwise`: what the term's definition is then, null where it has none. */
export function ruledAt(setting: Setting, formula: Formula & { node: 'ruled' }, env: Env, t: number, otherwise: Finding | null): Finding {
  const words = wordsAbout(setting, formula, env).filter((word) => word.from <= t && t < word.to);
  const holding = words.filter((word) => word.cause === null).reduce<Word | null>((last, word) => (last === null || madeLater(word.claim, last.claim) ? word : last), null);
  const base = holding === null ? otherwise ?? undetermined(['unruled']) : holding.so ? YES : NO;
  const others = words.filter((word) => word.cause !== null && (holding === null || madeLater(word.claim, holding.claim)) && base.value !== (word.so ? 'yes' : 'no'));
  return others.length === 0 ? base : undetermined([...causesOf([base]), ...others.map((word) => word.cause!)]);
}

/** Whether an act speaks of a moment of [from, to). */
export function isSpokenOf(setting: Setting, formula: Formula & { node: 'ruled' }, env: Env, from: number, to: number): boolean {
  return wordsAbout(setting, formula, env).some((word) => word.from < to && from < word.to);
}

function wordsAbout(setting: Setting, formula: Formula & { node: 'ruled' }, env: Env): Word[] {
  const topic = formula.param === null ? formula.about : `${formula.about}(${env[formula.param]})`;
  return actsOfKind(setting, formula.act).flatMap(({ claim, cause }): Word[] => {
    if (!isAbout(claim, topic) || (formula.by !== null && !isVerifier(setting, claim, formula.by))) return [];
    const so = saysSo(claim);
    if (so === null) return [];
    const from = claim.effectiveFrom ?? -Infinity, until = claim.until ?? Infinity;
    const to = formula.act === 'verification' ? Math.min(until, claim.start) : until;
    return from < to ? [{ claim, cause, so, from, to }] : [];
  });
}

/** Whether an act is that of an actor or body, or is told by a channel, of this name (N8). */
export function isVerifier(setting: Setting, claim: Claim, name: string): boolean {
  return actorsOf(setting, claim).has(identity(setting, name)) || claimKey(claim).startsWith(`${name}/`);
}

/** N8: what each of those who verify said last, by t, of an act that was made. */
export function verifiedAt(setting: Setting, made: Claim, verified: Verified, t: number): Finding {
  const makers = actorsOf(setting, made);
  return conjunction(verified.by.map((name) => {
    const said = actsOfKind(setting, 'verification').filter(({ claim }) => claim.start <= t && isVerifier(setting, claim, name) && (claim.to === null || makers.has(claim.to)))
      .filter(({ claim }) => claim.about === claimKey(made) || (isAbout(claim, verified.about) && made.start < claim.end))
      .map(({ claim, cause }) => {
        const isLater = claim.about === claimKey(made) || claim.start >= made.end - 1;
        const causes: Cause[] = [...(cause === null ? [] : [cause]), ...(isLater && claim.end - 1 <= t ? [] : ['imprecise' as const])];
        return { claim, causes, so: saysSo(claim)! };
      }).sort((a, b) => (madeLater(a.claim, b.claim) ? 1 : -1));
    const last = said.findLast((one) => one.causes.length === 0);
    const base = last === undefined ? undetermined(['unruled']) : last.so ? YES : NO;
    const others = said.slice(last === undefined ? 0 : said.indexOf(last) + 1).filter((one) => base.value !== (one.so ? 'yes' : 'no'));
    return others.length === 0 ? base : undetermined([...causesOf([base]), ...others.flatMap((one) => one.causes)]);
  }));
}

/** What a ruling or a verification says; null: nothing either way. */
export function saysSo(claim: Claim): boolean | null {
  if (claim.act === 'verification') return claim.outcome !== 'refused';
  if (claim.ruledStanding === 'ruled-so') return true;
  return claim.ruledStanding === 'ruled-not-so' ? false : null;
}

// --------------------------------------------------------------------------------------------------------------------- together

/** W7 at t. */
export function togetherAt(setting: Setting, formula: Formula & { node: 'together' }, env: Env, t: number): Finding {
  const times = formula.times.map((time) => anchorValue(setting, time, env));
  const { withinMs } = formula;
  if (times.some((one) => one.earliest === Infinity)) return NO;
  const doubts = times.flatMap((one) => (isSettled(one) ? [] : [...one.causes]));
  const toCome: Cause[] = times.some((one) => one.latest > t) ? ['pending'] : [];
  if (withinMs === null) return undetermined([...doubts, ...toCome, 'unruled']);
  // The time of one ran out before the other can have come.
  const isTooFar = times.some((one, i) => times.some((other, j) => i !== j && one.latest + withinMs < Math.min(t, other.earliest)));
  if (isTooFar) return NO;
  const isNear = times.every((one, i) => times.every((other, j) => i === j || other.latest - one.earliest <= withinMs));
  return toCome.length === 0 && isNear ? YES : undetermined([...doubts, ...toCome]);
}
