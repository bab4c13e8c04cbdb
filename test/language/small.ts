// A small agreement to which a test adds what it is about.
import { formatProblem, type Problem } from '#base/problem.ts';
import { parseAgreement } from '#language/parse.ts';
import type { Plan } from '#records/plan.ts';
import { FILES } from './agreements.ts';

export const HEAD = 'agreement Small clock "Asia/Damascus"\n  D is 2016-09-12 19:00\n';
export const WORLD = [
  'actor North guaranteed by Russia', 'actor South guaranteed by UnitedStates', 'excluded Bandits',
  'place Valley', 'place Mill in Valley', 'place Ford in Valley', 'list Besieged of places, as of 2016-06-20: Mill, Ford', 'line Road from "places.geojson" as "CastelloRoad"',
  'channel Watch sees incidents, presence, movements, tallies', '',
].join('\n');
export const READING = 'reading Monitor adopted by UN counts confirmed\n';
export const GATE = [
  'gate Crossing', 'opens after 7 consecutive civil days of no incidents of fire in Mill, counted from D', 'on breach restart',
  'any other undetermined day blocks', 'once open stays open', '',
].join('\n');

export interface SmallParts { head?: string; world?: string; terms?: string; reading?: string }

export function parseSmall({ head = HEAD, world = WORLD, terms = '', reading = READING }: SmallParts): { plan: Plan | null; planHash: string | null; problems: Problem[] } {
  const text = `# A truce\n\n\`\`\`truce\n${head}${world}${terms}\n${reading}\`\`\`\n`;
  return parseAgreement({ path: 'small.md', text, files: FILES, zoneVersion: '2026c' });
}

/** The plan; a failed test shows the problems. */
export function planOf(parts: SmallParts): Plan {
  const { plan, problems } = parseSmall(parts);
  if (plan === null) throw new Error(problems.map(formatProblem).join('\n'));
  return plan;
}

/** The codes of the errors. */
export function errorsOf(parts: SmallParts): string[] {
  return parseSmall(parts).problems.filter((problem) => problem.severity === 'error').map((problem) => problem.code);
}

/** Without positions. */
export function bare<T>(value: T): T {
  return JSON.parse(JSON.stringify(value, (key, part: unknown) => (key === 'at' || key === 'clause' ? undefined : part))) as T;
}
