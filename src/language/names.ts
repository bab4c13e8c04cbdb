// Who is called what: every name that an agreement declares, by kind, and the names that readings add.
import { nearest } from '#base/nearest.ts';
import type * as Ast from '#language/generated/ast.ts';
import { emptyNames, type Names, type NameTable } from '#language/name-tables.ts';
import { problems } from '#language/problems.ts';
import type { Writing } from '#language/writing.ts';
import { thingOf } from '#records/things.ts';

/** Gathers the agreement's own names; what stands inside readings is theirs. */
export function gatherNames(items: readonly Ast.Item[], writing: Writing): Names {
  const names = emptyNames();
  for (const item of items) noteItem(item, names, writing);
  introduceUndeclared(items, names, writing);
  return names;
}

function noteItem(item: Ast.Item, names: Names, writing: Writing): void {
  const note = <T extends object>(table: NameTable<T>, name: string, node: T, what: string, property = 'name'): void =>
    noteName(table, name, node, what, writing, property);
  switch (item.$type) {
    case 'Anchor': return note(names.anchors, item.name, item, 'anchor');
    case 'Actor':
      if (item.excluded) names.excluded.add(item.name);
      return note(names.actors, item.name, item, 'actor');
    case 'ExcludedActors':
      for (const actor of item.actors) {
        names.excluded.add(actor.name);
        note(names.actors, actor.name, actor, 'actor');
      }
      return;
    case 'Body': return note(names.actors, item.name, item, 'actor');
    case 'Place':
      for (const { site } of item.parts) if (site !== undefined) names.sites.add(thingOf(site));
      return note(names.places, item.name, item, 'place');
    case 'List': return note(names.lists, item.name, item, 'list');
    case 'Line': return note(names.lines, item.name, item, 'line');
    case 'Things': return note(names.things, item.name, item, 'class of things');
    case 'Channel': return note(names.channels, item.name, item, 'channel');
    case 'MeasureDefinition':
      note(names.measures, item.name, item, 'measure');
      if (names.conditions.has(item.name)) writing.found.push(problems.nameTwice(writing.at(item, 'name'), item.name, 'a measure and a condition', names.conditions.get(item.name)!.at));
      return;
    case 'ConditionDefinition':
      note(names.conditions, item.name, item, 'condition');
      if (names.measures.has(item.name)) writing.found.push(problems.nameTwice(writing.at(item, 'name'), item.name, 'a measure and a condition', names.measures.get(item.name)!.at));
      return;
    case 'State':
    case 'Term':
      // Both are conditions without a parameter.
      note(names.conditions, item.name, item as unknown as Ast.ConditionDefinition, item.$type === 'State' ? 'state' : 'term');
      if (names.measures.has(item.name)) writing.found.push(problems.nameTwice(writing.at(item, 'name'), item.name, 'a measure and a condition', names.measures.get(item.name)!.at));
      return;
    case 'Clause': return note(names.clauses, item.id, item, 'clause', 'id');
    case 'Gate': return note(names.gates, item.name, item, 'gate');
    case 'Reading': return note(names.readings, item.name, item, 'reading');
    case 'Head': case 'Translation': case 'Authoritative': case 'Adoption': case 'Confidential': return;
  }
}

/** Two definitions of one name and kind are a problem, unless a reading overrides. */
export function noteName<T extends object>(table: NameTable<T>, name: string, node: T, what: string, writing: Writing, property = 'name'): void {
  const earlier = table.get(name);
  // Where most names stand nobody asks.
  const known = { node, get at() { return writing.at(node as Ast.Item, property); } };
  if (earlier !== undefined) writing.found.push(problems.nameTwice(known.at, name, what, earlier.at));
  else table.set(name, known);
}

/** Guarantors and members of lists become actors and places of their own where nobody declares them; a near miss of a declared name is warned of. */
function introduceUndeclared(items: readonly Ast.Item[], names: Names, writing: Writing): void {
  const declared = [...names.actors.keys()];
  for (const item of items) {
    if (item.$type === 'Actor') introduceGuarantors(item, declared, names, writing);
    else if (item.$type === 'List') introduceMembers(item, names, writing);
  }
}

function introduceGuarantors(actor: Ast.Actor, declared: string[], names: Names, writing: Writing): void {
  for (const part of actor.parts) {
    part.guarantors.forEach((name, i) => {
      if (names.actors.has(name)) return;
      const at = writing.at(part, 'guarantors', i);
      const near = nearest(name, declared);
      if (near !== undefined) writing.found.push(problems.perhapsTypo(at, name, near));
      names.actors.set(name, { node: part, at });
    });
  }
}

/** Also for lists that a reading has of its own. */
export function introduceMembers(list: Ast.List, names: Names, writing: Writing): void {
  const table = list.kind === 'places' ? names.places : names.actors;
  list.members.forEach((name, i) => {
    if (table.has(name)) return;
    const at = writing.at(list, 'members', i);
    writing.found.push(problems.undeclaredMember(at, name, list.name, list.kind, nearest(name, table.keys())));
    table.set(name, { node: list, at });
  });
}
