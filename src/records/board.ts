// What the server answers and the board reads, shape by shape, beside those of verdicts/1 and claims/1. The OpenAPI document says the same.
import type { ClaimSort } from '#records/plan.ts';
import type { BoundsPair, ConditionOutcome, GateOutcome, ObligationOutcome, Parting, Pivotal, ReasonNode, Reason, TruthValue } from '#records/verdicts.ts';
import type { LabelShown } from '#records/labels.ts';

/** How far an agreement's evidence is read: `reading` it, `assessing` it, `ready` to answer, or `failed` (then `problem` says why). */
export interface Progress { state: 'reading' | 'assessing' | 'ready' | 'failed'; done: number; total: number; problem?: string }

export interface AgreementSummary {
  /** The agreement's name, as its first line has it: part of every address below it. */
  id: string;
  title: string;
  /** BCP 47 tags; the first is authoritative. */
  languages: string[];
  progress: Progress;
  /** The ledger's position: how many entries are taken in. 0 where the evidence is files. */
  position: number;
}

/** The moments that an answer speaks of, and the ledger's position it was given at. `asOf` is the one used, whoever chose it (E14). */
export interface Moment { asOf: string | null; knownAt: string | null; position: number }

export interface AgreementDetail extends AgreementSummary {
  planHash: string;
  engine: string;
  zone: string;
  zoneTable: string;
  /** Where the board opens: the moment asked for when the server was started, else the latest that evidence speaks of. */
  asOf: string | null;
  knownAt: string | null;
  /** From the first to the last moment of any claim; of `recordedAt` likewise, null where none is told. */
  span: { during: [string, string] | null; recorded: [string, string] | null };
  evidence: { kind: 'files' | 'ledger'; claims: number; skipped: number };
  anchors: { name: string; at: string | null; says: string }[];
  actors: { name: string; title: string; excluded: boolean; guarantors: string[] }[];
  /** `titles`: other names, in any language. `drawn`: it has a shape. */
  places: { name: string; title: string; titles: string[]; within: string[]; drawn: boolean }[];
  lines: { name: string; title: string }[];
  lists: { name: string; of: 'places' | 'actors'; asOf: string; members: string[] }[];
  channels: { name: string; title: string; sees: ClaimSort[] }[];
  measures: { name: string; from: string; unit: string; says: string }[];
  conditions: { name: string; clause: string | null; says: string }[];
  clauses: { id: string; heading: string; binds: string[]; says: string }[];
  gates: { name: string; title: string; clause: string | null; says: string }[];
  readings: { name: string; adoptedBy: string; channels: string[] | null }[];
  confidential: LabelShown[];
}

/** One reading as a whole. */
export interface ReadingSummary { name: string; adoptedBy: string; horizon: string | null; setAside: { count: number; claims: string[] }; leftOut: { count: number; claims: string[] } }

export type Labelled<T> = T & { reading: string; confidential?: LabelShown[] };

/** What could be settled, and what a gate would then be (V8). */
export type WouldChange = Pivotal & { reading: string };

/** `says`: the reason in one sentence; the rest is asked of `reasons`. */
export type GateShown = Labelled<GateOutcome> & { says: string };
export type ConditionShown = Labelled<ConditionOutcome> & { says: string };
export type ObligationShown = Labelled<ObligationOutcome> & { says: string };

export interface GatesAnswer { moment: Moment; gates: GateShown[]; wouldChange: WouldChange[]; stoppedLooking: string[] }
/** `asAWhole`: conditions of which the places are left out, and how many there are. */
export interface ConditionsAnswer { moment: Moment; conditions: ConditionShown[]; asAWhole: { name: string; places: number }[] }
export interface ObligationsAnswer { moment: Moment; obligations: ObligationShown[] }
export interface ReadingsAnswer { moment: Moment; readings: ReadingSummary[] }
export interface PartingsAnswer { moment: Moment; partings: Parting[] }

/** A tree of reasons, by id, down to the claims; `root` is its top. `value` and `measure`: of the day that was asked for. */
export interface ReasonsAnswer {
  moment: Moment;
  root: string;
  reasons: Record<string, ReasonNode>;
  day?: { date: string; value: TruthValue; reasons: Reason[]; measure?: BoundsPair };
}

/** A claim in a list: claims/1 without its source, and its key `channel/id`. */
export type ClaimShown = { key: string; [field: string]: unknown };
export interface ClaimsAnswer { position: number; claims: ClaimShown[]; total: number; next: string | null }
/** A claim with its source, all its versions (the one that holds last), what rules on it, and which readings set it aside. */
export interface ClaimAnswer {
  key: string;
  claim: Record<string, unknown>;
  versions: Record<string, unknown>[];
  about: ClaimShown[];
  entry: { seq: number; recordedAt: string } | null;
}

/**
 * Claims as columns, for maps and timelines: numbers are places in the lists of words beside them; -1: none. Instants in ms; `recorded` null: known always.
 * `words.oneOf`: those of `words.actors` of which exactly one is meant; of any other word with several names, all of them.
 * A claim that stands at a point has `lon` and `lat` and `radius` in metres; one that is at a named place has `place`; one that has neither has no place.
 */
export interface PointsAnswer {
  position: number;
  total: number;
  next: string | null;
  words: { kinds: string[]; channels: string[]; places: string[]; actors: string[]; oneOf: number[]; types: string[]; standings: string[]; whats: string[] };
  keys: string[];
  kind: number[];
  channel: number[];
  place: number[];
  by: number[];
  against: number[];
  type: number[];
  /** What each speaks of: of a presence the thing, of a tally what is counted, of a movement its stage, of an act its kind, of a statement what it is about. */
  what: number[];
  standing: number[];
  start: number[];
  end: number[];
  recorded: (number | null)[];
  lon: (number | null)[];
  lat: (number | null)[];
  radius: (number | null)[];
  count: [number, number | null][];
  /** Movements that name their convoy, together: their places in the columns, in the order of time. */
  convoys: { convoy: string; rows: number[] }[];
}

/** What the stream tells: `entries` when the ledger has grown, `verdicts` when what it changes has been worked out, `progress` while it is being read. */
export type BoardEvent =
  | { event: 'entries'; agreement: string; position: number; claims: string[]; more: number }
  | { event: 'verdicts'; agreement: string; position: number }
  | { event: 'progress'; agreement: string; progress: Progress };

/** RFC 9457, with what would mend it. */
export interface ProblemDetails { type: string; title: string; status: number; detail: string; mend?: string; code: string; instance?: string }
