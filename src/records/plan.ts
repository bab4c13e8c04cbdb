// The plan: what an agreement means, as data. Written by language/, read by series/, engine/, gates/ and render/.
import type { Position } from '#base/problem.ts';
import type { Ratio } from '#base/bounds.ts';
import type { ZoneTable } from '#base/zone.ts';
import type { Geometry } from '#base/geometry.ts';
import type { ActKind, Stage, Standing } from '#records/claim.ts';

/** The version of docs/semantics.md that this code follows; part of the plan's hash (A4). */
export const SEMANTICS_VERSION = '1';

/**
 * A frozen agreement. Sets (actors, places, ...) are sorted by name; `binds`, `duties` and operands of `and`/`or` keep the author's order.
 * Every definition and node carries `at`, its place in the Markdown file, and `clause`, the id of the heading it stands under; neither is
 * part of `planHash` (A4).
 */
export interface Plan {
  format: 'plan/1';
  semantics: string;
  agreement: string;
  title: string;
  /** The agreement's clock (T3, T9). */
  zone: ZoneTable;
  anchors: AnchorDefinition[];
  actors: Actor[];
  places: Place[];
  lists: List[];
  lines: Line[];
  /** Absent: none is declared. */
  things?: ThingClass[];
  channels: Channel[];
  measures: Measure[];
  conditions: Condition[];
  clauses: Clause[];
  gates: Gate[];
  readings: Reading[];
  /** The agreement's own words, clause by clause: headings that carry `{#id}`. */
  texts: ClauseText[];
  /** Who adopted the rules of a clause for which text (A7), as written; absent where nobody did. No part of `planHash`. */
  adoptions?: Adoption[];
}

/** What every definition and node may carry; never hashed. */
export interface Placed {
  at?: Position;
  clause?: string;
}

/**
 * A clause in its authoritative words: `hash` is over the normalised text of the heading and the prose below it (A6); `language` is a BCP 47 tag. `others`: the
 * same clause in other languages, sorted by language; absent where there is none (A8).
 */
export interface ClauseText extends Placed { id: string; heading: string; hash: string; language: string; others?: { language: string; heading: string; hash: string }[] }

/** The rules of clause `of` were adopted by somebody for these texts of it, on a day (A7). */
export interface Adoption extends Placed { of: string; by: string; on: string; texts: { language: string; hash: string }[] }

/** For whom a definition is (A9): actors named, or a note in words, or both. */
export interface Audience { to: string[]; note?: string }

/** A definition that carries a label of confidentiality; absent where it carries none. */
export interface Labelled { confidential?: Audience }

export interface AnchorDefinition extends Placed { name: string; time: Time }

/**
 * `includes`: names of other actors, or free text by which claims may name a part of this actor (N3). `excluded`: outside the agreement (N3).
 * `guarantors`: actors that answer for this one. `members`: set for a joint body; its act is the act of all its members (G3).
 */
export interface Actor extends Placed, Labelled { name: string; title: string; includes: string[]; excluded: boolean; guarantors: string[]; members: string[] }

/**
 * `within`: places that this one lies in by the agreement's word (E17). `dividedInto`: places that together make it up (E7, E12). `site`: what kind of
 * site it is (N21). `made`: the ground that it is, where it is made of others (N20). `since`: from when on it is there (N22); absent: always.
 */
export interface Place extends Placed, Labelled { name: string; title: string; titles: string[]; within: string[]; dividedInto: string[]; geometry: Geometry | null; site?: string; made?: MadePlace; since?: Time }

/** A place or a line. */
export type Feature = { place: string } | { line: string };

/** N20, N21: ground made of other places. */
export type MadePlace =
  | { way: 'near'; about: Feature; metres: number; reach: 'within' | 'nearer' }              // all round, that distance included (within) or excluded (nearer)
  | { way: 'joined'; places: string[] }                                                       // any of them
  | { way: 'common'; places: string[] }                                                       // what is in all of them
  | { way: 'rest'; of: string; without: string[] }                                            // with holes
  | { way: 'sites'; kinds: string[]; within: string; unlisted?: true };                       // N21; unlisted: there may be others than the agreement declares

/** A word that stands for several things (E30). `members`: things, or other classes. */
export interface ThingClass extends Placed { name: string; title: string; members: string[] }

/** A list has its date (V9). */
export interface List extends Placed, Labelled { name: string; of: 'places' | 'actors'; asOf: string; members: string[] }

export interface Line extends Placed, Labelled { name: string; title: string; geometry: Geometry }

export type ClaimSort = 'incidents' | 'tallies' | 'movements' | 'presence';

/** What a measure counts: claims that channels see, or acts, which every channel tells (E26). */
export type CountedSort = ClaimSort | 'acts';

/** A channel and what it sees (E7). `of`: paths of the incident tree, or things; null = all of that sort. */
export interface Channel extends Placed, Labelled { name: string; title: string; sees: { sort: ClaimSort; of: string[] | null }[] }

/** A name, or the parameter that an enclosing `for each` or a gate over a list binds. */
export type Ref = { name: string } | { param: string };

// ---------------------------------------------------------------------------------------------------------------------- time

/** Before anything that an agreement speaks of: the beginning of the year 1 in UTC. An act asked for without a beginning counts whenever it was made (W11). */
export const LONG_AGO = -62_135_596_800_000;

/** Which of several happenings an anchor means (T8). */
export type Which = 'first' | 'latest';

/** An instant of the agreement: its value is an interval [earliest, latest] with reasons, since acts may be imprecise or still to come (T4, T8). */
export type Time = Placed & (
  | { node: 'at'; instant: number }                                        // written
  | { node: 'edge'; day: string; edge: 'start' | 'end' }                   // the start / end of 2016-09-18, in the reading's clock
  | { node: 'anchor'; name: string }
  | { node: 'act'; act: ActKind; by: string[]; joint: boolean; about: string | null; which: Which }   // by: [] = anybody; joint: all of them (keys, G3), else any one
  | { node: 'opening'; gate: string; arg: Ref | null; which: Which }
  | { node: 'fulfilment'; of: string }                                      // the first instant at which every act and delivery that clause `of` asks for is done
  | { node: 'clause'; of: string; edge: 'start' | 'end' }                   // T14: the start of clause `of`; its end, as acts so far have moved it
  | { node: 'that'; set?: true }                                            // T16: in a clause with `each`, the occurrence that it is judged for; set: when acts made that end the end
  | { node: 'renewed'; of: Time; every: Stride; notice: Time; lead: Stride | null }   // T17: an end put off again and again, until a notice was made in time
  | { node: 'plus'; of: Time; ms: number }                                  // elapsed, may be negative
  | { node: 'days-after'; of: Time; days: number }                          // T7: the end of the Nth civil day after that of A; negative: the start of the first of so many whole days before A (T15)
  | { node: 'months-after'; of: Time; months: number }                      // T11
  | { node: 'day-of'; of: Time; edge: 'start' | 'end' }                     // the start / end of the civil day of A
);

/** So long, by elapsed time, whole civil days or the calendar. */
export type Stride = { ms: number } | { days: number } | { months: number };

/** An act of all of `by` together; their keys must be made within `withinMs` of one another (null: no limit written). `any`: each act of any one of them is one (G9). */
export interface JointAct extends Placed { by: string[]; any?: true; withinMs: number | null; backdated: boolean }

// ------------------------------------------------------------------------------------------------------------------ measures

/** N3: `any`: leave out an incident when any author or target is excluded; `all`: only when all are; `none`: leave out nothing. */
export type Excluding = 'none' | 'any' | 'all';

/** What is counted. */
export interface Measure extends Placed, Labelled {
  name: string;
  /** Which claims are read. Tallies and incidents are never added (E6). */
  from: CountedSort;
  /** V15, of acts alone: which are counted; made by any of `by` (their own acts, T12), to any of `to` ([]: to anybody), about this (null: about anything). */
  acts?: { act: ActKind; to: string[]; about: string | null };
  /** Paths of the incident tree (incidents, tallies), things (presence), `killed`/`injured`/... for tallies of people; for movements: []. */
  of: string[];
  /** events: the claims' `count`; convoys: happenings, once a place (E11); killed, injured, trucks, people: that field. Presence: `count` of the things. Acts: each is one. */
  unit: 'events' | 'killed' | 'injured' | 'convoys' | 'trucks' | 'people' | 'things' | 'acts';
  /** The stage of a movement (E11). */
  stage: Stage | null;
  /** Movements: only those that carry one of these (E19); absent: whatever they carry. */
  load?: string[];
  /** moment: the number at that very moment (an incident lasts 1 ms, T5); civil-day: the day's total (V6); elapsed: the total of [t - ms, t) (V6); since: of [from, t], a total that grows (V14). */
  per: { unit: 'moment' } | { unit: 'civil-day' } | { unit: 'elapsed'; ms: number } | { unit: 'since'; from: Time };
  /** Where. Acts are nowhere: a place without name. */
  place: Ref;
  /** A strip along a line instead of a whole place (N6): things nearer than `metres` on `side` (null: both sides). Presence only. */
  strip: { line: string; metres: number; side: 'left' | 'right' | null; compass: string | null } | null;
  /** Groups; [] = no filter (N2, N3). The happening's authors (targets) must lie in the group of all the named actors together. */
  by: Ref[];
  against: Ref[];
  excluding: Excluding;
  /** N16: actors left out: what has an author in the group of `notBy`, or a target in that of `notAgainst`. Absent: nobody. */
  notBy?: string[];
  notAgainst?: string[];
  /** Exceptions that need a ruling (N4), by name. */
  exceptions: string[];
  /** What acts cover is left out; of several any one suffices (N14, N15). Of incidents and movements alone; absent: none. */
  unless?: Covering[];
  /** null: every channel of the reading that sees it. */
  channels: string[] | null;
  silence: 'none' | 'unknown';
}

/** What covers a happening: an act of each of these kinds, and, where `ruled` is set, a ruling that this exception applies. */
export interface Covering { ruled?: string; acts: CoveringAct[] }

/** By any of these, or by whoever did what is to be covered; to whom and about what (null: whomever, whatever); made at least (and at most) so long before it, or within so long after it. */
export type CoveringAct = { act: ActKind; by: string[] | 'author'; to: string | null; about: string | null } & (
  | { made: 'before'; leastMs: number; mostMs: number | null }
  | { made: 'after'; withinMs: number }
);

export type Comparison = '<=' | '<' | '>=' | '>';

/**
 * The right-hand side of a comparison. A share is `percent` / 100 of the average or of the other measure's value: at the same moment, or so long
 * before (`lagMs`), or at one moment for all (`asAt`); `plus` is added to it, and may be below 0 (V13). What is not said is absent.
 */
export type Operand = Placed & (
  | { operand: 'number'; value: Ratio }
  | { operand: 'average'; percent: Ratio; measure: string | null; days: number; before: Time; plus?: Ratio }       // W5; measure null: the compared measure itself
  | { operand: 'measure'; percent: Ratio; measure: string; lagMs?: number; asAt?: Time; plus?: Ratio }
);

// ---------------------------------------------------------------------------------------------------------------- conditions

/** Acts by what they are: of this kind, by any one of `by` ([]: by anybody; `joint`: by all of them together), about this (null: about anything). */
export interface ActPattern { act: ActKind; by: string[]; joint: boolean; about: string | null }

export interface Condition extends Placed, Labelled { name: string; of: Formula }

/** A window's anchor (W1): `from`; `reachBack`: `counting from before A`, the window may reach back before it. */
export interface WindowAnchor { from: Time; reachBack: boolean }

/** N8: who verifies an act when it is made; their acts are about this, or about the claim itself. */
export interface Verified { by: string[]; about: string }

/** True or false at every moment of dense time (T5), known as yes, no or undetermined (V2). */
export type Formula = Placed & (
  | { node: 'condition'; name: string }
  | { node: 'compare'; measure: string; op: Comparison; to: Operand }
  | { node: 'count'; measure: string; op: Comparison; limit: Ratio; ms: number; anchor: WindowAnchor }   // W1: `at least n in every D`, `at most n in any D`: the total of [t - ms, t)
  | { node: 'sustained'; of: Formula; ms: number; anchor: WindowAnchor }                                  // W1: `C for D`
  | { node: 'done'; measure: string; op: '>=' | '>'; limit: Ratio; from: Time; notBefore: Time | null; noLaterThan: Time | null }   // W4: counted from `from`
  | { node: 'act-done'; act: ActKind; by: string[]; to: string | null; orTo?: string[]; about: string | null; from: Time; notBefore: Time | null; noLaterThan: Time | null; verified?: Verified }   // by: any one of them; orTo: others to whom it may be made instead
  | { node: 'and'; of: Formula[] }
  | { node: 'or'; of: Formula[] }
  | { node: 'not'; of: Formula }
  | { node: 'each'; param: string; list: string; of: Formula }
  | { node: 'at-least-of'; k: number; param: string; list: string; of: Formula }
  | { node: 'past'; some: boolean; fromMs: number; toMs: number | null; of: Formula }      // at some / every moment of [t - toMs, t - fromMs], both ends included
  | { node: 'future'; some: boolean; fromMs: number; toMs: number | null; of: Formula }    // at some / every moment of [t + fromMs, t + toMs], both ends included
  | { node: 'since'; hold: Formula; begun: Formula; fromMs: number; toMs: number | null }  // begun at some s in [t - toMs, t - fromMs], hold throughout (s, t]
  | { node: 'until'; hold: Formula; comes: Formula; fromMs: number; toMs: number | null }  // comes at some s in [t + fromMs, t + toMs], hold throughout [t, s)
  | { node: 'state'; begun: ActPattern[]; ended: ActPattern[] }                            // E10: begun by an act, and not ended by one since
  | { node: 'ruled'; act: 'ruling' | 'verification'; by: string | null; about: string; param: string | null; words: string | null; of: Formula | null; whose: string | null }   // V17, N8: what acts say of this moment; `about` with the member that `param` is bound to; `of`: what holds where none speaks, by whose definition
  | { node: 'together'; times: Time[]; withinMs: number | null }                           // W7: all of them have come, any two at most so far apart (null: no number written)
);

// ------------------------------------------------------------------------------------------------------------------- clauses

/** An obligation (N1): it binds each of `binds`, from `from` (included) until `until` (excluded; null: without end). */
export interface Clause extends Placed, Labelled {
  id: string;
  title: string;
  binds: string[];
  duties: Duty[];
  from: Time;
  until: Time | null;
  /** That it has no end is said in so many words; absent where it is not. No verdict hangs on it. */
  endless?: true;
  /** G3: moves an end not yet reached, by `ms` or `days`, or (null, null) by the amount that the act gives. */
  extension: (JointAct & { ms: number | null; days: number | null; months?: number; most?: number }) | null;
  suspension: JointAct | null;
  termination: JointAct | null;
  /** In force only while this is so (N5). */
  when: Formula | null;
  /** N13: it binds anew for each act, opening, fulfilment or clause's end of this kind (`which` says nothing here). */
  each?: Time;
}

export type Duty = Placed & (
  | { duty: 'refrain'; measure: string }                       // N1, N2: none of what the measure counts, by the actor (the measure's own `by` is empty)
  | { duty: 'cap'; measure: string; limit: number }            // presence of the actor's things, at every moment at most `limit` (0: stay out) (E16)
  | { duty: 'hold'; measure: string; least: number }           // N17: presence of the actor's things, at every moment at least `least`
  | { duty: 'distance'; measure: string; posts: { count: number; people: number } | null }   // N6, N7: presence in the measure's strip is 0
  | { duty: 'ensure'; of: Formula }                            // the condition holds at every moment in force
  | { duty: 'deliver'; of: Formula }                           // a `done` or `count` formula about a movement measure
  | { duty: 'perform'; act: ActKind; to: string | null; orTo?: string[]; about: string | null; notBefore: Time | null; noLaterThan: Time | null; verified?: Verified }   // notify, declare, withdraw: the actor's own act; orTo: as there
  | { duty: 'quota'; measure: string; least: QuotaLeast; days: number; shortfall: 'lapses' | 'carried'; proRata?: true }          // W6: so much in each row of `days` civil days in force
  | { duty: 'recur'; act: ActKind; to: string | null; orTo?: string[]; about: string | null; days: number }                                       // W15: the actor's own act in each row of `days` civil days in force
);

/** W6: a number, or `percent` / 100 of what another measure counts over the same time. */
export type QuotaLeast = Extract<Operand, { operand: 'number' | 'measure' }>;

// --------------------------------------------------------------------------------------------------------------------- gates

export type DayPolicy = 'blocks' | 'counts' | 'pauses';

export interface Gate extends Placed, Labelled {
  name: string;
  title: string;
  /** A gate for each member of a list. */
  each: { param: string; list: string } | null;
  run: {
    length: number;
    /** civil days of the clock (G6), or elapsed periods on a grid from the anchor. */
    unit: { unit: 'civil-day' } | { unit: 'period'; ms: number };
    of: Formula;
    /** W2: judged throughout the day, or at its last moment only. */
    judged: 'throughout' | 'at-end';
  };
  from: Time;
  onBreach: { rule: 'restart' | 'pause' | 'continues' } | { rule: 'decided'; by: string[] };
  /** W3: what an undetermined day does, for each reason. */
  undetermined: { pending: DayPolicy; unseen: DayPolicy; disputed: DayPolicy; imprecise: DayPolicy; unruled: DayPolicy };
  signatures: string[];
  reset: JointAct | null;
  suspension: JointAct | null;
  termination: JointAct | null;
  onceOpen: 'stays-open' | 'shuts-on-breach' | 'suspends-on-breach';
  lapses: Time | null;
  /** G4. null: nothing written; then an opening on record that is not borne out changes nothing and is a problem to show. */
  unborne: { rule: 'stands' | 'closes' } | { rule: 'suspended'; by: string[] } | null;
  /** N8: who verifies the run when it is over, or (`each`) every unit of it; then `run.of` asks for that too. */
  verified?: { by: string[]; each: boolean };
}

// ------------------------------------------------------------------------------------------------------------------ readings

export interface Reading extends Placed {
  name: string;
  adoptedBy: string;
  adoptedOn: string | null;
  /** null: every channel. */
  channels: string[] | null;
  /** E3: the first entry that names the claim's standing and channel (channels null: any) rules; none: does not count. */
  proof: { standings: Standing[]; channels: string[] | null; result: 'counts' | 'may-count' }[];
  /** E7: overrides of what silence means; the most particular holds: measure and channel, measure, channel, neither. */
  silence: { measure: string | null; channel: string | null; means: 'none' | 'unknown' }[];
  /** E7: what else is watched: at least `share` of the place for at least `ms` of the civil day (ms null: only the share). */
  watched: { share: Ratio; ms: number | null } | null;
  /** E7: a look at least every so many ms. */
  lookEveryMs: number | null;
  /** E10: for how long after a look presence is taken to be no more than was seen; absent where the reading does not say. */
  holdsAfterLookMs?: number;
  /** E15. Days are civil days: the claim's possible times lie within so many consecutive civil days. */
  setAside: { datedWithinDays: number | null; datedWithinMs: number | null; placedWithinMetres: number | null };
  /** E8. */
  completeAfterMs: number | null;
  /** R1: another clock for civil days; null: the agreement's. */
  zone: ZoneTable | null;
  /** Definitions that this reading has instead of (or beside) the agreement's. */
  anchors: AnchorDefinition[];
  measures: Measure[];
  conditions: Condition[];
  lists: List[];
  /** R1: other ends of clauses. */
  ends: { clause: string; until: Time }[];
  /** Another breach rule, another undetermined-day rule, other anchor for a gate: a whole gate in place of the agreement's. */
  gates: Gate[];
}
