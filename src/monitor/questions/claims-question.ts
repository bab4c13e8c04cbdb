// Claims as a list, page by page, and as columns for maps and timelines.
import { ACT_KINDS, CLAIM_KINDS, STAGES, STANDINGS } from '#records/claim.ts';
import type { ClaimsAnswer, ClaimShown, PointsAnswer } from '#records/board.ts';
import type { ClaimTable } from '#records/claim-table.ts';
import { INCIDENT_TYPES } from '#records/incident-types.ts';
import { writeClaim } from '#records/write-claim.ts';
import type { Desk } from '#monitor/desk.ts';
import { claimPage, type AskedClaims } from '#monitor/questions/claim-filter.ts';

/** The most of one page. */
export const MOST_CLAIMS = 500;
const MOST_POINTS = 100_000;

export function claims(desk: Desk, asked: AskedClaims): ClaimsAnswer {
  const { rows, total, next } = claimPage(desk, { limit: 100, ...asked }, MOST_CLAIMS);
  return { position: desk.position, claims: rows.map((row) => shownClaim(desk.table, row)), total, next };
}

/** claims/1 of a row, with its key; without what the table does not keep (its source). */
export function shownClaim(table: ClaimTable, row: number): ClaimShown {
  return { key: table.key(row), ...writeClaim(table.claim(row)) };
}

export function points(desk: Desk, asked: AskedClaims): PointsAnswer {
  const { table, position } = desk;
  const { rows, total, next } = claimPage(desk, asked, MOST_POINTS);
  const view = table.view();
  const places = new Words(), actors = new Words(), channels = new Words(), whats = new Words();
  const at = rows.map((row) => table.places.at(view.place[row]!));
  const onMap = at.map((place) => (place !== null && 'point' in place ? place : null));
  const oneOf = new Set<number>();
  const actor = (column: Uint32Array, isOneOf: Uint8Array) => rows.map((row) => {
    const names = table.actors.at(column[row]!), isOne = isOneOf[row] === 1 && (names?.length ?? 0) > 1;
    const at = actors.number(names?.join(', '), isOne ? 'exactly one of' : '');
    if (isOne) oneOf.add(at);
    return at;
  });
  return {
    position, total, next,
    keys: rows.map((row) => table.key(row)),
    kind: rows.map((row) => view.kind[row]!),
    channel: rows.map((row) => channels.number(table.channels.at(view.channel[row]!))),
    place: at.map((place) => places.number(place === null ? undefined : 'name' in place ? place.name : place.within?.[0])),
    by: actor(view.by, view.oneOfBy),
    against: actor(view.against, view.oneOfAgainst),
    type: rows.map((row) => view.type[row]! - 1),
    what: rows.map((row) => whats.number(whatOf(table, row))),
    standing: rows.map((row) => view.standing[row]!),
    start: rows.map((row) => view.start[row]!),
    end: rows.map((row) => view.end[row]!),
    recorded: rows.map((row) => finite(view.recordedAt[row]!)),
    lon: onMap.map((place) => place?.point[0] ?? null),
    lat: onMap.map((place) => place?.point[1] ?? null),
    radius: onMap.map((place) => place?.radiusMetres ?? null),
    count: rows.map((row) => [view.countLow[row]!, finite(view.countHigh[row]!)]),
    convoys: convoysIn(table, rows),
    words: { kinds: [...CLAIM_KINDS], standings: [...STANDINGS], types: [...INCIDENT_TYPES], places: places.all, actors: actors.all, oneOf: [...oneOf], channels: channels.all, whats: whats.all },
  };
}

function convoysIn(table: ClaimTable, rows: readonly number[]): PointsAnswer['convoys'] {
  const { convoy } = table.view(), found = new Map<number, number[]>();
  for (const [i, row] of rows.entries()) {
    const number = convoy[row]!, known = found.get(number);
    if (number === 0) continue;
    if (known === undefined) found.set(number, [i]);
    else known.push(i);
  }
  return [...found].map(([number, at]) => ({ convoy: table.convoys.at(number), rows: at }));
}

/** What a claim that is no incident speaks of. */
function whatOf(table: ClaimTable, row: number): string | undefined {
  const view = table.view();
  return table.things.at(view.what[row]!) || STAGES[view.stage[row]! - 1] || ACT_KINDS[view.act[row]! - 1] || table.details(row)?.about || undefined;
}

function finite(n: number): number | null {
  return Number.isFinite(n) ? n : null;
}

/** Words numbered from 0 as they come; -1 for none. */
class Words {
  readonly all: string[] = [];
  readonly #numbers = new Map<string, number>();

  /** `meant`: the same word meant otherwise is another. */
  number(word: string | undefined, meant = ''): number {
    if (word === undefined || word === '') return -1;
    const key = `${word}\n${meant}`;
    let number = this.#numbers.get(key);
    if (number === undefined) this.#numbers.set(key, (number = this.all.push(word) - 1));
    return number;
  }
}
