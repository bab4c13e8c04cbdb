// Every recipe of the cookbook says what it says: its rule is read, one evidence meets it and one breaks it.
import assert from "node:assert/strict";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import type { Verdicts } from "#records/verdicts.ts";
import { pageFrom } from "../../tooling/docs/markdown.ts";
import { runHere } from "../../tooling/cases/run-case.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "truce-cookbook-"));
after(() => {
  process.chdir(root);
  rmSync(folder, { recursive: true, force: true });
});
copyFileSync(`${root}agreements/syria-2016/places.geojson`, join(folder, "places.geojson"));

const page = pageFrom("docs/cookbook.md", readFileSync(`${root}docs/cookbook.md`, "utf8"));
const [world, reading, ...rest] = page.blocks;

/** The verdicts on one row, in words: `kept`, `open`. */
function said(verdicts: Verdicts, reading: string, of: string): string | undefined {
  const found = verdicts.readings.find(({ name }) => name === reading)!;
  const gate = found.gates.find(({ name, place }) => of === (place === undefined ? name : `${name} at ${place}`));
  if (gate !== undefined) return gate.state;
  return found.obligations.find(({ clause, actor }) => of === `${clause} ${actor}`)?.verdict;
}

async function check(rule: string, evidence: string, asOf: string): Promise<Verdicts> {
  const agreement = join(folder, "agreement.md"), claims = join(folder, "claims.jsonl");
  writeFileSync(agreement, `# A recipe\n\n\`\`\`truce\n${world!.text}\n${rule}\n\`\`\`\n\n\`\`\`truce\n${reading!.text}\n\`\`\`\n`);
  writeFileSync(claims, evidence);
  const { status, stdout, stderr } = await runHere(folder, ["check", agreement, "--evidence", claims, "--as-of", asOf, "--format", "json"]);
  assert.equal(status, 0, stderr + stdout);
  return JSON.parse(stdout) as Verdicts;
}

describe("the cookbook", () => {
  test("has at least twenty recipes, each with evidence that meets it and evidence that breaks it", () => {
    assert.ok(rest.filter(({ info }) => info === "truce").length >= 20);
    rest.forEach(({ info, number }, i) => {
      if (info === "truce") assert.deepEqual([1, 2].map((on) => rest[i + on]?.info.split(" ")[0]), ["jsonl", "jsonl"], `line ${number}`);
    });
  });

  let rule = "";
  for (const { info, number, text } of rest) {
    if (info === "truce") rule = text;
    const [, asOf, expect] = /^jsonl as-of=(\S+) expect="([^"]+)"$/.exec(info) ?? [];
    if (expect === undefined || asOf === undefined) continue;
    const asked = rule;
    test(`line ${number}: ${expect}`, async () => {
      const verdicts = await check(asked, text, asOf);
      for (const one of expect.split("; ")) {
        const [, by = "Monitor", of, verdict] = /^(?:(\w+): )?(.+) (\S+)$/.exec(one)!;
        assert.equal(said(verdicts, by, of!), verdict, one);
      }
      const above = page.lines[number - 3]!.text;
      assert.ok(above.includes(expect) && above.includes(asOf), "what the page says above the evidence is what is tested");
    });
  }
});
