// The acts that a reading admits, as records: who made them, about what, when, with what effect (E3, G3, G9).
import type { Claim } from '#records/claim.ts';
import { DISPUTED, IMPRECISE, type Causes } from '#records/causes.ts';
import type { ClaimTable } from '#records/claim-table.ts';
import type { Act } from '#records/observations.ts';
import type { Actors } from '#series/actors.ts';
import type { Proof } from '#series/proof.ts';

/** Acts that count or may count and began before `asOf`, by (start, end, key). */
export function readActs(table: ClaimTable, rows: Iterable<number>, proof: (row: number) => Proof, actors: Actors, asOf: number): Act[] {
  const acts: Act[] = [];
  for (const row of rows) {
    const claim = table.claim(row);
    if (claim.act === null || claim.start >= asOf) continue;
    const worth = proof(row);
    if (worth === 'no') continue;
    // E8: one that may be later than asOf only may count.
    const causes = worth === 'may' ? DISPUTED : claim.end > asOf ? IMPRECISE : 0;
    acts.push(actOf(row, table.key(row), claim, causes, actors));
  }
  return acts.sort((a, b) => a.start - b.start || a.end - b.end || (a.key < b.key ? -1 : 1));
}

function actOf(row: number, key: string, claim: Claim, causes: Causes, actors: Actors): Act {
  const written = claim.by ?? [];
  const sure = claim.oneOfBy ? [] : written;
  const own = actors.own(sure);
  const groups = new Set<string>();
  for (const name of sure) for (const group of actors.groups(name)) groups.add(group);
  for (const member of own) groups.add(member);
  return {
    row, key, act: claim.act!, own: [...own].sort(), groups: [...groups].sort(), about: claim.about, to: claim.to, start: claim.start, end: claim.end, counts: causes === 0, causes,
    amountMs: claim.amountMs, amountDays: claim.amountDays, until: claim.until, effectiveFrom: claim.effectiveFrom, recordedAt: claim.recordedAt,
    names: Array.isArray(claim.names) ? claim.names.filter((name): name is string => typeof name === 'string') : [],
    says: saidBy(claim),
  };
}

function saidBy(claim: Claim): Act['says'] {
  if (claim.act === 'verification') return claim.outcome === 'refused' ? 'not-so' : 'so';
  if (claim.act !== 'ruling') return null;
  return claim.ruledStanding === 'ruled-so' ? 'so' : claim.ruledStanding === 'ruled-not-so' ? 'not-so' : null;
}
