// Quotas and acts that come again, moment by moment: rows of whole civil days in force, and what each asks (W6, W15).
import { addFractions, compareToFraction, shareOf, timesRatio, ZERO, type Fraction } from '#base/fraction.ts';
import { ratio } from '#base/bounds.ts';
import { firstWholeDay, isSkipped, startOfDay, type ZoneTable } from '#base/zone.ts';
import type { Clause, Duty } from '#records/plan.ts';
import { anchorValue } from '#engine/reference-anchors.ts';
import { totalOver } from '#engine/reference-comparisons.ts';
import { inForceFrom, type Judged, type Stretch } from '#engine/reference-duties.ts';
import { causesOf, conjunction, NO, undetermined, union, YES, type Amount, type Cause, type Finding } from '#engine/reference-findings.ts';
import { actDoneAt } from '#engine/reference-formulas.ts';
import { viewOf } from '#engine/reference-readings.ts';
import { found, NO_ENV, type AnchorValue, type Setting } from '#engine/reference-setting.ts';

type ByRows = Extract<Duty, { duty: 'quota' | 'recur' }>;
type Quota = Extract<Duty, { duty: 'quota' }>;

/** A row of civil days as it binds: the parts that bind for certain, those that may, and what leaves that open. */
interface Row extends Stretch { certain: Stretch[]; possible: Stretch[]; doubts: Set<Cause> }

export function judgeByRows(setting: Setting, clause: Clause, duty: ByRows, group: string[]): Judged {
  const start = anchorValue(setting, clause.from);
  // N5: where the start can no longer come.
  if (start.earliest === Infinity) return { finding: YES, since: null };
  const all = startsThatMatter(setting, duty, start).map(({ first, from }) => judgeFrom(setting, clause, duty, group, first, from));
  const values = new Set(all.map((one) => one.finding.value));
  if (values.size === 1 && values.has('no')) return { finding: NO, since: Math.max(...all.map((one) => one.since!)) };
  if (values.size === 1 && values.has('yes')) return all[0]!;
  return { finding: undetermined(union([causesOf(all.map((one) => one.finding)), values.size > 1 ? start.causes : []])), since: null };
}

/** The first whole days that the start leaves possible, and the start narrowed to those moments that give each. Where rows of one day lapse, the first decides nothing. */
function startsThatMatter(setting: Setting, duty: ByRows, start: AnchorValue): { first: number; from: AnchorValue }[] {
  const { zone, h } = setting;
  const isFree = duty.days === 1 && (duty.duty === 'recur' || duty.shortfall === 'lapses');
  if (isFree || start.earliest === start.latest) return [{ first: firstWholeDay(zone, start.earliest), from: start }];
  const ways = new Map<number, { earliest: number; latest: number }>();
  for (let t = start.earliest; t <= Math.min(start.latest, h); t += 1) {
    const first = firstWholeDay(zone, t), known = ways.get(first);
    ways.set(first, { earliest: known?.earliest ?? t, latest: t });
  }
  const last = Math.max(...ways.keys());
  return [...ways].map(([first, way]) => {
    const latest = first === last ? start.latest : way.latest;
    return { first, from: { earliest: way.earliest, latest, causes: way.earliest === latest ? new Set<Cause>() : start.causes } };
  });
}

function judgeFrom(setting: Setting, clause: Clause, duty: ByRows, group: string[], first: number, start: AnchorValue): Judged {
  const rows = rowsOf(setting, clause, duty, first, start).filter((row) => row.possible.length > 0);
  const begun = rows.filter((row) => row.from < setting.h);
  const findings = begun.map((_, i) => judgeRow(setting, duty, group, begun.slice(0, i + 1)));
  const breached = findings.findIndex((finding) => finding.value === 'no');
  if (breached >= 0) return { finding: NO, since: begun[breached]!.possible.at(-1)!.to - 1 };
  if (begun.length === rows.length) return { finding: conjunction(findings), since: null };
  const later = { from: setting.h, to: setting.scan.to };
  const open = undetermined(['pending', ...doubtsIn(setting, clause, start, later)]);
  return { finding: conjunction([...findings, open]), since: null };
}

/** The rows of the scan, from the one before the first where parts of rows bind too. */
function rowsOf(setting: Setting, clause: Clause, duty: ByRows, first: number, start: AnchorValue): Row[] {
  const { zone, scan } = setting;
  const proRata = duty.duty === 'quota' && duty.proRata === true;
  const rows: Row[] = [];
  for (let day = proRata ? dayBefore(zone, first, duty.days) : first; startOfDay(zone, day) < scan.to; day = dayAfter(zone, day, duty.days)) {
    const from = startOfDay(zone, day), to = startOfDay(zone, dayAfter(zone, day, duty.days));
    const moments = Array.from({ length: Math.min(to, scan.to) - from }, (_, i) => from + i).map((t) => ({ t, value: inForceFrom(setting, clause, start, t).value }));
    const where = (isSo: (value: string) => boolean): Stretch[] => {
      if (!proRata) return moments.every(({ value }) => isSo(value)) ? [{ from, to }] : [];
      const parts: Stretch[] = [];
      for (const { t, value } of moments) {
        if (!isSo(value)) continue;
        if (parts.at(-1)?.to === t) parts.at(-1)!.to = t + 1;
        else parts.push({ from: t, to: t + 1 });
      }
      return parts;
    };
    rows.push({ from, to, certain: where((value) => value === 'yes'), possible: where((value) => value !== 'no'), doubts: doubtsIn(setting, clause, start, { from, to: Math.min(to, scan.to) }) });
  }
  return rows;
}

function dayAfter(zone: ZoneTable, day: number, days: number): number {
  if (days === 0) return day;
  return dayAfter(zone, day + 1, isSkipped(zone, day + 1) ? days : days - 1);
}

function dayBefore(zone: ZoneTable, day: number, days: number): number {
  if (days === 0) return day;
  return dayBefore(zone, day - 1, isSkipped(zone, day - 1) ? days : days - 1);
}

function doubtsIn(setting: Setting, clause: Clause, start: AnchorValue, { from, to }: Stretch): Set<Cause> {
  return causesOf(Array.from({ length: Math.max(0, to - from) }, (_, i) => inForceFrom(setting, clause, start, from + i)));
}

/** The last of the rows, with those before it where a shortfall is carried over. */
function judgeRow(setting: Setting, duty: ByRows, group: string[], rows: Row[]): Finding {
  if (duty.duty === 'recur') return judgeAct(setting, duty, group, rows.at(-1)!);
  const bearing = duty.shortfall === 'carried' ? rows : rows.slice(-1);
  const view = viewOf(setting, found(setting.measures, duty.measure), NO_ENV);
  const x = counted(setting, view, bearing);
  const { low, high, causes } = askedOver(setting, duty, bearing);
  if (compareToFraction(x.low, high) >= 0) return YES;
  if (compareToFraction(x.high, low) < 0) return NO;
  return undetermined(union([x.causes, causes, ...bearing.map((row) => row.doubts)]));
}

function judgeAct(setting: Setting, duty: Extract<Duty, { duty: 'recur' }>, group: string[], row: Row): Finding {
  const at = (instant: number) => ({ node: 'at', instant }) as const;
  const finding = actDoneAt(setting, { act: duty.act, by: group, to: duty.to, ...(duty.orTo === undefined ? {} : { orTo: duty.orTo }), about: duty.about, from: at(row.from), notBefore: null, noLaterThan: at(row.to - 1) }, NO_ENV, row.to - 1);
  if (finding.value === 'yes' || (finding.value === 'no' && row.certain.length > 0)) return finding;
  return undetermined(union([finding.causes, row.doubts]));
}

/** Low over what binds for certain, high over what may: parts that adjoin are counted as one window. */
function counted(setting: Setting, view: ReturnType<typeof viewOf>, rows: Row[]): Amount {
  const over = (parts: Stretch[]) => adjoined(parts).map(({ from, to }) => totalOver(setting, view, from, to));
  const least = over(rows.flatMap((row) => row.certain)), most = over(rows.flatMap((row) => row.possible));
  return {
    low: least.reduce((sum, one) => sum + one.low, 0), high: most.reduce((sum, one) => sum + one.high, 0),
    causes: union([...least, ...most].map((one) => one.causes)),
  };
}

function adjoined(parts: Stretch[]): Stretch[] {
  const rows: Stretch[] = [];
  for (const { from, to } of parts) {
    if (rows.at(-1)?.to === from) rows.at(-1)!.to = to;
    else rows.push({ from, to });
  }
  return rows;
}

function askedOver(setting: Setting, { least }: Quota, rows: Row[]): { low: Fraction; high: Fraction | null; causes: Iterable<Cause> } {
  if (least.operand === 'measure') {
    const base = counted(setting, viewOf(setting, found(setting.measures, least.measure), NO_ENV), rows);
    const share = { num: least.percent.num, den: least.percent.den * 100 };
    return { low: shareOf(share, base.low)!, high: shareOf(share, base.high), causes: base.causes };
  }
  const asked = (which: 'certain' | 'possible') => rows.reduce((sum, row) => {
    const length = row[which].reduce((all, part) => all + part.to - part.from, 0);
    return addFractions(sum, timesRatio(shareOf(least.value, 1)!, ratio(length, row.to - row.from)))!;
  }, ZERO);
  return { low: asked('certain'), high: asked('possible'), causes: [] };
}
