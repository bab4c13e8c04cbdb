// From clauses as written to obligations of the plan.
import type { AstNode } from 'langium';
import type { Geometry } from '#base/geometry.ts';
import { dutiesOf, type DutyNode } from '#language/duties.ts';
import { formulaOf } from '#language/formulas.ts';
import type * as Ast from '#language/generated/ast.ts';
import { audienceOf } from '#language/labels.ts';
import { lengthOf, elapsedOf } from '#language/lengths.ts';
import { problems } from '#language/problems.ts';
import { forMember, insideClause, ofMember } from '#language/clauses-for-each.ts';
import { renewedEnd } from '#language/renewals.ts';
import { boundAnew } from '#language/clauses-bound-anew.ts';
import { checkActor, timeOf } from '#language/times.ts';
import type { Scope } from '#language/writing.ts';
import type { Clause, JointAct, Time } from '#records/plan.ts';

export interface Surroundings { lines: Map<string, Geometry>; things: readonly string[] }

type TermNode = Exclude<Ast.ClausePart, DutyNode>;

export function clauseOf(outer: Scope, node: Ast.Clause, around: Surroundings): Clause {
  const terms = termsOf(outer, node);
  const period = terms.get('Period') as Ast.Period | undefined;
  if (period === undefined) outer.found.push(problems.noStart(outer.at(node, 'id'), node.id));
  const inside = insideClause(outer, node);
  const from: Time = period === undefined ? { node: 'at', instant: 0 } : timeOf(inside, period.from);
  const scope: Scope = { ...inside, start: from };
  const binds = bindsOf(scope, node);
  const duties = node.parts.filter(isDuty);
  if (duties.length === 0) scope.found.push(problems.noDuty(scope.at(node, 'id'), node.id));
  const when = terms.get('While') as Ast.While | undefined;
  const until = terms.get('EndPart') as Ast.EndPart | undefined;
  const suspended = terms.get('Suspended') as Ast.Suspended | undefined;
  const terminated = terms.get('Terminated') as Ast.Terminated | undefined;
  const clause: Clause = {
    id: node.id, title: node.title ?? node.late ?? '', binds,
    duties: duties.flatMap((duty, i) => dutiesOf(scope, duty, { clause: node.id, measure: `${node.id}/${i + 1}`, ...around })).map((duty) => ofMember(scope, node, duty)),
    from,
    until: renewedEnd(scope, node, terms.get('Renewed') as Ast.Renewed | undefined, until === undefined ? lastsUntil(scope, period, from) : timeOf(scope, until.until, 'end')),
    ...(period?.endless === true && { endless: true as const }),
    extension: extensionOf(scope, terms.get('Extended') as Ast.Extended | undefined),
    suspension: suspended === undefined ? null : jointActOf(scope, suspended.acts, suspended.backdated),
    termination: terminated === undefined ? null : jointActOf(scope, terminated.acts, terminated.backdated),
    when: when === undefined ? null : forMember(scope, node, formulaOf(scope, when.when)),
    ...(node.label === undefined ? {} : { confidential: audienceOf(scope, node.label.label) }),
    ...scope.placed(node),
  };
  return boundAnew(scope, node, clause);
}

function isDuty(part: Ast.ClausePart): part is DutyNode {
  return DUTIES.has(part.$type);
}

const DUTIES: ReadonlySet<string> = new Set<DutyNode['$type']>(['Refrain', 'Prevent', 'Distance', 'Zone', 'StayOut', 'Cap', 'OnlyMay', 'Deliver', 'Quota', 'Notify', 'Perform', 'Ensure']);

/** The parts that are no duty, each at most once. */
function termsOf(scope: Scope, node: Ast.Clause): Map<TermNode['$type'], TermNode> {
  const terms = new Map<TermNode['$type'], TermNode>();
  for (const part of node.parts) {
    if (isDuty(part)) continue;
    if (terms.has(part.$type)) scope.found.push(problems.partTwice(scope.at(part), TERM_WORDS[part.$type], `clause ${node.id}`));
    terms.set(part.$type, part);
  }
  const period = terms.get('Period') as Ast.Period | undefined;
  const end = terms.get('EndPart');
  if ((period?.length !== undefined || period?.endless === true) && end !== undefined) scope.found.push(problems.partTwice(scope.at(end), 'until', `clause ${node.id}`));
  return terms;
}

const TERM_WORDS: Record<TermNode['$type'], string> = {
  Period: 'from', EndPart: 'until', While: 'while', Extended: 'extended by', Renewed: 'renewed by', Suspended: 'suspended by', Terminated: 'terminated by',
};

/** Whom a clause binds, in the author's order: those named, or all that the agreement declares as actors (N18), but for those that it names. */
function bindsOf(scope: Scope, node: Ast.Clause): string[] {
  if (!node.all) {
    checkBound(scope, node, 'binds');
    return [...node.binds];
  }
  checkBound(scope, node, 'but');
  const declared = [...scope.names.actors].filter(([name, { node: own }]) => (own as Partial<Ast.Actor>).$type === 'Actor' && !scope.names.excluded.has(name)).map(([name]) => name);
  const bound = declared.filter((name) => !node.but.includes(name));
  if (bound.length === 0) scope.found.push(problems.bindsNobody(scope.at(node, 'id'), node.id));
  return bound;
}

function checkBound(scope: Scope, node: Ast.Clause, property: 'binds' | 'but'): void {
  const names = node[property];
  names.forEach((name, i) => {
    checkActor(scope, name, node, property, i);
    if (names.indexOf(name) !== i) scope.found.push(problems.partTwice(scope.at(node, property, i), `${property} ${name}`, `clause ${node.id}`));
    if (property === 'binds' && scope.names.excluded.has(name)) scope.found.push(problems.excludedBound(scope.at(node, 'binds', i), node.id, name));
  });
}

/** `from T for D`. */
function lastsUntil(scope: Scope, period: Ast.Period | undefined, from: Time): Time | null {
  if (period?.length === undefined) return null;
  const length = lengthOf(scope, period.length);
  const placed = scope.placed(period.length);
  switch (length?.unit) {
    case 'elapsed': return { node: 'plus', of: from, ms: length.ms, ...placed };
    case 'civil-days': return { node: 'days-after', of: from, days: length.days, ...placed };
    case 'months': return { node: 'months-after', of: from, months: length.months, ...placed };
    case 'metres': scope.found.push(problems.notElapsed(scope.at(period.length), scope.words(period.length)));
  }
  return null;
}

function extensionOf(scope: Scope, node: Ast.Extended | undefined): Clause['extension'] {
  if (node === undefined) return null;
  const most = node.once ? 1 : node.most === undefined ? undefined : Number(node.most);
  if (most === 0) scope.found.push(problems.extendedNever(scope.at(node, 'most')));
  const act = { ...jointActOf(scope, node.acts, node.backdated), ...(most === undefined ? {} : { most }) };
  if (node.length === undefined) return { ...act, ms: null, days: null };
  const length = lengthOf(scope, node.length);
  if (length?.unit === 'civil-days') return { ...act, ms: null, days: length.days };
  if (length?.unit === 'months') return { ...act, ms: null, days: null, months: length.months };
  return { ...act, ms: length === null ? 1 : elapsedOf(scope, node.length), days: null };
}

export function jointActOf(scope: Scope, node: Ast.JointAct, backdated: boolean): JointAct {
  checkActors(scope, node.by, node, 'by');
  const isAny = node.any || node.separators.includes('or');
  if (isAny && (node.joint || node.separators.includes('and') || node.within !== undefined)) scope.found.push(problems.anyTogether(scope.at(node), node.by));
  return { by: [...node.by], ...(isAny && node.by.length > 1 && { any: true as const }), withinMs: node.within === undefined ? null : elapsedOf(scope, node.within), backdated, ...scope.placed(node) };
}

export function checkActors(scope: Scope, names: readonly string[], node: AstNode, property: string): void {
  names.forEach((name, i) => checkActor(scope, name, node, property, i));
}
