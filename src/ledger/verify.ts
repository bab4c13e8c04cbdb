// Verifies a ledger: the store's own check, then every entry, checkpoint and derived row, up to the first that does not hold.
import type { Problem } from '#base/problem.ts';
import { readEntry, type Entry } from '#records/entry.ts';
import { ChainCheck } from '#ledger/chain-check.ts';
import { readCheckpoint } from '#ledger/checkpoint.ts';
import { toldAt, versionIn } from '#ledger/claim-versions.ts';
import { GrowingTree } from '#ledger/growing-tree.ts';
import { broken, unsignedTail } from '#ledger/problems.ts';
import { TILE_WIDTH, type ClaimVersion, type LedgerStore, type StoredCheckpoint, type StoredEntry, type Tile } from '#ledger/store.ts';
import { sameHash } from '#ledger/tree.ts';

export interface VerifyOptions {
  /** Checkpoints that were kept elsewhere, with the name of what they were read from. */
  kept?: readonly { from: string; note: string }[];
  /** Writes derived rows anew where they are not what the entries say. */
  mayRebuild?: boolean;
  onProgress?: (entries: number, total: number) => void;
  signal?: AbortSignal;
}

export interface VerifyReport {
  name: string;
  /** Entries that hold, from the first on. */
  entries: number;
  claims: number;
  /** Claims that say themselves when they came to be known, before the ledger took them in. */
  toldEarlier: number;
  checkpoints: number;
  /** Up to this entry the ledger is signed. */
  signedTo: number;
  /** Whether derived rows were not what the entries say, and what was done. */
  derived: 'held' | 'rebuilt' | 'differ';
  /** What the store could not look at in itself. */
  unchecked: string[];
  /** Errors: what does not hold. Warnings: what a reader should know. */
  problems: Problem[];
}

export async function verifyLedger(store: LedgerStore, options: VerifyOptions = {}): Promise<VerifyReport> {
  const report: VerifyReport = { name: '', entries: 0, claims: 0, toldEarlier: 0, checkpoints: 0, signedTo: 0, derived: 'held', unchecked: [], problems: [] };
  const { complaints, unchecked } = await store.integrity();
  report.unchecked = unchecked;
  report.problems.push(...complaints.map((complaint) => broken(store.place, `the store's own check says: ${complaint}`)));
  const walk = new Walk(report, await store.checkpoints(), options.kept ?? []);
  const total = (await store.last())?.seq ?? 0;
  const derived = new DerivedCheck(store);
  for await (const page of store.entries(1, Number.MAX_SAFE_INTEGER)) {
    options.signal?.throwIfAborted();
    for (const stored of page) {
      const entry = walk.check.entry(stored);
      if (typeof entry === 'string') {
        report.problems.push(broken(`entry ${walk.check.size + 1}`, entry));
        return report;
      }
      await derived.entry(entry, stored);
      walk.counted(entry);
    }
    options.onProgress?.(walk.check.size, total);
  }
  walk.end();
  if (await derived.differs()) await mendDerived(store, report, options.mayRebuild === true);
  return report;
}

/** Counts what holds, and holds the checkpoints against the entries as they come. */
class Walk {
  readonly check = new ChainCheck();
  readonly #report: VerifyReport;
  readonly #notes: { size: number; note: string; from: string; isOwn: boolean }[];

  constructor(report: VerifyReport, own: readonly StoredCheckpoint[], kept: readonly { from: string; note: string }[]) {
    this.#report = report;
    this.#notes = own.map(({ size, note }) => ({ size, note, from: `the checkpoint over ${size} entries`, isOwn: true }));
    for (const { from, note } of kept) {
      const read = readCheckpoint(note);
      if (typeof read === 'string') report.problems.push(broken(from, read));
      else this.#notes.push({ size: read.checkpoint.size, note, from, isOwn: false });
    }
    this.#notes.sort((a, b) => a.size - b.size);
  }

  counted(entry: Entry): void {
    const { check } = this, report = this.#report;
    report.name = check.name;
    report.entries = check.size;
    if (entry.body.kind === 'claim') {
      report.claims += 1;
      const told = toldAt(entry.body.claim);
      if (told !== null && told < entry.recordedAt) report.toldEarlier += 1;
    }
    while (this.#notes[0] !== undefined && this.#notes[0].size <= check.size) this.#note(this.#notes.shift()!);
  }

  #note({ note, from, isOwn }: { note: string; from: string; isOwn: boolean }): void {
    const found = this.check.checkpoint(note);
    if (typeof found === 'string') this.#report.problems.push(broken(from, found));
    else if (isOwn) {
      this.#report.checkpoints += 1;
      this.#report.signedTo = found.size;
    }
  }

  /** What is left speaks of more entries than there are. */
  end(): void {
    const { size } = this.check;
    if (size === 0) this.#report.problems.push(broken('the ledger', 'it holds no entry'));
    for (const note of this.#notes) {
      this.#report.problems.push(broken(note.from, `it was signed over ${note.size} entries, and there ${size === 1 ? 'is' : 'are'} ${size}: the end of the ledger is missing`));
    }
    if (size > this.#report.signedTo) this.#report.problems.push(unsignedTail(this.#report.signedTo + 1, size));
  }
}

async function mendDerived(store: LedgerStore, report: VerifyReport, mayRebuild: boolean): Promise<void> {
  report.derived = 'differ';
  // What is worked out from entries that do not hold is worth nothing.
  if (!mayRebuild || report.problems.some(({ severity }) => severity === 'error')) return;
  await rebuildDerived(store);
  report.derived = 'rebuilt';
}

/** Works out anew what is derived from the entries. */
export async function rebuildDerived(store: LedgerStore): Promise<void> {
  await store.rebuild(async (add) => {
    const tree = new GrowingTree(), check = new ChainCheck();
    for await (const page of store.entries(1, Number.MAX_SAFE_INTEGER)) {
      const part: { versions: ClaimVersion[]; tiles: Tile[] } = { versions: [], tiles: [] };
      for (const stored of page) {
        const entry = check.entry(stored);
        if (typeof entry === 'string') return;
        part.tiles.push(...tree.add(stored.hash));
        const version = versionIn(entry, stored.text);
        if (version !== null) part.versions.push(version);
      }
      await add(part);
    }
  });
}

/** Holds the derived rows against the entries, page by page. */
class DerivedCheck {
  readonly #store: LedgerStore;
  readonly #tree = new GrowingTree();
  readonly #tiles: Tile[] = [];
  readonly #versions: AsyncIterator<ClaimVersion[]>;
  #page: ClaimVersion[] = [];
  #at = 0;
  #differs = false;

  constructor(store: LedgerStore) {
    this.#store = store;
    this.#versions = store.derived().versions[Symbol.asyncIterator]();
  }

  async entry(entry: Entry, { hash, text }: StoredEntry): Promise<void> {
    this.#tiles.push(...this.#tree.add(hash));
    const version = versionIn(entry, text);
    if (version === null || this.#differs) return;
    const kept = await this.#next();
    const isSame = kept !== undefined && kept.seq === version.seq && kept.channel === version.channel && kept.id === version.id && kept.knownAt === version.knownAt && kept.isTold === version.isTold && sameHash(kept.digest, version.digest);
    if (!isSame) this.#differs = true;
  }

  async #next(): Promise<ClaimVersion | undefined> {
    if (this.#at === this.#page.length) {
      const { value, done } = await this.#versions.next();
      if (done === true) return undefined;
      [this.#page, this.#at] = [value, 0];
    }
    this.#at += 1;
    return this.#page[this.#at - 1];
  }

  async differs(): Promise<boolean> {
    if (this.#differs || (await this.#next()) !== undefined) return true;
    const order = (a: Tile, b: Tile) => a.level - b.level || a.index - b.index;
    const kept: Tile[] = [];
    for await (const page of this.#store.derived().tiles) kept.push(...page);
    const due = this.#tiles.sort(order);
    kept.sort(order);
    return kept.length !== due.length || kept.some((tile, i) => order(tile, due[i]!) !== 0 || !sameHash(tile.root, due[i]!.root));
  }
}

/** A quick look, for whoever is about to write: whether derived rows reach to the end, as they do not in a store brought up from an older version. */
export async function isDerivedWhole(store: LedgerStore): Promise<boolean> {
  const size = (await store.last())?.seq ?? 0;
  const whole = Math.floor(size / TILE_WIDTH);
  if (whole > 0 && (await store.tiles(1, whole - 1, whole - 1)).length === 0) return false;
  for await (const [stored] of store.entries(size, size)) {
    const entry = readEntry(stored!.text);
    if (typeof entry === 'string' || entry.body.kind !== 'claim') return true;
    const version = versionIn(entry, stored!.text)!;
    return (await store.versions([version])).some(({ seq }) => seq === size);
  }
  return true;
}
