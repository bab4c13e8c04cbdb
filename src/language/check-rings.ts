// No definition may hang on itself (T10): the ring is named.
import type { Position } from '#base/problem.ts';
import { problems } from '#language/problems.ts';
import { sayRings } from '#language/rings.ts';
import type { Scope } from '#language/writing.ts';
import type { Measure, Plan, Reading } from '#records/plan.ts';

interface Definition { name: string; at: Position | undefined; hangsOn: string[] }

export function checkRings(plan: Plan, scope: Scope): void {
  const said = new Set<string>();
  // A reading has nearly all definitions from the agreement: what each part speaks of is found once.
  const spokenOf = new Map<unknown, string[]>();
  for (const reading of [null, ...plan.readings.filter(definesAnything)]) {
    const definitions = definitionsOf(plan, reading, spokenOf);
    const next = (name: string): string[] => definitions.get(name)?.hangsOn.filter((other) => definitions.has(other)) ?? [];
    sayRings([...definitions.keys()], next, (name, ring) => {
      const key = [...new Set(ring)].sort().join('|');
      if (said.has(key)) return;
      said.add(key);
      const also = ring.slice(1, -1).map((other) => definitions.get(other)?.at).filter((at) => at !== undefined);
      const at = definitions.get(name)?.at;
      if (at !== undefined) scope.found.push(problems.ring(at, ring, also));
    });
  }
}

/** Whether a reading has definitions of its own; one that has none has the rings of the agreement. */
function definesAnything({ anchors, measures, conditions, gates, lists, ends }: Reading): boolean {
  return [anchors, measures, conditions, gates, lists, ends].some((own) => own.length > 0);
}

/** All definitions by kind and name, as the agreement has them or as a reading has them. */
function definitionsOf(plan: Plan, reading: Reading | null, spokenOf: Map<unknown, string[]>): Map<string, Definition> {
  const definitions = new Map<string, Definition>();
  const add = (kind: string, name: string, at: Position | undefined, ...parts: unknown[]): void => {
    const key = `${kind} ${name}`;
    definitions.set(key, { name: key, at, hangsOn: [...new Set(parts.flatMap((part) => namesOf(part, spokenOf)))] });
  };
  for (const one of [...plan.anchors, ...(reading?.anchors ?? [])]) add('anchor', one.name, one.at, one.time);
  for (const one of [...plan.measures, ...(reading?.measures ?? [])]) add('measure', one.name, one.at, one.per, placesAt(plan, reading, one));
  for (const one of plan.places) if (one.since !== undefined) add('place', one.name, one.at, one.since);
  for (const one of [...plan.conditions, ...(reading?.conditions ?? [])]) add('condition', one.name, one.at, one.of);
  for (const one of [...plan.gates, ...(reading?.gates ?? [])]) add('gate', one.name, one.at, one.run, one.from, one.lapses);
  for (const one of plan.clauses) {
    const ends = reading?.ends.find((end) => end.clause === one.id)?.until ?? one.until;
    add('the start of clause', one.id, one.at, one.from);
    add('the end of clause', one.id, one.at, ends);
    add('clause', one.id, one.at, one.each, one.duties, one.from, ends, one.when);
  }
  return definitions;
}

/** The places at which a measure counts; those of a parameter are members of some list. */
function placesAt(plan: Plan, reading: Reading | null, { place }: Measure): { node: 'place'; name: string }[] {
  const members = 'name' in place ? [place.name] : [...plan.lists, ...(reading?.lists ?? [])].filter(({ of }) => of === 'places').flatMap((list) => list.members);
  return members.map((name) => ({ node: 'place', name }));
}

function namesOf(part: unknown, spokenOf: Map<unknown, string[]>): string[] {
  const found = spokenOf.get(part);
  if (found !== undefined) return found;
  const names: string[] = [];
  addNames(part, names);
  if (typeof part === 'object' && part !== null) spokenOf.set(part, names);
  return names;
}

/** Every definition that a part of the plan speaks of. */
function addNames(part: unknown, names: string[]): void {
  if (typeof part !== 'object' || part === null) return;
  if (Array.isArray(part)) {
    for (const one of part) addNames(one, names);
    return;
  }
  const node = part as Record<string, unknown>;
  if (node['node'] === 'anchor') names.push(`anchor ${String(node['name'])}`);
  else if (node['node'] === 'condition') names.push(`condition ${String(node['name'])}`);
  else if (node['node'] === 'place') names.push(`place ${String(node['name'])}`);
  else if (node['node'] === 'opening') names.push(`gate ${String(node['gate'])}`);
  else if (node['node'] === 'clause') names.push(`the ${String(node['edge'])} of clause ${String(node['of'])}`);
  else if (node['node'] === 'fulfilment') names.push(`clause ${String(node['of'])}`);
  if (typeof node['measure'] === 'string') names.push(`measure ${node['measure']}`);
  for (const key in node) if (key !== 'at') addNames(node[key], names);
}
