// `truce new`: a first agreement from a few questions.
import { createInterface } from 'node:readline';
import { option, type Command, type Words } from '#cli/command.ts';
import { orStop, Stop, tellProblems } from '#cli/stop.ts';
import { print, type Terminal } from '#cli/terminal.ts';
import { answersFrom, QUESTIONS, writeNewAgreement, type Question } from '#monitor/new-agreement.ts';
import { useProblem } from '#monitor/options.ts';

type Typed = Record<Question['name'], string>;

export const newAgreement: Command = {
  name: 'new',
  summary: 'asks a few questions and writes a first agreement, to be corrected',
  operands: [{ name: 'FILE.md', says: 'the file to write; it must not be there yet', needed: true, many: false }],
  explains: 'Asks at the terminal what is not given as an option; where there is no terminal, what has no default must be given. The agreement is read back before it is written.',
  options: QUESTIONS.map(({ name, takes, asks, otherwise }) => option(name, takes, `${asks}${otherwise === null || otherwise === '' ? '' : ` (without it: ${otherwise})`}`)),
  examples: ['truce new valley.md', 'truce new valley.md --title "Truce of the valley" --clock Asia/Damascus --start "2026-01-31 12:00" --sides "North, South" --place Valley --monitor Mission'],
  async run(words, terminal) {
    const path = words.operands[0]!;
    const typed = await answers(words, terminal);
    const { problems } = await orStop('agreement', () => writeNewAgreement(path, answersFrom(typed)));
    tellProblems(terminal, problems);
    print(terminal, `${path} is written. Next: truce plan ${path} --format prose says what it means, truce lint ${path} what will be argued about.\n`);
  },
};

async function answers(words: Words, terminal: Terminal): Promise<Typed> {
  const typed: Partial<Typed> = {}, mistakes: Stop['problems'] = [];
  const asks = process.stdin.isTTY === true && terminal.err.isTTY === true;
  for (const { name, otherwise, fault } of QUESTIONS) {
    const given = words.one(name) ?? (asks ? undefined : otherwise);
    if (given === undefined) continue;
    if (given === null) mistakes.push(useProblem('missing-option', `--${name} is not given, and there is no terminal to ask at`, `write --${name} ${QUESTIONS.find((one) => one.name === name)!.takes}`));
    else if (fault(given) !== null) mistakes.push(useProblem('bad-answer', `--${name} "${given}" does not do: ${fault(given)!}`, `truce new --help says what it takes`));
    else typed[name] = given;
  }
  if (mistakes.length > 0) throw new Stop('use', mistakes);
  if (asks) await askFor(QUESTIONS.filter(({ name }) => typed[name] === undefined), typed, terminal);
  return typed as Typed;
}

/** Each question until its answer will do. Ctrl-C or the end of input ends the command; nothing is written. */
async function askFor(questions: readonly Question[], typed: Partial<Typed>, { err }: Terminal): Promise<void> {
  const lines = createInterface({ input: process.stdin, output: err as NodeJS.WritableStream });
  try {
    for (const { name, asks, otherwise, fault } of questions) {
      if (typed.days === '0' && (name === 'breach' || name === 'unseen')) {
        typed[name] = otherwise!;
        continue;
      }
      for (;;) {
        const answer = (await question(lines, `${asks}${otherwise === null || otherwise === '' ? '' : ` [${otherwise}]`} `)).trim() || (otherwise ?? '');
        const wrong = fault(answer);
        if (wrong === null) {
          typed[name] = answer;
          break;
        }
        err.write(`  ${wrong}\n`);
      }
    }
  } finally {
    lines.close();
  }
}

function question(lines: ReturnType<typeof createInterface>, asks: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const ended = (): void => reject(new Stop('interrupted', []));
    lines.once('close', ended);
    lines.question(asks, (answer) => {
      lines.removeListener('close', ended);
      resolve(answer);
    });
  });
}
