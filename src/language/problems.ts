// The catalogue of what can be wrong with an agreement: for each code what is wrong and what would mend it.
import type { Position, Problem } from '#base/problem.ts';
import { problemsOfDocuments } from '#language/problems-of-documents.ts';
import { problemsOfTerms } from '#language/problems-of-terms.ts';
import { problemsOfText } from '#language/problems-of-text.ts';
import { error, listWords, meant, warning } from '#language/problem-words.ts';

const problemsOfNames = {
  nameTwice: (at: Position, name: string, what: string, first: Position | undefined): Problem =>
    error('name.twice', at, `${what} ${name} is defined twice`, 'give one of them another name, or leave one out', first === undefined ? [] : [first]),
  unknownActor: (at: Position, name: string, near: string | undefined): Problem =>
    error('actor.unknown', at, `no actor is called ${name}`, meant(near, `declare it: \`actor ${name} "..."\``)),
  perhapsTypo: (at: Position, name: string, near: string): Problem =>
    warning('actor.perhaps-typo', at, `${name} is not declared and so becomes an actor of its own, though ${near} has nearly the same name`, `write ${near} if that is meant, or declare \`actor ${name}\``),
  actorRing: (at: Position, ring: string[]): Problem =>
    error('actor.ring', at, `actors include or guarantee one another in a ring: ${ring.join(' -> ')}`, 'take one of these words away (N3)'),
  unknownPlace: (at: Position, name: string, near: string | undefined): Problem =>
    error('place.unknown', at, `no place is called ${name}`, meant(near, `declare it: \`place ${name} in ...\``)),
  noPlaceBound: (at: Position, name: string): Problem =>
    error('place.not-bound', at, `"the ${name}" speaks of the member that a \`for each ${name} in LIST\` stands at, and there is none around it`, `write \`for each ${name} in LIST: ...\` around it, or name one place`),
  placeRing: (at: Position, ring: string[]): Problem =>
    error('place.ring', at, `places lie in one another in a ring: ${ring.join(' -> ')}`, 'take one of the words `in`, `divided into` or `is` away'),
  fileMissing: (at: Position, file: string): Problem =>
    error('place.file-missing', at, `the file "${file}" is not there or cannot be read`, 'put the file beside the agreement, or correct its name'),
  fileUnreadable: (at: Position, message: string, mend: string, field: string, named: Position): Problem =>
    ({ ...error('place.file-unreadable', at, message, mend, [named]), ...(field === '' ? {} : { field }) }),
  noFeature: (at: Position, feature: string, file: string, near: string | undefined): Problem =>
    error('place.no-feature', at, `"${file}" has no feature named ${feature}`, near === undefined ? 'name the feature with `as "its name in the file"`' : `write \`as "${near}"\`, if that is meant`),
  notDrawn: (at: Position, name: string): Problem =>
    error('place.not-drawn', at, `${name} is known by its name alone, and a distance is measured from it`, `draw it: \`place ${name} from "places.geojson"\``),
  madeAndDrawn: (at: Position, name: string): Problem =>
    error('place.made-and-drawn', at, `${name} is made of other places, and is drawn or divided besides`, 'leave one of the two out'),
  inTwoParts: (at: Position, name: string, parts: string[], whole: string): Problem =>
    error('place.in-two-parts', at, `${name} lies in ${listWords(parts).replace(' or ', ' and ')}, which are parts of ${whole}: parts of one place have nothing in common (E20)`, `say of ${name} only that it is in ${whole}, or divide it into what lies in each part`),
  noSuchSite: (at: Position, kind: string, near: string | undefined): Problem =>
    warning('place.no-such-site', at, `no place is declared to be a ${kind}, so only claims that themselves say so tell of one (N21)`, meant(near, `declare them: \`place NAME a ${kind} in PLACE\``)),
  groundOfParameter: (at: Position, name: string): Problem =>
    error('place.ground-of-a-parameter', at, `${name} stands for each member of a list, and ground made of it would be another for each (N20)`, 'define a place for each member (`place NAME is ...`) and a list of these'),
  unknownList: (at: Position, name: string, near: string | undefined): Problem =>
    error('list.unknown', at, `no list is called ${name}`, meant(near, `declare it: \`list ${name} of places, as of DATE: ...\``)),
  emptyList: (at: Position, name: string): Problem =>
    error('list.empty', at, `list ${name} has no members, so "for each" of it would say nothing (V9)`, 'name its members'),
  listNoDate: (at: Position, name: string): Problem =>
    error('list.no-date', at, `list ${name} does not say as of when it is (V9)`, 'write `, as of 2016-06-20` before the colon'),
  undeclaredMember: (at: Position, name: string, list: string, kind: string, near: string | undefined): Problem =>
    warning('list.undeclared-member', at, `${name}, a member of list ${list}, is not declared and so is known by its name alone`, `declare it: \`${kind === 'places' ? 'place' : 'actor'} ${name}\`${near === undefined ? '' : `; or write ${near}, if that is meant`}`),
  memberTwice: (at: Position, name: string, list: string): Problem =>
    error('list.member-twice', at, `list ${list} names ${name} twice`, 'name it once'),
  wrongListKind: (at: Position, list: string, is: string, wanted: string): Problem =>
    error('list.wrong-kind', at, `list ${list} is a list of ${is}; here the members must be ${wanted}`, `use a list of ${wanted}`),
  unknownLine: (at: Position, name: string, near: string | undefined): Problem =>
    error('line.unknown', at, `no line is called ${name}`, meant(near, `declare it: \`line ${name} from "places.geojson"\``)),
  notALine: (at: Position, name: string, type: string): Problem =>
    error('line.not-a-line', at, `${name} is drawn as a ${type}, not as a line`, 'draw it as a LineString or MultiLineString, or declare it as a place'),
  unknownChannel: (at: Position, name: string, near: string | undefined): Problem =>
    error('channel.unknown', at, `no channel is called ${name}`, meant(near, `declare it: \`channel ${name} sees incidents\``)),
  channelSeesNothing: (at: Position, name: string): Problem =>
    error('channel.sees-nothing', at, `channel ${name} does not say what it sees (E7)`, 'write `sees incidents`, `sees tallies of attack`, `sees movements` or `sees presence of tanks`; acts are always seen'),
  unknownType: (at: Position, name: string, near: string | undefined): Problem =>
    error('type.unknown', at, `${name} is no kind of incident, and no measure or condition has that name`, meant(near, 'use a name of the tree of incidents, such as `attack`, `attack/shelling` or `fire`')),
  ambiguousType: (at: Position, name: string, paths: string[]): Problem =>
    error('type.ambiguous', at, `${name} stands in several places of the tree of incidents`, `write one in full: ${listWords(paths)}`),
  unknownMeasure: (at: Position, name: string, near: string | undefined): Problem =>
    error('measure.unknown', at, `no measure is called ${name}`, meant(near, `define it: \`measure ${name} = ...\``)),
  unknownCondition: (at: Position, name: string, near: string | undefined): Problem =>
    error('condition.unknown', at, `no condition is called ${name}`, meant(near, `define it: \`condition ${name} = ...\``)),
  actorNoCondition: (at: Position, name: string): Problem =>
    error('condition.unknown', at, `no condition is called ${name}: that is an actor`, `of an act by either of them write \`by any of A, ${name}\`; of an act by each, \`by A and ${name}\``),
  unknownClause: (at: Position, name: string, near: string | undefined): Problem =>
    error('clause.unknown', at, `no clause has the id ${name}`, meant(near, `write it: \`clause ${name} binds ...\``)),
  unknownGate: (at: Position, name: string, near: string | undefined): Problem =>
    error('gate.unknown', at, `no gate is called ${name}`, meant(near, `write it: \`gate ${name} opens after ...\``)),
  unknownAnchor: (at: Position, name: string, near: string | undefined): Problem =>
    error('time.unknown-anchor', at, `no anchor is called ${name}`, meant(near, `define it: \`${name} is 2016-09-12 19:00\``)),
  unknownAct: (at: Position, name: string, near: string | undefined, all: readonly string[]): Problem =>
    error('act.unknown-kind', at, `there is no act of ${name}`, meant(near, `the acts are ${listWords(all)}`)),
  ring: (at: Position, ring: string[], also: Position[]): Problem =>
    error('plan.cycle', at, `these definitions hang on one another in a ring: ${ring.join(' -> ')}`, 'define one of them without the others (T10)', also),
};

/** One function for each thing that can be wrong. Codes: `PROBLEM_CODES` in problem-words.ts. */
export const problems = { ...problemsOfText, ...problemsOfDocuments, ...problemsOfNames, ...problemsOfTerms };
