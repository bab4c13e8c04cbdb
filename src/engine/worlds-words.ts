// What rulings say of a term, and verifications of a gate's days, in a world (V17, N8): the acts there are, the one made last first.
import { claimKey, type Claim } from '#records/claim.ts';
import type { Formula } from '#records/plan.ts';
import type { Scene } from '#engine/worlds-scene.ts';

type Ruled = Formula & { node: 'ruled' };

/** Whether an act may speak of this term or of a gate's days, of whatever member. */
export function speaksOf(claim: Claim, node: Ruled): boolean {
  if (claim.act !== node.act || claim.about === null) return false;
  return claim.about === node.about || (node.param !== null && claim.about.startsWith(`${node.about}(`));
}

/** What may be open, of every name that the parameter can be bound to. */
export function openTopics(scene: Scene, node: Ruled): string[] {
  if (node.of !== null) return [];
  if (node.param === null) return [openTopic(node, {})];
  const members = new Set(scene.plan.lists.flatMap((list) => list.members));
  return [...members].map((member) => openTopic(node, { [node.param!]: member }));
}

export function openTopic(node: Ruled, env: Record<string, string>): string {
  return `${node.act} ${node.by ?? ''} ${topicIn(node, env)}`;
}

function topicIn(node: Ruled, env: Record<string, string>): string {
  return node.param === null ? node.about : `${node.about}(${env[node.param] ?? ''})`;
}

/** What holds at t in a history; null where no act speaks of it. */
export function wordAt(scene: Scene, history: readonly { claim?: Claim }[], node: Ruled, env: Record<string, string>, t: number): boolean | null {
  const topic = topicIn(node, env);
  const heard = history.flatMap(({ claim }) => (claim === undefined ? [] : [claim])).filter((claim) => {
    if (claim.act !== node.act || (claim.about !== topic && claim.about !== node.about) || wordOf(claim) === null || !isBy(scene, claim, node.by)) return false;
    const until = Math.min(claim.until ?? Infinity, node.act === 'verification' ? claim.start : Infinity);
    return (claim.effectiveFrom ?? -Infinity) <= t && t < until;
  });
  const last = heard.sort((a, b) => b.start - a.start || (b.recordedAt ?? 0) - (a.recordedAt ?? 0) || (claimKey(a) < claimKey(b) ? 1 : -1))[0];
  return last === undefined ? null : wordOf(last);
}

function isBy(scene: Scene, claim: Claim, name: string | null): boolean {
  if (name === null || claim.channel === name) return true;
  const actor = scene.plan.actors.find((one) => one.name === name);
  const bodies = scene.plan.actors.filter((one) => one.members.includes(name)).flatMap((one) => [one.name, one.title]);
  return (claim.by ?? []).some((by) => by === name || by === actor?.title || bodies.includes(by));
}

function wordOf(claim: Claim): boolean | null {
  if (claim.act === 'verification') return claim.outcome !== 'refused';
  return claim.ruledStanding === 'ruled-so' ? true : claim.ruledStanding === 'ruled-not-so' ? false : null;
}
