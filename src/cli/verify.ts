// `truce verify`: computes a bundle's verdict again, or checks a proof, from the file alone.
import { option, type Command } from '#cli/command.ts';
import { planOf } from '#cli/plan-of.ts';
import { orStop, Stop } from '#cli/stop.ts';
import { print } from '#cli/terminal.ts';

export const verify: Command = {
  name: 'verify',
  summary: 'computes the verdict of a bundle again, or checks a proof, from the file alone',
  operands: [{ name: 'FILE', says: 'what truce bundle or truce ledger prove wrote', needed: true, many: false }],
  explains: 'Needs neither network nor ledger. Checks that the claims lead to the root that was signed, computes the verdict again from them with the rules in the file, and compares. What it could only take on trust it says.',
  options: [option('expect', 'NAME', 'the name of the ledger, as it was published (truce-ledger/...)'), option('agreement', 'FILE', 'the agreement, whose own rules the file must hold')],
  examples: ['truce verify 2016-09-19.bundle.json --agreement agreement.md'],
  async run(words, terminal) {
    const { verifyFile } = await import('#monitor/verify-bundle.ts');
    const agreement = words.one('agreement');
    const planHash = agreement === undefined ? undefined : (await planOf(agreement)).planHash;
    const { text, problems } = await orStop('evidence', () => verifyFile(words.operands[0]!, { ledger: words.one('expect'), planHash }));
    print(terminal, text);
    if (problems.length > 0) throw new Stop('broken', problems);
  },
};
