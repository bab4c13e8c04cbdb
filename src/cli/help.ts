// What `truce`, `--help` and `COMMAND --help` answer.
import type { Command, Option } from '#cli/command.ts';
import { STATUS } from '#cli/stop.ts';

const WIDTH = 100;

export function helpOfTruce(commands: readonly Command[]): string {
  return [
    'truce says, clause by clause, whether a ceasefire agreement is kept, and whether its gates may open.',
    '',
    'Usage',
    '  truce COMMAND ... [options]',
    '',
    'Commands',
    ...commands.flatMap((command) => entry(command.name, command.summary)),
    '',
    'Options',
    ...entry('--help', 'this, or after a command what that command takes'),
    ...entry('--version', 'the version of truce'),
    '',
    ...statuses(),
    '',
  ].join('\n');
}

/** Of commands of two words with the same first one. */
export function helpOfGroup(first: string, commands: readonly Command[]): string {
  return [
    `Usage`,
    `  truce ${first} COMMAND ... --${first} PLACE [options]`,
    '',
    'Commands',
    ...commands.flatMap((command) => entry(command.name, command.summary)),
    '',
    `truce ${first} COMMAND --help says what each takes.`,
    '',
  ].join('\n');
}

export function helpOfCommand(command: Command): string {
  return [
    `truce ${command.name}: ${command.summary}.`,
    '',
    'Usage',
    ...fill(usage(command), '  ', '    '),
    '',
    ...fill(command.explains, '', ''),
    '',
    ...(command.operands.length === 0 ? [] : ['Words', ...command.operands.flatMap(({ name, says }) => entry(name, says)), '']),
    'Options',
    ...command.options.flatMap((option) => entry(written(option), sayOf(option))),
    ...entry('--help', 'this'),
    '',
    command.examples.length === 1 ? 'Example' : 'Examples',
    ...command.examples.map((example) => `  ${example}`),
    '',
    ...statuses(),
    '',
  ].join('\n');
}

function usage(command: Command): string {
  const ordered = command.options.toSorted((a, b) => Number(b.needed) - Number(a.needed));
  const either = command.oneOf ?? [];
  const groups = either.map((names) => `(${names.map((name) => written(command.options.find((option) => option.name === name)!)).join(' | ')})`);
  const words = ordered.filter(({ name }) => !either.some((names) => names.includes(name))).map((option) => (option.needed ? written(option) : `[${written(option)}]`) + (option.many ? ' ...' : ''));
  const operands = command.operands.map(({ name, needed, many }) => (needed ? name : `[${name}]`) + (many ? ' ...' : ''));
  return ['truce', command.name, ...operands, ...groups, ...words].join(' ');
}

function written({ name, takes, choices }: Option): string {
  return takes === null ? `--${name}` : `--${name} ${choices === null ? takes : choices.join('|')}`;
}

function sayOf({ says, choices }: Option): string {
  return choices === null ? says : `${says}; without it, ${choices[0]}`;
}

function statuses(): string[] {
  return [
    'Exit status',
    ...entry(String(STATUS.evaluated), 'evaluated, whatever was found'),
    ...entry(String(STATUS.agreement), 'the agreement has errors'),
    ...entry(String(STATUS.use), 'wrong use of the command, or no such agreement'),
    ...entry(String(STATUS.evidence), 'evidence could not be read, or a ledger not read or written'),
    ...entry(String(STATUS.broken), 'a ledger, a proof or a bundle does not hold'),
    ...entry(String(STATUS.fault), 'a fault in truce itself'),
    ...entry(String(STATUS.interrupted), 'interrupted'),
    '',
    'Results go to standard output, problems to standard error; with --format json, problems that stop',
    'the command stand on standard output too, as {"format":"problems/1","problems":[...]}.',
  ];
}

const COLUMN = 28;

/** A name and what it means, in two columns. */
function entry(name: string, says: string): string[] {
  const lines = fill(says, ' '.repeat(COLUMN), ' '.repeat(COLUMN));
  const left = `  ${name}`;
  if (left.length + 2 > COLUMN) return [left, ...lines];
  return [left.padEnd(COLUMN) + lines[0]!.slice(COLUMN), ...lines.slice(1)];
}

function fill(text: string, first: string, rest: string): string[] {
  const lines: string[] = [];
  let line = first, empty = true;
  for (const word of text.split(' ')) {
    if (!empty && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = rest;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line];
}
