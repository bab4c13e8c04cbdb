// Claims as rulings that state a part of them leave them: other bounds in the same columns, and what else a part in doubt may be (E13).
import { CLAIM_KINDS, type StatedPart } from '#records/claim.ts';
import { partsOf } from '#records/claim-part.ts';
import type { ClaimColumns, ClaimTable, RowChange } from '#records/claim-table.ts';
import type { Named } from '#series/actors.ts';

/** What rulings state of one claim: what holds, and what each ruling that only may count states later than what holds. */
export interface Stated { holds: StatedPart; perhaps: StatedPart[] }

/** What a claim of which something is in doubt may be, field by field: what holds first, then what else was stated. */
export interface InDoubt { times: { start: number; end: number }[]; places: number[]; by: Named[]; against: Named[] }

export interface AsRuled {
  /** The columns of the table, with the bounds of E13 in the rows that are ruled on: where a part is in doubt the hull, else what holds. */
  columns: ClaimColumns;
  /** The rows of which a part is in doubt: they only may count. */
  inDoubt: ReadonlyMap<number, InDoubt>;
}

const SIDES = ['by', 'against'] as const;
const COUNTS = ['count', 'killed', 'injured', 'trucks', 'people'] as const;
const ONE_OF = { by: 'oneOfBy', against: 'oneOfAgainst' } as const;

/** Takes one ruling more, made later than those before it. */
export function state(stated: Map<number, Stated>, about: number, part: StatedPart, counts: boolean): void {
  const known = stated.get(about) ?? { holds: {}, perhaps: [] };
  stated.set(about, known);
  if (!counts) {
    known.perhaps.push({ ...part });
    return;
  }
  Object.assign(known.holds, part);
  // Of each field the later statement holds: what only may count and was stated before is overtaken.
  for (const other of known.perhaps) for (const field of Object.keys(part) as (keyof StatedPart)[]) delete other[field];
}

export function asRuled(table: ClaimTable, stated: ReadonlyMap<number, Stated>): AsRuled {
  const told = table.view();
  const inDoubt = new Map<number, InDoubt>();
  const changes = new Map<number, RowChange>();
  for (const [first, { holds, perhaps }] of stated) {
    for (const row of table.versions(first)) {
      const parts = partsOf(CLAIM_KINDS[told.kind[row]!]!);
      if (parts.length === 0) continue;
      const change = changeOf(table, only(holds, parts));
      const now = { ...valuesOf(told, row), ...change };
      const others = perhaps.map((part) => changeOf(table, only(part, parts))).filter((other) => differs(table, now, other));
      if (others.length > 0) inDoubt.set(row, doubtOf(table, now, others));
      changes.set(row, others.length === 0 ? change : { ...change, ...hullOf(now, others) });
    }
  }
  return { columns: changes.size === 0 ? told : told.changed(changes), inDoubt };
}

function only(part: StatedPart, fields: readonly (keyof StatedPart)[]): StatedPart {
  return Object.fromEntries(Object.entries(part).filter(([field]) => fields.includes(field as keyof StatedPart)));
}

/** A statement as columns hold it. */
function changeOf(table: ClaimTable, part: StatedPart): RowChange {
  const change: RowChange = { ...part.during };
  if (part.place !== undefined) change.place = table.places.add(part.place);
  for (const side of SIDES) {
    const named = part[side];
    if (named !== undefined) Object.assign(change, { [side]: table.actors.add(named.names), [ONE_OF[side]]: named.oneOf ? 1 : 0 });
  }
  for (const field of COUNTS) {
    const range = part[field];
    if (range !== undefined) Object.assign(change, { [`${field}Low`]: range.low, [`${field}High`]: range.high });
  }
  return change;
}

type Values = Required<Pick<RowChange, 'start' | 'end' | 'place' | 'by' | 'against' | 'oneOfBy' | 'oneOfAgainst'>> & RowChange;

function valuesOf(columns: ClaimColumns, row: number): Values {
  const { start, end, place, by, against, oneOfBy, oneOfAgainst } = columns;
  const values: Values = { start: start[row]!, end: end[row]!, place: place[row]!, by: by[row]!, against: against[row]!, oneOfBy: oneOfBy[row]!, oneOfAgainst: oneOfAgainst[row]! };
  for (const field of COUNTS) for (const end of ['Low', 'High'] as const) values[`${field}${end}`] = columns[`${field}${end}`][row]!;
  return values;
}

/** Whether a ruling that may count states anything otherwise than it holds; names in another order say the same. */
function differs(table: ClaimTable, now: Values, other: RowChange): boolean {
  return (Object.keys(other) as (keyof RowChange)[]).some((field) => {
    if (field !== 'by' && field !== 'against') return other[field] !== now[field];
    return namesOf(table, other[field]!) !== namesOf(table, now[field]);
  });
}

function namesOf(table: ClaimTable, list: number): string {
  return JSON.stringify([...table.actors.at(list) ?? []].sort());
}

function doubtOf(table: ClaimTable, now: Values, others: RowChange[]): InDoubt {
  const all = [now, ...others];
  const named = (side: 'by' | 'against'): Named[] => all.flatMap((one) => (one[side] === undefined ? [] : [{ names: table.actors.at(one[side]), oneOf: one[ONE_OF[side]] === 1 }]));
  return {
    times: all.flatMap(({ start, end }) => (start === undefined || end === undefined ? [] : [{ start, end }])),
    places: all.flatMap(({ place }) => place ?? []), by: named('by'), against: named('against'),
  };
}

/** From the least to the greatest of each bound. */
function hullOf(now: Values, others: RowChange[]): RowChange {
  const hull: RowChange = {};
  for (const field of ['start', ...COUNTS.map((count) => `${count}Low` as const)] as const) {
    if (others.some((other) => other[field] !== undefined)) hull[field] = Math.min(...[now, ...others].flatMap((one) => one[field] ?? []));
  }
  for (const field of ['end', ...COUNTS.map((count) => `${count}High` as const)] as const) {
    if (others.some((other) => other[field] !== undefined)) hull[field] = Math.max(...[now, ...others].flatMap((one) => one[field] ?? []));
  }
  return hull;
}
