// Finds claims of one channel that differ in nothing but their ids (E5), over columns: a table may have millions of rows.
import { CLAIM_KINDS, STANDINGS } from '#records/claim.ts';
import type { ClaimTable } from '#records/claim-table.ts';

/** Kinds whose claims add up, so that one told twice is counted twice. Of tallies, coverage, acts and statements the same twice changes nothing. */
const ADDING = (['incident', 'movement', 'presence'] as const).map((kind) => CLAIM_KINDS.indexOf(kind));

/** Groups of two rows or more, each ascending, in the order of their first rows. Later versions, withdrawn claims and convoys with an id (E11) are left out. */
export function likelyDuplicates(table: ClaimTable): number[][] {
  const view = table.view();
  const { kind, channel, start, end, place, type, what, stage, convoy, standing, countLow, countHigh, killedLow, killedHigh, by, against, firstRow, length } = view;
  const withdrawn = STANDINGS.indexOf('withdrawn');
  const columns = [start, end, channel, place, type, what, stage, by, against, countLow, countHigh, killedLow, killedHigh, kind];
  let size = 1024;
  while (size < length * 2) size *= 2;
  const buckets = new Uint32Array(size);
  const groups = new Map<number, number[]>();
  const isSame = (a: number, b: number): boolean => columns.every((column) => column[a] === column[b]);
  for (let row = 0; row < length; row += 1) {
    if (!ADDING.includes(kind[row]!) || convoy[row] !== 0 || firstRow[row] !== row || standing[row] === withdrawn) continue;
    let slot = hash(start[row]!, end[row]!, place[row]! ^ (channel[row]! << 20), (type[row]! << 16) ^ what[row]! ^ (by[row]! << 8) ^ (against[row]! << 12) ^ (countLow[row]! << 4)) & (size - 1);
    while (buckets[slot] !== 0 && !isSame(buckets[slot]! - 1, row)) slot = (slot + 1) & (size - 1);
    if (buckets[slot] === 0) buckets[slot] = row + 1;
    else {
      const first = buckets[slot]! - 1;
      const group = groups.get(first);
      if (group === undefined) groups.set(first, [first, row]);
      else group.push(row);
    }
  }
  return [...groups.values()].sort((a, b) => a[0]! - b[0]!);
}

function hash(start: number, end: number, where: number, rest: number): number {
  // Times in seconds and their overflow beyond 32 bits are enough to spread; equality is exact.
  let value = Math.imul((start / 1000) | 0, 0x9e3779b1) ^ Math.imul((end - start) | 0, 0x85ebca6b);
  value = Math.imul(value ^ where, 0xc2b2ae35) ^ Math.imul(rest, 0x27d4eb2f);
  return (value ^ (value >>> 15)) >>> 0;
}
