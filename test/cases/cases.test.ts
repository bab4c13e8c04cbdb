// Every case of cases/ and agreements/ comes out as its expected.json says. `node -C source tooling/reset-cases.ts` rewrites what they expect.
import assert from "node:assert/strict";
import { availableParallelism } from "node:os";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { expectedOf, findCases } from "../../tooling/cases/find-cases.ts";
import { judge } from "../../tooling/cases/judge.ts";
import { runCase } from "../../tooling/cases/run-case.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

describe("cases", { concurrency: Math.max(2, availableParallelism()) }, () => {
  for (const it of findCases(root)) {
    test(it.name, async () => {
      const said = judge(it, expectedOf(it), await runCase(root, it));
      assert.equal(said.join("\n"), "");
    });
  }
});
