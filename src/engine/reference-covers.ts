// What prior acts cover, instant by instant: each possible author must have done what an exception asks for (N14, N15).
import type { Claim } from '#records/claim.ts';
import type { Covering, CoveringAct } from '#records/plan.ts';
import { thingOf } from '#records/things.ts';
import { actorsOf, groupOf, possibleAuthors, type Relation } from '#engine/reference-actors.ts';
import { actsOfKind, isAbout, type Act } from '#engine/reference-acts.ts';
import { exceptionRuled } from '#engine/reference-evidence.ts';
import type { Cause } from '#engine/reference-findings.ts';
import { possiblePlaces } from '#engine/reference-parts.ts';
import { placeRelation, placeNamed } from '#engine/reference-places.ts';
import type { View } from '#engine/reference-readings.ts';
import { remember, type Setting } from '#engine/reference-setting.ts';

/** `in`: it is not covered; `out`: it is, for certain; `causes` where it may be. */
export interface CoverFound { relation: Relation; causes: Set<Cause> }

/** Whether an act that is asked for covers a happening that these claims tell. */
interface Question { setting: Setting; claims: Claim[]; asked: CoveringAct }

/** Of one happening: it is covered only where it is whoever did it of all that its claims tell, and wherever they tell of it, at all its possible times. */
export function coverOf(setting: Setting, claims: Claim[], { start, end }: { start: number; end: number }, view: View): CoverFound {
  const ruled = claims.map((claim) => exceptionRuled(setting, claim));
  const isOpen = (one: Covering) => one.ruled !== undefined && !ruled.some((name) => name !== null && thingOf(name) === thingOf(one.ruled!));
  const applying = (view.measure.unless ?? []).filter((one) => !(isOpen(one) && ruled.includes('none')));
  const parties = claims.flatMap((claim) => possibleAuthors(setting, claim)).map((party) => party.filter((name) => view.by === null || view.by.has(name))).filter((party) => party.length > 0);
  if (applying.length === 0 || parties.length === 0) return { relation: 'in', causes: new Set() };
  const times = Array.from({ length: end - start }, (_, i) => start + i);
  const question = (asked: CoveringAct): Question => ({ setting, claims, asked });
  const isSure = (name: string, t: number) => applying.some((one) => !isOpen(one) && one.acts.every((asked) => isThere(question(asked), name, t)));
  const mayApply = (one: Covering, name: string, t: number) => one.acts.every((asked) => mayBeThere(question(asked), name, t));
  if (times.every((t) => parties.every((party) => party.every((name) => isSure(name, t))))) return { relation: 'out', causes: new Set() };
  if (!times.some((t) => parties.some((party) => party.every((name) => applying.some((one) => mayApply(one, name, t)))))) return { relation: 'in', causes: new Set() };
  const names = parties.flat(), causes = new Set<Cause>();
  for (const one of applying.filter((other) => times.some((t) => names.some((name) => mayApply(other, name, t))))) {
    if (isOpen(one)) causes.add('unruled');
    for (const asked of one.acts) for (const cause of doubtsOf(question(asked), names, times)) causes.add(cause);
  }
  return { relation: 'may', causes: causes.size === 0 ? new Set(['imprecise']) : causes };
}

/** Why an act that is asked for is not there for certain; nothing where it is, for all who may have done it, all the time. */
function doubtsOf(question: Question, names: string[], times: number[]): Cause[] {
  const { setting, asked } = question;
  if (times.every((t) => names.every((name) => isThere(question, name, t)))) return [];
  const toCome = times.some((t) => mayYetCome(setting, asked, t));
  const perhaps = actsAsked(setting, asked).filter((act) => times.some((t) => names.some((name) => isBy(question, act, name)) && mayCover(question, act, t)));
  return [...(toCome ? ['pending' as const] : []), ...perhaps.map((act) => act.cause ?? 'imprecise')];
}

function isThere(question: Question, name: string, t: number): boolean {
  return actsAsked(question.setting, question.asked).some((act) => act.cause === null && isBy(question, act, name) && whereCovered(question, act) === 'in' &&
    everyMoment(act.claim).every((m) => covers(question.asked, act.claim, m, t)));
}

function mayBeThere(question: Question, name: string, t: number): boolean {
  return mayYetCome(question.setting, question.asked, t) || actsAsked(question.setting, question.asked).some((act) => isBy(question, act, name) && mayCover(question, act, t));
}

function mayCover(question: Question, act: Act, t: number): boolean {
  return whereCovered(question, act) !== 'out' && everyMoment(act.claim).some((m) => covers(question.asked, act.claim, m, t));
}

/** Every moment at which it may have been made. */
function everyMoment({ start, end }: Claim): number[] {
  return Array.from({ length: end - start }, (_, i) => start + i);
}

/** Whether an act made at m covers what happened at t. */
function covers(asked: CoveringAct, { effectiveFrom, until }: Claim, m: number, t: number): boolean {
  if ((effectiveFrom !== null && t < effectiveFrom) || (until !== null && t >= until)) return false;
  if (asked.made === 'after') return t <= m && m <= t + asked.withinMs;
  return m < t && m <= t - asked.leastMs && (asked.mostMs === null || m >= t - asked.mostMs);
}

/** From h on any act may come. */
function mayYetCome({ h }: Setting, asked: CoveringAct, t: number): boolean {
  return asked.made === 'after' ? t + asked.withinMs >= h : h < t && h <= t - asked.leastMs;
}

function actsAsked(setting: Setting, asked: CoveringAct): Act[] {
  return remember(setting, asked, 'acts that may cover', () => actsOfKind(setting, asked.act).filter(({ claim }) =>
    claim.outcome !== 'refused' && claim.ruledStanding !== 'ruled-not-so' && (asked.about === null || isAbout(claim, asked.about)) && (asked.to === null || claim.to === asked.to) &&
    (asked.by === 'author' || asked.by.some((name) => actorsOf(setting, claim).has(name)))));
}

/** Whether it is the own act of somebody in whose group the author is; or anybody's will do. */
function isBy({ setting, asked }: Question, act: Act, name: string): boolean {
  return asked.by !== 'author' || [...actorsOf(setting, act.claim)].some((own) => groupOf(setting, own).has(name));
}

/** Where the act says that it holds, if it says so: of places the one that lies best. */
function whereCovered({ setting, claims }: Question, act: Act): Relation {
  const { names } = act.claim;
  const named = Array.isArray(names) ? names.filter((name): name is string => typeof name === 'string') : [];
  if (named.length === 0) return 'in';
  const known = named.map((name) => placeNamed(setting, name)).filter((place) => place !== null);
  const of = claims.flatMap((claim) => possiblePlaces(setting, claim)).map((own): Relation => {
    const lies = known.map((place) => placeRelation(setting, own, place.name));
    return lies.includes('in') ? 'in' : lies.includes('may') ? 'may' : 'out';
  });
  return of.every((one) => one === 'in') ? 'in' : of.every((one) => one === 'out') ? 'out' : 'may';
}
