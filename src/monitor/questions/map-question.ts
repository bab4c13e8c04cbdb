// The agreement as a map, with the clauses that speak of each place.
import type { MapAnswer } from '#records/board-map.ts';
import type { Formula, Measure, Plan } from '#records/plan.ts';
import { toMap } from '#render/to-map.ts';
import { formulasAsked, nodesIn } from '#linter/plan-walk.ts';
import type { Desk } from '#monitor/desk.ts';

const KEPT = new WeakMap<Plan, MapAnswer>();

/** The same at every moment: a plan has one map. */
export function map({ plan }: Desk): MapAnswer {
  let kept = KEPT.get(plan);
  if (kept === undefined) KEPT.set(plan, (kept = toMap(plan, clausesOfPlaces(plan))));
  return kept;
}

/** For every place and line the clauses, in the agreement's order, whose rules count something there; through conditions and lists too. Gates speak for the clause that they stand under. */
function clausesOfPlaces(plan: Plan): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const note = (name: string, clause: string): void => {
    const known = found.get(name) ?? [];
    if (!known.includes(clause)) known.push(clause);
    found.set(name, known);
  };
  const look = (part: unknown, clause: string, lists: ReadonlyMap<string, string>): void => {
    for (const node of withConditions(part, plan)) {
      const measure = typeof node['measure'] === 'string' ? plan.measures.find(({ name }) => name === node['measure']) : undefined;
      for (const name of measure === undefined ? [] : placesOf(measure, lists, plan)) note(name, clause);
    }
  };
  for (const clause of plan.clauses) look([clause.duties, clause.when], clause.id, new Map());
  for (const gate of plan.gates) if (gate.clause !== undefined) look(gate.run.of, gate.clause, new Map(gate.each === null ? [] : [[gate.each.param, gate.each.list]]));
  return found;
}

function withConditions(part: unknown, plan: Plan): Readonly<Record<string, unknown>>[] {
  return [...nodesIn(part)].flatMap((node) => (node['node'] === 'condition' ? [node, ...formulasAsked(node as unknown as Formula, plan, null).flatMap((one) => [...nodesIn(one)])] : [node]));
}

/** Where a measure counts; of one that counts at each member of a list, all members. */
function placesOf({ place, strip }: Measure, lists: ReadonlyMap<string, string>, plan: Plan): string[] {
  if (strip !== null) return [strip.line];
  if ('name' in place) return place.name === '' ? [] : [place.name];
  const list = lists.get(place.param) ?? listBound(place.param, plan);
  return plan.lists.find(({ name }) => name === list)?.members ?? [];
}

/** The list that a condition binds a parameter to. */
function listBound(param: string, plan: Plan): string | undefined {
  for (const node of nodesIn([plan.conditions, plan.clauses, plan.gates])) {
    if ((node['node'] === 'each' || node['node'] === 'at-least-of') && node['param'] === param) return String(node['list']);
  }
  return undefined;
}
