// Why a quota, or an act that comes again, has its value: which days bind, which fell short and by how much (V5, W6, W15).
import { formatRatio, ratio } from '#base/bounds.ts';
import type { Fraction } from '#base/fraction.ts';
import { dateOfDay } from '#base/civil.ts';
import { dayOf, firstWholeDay } from '#base/zone.ts';
import { NO, YES, isUndetermined } from '#records/causes.ts';
import { phraseOfMeasure, phraseOfRatio } from '#records/phrase.ts';
import type { Clause } from '#records/plan.ts';
import type { Evaluator } from '#engine/evaluator.ts';
import { entriesMeeting, unwatchedWithin } from '#engine/evidence.ts';
import { boundsInWords, causesInWords, spanInWords } from '#engine/explain-words.ts';
import type { InForce } from '#engine/in-force.ts';
import type { Explanation } from '#engine/operator.ts';
import { rowsFound, type ByRows, type RowFound } from '#engine/quotas.ts';

/** At most so many rows are told one by one; the count of all is said. */
const MOST_TOLD = 8;

export function explainRows(duty: ByRows, clause: Clause, group: string[], force: InForce, evaluator: Evaluator): Explanation[] {
  const { zone } = evaluator.scope();
  const rows = [...rowsFound(duty, firstWholeDay(zone, force.start.earliest), group, force.signal, evaluator)];
  const short = rows.filter((row) => (row.code & 3) === NO), open = rows.filter((row) => isUndetermined(row.code));
  const what = duty.days === 1 ? 'civil days' : `rows of ${duty.days} civil days`;
  const met = rows.filter((row) => (row.code & 3) === YES).length;
  const rule = duty.duty === 'quota' ? 'W6' : 'W15';
  const say = (says: string, entries: string[] = []): Explanation => ({ says, rule, clause: clause.id, because: [], entries });
  if (rows.length === 0) return [say(`No ${duty.days === 1 ? 'civil day' : what} that binds has begun.`)];
  const told = [...short, ...open].slice(0, MOST_TOLD);
  const rest = short.length + open.length - told.length;
  return [
    say(`Of the ${what} that bind and have begun: ${met} met, ${short.length} short, ${open.length} open${rest > 0 ? ` (${rest} more than are told here)` : ''}.`),
    ...told.map((row) => explainRow(duty, row, evaluator, say)),
  ];
}

function explainRow(duty: ByRows, row: RowFound, evaluator: Evaluator, say: (says: string, entries?: string[]) => Explanation): Explanation {
  const scope = evaluator.scope();
  const doubt = isUndetermined(row.code) ? ` Cannot be said: ${causesInWords(row.code)}.` : '';
  if (duty.duty === 'recur' || row.counted === null) return say(`${daysInWords(row, evaluator)}: ${isUndetermined(row.code) ? 'whether the act was made is open.' : 'no such act.'}${doubt}`);
  const measure = scope.measure(duty.measure);
  const at = evaluator.measureAt(measure, {});
  const { x, least, most } = row.counted;
  const isSum = duty.shortfall === 'carried';
  const asked = most !== null && sameFraction(least, most) ? inWords(least) : most === null ? `at least ${inWords(least)}` : `${inWords(least)} to ${inWords(most)}`;
  const missing = (row.code & 3) === NO ? `: short by ${missingInWords(row.counted)}` : '';
  const out = say(`${isSum ? `By the end of ${daysInWords(row, evaluator)}` : daysInWords(row, evaluator)}: ${phraseOfMeasure(measure)}: ${boundsInWords(x.low, x.high)} of ${asked} asked${isSum ? ' in all' : ''}${missing}.${doubt}`,
    entriesMeeting(evaluator, at, row.from, row.to).keys);
  const gaps = x.high === Infinity ? unwatchedWithin(evaluator, at, row.from, row.to) : [];
  if (gaps.length > 0) out.because.push({ ...say(`Nobody was watching ${at.place} ${gaps.slice(0, 3).map(([from, to]) => spanInWords({ from, to }, scope)).join('; ')}.`), rule: 'E7' });
  return out;
}

/** `2025-10-12`, or `2025-10-12 to 2025-10-18`. */
function daysInWords({ from, to }: RowFound, evaluator: Evaluator): string {
  const { zone } = evaluator.scope();
  const [first, last] = [dateOfDay(dayOf(zone, from)), dateOfDay(dayOf(zone, to - 1))];
  return first === last ? first : `${first} to ${last}`;
}

/** What is asked less what there was, as bounds. */
function missingInWords({ x, least, most }: NonNullable<RowFound['counted']>): string {
  const minus = (asked: Fraction, count: number): Fraction => ({ num: asked.num - BigInt(count) * asked.den, den: asked.den });
  const low = minus(least, x.high), high = most === null ? null : minus(most, x.low);
  if (high === null) return `at least ${inWords(low)}`;
  return sameFraction(low, high) ? inWords(low) : `${inWords(low)} to ${inWords(high)}`;
}

function sameFraction(a: Fraction, b: Fraction): boolean {
  return a.num * b.den === b.num * a.den;
}

function inWords({ num, den }: Fraction): string {
  const [n, d] = [Number(num), Number(den)];
  if (!Number.isSafeInteger(n) || !Number.isSafeInteger(d)) return `${num}/${den}`;
  const exact = ratio(n, d);
  return exact.den <= 1000 ? phraseOfRatio(exact) : formatRatio(exact);
}
