// Sessions in the docs (```console session): several commands one after another in an empty folder; each prints what stands below it.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { complaint, type Complaint, type Page } from "./markdown.ts";

/** Stands for what differs from run to run: a name, a hash, a moment. */
const ANYTHING = "…";

export interface Step { readonly line: number; readonly command: string; readonly shown: readonly string[] }

/** The commands of each session, with the lines that stand below each. */
export function sessionsIn(page: Page): Step[][] {
  return page.blocks
    .filter((block) => /^console\s+session\b/.test(block.info))
    .map((block) => {
      const steps: { line: number; command: string; shown: string[] }[] = [];
      for (const [i, text] of block.text.split("\n").entries()) {
        if (text.startsWith("$ ")) steps.push({ line: block.number + 1 + i, command: text.slice(2).trim(), shown: [] });
        else steps.at(-1)?.shown.push(text);
      }
      return steps;
    });
}

/** Runs a page's sessions, all in one folder, in which the agreements of the project and the examples of its docs are at hand. */
export function checkSessions(root: string, pages: readonly Page[]): Complaint[] {
  return pages.flatMap((page) => {
    const steps = sessionsIn(page).flat();
    if (steps.length === 0) return [];
    const folder = mkdtempSync(join(tmpdir(), "truce-docs-"));
    symlinkSync(join(root, "agreements"), join(folder, "agreements"));
    symlinkSync(join(root, "docs/examples"), join(folder, "examples"));
    try {
      return steps.flatMap((step) => disagreementOf(step, run(root, folder, step.command)).map((says) => complaint(page, step.line, says)));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
}

function run(root: string, folder: string, command: string): { status: number | null; stdout: string; stderr: string } {
  const [, words = "", out] = /^truce\s+(.*?)(?:\s+>\s+(\S+))?$/.exec(command) ?? [];
  if (words === "") return { status: null, stdout: "", stderr: "a session runs `truce ...` alone" };
  const args = [...words.matchAll(/"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? match[2] ?? "");
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, "bin/truce.mjs"), ...args], { cwd: folder, encoding: "utf8" });
  if (out === undefined) return { status, stdout, stderr };
  writeFileSync(join(folder, out), stdout);
  return { status, stdout: "", stderr };
}

function disagreementOf({ command, shown }: Step, { status, stdout, stderr }: { status: number | null; stdout: string; stderr: string }): string[] {
  const ends = /^\[exit status (\d+)\]$/.exec(shown.at(-1) ?? "");
  const due = ends === null ? 0 : Number(ends[1]);
  if (status !== due) return [`\`${command}\` ends with exit status ${status}, not ${due}:\n${stderr}`];
  const lines = ends === null ? shown : shown.slice(0, -1);
  const pattern = lines.map((line) => (/^\s*\[\.\.\.[^\]]*\]$/.test(line) ? "(?:.*\n)*?" : `${line.trimEnd().split(ANYTHING).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")).join(".*")}[ ]*\n`)).join("");
  // What is told on standard error stands among the rest where it is shown at all.
  return [stdout, `${stdout}${stderr}`, `${stderr}${stdout}`].some((printed) => new RegExp(`^${pattern}$`).test(printed)) ? [] : [`\`${command}\` prints something else:\n${stdout}${stderr}`];
}
