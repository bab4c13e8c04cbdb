// The acts that a reading admits, as records: who made them, about what, when, with what effect (E3, G3, G9).
import type { Claim, Standing } from '#records/claim.ts';
import type { ClaimTable } from '#records/claim-table.ts';
import type { Act } from '#records/observations.ts';
import type { Reading } from '#records/plan.ts';
import type { Actors } from '#series/actors.ts';
import { proofOf } from '#series/proof.ts';

/** Acts that count or may count and began before `asOf`, by (start, end, key). */
export function readActs(table: ClaimTable, rows: Iterable<number>, reading: Reading, actors: Actors, asOf: number, standings: ReadonlyMap<number, Standing>): Act[] {
  const acts: Act[] = [];
  for (const row of rows) {
    const claim = table.claim(row);
    if (claim.act === null || claim.start >= asOf) continue;
    const proof = proofOf(reading, standings.get(table.firstRow(table.key(row))) ?? claim.standing, claim.channel);
    if (proof !== 'no') acts.push(actOf(row, table.key(row), claim, proof === 'counts', actors));
  }
  return acts.sort((a, b) => a.start - b.start || a.end - b.end || (a.key < b.key ? -1 : 1));
}

function actOf(row: number, key: string, claim: Claim, counts: boolean, actors: Actors): Act {
  const written = claim.by ?? [];
  const sure = claim.oneOfBy && written.length > 1 ? [] : written;
  const own = new Set<string>();
  const groups = new Set<string>();
  for (const name of sure) {
    const actor = actors.bearing(name);
    if (actor !== undefined) own.add(actor.name);
    for (const member of actor?.members ?? []) own.add(member);
    for (const group of actors.groups(name)) groups.add(group);
  }
  for (const member of own) groups.add(member);
  return {
    row, key, act: claim.act!, own: [...own].sort(), groups: [...groups].sort(), about: claim.about, to: claim.to, start: claim.start, end: claim.end, counts,
    amountMs: claim.amountMs, amountDays: claim.amountDays, until: claim.until, effectiveFrom: claim.effectiveFrom, recordedAt: claim.recordedAt,
    names: Array.isArray(claim.names) ? claim.names.filter((name): name is string => typeof name === 'string') : [],
  };
}
