// `npm run soak [SEED]`: writers of a ledger killed 200 times on each store, and PostgreSQL servers under them; ends by itself within ten minutes.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeKey } from "#ledger/keys.ts";
import { SeededChance } from "../test/engine/seeded-chance.ts";
import { killOnce, killServer, mustGoOn, TriedLedger } from "../test/ledger/kills.ts";
import { noServer, PostgresServer, type Version } from "../test/ledger/postgres-server.ts";

const WRITERS = 200;
const SERVERS = 20;
/** A new ledger after so many: each is read whole after every kill. */
const TO_A_LEDGER = 20;
const LONGEST_MILLISECONDS = 9 * 60 * 1000;

const seed = Number(process.argv[2] ?? Date.now() % 1_000_000);
const until = performance.now() + LONGEST_MILLISECONDS;
const folder = mkdtempSync(join(tmpdir(), "truce-soak-"));
const keyFile = join(folder, "key.pem");

process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => process.exit(1));

interface Tally {
  kills: number;
  acknowledged: number;
}

/** Kills so many, some to a ledger, until the time is up. */
async function trial(many: number, aTime: number, place: (n: number) => string, kill: (tried: TriedLedger) => Promise<number>): Promise<Tally> {
  const tally = { kills: 0, acknowledged: 0 };
  for (let n = 1; tally.kills < many && performance.now() < until; n += 1) {
    const tried = await TriedLedger.begin(place(n), keyFile);
    for (let left = Math.min(aTime, many - tally.kills); left > 0 && performance.now() < until; ) {
      const killed = await kill(tried);
      tally.kills += killed;
      left -= killed;
    }
    await mustGoOn(tried);
    tally.acknowledged += tried.acknowledged;
  }
  return tally;
}

function tell(what: string, planned: number, { kills, acknowledged }: Tally): void {
  const cut = kills < planned ? ` (of ${planned}: the time was up)` : "";
  console.log(`${what}: ${kills} killed${cut}; all ${acknowledged} entries that were acknowledged are there, once, and hold together`);
}

function onSqlite(chance: SeededChance): Promise<Tally> {
  const kill = async (tried: TriedLedger): Promise<number> => (await killOnce(tried, chance), 1);
  return trial(WRITERS, TO_A_LEDGER, (n) => join(folder, `${n}.sqlite`), kill);
}

async function onPostgres(version: Version, chance: SeededChance): Promise<void> {
  const server = await PostgresServer.start(version);
  try {
    const writers = await trial(WRITERS, TO_A_LEDGER, (n) => server.place(`writers_${n}`), async (tried) => (await killOnce(tried, chance), 1));
    tell(`PostgreSQL ${version}, writers`, WRITERS, writers);
    const servers = await trial(SERVERS, 10, (n) => server.place(`servers_${n}`), async (tried) => (await killServer(tried, server, chance, 5), 5));
    tell(`PostgreSQL ${version}, servers under a writer`, SERVERS, servers);
  } finally {
    await server.stop();
  }
}

await makeKey(keyFile);
console.log(`Seed ${seed}: \`npm run soak -- ${seed}\` chooses the same moments again, as far as machines do.`);
// At once: much of it is waiting. Debian's server where it is there, as it is what people run; else the newest that can be started.
const version = ([15, 18] as const).find((one) => noServer(one) === false);
if (version === undefined) console.log(`Without PostgreSQL: ${noServer(15)}; ${noServer(18)}`);
const found = await Promise.allSettled([
  onSqlite(new SeededChance(seed)).then((tally) => tell("SQLite, writers", WRITERS, tally)),
  version === undefined ? undefined : onPostgres(version, new SeededChance(seed + 1)),
]);
for (const one of found) {
  if (one.status === "fulfilled") continue;
  console.error(one.reason);
  process.exitCode = 1;
}
