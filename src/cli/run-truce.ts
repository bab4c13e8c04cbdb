// The command `truce` as a function: finds the command asked for, reads its words, runs it, and says with which status it ends.
import { nearest } from '#base/nearest.ts';
import { act } from '#cli/act.ts';
import { adopt } from '#cli/adopt.ts';
import { bundle } from '#cli/bundle.ts';
import { check } from '#cli/check.ts';
import type { Command } from '#cli/command.ts';
import { coverage } from '#cli/coverage.ts';
import { duplicates } from '#cli/duplicates.ts';
import { explain } from '#cli/explain.ts';
import { exportTable } from '#cli/export.ts';
import { format } from '#cli/format.ts';
import { helpOfCommand, helpOfGroup, helpOfTruce } from '#cli/help.ts';
import { LEDGER_COMMANDS } from '#cli/ledger/commands.ts';
import { importTable } from '#cli/import.ts';
import { lint } from '#cli/lint.ts';
import { newAgreement } from '#cli/new.ts';
import { plan } from '#cli/plan.ts';
import { rule } from '#cli/rule.ts';
import { serveBoard } from '#cli/serve.ts';
import { verify } from '#cli/verify.ts';
import { asksForHelp, asksForJson, readWords } from '#cli/read-words.ts';
import { endWith, STATUS, wrongUse, type Stop } from '#cli/stop.ts';
import { print, type Terminal } from '#cli/terminal.ts';
import { VERSION } from '#monitor/version.ts';

const COMMANDS: readonly Command[] = [check, explain, serveBoard, plan, newAgreement, lint, coverage, adopt, format, importTable, exportTable, duplicates, act, rule, bundle, verify, ...LEDGER_COMMANDS];

/** Runs the command with these words. Never throws: what goes wrong is told, and is in the exit status. */
export async function runTruce(args: string[], terminal: Terminal): Promise<number> {
  try {
    await run(args, terminal);
    return STATUS.evaluated;
  } catch (thrown) {
    return endWith(terminal, thrown, asksForJson(args), commandOf(args)?.name);
  }
}

async function run(args: string[], terminal: Terminal): Promise<void> {
  const [first] = args;
  if (first === undefined || first === '--help' || first === '-h') return print(terminal, helpOfTruce(COMMANDS));
  if (first === '--version') return print(terminal, `truce ${VERSION}\n`);
  const command = commandOf(args);
  if (command === undefined) {
    const group = COMMANDS.filter(({ name }) => name.startsWith(`${first} `));
    if (group.length > 0 && (args[1] === undefined || asksForHelp(args))) return print(terminal, helpOfGroup(first, group));
    throw group.length > 0 ? unknownCommand(`${first} ${args[1]}`, group) : unknownCommand(first, COMMANDS);
  }
  const rest = args.slice(command.name.split(' ').length);
  if (asksForHelp(rest)) return print(terminal, helpOfCommand(command));
  await command.run(readWords(command, rest), terminal);
}

/** A command's name is one word or two: `ledger init`. */
function commandOf([first, second]: readonly string[]): Command | undefined {
  return COMMANDS.find(({ name }) => name === first || name === `${first} ${second}`);
}

function unknownCommand(word: string, among: readonly Command[]): Stop {
  const names = among.map(({ name }) => name);
  if (!word.startsWith('-')) {
    const meant = nearest(word, names);
    return wrongUse('unknown-command', `there is no command "${word}"`, meant === undefined ? `there are ${names.join(', ')}` : `did you mean ${meant}?`);
  }
  const meant = nearest(word, ['--help', '--version']);
  return wrongUse('unknown-option', `before a command stands --help or --version, not ${word}`, meant === undefined ? `write the command first: truce ${names.join('|')} ...` : `did you mean ${meant}?`);
}
