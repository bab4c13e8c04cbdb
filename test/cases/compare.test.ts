// The runner of cases sees what it is there to see.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { differences, renewed } from "../../tooling/cases/compare.ts";
import type { Case } from "../../tooling/cases/find-cases.ts";
import { judge, reset } from "../../tooling/cases/judge.ts";

const found = {
  agreement: "A",
  readings: [
    { name: "Monitor", gates: [{ name: "JIC", state: "shut", day: [0, 3] }], conditions: [{ name: "Access", value: "no" }, { name: "Access", place: "Madaya", value: "yes" }] },
    { name: "Russian", gates: [{ name: "JIC", state: "open", day: [7, 7] }], conditions: [] },
  ],
};

describe("the comparison of cases", () => {
  test("looks at what is expected and nothing else, whatever the order of rows", () => {
    assert.deepEqual(differences({ readings: [{ name: "Russian" }, { name: "Monitor", gates: [{ name: "JIC", state: "shut" }] }] }, found), []);
  });

  test("names the path of each difference", () => {
    const expected = { agreement: "B", readings: [{ name: "Monitor", gates: [{ name: "JIC", state: "open", day: [0, 2] }], unseen: [] }, { name: "Nobody" }] };
    assert.deepEqual(differences(expected, found), [
      'agreement: expected "B", found "A"',
      'readings[Monitor].gates[JIC].state: expected "open", found "shut"',
      "readings[Monitor].gates[JIC].day[1]: expected 2, found 3",
      "readings[Monitor].unseen: expected [], found nothing",
      "readings[Nobody]: expected, but it is not there",
    ]);
  });

  test("a row without place is the whole, not any of its places", () => {
    const conditions = (...rows: object[]) => ({ readings: [{ name: "Monitor", conditions: rows }] });
    assert.deepEqual(differences(conditions({ name: "Access", value: "no" }, { name: "Access", place: "Madaya", value: "yes" }), found), []);
    assert.equal(differences(conditions({ name: "Access", place: "Foah", value: "yes" }), found).length, 1);
  });

  test("lists of plain values, and empty lists, must be equal", () => {
    assert.equal(differences({ a: [1, 2] }, { a: [1, 2, 3] }).length, 1);
    assert.equal(differences({ a: [] }, { a: [{ name: "x" }] }).length, 1);
    assert.deepEqual(differences({ a: [] }, { a: [] }), []);
  });

  test("resetting keeps the fields that stood there and leaves out what is gone", () => {
    const gone: string[] = [];
    const expected = { readings: [{ name: "Monitor", gates: [{ name: "JIC", state: "open", day: [1, 1] }] }, { name: "Nobody" }] };
    assert.deepEqual(renewed(expected, found, gone), { readings: [{ name: "Monitor", gates: [{ name: "JIC", state: "shut", day: [0, 3] }] }] });
    assert.deepEqual(gone, ["readings[Nobody]"]);
  });
});

describe("a bad case", () => {
  const it: Case = { name: "cases/bad/x", folder: "", kind: "bad" };
  const refused = { exit: 1, problems: [{ code: "a.b", severity: "error", line: 3, column: 1, message: "m" }, { code: "c.d", severity: "error", message: "n" }, { code: "e.f", severity: "warning", message: "o" }] };

  test("must expect every error; warnings may be left unsaid", () => {
    assert.deepEqual(judge(it, { exit: 1, problems: [{ code: "a.b", line: 3 }, { code: "c.d" }] }, refused), []);
    assert.match(judge(it, { exit: 1, problems: [{ code: "a.b" }] }, refused).join(), /not expected:.*c\.d: n/);
    assert.match(judge(it, { exit: 3, problems: [{ code: "a.b", line: 4 }, { code: "c.d" }] }, refused).join("\n"), /exit: expected 3, found 1\n.*line: expected 4, found 3/);
  });

  test("of two problems of one code each stands for itself", () => {
    const twice = { exit: 1, problems: [{ code: "a.b", severity: "error", line: 3 }, { code: "a.b", severity: "error", line: 9 }] };
    assert.deepEqual(judge(it, { exit: 1, problems: [{ code: "a.b", line: 9 }, { code: "a.b", line: 3 }] }, twice), []);
    assert.equal(judge(it, { exit: 1, problems: [{ code: "a.b" }] }, twice).length, 1);
  });

  test("resetting gives it every error", () => {
    assert.deepEqual(reset(it, { exit: 0, problems: [{ code: "c.d" }] }, refused).expected, { exit: 1, problems: [{ code: "c.d" }, { code: "a.b", line: 3, column: 1 }] });
  });
});
