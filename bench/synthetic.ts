// An invented agreement and invented claims, from a seed: the same on every machine. Towns, three channels, ten months, one country.
import { mkdirSync, createWriteStream, existsSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { SeededChance } from '../test/engine/seeded-chance.ts';

const START = Date.UTC(2024, 0, 1), MINUTE_MS = 60_000, DAY_MINUTES = 1_440, DAYS = 280;

/** The end of the tenth month: what the checks are asked for. */
export const AS_OF = '2024-10-07T00:00:00Z';

export const TOWNS = Array.from({ length: 100 }, (_, i) => `Town${i}`);

/** One gate after seven days that are quiet in every town; two readings. */
export const AGREEMENT = `# An invented agreement of ${TOWNS.length} towns

\`\`\`truce
agreement Invented
  clock "Europe/Kyiv"
  D is 2024-01-01 00:00

actor North
actor South

${TOWNS.map((town) => `place ${town}`).join('\n')}
list Towns of places, as of 2024-01-01: ${TOWNS.join(', ')}

channel Watch sees incidents
channel Press sees incidents
channel Army sees incidents
channel Register sees acts

measure Attacks = incidents of attack per civil day at the town, silence means unknown
condition Quiet = for each town in Towns: Attacks at most 300
\`\`\`

## 1 The gate {#1}

\`\`\`truce
gate Talks
  opens after 7 consecutive civil days of Quiet, counted from D
  on breach restart
  an undetermined day blocks
  once open stays open
  reset by joint act of North and South

reading Monitor adopted by "the observers" counts confirmed, may count credible
reading Northern adopted by North counts alleged or stronger
\`\`\`
`;

/** The \`i\`-th claim as an object of claims/1; the first ${TOWNS.length} say who watched. */
export function claimAt(i: number, chance: SeededChance): Record<string, unknown> {
  if (i < TOWNS.length) return { kind: 'coverage', id: `watch-${i}`, channel: 'Watch', during: [at(0), at(DAYS * DAY_MINUTES)], place: { name: TOWNS[i] }, share: 1, standing: 'confirmed' };
  const minute = chance.whole(0, DAYS * DAY_MINUTES - 1), isVague = chance.isLikely(0.1);
  return {
    kind: 'incident', id: `event-${i}`, channel: chance.one(['Watch', 'Press', 'Army']), during: isVague ? [at(minute), at(minute + DAY_MINUTES / 2)] : at(minute), place: { name: chance.one(TOWNS) },
    type: chance.one(['attack/shelling', 'attack/air/strike', 'attack/small-arms', 'fire']), count: [1, chance.whole(1, 2)], ...(chance.isLikely(0.8) ? { by: [chance.one(['North', 'South'])] } : {}),
    standing: chance.one(['confirmed', 'credible', 'alleged']), source: { url: `https://example.org/reports/${i}`, quote: 'Shelling was heard from the north of the town.' },
  };
}

function at(minute: number): string {
  return new Date(START + minute * MINUTE_MS).toISOString();
}

/** Writes agreement and claims into a folder, once for each count. */
export async function writeWorld(folder: string, count: number): Promise<{ agreement: string; claims: string }> {
  mkdirSync(folder, { recursive: true });
  const agreement = join(folder, 'agreement.md'), claims = join(folder, `claims-${count}.jsonl`);
  writeFileSync(agreement, AGREEMENT);
  if (existsSync(claims)) return { agreement, claims };
  const out = createWriteStream(claims), chance = new SeededChance(1);
  for (let i = 0; i < count; i += 1) if (!out.write(`${JSON.stringify(claimAt(i, chance))}\n`)) await once(out, 'drain');
  out.end();
  await once(out, 'finish');
  return { agreement, claims };
}
