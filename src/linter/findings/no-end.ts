// clause.no-end: a duty without end that nobody can end.
import { remark, type Finding } from '#linter/finding.ts';

export const noEnd: Finding = {
  id: 'clause.no-end',
  title: 'a duty without end, which nobody may end',
  explains: 'A clause without `until` binds for ever. That may be meant; but where nobody is named who may end or suspend it either, the first party that has enough will say that it lapsed long ago, and the text has no answer. A clause that says itself that it has no end (`from D without end`) is not told.',
  example: 'clause 1 binds North, South\n  to refrain from incidents of fire in Valley\n  from D',
  mended: 'clause 1 binds North, South\n  to refrain from incidents of fire in Valley\n  from D\n  terminated by joint act of North and South',
  find: (plan) => plan.clauses
    .filter((clause) => clause.until === null && clause.endless !== true && clause.termination === null && clause.suspension === null && clause.duties.some((duty) => !isDoneOnce(duty)))
    .map((clause) => remark('clause.no-end', clause.at, `clause ${clause.id} binds without end, and nobody is named who may end or suspend it`, 'write `until T`, or `terminated by act of A`; if it is for ever, say so: `from T without end`')),
};

/** What has a deadline of its own ends when it is done. */
function isDoneOnce(duty: { duty: string; of?: { node: string } }): boolean {
  return duty.duty === 'perform' || (duty.duty === 'deliver' && duty.of?.node === 'done');
}
