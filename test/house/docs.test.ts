// The docs check sees what it is there to see, and the picture of the rooms is the tree.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { pageFrom, pagesOf } from "../../tooling/docs/markdown.ts";
import { usesIn } from "../../tooling/docs/options.ts";
import { checkPaths } from "../../tooling/docs/paths.ts";
import { ARCHITECTURE, disagreements, pictureIn, roomsIn } from "../../tooling/docs/picture.ts";
import { checkRules, rulesIn } from "../../tooling/docs/rules.ts";
import { checkRunnableCode } from "../../tooling/docs/runnable-code.ts";
import { disagreementsWith, transcriptsIn } from "../../tooling/docs/transcripts.ts";

const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");
const copies: string[] = [];
after(() => copies.forEach((copy) => rmSync(copy, { recursive: true, force: true })));

function projectWith(files: Readonly<Record<string, string>>): string {
  const copy = mkdtempSync(join(tmpdir(), "truce-docs-"));
  copies.push(copy);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(copy, dirname(path)), { recursive: true });
    writeFileSync(join(copy, path), text);
  }
  return copy;
}

const says = (complaints: readonly { path: string; line: number; says: string }[]) =>
  complaints.map((complaint) => `${complaint.path}:${complaint.line} ${complaint.says}`);

describe("the picture of the rooms", () => {
  test("is the tree", () => {
    const picture = pictureIn(readFileSync(join(root, ARCHITECTURE), "utf8"));
    assert.ok(picture.rooms.size >= 14, [...picture.rooms.keys()].join(" "));
    assert.deepEqual(disagreements(picture, roomsIn(root)), []);
  });

  test("is told apart from another tree", () => {
    const picture = pictureIn("```\nbase/  engine/   web/ (later)\n```\n");
    assert.deepEqual(disagreements(picture, ["base", "engine"]), []);
    assert.match(disagreements(picture, ["base", "engine", "cellar"]).join(), /src\/cellar\/ stands/);
    assert.match(disagreements(picture, ["base"]).join(), /^engine\/ is in the picture/);
  });
});

describe("the docs check", () => {
  test("finds links and paths that lead nowhere", () => {
    const copy = projectWith({
      "src/engine/walk.ts": "",
      "docs/other.md": "# A heading, here\n",
      "README.md": [
        "[a](docs/other.md#a-heading-here) `src/engine/walk.ts` `engine/walk.ts:3` `src/*/walk.ts` `cases/NNNN/x` `a/b`",
        "[b](docs/nowhere.md)",
        "[c](docs/other.md#nowhere)",
        "`src/engine/gone.ts` and `engine/gone.ts`",
        "```",
        "`src/engine/in-a-fence.ts`",
        "```",
      ].join("\n"),
    });
    const found = says(checkPaths(copy, pagesOf(copy)));
    assert.equal(found.length, 4, found.join("\n"));
    assert.match(found.join("\n"), /:2 .*nowhere\.md[\s\S]*:3 .*#nowhere[\s\S]*:4 `src\/engine\/gone\.ts`[\s\S]*:4 `engine\/gone\.ts`/);
  });

  test("finds rules without a test, and ids without a rule", () => {
    const copy = projectWith({
      "docs/semantics.md": "# Rules\n- **T1** One.\n- **T2** Two,\n  as [T1] says. (not yet)\n- **T3** Three.\n- **T3** Again.\n- **T4** Four.\n",
      "docs/other.md": "See [T1], **T9** and [a link](other.md); `[T8]` is an example.\n",
      "test/time.test.ts": 'test("[T1] one", f); it("[T1] [T7] seven", f); test("nothing of [T6]", f);\n',
      "test/rule-cases/time.ts": 'export const cases = [{ title: "[T4] as data" }];\n',
    });
    const found = says(checkRules(copy, pagesOf(copy))).join("\n");
    assert.match(found, /semantics\.md:6 rule T3 is written twice/);
    assert.match(found, /other\.md:1 rule T9 is not in/);
    assert.match(found, /time\.test\.ts:1 the title names rule T7/);
    assert.match(found, /semantics\.md:5 rule T3 has no test/);
    assert.doesNotMatch(found, /rule (T1|T2|T4|T6|T8) /);
  });

  test("reads every rule of the semantics", { skip: semanticsMissing() }, () => {
    const text = readFileSync(join(root, "docs/semantics.md"), "utf8");
    const ids = rulesIn(pageFrom("docs/semantics.md", text)).map((rule) => rule.id);
    assert.ok(ids.length > 60, ids.join(" "));
    assert.equal(new Set(ids).size, ids.length);
  });

  test("runs the code that is marked to run, and no other", () => {
    const page = pageFrom("docs/a.md", "```ts run\nconst a: number = 1;\nvoid a;\n```\n```ts\nthrow 1;\n```\n```js run\nthrow new Error('broken');\n```\n");
    const found = says(checkRunnableCode(root, [page]));
    assert.equal(found.length, 1);
    assert.match(found[0] ?? "", /^docs\/a\.md:8 [\s\S]*broken/);
  });

  test("holds a transcript against what is printed, line by line between the cuts", () => {
    const against = (shown: readonly string[], printed: string) => {
      const [transcript] = transcriptsIn(pageFrom("a.md", ["```console run", "$ npm start", ...shown, "```"].join("\n")));
      assert.ok(transcript);
      return disagreementsWith(transcript, printed).map(({ line, says }) => `${line} ${says}`).join();
    };
    const printed = "one\n  two\nthree\nfour\n";
    assert.equal(against(["one", "  two", "three", "four"], printed), "");
    assert.equal(against(["one", "  [... the second]", "three", "[...]"], printed), "");
    assert.match(against(["one", "three", "[...]"], printed), /^3 not printed/);
    assert.match(against(["one", "[...]", "thre", "[...]"], printed), /^5 not printed[\s\S]*thre$/);
    assert.match(against(["three", "[...]", "one", "[...]"], printed), /before are left out/);
    assert.match(against(["[...]", "three", "[...]", "one", "[...]"], printed), /^6 not printed/);
    assert.match(against(["one", "  two"], printed), /at the end are left out/);
  });

  test("finds each use of the command, with its options", () => {
    const page = pageFrom("a.md", "Say `truce check a.md --evidence x`.\n```sh\nnpx truce plan a.md --format \\\n  json # --not-this\ntruce --help\n```\n`truce` blocks\n");
    assert.deepEqual(
      usesIn(page).map(({ command, options }) => [command, ...options]),
      [["check", "--evidence"], [""], ["plan", "--format"], ["", "--help"]],
    );
  });
});

function semanticsMissing(): string | false {
  return pagesOf(root).some((page) => page.path === "docs/semantics.md") ? false : "docs/semantics.md is not written yet";
}
