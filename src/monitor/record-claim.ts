// Records an act or a ruling in a ledger: first what it would change, and whose keys it still needs; then, if that is wanted, the entry.
import { formatInstant } from '#base/instant.ts';
import { ProblemError, type Problem } from '#base/problem.ts';
import { nearest } from '#base/nearest.ts';
import { claimKey, type Claim } from '#records/claim.ts';
import type { ClaimTable } from '#records/claim-table.ts';
import type { Act } from '#records/observations.ts';
import type { JointAct, Plan } from '#records/plan.ts';
import { familyOf, gateOfTopic, speaksOf } from '#records/topic.ts';
import type { Verdicts } from '#records/verdicts.ts';
import { ClaimIntake } from '#monitor/claim-intake.ts';
import { knownNames } from '#monitor/known-names.ts';
import { ledgerEvidence } from '#monitor/ledger-evidence.ts';
import type { Ledger, SigningKey } from '#monitor/ledgers.ts';
import { StandingAssessment, type AssessInput } from '#monitor/standing-assessment.ts';
import { VERSION } from '#monitor/version.ts';

/** What an act or ruling would do, were it recorded now. */
export interface Preview {
  before: Verdicts;
  after: Verdicts;
  /** Whose acts of this kind are needed, where the agreement names somebody; and who of them has not made one, this one counted. */
  keys: { named: string[]; any: boolean; missing: string[] } | null;
  /** It was made at or after the moment that is shown, so that nothing can change as of then (E8). */
  isLater: boolean;
}

export interface PreviewInput {
  plan: Plan;
  planHash: string;
  ledger: Ledger;
  /** An object of claims/1 without `recordedAt`. */
  claim: Record<string, unknown>;
  /** null: the latest end of a claim that is no act, or of this one, whichever is later. */
  asOf: number | null;
  now: number;
}

/** Throws ProblemError where the claim is at fault, speaks of what neither agreement nor ledger has, or bears the name of another. */
export async function previewClaim({ plan, planHash, ledger, claim, asOf, now }: PreviewInput): Promise<Preview> {
  const known = knownNames(plan);
  const { table } = await ledgerEvidence(ledger, { known });
  const read = readAlone(claim, plan, now);
  const faults = [...taken(read, table), ...aboutNothing(read, plan, table)];
  if (faults.length > 0) throw new ProblemError(faults);
  const input: AssessInput = { plan, planHash, table, skipped: 0, asOf, knownAt: null, readings: null, engineVersion: VERSION, problems: [] };
  const usual = new StandingAssessment(input).asOfInstant();
  const at = asOf ?? Math.max(read.end, usual);
  const standing = new StandingAssessment({ ...input, asOf: at });
  const before = standing.verdicts();
  table.append(read);
  standing.take();
  return { before, after: standing.verdicts(), keys: keysFor(plan, read, standing.acts()), isLater: read.start >= at };
}

/** Adds it; gives the number of its entry. Throws ProblemError where the ledger refuses it: another may have written meanwhile. */
export async function recordClaim(ledger: Ledger, claim: Record<string, unknown>, now: () => number, key: SigningKey | null): Promise<number> {
  const [found] = await ledger.append([claim], { now, key });
  if (found?.result === 'refused') throw new ProblemError(found.faults.map((fault): Problem => ({ ...fault, severity: 'error' })));
  if (found === undefined || found.result === 'unchanged') throw new ProblemError([alreadyThere(claim)]);
  return found.seq;
}

function alreadyThere(claim: Record<string, unknown>): Problem {
  const key = `${String(claim['channel'])}/${String(claim['id'])}`;
  return { code: 'record.taken', severity: 'error', message: `there is already a claim ${key}`, mend: 'give another --id; to correct that one, send its new version with `truce ledger append`' };
}

function readAlone(claim: Record<string, unknown>, plan: Plan, now: number): Claim {
  const intake = new ClaimIntake(knownNames(plan));
  const keptOut = intake.take({ ...claim, recordedAt: formatInstant(now) });
  if (keptOut !== null && 'faults' in keptOut) throw new ProblemError(keptOut.faults().map((fault): Problem => ({ ...fault, severity: 'error' })));
  return intake.table.claim(0);
}

function taken(claim: Claim, table: ClaimTable): Problem[] {
  return table.firstRow(claimKey(claim)) < 0 ? [] : [alreadyThere({ channel: claim.channel, id: claim.id })];
}

/** What it is about must be a gate, a clause, or a claim on record: else it would have no effect, unseen. */
function aboutNothing(claim: Claim, plan: Plan, table: ClaimTable): Problem[] {
  const problems: Problem[] = [];
  const keys = [...(claim.about?.includes('/') === true ? [claim.about] : []), ...claim.sameAs, ...claim.distinctFrom];
  for (const key of keys.filter((one) => table.firstRow(one) < 0)) {
    problems.push({ code: 'record.no-such-claim', severity: 'error', message: `there is no claim ${key} in the ledger`, mend: 'a claim is named channel/id; `truce ledger log` lists them' });
  }
  if (claim.about === null || claim.about.includes('/')) return problems;
  const names = [...plan.gates.map((gate) => gate.name), ...plan.readings.flatMap((reading) => reading.gates.map((gate) => gate.name)), ...plan.clauses.flatMap((clause) => [clause.id, familyOf(clause.id) ?? clause.id])];
  if (names.includes(claim.about) || topicsOf(plan).has(claim.about)) return problems;
  const meant = nearest(claim.about, names);
  problems.push({ code: 'record.about-nothing', severity: 'error', message: `the agreement has no gate or clause "${claim.about}"`, mend: meant === undefined ? `it has ${names.join(', ')}` : `did you mean ${meant}?` });
  return problems;
}

/** What else acts are about: terms, states, the gate of one member, whatever an act that the agreement asks for is about. */
function topicsOf(plan: Plan): Set<string> {
  const topics = new Set([...plan.gates, ...plan.readings.flatMap((reading) => reading.gates)]
    .flatMap((gate) => plan.lists.filter((list) => list.name === gate.each?.list).flatMap((list) => list.members.map((member) => `${gate.name}(${member})`))));
  const visit = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    const { about } = part as { about?: unknown };
    if (typeof about === 'string') topics.add(about);
    for (const inner of Object.values(part)) visit(inner);
  };
  visit([plan.anchors, plan.conditions, plan.clauses, plan.readings]);
  return topics;
}

/** Whom the agreement names for such an act, and who of them has made one with the same effect, in any reading. */
function keysFor(plan: Plan, claim: Claim, acts: readonly Act[]): Preview['keys'] {
  const makers = makersOf(plan, claim);
  if (makers === null) return null;
  const { by: named } = makers;
  const made = new Set(acts
    .filter((act) => act.act === claim.act && speaksOf(act.about, claim.about!) && act.amountMs === claim.amountMs && act.amountDays === claim.amountDays && act.until === claim.until && act.effectiveFrom === claim.effectiveFrom)
    .flatMap((act) => act.own));
  const missing = named.filter((name) => !made.has(name));
  return { named, any: makers.any === true, missing: makers.any && missing.length < named.length ? [] : missing };
}

function makersOf(plan: Plan, claim: Claim): Pick<JointAct, 'by' | 'any'> | null {
  const gate = gateOfTopic(plan.gates, claim.about), clause = plan.clauses.find((one) => speaksOf(claim.about, one.id));
  switch (claim.act) {
    case 'reset': return gate?.reset ?? (gate?.onBreach.rule === 'decided' ? gate.onBreach : null);
    case 'signature': return gate === undefined || gate.signatures.length === 0 ? null : { by: gate.signatures };
    case 'extension': return clause?.extension ?? null;
    case 'suspension':
    case 'resumption': return (gate ?? clause)?.suspension ?? null;
    case 'termination': return (gate ?? clause)?.termination ?? null;
    default: return null;
  }
}
