// `truce lint`: what a careful reader would ask of an agreement before signing.
import { nearest } from '#base/nearest.ts';
import { formatProblem, type Problem } from '#base/problem.ts';
import { AGREEMENT, EVALUATION_OPTIONS, option, type Command, type Words } from '#cli/command.ts';
import { Stop, wrongUse } from '#cli/stop.ts';
import { print, type Terminal } from '#cli/terminal.ts';

const EVIDENCE_OPTIONS = EVALUATION_OPTIONS.filter(({ name }) => ['evidence', 'ledger', 'skip-bad-lines'].includes(name))
  .map((one) => (one.name === 'evidence' ? { ...one, says: 'claims (JSON Lines), or a folder of them: what is only to be seen in data is then looked for too; may be given again' } : one));

export const lint: Command = {
  name: 'lint',
  summary: 'says what in an agreement will be argued about: ends, vetoes, gates, what nobody can see',
  operands: [{ ...AGREEMENT, needed: false }],
  explains: 'Reads the agreement, and evidence where it is given, and lists its problems and what a careful reader would ask before signing. Every finding has an id; --explain ID says why it matters, with an example and its mending. It ends with 1 where there is an error, or more than --max-warnings.',
  options: [
    ...EVIDENCE_OPTIONS,
    option('max-warnings', 'N', 'end with 1 where there are more warnings than this'),
    option('format', 'F', 'text for people, json for programs', { choices: ['text', 'json'] }),
    option('explain', 'ID', 'why a finding matters, with an example and its mending; all: every one', { alone: true }),
  ],
  examples: ['truce lint agreement.md', 'truce lint agreement.md --evidence claims.jsonl --max-warnings 0', 'truce lint --explain gate.one-veto'],
  async run(words, terminal) {
    const asked = words.one('explain');
    if (asked !== undefined) return explain(asked, terminal);
    const most = mostWarnings(words);
    if (words.operands.length === 0) throw wrongUse('missing-word', 'no agreement is named', 'write it behind the command: truce lint agreement.md');
    const found = await findingsOf(words, terminal);
    const errors = found.filter(({ severity }) => severity === 'error').length, warnings = found.length - errors;
    const tooMany = most === null || warnings <= most ? [] : [tooManyWarnings(warnings, most)];
    const fails = errors > 0 || tooMany.length > 0;
    if (words.one('format') === 'json') {
      if (fails) throw new Stop('lint', [...found, ...tooMany]);
      return print(terminal, `${JSON.stringify({ format: 'problems/1', problems: found }, null, 2)}\n`);
    }
    // Here the findings are what was asked for, and so stand on standard output.
    print(terminal, found.map((problem) => `${formatProblem(problem)}\n`).join(''));
    print(terminal, found.length === 0 ? 'nothing was found\n' : `${count(errors, 'error')}, ${count(warnings, 'warning')}; \`truce lint --explain ID\` says why one matters\n`);
    if (fails) throw new Stop('lint', tooMany);
  },
};

async function findingsOf(words: Words, terminal: Terminal): Promise<Problem[]> {
  const { planOf } = await import('#cli/plan-of.ts');
  const { lintAgreement } = await import('#monitor/lint-agreement.ts');
  const { plan, planHash, problems } = await planOf(words.operands[0]!);
  const { evidenceOf } = await import('#cli/evaluate.ts');
  const withEvidence = words.all('evidence').length > 0 || words.one('ledger') !== undefined;
  const evidence = withEvidence ? await evidenceOf(words, plan, terminal) : null;
  return lintAgreement(plan, planHash, [...problems, ...(evidence?.warnings ?? [])], evidence);
}

function tooManyWarnings(warnings: number, most: number): Problem {
  return { code: 'lint.too-many', severity: 'error', message: `there ${warnings === 1 ? 'is' : 'are'} ${count(warnings, 'warning')}, and --max-warnings allows ${most}`, mend: 'mend them, or allow more' };
}

function mostWarnings(words: Words): number | null {
  const said = words.one('max-warnings');
  if (said === undefined) return null;
  if (!/^[0-9]+$/.test(said)) throw wrongUse('bad-number', `--max-warnings takes a whole number, not "${said}"`, 'write for example --max-warnings 0');
  return Number(said);
}

async function explain(id: string, terminal: Terminal): Promise<void> {
  const { FINDINGS } = await import('#monitor/lint-agreement.ts');
  const asked = id === 'all' ? FINDINGS : FINDINGS.filter((finding) => finding.id === id);
  if (asked.length === 0) {
    const near = nearest(id, FINDINGS.map((finding) => finding.id));
    throw wrongUse('unknown-finding', `no finding has the id ${id}`, near === undefined ? '`truce lint --explain all` lists them' : `did you mean ${near}?`);
  }
  const indented = (text: string): string => text.split('\n').map((line) => (line === '' ? '' : `    ${line}`)).join('\n');
  print(terminal, asked.map(({ id: name, title, explains, example, mended, needsEvidence }) =>
    `${name}: ${title}${needsEvidence === true ? ' (looked for where evidence is given)' : ''}\n\n  ${explains}\n\n  for example\n${indented(example)}\n\n  mended\n${indented(mended)}\n`).join('\n'));
}

function count(n: number, word: string): string {
  return `${n} ${word}${n === 1 ? '' : 's'}`;
}
