// term.undefined: a word of the text that nobody has said how to measure.
import { remark, type Finding } from '#linter/finding.ts';
import { conditionIn } from '#linter/plan-walk.ts';

export const termUndefined: Finding = {
  id: 'term.undefined',
  title: 'a term that nobody can measure',
  explains: '"Commensurate", "serious", "unhindered": while no reading says what it takes the word to mean, whatever hangs on it is never said to be kept or broken, and each side will say what suits it. The word may stay in the text; each reading should say, in its own name, what it reads it as.',
  example: 'term Restrained "restrained"\nclause 2 binds North\n  to ensure Restrained\n  from D\nreading Monitor adopted by Mission counts confirmed',
  mended: 'reading Monitor adopted by Mission counts confirmed\n  Restrained = incidents of attack in Valley at most 2 in any 24 h, counting from D',
  find: (plan) => plan.conditions.flatMap((condition) => {
    if (condition.of.node !== 'ruled' || condition.of.act !== 'ruling') return [];
    const without = plan.readings.filter((reading) => {
      const meant = conditionIn(plan, reading, condition.name);
      return meant?.node === 'ruled' && meant.of === null;
    }).map(({ name }) => name);
    return without.length === 0 ? [] : [remark('term.undefined', condition.at, `nobody has said what ${condition.name}${condition.of.words === null ? '' : ` ("${condition.of.words}")`} means in ${without.length === 1 ? 'reading' : 'readings'} ${without.join(', ')}: until somebody rules on it, it cannot be said`, `let the reading say it: \`${condition.name} = ...\``)];
  }),
};
