// From readings as written to readings of the plan: choices, and definitions of their own.
import { nearest } from '#base/nearest.ts';
import { formulaOf } from '#language/formulas.ts';
import { gateInReading, gateOf } from '#language/gates.ts';
import type * as Ast from '#language/generated/ast.ts';
import { elapsedOf, exactNumber, lengthOf } from '#language/lengths.ts';
import { bareName, channelsOf, measureOf } from '#language/measures.ts';
import type { Names } from '#language/name-tables.ts';
import { introduceMembers, noteName } from '#language/names.ts';
import { listOf } from '#language/places.ts';
import { problems } from '#language/problems.ts';
import { timeOf } from '#language/times.ts';
import { findMeasure, type Scope } from '#language/writing.ts';
import { definedBy } from '#language/words.ts';
import { zoneNamed } from '#language/zones.ts';
import { STANDINGS, type Standing } from '#records/claim.ts';
import type { AnchorDefinition, Gate, List, Measure, Reading } from '#records/plan.ts';
import { familyOf } from '#records/topic.ts';

/** The agreement's gates, for a reading to have parts of them otherwise; `startOf` tells from when a condition's windows are counted. */
export interface ReadingAround { gates: Map<string, Gate>; zoneVersion: string; startOf(condition: string): Scope['start'] }

export function readingOf(outer: Scope, node: Ast.Reading, around: ReadingAround): Reading {
  const names = namesInReading(outer, node);
  const scope: Scope = { ...outer, names, measures: new Map(), conditions: new Map(), outer };
  const reading: Reading = {
    name: node.name, adoptedBy: node.adoptedBy, adoptedOn: node.adoptedOn ?? null, channels: null, proof: [], silence: [], watched: null, lookEveryMs: null,
    setAside: { datedWithinDays: null, datedWithinMs: null, placedWithinMetres: null }, completeAfterMs: null, zone: null,
    anchors: [], measures: [], conditions: [], lists: [], ends: [], gates: [], ...scope.placed(node),
  };
  const once = new Set<string>();
  for (const part of node.parts) {
    if (ONCE.has(part.$type)) {
      if (once.has(part.$type)) scope.found.push(problems.partTwice(scope.at(part), scope.words(part).split(' ').slice(0, 2).join(' '), `reading ${node.name}`));
      once.add(part.$type);
    }
    writeChoice(scope, part, reading, around);
  }
  writeDefinitions(scope, node, reading, around);
  if (reading.proof.length === 0) scope.found.push(problems.noStandard(scope.at(node, 'name'), node.name));
  return reading;
}

const ONCE: ReadonlySet<string> = new Set<Ast.ReadingPart['$type']>(['ReadingChannels', 'Watched', 'Look', 'Holds', 'Complete', 'OwnClock']);

/** The agreement's names, and over them those that the reading defines. */
function namesInReading(outer: Scope, node: Ast.Reading): Names {
  const own = { anchors: new Map(), lists: new Map(), measures: new Map(), conditions: new Map(), gates: new Map() } as Pick<Names, 'anchors' | 'lists' | 'measures' | 'conditions' | 'gates'>;
  for (const part of node.parts) {
    if (part.$type === 'Anchor') noteName(own.anchors, part.name, part, 'anchor', outer);
    else if (part.$type === 'List') {
      noteName(own.lists, part.name, part, 'list', outer);
      introduceMembers(part, outer.names, outer);
    } else if (part.$type === 'MeasureDefinition') noteName(own.measures, part.name, part, 'measure', outer);
    else if (part.$type === 'ConditionDefinition') noteName(own.conditions, part.name, part, 'condition', outer);
    else if (part.$type === 'Gate') noteName(own.gates, part.name, part, 'gate', outer);
    else if (part.$type === 'Redefinition') noteRedefinition(outer, own, part);
  }
  // A bare redefinition keeps the parameter that the agreement gives the condition.
  for (const [name, { node: part }] of own.conditions) if ((part as object as Ast.ReadingPart).$type === 'Redefinition' && outer.names.conditions.has(name)) own.conditions.delete(name);
  return {
    ...outer.names,
    anchors: new Map([...outer.names.anchors, ...own.anchors]), lists: new Map([...outer.names.lists, ...own.lists]),
    measures: new Map([...outer.names.measures, ...own.measures]), conditions: new Map([...outer.names.conditions, ...own.conditions]),
  };
}

/** `NAME = ...` without a word before it is what the agreement has under that name; a new name is a measure when nothing in it is compared. */
function noteRedefinition(outer: Scope, own: Pick<Names, 'measures' | 'conditions'>, part: Ast.Redefinition): void {
  if (isMeasure(outer, part)) noteName(own.measures, part.name, part as unknown as Ast.MeasureDefinition, 'measure', outer);
  else noteName(own.conditions, part.name, part as unknown as Ast.ConditionDefinition, 'condition', outer);
}

function isMeasure(outer: Scope, part: Ast.Redefinition): boolean {
  const { of } = part;
  if (of.$type !== 'Comparison' || of.op !== undefined || of.no) return false;
  if (outer.names.measures.has(part.name)) return true;
  return !outer.names.conditions.has(part.name) && bareName(of.what) === undefined;
}

function writeChoice(scope: Scope, part: Ast.ReadingPart, reading: Reading, around: ReadingAround): void {
  switch (part.$type) {
    case 'ReadingChannels': reading.channels = channelsOf(scope, part.channels, part, 'channels'); return;
    case 'Counts': reading.proof.push(proofOf(scope, part)); return;
    case 'ReadingSilence': {
      const { measure, channel } = part;
      if (measure !== undefined && findMeasure(scope, measure) === undefined && !scope.names.measures.has(measure)) {
        scope.found.push(problems.unknownMeasure(scope.at(part, 'measure'), measure, nearest(measure, scope.names.measures.keys())));
      }
      if (channel !== undefined) channelsOf(scope, [channel], part, 'channel');
      reading.silence.push({ measure: measure ?? null, channel: channel ?? null, means: part.means });
      return;
    }
    case 'Watched': {
      const percent = exactNumber(scope, part.share, part, 'share');
      reading.watched = { share: percentOf(percent), ms: part.length === undefined ? null : elapsedOf(scope, part.length) };
      return;
    }
    case 'Look': reading.lookEveryMs = elapsedOf(scope, part.length); return;
    case 'Holds': {
      const ms = elapsedOf(scope, part.length);
      if (ms > 0) reading.holdsAfterLookMs = ms;
      return;
    }
    case 'SetsAside': for (const limit of part.limits) writeVague(scope, limit, reading.setAside); return;
    case 'Complete': reading.completeAfterMs = elapsedOf(scope, part.length); return;
    case 'OwnClock':
      reading.zone = zoneNamed(part.clock, around.zoneVersion) ?? null;
      if (reading.zone === null) scope.found.push(problems.unknownZone(scope.at(part, 'clock'), part.clock));
      return;
    case 'ClauseEnds':
      if (isFamily(scope, part.clause)) {
        for (const id of scope.names.clauses.keys()) if (familyOf(id) === part.clause) reading.ends.push({ clause: id, until: timeOf({ ...scope, clause: id }, part.time, 'end') });
        return;
      }
      if (!scope.names.clauses.has(part.clause)) scope.found.push(problems.unknownClause(scope.at(part, 'clause'), part.clause, nearest(part.clause, scope.names.clauses.keys())));
      reading.ends.push({ clause: part.clause, until: timeOf(scope, part.time, 'end') });
  }
}

/** Whether an id is that of a clause for each member, as a whole. */
function isFamily(scope: Scope, id: string): boolean {
  return !scope.names.clauses.has(id) && [...scope.names.clauses.keys()].some((one) => familyOf(one) === id);
}

/** N12: clauses for each member follow the agreement's list. */
function noteListOfClauses(scope: Scope, part: Ast.List): void {
  for (const [id, { node }] of scope.names.clauses) if (node.list === part.name) return void scope.found.push(problems.listInReading(scope.at(part, 'name'), familyOf(id) ?? id, part.name));
}

function percentOf(percent: { num: number; den: number }): { num: number; den: number } {
  const shared = greatestCommonDivisor(percent.num, percent.den * 100);
  return { num: percent.num / shared, den: (percent.den * 100) / shared };
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? Math.max(a, 1) : greatestCommonDivisor(b, a % b);
}

/** `or stronger` names every standing above the weakest named that a claim can have of itself; `ruled-so` always counts (E3). */
function proofOf(scope: Scope, part: Ast.Counts): Reading['proof'][number] {
  const able = STANDINGS.slice(0, 3);
  const standings: Standing[] = [];
  part.standings.forEach((word, i) => {
    const found = able.find((standing) => standing === word);
    if (found === undefined) scope.found.push(problems.unknownStanding(scope.at(part, 'standings', i), word, nearest(word, able)));
    else standings.push(found);
  });
  const least = Math.min(...standings.map((standing) => able.indexOf(standing)));
  return {
    standings: part.stronger && standings.length > 0 ? able.slice(least) : able.filter((standing) => standings.includes(standing)),
    channels: part.channels.length === 0 ? null : channelsOf(scope, part.channels, part, 'channels'),
    result: part.may ? 'may-count' : 'counts',
  };
}

function writeVague(scope: Scope, node: Ast.Vague, setAside: Reading['setAside']): void {
  const length = lengthOf(scope, node.length);
  if (length === null) return;
  if (node.how === 'placed') {
    if (length.unit === 'metres') setAside.placedWithinMetres = length.metres;
    else scope.found.push(problems.notDistance(scope.at(node.length), scope.words(node.length)));
  } else if (length.unit === 'civil-days') setAside.datedWithinDays = length.days;
  else setAside.datedWithinMs = elapsedOf(scope, node.length);
}

/** Measures before conditions before gates, since each speaks of the ones before. */
function writeDefinitions(scope: Scope, node: Ast.Reading, reading: Reading, around: ReadingAround): void {
  for (const part of node.parts) {
    if (part.$type === 'Anchor') reading.anchors.push({ name: part.name, time: timeOf(scope, part.time), ...scope.placed(part) } satisfies AnchorDefinition);
    else if (part.$type === 'List') {
      reading.lists.push(listOf(scope, part) satisfies List);
      noteListOfClauses(scope, part);
    }
    else if (part.$type === 'MeasureDefinition') writeMeasure(scope, part.name, part.of);
    else if (part.$type === 'Redefinition' && part.of.$type === 'Comparison' && isMeasure(scope, part)) writeMeasure(scope, part.name, part.of.what);
  }
  for (const part of node.parts) {
    const isCondition = part.$type === 'ConditionDefinition' || (part.$type === 'Redefinition' && !isMeasure(scope, part));
    if (!isCondition) continue;
    const base = scope.outer!.names.conditions.get(part.name)?.node.param;
    const param = (part.$type === 'ConditionDefinition' ? part.param : undefined) ?? base;
    const inside: Scope = { ...scope, start: around.startOf(part.name), bound: param === undefined ? [] : [{ param, list: '' }] };
    scope.conditions.set(part.name, { name: part.name, of: definedBy(scope.outer!.conditions.get(part.name)?.of, formulaOf(inside, part.of), node.adoptedBy), ...scope.placed(part) });
  }
  for (const part of node.parts) {
    if (part.$type !== 'Gate') continue;
    const base = around.gates.get(part.name);
    const isWhole = part.parts.some((one) => one.$type === 'Run');
    if (base === undefined && !isWhole) scope.found.push(problems.unknownGate(scope.at(part, 'name'), part.name, nearest(part.name, around.gates.keys())));
    else reading.gates.push(base === undefined ? gateOf(scope, part) : gateInReading(scope, part, base));
  }
  reading.measures = [...scope.measures.values()];
  reading.conditions = [...scope.conditions.values()];
}

/** What the reading leaves unsaid of `from`, channels and silence holds as the agreement's measure of that name has it. */
function writeMeasure(scope: Scope, name: string, phrase: Ast.MeasurePhrase): void {
  const base: Measure | undefined = scope.outer!.measures.get(name);
  scope.measures.set(name, measureOf({ ...scope, open: true, bound: [] }, phrase, { as: 'defined', name, base }));
}
