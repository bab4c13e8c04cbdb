// clause.not-adopted: rules of a clause that nobody adopted, beside others that somebody did.
import { remark, type Finding } from '#linter/finding.ts';

export const notAdopted: Finding = {
  id: 'clause.not-adopted',
  title: 'rules that nobody adopted, beside others that somebody did',
  explains: 'Where the rules of some clauses were adopted for their text, a reader takes it that all were. The rules of this clause were written by somebody, and nobody has said that they are what the text means; when the text changes, nobody will be told.',
  example: 'adopted clause 1 by "Joint Commission" on 2016-09-12 as "sha256:..."   // and none for clause 2',
  mended: 'truce adopt agreement.md --clause 2 --by "Joint Commission" --on 2016-09-14',
  find: (plan) => {
    const adopted = new Set((plan.adoptions ?? []).map(({ of }) => of));
    const ruled = new Set(plan.clauses.map(({ clause }) => clause));
    return adopted.size === 0 ? [] : plan.texts.filter(({ id }) => ruled.has(id) && !adopted.has(id))
      .map(({ id, at }) => remark('clause.not-adopted', at, `nobody adopted the rules of clause ${id} for its text, though those of ${[...adopted].join(', ')} were`, `\`truce adopt AGREEMENT.md --clause ${id} --by WHO --on DATE\`, once they are agreed`));
  },
};
