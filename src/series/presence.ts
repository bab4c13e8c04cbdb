// The lines of presence that a measure reads (E16, E23), with what each fixes and in which post it lies (N7).
import { UNSEEN } from '#records/causes.ts';
import type { MeasureAt, PresenceLines } from '#records/observations.ts';
import { NOT_COVERED } from '#series/covers.ts';
import { entering, HappeningColumns, together, type ReadClaim } from '#series/happenings.ts';
import { oncePerPair, type Looks } from '#series/looks.ts';
import { LaterLooks } from '#series/later-looks.ts';
import { pathOf } from '#series/sees.ts';

/** How presence is read: `holdsMs` is for how long what was seen holds after a look (E10); 0: no longer than it is told. */
export interface Reads { looks: Looks; holdsMs: number }

interface Extra { endedAt: number; fixes: number; posts: number; places: number[]; things: number[] }

/** Puts lots of claims ruled the same, and claims alone, into lines. Of a lot each moment has the claims that hold then, and else those that hold on. */
export function presenceLines(read: Iterable<ReadClaim[]>, at: MeasureAt, { looks, holdsMs }: Reads, distinctOf: (rows: (i: number) => number[], length: number) => Int32Array): PresenceLines {
  const out = new HappeningColumns();
  const extra: Extra[] = [];
  const add = (claims: ReadClaim[], from: number, to: number, endedAt: number) => {
    const line = together(claims, Infinity, () => NOT_COVERED);
    if (line === null) return;
    const members = entering(claims);
    const rows = members.map((claim) => claim.row);
    out.add(Number.isNaN(endedAt) ? { ...line, start: from, end: to, rows } : { ...line, start: from, end: to, rows, low: 0, causes: line.causes | UNSEEN });
    extra.push({ endedAt, ...saidBy(members, at, looks) });
  };
  const lots = [...read];
  for (const lot of lots) for (const [from, to] of spansOf(lot)) add(lot.filter((claim) => claim.start <= from && claim.end >= to), from, to, Number.NaN);
  if (holdsMs > 0) {
    const later = new LaterLooks(lots.flat(), looks);
    for (const lot of lots) for (const one of afterLot(lot, holdsMs, later)) add(one.claims, one.from, one.to, one.endedAt);
  }
  const { happenings, order } = out.done();
  const areApart = oncePerPair((a, b) => a !== b && looks.places.apart(looks.table.places.at(a), looks.table.places.at(b)));
  const addUp = oncePerPair((a, b) => a === b || looks.places.same(looks.table.places.at(a), looks.table.places.at(b)) || areApart(a, b));
  // Of a class and of a thing of it in one place one may be part of the other (E30).
  const mayBeSame = oncePerPair((a, b) => looks.classes.overlap(looks.table.things.at(a), looks.table.things.at(b)));
  const addUpAt = (i: number, j: number) => (extra[order[i]!]!.things.some((a) => extra[order[j]!]!.things.some((b) => mayBeSame(a, b))) ? areApart : addUp);
  const placesOf = (i: number) => extra[order[i]!]!.places;
  const rowsOf = (i: number) => [...happenings.rows.subarray(happenings.rowStart[i]!, happenings.rowStart[i + 1]!)];
  return {
    ...happenings,
    distinct: distinctOf(rowsOf, happenings.length),
    endedAt: Float64Array.from(order, (i) => extra[i]!.endedAt),
    fixes: Int32Array.from(order, (i) => extra[i]!.fixes),
    posts: Int32Array.from(order, (i) => extra[i]!.posts),
    addUp: (i, j) => placesOf(i).every((a) => placesOf(j).every((b) => addUpAt(i, j)(a, b))),
  };
}

/** What the claims of a line, as they enter, say besides its number. */
function saidBy(members: ReadClaim[], at: MeasureAt, looks: Looks): Omit<Extra, 'endedAt'> {
  return {
    fixes: members.filter((claim) => claim.counts).reduce((mask, claim) => mask | fixesOf(claim.row, at, looks), 0),
    posts: (at.posts ?? []).reduce((mask, post, k) => (members.some((claim) => isInPost(claim.row, post, looks)) ? mask | (1 << k) : mask), 0),
    places: [...new Set(members.flatMap((claim) => looks.placesOf(claim.row)))],
    things: [...new Set(members.map((claim) => looks.columns.what[claim.row]!))],
  };
}

/** E10: after each moment at which the last of a lot's claims ended, those that ended then, each until it is looked again or the time is over. */
function afterLot(lot: ReadClaim[], holdsMs: number, later: LaterLooks): { claims: ReadClaim[]; from: number; to: number; endedAt: number }[] {
  return [...new Set(lot.map((claim) => claim.end))].flatMap((ended) => {
    if (lot.some((claim) => claim.start <= ended && ended < claim.end)) return [];
    const next = Math.min(Infinity, ...lot.filter((claim) => claim.start > ended).map((claim) => claim.start));
    const ending = lot.filter((claim) => claim.end === ended).map((claim) => ({ claim, until: Math.min(ended + holdsMs, next, later.after(claim)) }));
    const edges = [...new Set([ended, ...ending.map(({ until }) => until)])].sort((a, b) => a - b);
    return edges.slice(1).map((to, i) => ({ claims: ending.filter(({ until }) => until >= to).map(({ claim }) => claim), from: edges[i]!, to, endedAt: ended }));
  });
}

/** The stretches between the ends of a lot's claims in which at least one holds. */
function spansOf(lot: ReadClaim[]): [number, number][] {
  if (lot.length === 1) return [[lot[0]!.start, lot[0]!.end]];
  const edges = [...new Set(lot.flatMap((claim) => [claim.start, claim.end]))].sort((a, b) => a - b);
  return edges.slice(1).map((end, i): [number, number] => [edges[i]!, end]).filter(([from, to]) => lot.some((claim) => claim.start <= from && claim.end >= to));
}

/** E23: the things whose number in the whole of the measure's place this claim says, of anybody or of all whom the measure asks for. */
function fixesOf(row: number, at: MeasureAt, looks: Looks): number {
  const { columns, table, actors, places } = looks;
  if (!places.contains(table.places.at(columns.place[row]!), at.place)) return 0;
  // What counts has one author told: nothing of it is in doubt (E13).
  const { names, oneOf } = looks.by(row)[0]!;
  const lots = names === null ? [] : oneOf ? names.map((name) => [name]) : [names];
  const bears = names === null || (at.by !== null && lots.every((lot) => at.by!.every((asked) => actors.groupWithin(asked, lot.map((name) => actors.bearing(name)?.name ?? name)))));
  const told = looks.classes.leaves(table.things.at(columns.what[row]!));
  return bears ? at.measure.of.reduce((mask, asked, i) => (told.has(pathOf(asked)) ? mask | (1 << i) : mask), 0) : 0;
}

function isInPost(row: number, post: string, looks: Looks): boolean {
  const name = looks.places.resolve(post);
  return looks.places.place(name) !== undefined && looks.placesOf(row).every((place) => looks.places.relation(looks.table.places.at(place), name) === 'in');
}
