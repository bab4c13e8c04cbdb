// Acts of several keys: which keys make one act together, and from when it has effect (G3, G9).
import type { Act } from '#records/observations.ts';
import type { ActKind } from '#records/claim.ts';
import type { JointAct } from '#records/plan.ts';
import { speaksOf } from '#records/topic.ts';

/** `at`: when its last key was made; `effective`: from when it has effect. */
export interface JoinedAct { at: number; effective: number; counts: boolean; acts: Act[]; amountMs: number | null; amountDays: number | null; until: number | null }

/** The moment of an act whose time is wider than an instant: its last, but its first for suspension and termination. */
function momentOf(act: Act): number {
  return act.act === 'suspension' || act.act === 'termination' ? act.start : act.end - 1;
}

/** Who makes an act: all of `by`, or any one of them (`any`). `withinMs`: how far apart keys may lie. */
type Makers = Omit<JointAct, 'by' | 'at'> & { by: readonly string[] };

/** The acts of kind `kind` about `about` (null: about anything) that they made, in order. What may be backdated is not, where an opening in `records` lies between. */
export function joinedActs(acts: readonly Act[], kind: ActKind, makers: Makers, about: string | null, records: readonly number[] = []): JoinedAct[] {
  const { by, any, withinMs, backdated } = makers;
  const groups = new Map<string, Act[]>();
  for (const act of acts) {
    if (act.act !== kind || (about !== null && !speaksOf(act.about, about)) || !act.own.some((name) => by.includes(name))) continue;
    const effect = JSON.stringify([act.amountMs, act.amountDays, act.until, act.effectiveFrom]);
    groups.set(effect, [...(groups.get(effect) ?? []), act]);
  }
  const out: JoinedAct[] = [];
  for (const group of groups.values()) {
    // Each act of any one of them is whole by itself, also one that several of them made.
    if (any) out.push(...group.map((act) => made([act], [momentOf(act)], backdated, records)));
    else out.push(...pair(group, by, withinMs, backdated, records));
  }
  const keys = (one: JoinedAct) => one.acts.map((act) => act.key).join(' ');
  return out.sort((a, b) => a.effective - b.effective || a.at - b.at || (keys(a) < keys(b) ? -1 : 1));
}

function pair(group: Act[], by: readonly string[], withinMs: number | null, backdated: boolean, records: readonly number[]): JoinedAct[] {
  const keys = by.map((name) => group.filter((act) => act.own.includes(name)).sort((a, b) => a.end - b.end || a.start - b.start || (a.key < b.key ? -1 : 1)));
  const out: JoinedAct[] = [];
  while (keys.every((list) => list.length > 0)) {
    const firsts = keys.map((list) => list[0]!);
    const moments = firsts.map(momentOf);
    const last = Math.max(...moments);
    const earliest = Math.min(...moments);
    if (withinMs !== null && last - earliest > withinMs) {
      keys[moments.indexOf(earliest)]!.shift();
      continue;
    }
    for (const list of keys) list.shift();
    out.push(made(firsts, moments, backdated, records));
  }
  return out;
}

function made(keys: Act[], moments: number[], backdated: boolean, records: readonly number[]): JoinedAct {
  const at = Math.max(...moments), [first] = keys as [Act, ...Act[]];
  const effective = effectOf(first.effectiveFrom, at, backdated, records);
  return { at, effective, counts: keys.every((act) => act.counts), acts: [...new Set(keys)], amountMs: first.amountMs, amountDays: first.amountDays, until: first.until };
}

/** G3: the later of what is written and the last key; as written, though earlier, where it may be backdated and no opening on record lies between. */
function effectOf(written: number | null, made: number, backdated: boolean, records: readonly number[]): number {
  if (written === null || written >= made) return Math.max(written ?? -Infinity, made);
  return backdated && !records.some((at) => at >= written && at <= made) ? written : made;
}
