// What is asked of a ledger's tables in PostgreSQL: the same questions outside a transaction and within.
import { hash } from 'node:crypto';
import type { Row, Value } from '#ledger/postgres-session.ts';
import type { Addition, ClaimVersion, StoredCheckpoint, StoredEntry, StoreReader, StoreWriter, Tile } from '#ledger/store.ts';
import type { Hash } from '#ledger/tree.ts';

const PAGE = 2_000;
/** So much goes to the server at a time: neither many rows nor long ones may grow beyond what a message holds. */
const ROWS_AT_A_TIME = 2_000, LETTERS_AT_A_TIME = 8_000_000;

export type Ask = (text: string, values?: readonly Value[]) => Promise<Row[]>;

export class TableReader implements StoreReader {
  protected readonly ask: Ask;
  /** In front of each name. */
  protected readonly schema: string;

  constructor(ask: Ask, schema: string) {
    this.ask = ask;
    this.schema = schema;
  }

  async last(): Promise<StoredEntry | null> {
    const [row] = await this.ask(`SELECT seq, text, hash FROM ${this.schema}.entry ORDER BY seq DESC LIMIT 1`);
    return (row as StoredEntry | undefined) ?? null;
  }

  entries(from: number, to: number): AsyncIterable<StoredEntry[]> {
    return this.#pages(`SELECT seq, text, hash FROM ${this.schema}.entry`, from, to, (row) => row as unknown as StoredEntry);
  }

  async others(): Promise<StoredEntry[]> {
    // The words of the index `entry_no_claim`.
    return await this.ask(`SELECT seq, text, hash FROM ${this.schema}.entry WHERE left(text, 17) <> '{"body":{"claim":' ORDER BY seq`) as unknown as StoredEntry[];
  }

  async hashes(from: number, to: number): Promise<Hash[]> {
    return (await this.ask(`SELECT hash FROM ${this.schema}.entry WHERE seq BETWEEN $1::bigint AND $2::bigint ORDER BY seq`, [from, to])).map((row) => row['hash'] as Hash);
  }

  async tiles(level: number, from: number, to: number): Promise<Tile[]> {
    return await this.ask(`SELECT level, at AS index, root FROM ${this.schema}.tile WHERE level = $1::integer AND at BETWEEN $2::bigint AND $3::bigint ORDER BY at`, [level, from, to]) as unknown as Tile[];
  }

  async versions(claims: readonly { channel: string; id: string }[]): Promise<ClaimVersion[]> {
    if (claims.length === 0) return [];
    const rows = await this.ask(`SELECT * FROM ${this.schema}.claim_version WHERE claim = ANY($1) ORDER BY seq`, [claims.map(keyOf)]);
    return rows.map(versionOf);
  }

  async checkpoints(): Promise<StoredCheckpoint[]> {
    return await this.ask(`SELECT size, note FROM ${this.schema}.checkpoint ORDER BY size`) as unknown as StoredCheckpoint[];
  }

  allVersions(): AsyncIterable<ClaimVersion[]> {
    return this.#pages(`SELECT * FROM ${this.schema}.claim_version`, 1, Number.MAX_SAFE_INTEGER, versionOf);
  }

  async *allTiles(): AsyncGenerator<Tile[]> {
    yield await this.ask(`SELECT level, at AS index, root FROM ${this.schema}.tile ORDER BY level, at`) as unknown as Tile[];
  }

  /** Pages by number, so that no read transaction stays open while the reader works. */
  async *#pages<T extends { seq: number }>(select: string, from: number, to: number, of: (row: Row) => T): AsyncGenerator<T[]> {
    const end = Math.min(to, Number.MAX_SAFE_INTEGER);
    for (let next = from; next <= end; ) {
      const page = (await this.ask(`${select} WHERE seq BETWEEN $1::bigint AND $2::bigint ORDER BY seq LIMIT ${PAGE}`, [next, end])).map(of);
      if (page.length === 0) return;
      yield page;
      next = page.at(-1)!.seq + 1;
    }
  }
}

/** By it a transaction is known again, when the answer to its COMMIT was lost. */
export type Sign = { entry: { seq: number; hash: Hash } } | { checkpoint: StoredCheckpoint };

export class TableWriter extends TableReader implements StoreWriter {
  /** Of what was added so far; null where nothing was that could not be added again. */
  sign: Sign | null = null;

  async add({ entries, versions, tiles, checkpoint }: Addition): Promise<void> {
    for (const part of inParts(entries)) {
      await this.ask(`INSERT INTO ${this.schema}.entry (seq, text, hash) SELECT seq, text, hash FROM unnest($1::bigint[], $2::text[], $3::bytea[]) WITH ORDINALITY AS new (seq, text, hash, place) ORDER BY place`,
        [part.map((one) => one.seq), part.map((one) => one.text), part.map((one) => one.hash)]);
    }
    await this.addDerived(versions, tiles);
    if (checkpoint !== null) await this.ask(`INSERT INTO ${this.schema}.checkpoint (size, note) VALUES ($1::bigint, $2)`, [checkpoint.size, checkpoint.note]);
    const last = entries.at(-1);
    if (last !== undefined) this.sign = { entry: last };
    else if (checkpoint !== null) this.sign ??= { checkpoint };
  }

  async addDerived(versions: readonly ClaimVersion[], tiles: readonly Tile[]): Promise<void> {
    for (const part of inParts(versions)) {
      await this.ask(`INSERT INTO ${this.schema}.claim_version (seq, claim, channel, id, digest, known_at, is_told) SELECT * FROM unnest($1::bigint[], $2::bytea[], $3::text[], $4::text[], $5::bytea[], $6::bigint[], $7::boolean[])`,
        [part.map((one) => one.seq), part.map(keyOf), part.map((one) => JSON.stringify(one.channel)), part.map((one) => JSON.stringify(one.id)),
          part.map((one) => one.digest), part.map((one) => one.knownAt), part.map((one) => one.isTold)]);
    }
    for (const part of inParts(tiles)) {
      await this.ask(`INSERT INTO ${this.schema}.tile (level, at, root) SELECT * FROM unnest($1::integer[], $2::bigint[], $3::bytea[])`,
        [part.map((one) => one.level), part.map((one) => one.index), part.map((one) => one.root)]);
    }
  }

  async removeDerived(): Promise<void> {
    await this.ask(`DELETE FROM ${this.schema}.claim_version`);
    await this.ask(`DELETE FROM ${this.schema}.tile`);
  }

  /** Whether what bears this sign was kept. */
  async holds(sign: Sign): Promise<boolean> {
    const rows = 'entry' in sign
      ? await this.ask(`SELECT 1 FROM ${this.schema}.entry WHERE seq = $1::bigint AND hash = $2::bytea`, [sign.entry.seq, sign.entry.hash])
      : await this.ask(`SELECT 1 FROM ${this.schema}.checkpoint WHERE size = $1::bigint AND note = $2`, [sign.checkpoint.size, sign.checkpoint.note]);
    return rows.length > 0;
  }
}

function* inParts<T extends object>(rows: readonly T[]): Generator<T[]> {
  let part: T[] = [], letters = 0;
  for (const row of rows) {
    part.push(row);
    letters += 'text' in row ? String(row.text).length : 200;
    if (part.length < ROWS_AT_A_TIME && letters < LETTERS_AT_A_TIME) continue;
    yield part;
    [part, letters] = [[], 0];
  }
  if (part.length > 0) yield part;
}

/** What stands in `claim`. */
function keyOf({ channel, id }: { channel: string; id: string }): Uint8Array {
  return hash('sha256', JSON.stringify([channel, id]), 'buffer');
}

function versionOf(row: Row): ClaimVersion {
  return {
    channel: JSON.parse(row['channel'] as string) as string, id: JSON.parse(row['id'] as string) as string, seq: row['seq'] as number,
    digest: row['digest'] as Hash, knownAt: row['known_at'] as number, isTold: row['is_told'] as boolean,
  };
}
