// Imports a file of somebody else's table into a ledger: every row is accounted for, and a revised table changes exactly what it changed.
import { ProblemError, type Problem } from '#base/problem.ts';
import type { ClaimJson, ImportContext, ImportedRow, Importer, ImportSource, RowFault } from '#importers/importer.ts';
import { IdsOnce } from '#importers/ids-once.ts';
import { IMPORTERS } from '#importers/importers.ts';
import { canonicalJson } from '#base/canonical.ts';
import { nearest } from '#base/nearest.ts';
import { asTheyStand, claimAt } from '#monitor/as-they-stand.ts';
import { BadLines } from '#monitor/bad-lines.ts';
import { writeWhole } from '#monitor/ledger-files.ts';
import { walkClaims } from '#monitor/ledger-walk.ts';
import type { Appended, Ledger, SigningKey } from '#monitor/ledgers.ts';

export interface ImportInput {
  path: string;
  as: string;
  ledger: Ledger;
  context: ImportContext;
  now: () => number;
  key: SigningKey | null;
  /** The table is the whole: what it no longer has is withdrawn. */
  complete: boolean;
  /** Says what would be, and keeps nothing. */
  dryRun: boolean;
  /** Where refused rows are written; undefined: nowhere. */
  refusedTo: string | undefined;
}

/** Rows by what became of them: `read + vanished = added + changed + unchanged + withdrawn + refused`, always. */
export interface ImportCount { read: number; vanished: number; added: number; changed: number; unchanged: number; withdrawn: number; refused: number; from: number; to: number }

export interface ImportResult { count: ImportCount; problems: Problem[] }

/** The field by which claims of one import are known again: of a channel, a whole table replaces only what the same kind of table brought. */
const IMPORTED_AS = 'importedAs';

export function importerOf(as: string): Importer {
  const found = IMPORTERS.find((one) => one.as === as);
  if (found !== undefined) return found;
  const names = IMPORTERS.map((one) => one.as), meant = nearest(as, names);
  throw new ProblemError([{ code: 'use.unknown-import', severity: 'error', message: `nothing is imported as "${as}"`, mend: `${meant === undefined ? '' : `did you mean ${meant}? `}it is one of ${names.join(', ')}` }]);
}

/**
 * Reads the file and takes its claims in, in one transaction: interrupted, nothing of it is kept. Rows that are refused do not keep the others out; they are
 * told, and written where `refusedTo` says. Throws ProblemError where the file cannot be read as what it is said to be, or has no row.
 */
export async function importFile(input: ImportInput): Promise<ImportResult> {
  const importer = importerOf(input.as);
  const live = input.complete ? await claimsOf(input.ledger, input) : new Map<string, Live>();
  let source = await importer.open(input.path, input.context), run = new ImportRun(input, live);
  const { ledger, now, key, dryRun } = input;
  let isFirst = true;
  const batches = async function* (): AsyncGenerator<ClaimJson[]> {
    // Begun again by the store, the file is read again.
    if (!isFirst) [source, run] = [await importer.open(input.path, input.context), new ImportRun(input, live)];
    isFirst = false;
    yield* run.batches(source);
  };
  await ledger.appendBatches(batches, { now, key, dryRun }, (found) => {
    run.settle(found);
    return 'go-on';
  });
  const problems = [...run.bad.told(), ...source.remarks(), ...roundNumber(input.path, run.count.read)];
  if (run.count.read === 0) throw new ProblemError([{ code: 'import.no-rows', severity: 'error', message: `${input.path} holds no rows`, mend: 'look whether it is the right file, and whether its header is where it is looked for' }, ...source.remarks()]);
  if (input.refusedTo !== undefined && run.refused.length > 0) {
    const written = source.writeRefused([run.refused]);
    await writeWhole(input.refusedTo, piecesOf(written));
  }
  return { count: run.count, problems };
}

async function* piecesOf(parts: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>): AsyncGenerator<(string | Uint8Array)[]> {
  for await (const part of parts) yield [part];
}

interface Live { seq: number; isWithdrawn: boolean }

/** The claims of the channel that came by the same kind of table, by id, each in its latest version. */
async function claimsOf(ledger: Ledger, { as, context }: ImportInput): Promise<Map<string, Live>> {
  const found = new Map<string, Live>();
  await walkClaims(ledger, { signal: context.signal }, ({ seq }, claim) => {
    if (claim['channel'] === context.channel && claim[IMPORTED_AS] === as) found.set(String(claim['id']), { seq, isWithdrawn: claim['standing'] === 'withdrawn' });
  });
  return found;
}

class ImportRun {
  readonly count: ImportCount = { read: 0, vanished: 0, added: 0, changed: 0, unchanged: 0, withdrawn: 0, refused: 0, from: 0, to: 0 };
  readonly bad = new BadLines('warning');
  readonly refused: ImportedRow[] = [];
  readonly #input: ImportInput;
  /** What the ledger has of this table and the file has not shown yet. */
  readonly #missing: Map<string, Live>;
  /** The rows of the batch that is being taken in, with how many claims each has. */
  #batch: { row: ImportedRow; claims: ClaimJson[]; withdraws: boolean }[] = [];
  readonly #ids = new IdsOnce();

  readonly #passesOver: readonly string[];

  constructor(input: ImportInput, missing: Map<string, Live>) {
    this.#input = input;
    this.#passesOver = importerOf(input.as).passesOver ?? [];
    this.#missing = new Map(missing);
  }

  async *batches(source: ImportSource): AsyncGenerator<ClaimJson[]> {
    for await (const rows of source.rows) {
      this.count.read += rows.length;
      this.#batch = [];
      for (const row of rows) await this.#take(row);
      const claims = this.#batch.flatMap((one) => one.claims);
      yield this.#passesOver.length === 0 ? claims : await asTheyStand(this.#input.ledger, claims, this.#passesOver);
    }
    const vanished = [...this.#missing].filter(([, live]) => !live.isWithdrawn);
    if (!this.#input.complete || vanished.length === 0) return;
    this.#batch = [];
    for (const [id, { seq }] of vanished) {
      this.#batch.push({ row: { row: 0, source: null, outcome: { withdraws: [id] } }, claims: [await this.#withdrawal(seq)], withdraws: true });
    }
    this.count.vanished = vanished.length;
    yield this.#batch.flatMap(({ claims }) => claims);
  }

  async #take(row: ImportedRow): Promise<void> {
    const { outcome } = row;
    if ('refused' in outcome) {
      // It is still there, and what was told of it before still stands.
      for (const id of outcome.about ?? []) this.#missing.delete(id);
      return this.#refuse(row, outcome.refused);
    }
    const twice = this.#ids.faultOf(row, this.#input.context.channel);
    if (twice !== null) return this.#refuse(row, [twice]);
    if ('withdraws' in outcome) return this.#withdraw(row, outcome.withdraws);
    const claims = outcome.claims.map((claim): ClaimJson => ({ ...claim, [IMPORTED_AS]: this.#input.as }));
    for (const claim of claims) this.#missing.delete(String(claim['id']));
    this.#batch.push({ row, claims, withdraws: false });
  }

  /** A row of deletions: what the ledger does not have is as good as withdrawn. */
  async #withdraw(row: ImportedRow, ids: readonly string[]): Promise<void> {
    const { ledger, context } = this.#input;
    const claims: ClaimJson[] = [];
    for (const id of ids) {
      const latest = (await ledger.store.versions([{ channel: context.channel, id }])).at(-1);
      if (latest !== undefined) claims.push(await this.#withdrawal(latest.seq));
    }
    this.#batch.push({ row, claims, withdraws: true });
  }

  /** The claim as it stands, withdrawn. */
  async #withdrawal(seq: number): Promise<ClaimJson> {
    return { ...(await claimAt(this.#input.ledger, seq)), standing: 'withdrawn' };
  }

  /** What the ledger made of the batch, row by row. A row whose claims differ in what became of them is what most changes. */
  settle(found: readonly Appended[]): void {
    let at = 0;
    for (const { row, claims, withdraws } of this.#batch) {
      const own = found.slice(at, at + claims.length);
      at += claims.length;
      const refused = own.find((one) => one.result === 'refused');
      for (const one of own) if ('seq' in one) this.#note(one.seq);
      if (refused?.result === 'refused') this.#refuse(row, refused.faults.map(({ field, ...fault }) => ({ ...fault, column: field, value: '' })));
      else if (own.every((one) => one.result === 'unchanged')) this.count.unchanged += 1;
      else if (withdraws) this.count.withdrawn += 1;
      else if (own.every((one) => one.result === 'new')) this.count.added += 1;
      else this.count.changed += 1;
    }
  }

  #note(seq: number): void {
    this.count.from ||= seq;
    this.count.to = seq;
  }

  #refuse(row: ImportedRow, faults: readonly RowFault[]): void {
    this.count.refused += 1;
    if (this.#input.refusedTo !== undefined) this.refused.push(row);
    this.bad.add(() => faults.map(({ code, column, value, message, mend }): Problem => ({
      code, severity: 'warning', message: `row ${row.row} is refused: ${message}`, mend, at: { file: this.#input.path, line: row.line ?? row.row, column: 1 }, field: value === '' ? column : `${column} ${canonicalJson(value)}`,
    })));
  }
}

/** A table that ends at a round number was often cut off there. */
function roundNumber(path: string, rows: number): Problem[] {
  const isLimit = [65_535, 65_536, 1_048_575, 1_048_576].includes(rows);
  if (!isLimit && (rows < 500 || rows % 500 !== 0)) return [];
  return [{ code: 'import.cut-off', severity: 'warning', message: `${path} has exactly ${rows} rows: tables are often cut off at such a number`, mend: 'look whether the source has more; do not call it complete (--complete) before that' }];
}
