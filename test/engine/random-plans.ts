// Random small plans: all measures, formulas, duties, and every choice of gates and readings, on a toy clock.
import { toyZone, type ZoneTable } from '#base/zone.ts';
import { dateOfDay } from '#base/civil.ts';
import type {
  ActPattern, AnchorDefinition, Clause, Comparison, Condition, DayPolicy, Duty, Formula, Gate, JointAct, Measure, Operand, Place, Plan, QuotaLeast, Reading, Ref, Time, WindowAnchor,
} from '#records/plan.ts';
import { addCountedActs } from './random-counted-acts.ts';
import { addGrounds } from './random-grounds.ts';
import type { SeededChance } from './seeded-chance.ts';
import { ACTORS, actor, at, channel, clause, gate, list, makePlan, measure, place, PLACES, reading } from './toy-plans.ts';

/** What a pair is mostly about: what its plan asks for is what its evidence tells of. */
export type Theme = 'all' | 'incidents' | 'movements' | 'presence' | 'tallies' | 'acts';

/** What the parts of one random plan share. `level` says what a time may hang on: 0 acts and what is written, 1 also clause k0, 2 also gates. */
export interface Toss { chance: SeededChance; theme: Theme; days: number; level: 0 | 1 | 2; anchors: string[] }

const OPS: Comparison[] = ['<=', '<', '>=', '>'];
export const TYPES = ['attack', 'attack/air', 'attack/shelling', 'attack/shelling/mortar', 'fire'];
export const THINGS = ['tanks', 'artillery'];

export function randomPlan(chance: SeededChance, theme: Theme): Plan {
  const toss: Toss = { chance, theme, days: chance.whole(2, 4), level: 0, anchors: [] };
  const plan = makePlan({ zone: randomZone(toss), actors: randomActors(toss), places: randomPlaces(toss), channels: randomChannels(toss), lists: randomLists(toss) });
  if (plan.places.some((one) => one.geometry !== null)) plan.lines = [{ name: 'L', title: 'the line', geometry: { type: 'LineString', coordinates: [[1, -1], [1, 2]] } }];
  plan.anchors = randomAnchors(toss);
  plan.measures = randomMeasures(toss, plan.lines.length > 0);
  const first = randomClause(toss, 'k0', plan);
  toss.level = 1;
  plan.conditions = randomConditions(toss);
  plan.gates = randomGates(toss);
  toss.level = 2;
  plan.conditions.push({ name: 'c9', of: randomFormula(toss, 2, null) });
  plan.clauses = [first, ...chance.some(['k1', 'k2'], 0.7).map((id) => randomClause(toss, id, plan)), ...(chance.isLikely(theme === 'acts' ? 0.6 : 0.25) ? [randomEachClause(toss, plan)] : [])];
  plan.readings = [randomReading(toss, plan)];
  if (chance.isLikely(0.3)) addGrounds(chance, plan);
  if (chance.isLikely(theme === 'acts' ? 0.4 : 0.15)) addCountedActs(chance, plan, () => randomTime({ ...toss, level: 0 }, 0, 9));
  return plan;
}

function randomZone({ chance, days }: Toss): ZoneTable {
  if (chance.isLikely(0.8)) return toyZone(days, { first: chance.one([0, 0, 0, 1]) });
  return toyZone(days, { changes: [{ from: chance.whole(2, 9), offsetMs: chance.one([1, -1]) }] });
}

function randomActors({ chance }: Toss): Plan['actors'] {
  return chance.weighed([
    [5, ACTORS],
    [4, [actor('Ext', { excluded: true }), actor('Gov', { includes: ['army', 'Mil'], guarantors: ['Rus'] }), actor('JC', { members: ['Rus', 'Usa'] }),
      actor('Mil', { includes: ['band'], guarantors: ['Rus', 'Usa'] }), actor('Opp', { includes: ['brigade', 'Ext'], guarantors: ['Rus', 'Usa'] }), actor('Rus'), actor('Usa')]],
    [2, ACTORS.filter((one) => !one.excluded)],
  ]);
}

function randomPlaces({ chance, theme }: Toss): Place[] {
  // E20: X lies in W; in which of its parts is not said, or it lies in both (which an agreement cannot say: parts have nothing in common).
  const straddling = chance.isLikely(0.5) ? [place('X', { within: chance.weighed([[4, ['W']], [1, ['A', 'B']]]) })] : [];
  if (chance.isLikely(theme === 'presence' ? 0.5 : 0.85)) return [...PLACES, ...straddling].map((one) => (one.name === 'A' ? { ...one, titles: ['Old A'] } : one));
  const square = (west: number, south: number, east: number, north: number): Place['geometry'] =>
    ({ type: 'Polygon', coordinates: [[[west, south], [east, south], [east, north], [west, north], [west, south]]] });
  const shapes: Record<string, Place['geometry']> = { A: square(0, 0, 1, 1), A1: square(0.2, 0.2, 0.4, 0.4), B: square(1, 0, 2, 1), C: square(1.5, 0.5, 3, 2), W: square(0, 0, 2, 1) };
  return PLACES.map((one) => ({ ...one, geometry: chance.isLikely(0.9) ? shapes[one.name]! : null }));
}

function randomChannels({ chance }: Toss): Plan['channels'] {
  return chance.weighed([
    [5, [channel('Ch1'), channel('Ch2'), channel('Reg', [])]],
    [2, [channel('Ch1'), channel('Reg', [])]],
    [2, [channel('Ch1'), channel('Ch2', [{ sort: 'incidents', of: ['attack/air'] }, { sort: 'tallies', of: null }]), channel('Ch3', [{ sort: 'presence', of: ['tanks'] }, { sort: 'movements', of: null }]), channel('Reg', [])]],
  ]);
}

function randomLists({ chance }: Toss): Plan['lists'] {
  return [list('Towns', chance.one([['A', 'B'], ['A', 'B', 'C'], ['A1', 'B'], ['B']]))];
}

// ---------------------------------------------------------------------------------------------------------------------- time

function randomAnchors(toss: Toss): AnchorDefinition[] {
  const { chance } = toss;
  const anchors = [{ name: 'D', time: at(chance.whole(0, 5)) }, { name: 'E', time: randomActTime(toss) }, { name: 'F', time: randomTime(toss) }];
  toss.anchors = anchors.map((anchor) => anchor.name);
  return anchors;
}

function randomActTime({ chance, theme }: Toss): Time {
  const joint = chance.isLikely(theme === 'acts' ? 0.5 : 0.2);
  return {
    node: 'act', act: chance.one(['withdrawal', 'notice', 'declaration']), by: joint ? ['Rus', 'Usa'] : chance.one([[], ['Gov'], ['Gov', 'Opp']]), joint,
    about: chance.one([null, null, null, 'k0', 'k0', 'k0(A)']), which: chance.one(['first', 'latest']),
  };
}

/** An anchor, written for the most part. */
function randomTime(toss: Toss, low = 0, high = 9): Time {
  const { chance } = toss;
  const inner = () => randomTime(toss, low, high);
  return chance.weighed<() => Time>([
    [8, () => at(chance.whole(low, high))],
    [2, () => ({ node: 'edge', day: dateOfDay(chance.whole(0, 3)), edge: chance.one(['start', 'end']) })],
    [3, () => (toss.anchors.length === 0 ? at(chance.whole(low, high)) : { node: 'anchor', name: chance.one(toss.anchors) })],
    [toss.theme === 'acts' ? 5 : 1.5, () => randomActTime(toss)],
    [1, () => ({ node: 'plus', of: inner(), ms: chance.whole(-2, 4) })],
    [0.7, () => ({ node: 'days-after', of: inner(), days: chance.whole(-2, 2) })],
    [0.7, () => ({ node: 'day-of', of: inner(), edge: chance.one(['start', 'end']) })],
    [toss.theme === 'acts' ? 1.5 : 0.3, () => ({ node: 'renewed', of: inner(), every: { ms: chance.whole(1, 4) }, notice: randomActTime(toss), lead: chance.one([null, { ms: chance.whole(0, 3) }, { days: 1 }]) })],
    [toss.level >= 1 ? 0.8 : 0, () => ({ node: 'fulfilment', of: 'k0' })],
    [toss.level >= 1 ? (toss.theme === 'acts' ? 4 : 1.2) : 0, () => randomEdge(toss)],
    [toss.level >= 2 ? 1.5 : 0, () => ({ node: 'opening', gate: 'g0', arg: null, which: chance.one(['first', 'latest']) })],
    [toss.level >= 2 ? 0.8 : 0, () => ({ node: 'opening', gate: 'g1', arg: { name: 'B' }, which: chance.one(['first', 'latest']) })],
  ])();
}

/** The start or end of clause k0, and for the most part what is reckoned back from its end (T14). */
function randomEdge({ chance }: Toss): Time {
  const edge: Time = { node: 'clause', of: 'k0', edge: chance.one(['start', 'end', 'end', 'end']) };
  return chance.weighed<() => Time>([
    [3, () => edge], [4, () => ({ node: 'plus', of: edge, ms: chance.whole(-4, 1) })], [1, () => ({ node: 'days-after', of: edge, days: chance.one([-2, -1, 1]) })], [0.5, () => ({ node: 'day-of', of: edge, edge: 'start' })],
  ])();
}

function randomWindowAnchor(toss: Toss): WindowAnchor {
  return { from: randomTime(toss, 0, 5), reachBack: toss.chance.isLikely(0.15) };
}

// ------------------------------------------------------------------------------------------------------------------ measures

/** Names of measures by what they may be used for; those that end in `At` have a place to be bound. */
const PLAIN = ['incidents', 'incidents', 'killed', 'convoys', 'trucks', 'tally'];
const DAILY = ['daily', 'dailyTally'];
const GROWING = ['growing', 'growing', 'growingTrucks', 'growingTally'];
const ABOUT: Record<Theme, string[]> = { all: [], incidents: ['incidents', 'incidents', 'killed', 'daily', 'rolling'], movements: ['convoys', 'trucks'], presence: ['things'], tallies: ['tally', 'dailyTally'], acts: ['incidents', 'daily'] };

/** For the most part one that the pair is about; else one of the others. */
function nameOfMeasure({ chance, theme }: Toss, others: string[], fits: (name: string) => boolean = () => true): string {
  const own = ABOUT[theme].filter(fits);
  return own.length > 0 && chance.isLikely(0.7) ? chance.one(own) : chance.one(others);
}

function randomMeasures(toss: Toss, hasLine: boolean): Measure[] {
  const all = Object.keys(MEASURES).filter((name) => hasLine || name !== 'strip');
  return all.map((name) => ({ ...MEASURES[name]!(toss), name }));
}

const MEASURES: Record<string, (toss: Toss) => Measure> = {
  daily: (toss) => randomIncidents(toss, { per: { unit: 'civil-day' } }),
  dailyAt: (toss) => randomIncidents(toss, { per: { unit: 'civil-day' }, place: { param: 'p' } }),
  dailyTally: (toss) => ({ ...randomTally(toss), per: { unit: 'civil-day' } }),
  convoys: (toss) => randomMovements(toss, { unit: 'convoys' }),
  convoysAt: (toss) => randomMovements(toss, { unit: 'convoys', place: { param: 'p' } }),
  growing: (toss) => randomIncidents(toss, { per: { unit: 'since', from: randomTime(toss, 0, 6) } }),
  growingTally: (toss) => ({ ...randomTally(toss), per: { unit: 'since', from: randomTime(toss, 0, 6) } }),
  growingTrucks: (toss) => randomMovements(toss, { unit: toss.chance.one(['trucks', 'convoys']), per: { unit: 'since', from: randomTime(toss, 0, 6) } }),
  incidents: (toss) => randomIncidents(toss, {}),
  incidentsAt: (toss) => randomIncidents(toss, { place: { param: 'p' } }),
  killed: (toss) => randomIncidents(toss, { unit: toss.chance.one(['killed', 'injured']) }),
  refrained: (toss) => ({ ...randomIncidents(toss, {}), by: [] }),
  rolling: (toss) => randomIncidents(toss, { per: { unit: 'elapsed', ms: toss.chance.whole(2, 6) } }),
  strip: (toss) => ({ ...randomThings(toss), by: [], strip: { line: 'L', metres: toss.chance.one([20_000, 60_000]), side: toss.chance.one(['left', 'right', null]), compass: null } }),
  tally: (toss) => randomTally(toss),
  things: (toss) => randomThings(toss),
  thingsAt: (toss) => ({ ...randomThings(toss), place: { param: 'p' } }),
  trucks: (toss) => randomMovements(toss, { unit: toss.chance.one(['trucks', 'people']) }),
};

function randomParty({ chance }: Toss, probability: number): Ref[] {
  return chance.isLikely(probability) ? [{ name: chance.one(['Gov', 'Opp', 'Gov', 'Opp', 'Ext'].filter((name) => name !== 'Ext' || chance.isLikely(0.3))) ?? 'Gov' }] : [];
}

function shared({ chance, theme }: Toss): Pick<Measure, 'place' | 'channels' | 'silence'> {
  return {
    place: { name: chance.one(['W', 'W', 'A', 'A', 'B']) },
    channels: chance.weighed([[9, null], [2, ['Ch1']], [1, ['Ch2', 'Ch1']], [0.2, ['Reg']]]),
    silence: chance.weighed([[5, 'none'], [theme === 'presence' ? 2 : 1, 'unknown']]),
  };
}

function randomIncidents(toss: Toss, rest: Partial<Measure>): Measure {
  const { chance } = toss;
  return measure('', {
    ...shared(toss), of: chance.one([['attack'], ['attack'], ['attack/shelling'], ['attack/air', 'fire'], ['fire']]), by: randomParty(toss, 0.2), against: randomParty(toss, 0.1),
    excluding: chance.weighed([[6, 'none'], [2, 'any'], [1, 'all']]), exceptions: chance.weighed([[7, []], [2, ['self-defence']]]), ...randomLeaving(toss, 0.15), ...rest,
  });
}

function randomMovements(toss: Toss, rest: Partial<Measure>): Measure {
  return measure('', { ...shared(toss), from: 'movements', of: [], stage: toss.chance.one(['delivered', 'delivered', 'arrived']), ...(toss.chance.isLikely(toss.theme === 'movements' ? 0.45 : 0.3) ? { load: toss.chance.one([['fuel'], ['fuel'], ['food', 'fuel']]) } : {}), ...rest });
}

function randomTally(toss: Toss): Measure {
  const { chance } = toss;
  return measure('', { ...shared(toss), from: 'tallies', of: [chance.one(['attack', 'attack', 'attack/shelling'])], by: randomParty(toss, 0.2), excluding: chance.weighed([[4, 'none'], [1, 'any'], [0.5, 'all']]) });
}

function randomThings(toss: Toss): Measure {
  const { chance } = toss;
  return measure('', { ...shared(toss), from: 'presence', unit: 'things', of: chance.one([['tanks'], ['tanks'], ['tanks', 'artillery']]), by: randomParty(toss, 0.3), excluding: chance.weighed([[5, 'none'], [1, 'any']]), ...randomLeaving(toss, 0.15) });
}

/** Named actors left out (N16). */
function randomLeaving({ chance }: Toss, probability: number): Pick<Measure, 'notBy' | 'notAgainst'> {
  const names = () => [chance.one(['Gov', 'Opp', 'Opp', 'Ext', 'Mil'])];
  return { ...(chance.isLikely(probability) && { notBy: names() }), ...(chance.isLikely(probability) && { notAgainst: names() }) };
}

// ------------------------------------------------------------------------------------------------------------------ formulas

function randomOperand(toss: Toss, compared: string): Operand {
  const { chance } = toss;
  const daily = compared.startsWith('daily'), isPresence = compared.startsWith('things');
  return chance.weighed<() => Operand>([
    [5, () => ({ operand: 'number', value: { num: chance.one([0, 0, 1, 1, 2, 3, 5]), den: chance.one([1, 1, 1, 2]) } })],
    [daily ? 3 : isPresence ? 0 : 0.3, () => ({ operand: 'average', percent: { num: chance.one([50, 100, 125, 200]), den: 1 }, measure: chance.one([null, null, 'daily']), days: chance.whole(1, 3), before: randomTime(toss, 3, 7), ...randomMore(toss) })],
    [GROWING.includes(compared) ? 5 : 0.9, () => ({
      operand: 'measure', percent: { num: chance.one([50, 100, 200, 500]), den: chance.one([1, 1, 3]) }, measure: chance.one(GROWING.includes(compared) ? GROWING : daily ? DAILY : [...PLAIN, 'rolling', 'things', 'growing']),
      ...chance.weighed<() => Partial<Operand & { operand: 'measure' }>>([[3, () => ({})], [2, () => ({ lagMs: chance.whole(1, 5) })], [2, () => ({ asAt: randomTime(toss, 0, 9) })]])(), ...randomMore(toss),
    })],
  ])();
}

function randomMore({ chance }: Toss): { plus?: { num: number; den: number } } {
  return chance.isLikely(0.35) ? { plus: { num: chance.one([1, 2, -1, -2, 5]), den: chance.one([1, 1, 2]) } } : {};
}

/** A formula of at most this depth; `param` is the parameter that may stand free in it. Reaches without end are for what no gate asks: walking 1,000 units would take too long. */
export function randomFormula(toss: Toss, depth: number, param: 'p' | null): Formula {
  const { chance } = toss;
  const inner = (of = param) => randomFormula(toss, depth - 1, of);
  const deep = depth > 0 ? 1 : 0;
  const fromMs = chance.one([0, 0, 1, 2]), toMs = toss.level === 2 && chance.isLikely(0.25) ? null : fromMs + chance.whole(0, 5);
  return chance.weighed<() => Formula>([
    [5 + 4 * (1 - deep), () => randomCompare(toss, param)],
    [2, () => randomCount(toss, param)],
    [1, () => ({ node: 'done', measure: randomCounted(toss, param), op: chance.one(['>=', '>=', '>']), limit: { num: chance.whole(1, 2), den: 1 }, ...randomDeadline(toss) })],
    [0.8, () => ({ node: 'act-done', act: chance.one(['withdrawal', 'notice']), by: chance.one([[], ['Gov'], ['Opp']]), to: chance.one([null, null, 'Rus']), ...(chance.isLikely(0.2) ? { orTo: ['Usa'] } : {}), about: chance.one([null, 'k0', 'k0(A)']), ...randomDeadline(toss), ...(chance.isLikely(0.3) ? { verified: { by: chance.one([['Rus'], ['Rus', 'Ch1'], ['JC']]), about: 'k0' } } : {}) })],
    [2 * deep, () => ({ node: 'and', of: [inner(), inner()] })],
    [1.5 * deep, () => ({ node: 'or', of: [inner(), inner()] })],
    [0.8 * deep, () => ({ node: 'not', of: inner() })],
    [2 * deep, () => ({ node: 'sustained', of: inner(), ms: chance.whole(2, 6), anchor: randomWindowAnchor(toss) })],
    [param === null ? 0.8 * deep : 0, () => ({ node: 'each', param: 'p', list: 'Towns', of: inner('p') })],
    [param === null ? 0.8 * deep : 0, () => ({ node: 'at-least-of', k: chance.whole(1, 2), param: 'p', list: 'Towns', of: inner('p') })],
    [0.8 * deep, () => ({ node: 'past', some: chance.isLikely(0.5), fromMs, toMs, of: inner() })],
    [0.6 * deep, () => ({ node: 'future', some: chance.isLikely(0.5), fromMs, toMs, of: inner() })],
    [0.6 * deep, () => ({ node: 'since', hold: inner(), begun: inner(), fromMs, toMs })],
    [0.5 * deep, () => ({ node: 'until', hold: inner(), comes: inner(), fromMs, toMs })],
    [0.7, () => ({ node: 'state', begun: [randomPattern(toss, 'declaration')], ended: chance.isLikely(0.85) ? [randomPattern(toss, 'notice')] : [] })],
    [0.7, () => ({ node: 'ruled', act: 'ruling', by: null, about: 'Vague', param: null, words: 'vague', of: chance.isLikely(0.6) ? randomCompare(toss, param) : null, whose: 'Usa' })],
    [0.5, () => ({ node: 'ruled', act: 'verification', by: chance.one(['Rus', 'Ch1', 'JC']), about: param === null ? 'g0' : 'g1', param, words: null, of: null, whose: null })],
    [0.5, () => ({ node: 'together', times: [randomActTime(toss), randomActTime(toss), ...(chance.isLikely(0.2) ? [randomTime(toss)] : [])], withinMs: chance.one([null, 0, 1, 3]) })],
  ])();
}

function randomPattern({ chance, theme }: Toss, act: 'declaration' | 'notice'): ActPattern {
  const joint = chance.isLikely(theme === 'acts' ? 0.4 : 0.15);
  return { act, by: joint ? ['Rus', 'Usa'] : chance.one([[], ['Gov'], ['Gov', 'Opp']]), joint, about: chance.one([null, null, 'k0', 'k0(A)']) };
}

function randomCompare(toss: Toss, param: 'p' | null): Formula {
  const { chance } = toss;
  const name = param !== null && chance.isLikely(0.7) ? chance.one(['incidentsAt', 'dailyAt', 'thingsAt', 'convoysAt']) : nameOfMeasure(toss, [...PLAIN, ...DAILY, 'daily', 'daily', 'rolling', 'rolling', 'rolling', 'rolling', 'things', 'things', ...GROWING, ...GROWING]);
  return { node: 'compare', measure: name, op: chance.one([...OPS, '<=']), to: randomOperand(toss, name) };
}

function randomCounted(toss: Toss, param: 'p' | null): string {
  const { chance } = toss;
  return param !== null && chance.isLikely(0.7) ? chance.one(['incidentsAt', 'convoysAt']) : nameOfMeasure(toss, PLAIN, (name) => PLAIN.includes(name));
}

function randomCount(toss: Toss, param: 'p' | null): Formula {
  const { chance } = toss;
  return { node: 'count', measure: randomCounted(toss, param), op: chance.one(OPS), limit: { num: chance.one([0, 1, 1, 2]), den: 1 }, ms: chance.whole(2, 6), anchor: randomWindowAnchor(toss) };
}

function randomDeadline(toss: Toss): { from: Time; notBefore: Time | null; noLaterThan: Time | null } {
  const { chance } = toss;
  return { from: randomTime(toss, 0, 5), notBefore: chance.isLikely(0.2) ? randomTime(toss, 0, 6) : null, noLaterThan: chance.isLikely(0.8) ? randomTime(toss, 3, 12) : null };
}

function randomConditions(toss: Toss): Condition[] {
  const { chance } = toss;
  return [
    { name: 'c0', of: randomFormula(toss, 0, null) }, { name: 'c1', of: { node: chance.one(['each', 'each', 'at-least-of']), k: 1, param: 'p', list: 'Towns', of: randomFormula(toss, 1, 'p') } as Formula },
    { name: 'c2', of: randomFormula(toss, 2, null) }, { name: 'c3', of: randomFormula(toss, 1, 'p') },
    { name: 'c4', of: chance.one<Formula>([{ node: 'condition', name: 'c1' }, { node: 'and', of: [{ node: 'condition', name: 'c0' }, { node: 'condition', name: 'c1' }] }, { node: 'sustained', of: { node: 'condition', name: 'c0' }, ms: chance.whole(2, 4), anchor: randomWindowAnchor(toss) }]) },
    { name: 'c5', of: { node: 'compare', measure: nameOfMeasure(toss, ['incidents', 'incidents', 'daily', 'daily', 'convoys', 'killed', 'dailyTally', 'rolling']), op: chance.one(['<=', '<=', '<']), to: { operand: 'number', value: { num: chance.one([0, 1, 1, 2]), den: 1 } } } },
  ];
}

// --------------------------------------------------------------------------------------------------------- clauses and gates
function randomJoint({ chance, theme }: Toss, probability: number): JointAct | null {
  if (!chance.isLikely(theme === 'acts' ? probability + 0.2 : probability)) return null;
  const by = chance.one([['Rus'], ['Rus', 'Usa'], ['Rus', 'Usa'], ['JC']]), isAny = by.length > 1 && chance.isLikely(0.3);
  return { by, ...(isAny ? { any: true } : {}), withinMs: isAny ? null : chance.one([null, null, 1, 2]), backdated: chance.isLikely(theme === 'acts' ? 0.6 : 0.2) };
}

function randomDuty(toss: Toss, plan: Plan): Duty {
  const { chance } = toss;
  return chance.weighed<() => Duty>([
    [3, () => ({ duty: 'refrain', measure: 'refrained' })],
    [toss.theme === 'presence' ? 6 : 2, () => ({ duty: 'cap', measure: 'things', limit: chance.one([0, 1, 1, 1, 3]) })],
    [toss.theme === 'presence' ? 4 : 1, () => ({ duty: 'hold', measure: 'things', least: chance.whole(1, 2) })],
    [plan.lines.length > 0 ? (toss.theme === 'presence' ? 8 : 3) : 0, () => ({ duty: 'distance', measure: 'strip', posts: chance.isLikely(0.75) ? { count: chance.whole(1, 2), people: chance.whole(1, 3) } : null })],
    [2, () => ({ duty: 'ensure', of: randomFormula(toss, 1, null) })],
    [2, () => ({ duty: 'deliver', of: chance.isLikely(0.7) ? { node: 'done', measure: chance.one(['convoys', 'trucks']), op: '>=', limit: { num: chance.whole(1, 2), den: 1 }, ...randomDeadline(toss) } : { node: 'count', measure: 'convoys', op: '>=', limit: { num: 1, den: 1 }, ms: chance.whole(3, 6), anchor: randomWindowAnchor(toss) } })],
    [toss.theme === 'movements' ? 14 : 1.5, () => randomQuota(toss)],
    [toss.theme === 'acts' ? 2 : 0.7, () => ({ duty: 'recur', act: chance.one(['withdrawal', 'notice']), to: chance.one([null, 'Rus']), about: chance.one([null, 'k0']), days: chance.whole(1, 3) })],
    [2, () => ({ duty: 'perform', act: chance.one(['withdrawal', 'notice']), to: chance.one([null, 'Rus']), about: chance.one([null, 'k0']), notBefore: chance.isLikely(0.2) ? randomTime(toss, 0, 5) : null, noLaterThan: chance.isLikely(0.8) ? randomTime(toss, 4, 12) : null, ...(chance.isLikely(0.35) ? { verified: { by: chance.one([['Rus'], ['Rus', 'Ch1'], ['JC']]), about: chance.one(['k0', 'k0', 'k0(A)']) } } : {}) })],
  ])();
}

/** Of movements for the most part; so little is asked that some of them are kept. */
function randomQuota(toss: Toss): Duty {
  const { chance } = toss;
  const least: QuotaLeast = chance.isLikely(0.75) ? { operand: 'number', value: { num: chance.one([1, 1, 1, 2, 3]), den: 1 } } : { operand: 'measure', percent: { num: chance.one([50, 100, 200]), den: 1 }, measure: chance.one(['convoys', 'trucks', 'daily', 'tally']) };
  return { duty: 'quota', measure: chance.one(toss.theme === 'movements' ? ['convoys', 'trucks'] : ['convoys', 'convoys', 'trucks', 'incidents', 'tally']), least, days: chance.one([1, 1, 1, 2, 3]), shortfall: chance.one(['lapses', 'carried', 'carried']), ...(chance.isLikely(0.35) ? { proRata: true } : {}) };
}

function randomClause(toss: Toss, id: string, plan: Plan): Clause {
  const { chance } = toss;
  const extension = randomJoint(toss, 0.35);
  return clause(id, Array.from({ length: toss.theme === 'presence' ? 1 : chance.whole(1, 2) }, () => randomDuty(toss, plan)), {
    binds: chance.one([['Gov'], ['Gov', 'Opp'], ['Opp', 'Gov']].slice(toss.theme === 'presence' ? 1 : 0)), from: toss.theme === 'movements' && chance.isLikely(0.3) ? randomActTime(toss) : randomTime(toss, 0, 6), until: chance.isLikely(toss.theme === 'presence' ? 0.3 : 0.6) ? randomTime(toss, 4, 14) : null,
    extension: extension === null ? null : { ...extension, ...chance.one([{ ms: 3, days: null }, { ms: null, days: 1 }, { ms: null, days: null }]), ...(chance.isLikely(0.3) ? { most: 1 } : {}) },
    suspension: randomJoint(toss, 0.3), termination: randomJoint(toss, 0.25), when: chance.isLikely(0.2) ? randomFormula(toss, 0, null) : null,
  });
}

/** A clause that binds anew for each act, opening, fulfilment or end of clause k0 (N13). */
function randomEachClause(toss: Toss, plan: Plan): Clause {
  const { chance } = toss;
  const each = chance.weighed<() => Time>([
    [4, () => randomActTime(toss)], [2, () => ({ node: 'opening', gate: 'g0', arg: null, which: 'first' })], [1, () => ({ node: 'opening', gate: 'g1', arg: { name: 'B' }, which: 'first' })],
    [1, () => ({ node: 'fulfilment', of: 'k0' })], [5, () => ({ node: 'clause', of: 'k0', edge: 'end' })],
  ])();
  const that = (low: number, high: number): Time => chance.weighed<() => Time>([[3, () => ({ node: 'plus', of: { node: 'that' }, ms: chance.whole(low, high) })], [1, () => ({ node: 'that' })], [0.5, () => ({ node: 'days-after', of: { node: 'that' }, days: chance.one([-1, 1]) })]])();
  const notice: Duty = { duty: 'perform', act: chance.one(['withdrawal', 'notice']), to: null, about: chance.one([null, 'k0']), notBefore: chance.weighed<Time | null>([[2, null], [1, { node: 'that', set: true }], [1, that(-2, 1)]]), noLaterThan: that(-3, 3) };
  const other = randomDuty(toss, plan);
  return { ...randomClause(toss, 'k3', plan), duties: other.duty === 'quota' || other.duty === 'recur' || chance.isLikely(0.6) ? [notice] : [other], from: chance.isLikely(0.6) ? that(-3, 1) : at(chance.whole(0, 4)), until: chance.isLikely(0.5) ? that(0, 4) : null, each };
}

function randomPolicies({ chance }: Toss): Gate['undetermined'] {
  const policy = (): DayPolicy => chance.one(['blocks', 'counts', 'pauses', 'pauses', 'counts']);
  return { pending: policy(), unseen: policy(), disputed: policy(), imprecise: policy(), unruled: policy() };
}

export function randomGate(toss: Toss, name: string): Gate {
  const { chance } = toss;
  const isOverList = name === 'g1';
  const part = (): Formula => chance.weighed([[3, { node: 'condition', name: chance.one(isOverList ? ['c3', 'c3', 'c5', 'c5', 'c0'] : ['c0', 'c1', 'c2', 'c4', 'c5', 'c5', 'c5']) }], [1, randomFormula(toss, 1, isOverList ? 'p' : null)]] as const);
  // Of a plain upper limit a story can be told.
  const isPlain = (toss.theme === 'acts' || toss.theme === 'incidents') && chance.isLikely(0.6);
  const verified = chance.isLikely(isPlain ? 0.3 : 0.12) ? { by: chance.one([['Rus'], ['Ch1'], ['Rus', 'Usa']]), each: chance.isLikely(0.5) } : null;
  const eachVerified = (verified?.each === true ? verified.by : []).map((by): Formula => ({ node: 'ruled', act: 'verification', by, about: name, param: isOverList ? 'p' : null, words: null, of: null, whose: null }));
  const asked: Formula = isPlain ? { node: 'condition', name: 'c5' } : chance.isLikely(0.5) ? part() : { node: 'and', of: [part(), part()] };
  return gate(name, eachVerified.length === 0 ? asked : { node: 'and', of: [asked, ...eachVerified] }, {
    ...(verified === null ? {} : { verified }),
    each: isOverList ? { param: 'p', list: 'Towns' } : null, from: chance.isLikely(0.6) ? at(chance.whole(-4, 2)) : randomTime(toss, 0, 4),
    run: { length: isPlain ? chance.one([1, 2, 3, 5]) : chance.whole(1, 3), unit: chance.isLikely(0.7) ? { unit: 'civil-day' } : { unit: 'period', ms: chance.whole(2, 3) }, judged: chance.one(['throughout', 'throughout', 'at-end']) },
    onBreach: chance.one<Gate['onBreach']>([{ rule: 'restart' }, { rule: 'pause' }, { rule: 'continues' }, { rule: 'decided', by: chance.one([['Rus'], ['Rus', 'Usa'], ['JC']]) }]),
    undetermined: { ...randomPolicies(toss), ...(isPlain && chance.isLikely(0.5) ? { imprecise: 'counts' } : {}) }, signatures: chance.weighed([[isPlain ? 18 : 6, []], [1, ['Rus']], [1, ['Usa', 'Rus']]]),
    reset: randomJoint(toss, 0.5), suspension: randomJoint(toss, isPlain ? 0.2 : 0.5), termination: randomJoint(toss, 0.3),
    onceOpen: chance.one(['stays-open', 'shuts-on-breach', 'suspends-on-breach', 'suspends-on-breach']), lapses: chance.isLikely(0.15) ? randomTime(toss, 6, 14) : null,
    unborne: chance.one<Gate['unborne']>([null, { rule: 'stands' }, { rule: 'closes' }, { rule: 'suspended', by: ['Rus'] }]),
  });
}

function randomGates(toss: Toss): Gate[] {
  return ['g0', 'g1'].map((name) => randomGate(toss, name));
}

// ------------------------------------------------------------------------------------------------------------------ readings

function randomReading(toss: Toss, plan: Plan): Reading {
  const { chance } = toss;
  const own: Partial<Reading> = {};
  const change = (probability: number, make: () => void) => { if (chance.isLikely(probability)) make(); };
  change(0.15, () => { own.channels = ['Ch1']; });
  own.proof = chance.weighed<Reading['proof']>([
    [5, reading().proof],
    [2, [{ standings: ['confirmed'], channels: null, result: 'counts' }, { standings: ['credible', 'alleged'], channels: null, result: 'may-count' }]],
    [1, [{ standings: ['alleged', 'credible', 'confirmed'], channels: ['Ch1', 'Reg'], result: 'counts' }, { standings: ['credible', 'confirmed'], channels: null, result: 'may-count' }]],
    [1, [{ standings: ['confirmed'], channels: null, result: 'counts' }]],
  ]);
  change(0.3, () => { own.silence = chance.some([{ measure: 'incidents', channel: 'Ch1', means: 'unknown' }, { measure: 'daily', channel: null, means: chance.one(['none', 'unknown']) }, { measure: null, channel: 'Ch2', means: chance.one(['none', 'unknown']) }, { measure: null, channel: null, means: 'unknown' }], 0.6) as Reading['silence']; });
  change(0.2, () => { own.watched = { share: { num: 1, den: 2 }, ms: chance.one([null, 1, 2]) }; });
  change(0.25, () => { own.lookEveryMs = chance.whole(1, 4); });
  change(0.15, () => { own.setAside = { datedWithinDays: chance.one([null, 1, 2]), datedWithinMs: chance.one([null, 2]), placedWithinMetres: chance.one([null, 1000]) }; });
  change(toss.theme === 'acts' ? 0.3 : 0.1, () => { own.completeAfterMs = chance.whole(1, 2); });
  change(0.1, () => { own.zone = toyZone(toss.days, { first: 1 }); });
  change(0.1, () => { own.anchors = [{ name: 'D', time: at(chance.whole(0, 6)) }]; });
  change(0.1, () => { const name = chance.one(['daily', 'incidents', 'convoys', 'tally']); own.measures = [{ ...MEASURES[name]!(toss), name }]; });
  toss.level = 1;
  change(0.1, () => { own.conditions = [{ name: chance.one(['c0', 'c8']), of: randomFormula(toss, 0, null) }]; });
  change(0.1, () => { own.lists = [list('Towns', chance.one([['A', 'B'], ['B', 'C']]))]; });
  toss.level = 2;
  change(0.15, () => { own.ends = [{ clause: chance.one(plan.clauses).id, until: at(chance.whole(5, 12)) }]; });
  toss.level = 1;
  change(0.1, () => { own.gates = [randomGate(toss, 'g0')]; });
  return reading(chance.isLikely(toss.theme === 'presence' ? 0.5 : 0.1) ? { ...own, holdsAfterLookMs: chance.whole(1, 4) } : own);
}
