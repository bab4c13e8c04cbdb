// Every case of cases/ and agreements/ comes out as its expected.json says. `node -C source tooling/reset-cases.ts` rewrites what they expect.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { expectedOf, expectedPath, findCases, type Case } from "../../tooling/cases/find-cases.ts";
import { judge } from "../../tooling/cases/judge.ts";
import { runApart, runCase, runHere, wordsOf } from "../../tooling/cases/run-case.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const cases = findCases(root);

/** One case in so many is also run as a process of its own, and every one that expects an exit status. */
const ONE_IN = 10;
const expectsStatus = (it: Case): boolean => existsSync(expectedPath(it)) && readFileSync(expectedPath(it), "utf8").includes('"exit"');

describe("cases", () => {
  for (const it of cases) {
    test(it.name, async () => {
      const said = judge(it, expectedOf(it), await runCase(root, it));
      assert.equal(said.join("\n"), "");
    });
  }
});

describe("cases as processes of their own", { concurrency: Math.max(2, availableParallelism()) }, () => {
  for (const it of cases.filter((one, i) => i % ONE_IN === 0 || expectsStatus(one))) {
    test(it.name, async () => {
      const said = judge(it, expectedOf(it), await runCase(root, it, runApart));
      assert.equal(said.join("\n"), "");
    });
  }

  test("say and end with the same, letter for letter, as where many are run in one process", async () => {
    for (const it of cases.filter((_, i) => i % (2 * ONE_IN) === 0)) {
      const words = wordsOf(it);
      assert.deepEqual(await runHere(root, words), await runApart(root, words), it.name);
    }
  });
});
