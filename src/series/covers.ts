// What prior acts cover: whether each possible author of a happening had done what an exception asks for, at each possible instant of it (N14, N15).
import { IMPRECISE, PENDING, UNRULED, type Causes } from '#records/causes.ts';
import type { Act } from '#records/observations.ts';
import type { Covering, CoveringAct } from '#records/plan.ts';
import { thingOf } from '#records/things.ts';
import { speaksOf } from '#records/topic.ts';
import type { Holds, Party } from '#series/actors.ts';
import { ofAll, type Looks } from '#series/looks.ts';

/** `in`: no act covers it; `out`: it is covered for certain, wherever and whenever it was and whoever did it. */
export interface Cover { holds: Holds; causes: Causes }

export const NOT_COVERED: Cover = { holds: 'in', causes: 0 };

type Stretch = readonly [from: number, to: number];

/** An act like the one asked for, with the instants that it covers for certain, and those that it may cover. */
interface Span { act: Act; sure: Stretch; perhaps: Stretch }

/** All acts like one that is asked for, and from when on one to come could cover. */
interface Asked { byAuthor: boolean; spans: Span[]; toCome: number }

interface Exception { ruled: string | undefined; asked: Asked[] }

/** An act as it bears on one happening: how the place that it names lies to it. */
interface Bearing extends Span { where: Holds }

/** One exception as it bears on one happening. `isOpen`: whether it applies is for a ruling that there is not yet. */
interface Applying { isOpen: boolean; asked: { byAuthor: boolean; bearings: Bearing[]; toCome: number }[] }

export class Covers {
  private readonly exceptions: Exception[];
  private readonly by: string[] | null;
  private readonly looks: Looks;

  constructor(unless: readonly Covering[], by: string[] | null, looks: Looks, acts: readonly Act[], horizon: number) {
    this.by = by;
    this.looks = looks;
    this.exceptions = unless.map(({ ruled, acts: asked }) => ({ ruled, asked: asked.map((one) => askedOf(one, acts, horizon)) }));
  }

  /**
   * Of one happening whose possible instants are [start, end), and which was wherever one of these rows tells of it, by whomever. `ruled`: of each
   * row the exception that was ruled to apply to it, `none`, or nothing.
   */
  of(rows: number[], { start, end }: { start: number; end: number }, ruled: (string | undefined)[]): Cover {
    const exceptions = this.exceptions.flatMap((one) => this.applying(one, rows, [start, end], ruled));
    if (exceptions.length === 0) return NOT_COVERED;
    const parties = this.partiesOf(rows);
    if (parties.length === 0) return NOT_COVERED;
    const instants = instantsOf(exceptions, start, end);
    const isSure = (name: string, t: number) => exceptions.some((one) => !one.isOpen && one.asked.every((asked) => this.isSure(asked, name, t)));
    if (instants.every((t) => parties.every((party) => party.every((name) => isSure(name, t))))) return { holds: 'out', causes: 0 };
    const mayCover = (one: Applying, name: string, t: number) => one.asked.every((asked) => this.mayCover(asked, name, t));
    const isPossible = instants.some((t) => parties.some((party) => party.every((name) => exceptions.some((one) => mayCover(one, name, t)))));
    if (!isPossible) return NOT_COVERED;
    const names = [...new Set(parties.flat())];
    const open = exceptions.filter((one) => instants.some((t) => names.some((name) => mayCover(one, name, t))));
    const causes = open.reduce((all, one) => all | this.causesOf(one, names, instants), 0);
    return { holds: 'may', causes: causes === 0 ? IMPRECISE : causes };
  }

  /** The exception with the acts that may cover an instant of the stretch; nothing where it cannot apply. */
  private applying({ ruled: needed, asked }: Exception, rows: number[], [start, end]: Stretch, ruled: (string | undefined)[]): Applying[] {
    const isOpen = needed !== undefined && !ruled.some((one) => one !== undefined && thingOf(one) === thingOf(needed));
    if (isOpen && ruled.includes('none')) return [];
    const bearing = asked.map(({ byAuthor, spans, toCome }) => ({
      byAuthor, toCome: Math.max(toCome, start) < end ? toCome : Infinity,
      bearings: spans.filter(({ perhaps: [from, to] }) => from < end && start < to).map((span) => ({ ...span, where: this.whereOf(span.act, rows) })).filter(({ where }) => where !== 'out'),
    }));
    return bearing.every(({ bearings, toCome }) => bearings.length > 0 || toCome < Infinity) ? [{ isOpen, asked: bearing }] : [];
  }

  /** How what an act covers lies to where it was; a place that the agreement does not know has nothing in it. */
  private whereOf({ names }: Act, rows: number[]): Holds {
    if (names.length === 0) return 'in';
    const { looks } = this;
    const known = names.map((name) => looks.places.resolve(name)).filter((name) => looks.places.place(name) !== undefined);
    return ofAll(rows.flatMap((row) => looks.placesOf(row)).map((number) => {
      const lies = known.map((name) => looks.places.relation(looks.table.places.at(number), name));
      return lies.includes('in') ? 'in' : lies.includes('may') ? 'may' : 'out';
    }));
  }

  /** Of each possibility who may have done it, those that the measure asks for. */
  private partiesOf(rows: number[]): Party[] {
    const { actors } = this.looks;
    const { by } = this;
    const parties = rows.flatMap((row) => this.looks.by(row)).flatMap((named) => actors.parties(named));
    return by === null ? parties : parties.map((party) => party.filter((name) => actors.groupWithin(name, by))).filter((party) => party.length > 0);
  }

  private isOf(act: Act, byAuthor: boolean, name: string): boolean {
    return !byAuthor || this.looks.actors.groupWithin(name, act.own);
  }

  private isSure({ byAuthor, bearings }: Applying['asked'][number], name: string, t: number): boolean {
    return bearings.some(({ act, where, sure }) => act.counts && where === 'in' && has(sure, t) && this.isOf(act, byAuthor, name));
  }

  private mayCover({ byAuthor, bearings, toCome }: Applying['asked'][number], name: string, t: number): boolean {
    return t >= toCome || bearings.some(({ act, perhaps }) => has(perhaps, t) && this.isOf(act, byAuthor, name));
  }

  /** Why it is open whether an exception that may apply does: of each act asked for that is not there for certain, whoever did it and whenever. */
  private causesOf({ isOpen, asked }: Applying, names: string[], instants: number[]): Causes {
    let causes = isOpen ? UNRULED : 0;
    for (const one of asked) {
      if (instants.every((t) => names.every((name) => this.isSure(one, name, t)))) continue;
      if (one.toCome < Infinity) causes |= PENDING;
      for (const { act } of one.bearings) if (names.some((name) => this.isOf(act, one.byAuthor, name))) causes |= act.counts ? IMPRECISE : act.causes;
    }
    return causes;
  }
}

function askedOf(asked: CoveringAct, acts: readonly Act[], horizon: number): Asked {
  const like = acts.filter((act) => act.act === asked.act && act.says !== 'not-so' && (asked.about === null || speaksOf(act.about, asked.about))
    && (asked.to === null || act.to === asked.to) && (asked.by === 'author' || act.own.some((name) => asked.by.includes(name))));
  const lead = asked.made === 'before' ? Math.max(asked.leastMs, 1) : -asked.withinMs;
  const last = asked.made === 'before' ? (asked.mostMs ?? Infinity) : 0;
  const spans = like.map((act): Span => {
    const within = (first: number, beyond: number): Stretch => [Math.max(act.effectiveFrom ?? -Infinity, first), Math.min(act.until ?? Infinity, beyond)];
    return { act, sure: within(act.end - 1 + lead, act.start + last + 1), perhaps: within(act.start + lead, act.end + last) };
  });
  return { byAuthor: asked.by === 'author', spans, toCome: horizon + lead };
}

function has([from, to]: Stretch, t: number): boolean {
  return from <= t && t < to;
}

/** The first instant, and each at which what is covered changes: between two of them it stays. */
function instantsOf(exceptions: readonly Applying[], start: number, end: number): number[] {
  const edges = exceptions.flatMap(({ asked }) => asked.flatMap(({ bearings, toCome }) => [toCome, ...bearings.flatMap(({ sure, perhaps }) => [...sure, ...perhaps])]));
  return [...new Set([start, ...edges.filter((edge) => start < edge && edge < end)])];
}
