// `truce coverage`: which clauses of the text have rules, and which rules evidence reached.
import type { Problem } from '#base/problem.ts';
import { AGREEMENT, EVALUATION_OPTIONS, option, type Command } from '#cli/command.ts';
import { orStop, Stop, tellProblems, wrongUse } from '#cli/stop.ts';
import { print } from '#cli/terminal.ts';

export const coverage: Command = {
  name: 'coverage',
  summary: 'says which clauses of the text have no rule, and which rules no evidence reached',
  operands: [AGREEMENT],
  explains: 'Without evidence: clauses of the text that no rule speaks of, rules that stand under no clause, clauses with rules that nobody adopted. With evidence also, in every reading, each duty, condition, measure, exception and part of a gate that no entry ever reached, so that nothing in the evidence could have changed it.',
  options: [
    ...EVALUATION_OPTIONS.filter(({ name }) => name !== 'known-at').map((one) => (one.name === 'evidence' ? { ...one, says: 'a file of claims (JSON Lines), or a folder, whose *.jsonl files are read, not deeper; may be given again' } : one)),
    option('format', 'F', 'text for people, json for programs', { choices: ['text', 'json'] }),
  ],
  examples: ['truce coverage agreement.md', 'truce coverage agreement.md --evidence claims.jsonl --format json'],
  async run(words, terminal) {
    const hasEvidence = words.has('evidence') || words.has('ledger');
    if (words.has('evidence') && words.has('ledger')) throw wrongUse('too-many-options', '--evidence and --ledger are given, and only one of them can be', 'write --evidence PATH or --ledger PLACE');
    if (!hasEvidence) for (const name of ['as-of', 'reading', 'skip-bad-lines']) if (words.has(name)) throw wrongUse('not-without-evidence', `--${name} is about evidence, and none is given`, `leave it out, or give --evidence PATH`);
    const { planOf } = await import('#cli/plan-of.ts');
    const { evidenceOf } = await import('#cli/evaluate.ts');
    const { readReadings, readTime } = await import('#monitor/options.ts');
    const { coverageOf } = await import('#monitor/coverage.ts');
    const { coverageText, toJson } = await import('#monitor/publish.ts');
    const mistakes: Problem[] = [];
    const asOf = readTime(words.one('as-of'), '--as-of', mistakes);
    const { plan, planHash, problems } = await planOf(words.operands[0]!);
    const readings = readReadings(words.all('reading'), plan, mistakes);
    if (mistakes.length > 0) throw new Stop('use', mistakes);
    const evidence = hasEvidence ? await evidenceOf(words, plan, terminal) : null;
    // What it tells itself is not told twice.
    tellProblems(terminal, [...problems.filter(({ code }) => code !== 'text.no-rule' && code !== 'clause.no-text'), ...(evidence?.warnings ?? [])]);
    const found = await orStop('evidence', async () => coverageOf(plan, planHash, evidence === null ? null : { table: evidence.table, asOf, readings }));
    print(terminal, words.one('format') === 'json' ? toJson(found) : coverageText(found));
  },
};
