// Small plans with small evidence, made from a seed, for judging evaluators by worlds: toy clocks, two or three places, two or three actors.
import { toyZone } from '#base/zone.ts';
import { addCountedActs } from './small-acts.ts';
import { addClass, addGround } from './small-grounds.ts';
import type { Claim, CountRange, StatedPart } from '#records/claim.ts';
import type { Channel, Comparison, Formula, Measure, Operand, Plan, Time } from '#records/plan.ts';
import { addWords } from './small-words.ts';
import { aClaim, aMeasure, aPlan, aReading, anActor, aPlace, at } from './world-plans.ts';

export interface Pair {
  seed: number;
  plan: Plan;
  reading: string;
  claims: Claim[];
  asOf: number;
  knownAt: number;
  scan: { from: number; to: number };
  /** Whether V2's conditions (a) to (d) hold for every condition at every moment asked: then undetermined means that two worlds differ. */
  exactPromised: boolean;
  /** For each `for each`: the condition with a free parameter that its members are asked by. */
  members: Record<string, { condition: string; param: string }>;
}

/** Mulberry32. */
export class Chance {
  private state: number;
  constructor(seed: number) { this.state = seed >>> 0; }
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = this.state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }
  /** A whole number from low to high, both included. */
  whole(low: number, high: number): number { return low + Math.floor(this.next() * (high - low + 1)); }
  chance(share: number): boolean { return this.next() < share; }
  pick<T>(all: readonly T[]): T { return all[Math.floor(this.next() * all.length)]!; }
}

type Family = 'single' | 'baseline' | 'each' | 'compound' | 'channels' | 'movements' | 'tallies' | 'presence' | 'acts' | 'words';
const FAMILIES: readonly Family[] = ['single', 'single', 'single', 'baseline', 'each', 'compound', 'compound', 'channels', 'channels', 'movements',
  'tallies', 'presence', 'acts', 'acts', 'words', 'words'];
const EXACT: readonly Family[] = ['single', 'baseline', 'each', 'presence'];

const TYPES = ['attack', 'attack/shelling', 'attack/air', 'fire'];
const END = 12;

export function smallPair(seed: number): Pair {
  const dice = new Chance(seed);
  const family = dice.pick(FAMILIES);
  const dayMs = dice.pick([3, 4]);
  const pair: Pair = {
    seed, plan: aPlan(dice.chance(0.15) ? toyZone(dayMs, { changes: [{ from: dice.whole(3, 9), offsetMs: dice.pick([-1, 1]) }] }) : toyZone(dayMs)),
    reading: 'Reading', claims: [], asOf: dice.chance(0.6) ? 20 : dice.whole(7, END), knownAt: Infinity,
    scan: { from: dayMs, to: END }, exactPromised: EXACT.includes(family), members: {},
  };
  addPlaces(dice, pair);
  addActors(dice, pair);
  addReading(dice, pair);
  if (dice.chance(0.1)) pair.plan.readings[0]!.zone = toyZone(dayMs, { first: 1 });
  const several = (family === 'channels' || family === 'tallies' || family === 'movements') && dice.chance(0.75);
  pair.plan.channels = several ? [channel('C'), channel('D')] : [channel('C')];
  MAKERS[family](dice, pair);
  // Of a claim that could lie in either of two members nothing is promised; a part may lie where a claim of its kind may.
  const whole = ['each', 'movements', 'presence'].includes(family) ? placeNames(pair.plan).filter((name) => name !== 'Region') : placeNames(pair.plan);
  addPart(dice, pair, family === 'each' ? whole.slice(0, 1) : whole);
  if (dice.chance(0.15)) {
    pair.knownAt = dice.whole(6, 14);
    for (const claim of pair.claims) if (dice.chance(0.4)) claim.recordedAt = Math.max(claim.start, dice.whole(0, 14));
    // An act told to lie after h leaves `first` settled (T12), though another may still become known before it (E8): no rule weighs the two.
    pair.claims = pair.claims.filter((claim) => claim.kind !== 'act' || claim.start < pair.knownAt - (pair.plan.readings[0]!.completeAfterMs ?? 0));
  }
  if (seed % 5 === 0) pair.exactPromised = addGround(dice, pair);
  if (seed % 7 === 3) pair.exactPromised = addCountedActs(dice, pair);
  if (family === 'presence' && seed % 2 === 0) addClass(dice, pair);
  return pair;
}

const channel = (name: string): Channel => ({ name, title: name,
  sees: (['incidents', 'tallies', 'movements', 'presence'] as const).map((sort) => ({ sort, of: null })) });

function addPlaces(dice: Chance, { plan }: Pair): void {
  const shape = dice.pick(['divided', 'within', 'apart'] as const);
  if (shape === 'divided') plan.places = [aPlace('North'), { ...aPlace('Region'), dividedInto: ['North', 'South'] }, aPlace('South')];
  if (shape === 'within') plan.places = [{ ...aPlace('North'), within: ['Region'] }, aPlace('Region')];
  if (shape === 'apart') plan.places = [aPlace('North'), aPlace('South')];
}

function addActors(dice: Chance, { plan }: Pair): void {
  plan.actors = [anActor('Blue'), { ...anActor('Red'), includes: ['Red militia'] }];
  if (dice.chance(0.35)) plan.actors.unshift({ ...anActor('Black'), excluded: true });
}

function addReading(dice: Chance, { plan }: Pair): void {
  const reading = aReading('Reading');
  reading.proof = [
    { standings: ['confirmed'], channels: null, result: 'counts' },
    { standings: ['credible'], channels: null, result: dice.pick(['counts', 'may-count']) },
    { standings: ['alleged'], channels: null, result: dice.pick(['counts', 'may-count']) },
  ];
  if (dice.chance(0.1)) reading.proof.pop();
  if (dice.chance(0.1)) reading.setAside.datedWithinMs = 2;
  if (dice.chance(0.1)) reading.watched = { share: { num: 1, den: 2 }, ms: dice.pick([null, 2]) };
  if (dice.chance(0.1)) reading.lookEveryMs = 2;
  if (dice.chance(0.1)) reading.completeAfterMs = 1;
  if (dice.chance(0.1)) reading.silence = [{ measure: null, channel: 'C', means: dice.pick(['none', 'unknown']) }];
  plan.readings = [reading];
}

const placeNames = (plan: Plan) => plan.places.map((place) => place.name);

function incidentMeasure(dice: Chance, { plan }: Pair, name: string): Measure {
  const measure = aMeasure(name);
  measure.of = [dice.pick(TYPES)];
  measure.unit = dice.chance(0.75) ? 'events' : 'killed';
  measure.per = dice.pick([{ unit: 'moment' }, { unit: 'civil-day' }, { unit: 'elapsed', ms: dice.whole(2, 3) }] as const);
  measure.place = { name: dice.pick(placeNames(plan)) };
  if (dice.chance(0.35)) measure.by = [{ name: dice.pick(['Red', 'Blue']) }];
  if (dice.chance(0.2)) measure.against = [{ name: dice.pick(['Red', 'Blue']) }];
  if (dice.chance(plan.actors.some((actor) => actor.excluded) ? 0.6 : 0.1)) measure.excluding = dice.pick(['any', 'all']);
  if (measure.by.length === 0 && dice.chance(0.1)) measure.notBy = [dice.pick(['Red', 'Blue'])];
  if (measure.against.length === 0 && dice.chance(0.1)) measure.notAgainst = [dice.pick(['Red', 'Blue'])];
  if (dice.chance(0.15)) measure.exceptions = ['self-defence'];
  measure.silence = dice.chance(0.75) ? 'none' : 'unknown';
  return measure;
}

function range(dice: Chance): CountRange {
  const low = dice.pick([0, 1, 1, 1, 2]);
  return { low, high: dice.chance(0.06) ? Infinity : Math.max(low, dice.whole(0, 2)) };
}

function names(dice: Chance, { plan }: Pair): { names: string[] | null; oneOf: boolean } {
  const known = plan.actors.map((actor) => actor.name);
  switch (dice.whole(0, 7)) {
    case 0: return { names: null, oneOf: false };
    case 1: return { names: ['Blue', 'Red'], oneOf: true };
    case 2: return { names: ['Blue', 'Red'], oneOf: false };
    case 3: return { names: ['Red militia'], oneOf: false };
    case 4: return { names: ['A stranger'], oneOf: false };
    default: return { names: [dice.pick(known)], oneOf: false };
  }
}

function during(dice: Chance, longest: number): { start: number; end: number } {
  const start = dice.whole(0, END - 1);
  return { start, end: start + dice.pick([1, 1, 1, dice.whole(1, longest)]) };
}

function incident(dice: Chance, pair: Pair, id: number): Claim {
  const by = names(dice, pair), against = names(dice, pair);
  const claim = aClaim({
    kind: 'incident', id: `i${id}`, channel: dice.pick(pair.plan.channels).name, ...during(dice, 5), place: { name: dice.pick(placeNames(pair.plan)) },
    type: dice.chance(0.5) ? dice.pick(TYPES) : pair.plan.measures[0]!.of[0] ?? 'fire', count: range(dice),
    killed: dice.chance(0.6) ? range(dice) : { low: 0, high: Infinity },
    by: by.names, oneOfBy: by.oneOf, against: against.names, oneOfAgainst: against.oneOf, standing: dice.pick(['alleged', 'confirmed', 'confirmed', 'credible']),
  });
  // Half of the points are said to be within a place: told by the id, so that no die is thrown for it.
  if (dice.chance(0.05)) claim.place = { point: [0, 0], radiusMetres: 10, ...(id % 2 === 0 ? { within: [placeNames(pair.plan)[id % 4 === 0 ? 0 : 1] ?? 'Nowhere'] } : {}) };
  if (dice.chance(0.05)) claim.standing = dice.pick(['withdrawn', 'ruled-so', 'ruled-not-so']);
  // Who was killed, was killed in something that happened: E19 reads the two numbers apart, worlds together.
  if (claim.killed.low > 0 && claim.count.low === 0) claim.count = { low: 1, high: Math.max(1, claim.count.high) };
  if (claim.count.high === 0) claim.killed = { low: 0, high: 0 };
  return claim;
}

function addIncidents(dice: Chance, pair: Pair, most: number): void {
  for (let id = dice.whole(1, most); id > 0; id -= 1) pair.claims.push(incident(dice, pair, id));
  if (dice.chance(0.3)) addCoverage(dice, pair);
  const [first] = pair.claims;
  const standing = dice.chance(0.8) ? 'confirmed' : 'alleged';
  const says: Partial<Claim> = dice.chance(0.5) ? { ruledStanding: dice.pick(['ruled-so', 'ruled-not-so']) } : { exception: dice.pick(['self-defence', 'none']) };
  if (dice.chance(0.2)) pair.claims.push(ruling('r1', first!, { standing, ...says }));
}

/** What a ruling states of a part of one claim (E13); so that it says of no count what its people deny. */
function addPart(dice: Chance, pair: Pair, places: string[]): void {
  const told = pair.claims.filter((claim) => claim.kind !== 'act' && claim.kind !== 'coverage');
  if (told.length === 0 || !dice.chance(0.3)) return;
  const about = dice.pick(told), time = during(dice, 4), by = names(dice, pair), trucks = range(dice);
  const sides = about.kind === 'tally' || by.names === null ? {} : { by: { names: by.names, oneOf: by.oneOf } };
  const low = dice.whole(1, 2), count = { low, high: dice.whole(low, 2) };
  const killed = dice.whole(0, 2);
  for (let id = dice.whole(1, 2); id > 0; id -= 1) {
    const states = dice.pick<StatedPart>([{ count }, { during: time }, { place: { name: dice.pick(places) } }, sides, { killed: { low: killed, high: killed } },
      { trucks: { low: trucks.low, high: Math.min(trucks.high, 3) } }, { during: time, count }]);
    if (states.killed !== undefined && about.count.low === 0) continue;
    if (Object.keys(states).length === 0) continue;
    pair.claims.push(ruling(`s${id}`, about, { standing: dice.pick(['confirmed', 'confirmed', 'alleged']), start: id, end: id + 1, states }));
  }
}

function ruling(id: string, about: Claim, says: Partial<Claim>): Claim {
  return aClaim({ kind: 'act', act: 'ruling', id, channel: 'C', start: 5, end: 6, standing: 'confirmed', about: `${about.channel}/${about.id}`, ...says });
}

function addCoverage(dice: Chance, pair: Pair): void {
  for (let n = dice.whole(1, 2); n > 0; n -= 1) {
    const start = dice.whole(-2, 4);
    pair.claims.push(aClaim({ kind: 'coverage', id: `v${n}`, channel: dice.pick(pair.plan.channels).name, start, end: start + dice.whole(4, 14),
      standing: 'confirmed',
      place: { name: dice.pick(placeNames(pair.plan)) }, share: dice.chance(0.8) ? 1 : 0.5, of: dice.chance(0.8) ? null : ['incidents'] }));
  }
}

// ---------------------------------------------------------------------------------------------------------------- conditions

const OPS: readonly Comparison[] = ['<=', '<=', '<', '>=', '>'];
const number = (value: number): Operand => ({ operand: 'number', value: { num: value, den: 1 } });

function comparison(dice: Chance, measure: Measure): Formula {
  return { node: 'compare', measure: measure.name, op: dice.pick(OPS), to: number(dice.whole(0, 2)) };
}

/** One comparison, at one moment or over one full window. */
function single(dice: Chance, pair: Pair, measure: Measure): Formula {
  const anchor = { from: at(dice.whole(-2, 0)), reachBack: dice.chance(0.1) };
  const ms = dice.whole(2, pair.scan.from);
  if (measure.from === 'presence' || dice.chance(0.5)) return dice.chance(0.2) ? { node: 'not', of: comparison(dice, measure) } : comparison(dice, measure);
  if (dice.chance(0.5)) return { node: 'count', measure: measure.name, op: dice.pick(OPS), limit: { num: dice.whole(0, 2), den: 1 }, ms, anchor };
  measure.per = { unit: 'moment' };
  return { node: 'sustained', of: { node: 'compare', measure: measure.name, op: dice.pick(['<=', '<']), to: number(dice.whole(0, 2)) }, ms, anchor };
}

function addCondition(pair: Pair, name: string, of: Formula): void {
  pair.plan.conditions.push({ name, of });
}

/** Any formula over the measures; comparisons are met again and again. */
function compound(dice: Chance, pair: Pair, depth: number): Formula {
  const inner = () => compound(dice, pair, depth - 1);
  if (depth === 0) return comparison(dice, dice.pick(pair.plan.measures));
  const from = dice.whole(0, 1), to = from + dice.whole(0, 2);
  const anchor = { from: at(dice.whole(-2, 6)), reachBack: dice.chance(0.15) };
  switch (dice.whole(0, 9)) {
    case 0: case 1: return { node: 'and', of: [inner(), inner()] };
    case 2: case 3: return { node: 'or', of: [inner(), inner()] };
    case 4: return { node: 'not', of: inner() };
    case 5: return { node: 'sustained', of: inner(), ms: dice.whole(2, 3), anchor };
    case 6: return { node: 'past', some: dice.chance(0.5), fromMs: from, toMs: to, of: inner() };
    case 7: return { node: 'future', some: dice.chance(0.5), fromMs: from, toMs: to, of: inner() };
    case 8: return { node: 'since', hold: comparison(dice, dice.pick(pair.plan.measures)), begun: comparison(dice, dice.pick(pair.plan.measures)),
      fromMs: 0, toMs: dice.whole(1, 2) };
    default: return { node: 'until', hold: comparison(dice, dice.pick(pair.plan.measures)), comes: comparison(dice, dice.pick(pair.plan.measures)),
      fromMs: 0, toMs: dice.whole(1, 2) };
  }
}

// ------------------------------------------------------------------------------------------------------------------- families

const MAKERS: Record<Family, (dice: Chance, pair: Pair) => void> = {
  single(dice, pair) {
    pair.plan.measures = [incidentMeasure(dice, pair, 'One'), incidentMeasure(dice, pair, 'Two')];
    addIncidents(dice, pair, 4);
    addCondition(pair, 'First', single(dice, pair, pair.plan.measures[0]!));
    addCondition(pair, 'Second', single(dice, pair, pair.plan.measures[1]!));
    if (dice.chance(0.3)) addCondition(pair, 'Third', { node: 'condition', name: 'First' });
  },
  baseline(dice, pair) {
    const one = incidentMeasure(dice, pair, 'One');
    pair.plan.measures = [{ ...one, per: { unit: 'civil-day' } },
      { ...one, name: 'Two', per: { unit: 'civil-day' }, of: [one.of[0] === 'fire' ? 'advance' : 'fire'] }];
    addIncidents(dice, pair, 3);
    const percent = { num: dice.pick([50, 100, 150]), den: 1 };
    addCondition(pair, 'First', { node: 'compare', measure: 'One', op: dice.pick(OPS),
      to: { operand: 'average', percent, measure: dice.chance(0.5) ? null : 'One', days: dice.whole(1, 2), before: at(pair.scan.from) } });
    addCondition(pair, 'Second', { node: 'compare', measure: 'One', op: dice.pick(OPS), to: { operand: 'measure', percent, measure: 'Two' } });
    const since = { unit: 'since', from: at(dice.whole(0, pair.scan.from)) } as const;
    pair.plan.measures.push(...['One', 'Two'].map((name, i) => ({ ...pair.plan.measures[i]!, name: `${name} so far`, per: since })));
    const when = dice.pick<object>([{}, {}, { lagMs: dice.whole(1, 3) }, { asAt: at(dice.whole(2, pair.scan.from)) }]);
    const plus = dice.chance(0.5) ? { plus: { num: dice.pick([1, -1, 3]), den: dice.pick([1, 2]) } } : {};
    addCondition(pair, 'Third', { node: 'compare', measure: 'One so far', op: dice.pick(OPS), to: { operand: 'measure', percent, measure: 'Two so far', ...when, ...plus } });
  },
  each(dice, pair) {
    const parted = placeNames(pair.plan).filter((name) => name !== 'Region');
    pair.plan.lists = [{ name: 'Places', of: 'places', asOf: '1970-01-01', members: parted }];
    pair.plan.measures = [{ ...incidentMeasure(dice, pair, 'One'), place: { param: 'place' } }];
    addIncidents(dice, pair, 4);
    // A claim that could lie in either of two members would have no one worst outcome.
    for (const claim of pair.claims) if (claim.kind === 'incident') claim.place = { name: dice.pick(parted) };
    addCondition(pair, 'Calm', single(dice, pair, pair.plan.measures[0]!));
    const of: Formula = { node: 'condition', name: 'Calm' };
    addCondition(pair, 'Everywhere', dice.chance(0.6) ? { node: 'each', param: 'place', list: 'Places', of }
      : { node: 'at-least-of', k: 1, param: 'place', list: 'Places', of });
    pair.members['Everywhere'] = { condition: 'Calm', param: 'place' };
  },
  compound(dice, pair) {
    pair.plan.measures = [incidentMeasure(dice, pair, 'One'), incidentMeasure(dice, pair, 'Two')];
    addIncidents(dice, pair, 3);
    addCondition(pair, 'First', compound(dice, pair, 2));
    addCondition(pair, 'Second', compound(dice, pair, 1));
  },
  channels(dice, pair) {
    pair.plan.measures = [incidentMeasure(dice, pair, 'One'), incidentMeasure(dice, pair, 'Two')];
    if (dice.chance(0.3)) pair.plan.measures[1]!.channels = ['C'];
    addIncidents(dice, pair, 3);
    for (const claim of pair.claims) claim.count.high = Math.min(claim.count.high, 2);
    const told = pair.claims.filter((claim) => claim.kind === 'incident');
    if (told.length > 1 && dice.chance(0.5)) {
      const other = [`${told[1]!.channel}/${told[1]!.id}`];
      pair.claims.push(ruling('r2', told[0]!, dice.chance(0.4) && told[0]!.channel !== told[1]!.channel ? { sameAs: other } : { distinctFrom: other }));
    }
    addCondition(pair, 'First', compound(dice, pair, 1));
    addCondition(pair, 'Second', single(dice, pair, pair.plan.measures[1]!));
  },
  movements(dice, pair) {
    addMovements(dice, pair);
    const [one] = pair.plan.measures;
    addCondition(pair, 'First', single(dice, pair, one!));
    addCondition(pair, 'Second', { node: 'done', measure: 'One', op: '>=', limit: { num: dice.whole(1, 2), den: 1 }, from: at(dice.whole(0, 4)),
      notBefore: dice.chance(0.2) ? at(4) : null, noLaterThan: dice.chance(0.7) ? at(dice.whole(5, 10)) : null });
  },
  tallies(dice, pair) {
    const measure = { ...incidentMeasure(dice, pair, 'One'), from: 'tallies' as const, unit: 'events' as const, by: [], against: [], exceptions: [],
      excluding: 'none' as const };
    pair.plan.measures = [measure];
    for (let id = dice.whole(1, 4); id > 0; id -= 1) {
      const start = dice.pick([0, pair.plan.zone.dayMs, dice.whole(0, 8)]), low = dice.whole(0, 2);
      pair.claims.push(aClaim({ kind: 'tally', id: `t${id}`, channel: dice.pick(pair.plan.channels).name, start,
        end: start + dice.pick([pair.plan.zone.dayMs, dice.whole(2, 6)]),
        what: dice.chance(0.6) ? measure.of[0]! : dice.pick(TYPES), place: { name: dice.pick(placeNames(pair.plan)) },
        count: { low, high: Math.max(low, dice.whole(0, 3)) }, standing: dice.pick(['alleged', 'confirmed']) }));
    }
    if (dice.chance(0.5)) measure.per = { unit: 'civil-day' };
    addCondition(pair, 'First', comparison(dice, measure));
    addCondition(pair, 'Second', { node: 'count', measure: 'One', op: dice.pick(OPS), limit: { num: dice.whole(0, 3), den: 1 }, ms: dice.whole(2, 4),
      anchor: { from: at(0), reachBack: false } });
  },
  presence(dice, pair) {
    const measure: Measure = { ...aMeasure('One'), from: 'presence', of: dice.chance(0.8) ? ['tanks'] : ['tanks', 'artillery'], unit: 'things',
      place: { name: dice.pick(placeNames(pair.plan)) }, by: dice.chance(0.4) ? [{ name: 'Red' }] : [], silence: dice.chance(0.6) ? 'none' : 'unknown' };
    pair.plan.measures = [measure];
    const places = placeNames(pair.plan).filter((name) => name !== 'Region');
    for (let id = dice.whole(1, 3); id > 0; id -= 1) {
      const by = names(dice, pair);
      pair.claims.push(aClaim({ kind: 'presence', id: `p${id}`, channel: 'C', ...during(dice, 8), what: dice.chance(0.8) ? 'tanks' : 'artillery',
        place: { name: dice.pick(places) },
        count: range(dice), by: by.names, oneOfBy: by.oneOf, standing: dice.pick(['alleged', 'confirmed', 'confirmed']) }));
    }
    if (dice.chance(0.3)) addCoverage(dice, pair);
    addCondition(pair, 'First', single(dice, pair, measure));
  },
  acts(dice, pair) {
    pair.plan.measures = [incidentMeasure(dice, pair, 'One')];
    addIncidents(dice, pair, 2);
    addActs(dice, pair);
  },
  words(dice, pair) {
    pair.plan.measures = [incidentMeasure(dice, pair, 'One')];
    addIncidents(dice, pair, 2);
    addWords(dice, pair, () => single(dice, pair, pair.plan.measures[0]!), comparison(dice, pair.plan.measures[0]!));
  },
};

function addMovements(dice: Chance, pair: Pair): void {
  pair.plan.measures = [{ ...aMeasure('One'), from: 'movements', of: [], unit: dice.chance(0.6) ? 'convoys' : 'trucks', stage: 'delivered',
    place: { name: dice.pick(placeNames(pair.plan)) },
    channels: pair.plan.channels.map((one) => one.name), per: dice.pick([{ unit: 'moment' }, { unit: 'civil-day' }] as const),
    silence: dice.pick(['none', 'none', 'unknown']) }];
  // Names of one convoy at places one in the other would be one happening or two: no rule says which.
  const places = placeNames(pair.plan).filter((name) => name !== 'Region');
  for (let id = dice.whole(1, 4); id > 0; id -= 1) {
    const trucks = range(dice);
    pair.claims.push(aClaim({ kind: 'movement', id: `m${id}`, channel: dice.pick(pair.plan.channels).name, ...during(dice, 4),
      stage: dice.chance(0.85) ? 'delivered' : 'loaded',
      place: { name: dice.pick(places) }, convoy: dice.chance(0.6) ? dice.pick(['X', 'Y']) : null,
      trucks: dice.chance(0.8) ? { low: trucks.low, high: Math.min(trucks.high, 3) } : null,
      standing: dice.pick(['alleged', 'confirmed', 'confirmed']) }));
  }
  if (dice.chance(0.3)) addCoverage(dice, pair);
}

function addActs(dice: Chance, pair: Pair): void {
  for (let id = dice.whole(0, 2); id > 0; id -= 1) {
    pair.claims.push(aClaim({ kind: 'act', act: 'notice', id: `a${id}`, channel: 'C', ...during(dice, 5), by: [dice.pick(['Red', 'Blue'])],
      standing: dice.pick(['alleged', 'confirmed']) }));
  }
  const act: Time = { node: 'act', act: 'notice', by: dice.chance(0.5) ? [] : ['Red'], joint: false, about: null, which: dice.pick(['first', 'latest']) };
  const shifted: Time = dice.pick<Time>([act, { node: 'plus', of: act, ms: dice.whole(-2, 2) }, { node: 'days-after', of: act, days: 1 },
    { node: 'day-of', of: act, edge: 'start' }]);
  pair.plan.anchors = [{ name: 'Notice', time: shifted }];
  const notice: Time = { node: 'anchor', name: 'Notice' };
  const ms = dice.whole(1, 3);
  addCondition(pair, 'First', dice.chance(0.5)
    ? { node: 'count', measure: 'One', op: dice.pick(OPS), limit: { num: dice.whole(0, 2), den: 1 }, ms, anchor: { from: notice, reachBack: false } }
    : { node: 'sustained', of: comparison(dice, pair.plan.measures[0]!), ms, anchor: { from: notice, reachBack: false } });
  addCondition(pair, 'Second', dice.chance(0.5)
    ? { node: 'done', measure: 'One', op: '>=', limit: { num: 1, den: 1 }, from: notice, notBefore: null, noLaterThan: { node: 'plus', of: notice, ms: 3 } }
    : { node: 'act-done', act: 'notice', by: ['Red'], to: null, about: null, from: at(dice.whole(0, 5)), notBefore: null,
      noLaterThan: dice.chance(0.5) ? at(8) : notice });
}
