// The hash of a plan's meaning (A4): canonical JSON without positions, without file names.
import { hashOf } from '#base/hash.ts';
import type { Plan } from '#records/plan.ts';

/** `sha256:...`. Two texts that mean the same have the same hash; any change of meaning, of a reading, of a clause's text, of geometry or of the zone's table changes it. */
export function planHash(plan: Plan): string {
  // Who adopted what, and when, changes no meaning: adopting an agreement leaves its hash as it is (A7).
  const { adoptions: _adoptions, ...meaning } = plan;
  return hashOf(meaningOf(meaning));
}

/** `at` and `clause` tell where a definition stands; in `ends` of a reading `clause` tells which clause ends, and stays. */
function meaningOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(meaningOf);
  if (typeof value !== 'object' || value === null) return value;
  const isEnd = 'until' in value && 'clause' in value && !('binds' in value);
  const meant: Record<string, unknown> = {};
  for (const [key, part] of Object.entries(value)) if (key !== 'at' && (key !== 'clause' || isEnd)) meant[key] = meaningOf(part);
  return meant;
}
