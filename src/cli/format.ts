// `truce format`: lays out the truce blocks of agreements; prose stays as it is.
import { AGREEMENT, option, type Command } from '#cli/command.ts';
import { orStop, Stop, wrongUse } from '#cli/stop.ts';
import { print } from '#cli/terminal.ts';

export const format: Command = {
  name: 'format',
  summary: 'lays out the truce blocks of agreements, and changes nothing else',
  operands: [{ ...AGREEMENT, many: true }],
  explains: 'Blanks and line ends in truce blocks become regular; words, notes and their order stay, and so does every byte of the prose. What the agreement means is the same: its hash before and after is compared before anything is written. A file whose blocks cannot be read is told with its place, and then no file is written.',
  options: [
    option('check', null, 'write nothing: exit status 1 where a file is not laid out so'),
    option('stdout', null, 'print the one file given as it would be, and write nothing'),
  ],
  examples: ['truce format agreement.md', 'truce format agreements/*/agreement.md --check'],
  async run(words, terminal) {
    const checks = words.has('check'), prints = words.has('stdout');
    if (checks && prints) throw wrongUse('too-many-options', '--check and --stdout are given, and only one of them can be', 'write --check, or --stdout');
    if (prints && words.operands.length > 1) throw wrongUse('too-many-words', '--stdout prints one file', 'name one agreement');
    const { formatFiles, writeFormatted } = await import('#monitor/format-files.ts');
    const { formatted, problems } = await orStop('agreement', () => formatFiles(words.operands));
    if (problems.length > 0) throw new Stop('agreement', problems);
    if (prints) return print(terminal, formatted.map(({ after }) => after).join(''));
    const changed = formatted.filter(({ before, after }) => before !== after);
    if (checks && changed.length > 0) {
      throw new Stop('agreement', changed.map(({ path }) => ({ code: 'agreement.not-laid-out', severity: 'error', message: `"${path}" is not laid out as \`truce format\` does it`, mend: `truce format ${path}` })));
    }
    if (!checks) await orStop('agreement', () => writeFormatted(formatted));
    print(terminal, changed.length === 0 ? `${countOf(formatted.length)} laid out already\n` : changed.map(({ path }) => `${path}: laid out\n`).join(''));
  },
};

function countOf(files: number): string {
  return files === 1 ? 'the file is' : `all ${files} files are`;
}
