// Labels of confidentiality (A9): which definitions of a plan carry one, what draws on them, and how a label is said.
import { listed } from '#records/phrase.ts';
import type { Audience, Labelled, MadePlace, Plan } from '#records/plan.ts';
import type { ReadPlan } from '#records/read-plan.ts';
import { familyOf } from '#records/topic.ts';

/** A label as it is shown: `of` is the definition that carries it, `clause 4`, `place Depot`. */
export interface LabelShown extends Audience { of: string }

/** `CONFIDENTIAL, for UnitedStates and Russia: known to the two alone`. */
export function labelInWords({ to, note }: Audience): string {
  return `CONFIDENTIAL${to.length === 0 ? '' : `, for ${listed(to, 'and')}`}${note === undefined ? '' : `: ${note}`}`;
}

/** The same, with the definition that carries it. */
export function shownInWords(label: LabelShown): string {
  return `${label.of} is ${labelInWords(label)}`;
}

/** Every label of a plan, by kind of definition, then by name. A definition that a reading has of its own is as confidential as the agreement's. */
export function labelsIn(plan: Plan): LabelShown[] {
  const { readings } = plan;
  const of = (kind: string, list: readonly (Labelled & { name: string })[]): LabelShown[] =>
    list.flatMap(({ name, confidential }) => (confidential === undefined ? [] : [{ of: `${kind} ${name}`, ...confidential }]));
  const all = [
    ...of('clause', plan.clauses.map((clause) => ({ ...clause, name: nameOfClause(plan, clause) }))), ...of('gate', [...plan.gates, ...readings.flatMap((reading) => reading.gates)]),
    ...of('condition', [...plan.conditions, ...readings.flatMap((reading) => reading.conditions)]), ...of('measure', [...plan.measures, ...readings.flatMap((reading) => reading.measures)]),
    ...of('place', plan.places), ...of('list', [...plan.lists, ...readings.flatMap((reading) => reading.lists)]), ...of('line', plan.lines), ...of('actor', plan.actors), ...of('channel', plan.channels),
  ];
  return all.filter((label, i) => all.findIndex((other) => other.of === label.of) === i);
}

/** `2` for all of a clause for each member of a list, unless its label is not the same for every member. */
function nameOfClause(plan: Plan, { id, confidential }: Plan['clauses'][number]): string {
  const family = familyOf(id);
  const others = plan.clauses.filter((clause) => familyOf(clause.id) === family);
  return family !== null && others.every((other) => JSON.stringify(other.confidential) === JSON.stringify(confidential)) ? family : id;
}

/** What a key of the plan names: the value of such a key is a name, a reference, or a list of either. */
const NAMED_BY: Readonly<Record<string, string>> = {
  measure: 'measure', list: 'list', line: 'line', gate: 'gate', place: 'place', channels: 'channel',
  by: 'actor', against: 'actor', binds: 'actor', signatures: 'actor', to: 'actor', members: 'member',
};
const NAMED_BY_NODE: Readonly<Record<string, { kind: string; key: string }>> = {
  condition: { kind: 'condition', key: 'name' }, anchor: { kind: 'anchor', key: 'name' }, opening: { kind: 'gate', key: 'gate' }, fulfilment: { kind: 'clause', key: 'of' },
};

/** For each definition of a reading the labels that it bears: its own, and those of all that it draws on, through every level. */
export class Labels {
  private readonly labels: ReadonlyMap<string, LabelShown>;
  private readonly definitions: ReadonlyMap<string, unknown>;

  constructor(read: ReadPlan) {
    this.labels = new Map(labelsIn(read.plan).map((label) => [label.of, label]));
    this.definitions = this.labels.size === 0 ? new Map() : definitionsOf(read);
  }

  /** `beside`: names that a row bears besides, such as the place or the actor that it is about. */
  of(kind: string, name: string, beside: readonly string[] = []): LabelShown[] {
    if (this.labels.size === 0) return [];
    const reached = new Set<string>();
    // A clause for each member of a list is as confidential as the whole, and as the member that it names.
    const member = familyOf(name) === null ? undefined : name.slice(familyOf(name)!.length + 1, -1);
    const waiting = [`${kind} ${name}`, ...beside, ...(member === undefined ? [] : [`${kind} ${familyOf(name)}`, `place ${member}`, `actor ${member}`])];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (reached.has(next)) continue;
      reached.add(next);
      if (this.definitions.has(next)) waiting.push(...namesIn(this.definitions.get(next)));
    }
    return [...this.labels].filter(([key]) => reached.has(key)).map(([, label]) => label);
  }
}

function definitionsOf({ plan, anchors, measures, conditions, lists, clauses, gates }: ReadPlan): Map<string, unknown> {
  const named = (kind: string, list: Iterable<{ name: string }>): [string, unknown][] => [...list].map((one) => [`${kind} ${one.name}`, one]);
  return new Map([
    ...named('anchor', anchors.values()), ...named('measure', measures.values()), ...named('condition', conditions.values()), ...named('list', lists.values()), ...named('gate', gates),
    ...clauses.map((clause): [string, unknown] => [`clause ${clause.id}`, clause]), ...named('place', plan.places.map(({ name, dividedInto, made }) => ({ name, place: [...dividedInto, ...groundsOf(made)], about: made?.way === 'near' ? made.about : null }))),
  ]);
}

/** The places that a ground is made of. */
function groundsOf(made: MadePlace | undefined): string[] {
  switch (made?.way) {
    case 'joined': case 'common': return made.places;
    case 'rest': return [made.of, ...made.without];
    case 'sites': return [made.within];
    default: return [];
  }
}

function namesIn(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(namesIn);
  if (typeof part !== 'object' || part === null) return [];
  const node = part as Readonly<Record<string, unknown>>;
  const own = NAMED_BY_NODE[String(node['node'])];
  return [
    ...(own === undefined ? [] : [`${own.kind} ${String(node[own.key])}`]),
    ...Object.entries(node).flatMap(([key, value]) => {
      const kind = NAMED_BY[key];
      const names = kind === undefined ? [] : (Array.isArray(value) ? value : [value]).flatMap(nameOf);
      return [...names.flatMap((name) => (kind === 'member' ? [`place ${name}`, `actor ${name}`] : [`${kind} ${name}`])), ...(key === 'at' ? [] : namesIn(value))];
    }),
  ];
}

/** A name, or a reference by name; a parameter stands for members of a list, which is named elsewhere. */
function nameOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null && 'name' in value ? [String(value.name)] : [];
}
