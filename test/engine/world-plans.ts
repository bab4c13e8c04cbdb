// The smallest plans, readings and claims for worlds, every field filled in: tests change what they are about.
import type { ZoneTable } from '#base/zone.ts';
import type { Claim } from '#records/claim.ts';
import type { Actor, Measure, Place, Plan, Reading, Time } from '#records/plan.ts';

export function aPlan(zone: ZoneTable): Plan {
  return {
    format: 'plan/1', semantics: '1', agreement: 'Small', title: 'Small', zone, anchors: [], actors: [], places: [], lists: [], lines: [], channels: [],
    measures: [], conditions: [], clauses: [], gates: [], readings: [], texts: [],
  };
}

export function aReading(name: string): Reading {
  return {
    name, adoptedBy: 'Nobody', adoptedOn: null, channels: null, proof: [], silence: [], watched: null, lookEveryMs: null,
    setAside: { datedWithinDays: null, datedWithinMs: null, placedWithinMetres: null }, completeAfterMs: null, zone: null,
    anchors: [], measures: [], conditions: [], lists: [], ends: [], gates: [],
  };
}

/** Incidents of `attack` in North at each moment; silence means none. */
export function aMeasure(name: string): Measure {
  return {
    name, from: 'incidents', of: ['attack'], unit: 'events', stage: null, per: { unit: 'moment' }, place: { name: 'North' }, strip: null, by: [], against: [],
    excluding: 'none', exceptions: [], channels: null, silence: 'none',
  };
}

/** Confirmed, one of it, nobody named; `killed` and the like unknown (E9). */
export function aClaim(says: Partial<Claim> & Pick<Claim, 'kind' | 'id' | 'channel' | 'start' | 'end'>): Claim {
  return {
    place: null, type: null, what: null, count: { low: 1, high: 1 }, killed: { low: 0, high: Infinity }, injured: { low: 0, high: Infinity }, by: null, against: null,
    oneOfBy: false, oneOfAgainst: false, standing: 'confirmed', recordedAt: null, stage: null, convoy: null, trucks: null, people: null, stoppedBy: null, share: null,
    of: null, act: null, about: null, to: null, amountMs: null, amountDays: null, until: null, names: null, effectiveFrom: null, sameAs: [], distinctFrom: [],
    ruledStanding: null, exception: null, states: null, dissent: null, source: null, ...says,
  };
}

export function anActor(name: string): Actor {
  return { name, title: name, includes: [], excluded: false, guarantors: [], members: [] };
}

export function aPlace(name: string): Place {
  return { name, title: name, titles: [], within: [], dividedInto: [], geometry: null };
}

export function at(instant: number): Time {
  return { node: 'at', instant };
}
