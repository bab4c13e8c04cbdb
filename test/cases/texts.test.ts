// Every folder of agreements/, with evidence or without: its text is read without a problem, laid out, and no rule of it stands without a clause, nor a clause without a rule.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { runHere } from "../../tooling/cases/run-case.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folders = readdirSync(new URL("../../agreements", import.meta.url), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);

interface Told { readonly code: string; readonly severity: string; readonly message: string }

async function told(...words: string[]): Promise<{ status: number | null; stdout: string; problems: Told[] }> {
  const { status, stdout, stderr } = await runHere(root, words);
  const printed = stdout.startsWith("{") ? (JSON.parse(stdout) as { problems?: Told[] }) : {};
  assert.equal(stderr.includes("error"), false, stderr);
  return { status, stdout, problems: printed.problems ?? [] };
}

const linesOf = (problems: readonly Told[]): string[] => problems.map(({ code, message }) => `${code}: ${message}`);

describe("the texts of worked agreements", () => {
  test("are found", () => assert.ok(folders.includes("syria-2016")));

  for (const name of folders) {
    const path = `agreements/${name}/agreement.md`;

    test(`${name} has no errors, and each of its clauses stands under its heading`, async () => {
      const { status, problems } = await told("lint", path, "--format", "json");
      assert.deepEqual(linesOf(problems.filter(({ severity }) => severity === "error")), []);
      assert.deepEqual(linesOf(problems.filter(({ code }) => code === "clause.no-text" || code === "text.no-rule")), []);
      assert.equal(status, 0);
    });

    test(`${name} is laid out as \`truce format\` does it`, async () => {
      assert.equal((await told("format", "--check", path)).status, 0);
    });

    test(`${name} can be said in plain English`, async () => {
      const { status, stdout } = await told("plan", path, "--format", "prose");
      assert.equal(status, 0);
      assert.match(stdout, /## Reading /);
    });
  }
});
