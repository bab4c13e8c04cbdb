// The acts that a condition hangs on: those that are like a pattern (E10), and those that speak of a time (V17, N8).
import { IMPRECISE, NO, UNRULED, YES, and, causesOf, undetermined, type Causes, type Code } from '#records/causes.ts';
import type { Act } from '#records/observations.ts';
import type { ActPattern, Verified } from '#records/plan.ts';
import { topicOf } from '#records/phrase.ts';
import { speaksOf } from '#records/topic.ts';
import { sortedInstants } from '#engine/measure-signal.ts';
import type { NodeOf, Scope } from '#engine/operator.ts';
import { SignalBuilder, merge, type Signal } from '#engine/signal.ts';

/** The acts of a pattern that is no joint one. */
export function actsLike(pattern: ActPattern, scope: Scope): Scope['acts'] {
  return scope.acts.filter((act) => act.act === pattern.act && (pattern.about === null || speaksOf(act.about, pattern.about))
    && (pattern.by.length === 0 || act.own.some((name) => pattern.by.includes(name))));
}

/** An act that speaks of [from, to). */
export interface Word { act: Act; from: number; to: number; so: boolean }

/** What is said, the act made last first. A verification speaks of nothing later than its making. */
export function wordsAbout(node: NodeOf<'ruled'>, scope: Scope): Word[] {
  const topic = topicOf(node, scope.env);
  const words = scope.acts.filter((act) => act.act === node.act && speaksOf(act.about, topic) && act.says !== null && (node.by === null || isOf(act, node.by)))
    .map((act): Word => {
      const until = act.until ?? Infinity;
      return { act, from: act.effectiveFrom ?? -Infinity, to: node.act === 'verification' ? Math.min(until, act.start) : until, so: act.says === 'so' };
    });
  return words.filter((word) => word.from < word.to).sort((a, b) => -madeInOrder(a.act, b.act));
}

/** An act of an actor or a body, or one told by a channel of that name (N8). */
export function isOf(act: Act, name: string): boolean {
  return act.own.includes(name) || act.key.startsWith(`${name}/`);
}

/** E25: by start, then recordedAt, then key. */
function madeInOrder(a: Act, b: Act): number {
  const recorded = (act: Act) => act.recordedAt ?? -Infinity;
  if (a.start !== b.start) return a.start - b.start;
  if (recorded(a) !== recorded(b)) return recorded(a) < recorded(b) ? -1 : 1;
  return a.key < b.key ? -1 : 1;
}

/** What is said of one moment, the act made last first: the latest that counts (no causes) holds, else `otherwise`; a later one that only may count, and says another thing, leaves it open. */
export function heard(words: readonly { so: boolean; causes: Causes }[], otherwise: Code): Code {
  const holding = words.findIndex((word) => word.causes === 0);
  const base = holding < 0 ? otherwise : words[holding]!.so ? YES : NO;
  const others = words.slice(0, holding < 0 ? words.length : holding).filter((word) => (word.so ? YES : NO) !== (base & 3));
  if (others.length === 0) return base;
  return undetermined(others.reduce((causes, word) => causes | word.causes, (base & 3) === 3 ? causesOf(base) : 0));
}

/** N8: what those who verify said of one act, at every moment; who said nothing leaves it open. */
export function verificationOf(made: Act, { by, about }: Verified, scope: Scope): Signal {
  return by.map((name) => {
    const words = scope.acts.filter((act) => act.act === 'verification' && act.says !== null && isOf(act, name) && (act.to === null || made.own.includes(act.to))
      && (act.about === made.key || (speaksOf(act.about, about) && act.end - 1 >= made.start))).toSorted((a, b) => -madeInOrder(a, b));
    const out = new SignalBuilder(2 * words.length + 1);
    for (const t of [-Infinity, ...sortedInstants(words.flatMap((act) => [act.start, act.end - 1]))]) {
      out.add(t, heard(words.filter((act) => act.start <= t).map((act) => ({ so: act.says === 'so', causes: doubts(act, t) })), undetermined(UNRULED)));
    }
    return out.done();
  }).reduce((a, b) => merge(a, b, and));

  /** One made somewhere in a stretch may lie after t, or before what it would verify. */
  function doubts(act: Act, t: number): Causes {
    const isLater = act.about === made.key || act.start >= made.end - 1;
    return act.causes | (isLater && act.end - 1 <= t ? 0 : IMPRECISE);
  }
}
