// `truce new`: a first agreement from answers, whole as it stands; asked for at a terminal, or given as options.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { readAgreement } from "#monitor/read-agreement.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "truce-new-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const WORDS = ["--title", "Truce of the valley", "--clock", "Asia/Damascus", "--start", "2026-01-31 12:00", "--sides", "Army of the North، جيش الجنوب", "--place", "the Valley", "--monitor", "Mission"];
const truce = (...words: string[]) => spawnSync(process.execPath, [`${root}bin/truce.mjs`, "new", ...words], { encoding: "utf8", input: "" });

describe("truce new", () => {
  test("writes an agreement that is read without a word of complaint", async () => {
    const path = join(folder, "a.md");
    assert.equal(truce(path, ...WORDS).status, 0);
    const { plan, problems } = await readAgreement(path);
    assert.deepEqual(problems, []);
    assert.deepEqual(plan!.clauses[0]!.binds, ["ArmyOfTheNorth", "جيشالجنوب"]);
    assert.equal(plan!.gates[0]!.run.length, 7);
    assert.equal(plan!.actors.find(({ name }) => name === "جيشالجنوب")!.title, "جيش الجنوب");
  });

  test("every answer is in the plan: another end, other rules, or no next step", async () => {
    const path = join(folder, "b.md");
    assert.equal(truce(path, ...WORDS, "--ends", "2026-02-14", "--days", "3", "--breach", "decided", "--unseen", "pauses").status, 0);
    const { plan } = await readAgreement(path);
    assert.equal(plan!.clauses[0]!.until!.node, "edge");
    assert.deepEqual(plan!.gates[0]!.onBreach, { rule: "decided", by: ["ArmyOfTheNorth", "جيشالجنوب"] });
    assert.equal(plan!.gates[0]!.undetermined.unseen, "pauses");
    const none = join(folder, "c.md");
    assert.equal(truce(none, ...WORDS, "--ends", "48 h", "--days", "0").status, 0);
    const { plan: without } = await readAgreement(none);
    assert.deepEqual(without!.gates, []);
    assert.equal(without!.clauses[0]!.until!.node, "plus");
  });

  test("never writes over a file, and writes nothing where the answers do not go together", () => {
    const path = join(folder, "a.md"), before = readFileSync(path, "utf8");
    const again = truce(path, ...WORDS);
    assert.equal(again.status, 1);
    assert.match(again.stderr, /is there already/);
    assert.equal(readFileSync(path, "utf8"), before);
    const skipped = join(folder, "d.md");
    const { status, stderr } = truce(skipped, ...WORDS.map((word) => (word === "Asia/Damascus" ? "Europe/Kyiv" : word === "2026-01-31 12:00" ? "2026-03-29 03:30" : word)));
    assert.equal(status, 1);
    assert.match(stderr, /time.skipped/);
    assert.equal(existsSync(skipped), false);
  });

  test("without a terminal all that is missing or wrong is told at once", () => {
    const { status, stderr } = truce(join(folder, "e.md"), "--clock", "Asia/Damasus", "--days", "many");
    assert.equal(status, 2);
    assert.match(stderr, /did you mean Asia\/Damascus\?/);
    assert.match(stderr, /--days "many" does not do/);
    assert.equal(stderr.match(/missing-option/g)!.length, 5);
  });

  test("at a terminal it asks, and asks again until the answer will do", { skip: process.platform === "win32" || spawnSync("script", ["--version"]).status !== 0 ? "no command `script` to make a terminal with" : false }, async () => {
    const path = join(folder, "f.md");
    const terminal = spawn("script", ["-qec", `${process.execPath} ${root}bin/truce.mjs new ${path}`, "/dev/null"], { stdio: ["pipe", "pipe", "inherit"] });
    let seen = "";
    terminal.stdout.on("data", (part: Buffer) => (seen += part.toString("utf8")));
    const until = async (words: string) => {
      for (let tries = 0; !seen.includes(words); tries += 1) {
        assert.ok(tries < 600, `never said: ${words}\n${seen}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      seen = seen.slice(seen.indexOf(words) + words.length);
    };
    const conversation: [string, string][] = [
      ["called?", "Valley truce"], ["Asia/Damascus)?", "Nowhere/City"], ["there is no such zone", "Asia/Damascus"], ["2026-01-31 12:00)?", "2026-01-31 12:00"], ["commas between them)?", "North, South"],
      ["does it hold?", "Valley"], ["reports?", "Mission"], ["they end it)?", ""], ["[7]", "0"],
    ];
    for (const [asked, answer] of conversation) {
      await until(asked);
      terminal.stdin.write(`${answer}\n`);
    }
    await until("is written");
    terminal.stdin.end();
    const { plan } = await readAgreement(path);
    assert.equal(plan!.title, "Valley truce");
    assert.deepEqual(plan!.gates, []);
  });
});
