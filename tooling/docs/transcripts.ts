// Transcripts in the docs (```console run) are what the command prints: each stretch of lines between two cuts stands in its output, in that order.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { complaint, type Complaint, type Page } from "./markdown.ts";

/** A line that stands for lines left out: `[...]`, or `[... what was left out]`, indented as one likes. */
const CUT = /^\s*\[\.\.\.[^\]]*\]$/;

export interface Transcript {
  /** The line of the page on which the command stands. */
  readonly line: number;
  readonly command: string;
  /** Lines shown one after another, with the line of the page on which each stretch begins. A cut stands between two. */
  readonly stretches: readonly { readonly line: number; readonly lines: readonly string[] }[];
  /** Whether a cut stands before the first stretch, and after the last one. */
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
}

export function transcriptsIn(page: Page): Transcript[] {
  return page.blocks
    .filter((block) => /^console\s+run\b/.test(block.info))
    .map((block) => {
      const [first = "", ...shown] = block.text.split("\n");
      const stretches: { line: number; lines: string[] }[] = [];
      let isOpen = false;
      for (const [i, text] of shown.entries()) {
        if (CUT.test(text)) isOpen = false;
        else if (isOpen) stretches.at(-1)?.lines.push(text);
        else {
          isOpen = true;
          stretches.push({ line: block.number + 2 + i, lines: [text] });
        }
      }
      return {
        line: block.number + 1,
        command: first.replace(/^\s*\$\s+/, "").trim(),
        stretches,
        cutBefore: CUT.test(shown[0] ?? ""),
        cutAfter: CUT.test(shown.at(-1) ?? ""),
      };
    });
}

/** Where the transcript and the output differ: the line of the page, and what is wrong. */
export function disagreementsWith(transcript: Transcript, output: string): { line: number; says: string }[] {
  const printed = output.replace(/\n$/, "").split("\n").map((line) => line.trimEnd());
  let from = 0;
  for (const [i, { line, lines }] of transcript.stretches.entries()) {
    const shown = lines.map((text) => text.trimEnd());
    const at = placeOf(shown, printed, from);
    if (at === -1) return [{ line, says: `not printed by \`${transcript.command}\` after what is shown before:\n${firstAmiss(shown, printed, from)}` }];
    if (i === 0 && at !== 0 && !transcript.cutBefore) return [{ line, says: `lines that \`${transcript.command}\` prints before are left out without [...]` }];
    from = at + shown.length;
  }
  if (from < printed.length && !transcript.cutAfter) return [{ line: transcript.line, says: `lines that \`${transcript.command}\` prints at the end are left out without [...]` }];
  return [];
}

function placeOf(shown: readonly string[], printed: readonly string[], from: number): number {
  for (let at = from; at + shown.length <= printed.length; at += 1) {
    if (shown.every((text, i) => printed[at + i] === text)) return at;
  }
  return -1;
}

/** The first line that is nowhere after `from`; where each is somewhere, all of them. */
function firstAmiss(shown: readonly string[], printed: readonly string[], from: number): string {
  const after = new Set(printed.slice(from));
  return shown.find((text) => !after.has(text)) ?? shown.join("\n");
}

export function checkTranscripts(root: string, pages: readonly Page[]): Complaint[] {
  return pages.flatMap((page) =>
    transcriptsIn(page).flatMap((transcript) => {
      const words = wordsOf(root, transcript.command);
      if (words === undefined) return [complaint(page, transcript.line, `\`${transcript.command}\` is neither \`npm start -- --print\` nor \`truce ...\``)];
      const { status, stdout, stderr } = spawnSync(process.execPath, words, { cwd: root, encoding: "utf8" });
      if (status !== 0) return [complaint(page, transcript.line, `\`${transcript.command}\` ends with exit status ${status}:\n${stderr}`)];
      return disagreementsWith(transcript, stdout).map(({ line, says }) => complaint(page, line, says));
    }),
  );
}

/** What Node is started with for the command. `npm start` is what package.json says it is; it goes on until it is ended, so that only what it prints is tried. */
function wordsOf(root: string, command: string): string[] | undefined {
  const { scripts } = JSON.parse(readFileSync(`${root}/package.json`, "utf8")) as { scripts: Record<string, string> };
  const meant = command === "npm start -- --print" ? `${scripts.start ?? ""} --print` : command.replace(/^truce(?=\s)/, "node bin/truce.mjs");
  const words = [...meant.matchAll(/"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? match[2] ?? "");
  return words[0] === "node" && (words[1] === "bin/truce.mjs" || words[1] === "tooling/start.mjs") ? words.slice(1) : undefined;
}
