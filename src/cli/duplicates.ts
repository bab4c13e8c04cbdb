// `truce duplicates`: claims that may tell one event twice, with their reasons, and the command that would settle each pair.
import { AGREEMENT, EVALUATION_OPTIONS, ONE_EVIDENCE, option, type Command } from '#cli/command.ts';
import { Stop, tellProblems } from '#cli/stop.ts';
import { print } from '#cli/terminal.ts';
import type { Problem } from '#base/problem.ts';

export const duplicates: Command = {
  name: 'duplicates',
  summary: 'lists claims that may tell one event twice, each pair with its reasons',
  operands: [AGREEMENT],
  explains: 'Compares incidents, movements and presence that lie close in time and place, of one channel and of several: by time, place, kind, actors, numbers, links and words, each worth so many points. A shared link alone is no identity. Pairs that a ruling settled are left out. Nothing is merged: truce rule says of a pair that it is one event, or two.',
  options: [...EVALUATION_OPTIONS.filter(({ name }) => ['evidence', 'ledger', 'known-at', 'skip-bad-lines'].includes(name)), option('format', 'F', 'text for people, json for programs', { choices: ['text', 'json'] })],
  oneOf: ONE_EVIDENCE,
  examples: ['truce duplicates agreement.md --ledger mission.sqlite', 'truce duplicates agreement.md --evidence reports/ --format json'],
  async run(words, terminal) {
    const { evidenceOf } = await import('#cli/evaluate.ts');
    const { planOf } = await import('#cli/plan-of.ts');
    const { SpokenParts } = await import('#monitor/claim-rows.ts');
    const { findDuplicates } = await import('#monitor/duplicates.ts');
    const { readTime } = await import('#monitor/options.ts');
    const { duplicatesText, toJson } = await import('#monitor/publish.ts');
    const mistakes: Problem[] = [];
    const knownAt = readTime(words.one('known-at'), '--known-at', mistakes);
    if (mistakes.length > 0) throw new Stop('use', mistakes);
    const agreement = words.operands[0]!;
    const { plan, problems } = await planOf(agreement);
    const spoken = new SpokenParts();
    const { table, warnings } = await evidenceOf(words, plan, terminal, spoken.take);
    tellProblems(terminal, [...problems, ...warnings]);
    const found = findDuplicates({ table, spoken, plan, knownAt });
    print(terminal, words.one('format') === 'json' ? toJson(found) : duplicatesText(found, { agreement, ledger: words.one('ledger') }));
  },
};
