// Classes of things: words that stand for several (E30). A measure of a class is one of its members.
import type * as Ast from '#language/generated/ast.ts';
import { problems } from '#language/problems.ts';
import { sayRings } from '#language/rings.ts';
import type { Scope, Writing } from '#language/writing.ts';
import type { Names } from '#language/name-tables.ts';
import { thingOf } from '#records/things.ts';
import type { ThingClass } from '#records/plan.ts';

export function thingClassesOf(scope: Scope, items: readonly Ast.Item[]): ThingClass[] {
  const classes = items.filter((item) => item.$type === 'Things').map((node): ThingClass =>
    ({ name: node.name, title: node.title ?? '', members: [...new Set(node.members)], ...scope.placed(node) }));
  sayRings(classes.map(({ name }) => name), (name) => classes.find((one) => one.name === name)?.members ?? [],
    (name, ring) => scope.found.push(problems.ring(scope.names.things.get(name)!.at, ring.map((one) => `things ${one}`), [])));
  return classes.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The things that words stand for: each class by its members, through all levels. */
export function thingsMeant(scope: Writing & { names: Names }, words: readonly string[], around: readonly string[] = []): string[] {
  return [...new Set(words.flatMap((word) => {
    const found = [...scope.names.things].find(([name]) => thingOf(name) === thingOf(word))?.[1].node;
    return found === undefined || around.includes(word) ? [word] : thingsMeant(scope, found.members, [...around, word]);
  }))];
}
