// Claims of one channel that the same thing was there, at one place, at the same time: they add up, which the channel may not have meant (E16).
import { CLAIM_KINDS, STANDINGS } from '#records/claim.ts';
import type { ClaimTable } from '#records/claim-table.ts';

const PRESENCE = CLAIM_KINDS.indexOf('presence');
const WITHDRAWN = STANDINGS.indexOf('withdrawn');

/**
 * Pairs of rows, each a claim and the first before it (by start) that it overlaps. Left out are claims of none, claims with later versions, two that rulings speak of
 * together, and two that differ in nothing but their ids, which are told as likely duplicates.
 */
export function overlappingPresence(table: ClaimTable): [number, number][] {
  const { kind, channel, start, end, place, what, by, oneOfBy, countHigh, countLow, standing, firstRow, length } = table.view();
  const versioned = new Set<number>();
  const groups = new Map<string, number[]>();
  for (let row = 0; row < length; row += 1) if (firstRow[row] !== row) versioned.add(firstRow[row]!);
  for (let row = 0; row < length; row += 1) {
    if (kind[row] !== PRESENCE || firstRow[row] !== row || versioned.has(row) || standing[row] === WITHDRAWN || countHigh[row] === 0) continue;
    const key = [channel[row], place[row], what[row], by[row], oneOfBy[row]].join(' ');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  const ruled = pairsRuledOn(table);
  const isTold = (a: number, b: number) => start[a] === start[b] && end[a] === end[b] && countLow[a] === countLow[b] && countHigh[a] === countHigh[b];
  const found: [number, number][] = [];
  for (const rows of groups.values()) {
    let last: number | null = null;
    for (const row of rows.sort((a, b) => start[a]! - start[b]! || a - b)) {
      if (last !== null && start[row]! < end[last]! && !isTold(last, row) && !ruled.has(`${table.key(last)} ${table.key(row)}`)) found.push([last, row]);
      if (last === null || end[row]! > end[last]!) last = row;
    }
  }
  return found.sort((a, b) => a[1] - b[1]);
}

/** Both ways round, each two claims that a ruling says are the same or distinct. */
function pairsRuledOn(table: ClaimTable): Set<string> {
  const { act, length } = table.view();
  const pairs = new Set<string>();
  for (let row = 0; row < length; row += 1) {
    if (act[row] === 0) continue;
    const { about = null, sameAs = [], distinctFrom = [] } = table.details(row) ?? {};
    for (const other of about === null ? [] : [...sameAs, ...distinctFrom]) pairs.add(`${about} ${other}`).add(`${other} ${about}`);
  }
  return pairs;
}
