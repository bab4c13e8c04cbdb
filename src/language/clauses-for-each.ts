// Clauses for each member of a list: one text, and in its stead a clause for each member (N12).
import type { AstNode } from 'langium';
import type { Problem } from '#base/problem.ts';
import type * as Ast from '#language/generated/ast.ts';
import { problems } from '#language/problems.ts';
import { findCondition, findMeasure, type Scope, type Writing } from '#language/writing.ts';
import { partsOf } from '#records/formula-parts.ts';
import { familyOf } from '#records/topic.ts';
import type { Duty, Formula, List, Measure, Ref } from '#records/plan.ts';

/** What is wrong with a clause for each member is told once, not for every member. */
export function saidOnce(found: readonly Problem[], items: readonly Ast.Item[], writing: Writing): Problem[] {
  const lines = items.filter((item) => members.has(item)).map((item) => writing.at(item));
  const told = new Set<string>();
  return found.filter((problem) => {
    const at = problem.at;
    if (at === undefined || !lines.some(({ line, endLine }) => at.line >= line && at.line <= (endLine ?? line))) return true;
    const key = `${problem.code} ${at.line} ${at.column}`;
    return !told.has(key) && told.add(key);
  });
}

/** The member that a clause was written out for. */
interface Member { param: string; name: string; list: Ast.List }

const members = new WeakMap<object, Member>();

/** The items with each clause `for each` written out; a list that is not there, or a parameter without one, is a problem. */
export function withClausesForEach(items: readonly Ast.Item[], writing: Writing): Ast.Item[] {
  const lists = new Map(items.flatMap((item) => (item.$type === 'List' ? [[item.name, item] as const] : [])));
  return items.flatMap((item): Ast.Item[] => {
    if (item.$type !== 'Clause') return [item];
    const param = /\((.*)\)$/.exec(item.id)?.[1];
    if (item.list === undefined) {
      if (param !== undefined) writing.found.push(problems.clauseParameter(writing.at(item, 'id'), item.id, `has a parameter ${param} and no list for it`, `write \`for each ${param} in LIST\``));
      return [item];
    }
    if (param !== undefined && param !== item.each) {
      writing.found.push(problems.clauseParameter(writing.at(item, 'each'), item.id, `calls its parameter ${param} and then ${item.each}`, 'use one word for it'));
    }
    const list = lists.get(item.list);
    if (list === undefined) {
      writing.found.push(problems.unknownList(writing.at(item, 'list'), item.list, undefined));
      return [];
    }
    return list.members.map((name) => writtenFor(item, { param: item.each!, name, list }));
  });
}

function writtenFor(clause: Ast.Clause, member: Member): Ast.Clause {
  const own = replaced(clause, member) as Ast.Clause;
  Object.assign(own, { id: `${familyOf(clause.id) ?? clause.id}(${member.name})` });
  members.set(own, member);
  return own;
}

/** Properties that hold words of the language, or names that no member of a list has. */
const WORDS: ReadonlySet<string> = new Set(['param', 'each', 'list', 'of', 'things', 'act', 'unit', 'stage', 'kind', 'sort', 'which', 'edge', 'op', 'title', 'late', 'reason', 'rule', 'does', 'measure', 'base', 'value', 'side', 'line', 'means']);

/** The node with the member's name wherever the parameter stands for it; `the area` becomes the name. A condition keeps its parameter (`Silent(side)`). */
function replaced(node: object, member: Member): object {
  const type = (node as { $type?: string }).$type;
  if ((type === 'Each' || type === 'AtLeastOf') && (node as Ast.Each).param === member.param) return node;
  const own: Record<string, unknown> = {};
  const put = (value: unknown, key: string): unknown => {
    if (Array.isArray(value)) return value.map((one) => put(one, key));
    if (typeof value === 'string') return WORDS.has(key) || (type === 'IncidentWhat' && key === 'arg') ? value : nameIn(value, member);
    return typeof value === 'object' && value !== null ? replaced(value, member) : value;
  };
  for (const [key, value] of Object.entries(node)) own[key] = key.startsWith('$') ? value : put(value, key);
  for (const [key, value] of Object.entries(own)) {
    if (!key.startsWith('$')) for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) Object.assign(child, { $container: own });
  }
  const changed = type === 'PlaceOption' ? 'place' : type === 'ActorRef' ? 'name' : null;
  if (changed !== null && own[changed] !== (node as Record<string, unknown>)[changed]) own['the'] = false;
  return own;
}

function isNode(value: unknown): value is AstNode {
  return typeof value === 'object' && value !== null && '$type' in value;
}

/** `area` is the member, `2(area)` the member's of clause 2. */
function nameIn(word: string, { param, name }: Member): string {
  if (word === param) return name;
  return word.endsWith(`(${param})`) ? `${word.slice(0, -param.length - 1)}${name})` : word;
}

/** The scope inside a clause: what is its own, and the parameter of conditions that it names. */
export function insideClause(scope: Scope, node: Ast.Clause): Scope {
  const member = members.get(node);
  const inside: Scope = { ...scope, clause: node.id, each: { of: null, spoken: [] } };
  return member === undefined ? inside : { ...inside, bound: [...scope.bound, { param: member.param, list: member.list.name }] };
}

/** A formula in a member's clause: where a condition or measure in it leaves the parameter open, it is asked of that member alone. */
export function forMember(scope: Scope, node: Ast.Clause, of: Formula): Formula {
  const member = members.get(node);
  if (member === undefined || !isOpen(of, member.param, scope, new Set())) return of;
  const list: List = { name: `${member.name} alone`, of: member.list.kind, asOf: member.list.asOf ?? '', members: [member.name], ...scope.placed(member.list) };
  scope.listsOfOne?.set(list.name, list);
  return { node: 'each', param: member.param, list: list.name, of, ...(of.at === undefined ? {} : { at: of.at }), ...(of.clause === undefined ? {} : { clause: of.clause }) };
}

export function ofMember(scope: Scope, node: Ast.Clause, duty: Duty): Duty {
  if (duty.duty === 'ensure') return { ...duty, of: forMember(scope, node, duty.of) };
  const member = members.get(node);
  if (duty.duty !== 'deliver' || duty.of.node !== 'done' || member === undefined || !isOpen(duty.of, member.param, scope, new Set())) return duty;
  return { ...duty, of: { ...duty.of, measure: measureFor(scope, member, findMeasure(scope, duty.of.measure)!) } };
}

/** What is to be done by a time is judged as such (N9), so its measure itself is told the member. */
function measureFor(scope: Scope, { param, name }: Member, open: Measure): string {
  const bound = (ref: Ref): Ref => ('param' in ref && ref.param === param ? { name } : ref);
  const measure: Measure = { ...open, name: `${open.name} for ${name}`, place: bound(open.place), by: open.by.map(bound), against: open.against.map(bound) };
  if (findMeasure(scope, measure.name) === undefined) scope.measures.set(measure.name, measure);
  return measure.name;
}

/** Whether a formula speaks of a parameter that nothing in it binds. */
function isOpen(of: Formula, param: string, scope: Scope, seen: Set<string>): boolean {
  const asks = (name: string): boolean => {
    const measure: Measure | undefined = findMeasure(scope, name);
    return measure !== undefined && [measure.place, ...measure.by, ...measure.against].some((ref) => 'param' in ref && ref.param === param);
  };
  const { formulas, measures, condition, over, param: own } = partsOf(of);
  if (measures.some(asks) || own === param) return true;
  const named = condition === undefined || seen.has(condition) ? undefined : findCondition(scope, condition);
  if (condition !== undefined) seen.add(condition);
  return over?.param !== param && [...formulas, ...(named === undefined ? [] : [named.of])].some((part) => isOpen(part, param, scope, seen));
}
