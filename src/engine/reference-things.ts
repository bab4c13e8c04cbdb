// Words that stand for several things, as the rules have it (E30).
import type { Claim } from '#records/claim.ts';
import { remember, type Setting } from '#engine/reference-setting.ts';

/** The things that a word may mean: of a class its members, through all levels; else itself. */
export function thingsMeant(setting: Setting, word: string): Set<string> {
  return remember(setting, setting, `things meant by ${word}`, () => {
    const meant = new Set([word]);
    for (const one of meant) {
      const found = setting.plan.things?.find(({ name }) => name === one);
      if (found === undefined) continue;
      meant.delete(one);
      for (const member of found.members) meant.add(member);
    }
    return meant;
  });
}

/** Whether two claims name different words for what may be the same thing. */
export function mayBeSameThing(setting: Setting, a: Claim, b: Claim): boolean {
  if (a.what === null || b.what === null || a.what === b.what) return false;
  const meant = thingsMeant(setting, b.what);
  return [...thingsMeant(setting, a.what)].some((thing) => meant.has(thing));
}
