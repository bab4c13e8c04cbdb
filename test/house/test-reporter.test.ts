// What a test run says: each failure and each skipped test by name, the count alone on the last line, an exit status that tells.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const copies: string[] = [];
after(() => copies.forEach((copy) => rmSync(copy, { recursive: true, force: true })));

function runOf(...bodies: string[]) {
  const copy = mkdtempSync(join(tmpdir(), "truce-reporter-"));
  copies.push(copy);
  const paths = bodies.map((body, index) => {
    const path = join(copy, `${index}.test.ts`);
    writeFileSync(path, `import { test, describe } from "node:test";\n${body}`);
    return path;
  });
  const done = spawnSync(process.execPath, ["tooling/test.mjs", ...(paths.length > 0 ? paths : [copy])], { cwd: root, encoding: "utf8" });
  return { status: done.status, text: done.stdout, last: done.stdout.trimEnd().split("\n").at(-1) };
}

describe("the test run", () => {
  test("ends with the count alone", () => {
    const run = runOf('test("one", () => {});\ndescribe("two", () => { test("three", () => {}); });\n');
    assert.deepEqual([run.status, run.last], [0, "2 passed, 0 failed"]);
  });

  test("tells a failure with its message, its place and its cause, and fails", () => {
    const run = runOf('describe("outer", () => { test("inner", () => { throw new Error("broken", { cause: new Error("by this") }); }); });\n');
    assert.deepEqual([run.status, run.last], [1, "0 passed, 1 failed"]);
    assert.match(run.text, /FAILED .*0\.test\.ts:2: outer > inner\n\s+broken\n[\s\S]*caused by:\n\s+by this/);
  });

  test("names what was skipped, and why", () => {
    const run = runOf('test("one", () => {});\ntest("two", { skip: "no data here" }, () => {});\n');
    assert.deepEqual([run.status, run.last], [0, "1 passed, 0 failed, 1 skipped"]);
    assert.match(run.text, /Skipped:\n.*: two\n\s+no data here/);
  });

  test("fails when a file dies, holds no test, or nothing was run", () => {
    const died = runOf('test("one", () => {});\nprocess.exit(0);\n');
    assert.equal(died.status, 1, died.text);
    const empty = runOf("void test; void describe;\n");
    assert.deepEqual([empty.status, empty.last], [1, "0 passed, 1 failed"]);
    const nothing = runOf();
    assert.deepEqual([nothing.status, nothing.last], [1, "0 passed, 0 failed"]);
    const onlySkipped = runOf('test("one", { skip: "why" }, () => {});\n');
    assert.deepEqual([onlySkipped.status, onlySkipped.last], [1, "0 passed, 0 failed, 1 skipped"]);
  });
});
