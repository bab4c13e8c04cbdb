// The ledger: entries that are only ever added, each bound to the one before it, signed at every step by whoever holds the key.
import { canonicalJson } from '#base/canonical.ts';
import { formatInstant } from '#base/instant.ts';
import { ProblemError } from '#base/problem.ts';
import { readClaim, type ClaimFault } from '#records/claim-codec.ts';
import { keyChangeText, ledgerName, LEDGER_FORMAT, readEntry, writeClaimEntry, writeEntry, type ClaimBody, type EntryBody } from '#records/entry.ts';
import { signCheckpoint } from '#ledger/checkpoint.ts';
import { digestOf, nameOf, standOf, toldAt, versionOf } from '#ledger/claim-versions.ts';
import { GrowingTree } from '#ledger/growing-tree.ts';
import type { SigningKey } from '#ledger/keys.ts';
import { broken, clockBehind, keyProblem, notALedger } from '#ledger/problems.ts';
import type { Addition, ClaimVersion, LedgerStore, StoredEntry, StoreReader } from '#ledger/store.ts';
import { leafHash, writeHash, type Hash } from '#ledger/tree.ts';

/** A clock may be so far behind the last entry before something must be wrong with it. */
const CLOCK_TOLERANCE_MS = 60_000;

/** What became of a claim that was sent: an entry, or nothing since it is there already, or what is wrong with it. */
export type Appended =
  | { result: 'new' | 'changed'; seq: number; recordedAt: number }
  | { result: 'unchanged' }
  | { result: 'refused'; faults: ClaimFault[] };

/**
 * Claims, some thousand at a time. A function is called anew where the store has to begin again (a connection was lost before anything was kept): whoever
 * counts what became of the claims begins anew with it.
 */
export type Batches = readonly (readonly unknown[])[] | (() => Iterable<readonly unknown[]> | AsyncIterable<readonly unknown[]>);

/** `now`: the clock, in ms. `key`: signs a checkpoint with each addition; null: added unsigned, to be signed later by whoever holds the key. */
export interface Writing { now: () => number; key: SigningKey | null; /** Only says what would be: nothing is kept. */ dryRun?: boolean }

export class Ledger {
  readonly store: LedgerStore;
  /** `truce-ledger/` and 32 hex digits of its first entry's hash. */
  readonly name: string;
  /** The tree after the last addition, and the hash of the entry it ends with. */
  #kept: { tree: GrowingTree; hash: string } | null = null;

  private constructor(store: LedgerStore, name: string) {
    this.store = store;
    this.name = name;
  }

  /** Writes the first entry into an empty store, with its checkpoint. */
  static async begin(store: LedgerStore, { now, key }: { now: () => number; key: SigningKey }): Promise<Ledger> {
    const name = await store.write(async (writer) => {
      if (await writer.last() !== null) throw new ProblemError([notALedger(store.place, 'it holds entries already')]);
      const growth = new Growth(new GrowingTree(), null, now());
      growth.add({ kind: 'beginning', format: LEDGER_FORMAT, publicKey: key.publicKey });
      const beginning = growth.take();
      const ledger = ledgerName(writeHash(beginning.entries[0]!.hash));
      await writer.add(beginning);
      await writer.add(growth.signed(ledger, key, now()));
      return ledger;
    });
    return new Ledger(store, name);
  }

  /** The ledger that a store holds. Throws ProblemError where its first entry does not hold, or there is none. */
  static async open(store: LedgerStore): Promise<Ledger> {
    for await (const [first] of store.entries(1, 1)) {
      const entry = first === undefined ? 'it is not there' : readEntry(first.text);
      if (typeof entry === 'string') throw new ProblemError([broken('entry 1', entry)]);
      if (entry.body.kind !== 'beginning') throw new ProblemError([broken('entry 1', 'it is not the beginning of a ledger')]);
      return new Ledger(store, ledgerName(writeHash(first!.hash)));
    }
    throw new ProblemError([notALedger(store.place, 'it holds no entry; it was never begun')]);
  }

  /** How many entries there are. */
  async size(): Promise<number> {
    return (await this.store.last())?.seq ?? 0;
  }

  /** The key that signs what comes now: that of the beginning, or of the last change. */
  async publicKey(reader: StoreReader = this.store): Promise<string> {
    return (await reader.others()).reduce((key, { text }) => keyIn(text) ?? key, '');
  }

  /** Takes in some claims, as `appendBatches` does. With `whole`, one that is refused keeps the others out too. */
  async append(claims: readonly unknown[], writing: Writing, { whole = false } = {}): Promise<Appended[]> {
    let found: readonly Appended[] = [];
    await this.appendBatches([claims], writing, (batch) => {
      found = batch;
      return whole && batch.some((one) => one.result === 'refused') ? 'keep-nothing' : 'go-on';
    });
    return [...found];
  }

  /**
   * Takes in claims, objects of claims/1, in one transaction, and says for each what became of it. A claim that says no `recordedAt` is known from now on;
   * one that says a moment after now, or is at fault, is refused. All of one call bear one moment of taking in, later than that of any call before.
   * `onBatch` hears of each batch; where it answers `keep-nothing`, nothing of the whole call is kept.
   */
  async appendBatches(batches: Batches, { now, key, dryRun = false }: Writing, onBatch: (found: readonly Appended[]) => 'go-on' | 'keep-nothing' = () => 'go-on'): Promise<void> {
    if (key !== null) await this.#mustSign(key);
    await this.store.write(async (writer) => {
      const last = await this.#last(writer);
      const growth = new Growth(await this.#treeAt(writer, last), last, this.#momentAfter(last, now()));
      for await (const claims of typeof batches === 'function' ? batches() : batches) {
        const known = await versionsKnown(writer, claims);
        const found = claims.map((claim): Appended => takeIn(claim, known, growth));
        if (onBatch(found) === 'keep-nothing') throw new NothingKept();
        await writer.add(growth.take());
      }
      if (key !== null && !dryRun && growth.size > last.seq) await writer.add(growth.signed(this.name, key, now()));
      if (dryRun || growth.size === last.seq) throw new NothingKept();
      this.#kept = { tree: growth.tree, hash: growth.lastHash };
    }).catch((error: unknown) => {
      if (!(error instanceof NothingKept)) throw error;
    });
  }

  /** Signs the ledger as it stands; gives the note. The one there is, where it covers every entry already. */
  async checkpoint(key: SigningKey, now: () => number): Promise<string> {
    await this.#mustSign(key);
    return this.store.write(async (writer) => {
      const last = await this.#last(writer);
      const known = (await writer.checkpoints()).at(-1);
      if (known?.size === last.seq) return known.note;
      const tree = await this.#treeAt(writer, last);
      const note = signCheckpoint({ ledger: this.name, size: tree.size, root: tree.root(), at: Math.max(now(), last.recordedAt) }, key);
      await writer.add({ entries: [], versions: [], tiles: [], checkpoint: { size: tree.size, note } });
      return note;
    });
  }

  /** Hands over to another key: an entry signed by the old one, and a checkpoint signed by the new. */
  async changeKey(old: SigningKey, fresh: SigningKey, { by, why }: { by: string; why: string }, now: () => number): Promise<number> {
    await this.#mustSign(old);
    return this.store.write(async (writer) => {
      const last = await this.#last(writer);
      const growth = new Growth(await this.#treeAt(writer, last), last, this.#momentAfter(last, now()));
      const body = { kind: 'key' as const, publicKey: fresh.publicKey, by, why };
      growth.add({ ...body, signature: Buffer.from(old.sign(keyChangeText(this.name, last.hash, body))).toString('base64') });
      await writer.add(growth.take());
      await writer.add(growth.signed(this.name, fresh, now()));
      return last.seq + 1;
    });
  }

  async #mustSign(key: SigningKey): Promise<void> {
    if (await this.publicKey() !== key.publicKey) throw new ProblemError([keyProblem('key-other', `this key is not the one that signs ${this.store.place}`, 'name the file of the right key with --key; `truce ledger show 1` and the changes of key in the log say whose it is')]);
  }

  async #last(reader: StoreReader): Promise<Last> {
    const stored = await reader.last();
    const entry = stored === null ? 'it is not there' : readEntry(stored.text);
    if (stored === null || typeof entry === 'string') throw new ProblemError([broken('the last entry', entry as string)]);
    return { seq: stored.seq, hash: writeHash(stored.hash), recordedAt: entry.recordedAt };
  }

  /** Later than all before, so that one claim never has two versions of one moment. */
  #momentAfter(last: Last, now: number): number {
    if (now < last.recordedAt - CLOCK_TOLERANCE_MS) throw new ProblemError([clockBehind(this.store.place, formatInstant(last.recordedAt), formatInstant(now))]);
    return Math.max(now, last.recordedAt + 1);
  }

  /**
   * The tree as it stands; kept between additions, and read anew where another has written meanwhile. It is known by its last entry's hash, not by its size:
   * another may have added as many while what was kept here was lost with its transaction.
   */
  async #treeAt(reader: StoreReader, { seq, hash }: Last): Promise<GrowingTree> {
    const kept = this.#kept;
    // Taken out while it grows: should the transaction fail, the next reads it anew.
    this.#kept = null;
    return kept?.hash === hash ? kept.tree : GrowingTree.of(reader, seq);
  }
}

interface Last { seq: number; hash: string; recordedAt: number }

function keyIn(text: string): string | null {
  const entry = readEntry(text);
  return typeof entry === 'string' || entry.body.kind === 'claim' ? null : entry.body.publicKey;
}

/** Ends a transaction of which nothing is to be kept. */
class NothingKept extends Error {}

/** Entries being added, one after the other. */
class Growth {
  readonly tree: GrowingTree;
  readonly recordedAt: number;
  #addition: Addition = nothing();
  #previous: string | null;

  constructor(tree: GrowingTree, last: Last | null, recordedAt: number) {
    this.tree = tree;
    this.#previous = last?.hash ?? null;
    this.recordedAt = recordedAt;
  }

  get size(): number { return this.tree.size; }

  get lastHash(): string { return this.#previous!; }

  add(body: Exclude<EntryBody, ClaimBody>): void {
    this.#addText(writeEntry({ seq: this.size + 1, recordedAt: this.recordedAt, previous: this.#previous, body }));
  }

  /** `text`: the claim's canonical JSON. */
  addClaim(claim: Record<string, unknown>, text: string, digest: Hash): ClaimVersion {
    const version = versionOf(claim, this.size + 1, this.recordedAt, digest);
    this.#addText(writeClaimEntry(version.seq, this.recordedAt, this.#previous!, text));
    this.#addition.versions.push(version);
    return version;
  }

  #addText(text: string): void {
    const hash = leafHash(text);
    this.#previous = writeHash(hash);
    this.#addition.entries.push({ seq: this.size + 1, text, hash } satisfies StoredEntry);
    this.#addition.tiles.push(...this.tree.add(hash));
  }

  /** What was added since it was last taken. */
  take(): Addition {
    const taken = this.#addition;
    this.#addition = nothing();
    return taken;
  }

  /** The checkpoint of all that was added so far. */
  signed(ledger: string, key: SigningKey, now: number): Addition {
    const note = signCheckpoint({ ledger, size: this.size, root: this.tree.root(), at: Math.max(now, this.recordedAt) }, key);
    return { ...nothing(), checkpoint: { size: this.size, note } };
  }
}

function nothing(): Addition {
  return { entries: [], versions: [], tiles: [], checkpoint: null };
}

type Known = Map<string, ClaimVersion[]>;

function keyOf(channel: string, id: string): string {
  return `${channel}/${id}`;
}

async function versionsKnown(reader: StoreReader, claims: readonly unknown[]): Promise<Known> {
  const asked = new Map<string, { channel: string; id: string }>();
  for (const claim of claims) {
    if (typeof claim !== 'object' || claim === null) continue;
    const { channel, id } = claim as Record<string, unknown>;
    const one = { channel: nameOf(channel), id: nameOf(id) };
    asked.set(keyOf(one.channel, one.id), one);
  }
  const known: Known = new Map();
  for (const version of await reader.versions([...asked.values()])) {
    const key = keyOf(version.channel, version.id);
    known.set(key, [...(known.get(key) ?? []), version]);
  }
  return known;
}

function takeIn(claim: unknown, known: Known, growth: Growth): Appended {
  const { recordedAt } = growth;
  const faults = faultsOf(claim, recordedAt);
  if (faults.length > 0) return { result: 'refused', faults };
  const object = claim as Record<string, unknown>;
  const key = keyOf(nameOf(object['channel']), nameOf(object['id']));
  const versions = known.get(key) ?? [];
  const text = textOf(object);
  if (text === null) return { result: 'refused', faults: [NOT_WRITABLE] };
  const digest = digestOf(object, text);
  const result = standOf(object, digest, versions);
  if (result === 'unchanged') return { result };
  // Two in one call have one moment of taking in: neither is the later word.
  if (result === 'contradicts' || (toldAt(object) === null && versions.some((version) => version.knownAt === recordedAt))) return { result: 'refused', faults: [twoVersions(key)] };
  const version = growth.addClaim(object, text, digest);
  known.set(key, [...versions, version]);
  return { result, seq: version.seq, recordedAt };
}

/** What is wrong with a claim by itself, as it would be known from `recordedAt` on where it does not say. */
function faultsOf(claim: unknown, recordedAt: number): ClaimFault[] {
  const isObject = typeof claim === 'object' && claim !== null && !Array.isArray(claim);
  const told = isObject ? (claim as Record<string, unknown>)['recordedAt'] : undefined;
  const isTold = told !== undefined && told !== null;
  const read = readClaim(isObject && !isTold ? { ...claim, recordedAt: formatInstant(recordedAt) } : claim);
  if ('faults' in read) return read.faults;
  if (isTold && read.claim.recordedAt! > recordedAt) {
    return [{ code: 'claim.recorded-ahead', field: 'recordedAt', message: `recordedAt is ${String(told)}, after this moment (${formatInstant(recordedAt)}): it cannot be known yet`, mend: 'leave recordedAt out: the ledger writes when it took it in; or look at the clocks' }];
  }
  return [];
}

const NOT_WRITABLE: ClaimFault = { code: 'claim.not-writable', field: '', message: 'it holds a number too large or a letter cut in half, which no text can carry unchanged', mend: 'write large numbers as text; send the claim again from its source' };

/** Its canonical JSON; null where it has none. */
function textOf(claim: Record<string, unknown>): string | null {
  try {
    return canonicalJson(claim);
  } catch {
    return null;
  }
}

function twoVersions(key: string): ClaimFault {
  return { code: 'claim.two-versions', field: 'recordedAt', message: `the claim ${key} is told in two ways for one moment, so neither can be the later word`, mend: 'give the newer version a later recordedAt; give it another id if it is another claim; or send only one of the two' };
}
