// Writers and servers that are killed at moments that a seed chooses; after each, whether anything that was acknowledged is missing or doubled.
import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { readKey } from '#ledger/keys.ts';
import { Ledger } from '#ledger/ledger.ts';
import { openStore } from '#ledger/open-store.ts';
import type { SeededChance } from '../engine/seeded-chance.ts';
import { Appender } from './appender.ts';
import { mustHoldTogether } from './hold-together.ts';
import type { PostgresServer } from './postgres-server.ts';

const ENDLESS = 1_000_000;

/** A ledger over which all rounds go, and what was acknowledged in it so far. */
export class TriedLedger {
  readonly place: string;
  readonly #keyFile: string;
  readonly #acknowledged = new Map<string, number>();
  #writers = 0;

  private constructor(place: string, keyFile: string) {
    this.place = place;
    this.#keyFile = keyFile;
  }

  static async begin(place: string, keyFile: string): Promise<TriedLedger> {
    const store = await openStore(place, { mode: 'create' });
    await Ledger.begin(store, { now: Date.now, key: (await readKey(keyFile))! });
    await store.close();
    return new TriedLedger(place, keyFile);
  }

  /** A process that appends to it, under a name of its own. */
  writer(more: { count?: number; letters?: number; limit?: string } = {}): Appender {
    this.#writers += 1;
    return new Appender({ place: this.place, keyFile: this.#keyFile, channel: `W${this.#writers}`, count: ENDLESS, ...more });
  }

  /** Takes over what a writer that has ended was told. */
  heard(writer: Appender): void {
    for (const [claim, seq] of writer.acknowledged) this.#acknowledged.set(claim, seq);
  }

  /** Everything that was acknowledged is there under its number, once; nothing is half there. Gives the number of entries. */
  async mustBeWhole(): Promise<number> {
    const store = await openStore(this.place, { mode: 'read' });
    try {
      const held = await mustHoldTogether(store, (await readKey(this.#keyFile))!.publicKey);
      const found = new Map<string, number>();
      for (const { seq, entry: { body } } of held) {
        if (body.kind !== 'claim') continue;
        const name = `${String(body.claim['channel'])}/${String(body.claim['id'])}`;
        assert.ok(!found.has(name), `${name} is there twice: ${found.get(name)} and ${seq}`);
        found.set(name, seq);
      }
      for (const [name, seq] of this.#acknowledged) assert.equal(found.get(name), seq, `${name} was acknowledged as ${seq}`);
      return held.length;
    } finally {
      await store.close();
    }
  }

  get acknowledged(): number {
    return this.#acknowledged.size;
  }
}

/** One writer, killed while it appends; now and then while it starts. */
export async function killOnce(tried: TriedLedger, chance: SeededChance): Promise<void> {
  const writer = tried.writer();
  if (chance.isLikely(0.9)) await writer.acknowledges(1);
  await wait(chance.whole(0, 120) + chance.next());
  assert.ok(!writer.isOver, writer.problem);
  await writer.kill();
  tried.heard(writer);
  await tried.mustBeWhole();
}

/** The next start appends, and ends by itself. */
export async function mustGoOn(tried: TriedLedger, count = 3): Promise<void> {
  const writer = tried.writer({ count });
  assert.equal(await writer.ends(), 0, writer.problem);
  assert.equal(writer.acknowledged.size, count);
  tried.heard(writer);
  await tried.mustBeWhole();
}

/** A server that is ended at once under a writer, some times, and started again; the writer goes on by itself. */
export async function killServer(tried: TriedLedger, server: PostgresServer, chance: SeededChance, times: number): Promise<void> {
  const writer = tried.writer();
  try {
    for (let i = 0; i < times; i += 1) {
      await writer.acknowledges(writer.acknowledged.size + 1);
      await wait(chance.whole(0, 150));
      await server.crash(chance.isLikely(0.5) ? 'SIGKILL' : 'SIGQUIT');
      await wait(chance.whole(0, 400));
      await server.up();
      await writer.acknowledges(writer.acknowledged.size + 5);
      assert.ok(!writer.isOver, `the writer has ended: ${writer.problem}`);
    }
  } finally {
    await writer.kill();
    tried.heard(writer);
  }
  await tried.mustBeWhole();
}
