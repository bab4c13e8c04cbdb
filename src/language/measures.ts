// From measure phrases to measures: what is counted, from what, where, by whom, through whom.
import { nearest } from '#base/nearest.ts';
import type { AstNode } from 'langium';
import type * as Ast from '#language/generated/ast.ts';
import { checkCovered, coverings } from '#language/covering.ts';
import { groundRef } from '#language/grounds.ts';
import { elapsedOf } from '#language/lengths.ts';
import { problems } from '#language/problems.ts';
import { thingsMeant } from '#language/things.ts';
import { actKind, checkActor, checkTopic, timeOf } from '#language/times.ts';
import { findCondition, findMeasure, type Scope } from '#language/writing.ts';
import { STAGES, type Stage } from '#records/claim.ts';
import { INCIDENT_TYPES, incidentType } from '#records/incident-types.ts';
import { COUNTED, THINGS, thingOf } from '#records/things.ts';
import { phraseOfMeasure } from '#records/phrase.ts';
import { loadOf } from '#records/things.ts';
import type { ClaimSort, Measure, Ref } from '#records/plan.ts';

/** What a phrase stands for where no name is given to it: a definition says all; within a condition or a duty `silence means unknown` holds where nothing is written. */
export type Standing = { as: 'defined'; name: string; base: Measure | undefined } | { as: 'phrase' };

/** The name of a measure or condition, when the phrase is nothing else. */
export function bareName(phrase: Ast.MeasurePhrase): string | undefined {
  const { what } = phrase;
  if (what.$type !== 'IncidentWhat' || what.people !== undefined || what.of.length !== 1) return undefined;
  if (/^incidents\b/.test(what.$cstNode?.text ?? '')) return undefined;
  return what.of[0]!.includes('/') ? undefined : what.of[0];
}

/** The measure that a phrase means, defined by name or made here; its name. */
export function measureNamed(scope: Scope, phrase: Ast.MeasurePhrase): Measure {
  const name = bareName(phrase);
  const known = name === undefined ? undefined : findMeasure(scope, name);
  if (known === undefined) {
    if (name !== undefined && phrase.options.length === 0 && incidentType(name) === undefined) {
      scope.found.push(problems.unknownMeasure(scope.at(phrase), name, nearest(name, scope.names.measures.keys())));
    }
    return keepPhrase(scope, measureOf(scope, phrase, { as: 'phrase' }));
  }
  if (phrase.options.length > 0) scope.found.push(problems.optionsOnName(scope.at(phrase), known.name));
  checkUse(scope, known, phrase);
  return known;
}

/** A named measure used here: its free parameters must be bound, and a day's count has no place in an elapsed window. */
function checkUse(scope: Scope, measure: Measure, node: AstNode): void {
  for (const [kind, refs] of [['places', [measure.place]], ['actors', [...measure.by, ...measure.against]]] as const) {
    for (const ref of refs) if ('param' in ref && !isBound(scope, ref.param, kind, node)) scope.found.push(problems.noPlaceBound(scope.at(node), ref.param));
  }
  checkElapsed(scope, measure, node);
}

export function checkElapsed(scope: Scope, measure: Measure, node: AstNode): void {
  if (scope.elapsed && measure.per.unit === 'civil-day') scope.found.push(problems.unitMixed(scope.at(node), measure.name));
}

/** Gives a phrase its own words for a name and keeps it among the scope's measures; the same phrase twice is one measure. */
export function keepPhrase(scope: Scope, measure: Measure): Measure {
  const phrase = phraseOfMeasure(measure);
  for (let n = 1; ; n += 1) {
    const name = n === 1 ? phrase : `${phrase} (${n})`;
    const known = findMeasure(scope, name);
    if (known === undefined) {
      const named = { ...measure, name };
      scope.measures.set(name, named);
      return named;
    }
    if (sameMeaning(known, { ...measure, name })) return known;
  }
}

function sameMeaning(a: Measure, b: Measure): boolean {
  const meaning = ({ at: _at, clause: _clause, ...rest }: Measure): string => JSON.stringify(Object.entries(rest).sort(([x], [y]) => (x < y ? -1 : 1)));
  return meaning(a) === meaning(b);
}

/** A whole measure from its phrase; the name of a phrase is still to be given. */
export function measureOf(scope: Scope, phrase: Ast.MeasurePhrase, standing: Standing): Measure {
  const options = new Options(scope, phrase.options, standing.as === 'defined' ? `measure ${standing.name}` : 'this measure');
  const name = standing.as === 'defined' ? standing.name : scope.words(phrase);
  if (phrase.what.$type === 'ActsWhat') return actsCounted(scope, phrase, phrase.what, options, name, standing);
  const counted = countedBy(scope, phrase, options, name, standing);
  const measure: Measure = {
    name, ...counted, strip: null,
    per: perOf(scope, options.get('PerOption')),
    place: placeOf(scope, options.get('PlaceOption'), phrase, name),
    by: refsOf(scope, options.get('ByOption')),
    against: refsOf(scope, options.get('AgainstOption')),
    ...choicesOf(scope, options, phrase, name, standing),
    ...scope.placed(phrase),
  };
  checkParted(scope, measure, options, name);
  if (standing.as === 'phrase') checkElapsed(scope, measure, phrase);
  return measure;
}

/** V15: acts are nowhere, every channel tells them, and what none tells was not made. */
function actsCounted(scope: Scope, phrase: Ast.MeasurePhrase, what: Ast.ActsWhat, options: Options, name: string, standing: Standing): Measure {
  for (const option of phrase.options) {
    const isOfActs = option.$type === 'PerOption' || (option.$type === 'SilenceOption' && option.means === 'none');
    if (!isOfActs) scope.found.push(problems.actsOption(scope.at(option), name, scope.words(option).replace(/^, */, '')));
  }
  what.to.forEach((actor, i) => checkActor(scope, actor, what, 'to', i));
  const measure: Measure = {
    name, from: 'acts', of: [], unit: 'acts', stage: null, strip: null, place: { name: '' },
    acts: { act: actKind(scope, what.act, what, 'act'), to: [...new Set(what.to)].sort(), about: checkTopic(scope, what.about) },
    per: perOf(scope, options.get('PerOption')), by: refsOf(scope, what), against: [], excluding: 'none', exceptions: [], channels: null, silence: 'none',
    ...scope.placed(phrase),
  };
  if (standing.as === 'phrase') checkElapsed(scope, measure, phrase);
  return measure;
}

/** Nothing is left out of a published total but what its publisher left out; and only of what happened something is left out since acts cover it. */
export function checkParted(scope: Scope, measure: Measure, options: Options, name: string): void {
  const [option] = options.all('LeavingOption');
  if (measure.from === 'tallies' && option !== undefined) scope.found.push(problems.totalNotParted(scope.at(option), name));
  checkCovered(scope, measure, options.all('CoverOption'), name);
}

type Choices = Pick<Measure, 'excluding' | 'notBy' | 'notAgainst' | 'exceptions' | 'unless' | 'channels' | 'silence'>;

function choicesOf(scope: Scope, options: Options, node: AstNode, name: string, standing: Standing): Choices {
  const base = standing.as === 'defined' ? standing.base : undefined;
  const silence = options.get('SilenceOption')?.means ?? base?.silence;
  if (silence === undefined && standing.as === 'defined') scope.found.push(problems.silenceMissing(scope.at(node), name));
  const channels = options.get('ChannelOption');
  return {
    excluding: excludingOf(options.get('ExcludingOption')),
    ...leavingOf(scope, options),
    exceptions: options.get('ExceptionOption')?.names ?? [],
    ...coverings(scope, options.all('CoverOption')),
    channels: channels === undefined ? base?.channels ?? null : channelsOf(scope, channels.channels, channels, 'channels'),
    silence: silence ?? 'unknown',
  };
}

/** N16: named actors left out; a published total cannot be parted by them. */
export function leavingOf(scope: Scope, options: Options): Pick<Measure, 'notBy' | 'notAgainst'> {
  const by = new Set<string>(), against = new Set<string>();
  for (const option of options.all('LeavingOption')) {
    option.actors.forEach((ref, i) => checkActor(scope, ref, option, 'actors', i));
    if (option.by) option.actors.forEach((name) => by.add(name));
    if (option.both || !option.by) option.actors.forEach((name) => against.add(name));
  }
  return { ...(by.size === 0 ? {} : { notBy: [...by].sort() }), ...(against.size === 0 ? {} : { notAgainst: [...against].sort() }) };
}

export function excludingOf(option: Ast.ExcludingOption | undefined): Measure['excluding'] {
  if (option === undefined) return 'none';
  return option.all ? 'all' : 'any';
}

/** Options of a measure or duty by kind, each at most once; but any number that leave out somebody, or what acts cover. */
export class Options {
  private readonly byKind = new Map<string, Ast.MeasureOption>();
  private readonly options: readonly Ast.MeasureOption[];

  constructor(scope: Scope, options: readonly Ast.MeasureOption[], owner: string) {
    this.options = options;
    for (const option of options) {
      if (option.$type === 'LeavingOption' || option.$type === 'CoverOption') continue;
      if (this.byKind.has(option.$type)) scope.found.push(problems.partTwice(scope.at(option), scope.words(option).replace(/^, */, '').split(' ')[0]!, owner));
      this.byKind.set(option.$type, option);
    }
  }

  all<K extends Ast.MeasureOption['$type']>(kind: K): Extract<Ast.MeasureOption, { $type: K }>[] {
    return this.options.filter((option): option is Extract<Ast.MeasureOption, { $type: K }> => option.$type === kind);
  }

  get<K extends Ast.MeasureOption['$type']>(kind: K): Extract<Ast.MeasureOption, { $type: K }> | undefined {
    return this.byKind.get(kind) as Extract<Ast.MeasureOption, { $type: K }> | undefined;
  }
}

type Counted = Pick<Measure, 'from' | 'of' | 'unit' | 'stage' | 'load'>;

/** What is carried, as a set; absent where nothing is said of it. */
export function loadsOf(words: readonly string[]): Pick<Measure, 'load'> {
  return words.length === 0 ? {} : { load: [...new Set(words.map(loadOf))].sort() };
}

function countedBy(scope: Scope, phrase: Ast.MeasurePhrase, options: Options, name: string, standing: Standing): Counted {
  const { what } = phrase;
  const said = options.get('SortOption');
  const sayWrong = (sort: ClaimSort): void => {
    if (said !== undefined && said.sort !== sort) scope.found.push(problems.wrongSort(scope.at(said), name, said.sort));
  };
  switch (what.$type) {
    case 'ActsWhat': throw new TypeError('acts are measured by themselves');
    case 'MovementWhat':
      sayWrong('movements');
      return { from: 'movements', of: [], unit: what.unit, stage: stageOf(scope, what.stage, what), ...loadsOf(what.loads) };
    case 'PresenceWhat':
      sayWrong('presence');
      return { from: 'presence', of: thingsMeant(scope, what.of), unit: 'things', stage: null };
    case 'ExchangeWhat':
      sayWrong('incidents');
      return { from: 'incidents', of: [exchangedAs(scope, what)], unit: 'events', stage: null };
    case 'TallyWhat':
      sayWrong('tallies');
      return { from: 'tallies', of: what.of.map((word, i) => talliedAs(scope, word, what, i)), unit: talliedUnit(what.of), stage: null };
    case 'IncidentWhat': {
      const plain = /\bincidents\s+of\b/.test(what.$cstNode?.text ?? '');
      const base = standing.as === 'defined' ? standing.base : undefined;
      const from = plain ? 'incidents' : said?.sort ?? base?.from;
      const of = what.of.map((word, i) => typeOf(scope, word, what, i));
      if (plain) sayWrong('incidents');
      else if (from === undefined) scope.found.push(problems.fromMissing(scope.at(what), name, what.of.join(', ')));
      else if (from === 'movements' || from === 'presence') scope.found.push(problems.wrongSort(scope.at(said ?? what), name, from));
      if (what.people !== undefined && from === 'tallies') scope.found.push(problems.wrongSort(scope.at(said ?? what), `people ${what.people}`, 'tallies of incidents; write `tallies of killed`'));
      return { from: from ?? 'incidents', of, unit: what.people ?? 'events', stage: null };
    }
  }
}

/** What a tally may count: people and things by their words, incidents by their type. */
export function talliedAs(scope: Scope, word: string, node: AstNode, index: number): string {
  if (COUNTED.includes(word)) return word;
  const thing = thingOf(word);
  return THINGS.includes(thing) && incidentType(thing) === undefined ? thing : typeOf(scope, word, node, index);
}

function talliedUnit(of: readonly string[]): Measure['unit'] {
  const [first] = of;
  return of.length === 1 && (first === 'killed' || first === 'injured') ? first : 'events';
}

/** What is exchanged, as the tree of incidents has it. */
const EXCHANGED: Readonly<Record<string, string>> = {
  'people released': 'release', 'hostages released': 'release/hostage', 'prisoners released': 'release/prisoner', 'remains released': 'release/remains', 'remains handed over': 'release/remains',
  'weapons handed over': 'handover/weapons', 'weapons accepted': 'handover/weapons/accepted', 'weapons rejected': 'handover/weapons/rejected',
  'ammunition handed over': 'handover/ammunition', 'sites handed over': 'handover/site',
};

function exchangedAs(scope: Scope, node: Ast.ExchangeWhat): string {
  const words = scope.words(node), known = EXCHANGED[words];
  if (known === undefined) scope.found.push(problems.unknownExchange(scope.at(node), words, nearest(words, Object.keys(EXCHANGED)), Object.keys(EXCHANGED)));
  return known ?? 'release';
}

export function stageOf(scope: Scope, word: string, node: AstNode): Stage {
  const found = STAGES.find((stage) => stage === word);
  if (found === undefined) scope.found.push(problems.unknownStage(scope.at(node, 'stage'), word, nearest(word, STAGES), STAGES));
  return found ?? 'delivered';
}

/** The full path of a kind of incident. */
export function typeOf(scope: Scope, word: string, node: AstNode, index: number): string {
  const found = incidentType(word.replaceAll('_', '-'));
  if (typeof found === 'string') return found;
  const at = scope.at(node, 'of', index);
  if (found !== undefined) scope.found.push(problems.ambiguousType(at, word, found.ambiguous));
  else {
    const lasts = INCIDENT_TYPES.map((path) => path.slice(path.lastIndexOf('/') + 1));
    scope.found.push(problems.unknownType(at, word, nearest(word, [...lasts, ...INCIDENT_TYPES, ...scope.names.measures.keys(), ...scope.names.conditions.keys()])));
  }
  return word;
}

function perOf(scope: Scope, option: Ast.PerOption | undefined): Measure['per'] {
  if (option === undefined) return { unit: 'moment' };
  if (option.since !== undefined) return { unit: 'since', from: timeOf(scope, option.since) };
  if (option.length !== undefined) return { unit: 'elapsed', ms: elapsedOf(scope, option.length) };
  if (!option.civil) scope.found.push(problems.bareDay(scope.at(option), scope.words(option), 1));
  return { unit: 'civil-day' };
}

function placeOf(scope: Scope, option: Ast.PlaceOption | undefined, phrase: AstNode, name: string): Ref {
  if (option !== undefined) return option.ground === undefined ? placeRef(scope, option.place!, option.the, option) : groundRef(scope, option.ground);
  scope.found.push(problems.measuredNowhere(scope.at(phrase), name));
  return { name: '' };
}

/** A place's name, or a parameter: bound around, or, in a definition of its own, bound where the definition is used. */
export function placeRef(scope: Scope, word: string, the: boolean, node: AstNode): Ref {
  if (isBound(scope, word, 'places', node)) return { param: word };
  if (!the && scope.names.places.has(word)) return { name: word };
  if (scope.open && (the || scope.names.params.has(word))) return { param: word };
  if (the || scope.names.params.has(word)) scope.found.push(problems.noPlaceBound(scope.at(node, 'place'), word));
  else scope.found.push(problems.unknownPlace(scope.at(node, 'place'), word, nearest(word, scope.names.places.keys())));
  return { name: word };
}

/** Whether a `for each` around binds the word; a list of the other kind is a problem. */
function isBound(scope: Scope, word: string, kind: 'places' | 'actors', node: AstNode): boolean {
  const binding = scope.bound.find(({ param }) => param === word);
  const list = binding === undefined ? undefined : scope.names.lists.get(binding.list)?.node;
  if (list !== undefined && list.kind !== kind) scope.found.push(problems.wrongListKind(scope.at(node), list.name, list.kind, kind));
  return binding !== undefined;
}

function refsOf(scope: Scope, option: Ast.ByOption | Ast.AgainstOption | Ast.ActsWhat | undefined): Ref[] {
  return (option?.actors ?? []).map((ref) => {
    if (isBound(scope, ref.name, 'actors', ref) || (scope.open && !scope.names.actors.has(ref.name) && (ref.the || scope.names.params.has(ref.name)))) return { param: ref.name };
    checkActor(scope, ref.name, ref, 'name');
    return { name: ref.name };
  });
}

/** Names of channels, each checked, as a set: in UTF-16 order. */
export function channelsOf(scope: Scope, channels: readonly string[], node: AstNode, property: string): string[] {
  channels.forEach((name, i) => {
    if (scope.names.channels.has(name)) return;
    scope.found.push(problems.unknownChannel(scope.at(node, property, i), name, nearest(name, scope.names.channels.keys())));
  });
  return [...new Set(channels)].sort();
}

/** Whether a name is that of a condition here; used where a phrase alone may be either. */
export function isCondition(scope: Scope, name: string): boolean {
  return findCondition(scope, name) !== undefined || scope.names.conditions.has(name);
}
