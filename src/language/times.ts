// From written times to anchors of the plan.
import { dateOfDay, dayFromDate } from '#base/civil.ts';
import { parseInstant } from '#base/instant.ts';
import { nearest } from '#base/nearest.ts';
import { instantOfSkipped, instantsOfLocal, msOfDayAt, offsetAt, type ZoneTable } from '#base/zone.ts';
import type * as Ast from '#language/generated/ast.ts';
import { lengthOf } from '#language/lengths.ts';
import { problems } from '#language/problems.ts';
import { forEachNode } from '#language/tree-walk.ts';
import type { Scope } from '#language/writing.ts';
import { ACT_KINDS, type ActKind } from '#records/claim.ts';
import type { Ref, Time } from '#records/plan.ts';

/** `end`: the time closes something (`until`, `by`, `ends at`, `lapses at`), where 23:59 is a problem (T6). */
export type Role = 'start' | 'end';

const NEVER: Time = { node: 'at', instant: 0 };

export function timeOf(scope: Scope, node: Ast.Time, role: Role = 'start'): Time {
  let time = baseOf(scope, node.base, node.shifts.length > 0 ? 'start' : role);
  for (const shift of node.shifts) {
    const back = shift.sign === '-';
    const length = lengthOf(scope, shift.by);
    if (length === null) continue;
    if (length.unit === 'elapsed') time = { node: 'plus', of: time, ms: back ? -length.ms : length.ms, ...scope.placed(node) };
    else if (length.unit === 'months') time = { node: 'months-after', of: time, months: back ? -length.months : length.months, ...scope.placed(node) };
    else scope.found.push(problems.notElapsed(scope.at(shift.by), scope.words(shift.by)));
  }
  return time;
}

function baseOf(scope: Scope, node: Ast.TimeBase, role: Role): Time {
  const placed = scope.placed(node);
  switch (node.$type) {
    case 'TimeInParentheses': return timeOf(scope, node.of, role);
    case 'WrittenTime': return { ...writtenTime(scope, node, role), ...placed };
    case 'DayEdge': {
      const edge = node.edge;
      if (node.this !== undefined || node.clause !== undefined) return eachOr(scope, node, { ...clauseEdge(scope, node), ...placed });
      if (node.each) scope.found.push(problems.eachOutside(scope.at(node)));
      if (node.of !== undefined) return { node: 'day-of', of: timeOf(scope, node.of), edge, ...placed };
      if (dayFromDate(node.date!) === undefined) scope.found.push(problems.noSuchTime(scope.at(node, 'date'), node.date!));
      return { node: 'edge', day: node.date!, edge, ...placed };
    }
    case 'OtherTime': return { ...afterTime(scope, node), ...placed };
    case 'ActTime': return eachOr(scope, node, { ...actTime(scope, node), ...placed });
    case 'OpeningTime': return eachOr(scope, node, { ...openingTime(scope, node), ...placed });
    case 'ThatTime': return { ...thatTime(scope, node), ...placed };
    case 'FulfilmentTime': {
      if (!scope.names.clauses.has(node.clause)) scope.found.push(problems.unknownClause(scope.at(node, 'clause'), node.clause, nearest(node.clause, scope.names.clauses.keys())));
      return eachOr(scope, node, { node: 'fulfilment', of: node.clause, ...placed });
    }
    case 'AnchorTime': {
      const { anchors } = scope.names;
      if (!anchors.has(node.name)) scope.found.push(problems.unknownAnchor(scope.at(node), node.name, nearest(node.name, anchors.keys())));
      return { node: 'anchor', name: node.name, ...placed };
    }
  }
}

/** The start or end of a clause (T14); `this clause` is the one that the words stand in. */
function clauseEdge(scope: Scope, node: Ast.DayEdge): Time {
  const of = node.clause ?? scope.clause;
  if (of === undefined) return failed(scope, problems.notInClause(scope.at(node)));
  const clause = scope.names.clauses.get(of)?.node;
  if (clause === undefined) scope.found.push(problems.unknownClause(scope.at(node, 'clause'), of, nearest(of, scope.names.clauses.keys())));
  else if (speaksOfEach(clause)) scope.found.push(problems.manyOfClause(scope.at(node), of, node.edge));
  else if (node.edge === 'end' && !clause.parts.some((part) => part.$type === 'EndPart' || (part.$type === 'Period' && part.length !== undefined))) {
    scope.found.push(problems.clauseNoEnd(scope.at(node), of));
  }
  return { node: 'clause', of, edge: node.edge };
}

/** A time that can come again: in a clause that binds anew for each, the one that it is judged for. */
function eachOr(scope: Scope, node: Ast.DayEdge | Ast.ActTime | Ast.OpeningTime | Ast.FulfilmentTime, time: Time): Time {
  if (!node.each) return time;
  const at = scope.at(node);
  if (scope.each === undefined || (time.node === 'clause' && time.edge === 'start')) scope.found.push(problems.eachOutside(at));
  else if (scope.each.of === null) scope.each.of = time;
  else if (meaningOf(scope.each.of) !== meaningOf(time)) scope.found.push(problems.eachDiffers(at, scope.words(node)));
  return { node: 'that', ...scope.placed(node) };
}

const WORD_OF: Partial<Record<Time['node'], string>> = { opening: 'opening', act: 'act', fulfilment: 'fulfilment', clause: 'end' };

/** `that opening`, `it`: whether there is one is known when the whole clause is read. */
function thatTime(scope: Scope, node: Ast.ThatTime): Time {
  if (scope.each === undefined) scope.found.push(problems.thatAlone(scope.at(node), scope.words(node)));
  else scope.each.spoken.push({ word: node.word ?? '', at: scope.at(node) });
  return { node: 'that' };
}

/** Says where `that act` stands and no `each act`, and gives what the clause binds anew for. */
export function eachOfClause(scope: Scope): Time | null {
  const { of, spoken } = scope.each!;
  for (const { word, at } of spoken) if (of === null || (word !== '' && word !== WORD_OF[of.node])) scope.found.push(problems.thatAlone(at, word === '' ? 'it' : `that ${word}`));
  return of;
}

function meaningOf(time: Time): string {
  return JSON.stringify(time, (key, value: unknown) => (key === 'at' || key === 'clause' ? undefined : value));
}

/** Whether a clause binds anew for each of something. */
function speaksOfEach(clause: Ast.Clause): boolean {
  let speaks = false;
  forEachNode(clause, (node) => {
    if ((node.$type === 'DayEdge' || node.$type === 'ActTime' || node.$type === 'OpeningTime' || node.$type === 'FulfilmentTime') && (node as Ast.DayEdge).each) speaks = true;
  });
  return speaks;
}

function writtenTime(scope: Scope, node: Ast.WrittenTime, role: Role): Time {
  const at = scope.at(node);
  if (node.instant !== undefined) {
    const instant = parseInstant(node.instant);
    if (typeof instant === 'number') return { node: 'at', instant };
    return failed(scope, problems.noSuchTime(at, node.instant));
  }
  const day = dayFromDate(node.date!);
  if (day === undefined) return failed(scope, problems.noSuchTime(at, node.date!));
  if (node.clock === undefined) return failed(scope, problems.dateAlone(at, node.date!));
  const ms = msOfClock(node.clock);
  const local = `${node.date} ${node.clock}`;
  if (ms === undefined) return failed(scope, problems.noSuchTime(at, local));
  if (role === 'end' && !node.exactly && node.clock.startsWith('23:59')) scope.found.push(problems.lastMinute(at, node.date!, node.clock));
  if (node.offset !== undefined) {
    const offset = msOfClock(node.offset);
    if (offset === undefined) return failed(scope, problems.noSuchTime(at, `${local} ${node.offsetSign}${node.offset}`));
    return { node: 'at', instant: day * 86_400_000 + ms - (node.offsetSign === '-' ? -offset : offset) };
  }
  const instants = instantsOfLocal(scope.zone, day, ms);
  if (instants.length === 0) return failed(scope, problems.skipped(at, local, scope.zone.name, skippedWords(scope.zone, day, ms, local)));
  if (instants.length > 1) return failed(scope, problems.comesTwice(at, local, scope.zone.name, instants.map((t) => offsetWords(offsetAt(scope.zone, t)))));
  return { node: 'at', instant: instants[0]! };
}

function msOfClock(text: string): number | undefined {
  const parts = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3})0*)?)?$/.exec(text);
  if (parts === null) return undefined;
  const [hour, minute, second] = [Number(parts[1]), Number(parts[2]), Number(parts[3] ?? 0)];
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  return ((hour * 60 + minute) * 60 + second) * 1000 + Number((parts[4] ?? '').padEnd(3, '0'));
}

/** The instant of a skipped time, written by the offset before the gap, and as clocks show it, by the offset after. */
function skippedWords(zone: ZoneTable, day: number, ms: number, local: string): [string, string] {
  const instant = instantOfSkipped(zone, day, ms);
  const offset = offsetAt(zone, instant);
  const shown = dateOfDay(Math.floor((instant + offset) / 86_400_000));
  return [`${local} ${offsetWords(day * 86_400_000 + ms - instant)}`, `${shown} ${clockWords(msOfDayAt(zone, instant))} ${offsetWords(offset)}`];
}

function offsetWords(ms: number): string {
  return `${ms < 0 ? '-' : '+'}${clockWords(Math.abs(ms))}`;
}

/** `19:00`, with seconds and their fractions only where there are any. */
function clockWords(ms: number): string {
  const two = (n: number): string => String(Math.floor(n)).padStart(2, '0');
  const seconds = ms % 60_000 === 0 ? '' : `:${two((ms % 60_000) / 1000)}${ms % 1000 === 0 ? '' : `.${String(ms % 1000).padStart(3, '0')}`}`;
  return `${two(ms / 3_600_000)}:${two((ms / 60_000) % 60)}${seconds}`;
}

/** `48 h after D`, `3 civil days after D` (T7), `2 months after D` (T11), `48 h before D`. */
function afterTime(scope: Scope, node: Ast.OtherTime): Time {
  const of = timeOf(scope, node.of);
  const length = lengthOf(scope, node.by);
  if (length === null) return NEVER;
  const before = node.direction === 'before';
  switch (length.unit) {
    case 'elapsed': return { node: 'plus', of, ms: before ? -length.ms : length.ms };
    case 'months': return { node: 'months-after', of, months: before ? -length.months : length.months };
    case 'civil-days': return { node: 'days-after', of, days: before ? -length.days : length.days };
    case 'metres': return failed(scope, problems.notElapsed(scope.at(node.by), scope.words(node.by)));
  }
}

function actTime(scope: Scope, node: Ast.ActTime): Time {
  const joint = node.joint || node.separators.includes('and');
  if (node.which === undefined && !node.each) scope.found.push(problems.whichOne(scope.at(node), `${joint ? 'joint ' : ''}act of ${node.act}`));
  node.by.forEach((name, i) => checkActor(scope, name, node, 'by', i));
  return { node: 'act', act: actKind(scope, node.act, node, 'act'), by: node.by, joint, about: checkTopic(scope, node.about), which: node.which ?? 'first' };
}

function openingTime(scope: Scope, node: Ast.OpeningTime): Time {
  const gate = scope.names.gates.get(node.gate)?.node;
  if (node.which === undefined && !node.each) scope.found.push(problems.whichOne(scope.at(node), `opening of ${node.gate}`));
  if (gate === undefined) scope.found.push(problems.unknownGate(scope.at(node, 'gate'), node.gate, nearest(node.gate, scope.names.gates.keys())));
  else if (gate.list !== undefined && node.arg === undefined) {
    scope.found.push(problems.gateParameter(scope.at(node), node.gate, `opens for each member of ${gate.list}, and this does not say for which`, `write \`${node.gate}(MEMBER)\``));
  } else if (gate.list === undefined && node.arg !== undefined) {
    scope.found.push(problems.gateParameter(scope.at(node, 'arg'), node.gate, 'is one gate, not one for each member of a list', `write \`${node.gate}\` alone`));
  } else checkMember(scope, gate.list, node);
  return { node: 'opening', gate: node.gate, arg: node.arg === undefined ? null : refTo(scope, node.arg), which: node.which ?? 'first' };
}

function checkMember(scope: Scope, list: string | undefined, node: Ast.OpeningTime): void {
  const members = list === undefined ? undefined : scope.names.lists.get(list)?.node.members;
  if (members === undefined || node.arg === undefined || members.includes(node.arg) || scope.bound.some(({ param }) => param === node.arg)) return;
  scope.found.push(problems.gateParameter(scope.at(node, 'arg'), node.gate, `has no member called ${node.arg}`, `name a member of ${list}: ${members.join(', ')}`));
}

function refTo(scope: Scope, name: string): Ref {
  return scope.bound.some(({ param }) => param === name) ? { param: name } : { name };
}

export function actKind(scope: Scope, word: string, node: Ast.ActTime | Ast.ActDone | Ast.Perform | Ast.ActPattern | Ast.ActsWhat | Ast.CoveringAct, property: string): ActKind {
  const found = ACT_KINDS.find((kind) => kind === word);
  if (found === undefined) scope.found.push(problems.unknownAct(scope.at(node, property), word, nearest(word, ACT_KINDS), ACT_KINDS));
  return found ?? 'decision';
}

/** What an act is about is free: a clause, a gate, a claim. Kept as written. */
export function checkTopic(_scope: Scope, about: string | undefined): string | null {
  return about ?? null;
}

export function checkActor(scope: Scope, name: string, node: Parameters<Scope['at']>[0], property: string, index?: number): void {
  if (scope.names.actors.has(name)) return;
  scope.found.push(problems.unknownActor(scope.at(node, property, index), name, nearest(name, scope.names.actors.keys())));
}

function failed(scope: Scope, problem: Scope['found'][number]): Time {
  scope.found.push(problem);
  return NEVER;
}
