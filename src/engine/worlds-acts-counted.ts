// Acts that a measure counts (V15), as worlds see them: happenings of a kind of their own, at no place, of which every channel hears.
import type { Formula, Measure, Plan } from '#records/plan.ts';
import { Unsupported, type Party, type Scene } from '#engine/worlds-scene.ts';

/** What tells one act from another, besides who made it and when. */
interface Kind { act: string; to: string | null; about: string | null }

export function isActAsked(asked: NonNullable<Measure['acts']>, kind: string): boolean {
  const { act, to, about } = JSON.parse(kind) as Kind;
  if (act !== asked.act || (asked.to.length > 0 && !asked.to.some((name) => name === to))) return false;
  // N12: what is about all of a clause for each member is about each member's.
  return asked.about === null || asked.about === about || (about !== null && asked.about.startsWith(`${about}(`) && asked.about.endsWith(')'));
}

/** Whoever an act by these is an act of: themselves, and the members of a body (T12). */
export function ownersOf({ actors }: Plan, by: Party): string[] {
  return by.flatMap((name) => [name, ...actors.find((one) => one.name === name)?.members ?? []]);
}

export function measuresOfActs(scene: Scene): Measure[] {
  return [...scene.measures.values()].filter((measure) => measure.acts !== undefined);
}

/** Every kind of act that a claim tells or a measure asks for, and one of each that is about nothing or to nobody. */
export function kindsOfActs(scene: Scene): string[] {
  const asked = measuresOfActs(scene).map(({ acts }) => acts!);
  if (asked.length === 0) return [];
  const told = scene.claims.filter((claim) => claim.kind === 'act');
  const tos = new Set([null, ...told.map((claim) => claim.to), ...asked.flatMap(({ to }) => to)]);
  const abouts = new Set([null, ...told.map((claim) => claim.about), ...asked.map(({ about }) => about)]);
  return [...new Set(asked.map(({ act }) => act))].flatMap((act) => [...tos].flatMap((to) => [...abouts].map((about) => JSON.stringify({ act, to, about }))));
}

/** Of acts of one kind it cannot be both counted how many there are and looked for when one was made: the two would be different acts. */
export function refuseBoth(scene: Scene, formula: Formula, sought: readonly string[]): void {
  const names = new Set<string>(), conditions = new Set<string>();
  const walk = (part: unknown): void => {
    if (part === null || typeof part !== 'object') return;
    const { node, name, measure } = part as { node?: unknown; name?: unknown; measure?: unknown };
    if (typeof measure === 'string') names.add(measure);
    if (node === 'condition' && typeof name === 'string' && !conditions.has(name)) {
      conditions.add(name);
      walk(scene.conditions.get(name)?.of);
    }
    Object.values(part).forEach(walk);
  };
  walk(formula);
  const counted = [...names].flatMap((name) => scene.measures.get(name)?.acts?.act ?? []);
  if (counted.some((act) => sought.includes(act))) throw new Unsupported('acts that are counted, and looked for besides');
}
