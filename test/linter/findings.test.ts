// Every finding has an agreement that has it and one that does not, and is found in the one alone.
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { runHere } from "../../tooling/cases/run-case.ts";
import { parseAgreement } from "#language/parse.ts";
import { FINDINGS } from "#linter/findings.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** The ids that `truce lint` finds, as a program reads them. */
async function found(id: string, which: "has" | "has-not"): Promise<{ code: string; line: number }[]> {
  const claims = `cases/lint/${id}/${which}.claims.jsonl`;
  const words = ["lint", `cases/lint/${id}/${which}.md`, ...(existsSync(root + claims) ? ["--evidence", claims] : []), "--format", "json"];
  const { stdout } = await runHere(root, words);
  const { problems } = JSON.parse(stdout) as { problems: { code: string; at: { line: number } }[] };
  return problems.map(({ code, at }) => ({ code, line: at.line }));
}

describe("findings", () => {
  test("each has a folder of cases, and each folder a finding", () => {
    assert.deepEqual(readdirSync(`${root}cases/lint`).toSorted(), FINDINGS.map(({ id }) => id).toSorted());
  });

  for (const { id, needsEvidence } of FINDINGS) {
    test(`${id} is found where it is, at its place`, async () => {
      const here = (await found(id, "has")).filter(({ code }) => code === id);
      assert.ok(here.length > 0, `${id} is not found in cases/lint/${id}/has.md`);
      assert.ok(here.every(({ line }) => line > 1), "it names a line of the text");
    });

    test(`${id} is not found where it is not`, async () => {
      assert.deepEqual((await found(id, "has-not")).filter(({ code }) => code === id), []);
    });

    if (needsEvidence === true) {
      test(`${id} is not looked for without evidence`, async () => {
        const { stdout } = await runHere(root, ["lint", `cases/lint/${id}/has.md`, "--format", "json"]);
        assert.ok(!stdout.includes(id));
      });
    }
  }
});

describe("gate.one-veto", () => {
  test("each of those who may alone is named, where an act of any of them is enough", () => {
    const { plan } = parseAgreement({ path: "small.md", text: readFileSync(`${root}cases/lint/gate.one-veto/has.md`, "utf8").replace("on breach as decided by North", "on breach restart, reset by act of North or South"), files: {}, zoneVersion: "test" });
    const said = FINDINGS.find(({ id }) => id === "gate.one-veto")!.find!(plan!, null).map(({ message }) => message);
    for (const name of ["North", "South"]) assert.ok(said.some((message) => message.startsWith(`${name} alone can keep gate`)), said.join("\n"));
  });
});

describe("truce lint", () => {
  test("the page on the linter lists every finding", () => {
    const page = readFileSync(`${root}docs/linter.md`, "utf8");
    for (const { id, title } of FINDINGS) assert.ok(page.includes(`| \`${id}\` | ${title}`), id);
  });

  test("each finding explains itself, with an example and its mending", async () => {
    for (const { id, explains, example, mended } of FINDINGS) {
      const { status, stdout } = await runHere(root, ["lint", "--explain", id]);
      assert.equal(status, 0);
      for (const text of [explains, example.split("\n")[0]!, mended.split("\n")[0]!]) assert.ok(stdout.includes(text), id);
    }
  });

  test("ends with 0 where there are warnings, with 1 where they are too many or one is an error, with 2 for wrong words", async () => {
    const agreement = "cases/lint/gate.one-veto/has.md";
    assert.equal((await runHere(root, ["lint", agreement])).status, 0);
    assert.equal((await runHere(root, ["lint", agreement, "--max-warnings", "1"])).status, 0);
    const over = await runHere(root, ["lint", agreement, "--max-warnings", "0"]);
    assert.equal(over.status, 1);
    assert.match(over.stderr, /there is 1 warning, and --max-warnings allows 0/);
    assert.equal((await runHere(root, ["lint", "cases/lint/clause.deadline-out-of-term/has.md"])).status, 1);
    assert.equal((await runHere(root, ["lint", agreement, "--max-warnings", "few"])).status, 2);
    assert.equal((await runHere(root, ["lint", "--explain", "gate.one-vet"])).status, 2);
    assert.equal((await runHere(root, ["lint"])).status, 2);
  });

  test("an agreement that cannot be read is told as by every command", async () => {
    const { status, stdout } = await runHere(root, ["lint", "cases/bad/plan-cycle/agreement.md", "--format", "json"]);
    assert.equal(status, 1);
    assert.match(stdout, /"plan.cycle"/);
  });
});
