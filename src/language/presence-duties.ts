// From duties about what is somewhere to duties of the plan: at most, at least, exactly so many, none, or none but those of some (N16-N18).
import { keep, presence, type DutyPlace, type PresenceNode } from '#language/duty-measures.ts';
import { checkList } from '#language/formulas.ts';
import { groundRef } from '#language/grounds.ts';
import { wholeNumber } from '#language/lengths.ts';
import { placeRef } from '#language/measures.ts';
import { problems } from '#language/problems.ts';
import type { Scope } from '#language/writing.ts';
import type { Duty, Ref } from '#records/plan.ts';

/** At each place that is meant, what is asked of the things there. */
export function presenceDuties(scope: Scope, node: PresenceNode, place: DutyPlace): Duty[] {
  const of = node.things.length === 0 ? place.things : node.things;
  return placesMeant(scope, node, place).flatMap(({ where, name }): Duty[] => {
    const measure = keep(scope, presence(scope, node, { ...place, measure: name }, of, where));
    const placed = scope.placed(node);
    const { least, most } = numbersAsked(scope, node);
    return [
      ...(least === null ? [] : [{ duty: 'hold' as const, measure, least, ...placed }]),
      ...(most === null ? [] : [{ duty: 'cap' as const, measure, limit: most, ...placed }]),
    ];
  });
}

function numbersAsked(scope: Scope, node: PresenceNode): { least: number | null; most: number | null } {
  if (node.$type !== 'Cap' || node.no) return { least: null, most: 0 };
  const number = (property: 'least' | 'limit' | 'exact', least: number): number | null => {
    const written = node[property];
    return written === undefined ? null : wholeNumber(scope, written, node, property, least);
  };
  const exact = number('exact', 0);
  const least = exact ?? number('least', 1), most = exact ?? number('limit', 0);
  return { least: least === 0 ? null : least, most };
}

/** The one place written, or each member of a list; with the name of the measure there. */
function placesMeant(scope: Scope, node: PresenceNode, place: DutyPlace): { where: Ref; name: string }[] {
  if (node.each === undefined) return [{ where: node.ground === undefined ? placeRef(scope, node.place!, false, node) : groundRef(scope, node.ground), name: place.measure }];
  const list = scope.names.lists.get(node.each)?.node;
  if (list === undefined) checkList(scope, node.each, node, 'each');
  else if (list.kind !== 'places') scope.found.push(problems.wrongListKind(scope.at(node, 'each'), list.name, list.kind, 'places'));
  // A duty is the agreement's: what a reading puts in place of the list would not be followed.
  for (const [reading, { node: own }] of scope.names.readings) {
    if (own.parts.some((part) => part.$type === 'List' && part.name === node.each)) scope.found.push(problems.listOfReading(scope.at(node, 'each'), place.clause, node.each, reading));
  }
  return (list?.members ?? []).map((member) => ({ where: { name: member }, name: `${place.measure}/${member}` }));
}
