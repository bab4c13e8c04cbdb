// definition.unused: a name that nothing asks for.
import { remark, type Finding } from '#linter/finding.ts';
import { nodesIn } from '#linter/plan-walk.ts';
import type { List, Placed, Plan } from '#records/plan.ts';

export const unused: Finding = {
  id: 'definition.unused',
  title: 'a definition that nothing uses',
  explains: 'A measure, a list or an anchor that no clause, gate or condition asks for is often a name that was changed in one place only: the rule then rests on the other one. A condition that nothing else asks for is still answered, and so is no fault.',
  example: 'measure Attacks  = incidents of attack in Valley, silence means unknown\nmeasure Attacks2 = incidents of attack in Valley, silence means none\ncondition Quiet = Attacks at most 0',
  mended: 'measure Attacks = incidents of attack in Valley, silence means unknown\ncondition Quiet = Attacks at most 0',
  find: (plan) => {
    const said = namesSaid(plan);
    const of = (what: string, all: readonly ({ name: string } & Placed)[]) => all.filter((one) => !said.has(one.name)).map((one) => remark('definition.unused', one.at, `nothing in the agreement uses ${what} ${one.name}`, 'use it, or leave it out'));
    return [...of('measure', plan.measures), ...of('anchor', plan.anchors), ...of('list', plan.lists.filter((list) => !isForEach(plan, list))), ...of('line', plan.lines)];
  },
};

/** A clause for each member of a list leaves no trace of the list in the plan but its ids: `3(North)`, `3(South)` (N12). */
function isForEach(plan: Plan, { members: [first, ...others] }: List): boolean {
  const ids = new Set(plan.clauses.map(({ id }) => id));
  return [...ids].some((id) => id.endsWith(`(${first})`) && others.every((member) => ids.has(id.slice(0, -`(${first})`.length) + `(${member})`)));
}

/** Every word below the definitions, but for the name under which each is defined. */
function namesSaid(plan: Plan): Set<string> {
  const said = new Set<string>();
  const { texts: _texts, zone: _zone, channels: _channels, ...parts } = plan;
  for (const part of Object.values(parts)) {
    if (!Array.isArray(part)) continue;
    for (const definition of part) {
      const { name: _name, ...says } = definition as { name?: string };
      for (const node of nodesIn(says)) {
        for (const value of Object.values(node)) for (const word of Array.isArray(value) ? value : [value]) if (typeof word === 'string') said.add(word);
      }
    }
  }
  return said;
}
