// `truce bundle`: a verdict with all that is needed to compute it again elsewhere, in one file.
import { AGREEMENT, EVALUATION_OPTIONS, LEDGER, option, type Command } from '#cli/command.ts';
import { interruptibly } from '#cli/interruptibly.ts';
import { planOf } from '#cli/plan-of.ts';
import { orStop, Stop, tellProblems } from '#cli/stop.ts';
import { print } from '#cli/terminal.ts';
import type { Problem } from '#base/problem.ts';

export const bundle: Command = {
  name: 'bundle',
  summary: 'writes a verdict with its plan, its evidence and their proof into one file',
  operands: [AGREEMENT],
  explains: 'Holds the ledger to what was signed, evaluates as truce check does, and writes plan, claims, proof and verdict into one file. On another machine, without network and without the ledger, truce verify computes the verdict again from it and says what it took on trust. Every claim that was known then is in the file, as it was sent: look whether it may be shown.',
  options: [LEDGER, ...EVALUATION_OPTIONS.filter(({ name }) => ['as-of', 'known-at', 'reading'].includes(name)), option('out', 'FILE', 'where to; the file appears when it is whole. Without it, standard output')],
  examples: ['truce bundle agreement.md --ledger mission.sqlite --as-of 2016-09-19T16:00Z --out 2016-09-19.bundle.json'],
  async run(words, terminal) {
    const { withLedger } = await import('#monitor/ledgers.ts');
    const { makeBundle } = await import('#monitor/make-bundle.ts');
    const { writeLines } = await import('#monitor/ledger-files.ts');
    const { readReadings, readTime } = await import('#monitor/options.ts');
    const mistakes: Problem[] = [];
    const asOf = readTime(words.one('as-of'), '--as-of', mistakes), knownAt = readTime(words.one('known-at'), '--known-at', mistakes);
    const { plan, planHash, problems } = await planOf(words.operands[0]!);
    const readings = readReadings(words.all('reading'), plan, mistakes);
    if (mistakes.length > 0) throw new Stop('use', mistakes);
    tellProblems(terminal, problems);
    await orStop('evidence', async () => {
      const made = await interruptibly(terminal, 'bundling', (signal, onProgress) => withLedger(words.one('ledger')!, 'read', (ledger) => makeBundle({ plan, planHash, ledger, asOf, knownAt, readings, signal, onProgress })));
      await writeLines(words.one('out'), (text) => print(terminal, text), [[JSON.stringify(made)]]);
    });
  },
};
