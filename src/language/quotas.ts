// Quotas as written to duties of the plan: so much in each row of civil days, and parts of it that are quotas too (W6, W15).
import { nearest } from '#base/nearest.ts';
import type { AstNode } from 'langium';
import { uncounted } from '#language/check-quotas.ts';
import { keep, shared, type DutyPlace } from '#language/duty-measures.ts';
import type * as Ast from '#language/generated/ast.ts';
import { exactNumber, lengthOf, wholeNumber } from '#language/lengths.ts';
import { loadsOf, Options, placeRef, stageOf } from '#language/measures.ts';
import type { Position } from '#base/problem.ts';
import { problems } from '#language/problems.ts';
import { findMeasure, type Scope } from '#language/writing.ts';
import type { Duty, Measure, QuotaLeast } from '#records/plan.ts';

type Quota = Extract<Duty, { duty: 'quota' }>;

/** The number of civil days in a row; 1 after a problem. */
export function daysOfRow(scope: Scope, node: Ast.CivilRow): number {
  if (node.length === undefined) {
    if (!node.civil) scope.found.push(problems.bareDay(scope.at(node), 'each day', 1));
    return 1;
  }
  const length = lengthOf(scope, node.length);
  if (length === null) return 1;
  if (length.unit === 'civil-days' && length.days > 0) return length.days;
  scope.found.push(problems.quotaDays(scope.at(node), scope.words(node)));
  return 1;
}

/** The whole first, then each `of which`, in the author's order; `600 of Entered` is of a measure that has a name, so a reading may define it anew. */
export function quotasOf(scope: Scope, node: Ast.Quota, place: DutyPlace): Quota[] {
  if (node.whole !== undefined) return [quotaOfMeasure(scope, node, node.whole, place)];
  const options = new Options(scope, node.parts.filter((part) => part.$type === 'ChannelOption' || part.$type === 'SilenceOption'), `clause ${place.clause}`);
  const whole: Measure = {
    ...shared(scope, options), name: place.measure, from: 'movements', of: [], unit: node.unit!, ...loadsOf(node.loads),
    stage: node.stage === undefined ? 'delivered' : stageOf(scope, node.stage, node), place: placeRef(scope, node.place!, false, node), ...scope.placed(node),
  };
  const common = { days: daysOfRow(scope, node.row), ...becoming(scope, node, place) };
  const least = node.base === undefined ? number(scope, node.value, node) : shareOfBase(scope, node, node.base);
  return [
    { duty: 'quota', measure: keep(scope, whole), least, ...common, ...scope.placed(node) },
    ...node.parts.filter((part) => part.$type === 'OfWhich').map((part, i): Quota => ({
      duty: 'quota', measure: keep(scope, partOf(scope, whole, part, `${place.measure}.${i + 1}`)),
      least: part.percent ? { operand: 'measure', percent: exactNumber(scope, part.value, part, 'value'), measure: whole.name } : number(scope, part.value, part),
      ...common, ...scope.placed(part),
    })),
  ];
}

function number(scope: Scope, text: string, node: AstNode): QuotaLeast {
  return { operand: 'number', value: { num: wholeNumber(scope, text, node, 'value', 1), den: 1 } };
}

/** Its place, channels and parts are its definition's: parts of it would not follow a reading that defines it anew. */
function quotaOfMeasure(scope: Scope, node: Ast.Quota, name: string, place: DutyPlace): Quota {
  for (const part of node.parts) {
    if (part.$type === 'ChannelOption' || part.$type === 'SilenceOption') scope.found.push(problems.optionsOnName(scope.at(part), name));
    else if (part.$type === 'OfWhich') scope.found.push(problems.ofWhichOfName(scope.at(part), name));
  }
  checkCounted(scope, name, scope.at(node, 'whole'));
  return { duty: 'quota', measure: name, least: number(scope, node.value, node), days: daysOfRow(scope, node.row), ...becoming(scope, node, place), ...scope.placed(node) };
}

/** What becomes of a shortfall has no default; parts of days ask their part where that is said. */
function becoming(scope: Scope, node: Ast.Quota, { clause }: DutyPlace): Pick<Quota, 'shortfall' | 'proRata'> {
  const once = <T extends Ast.QuotaPart['$type']>(type: T, words: string) => {
    const [first, again] = node.parts.filter((part): part is Extract<Ast.QuotaPart, { $type: T }> => part.$type === type);
    if (again !== undefined) scope.found.push(problems.partTwice(scope.at(again), words, `clause ${clause}`));
    return first;
  };
  const shortfall = once('Shortfall', 'a shortfall');
  if (shortfall === undefined) scope.found.push(problems.shortfallMissing(scope.at(node), clause));
  return { shortfall: shortfall?.becomes === 'carried' ? 'carried' : 'lapses', ...(once('ProRata', 'part days pro rata') === undefined ? {} : { proRata: true }) };
}

function shareOfBase(scope: Scope, node: Ast.Quota, name: string): QuotaLeast {
  checkCounted(scope, name, scope.at(node, 'base'));
  return { operand: 'measure', percent: exactNumber(scope, node.value, node, 'value'), measure: name };
}

function checkCounted(scope: Scope, name: string, at: Position): void {
  const measure = findMeasure(scope, name);
  const problem = measure === undefined ? problems.unknownMeasure(at, name, nearest(name, scope.names.measures.keys())) : uncounted(measure, at);
  if (problem !== null) scope.found.push(problem);
}

/** The stage, the channels and what silence means are those of the whole. */
function partOf(scope: Scope, whole: Measure, part: Ast.OfWhich, name: string): Measure {
  const place = part.place === undefined ? whole.place : placeRef(scope, part.place, false, part);
  if (part.unit === undefined) return { ...whole, name, place, ...scope.placed(part) };
  if (part.percent && part.unit !== whole.unit) scope.found.push(problems.quotaBase(scope.at(part, 'unit'), 'the whole', `it counts ${whole.unit}, and the part ${part.unit}`));
  return { ...whole, ...loadsOf(part.loads), name, unit: part.unit, place, ...scope.placed(part) };
}
