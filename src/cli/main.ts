// The command `truce`: finds the command asked for, reads its words, runs it.
import { nearest } from '#base/nearest.ts';
import { check } from '#cli/check.ts';
import type { Command } from '#cli/command.ts';
import { explain } from '#cli/explain.ts';
import { helpOfCommand, helpOfGroup, helpOfTruce } from '#cli/help.ts';
import { LEDGER_COMMANDS } from '#cli/ledger/commands.ts';
import { plan } from '#cli/plan.ts';
import { asksForHelp, asksForJson, readWords } from '#cli/read-words.ts';
import { endWith, wrongUse, type Stop } from '#cli/stop.ts';
import { endQuietlyOnClosedPipe, print } from '#cli/terminal.ts';
import { VERSION } from '#monitor/version.ts';

const COMMANDS: readonly Command[] = [check, explain, plan, ...LEDGER_COMMANDS];

async function run(args: string[]): Promise<void> {
  const [first] = args;
  if (first === undefined || first === '--help' || first === '-h') return print(helpOfTruce(COMMANDS));
  if (first === '--version') return print(`truce ${VERSION}\n`);
  const command = commandOf(args);
  if (command === undefined) {
    const group = COMMANDS.filter(({ name }) => name.startsWith(`${first} `));
    if (group.length > 0 && (args[1] === undefined || asksForHelp(args))) return print(helpOfGroup(first, group));
    throw group.length > 0 ? unknownCommand(`${first} ${args[1]}`, group) : unknownCommand(first, COMMANDS);
  }
  const rest = args.slice(command.name.split(' ').length);
  if (asksForHelp(rest)) return print(helpOfCommand(command));
  await command.run(readWords(command, rest));
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

endQuietlyOnClosedPipe();
const args = process.argv.slice(2);
try {
  await run(args);
} catch (thrown) {
  endWith(thrown, asksForJson(args), commandOf(args)?.name);
}
