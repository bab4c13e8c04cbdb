// Reads the words of a command line against what a command takes; every mistake is named, with the nearest word that is known.
import { parseArgs } from 'node:util';
import { nearest } from '#base/nearest.ts';
import type { Problem } from '#base/problem.ts';
import type { Command, Operand, Option, Words } from '#cli/command.ts';
import { Stop } from '#cli/stop.ts';
import { readTime, useProblem } from '#monitor/options.ts';

interface Given { name: string; value: string | undefined }

/** Throws Stop with all mistakes, not only the first. */
export function readWords(command: Command, args: string[]): Words {
  const { given, arguments: positional } = split(command, args);
  const problems = given.flatMap((one) => mistakesOf(one, command));
  problems.push(...repeated(given, command));
  // After an unknown option nobody knows whether the next word was its value, so neither the count of other words
  // nor a missing option says anything.
  if (!problems.some((problem) => problem.code === 'use.unknown-option')) problems.push(...wrongCount(positional, command), ...missing(given, command), ...notOne(given, command));
  if (problems.length > 0) throw new Stop('use', problems);
  const valuesOf = (name: string): string[] => given.filter((one) => one.name === name).map((one) => one.value ?? '');
  return {
    operands: positional,
    one: (name) => valuesOf(name)[0],
    all: valuesOf,
    has: (name) => given.some((one) => one.name === name),
  };
}

/** Whether the words ask for JSON, even where they are otherwise wrong: whoever reads JSON wants problems as JSON too. */
export function asksForJson(args: readonly string[]): boolean {
  return args.some((word, i) => word === '--format=json' || (word === '--format' && args[i + 1] === 'json'));
}

export function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return (end === -1 ? args : args.slice(0, end)).some((word) => word === '--help' || word === '-h');
}

function split(command: Command, args: string[]): { given: Given[]; arguments: string[] } {
  const options = Object.fromEntries(command.options.map(({ name, takes }) => [name, { type: takes === null ? 'boolean' as const : 'string' as const }]));
  // Not strict: its own errors stop at the first mistake and know no nearest word.
  const { tokens } = parseArgs({ args, options, allowPositionals: true, strict: false, tokens: true });
  const given: Given[] = [];
  const positional: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') positional.push(token.value);
    if (token.kind !== 'option') continue;
    given.push({ name: token.rawName.startsWith('--') ? token.name : token.rawName, value: token.value });
  }
  return { given, arguments: positional };
}

function mistakesOf({ name, value }: Given, command: Command): Problem[] {
  const known = command.options.find((option) => option.name === name);
  if (known === undefined) return [unknownOption(name, command)];
  if (known.takes === null) {
    return value === undefined ? [] : [useProblem('unwanted-value', `--${name} takes no value, but "${value}" was given`, `write --${name} alone`)];
  }
  // A value that looks like an option is one: the real value was forgotten.
  if (value === undefined || value === '' || value.startsWith('--')) return [useProblem('no-value', `--${name} has no value`, `write --${name} ${known.takes}`)];
  if (known.choices !== null && !known.choices.includes(value)) return [unknownChoice(known, value)];
  const problems: Problem[] = [];
  if (known.instant) readTime(value, `--${name}`, problems);
  return problems;
}

function unknownOption(name: string, command: Command): Problem {
  const written = name.startsWith('-') ? name : `--${name}`;
  const names = [...command.options.map((option) => `--${option.name}`), '--help'];
  const meant = nearest(written, names);
  const mend = meant === undefined ? `it knows ${names.join(', ')}` : `did you mean ${meant}?`;
  return useProblem('unknown-option', `\`truce ${command.name}\` knows no option ${written}`, mend);
}

function unknownChoice({ name, choices }: Option, value: string): Problem {
  const meant = nearest(value, choices ?? []);
  return useProblem('unknown-choice', `--${name} cannot be "${value}"`, meant === undefined ? `it is one of ${choices?.join(', ')}` : `did you mean ${meant}? it is one of ${choices?.join(', ')}`);
}

function repeated(given: readonly Given[], command: Command): Problem[] {
  return command.options
    .filter((option) => !option.many && option.takes !== null && given.filter((one) => one.name === option.name).length > 1)
    .map((option) => useProblem('given-twice', `--${option.name} is given more than once`, 'leave one of them'));
}

function missing(given: readonly Given[], command: Command): Problem[] {
  if (command.options.some((option) => option.alone && given.some((one) => one.name === option.name))) return [];
  return command.options
    .filter((option) => option.needed && !given.some((one) => one.name === option.name))
    .map(({ name, takes, says }) => useProblem(`no-${name}`, `--${name} is not given`, `write --${name} ${takes}: ${says}`));
}

function notOne(given: readonly Given[], { oneOf = [], options }: Command): Problem[] {
  return oneOf.flatMap((names) => {
    const found = names.filter((name) => given.some((one) => one.name === name));
    if (found.length === 1) return [];
    const written = (name: string): string => `--${name} ${options.find((one) => one.name === name)?.takes ?? ''}`.trimEnd();
    const all = names.map(written).join(' or ');
    return [found.length === 0
      ? useProblem(`no-${names[0]}`, `${names.map((name) => `--${name}`).join(' or ')} is not given`, `write ${all}`)
      : useProblem('too-many-options', `${found.map((name) => `--${name}`).join(' and ')} are given, and only one of them can be`, `write ${all}`)];
  });
}

function wrongCount(given: readonly string[], command: Command): Problem[] {
  const { operands, name } = command;
  const missing = operands.filter((operand, i) => operand.needed && given[i] === undefined);
  if (missing.length > 0) return missing.map((operand) => useProblem(`no-${wordOf(operand)}`, `no ${wordOf(operand)} is given`, `write truce ${name} ${operand.name} ...: ${operand.says}`));
  if (given.length <= operands.length || operands.some((operand) => operand.many)) return [];
  const most = operands.length === 0 ? 'it takes no word beside the options' : operands.length === 1 ? `one ${wordOf(operands[0]!)} is read at a time` : `${operands.length} words are read`;
  return [useProblem('too-many-words', `${most}, but ${given.length} ${given.length === 1 ? 'word stands' : 'words stand'} beside the options: ${given.join(', ')}`,
    command.options.some((option) => option.name === 'evidence') ? 'evidence is given by --evidence PATH, once for each file' : `leave ${given.length - operands.length} of them`)];
}

/** `AGREEMENT.md` is spoken of as agreement. */
function wordOf({ name }: Operand): string {
  return name.replace(/\..*$/, '').toLowerCase();
}
