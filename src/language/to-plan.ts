// From the syntax tree to the plan: definitions in the order in which they speak of one another, then the checks on the whole.
import type { Problem } from '#base/problem.ts';
import { toyZone, type ZoneTable } from '#base/zone.ts';
import { adoptionsOf } from '#language/adoptions.ts';
import { checkPlan } from '#language/checks.ts';
import { clauseOf } from '#language/clauses.ts';
import { saidOnce, withClausesForEach } from '#language/clauses-for-each.ts';
import { countGatesFrom } from '#language/counted-from.ts';
import { formulaOf } from '#language/formulas.ts';
import { gateOf } from '#language/gates.ts';
import type * as Ast from '#language/generated/ast.ts';
import { labelDefinitions } from '#language/labels.ts';
import { bareName, measureOf } from '#language/measures.ts';
import { gatherNames } from '#language/names.ts';
import { actorsOf, channelsOfPlan, Drawings, linesOf, listOf, placesOf, sortByName } from '#language/places.ts';
import { problems } from '#language/problems.ts';
import { thingClassesOf, thingsMeant } from '#language/things.ts';
import { readingOf } from '#language/readings.ts';
import { textsOfPlan, type OwnText } from '#language/texts.ts';
import { timeOf } from '#language/times.ts';
import { forEachNode } from '#language/tree-walk.ts';
import { stateOf, termOf } from '#language/words.ts';
import type { Scope, Writing } from '#language/writing.ts';
import { zoneNamed } from '#language/zones.ts';
import { SEMANTICS_VERSION, type Plan, type Time } from '#records/plan.ts';

export interface PlanInput {
  tree: Ast.Agreement;
  writing: Writing;
  files: Record<string, string>;
  zoneVersion: string;
  /** Headings with `{#id}` of the agreement's own file, their texts hashed. */
  texts: OwnText[];
  firstHeading: string;
}

/** The plan, and all problems that stand against it. It is whole only when none of them is an error. */
export function toPlan(input: PlanInput): { plan: Plan; found: Problem[] } {
  const { writing, tree } = input;
  countGatesFrom(tree);
  const items = withClausesForEach(tree.blocks.flatMap((block) => block.items), writing);
  const head = headOf(input, items);
  const names = gatherNames(items, writing);
  const { params, things } = namedIn(tree);
  for (const param of params) names.params.add(param);
  const scope: Scope = { ...writing, names, zone: head.zone, measures: new Map(), conditions: new Map(), grounds: new Map(), outer: null, bound: [], open: false, start: null, elapsed: false, listsOfOne: new Map() };
  const drawings = new Drawings(input.files, scope);
  const plan: Plan = {
    format: 'plan/1', semantics: SEMANTICS_VERSION, agreement: head.name, title: head.title, zone: head.zone,
    anchors: [], actors: actorsOf(scope, items), places: placesOf(scope, items, drawings),
    lists: sortByName(items.filter((item) => item.$type === 'List').map((item) => listOf(scope, item))),
    lines: linesOf(scope, items, drawings), channels: channelsOfPlan(scope, items),
    measures: [], conditions: [], clauses: [], gates: [], readings: [],
    texts: textsOfPlan(scope, items, { own: input.texts, language: head.language, files: input.files }),
  };
  const classes = thingClassesOf(scope, items);
  if (classes.length > 0) plan.things = classes;
  writeTerms(scope, items, plan, { ...input, things });
  const adoptions = adoptionsOf(scope, items);
  if (adoptions.length > 0) plan.adoptions = adoptions;
  labelDefinitions(plan, scope, items);
  checkPlan(plan, scope, tree);
  return { plan, found: saidOnce(writing.found, items, scope) };
}

/** Measures before conditions before gates and clauses before readings, since each speaks of the ones before. */
function writeTerms(scope: Scope, items: readonly Ast.Item[], plan: Plan, input: PlanInput & { things: ReadonlySet<string> }): void {
  for (const item of items) {
    if (item.$type === 'Anchor') plan.anchors.push({ name: item.name, time: timeOf(scope, item.time), ...scope.placed(item) });
    else if (item.$type === 'State') scope.conditions.set(item.name, stateOf(scope, item));
    else if (item.$type === 'Term') scope.conditions.set(item.name, termOf(scope, item));
    else if (item.$type === 'MeasureDefinition') {
      scope.measures.set(item.name, measureOf({ ...scope, open: true }, item.of, { as: 'defined', name: item.name, base: undefined }));
    }
  }
  const startOf = startFinder(scope, items);
  for (const item of items) {
    if (item.$type !== 'ConditionDefinition') continue;
    const inside: Scope = { ...scope, start: startOf(item.name), bound: item.param === undefined ? [] : [{ param: item.param, list: '' }] };
    scope.conditions.set(item.name, { name: item.name, of: formulaOf(inside, item.of), ...scope.placed(item) });
  }
  const around = { lines: new Map(plan.lines.map((line) => [line.name, line.geometry])), things: thingsBanned(scope, input.things) };
  for (const item of items) {
    if (item.$type === 'Gate') plan.gates.push(gateOf(scope, item));
    else if (item.$type === 'Clause') plan.clauses.push(clauseOf(scope, item, around));
  }
  plan.lists = sortByName([...plan.lists, ...scope.listsOfOne!.values()]);
  const gates = new Map(plan.gates.map((gate) => [gate.name, gate]));
  for (const item of items) {
    if (item.$type === 'Reading') plan.readings.push(readingOf(scope, item, { gates, zoneVersion: input.zoneVersion, startOf }));
  }
  plan.places = sortByName([...plan.places, ...scope.grounds.values()]);
  plan.anchors = sortByName(plan.anchors);
  plan.measures = sortByName([...scope.measures.values()]);
  plan.conditions = sortByName([...scope.conditions.values()]);
  plan.gates = sortByName(plan.gates);
  plan.readings = sortByName(plan.readings);
  plan.clauses = sortById(plan.clauses);
  plan.texts = sortById(plan.texts);
}

interface HeadWords { name: string; title: string; zone: ZoneTable; language: string }

function headOf(input: PlanInput, items: readonly Ast.Item[]): HeadWords {
  const { found, at } = input.writing;
  const heads = items.filter((item) => item.$type === 'Head');
  const [head] = heads;
  for (const other of heads.slice(1)) found.push(problems.twoHeads(at(other, 'name'), at(head!, 'name')));
  const unknown = toyZone(86_400_000);
  if (head === undefined) {
    const [first] = input.tree.blocks;
    found.push(problems.noHead(at(first ?? input.tree, 'open')));
    return { name: '', title: input.firstHeading, zone: unknown, language: 'en' };
  }
  for (const [i, option] of head.options.entries()) {
    const kind = option.clock === undefined ? 'language' : 'clock';
    if (head.options.findIndex((one) => (one[kind] === undefined) === false) !== i) found.push(problems.partTwice(at(option), kind, `agreement ${head.name}`));
  }
  const clock = head.options.find((option) => option.clock !== undefined);
  const zone = clock === undefined ? undefined : zoneNamed(clock.clock!, input.zoneVersion);
  if (clock === undefined) found.push(problems.noClock(at(head, 'name'), head.name));
  else if (zone === undefined) found.push(problems.unknownZone(at(clock, 'clock'), clock.clock!));
  const language = head.options.find((option) => option.language !== undefined)?.language ?? 'en';
  return { name: head.name, title: head.title ?? (input.firstHeading || head.name), zone: zone ?? unknown, language };
}

/** The parameters that the agreement binds, and every thing whose presence it names. */
function namedIn(tree: Ast.Agreement): { params: Set<string>; things: Set<string> } {
  const params = new Set<string>(), things = new Set<string>();
  forEachNode(tree, (node) => {
    switch (node.$type) {
      case 'Each': case 'AtLeastOf': params.add((node as Ast.Each).param); break;
      case 'Gate': case 'Clause': if ((node as Ast.Gate | Ast.Clause).each !== undefined) params.add((node as Ast.Gate | Ast.Clause).each!); break;
      case 'PresenceWhat': for (const thing of (node as Ast.PresenceWhat).of) things.add(thing); break;
      case 'Sight': if ((node as Ast.Sight).sort === 'presence') for (const thing of (node as Ast.Sight).of) things.add(thing); break;
      case 'Distance': case 'Zone': case 'StayOut': case 'Cap': case 'OnlyMay': for (const thing of (node as Ast.Distance).things) things.add(thing);
    }
  });
  return { params, things };
}

/** What `to stay out of PLACE` bans when it names nothing, in UTF-16 order. */
function thingsBanned(scope: Scope, named: ReadonlySet<string>): string[] {
  return named.size === 0 ? ['forces'] : thingsMeant(scope, [...named]).sort();
}

/** From when the windows of a named condition are counted (W1): the start of the gate or clause that asks for it, when all that do start alike. */
function startFinder(scope: Scope, items: readonly Ast.Item[]): (condition: string) => Time | null {
  // What these starts have wrong is said where the gate and the clause are written.
  const quiet: Scope = { ...scope, found: [] };
  const asked = conditionsAsked(items);
  const users = items.flatMap((item) => {
    const node = item.$type === 'Gate' ? item.parts.find((part) => part.$type === 'CountedPart')?.from : item.$type === 'Clause' ? item.parts.find((part) => part.$type === 'Period')?.from : undefined;
    return node === undefined ? [] : [{ start: timeOf(quiet, node), asks: asked(item, new Set()) }];
  });
  return (condition) => {
    const starts = users.filter((user) => user.asks.has(condition)).map((user) => user.start);
    const meanings = new Set(starts.map((start) => JSON.stringify(start, (key, value: unknown) => (key === 'at' || key === 'clause' ? undefined : value))));
    // What begins with each of something has no one start.
    return meanings.size === 1 && !JSON.stringify(starts[0]).includes('"node":"that"') ? starts[0]! : null;
  };
}

/** Which conditions something asks, by name, through all levels; each definition is looked through once. */
function conditionsAsked(items: readonly Ast.Item[]): (item: Ast.Item, asked: Set<string>) => Set<string> {
  const definitions = new Map<string, Ast.Item>();
  for (const item of items) if (item.$type === 'ConditionDefinition' && !definitions.has(item.name)) definitions.set(item.name, item);
  const named = new Map<Ast.Item, string[]>();
  const namedIn = (item: Ast.Item): string[] => {
    const names: string[] = [];
    forEachNode(item, (node) => {
      const name = node.$type === 'MeasurePhrase' ? bareName(node as Ast.MeasurePhrase) : undefined;
      if (name !== undefined && definitions.has(name)) names.push(name);
    });
    named.set(item, names);
    return names;
  };
  const through = (item: Ast.Item, asked: Set<string>): Set<string> => {
    for (const name of named.get(item) ?? namedIn(item)) {
      if (asked.has(name)) continue;
      asked.add(name);
      through(definitions.get(name)!, asked);
    }
    return asked;
  };
  return through;
}

/** Clauses as people number them: 2 before 10, 1b before 1c. */
function sortById<T extends { id: string }>(list: readonly T[]): T[] {
  const parts = (id: string): (string | number)[] => (id.match(/[0-9]+|[^0-9]+/g) ?? []).map((part) => (/^[0-9]/.test(part) ? Number(part) : part));
  return [...list].sort((a, b) => {
    const left = parts(a.id), right = parts(b.id);
    for (let i = 0; i < Math.max(left.length, right.length); i += 1) {
      const x = left[i], y = right[i];
      if (x === y) continue;
      if (x === undefined || y === undefined) return x === undefined ? -1 : 1;
      if (typeof x !== typeof y) return typeof x === 'number' ? -1 : 1;
      return x < y ? -1 : 1;
    }
    return a.id < b.id ? -1 : 1;
  });
}
