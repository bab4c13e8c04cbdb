// What could not be seen at a moment: gaps day by day, coverage as it was told, refusals, claims that a reading does not use.
import { dateOfDay } from '#base/civil.ts';
import { formatInstant, parseInstant } from '#base/instant.ts';
import { dayOf, startOfDay, type ZoneTable } from '#base/zone.ts';
import type { CoverageAnswer, DenialClaim, SightRow, UnusedClaims, WatchClaim } from '#records/board-coverage.ts';
import { CLAIM_KINDS, saysNothing, STANDINGS, STOPS, type Claim } from '#records/claim.ts';
import type { Plan } from '#records/plan.ts';
import type { ReadingVerdicts } from '#records/verdicts.ts';
import type { Clocks, Desk } from '#monitor/desk.ts';
import { rowsInOrder } from '#monitor/questions/claim-filter.ts';
import { answeredAt, clocksOf, type Asked } from '#monitor/questions/clocks.ts';
import { nameOf } from '#monitor/questions/convoy-steps.ts';
import { sightOf } from '#monitor/unseen.ts';

const MOST_DAYS = 400;
const MOST_CLAIMS = 300;

export function coverage(desk: Desk, asked: Asked): CoverageAnswer {
  const clocks = clocksOf(desk, asked), { plan } = desk;
  const verdicts = desk.verdicts(clocks);
  const runs = plan.readings.flatMap(({ name }) => desk.assessment(clocks).run(name) ?? []);
  const first = Math.min(...runs.map((run) => run.stripFrom)), end = Math.max(...runs.map((run) => run.observations.horizon));
  const days = Number.isFinite(first) && Number.isFinite(end) ? daysBetween(plan.zone, first, end) : [];
  const rows = runs.flatMap((run): SightRow[] => sightOf(run).map(({ measure, place, gaps }) => ({
    reading: run.read.reading.name, measure, place, days: lettersOf(plan.zone, days, gaps.map(([from, to]) => [parseInstant(from) as number, parseInstant(to) as number]), run.observations.horizon),
  })));
  return {
    moment: answeredAt(desk, clocks), days: days.map(dateOfDay), rows, ...claimsOf(desk, clocks),
    unused: verdicts.readings.map((reading) => unusedOf(plan, reading)),
    problems: verdicts.problems.map(({ code, severity, message, mend }) => ({ code, severity, message, mend })),
  };
}

/** Day by day up to the last moment before the end; of more, the latest. */
function daysBetween(zone: ZoneTable, first: number, end: number): number[] {
  const last = dayOf(zone, end - 1), from = Math.max(first, last - MOST_DAYS + 1);
  return Array.from({ length: Math.max(0, last - from + 1) }, (_, i) => from + i);
}

/** Of a day only what lies before the reading's horizon is asked for. */
function lettersOf(zone: ZoneTable, days: readonly number[], gaps: readonly [number, number][], horizon: number): string {
  return days.map((day) => {
    const from = startOfDay(zone, day), to = Math.min(startOfDay(zone, day + 1), horizon);
    const unseen = gaps.reduce((sum, [start, end]) => sum + Math.max(0, Math.min(end, to) - Math.max(start, from)), 0);
    if (to <= from) return 'f';
    return unseen >= to - from ? 'n' : unseen > 0 ? 'p' : 'w';
  }).join('');
}

function claimsOf(desk: Desk, clocks: Clocks): { watched: WatchClaim[]; denials: DenialClaim[] } {
  const { table } = desk;
  const { knownAt } = clocks, asOf = desk.assessment(clocks).asOfInstant();
  const { kind, start, standing } = table.view();
  const [coverageKind, movement, incident] = (['coverage', 'movement', 'incident'] as const).map((name) => CLAIM_KINDS.indexOf(name));
  const watched: WatchClaim[] = [], denials: DenialClaim[] = [];
  for (const row of rowsInOrder(table, knownAt ?? Infinity)) {
    if (start[row]! >= asOf || saysNothing(STANDINGS[standing[row]!]!) || (kind[row] !== coverageKind && kind[row] !== movement && kind[row] !== incident)) continue;
    const claim = table.claim(row), key = table.key(row), during: [string, string] = [formatInstant(claim.start), formatInstant(claim.end)];
    if (claim.kind === 'coverage') watched.push({ key, channel: claim.channel, place: nameOf(claim), during, share: claim.share ?? 0, of: claim.of });
    else if (isDenial(claim)) denials.push({ key, kind: claim.kind as DenialClaim['kind'], what: (claim.stage ?? claim.type)!, channel: claim.channel, place: nameOf(claim), during, by: claim.stoppedBy ?? claim.by, standing: claim.standing });
  }
  return { watched: watched.slice(-MOST_CLAIMS), denials: denials.slice(-MOST_CLAIMS) };
}

function isDenial({ kind, stage, type }: Claim): boolean {
  return kind === 'movement' ? STOPS.includes(stage!) : /^access(\/|$)/.test(type ?? '');
}

function unusedOf({ readings }: Plan, { name, setAside, leftOut }: ReadingVerdicts): UnusedClaims {
  const rule = readings.find((one) => one.name === name)!.setAside;
  const cut = ({ count, claims }: UnusedClaims['setAside']): UnusedClaims['setAside'] => ({ count, claims: claims.slice(0, MOST_CLAIMS) });
  return { reading: name, setAside: cut(setAside), leftOut: cut(leftOut), rule: Object.values(rule).every((one) => one === null) ? null : rule };
}
