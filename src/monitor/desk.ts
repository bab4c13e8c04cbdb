// A desk: one agreement with all its evidence at hand, to be asked about any moment again and again, while a ledger grows.
import { ProblemError, type Problem } from '#base/problem.ts';
import type { ClaimTable } from '#records/claim-table.ts';
import type { Plan } from '#records/plan.ts';
import type { Verdicts } from '#records/verdicts.ts';
import { BadLines } from '#monitor/bad-lines.ts';
import { ClaimIntake } from '#monitor/claim-intake.ts';
import { doubtsOf } from '#monitor/evidence-doubts.ts';
import { knownNames } from '#monitor/known-names.ts';
import { problemsOf } from '#monitor/ledger-evidence.ts';
import { LedgerWalk } from '#monitor/ledger-walk.ts';
import { openLedger, type Ledger } from '#monitor/ledgers.ts';
import { parseAgreement, type AgreementFiles } from '#language/parse.ts';
import { readAgreementFiles } from '#monitor/read-agreement.ts';
import { readEvidence } from '#monitor/read-evidence.ts';
import { StandingAssessment } from '#monitor/standing-assessment.ts';
import { VERSION } from '#monitor/version.ts';

export interface DeskSource {
  /** The agreement's file. */
  agreement: string;
  /** Files or folders of claims, or the place of a ledger. */
  evidence: readonly string[] | { ledger: string };
  /** Leaves out claims that the agreement does not know, instead of refusing the evidence: where several agreements share it. */
  skipUnknown: boolean;
  /** Where a board opens: null, at the latest moment that evidence speaks of (E14). */
  asOf: number | null;
  /** null: with all that is known. */
  knownAt: number | null;
}

/** The moment an answer is asked for: ms; null: the latest, everything known (E14). */
export interface Clocks { asOf: number | null; knownAt: number | null }

export interface DeskOptions { onProgress?: (done: number, total: number) => void; signal?: AbortSignal }

/** What came with the latest entries: keys of claims, in the order of taking in. */
export interface Grown { position: number; claims: string[] }

/** So many assessments at other moments are kept; of much evidence fewer, since each takes memory. */
const KEPT = { few: 2, many: 8, muchEvidence: 200_000 };

export class Desk {
  readonly source: DeskSource;
  readonly plan: Plan;
  readonly planHash: string;
  /** The agreement as it was read: its text, and the files that it names. */
  readonly document: AgreementFiles;
  readonly ledger: Ledger | null;
  readonly #intake: ClaimIntake;
  readonly #bad: BadLines;
  readonly #walk: LedgerWalk | null;
  readonly #warnings: Problem[];
  /** In the order of their last use. */
  readonly #assessments = new Map<string, { assessment: StandingAssessment; rows: number; verdicts: Verdicts | null }>();

  private constructor(parts: { source: DeskSource; plan: Plan; planHash: string; document: AgreementFiles; ledger: Ledger | null; intake: ClaimIntake; bad: BadLines; walk: LedgerWalk | null; warnings: Problem[] }) {
    this.source = parts.source;
    this.plan = parts.plan;
    this.planHash = parts.planHash;
    this.document = parts.document;
    this.ledger = parts.ledger;
    this.#intake = parts.intake;
    this.#bad = parts.bad;
    this.#walk = parts.walk;
    this.#warnings = parts.warnings;
  }

  /** Reads the agreement and its evidence. Throws ProblemError with all that keeps them from being read. */
  static async open(source: DeskSource, options: DeskOptions = {}): Promise<Desk> {
    const { input: document, problems: unread } = await readAgreementFiles(source.agreement);
    if (document === null) throw new ProblemError(unread);
    const { plan, planHash, problems } = parseAgreement(document);
    if (plan === null || planHash === null) throw new ProblemError(problems.filter(({ severity }) => severity === 'error'));
    const known = knownNames(plan), intake = new ClaimIntake(known), bad = new BadLines('warning');
    if ('ledger' in source.evidence) {
      const ledger = await openLedger(source.evidence.ledger);
      const walk = new LedgerWalk(ledger);
      const desk = new Desk({ source, plan, planHash, document, ledger, intake, bad, walk, warnings: problems });
      await desk.grow(options);
      if (bad.count > 0 && !source.skipUnknown) throw new ProblemError(bad.told().map((problem) => ({ ...problem, severity: 'error' })));
      desk.#warnings.push(...doubtsOf(intake.table, known));
      return desk;
    }
    const { skipped, warnings } = await readEvidence(source.evidence, { known, skipBadLines: source.skipUnknown, intake, ...options });
    bad.count = skipped;
    return new Desk({ source, plan, planHash, document, ledger: null, intake, bad, walk: null, warnings: [...problems, ...warnings] });
  }

  get table(): ClaimTable { return this.#intake.table; }

  /** Claims that were left out because the agreement does not know what they speak of. */
  get skipped(): number { return this.#bad.count; }

  /** How many entries of the ledger are taken in; 0 where the evidence is files. */
  get position(): number { return this.#walk?.position ?? 0; }

  /** Takes in the entries that the ledger has now beyond those known. A claim that cannot be taken is left out and counted: the board goes on. */
  async grow(options: DeskOptions = {}): Promise<Grown> {
    const claims: string[] = [];
    await this.#walk?.on(({ seq }, claim) => {
      const keptOut = this.#intake.take(claim);
      if (keptOut === null) claims.push(`${String(claim['channel'])}/${String(claim['id'])}`);
      else this.#bad.add(() => problemsOf(seq, keptOut));
    }, options);
    return { position: this.position, claims };
  }

  /** The verdicts at a moment; worked out once as long as nothing comes in. Throws ProblemError where two versions of a claim contradict each other (E2). */
  verdicts(clocks: Clocks): Verdicts {
    const kept = this.#at(clocks);
    kept.verdicts ??= kept.assessment.verdicts();
    return kept.verdicts;
  }

  /** What stands behind the verdicts of a moment. */
  assessment(clocks: Clocks): StandingAssessment {
    return this.#at(clocks).assessment;
  }

  #at({ asOf, knownAt }: Clocks): { assessment: StandingAssessment; verdicts: Verdicts | null } {
    const { table } = this;
    const key = `${asOf}|${knownAt}`;
    const kept = this.#assessments.get(key) ?? { assessment: this.#begun(asOf, knownAt), rows: table.length, verdicts: null };
    if (kept.rows < table.length) {
      kept.assessment.take();
      kept.rows = table.length;
      kept.verdicts = null;
    }
    this.#assessments.delete(key);
    this.#assessments.set(key, kept);
    const most = table.length > KEPT.muchEvidence ? KEPT.few : KEPT.many;
    for (const oldest of this.#assessments.keys()) {
      if (this.#assessments.size <= most) break;
      this.#assessments.delete(oldest);
    }
    return kept;
  }

  #begun(asOf: number | null, knownAt: number | null): StandingAssessment {
    const { plan, planHash, table } = this;
    return new StandingAssessment({
      plan, planHash, table, asOf, knownAt, readings: null, skipped: this.skipped, engineVersion: VERSION, problems: [...this.#warnings, ...this.#bad.problems], explainDepth: 'short',
    });
  }

  async close(): Promise<void> {
    await this.ledger?.store.close();
  }
}
