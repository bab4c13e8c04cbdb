// Small plans and claims for tests: everything a record asks for, with defaults, so that a case writes down only what it is about.
import { toyZone } from '#base/zone.ts';
import type {
  Actor, Channel, Clause, Condition, Formula, Gate, List, Measure, Place, Plan, Reading, Time,
} from '#records/plan.ts';
import type { ActKind, Claim } from '#records/claim.ts';

/** A plan, one of its readings, the evidence, and the two times; and the milliseconds that a slow evaluator walks. */
export interface Pair {
  plan: Plan;
  reading: string;
  claims: Claim[];
  asOf: number;
  knownAt: number;
  scan: { from: number; to: number };
}

export const SCAN = { from: -24, to: 48 };

export function pair(plan: Partial<Plan>, claims: Claim[], rest: Partial<Omit<Pair, 'plan' | 'claims'>> = {}): Pair {
  return { plan: makePlan(plan), claims, reading: 'R', asOf: 12, knownAt: Infinity, scan: SCAN, ...rest };
}

/** Days of 3 ms; town A (with A1 in it) and town B make up W, and C is elsewhere; two channels that see all, and a register for acts. */
export function makePlan(plan: Partial<Plan> = {}): Plan {
  return {
    format: 'plan/1', semantics: '1', agreement: 'Toy', title: 'A toy agreement', zone: toyZone(3),
    anchors: [], actors: ACTORS, places: PLACES, lists: [list('Towns', ['A', 'B'])], lines: [], channels: CHANNELS,
    measures: [], conditions: [], clauses: [], gates: [], readings: [reading()], texts: [], ...plan,
  };
}

export function actor(name: string, rest: Partial<Actor> = {}): Actor {
  return { name, title: `the ${name}`, includes: [], excluded: false, guarantors: [], members: [], ...rest };
}

export const ACTORS: Actor[] = [
  actor('Ext', { excluded: true, includes: ['cell'] }), actor('Gov', { includes: ['army'], guarantors: ['Rus'] }),
  actor('JC', { members: ['Rus', 'Usa'] }), actor('Opp', { includes: ['brigade'], guarantors: ['Usa'] }), actor('Rus'), actor('Usa'),
];

export function place(name: string, rest: Partial<Place> = {}): Place {
  return { name, title: `town of ${name}`, titles: [], within: [], dividedInto: [], geometry: null, ...rest };
}

export const PLACES: Place[] = [place('A'), place('A1', { within: ['A'] }), place('B'), place('C'), place('W', { dividedInto: ['A', 'B'] })];

export function list(name: string, members: string[], of: 'places' | 'actors' = 'places'): List {
  return { name, of, asOf: '1970-01-01', members };
}

export function channel(name: string, sees: Channel['sees'] = (['incidents', 'tallies', 'movements', 'presence'] as const).map((sort) => ({ sort, of: null }))): Channel {
  return { name, title: name, sees };
}

export const CHANNELS: Channel[] = [channel('Ch1'), channel('Ch2'), channel('Reg', [])];

/** Attacks in W, at each moment; silence means none. */
export function measure(name: string, rest: Partial<Measure> = {}): Measure {
  return {
    name, from: 'incidents', of: ['attack'], unit: 'events', stage: null, per: { unit: 'moment' }, place: { name: 'W' }, strip: null,
    by: [], against: [], excluding: 'none', exceptions: [], channels: null, silence: 'none', ...rest,
  };
}

export function condition(name: string, of: Formula): Condition {
  return { name, of };
}

export function compare(measureName: string, op: '<=' | '<' | '>=' | '>', value: number): Formula & { node: 'compare' } {
  return { node: 'compare', measure: measureName, op, to: { operand: 'number', value: { num: value, den: 1 } } };
}

export const at = (instant: number): Time => ({ node: 'at', instant });

export const act = (kind: ActKind, by: string[], rest: Partial<Extract<Time, { node: 'act' }>> = {}): Time =>
  ({ node: 'act', act: kind, by, joint: false, about: null, which: 'first', ...rest });

export function clause(id: string, duties: Clause['duties'], rest: Partial<Clause> = {}): Clause {
  return { id, title: id, binds: ['Gov'], duties, from: at(0), until: null, extension: null, suspension: null, termination: null, when: null, ...rest };
}

/** Counts three civil days of a condition from 0; on breach it restarts, undetermined days block, once open it stays open. */
export function gate(name: string, of: Formula, rest: Partial<Omit<Gate, 'run'>> & { run?: Partial<Gate['run']> } = {}): Gate {
  return {
    name, title: name, each: null, from: at(0), onBreach: { rule: 'restart' },
    undetermined: { pending: 'blocks', unseen: 'blocks', disputed: 'blocks', imprecise: 'blocks', unruled: 'blocks' },
    signatures: [], reset: null, suspension: null, termination: null, onceOpen: 'stays-open', lapses: null, unborne: null, ...rest,
    run: { length: 3, unit: { unit: 'civil-day' }, of, judged: 'throughout', ...rest.run },
  };
}

/** Every standing that is not alleged counts, alleged may count. */
export function reading(rest: Partial<Reading> = {}): Reading {
  return {
    name: 'R', adoptedBy: 'Usa', adoptedOn: null, channels: null,
    proof: [{ standings: ['credible', 'confirmed'], channels: null, result: 'counts' }, { standings: ['alleged'], channels: null, result: 'may-count' }],
    silence: [], watched: null, lookEveryMs: null, setAside: { datedWithinDays: null, datedWithinMs: null, placedWithinMetres: null },
    completeAfterMs: null, zone: null, anchors: [], measures: [], conditions: [], lists: [], ends: [], gates: [], ...rest,
  };
}

/** A confirmed claim of Ch1, one attack in A by nobody known, at the instant `start` unless `end` says more. */
export function claim(id: string, start: number, rest: Partial<Claim> = {}): Claim {
  return {
    kind: 'incident', id, channel: 'Ch1', start, end: start + 1, place: { name: 'A' }, type: 'attack/shelling/mortar', what: null,
    count: { low: 1, high: 1 }, killed: { low: 0, high: Infinity }, injured: { low: 0, high: Infinity }, by: null, against: null,
    oneOfBy: false, oneOfAgainst: false, standing: 'confirmed', recordedAt: null, stage: null, convoy: null, trucks: null, people: null, stoppedBy: null,
    share: null, of: null, act: null, about: null, to: null, amountMs: null, amountDays: null, until: null, names: null, effectiveFrom: null,
    sameAs: [], distinctFrom: [], ruledStanding: null, exception: null, states: null, dissent: null, source: null, ...rest,
  };
}

export function coverage(id: string, start: number, end: number, rest: Partial<Claim> = {}): Claim {
  return claim(id, start, { kind: 'coverage', end, place: { name: 'W' }, type: null, share: 1, ...rest });
}

export function tally(id: string, start: number, end: number, low: number, high: number, rest: Partial<Claim> = {}): Claim {
  return claim(id, start, { kind: 'tally', end, place: { name: 'W' }, type: null, what: 'attack', count: { low, high }, ...rest });
}

export function presence(id: string, start: number, end: number, low: number, high: number, rest: Partial<Claim> = {}): Claim {
  return claim(id, start, { kind: 'presence', end, type: null, what: 'tanks', count: { low, high }, by: ['Gov'], ...rest });
}

export function movement(id: string, start: number, rest: Partial<Claim> = {}): Claim {
  return claim(id, start, { kind: 'movement', type: null, stage: 'delivered', ...rest });
}

export function actClaim(id: string, start: number, kind: ActKind, by: string[], about: string | null, rest: Partial<Claim> = {}): Claim {
  return claim(id, start, { kind: 'act', channel: 'Reg', place: null, type: null, act: kind, by, about, ...rest });
}

export function ruling(id: string, start: number, about: string, rest: Partial<Claim> = {}): Claim {
  return actClaim(id, start, 'ruling', ['JC'], about, rest);
}
