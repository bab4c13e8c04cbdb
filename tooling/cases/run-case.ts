// Runs one case through the command, as a reader would, and gives what came out of it as data.
import { spawn } from "node:child_process";
import { Writable } from "node:stream";
import type { Problem } from "#base/problem.ts";
import { runTruce } from "#cli/run-truce.ts";
import { evidenceOf, optionsOf, type Case } from "./find-cases.ts";

/** For a good case the verdicts; for a bad one `{ exit, problems }`. */
export type Found = Readonly<Record<string, unknown>>;

export interface Ended { readonly status: number | null; readonly stdout: string; readonly stderr: string }

/** The command with these words, run in `root`. */
export type Run = (root: string, words: readonly string[]) => Promise<Ended>;

/** Throws, with what the command said, where a good case was refused or a bad one says nothing that can be read. */
export async function runCase(root: string, it: Case, run: Run = runHere): Promise<Found> {
  const words = wordsOf(it);
  const { status, stdout, stderr } = await run(root, words);
  const said = `truce ${words.join(" ")}\nexit status ${status}\n${stderr}`;
  if (it.kind === "good") {
    if (status !== 0) throw new Error(`The case was refused.\n${said}`);
    return JSON.parse(stdout) as Found;
  }
  const printed = parse(stdout);
  if (printed === undefined) throw new Error(`Nothing that can be read stands on standard output.\n${said}${stdout}`);
  return { exit: status, problems: ((printed.problems ?? []) as Problem[]).map(flat) };
}

/** Without evidence a bad case is about the agreement alone, and `plan` reads it. */
export function wordsOf(it: Case): string[] {
  const { asOf, knownAt, args = [] } = optionsOf(it);
  const evidence = evidenceOf(it);
  const agreement = `${it.name}/agreement.md`;
  if (evidence === undefined && it.kind === "bad") return ["plan", agreement, "--format", "json", ...args];
  return [
    "check", agreement,
    ...(evidence === undefined ? [] : ["--evidence", `${it.name}/${evidence.endsWith("claims.jsonl") ? "claims" : "evidence"}.jsonl`]),
    ...(asOf === undefined ? [] : ["--as-of", asOf]),
    ...(knownAt === undefined ? [] : ["--known-at", knownAt]),
    "--format", "json", ...args,
  ];
}

/** A problem with its place beside its code, as expected.json of a bad case writes it. */
function flat({ at, ...problem }: Problem): Record<string, unknown> {
  return at === undefined ? problem : { ...problem, file: at.file, line: at.line, column: at.column };
}

/** In this process, one after the other: to start Node and load the sources takes longer than most cases do. The folder of this process becomes `root`. */
export async function runHere(root: string, words: readonly string[]): Promise<Ended> {
  process.chdir(root);
  const [out, err] = [new Kept(), new Kept()];
  const status = await runTruce([...words], { out, err });
  return { status, stdout: out.text, stderr: err.text };
}

class Kept extends Writable {
  text = "";

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.text += chunk.toString("utf8");
    done();
  }
}

/** As a process of its own, as a shell would start it. */
export function runApart(root: string, words: readonly string[]): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["-C", "source", "src/cli/main.ts", ...words], { cwd: root });
    let stdout = "", stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => { stdout += text; });
    child.stderr.setEncoding("utf8").on("data", (text: string) => { stderr += text; });
    child.on("error", reject);
    child.on("close", (status) => resolve({ status, stdout, stderr }));
  });
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}
