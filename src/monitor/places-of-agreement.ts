// The places of an agreement as a gazetteer, so that what is imported names them as the agreement does.
import { ProblemError } from '#base/problem.ts';
import type { GazetteerPlace } from '#importers/gazetteer.ts';
import { nameKey } from '#importers/place-names.ts';
import { readAgreement } from '#monitor/read-agreement.ts';

/** Throws ProblemError where the agreement is not there or has errors. */
export async function placesOfAgreement(path: string): Promise<GazetteerPlace[]> {
  const { plan, problems } = await readAgreement(path);
  if (plan === null || problems.some(({ severity }) => severity === 'error')) throw new ProblemError(problems);
  const around = new Map(plan.places.map(({ name, within }) => [name, within]));
  const namesOf = (name: string): string[] => {
    const place = plan.places.find((one) => one.name === name);
    return [name, place?.title ?? '', ...(place?.titles ?? [])].filter((one) => one !== '');
  };
  return plan.places.map((place) => ({ name: place.name, variants: [...new Set([place.title, ...place.titles])].filter((one) => one !== '' && one !== place.name), pcode: null, within: allAround(place.name, around).map(namesOf), geometry: place.geometry }));
}

/** What a place lies in by the agreement's word, the widest first. */
function allAround(name: string, around: ReadonlyMap<string, readonly string[]>): string[] {
  const found: string[] = [], next = [...(around.get(name) ?? [])];
  for (let one = next.shift(); one !== undefined; one = next.shift()) {
    if (found.includes(one)) continue;
    found.push(one);
    next.push(...(around.get(one) ?? []));
  }
  return found.toReversed();
}

/**
 * One list of both. A place of the gazetteer that alone bears the name of one of the agreement's is that one, under the agreement's name: a claim that names
 * it would be read so in any case. Where several bear it, each stays, and a row that writes the name is asked which it means.
 */
export function withTheAgreements(own: readonly GazetteerPlace[], others: readonly GazetteerPlace[]): GazetteerPlace[] {
  const keysOf = ({ name, variants }: GazetteerPlace): string[] => [name, ...variants].map(nameKey);
  const taken = new Set<GazetteerPlace>();
  const joined = own.map((place): GazetteerPlace => {
    const keys = new Set(keysOf(place)), same = others.filter((other) => keys.has(nameKey(other.name)));
    const [twin] = same;
    if (twin === undefined || same.length > 1 || taken.has(twin)) return place;
    taken.add(twin);
    return { name: place.name, variants: [...new Set([...place.variants, twin.name, ...twin.variants])].filter((name) => name !== place.name), pcode: twin.pcode, within: [...twin.within, ...place.within], geometry: place.geometry ?? twin.geometry };
  });
  return [...joined, ...others.filter((place) => !taken.has(place))];
}
