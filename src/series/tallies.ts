// The tallies that a measure reads, and what each may be used for (E12, E24).
import { DISPUTED, IMPRECISE } from '#records/causes.ts';
import { isBelow } from '#records/incident-types.ts';
import type { MeasureAt, Tallies } from '#records/observations.ts';
import type { Holds, Named } from '#series/actors.ts';
import { HappeningColumns } from '#series/happenings.ts';
import { ofAll, oncePerPair, type Looks } from '#series/looks.ts';
import type { Proof } from '#series/proof.ts';
import { pathOf, related } from '#series/sees.ts';

export interface TallyReading {
  looks: Looks;
  asOf: number;
  /** The rows of tallies that the reading may use, with the bit of their channel. */
  rows: Iterable<[row: number, channel: number]>;
  proof(row: number): Proof;
  noteLeftOut(row: number): void;
}

export function readTallies(at: MeasureAt, reading: TallyReading): Tallies {
  const { looks, asOf } = reading;
  const { columns, table, places } = looks;
  const placeOf = looks.place(at);
  const amounts = looks.amounts(at.measure);
  const out = new HappeningColumns();
  const usable: number[] = [];
  for (const [row, channel] of reading.rows) {
    const proof = reading.proof(row);
    if (proof === 'no') continue;
    const found = fitOf(row, at, placeOf(row), looks);
    if (found === null) continue;
    if (found === 'left-out') {
      reading.noteLeftOut(row);
      continue;
    }
    const end = columns.end[row]!;
    let causes = proof === 'may' ? DISPUTED : 0;
    if (!found.precise || amounts.low(row) < amounts.high(row) || end > asOf) causes |= IMPRECISE;
    // A tally of which a part is in doubt bounds nothing: its period may be another (E13).
    usable.push(end > asOf || looks.isInDoubt(row) ? 0 : (found.sure && proof === 'counts' ? 1 : 0) | (found.covers ? 2 : 0));
    out.addOne(row, columns.start[row]!, end, amounts.low(row), amounts.high(row), causes, channel);
  }
  const { happenings, order } = out.done();
  const placesApart = oncePerPair((a, b) => a !== b && places.apart(table.places.at(a), table.places.at(b)));
  const kindsApart = oncePerPair((a, b) => !related(pathOf(table.things.at(a)), pathOf(table.things.at(b))));
  const rowOf = (i: number) => happenings.rows[i]!;
  return {
    ...happenings,
    usable: Uint8Array.from(order, (i) => usable[i]!),
    apart: (i, j) => placesApart(columns.place[rowOf(i)]!, columns.place[rowOf(j)]!) || kindsApart(columns.what[rowOf(i)]!, columns.what[rowOf(j)]!),
  };
}

interface Fit { precise: boolean; sure: boolean; covers: boolean }

/** Whether a tally lies wholly within what the measure counts (`sure`), and whether it covers it; null where it is not read. */
function fitOf(row: number, at: MeasureAt, place: Holds, looks: Looks): Fit | 'left-out' | null {
  const { columns, table, places } = looks;
  const type = looks.type(row, at.measure);
  const by = sideOf(looks.by(row), at.by, looks);
  const against = sideOf(looks.against(row), at.against, looks);
  if (type === 'out' || place === 'out' || by.relation === 'out' || against.relation === 'out') return null;
  if (isLeftOut(row, at, looks)) return 'left-out';
  const path = pathOf(table.things.at(columns.what[row]!));
  const covers = at.measure.of.every((asked) => isBelow(pathOf(asked), path)) && places.contains(table.places.at(columns.place[row]!), at.place) && by.covers && against.covers;
  const precise = type === 'in' && place === 'in' && by.relation === 'in' && against.relation === 'in';
  return { precise, sure: precise, covers };
}

/** E24: a tally is left out by the excluded actors that it names; one that names nobody is taken as published. */
function isLeftOut(row: number, at: MeasureAt, looks: Looks): boolean {
  if (at.measure.excluding === 'none') return false;
  return looks.by(row).every((by) => looks.against(row).every((against) => {
    const named = [...(by.names ?? []), ...(against.names ?? [])];
    const excluded = named.filter((name) => looks.actors.isExcluded(name));
    return at.measure.excluding === 'any' ? excluded.length > 0 : named.length > 0 && excluded.length === named.length;
  }));
}

/** A tally's side against the measure's filter: whether its group lies within the filter's, and whether it contains it. */
function sideOf(named: Named[], filter: string[] | null, looks: Looks): { relation: Holds; covers: boolean } {
  const each = named.map((one) => oneSideOf(one, filter, looks));
  return { relation: ofAll(each.map((one) => one.relation)), covers: each.every((one) => one.covers) };
}

function oneSideOf(named: Named, filter: string[] | null, looks: Looks): { relation: Holds; covers: boolean } {
  const { actors } = looks;
  if (filter === null) return { relation: 'in', covers: named.names === null };
  if (named.names === null) return { relation: 'may', covers: true };
  const lots = named.oneOf ? named.names.map((name) => [name]) : [named.names];
  const within = lots.every((lot) => lot.every((name) => actors.groupWithin(name, filter)));
  const covers = lots.every((lot) => filter.every((asked) => actors.groupWithin(asked, lot.map((name) => actors.bearing(name)?.name ?? name))));
  const meets = lots.some((lot) => lot.some((name) => actors.groupsMeet(name, filter)));
  return { relation: within ? 'in' : meets ? 'may' : 'out', covers };
}
