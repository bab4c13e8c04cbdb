// What another program may import from "truce": read an agreement, and check evidence against it.
import { ProblemError, type Problem } from '#base/problem.ts';
import { ClaimTable } from '#records/claim-table.ts';
import type { Plan } from '#records/plan.ts';
import type { Verdicts } from '#records/verdicts.ts';
import { parseAgreement } from '#language/parse.ts';
import { assess } from '#monitor/assess.ts';
import { doubtsOf } from '#monitor/evidence-doubts.ts';
import { knownNames } from '#monitor/known-names.ts';
import { readReadings, readTime } from '#monitor/options.ts';
import { takeClaims } from '#monitor/take-claims.ts';
import { VERSION } from '#monitor/version.ts';

export { ProblemError, type Position, type Problem } from '#base/problem.ts';
export type { Claim } from '#records/claim.ts';
export type { ClaimTable } from '#records/claim-table.ts';
export type { Plan } from '#records/plan.ts';
export type {
  BoundsPair, ConditionOutcome, DayVerdict, GateOutcome, GateState, Margin, ObligationOutcome, ObligationVerdict, Parting, Pivotal, ReadingVerdicts,
  Reason, ReasonNode, Resolution, TruthValue, Verdicts,
} from '#records/verdicts.ts';

/** An agreement as text. */
export interface AgreementText {
  /** What problems call the text; nothing is read from there. */
  path: string;
  /** The Markdown, with its `truce` blocks. */
  text: string;
  /** The text of the files that it names, by the name that it uses: `{ 'places.geojson': '...' }`. */
  files?: Record<string, string>;
}

/** An agreement read. `plan` and `planHash` are null where there are problems of severity `error`; without them, `problems` holds warnings. */
export interface AgreementParsed { plan: Plan | null; planHash: string | null; problems: Problem[] }

/**
 * Reads an agreement into its plan. Does not throw: whatever is wrong is in `problems`, each with its line and column, all of them at once.
 * The zone's table of offsets is that of the running Node (`process.versions.tz`), and stays in the plan.
 *
 * @example
 * import { parse, check } from 'truce';
 *
 * const { plan, planHash, problems } = parse({ path: 'agreement.md', text });
 * if (plan === null) throw new Error(problems.map((problem) => problem.message).join('\n'));
 * const verdicts = check({ plan, planHash, claims: lines.map((line) => JSON.parse(line)), asOf: '2016-09-19T16:00Z' });
 * for (const reading of verdicts.readings) console.log(reading.name, reading.gates[0]?.state);
 */
export function parse({ path, text, files = {} }: AgreementText): AgreementParsed {
  return parseAgreement({ path, text, files, zoneVersion: process.versions.tz ?? 'unknown' });
}

/** What is checked. */
export interface CheckInput {
  plan: Plan;
  planHash: string | null;
  /** Claims as objects of claims/1 (parsed lines of a `.jsonl` file), or a table of them that was filled already. */
  claims: readonly unknown[] | ClaimTable;
  /** How far the world has run: RFC 3339 with an offset. Absent: the latest end of `during` of a claim that is no act (E14). */
  asOf?: string;
  /** What was recorded by then is used: RFC 3339 with an offset. Absent: everything (E14). */
  knownAt?: string;
  /** Names of readings. Absent: all, in the agreement's order. */
  readings?: readonly string[];
}

/**
 * The verdicts of every reading, as verdicts/1: the same record that `truce check --format json` prints. The machine's clock and zone play no part.
 * Throws ProblemError, with all problems, where a claim cannot be read (`field` says which: `claims[3].during`), a time has no offset, or a
 * reading is not known.
 */
export function check({ plan, planHash, claims, asOf, knownAt, readings }: CheckInput): Verdicts {
  const problems: Problem[] = [];
  const asked = { asOf: readTime(asOf, 'asOf', problems), knownAt: readTime(knownAt, 'knownAt', problems), readings: readReadings(readings ?? [], plan, problems) };
  if (problems.length > 0) throw new ProblemError(problems);
  const known = knownNames(plan);
  const table = claims instanceof ClaimTable ? claims : takeClaims(claims, known);
  return assess({ plan, planHash: planHash ?? '', table, skipped: 0, ...asked, engineVersion: VERSION, problems: doubtsOf(table, known) });
}
