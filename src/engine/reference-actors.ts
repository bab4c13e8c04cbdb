// Who is who: groups, alternatives, filters and exclusion (N2, N3), and whose act an act is (G9).
import type { Measure } from '#records/plan.ts';
import type { Claim } from '#records/claim.ts';
import { possibleSides } from '#engine/reference-parts.ts';
import { found, type Setting } from '#engine/reference-setting.ts';

export type Relation = 'in' | 'may' | 'out';

/** Somebody whom no actor of the agreement bears or includes. No text of a claim is this. */
const SOMEBODY_ELSE = '\u0000';

/** An actor's name where one bears this name or title; else the text itself. */
export function identity(setting: Setting, text: string): string {
  if (setting.actors.has(text)) return text;
  for (const actor of setting.actors.values()) if (actor.title === text) return actor.name;
  return text;
}

/** N3: an actor and all it includes through all levels; excluded beats included, save for an excluded actor's own group. */
export function groupOf(setting: Setting, name: string): Set<string> {
  const group = closure(setting, name);
  const excluded = excludedNames(setting);
  return excluded.has(name) ? group : new Set([...group].filter((member) => !excluded.has(member)));
}

/** The group of several actors together. */
export function groupOfAll(setting: Setting, names: string[]): Set<string> {
  return new Set(names.flatMap((name) => [...groupOf(setting, name)]));
}

export function excludedNames(setting: Setting): Set<string> {
  return new Set([...setting.actors.values()].filter((actor) => actor.excluded).flatMap((actor) => [...closure(setting, actor.name)]));
}

function closure(setting: Setting, name: string, group = new Set<string>()): Set<string> {
  if (group.has(name)) return group;
  group.add(name);
  for (const text of setting.actors.get(name)?.includes ?? []) closure(setting, identity(setting, text), group);
  return group;
}

/** The possible authors (targets): each possibility is a list of those who did it together (N2). */
function possibilities(setting: Setting, names: string[] | null, oneOf: boolean): string[][] {
  if (names === null || names.length === 0) return [...setting.actors.keys(), SOMEBODY_ELSE].map((name) => [name]);
  const identities = names.map((name) => identity(setting, name));
  return oneOf ? identities.map((name) => [name]) : [identities];
}

/** Each possibility who did it together (N2). */
export function possibleAuthors(setting: Setting, claim: Claim): string[][] {
  return possibleSides(setting, claim, 'by').flatMap((by) => possibilities(setting, by.names, by.oneOf));
}

interface Parties { authors: string[]; targets: string[] }

/** Every pair of possible authors and targets; with the same alternatives on both sides they are different ones (N2). */
function possibleParties(setting: Setting, claim: Claim): Parties[] {
  return possibleSides(setting, claim, 'by').flatMap((by) => possibleSides(setting, claim, 'against').flatMap((against) => {
    const pairs = possibilities(setting, by.names, by.oneOf).flatMap((authors) =>
      possibilities(setting, against.names, against.oneOf).map((targets) => ({ authors, targets })));
    if (!by.oneOf || !against.oneOf || !sameNames(by.names, against.names)) return pairs;
    return pairs.filter(({ authors, targets }) => authors[0] !== targets[0]);
  }));
}

function sameNames(a: string[] | null, b: string[] | null): boolean {
  return a !== null && b !== null && a.length > 0 && [...a].sort().join('\u0001') === [...b].sort().join('\u0001');
}

function holdsOf(holds: boolean[]): Relation {
  if (holds.every((one) => one)) return 'in';
  return holds.some((one) => one) ? 'may' : 'out';
}

/** Whether a claim is by, and against, those whom a measure asks for, and not left out (N2, N3, N16); null asks for nobody in particular. */
export function partyFilter(setting: Setting, claim: Claim, by: Set<string> | null, against: Set<string> | null, measure: Measure): Relation {
  const isAdmitted = admission(setting, claim, measure);
  return holdsOf(possibleParties(setting, claim).map((parties) =>
    (by === null || parties.authors.some((name) => by.has(name))) && (against === null || parties.targets.some((name) => against.has(name))) && isAdmitted(parties)));
}

/** Whether a claim stays in a measure that leaves out excluded or named actors: `in` it stays, `out` it is left out (N3, N16). */
export function notExcluded(setting: Setting, claim: Claim, measure: Measure): Relation {
  if (measure.excluding === 'none' && measure.notBy === undefined && measure.notAgainst === undefined) return 'in';
  return holdsOf(possibleParties(setting, claim).map(admission(setting, claim, measure)));
}

/** Whether authors and targets stay in. Presence has no targets. */
function admission(setting: Setting, claim: Claim, { excluding, notBy = [], notAgainst = [] }: Measure): (parties: Parties) => boolean {
  const excluded = excludedNames(setting), notByGroup = groupOfAll(setting, notBy), notAgainstGroup = groupOfAll(setting, notAgainst);
  return ({ authors, targets: told }) => {
    const targets = claim.kind === 'presence' ? [] : told, all = [...authors, ...targets];
    if (authors.some((name) => notByGroup.has(name)) || targets.some((name) => notAgainstGroup.has(name))) return false;
    if (excluding === 'none') return true;
    return excluding === 'any' ? !all.some((name) => excluded.has(name)) : !all.every((name) => excluded.has(name));
  };
}

/** The group of all whom a claim names on a side; for `one-of`, of each alternative; null: everybody. */
export function claimedGroups(setting: Setting, names: string[] | null, oneOf: boolean): Set<string>[] | null {
  if (names === null || names.length === 0) return null;
  const groups = names.map((name) => groupOf(setting, identity(setting, name)));
  return oneOf ? groups : [new Set(groups.flatMap((group) => [...group]))];
}

/** G9: the actors whose own act this is: those it names, and the members of a joint body that it names. Alternatives and unknown actors are nobody's own. */
export function actorsOf(setting: Setting, act: Claim): Set<string> {
  if (act.by === null || act.oneOfBy) return new Set();
  return new Set(act.by.flatMap((text) => {
    const name = identity(setting, text);
    return setting.actors.has(name) ? [name, ...found(setting.actors, name).members.map((member) => identity(setting, member))] : [name];
  }));
}
