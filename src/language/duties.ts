// From duties as written to duties of the plan, and the measures that they count by.
import { nearest } from '#base/nearest.ts';
import { sideOfLine, type Compass, type Geometry } from '#base/geometry.ts';
import type * as Ast from '#language/generated/ast.ts';
import { incidentsOf, keep, namedActors, presence, shared, type DutyPlace, type PresenceNode } from '#language/duty-measures.ts';
import { addresseesOf, conjuncts, deadlinesOf, formulaOf, stepsOf, windowAnchor } from '#language/formulas.ts';
import { metresOf, elapsedOf, wholeNumber } from '#language/lengths.ts';
import { groundNearer } from '#language/grounds.ts';
import { keepPhrase, loadsOf, Options, placeRef, stageOf } from '#language/measures.ts';
import { presenceDuties } from '#language/presence-duties.ts';
import { problems } from '#language/problems.ts';
import { daysOfRow, quotasOf } from '#language/quotas.ts';
import { actKind, checkTopic } from '#language/times.ts';
import { checkVerifiers } from '#language/words.ts';
import type { Scope } from '#language/writing.ts';
import type { ActKind } from '#records/claim.ts';
import type { Duty, Measure, Time } from '#records/plan.ts';

export type DutyNode = Ast.Refrain | Ast.Prevent | Ast.Distance | Ast.Zone | PresenceNode | Ast.Deliver | Ast.Quota | Ast.Notify | Ast.Perform | Ast.Ensure;

const COMPASS: readonly Compass[] = ['north', 'south', 'east', 'west'];

/** What a duty as written asks for: a schedule is a duty for each of its numbers, a quota one for each of its parts; so is a number from both sides, and what is asked at each member of a list. */
export function dutiesOf(scope: Scope, node: DutyNode, place: DutyPlace): Duty[] {
  switch (node.$type) {
    case 'StayOut':
    case 'Cap':
    case 'OnlyMay': return presenceDuties(scope, node, place);
    case 'Quota': return quotasOf(scope, node, place);
    case 'Deliver': return deliverDuties(scope, node, place);
    case 'Notify':
    case 'Perform': return actsOwed(scope, node, place);
    case 'Ensure': return ensureDuties(scope, node);
    default: return [dutyOf(scope, node, place)];
  }
}

/** What is to be done by a time is kept once it is done; a condition is to hold all the while. */
function ensureDuties(scope: Scope, node: Ast.Ensure): Duty[] {
  const of = formulaOf(scope, node.of), parts = conjuncts(of), placed = scope.placed(node);
  return parts.every((part) => part.node === 'done') ? parts.map((part) => ({ duty: 'deliver', of: part, ...placed })) : [{ duty: 'ensure', of, ...placed }];
}

/** An act that is owed to several is a duty for each of them, unless any of them will do. */
function actsOwed(scope: Scope, node: Ast.Notify | Ast.Perform, place: DutyPlace): Duty[] {
  const act = node.$type === 'Notify' ? 'notice' : node.withdraw ? 'withdrawal' : actKind(scope, node.act!, node, 'act');
  const about = checkTopic(scope, node.about), placed = scope.placed(node);
  const when = node.again === undefined ? { duty: 'perform' as const, ...deadlines(scope, node.deadlines) } : { duty: 'recur' as const, days: daysOfRow(scope, node.again.row) };
  if (node.$type === 'Perform' && node.simultaneously) keepCoupling(scope, node, act, place);
  const verifiers = node.$type === 'Perform' ? node.verifiers : [];
  checkVerifiers(scope, verifiers, node, 'verifiers');
  const verified = verifiers.length === 0 ? {} : { verified: { by: [...verifiers], about: about ?? place.clause } };
  return addresseesOf(scope, node).map((to): Duty => (when.duty === 'recur' ? { ...when, act, about, ...to, ...placed } : { ...when, act, about, ...to, ...verified, ...placed }));
}

/** W7: that those bound act at one time is no one's duty alone, so it is a condition of its own beside theirs. */
function keepCoupling(scope: Scope, node: Ast.Perform, act: ActKind, place: DutyPlace): void {
  const { binds } = node.$container as Ast.Clause;
  if (binds.length < 2) scope.found.push(problems.simultaneousAlone(scope.at(node), place.clause));
  if (node.about === undefined) scope.found.push(problems.simultaneousAboutNothing(scope.at(node), place.clause));
  const about = checkTopic(scope, node.about), placed = scope.placed(node);
  const times = binds.map((name): Time => ({ node: 'act', act, by: [name], joint: false, about, which: 'first', ...placed }));
  const name = `clause ${place.measure.replace(/\/1$/, '')} simultaneously`;
  scope.conditions.set(name, { name, of: { node: 'together', times, withinMs: node.within === undefined ? null : elapsedOf(scope, node.within), ...placed }, ...placed });
}

function dutyOf(scope: Scope, node: Exclude<DutyNode, PresenceNode | Ast.Deliver | Ast.Ensure | Ast.Quota | Ast.Notify | Ast.Perform>, place: DutyPlace): Duty {
  const placed = scope.placed(node);
  switch (node.$type) {
    case 'Refrain': return { duty: 'refrain', measure: keep(scope, refrainMeasure(scope, node, place)), ...placed };
    case 'Prevent': {
      // N19: that there be none of it, whoever does it.
      const measure = keepPhrase(scope, preventedMeasure(scope, node, place));
      return { duty: 'ensure', of: { node: 'compare', measure: measure.name, op: '<=', to: { operand: 'number', value: { num: 0, den: 1 } }, ...placed }, ...placed };
    }
    case 'Distance':
    case 'Zone': return { duty: 'distance', measure: keep(scope, stripMeasure(scope, node, place)), posts: postsOf(scope, node.posts), ...placed };
  }
}

function deadlines(scope: Scope, nodes: readonly Ast.Deadline[]): Pick<Extract<Duty, { duty: 'perform' }>, 'notBefore' | 'noLaterThan'> {
  const { from, notBefore, noLaterThan } = deadlinesOf(scope, nodes);
  return { notBefore: notBefore ?? from, noLaterThan };
}

function refrainMeasure(scope: Scope, node: Ast.Refrain, place: DutyPlace): Measure {
  const options = new Options(scope, node.options, `clause ${place.clause}`);
  const by = options.get('ByOption');
  if (by !== undefined) scope.found.push(problems.byWritten(scope.at(by), place.clause));
  return incidentsOf(scope, node, options, place);
}

/** N19: of whom it is to be prevented is written, for it is not those bound. */
function preventedMeasure(scope: Scope, node: Ast.Prevent, place: DutyPlace): Measure {
  const options = new Options(scope, node.options, `clause ${place.clause}`);
  return { ...incidentsOf(scope, node, options, place), by: namedActors(scope, options.get('ByOption')) };
}

/** N6. A distance without a side is ground all round (N20). The place of a strip's measure is its line by name; the strip says the rest. */
function stripMeasure(scope: Scope, node: Ast.Distance | Ast.Zone, place: DutyPlace): Measure {
  if (node.$type === 'Distance' && node.side === undefined && (node.from || node.site !== undefined)) return presence(scope, node, place, node.things, groundNearer(scope, node));
  const name = node.line ?? '';
  const measure = presence(scope, node, place, node.things, { name });
  const line = place.lines.get(name);
  if (line === undefined) {
    const isPlace = node.$type === 'Distance' && (node.site !== undefined || scope.names.places.has(name));
    const at = scope.at(node, node.line === undefined ? 'site' : 'line');
    scope.found.push(isPlace ? problems.sideOfPlace(at, name) : problems.unknownLine(at, name, nearest(name, place.lines.keys())));
    return measure;
  }
  if (node.$type === 'Zone') {
    const metres = Math.ceil(metresOf(scope, node.width) / 2);
    return { ...measure, strip: { line: name, metres, side: null, compass: null } };
  }
  const metres = metresOf(scope, node.distance);
  return { ...measure, strip: { line: name, metres, ...sideOf(scope, node, name, line) } };
}

function sideOf(scope: Scope, node: Ast.Distance, name: string, line: Geometry): { side: 'left' | 'right'; compass: string | null } {
  const compass = COMPASS.find((word) => word === node.side);
  if (node.side === undefined) scope.found.push(problems.noSide(scope.at(node, 'line'), name));
  else if (compass === undefined) scope.found.push(problems.unknownSide(scope.at(node, 'side'), node.side));
  else if (line.type === 'LineString' || line.type === 'MultiLineString') {
    const found = sideOfLine(line, compass);
    if ('side' in found) return { side: found.side, compass };
    scope.found.push(problems.ambiguousSide(scope.at(node, 'side'), compass, name, found.ambiguous));
  }
  return { side: 'left', compass: compass ?? null };
}

function postsOf(scope: Scope, node: Ast.Posts | undefined): { count: number; people: number } | null {
  if (node === undefined) return null;
  return { count: wholeNumber(scope, node.count, node, 'count', 1), people: wholeNumber(scope, node.people, node, 'people', 0) };
}

function deliverDuties(scope: Scope, node: Ast.Deliver, place: DutyPlace): Duty[] {
  const options = new Options(scope, node.options, `clause ${place.clause}`);
  const measure = keep(scope, {
    ...shared(scope, options), name: place.measure, from: 'movements', of: [], unit: node.unit, ...loadsOf(node.loads),
    stage: node.stage === undefined ? 'delivered' : stageOf(scope, node.stage, node), place: placeRef(scope, node.place, false, node), ...scope.placed(node),
  });
  const placed = scope.placed(node);
  const limit = { num: wholeNumber(scope, node.count, node, 'count', 1), den: 1 };
  if (node.window !== undefined) {
    return [{ duty: 'deliver', of: { node: 'count', measure, op: '>=', limit, ms: elapsedOf(scope, node.length!), anchor: windowAnchor(scope, node.counting, node), ...placed }, ...placed }];
  }
  if (node.deadlines.length === 0) scope.found.push(problems.deliverByWhen(scope.at(node), place.clause));
  for (const step of node.steps) wholeNumber(scope, step.value, step, 'value', 1);
  return stepsOf(scope, node, limit, node.deadlines, node.steps).map(({ limit: least, from, notBefore, noLaterThan, placed: where }) => {
    const start = from ?? notBefore ?? scope.start ?? { node: 'at', instant: 0 };
    return { duty: 'deliver', of: { node: 'done', measure, op: '>=', limit: least, from: start, notBefore, noLaterThan, ...where }, ...where };
  });
}
