// What counts in a reading: the standard of proof, and the rulings that change a claim's standing or tell whether two are one (E3, E25).
import { isAlike } from '#base/kept.ts';
import { saysNothing, type Claim, type Standing } from '#records/claim.ts';
import type { ClaimTable } from '#records/claim-table.ts';
import type { Reading } from '#records/plan.ts';
import { state, type Stated } from '#series/as-ruled.ts';
import type { Settlement } from '#series/settlement.ts';

export type Proof = 'counts' | 'may' | 'no';

/** E3's table, for one reading. */
export function proofOf(reading: Reading, standing: Standing, channel: string): Proof {
  if (standing === 'ruled-so') return 'counts';
  if (saysNothing(standing)) return 'no';
  const entry = reading.proof.find((one) => one.standings.includes(standing) && (one.channels === null || one.channels.includes(channel)));
  return entry === undefined ? 'no' : entry.result === 'counts' ? 'counts' : 'may';
}

/** What the rulings say, by first row of the claim they are about. */
export interface Rulings {
  standing: Map<number, Standing>;
  /** Rulings that only may count: a claim they bear on may count (E25). */
  maybe: Map<number, Set<Standing>>;
  /** The exception that the latest ruling says applies; `none` where it says that none does. */
  exceptions: Map<number, string>;
  /** What rulings state of a part (E13). */
  stated: Map<number, Stated>;
  /** The claims ruled the same: a representative row for each row of a lot. */
  lot: Map<number, number>;
  distinct: [number, number][];
  /** Claims (`channel/id`) that rulings speak of and that are not there. */
  missing: Set<string>;
}

interface Ruling { row: number; claim: Claim; about: number; counts: boolean }

/** Reads the rulings among the live rows that began before `asOf`. */
export function readRulings(table: ClaimTable, rows: Iterable<number>, reading: Reading, asOf: number): Rulings {
  const found: Ruling[] = [];
  const missing = new Set<string>();
  for (const row of rows) {
    const claim = table.claim(row);
    if (claim.act !== 'ruling' || claim.start >= asOf || claim.about === null) continue;
    for (const named of [claim.about, ...claim.sameAs, ...claim.distinctFrom]) if (table.firstRow(named) < 0) missing.add(named);
    const own = proofOf(reading, claim.standing, claim.channel);
    const proof = own === 'counts' && claim.end > asOf ? 'may' : own;
    const about = table.firstRow(claim.about);
    if (proof !== 'no' && about >= 0) found.push({ row, claim, about, counts: proof === 'counts' });
  }
  found.sort((a, b) => a.claim.start - b.claim.start || (a.claim.recordedAt ?? -Infinity) - (b.claim.recordedAt ?? -Infinity) || (key(a) < key(b) ? -1 : 1));
  return settle(table, found, missing);
}

/** The rulings as they would be with these things settled. */
export function withSettled(rulings: Rulings, table: ClaimTable, settled: readonly Settlement[]): Rulings {
  const supposed: Rulings = { ...rulings, standing: new Map(rulings.standing), maybe: new Map(rulings.maybe), exceptions: new Map(rulings.exceptions), lot: new Map(rulings.lot), distinct: [...rulings.distinct] };
  for (const one of settled) suppose(supposed, table, one);
  return supposed;
}

/** The claims (by first row) of which the one says something else than the other. */
export function ruledOtherwise(a: Rulings, b: Rulings): Set<number> {
  const found = new Set<number>();
  for (const [one, other] of [[a, b], [b, a]] as const) {
    for (const part of ['standing', 'exceptions', 'lot'] as const) for (const [about, said] of one[part]) if (other[part].get(about) !== said) found.add(about);
    for (const [about, said] of one.maybe) if (!isAlike([...said].sort(), [...(other.maybe.get(about) ?? [])].sort())) found.add(about);
    for (const [about, said] of one.stated) if (!isAlike(said, other.stated.get(about))) found.add(about);
    const parted = new Set(other.distinct.map((pair) => pair.join()));
    for (const pair of one.distinct) if (!parted.has(pair.join())) for (const about of pair) found.add(about);
  }
  return found;
}

function key(ruling: Ruling): string {
  return `${ruling.claim.channel}/${ruling.claim.id}`;
}

function settle(table: ClaimTable, found: Ruling[], missing: Set<string>): Rulings {
  const rulings: Rulings = { standing: new Map(), maybe: new Map(), exceptions: new Map(), stated: new Map(), lot: new Map(), distinct: [], missing };
  const pairs = new Map<string, { a: number; b: number; same: boolean }>();
  for (const { claim, about, counts } of found) {
    if (claim.states !== null) state(rulings.stated, about, claim.states, counts);
    if (!counts) {
      if (claim.ruledStanding !== null) rulings.maybe.set(about, (rulings.maybe.get(about) ?? new Set()).add(claim.ruledStanding));
      continue;
    }
    if (claim.ruledStanding !== null) {
      rulings.standing.set(about, claim.ruledStanding);
      // What only may count and was ruled before is overtaken.
      rulings.maybe.delete(about);
    }
    if (claim.exception !== null) rulings.exceptions.set(about, claim.exception);
    for (const [others, same] of [[claim.sameAs, true], [claim.distinctFrom, false]] as const) {
      for (const other of others.map((one) => table.firstRow(one))) {
        if (other >= 0 && other !== about) pairs.set([about, other].sort((x, y) => x - y).join(':'), { a: about, b: other, same });
      }
    }
  }
  for (const { a, b, same } of pairs.values()) {
    if (same) join(rulings.lot, a, b);
    else rulings.distinct.push([a, b]);
  }
  return rulings;
}

/** A settlement holds as a ruling would (V8). */
function suppose(rulings: Rulings, table: ClaimTable, one: Settlement): void {
  if ('so' in one) {
    const about = table.firstRow(one.claim);
    rulings.standing.set(about, one.so ? 'ruled-so' : 'ruled-not-so');
    // It is made later than all there is: what only may count is overtaken, and the claim is so as it holds.
    rulings.maybe.delete(about);
    const stated = rulings.stated.get(about);
    // What is stated of the others is as it was, and so is the map where nothing of this one is in doubt: whoever has read by it need not read again.
    if (stated !== undefined && stated.perhaps.length > 0) rulings.stated = new Map(rulings.stated).set(about, { ...stated, perhaps: [] });
  } else if ('exception' in one) rulings.exceptions.set(table.firstRow(one.claim), one.exception);
  else if ('same' in one) {
    const [a, b] = [table.firstRow(one.same[0]), table.firstRow(one.same[1])];
    if (one.ruled) join(rulings.lot, a, b);
    else rulings.distinct.push([a, b]);
  }
}

function join(lot: Map<number, number>, a: number, b: number): void {
  const keep = Math.min(lot.get(a) ?? a, lot.get(b) ?? b);
  const gone = Math.max(lot.get(a) ?? a, lot.get(b) ?? b);
  lot.set(a, keep).set(b, keep);
  for (const [row, representative] of lot) if (representative === gone) lot.set(row, keep);
  lot.set(gone, keep).set(keep, keep);
}
