// The walls of the house are seen to hold: each import rule and each lint rule of the pure rooms is broken once, in a copy, and named.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import walls from "../../.dependency-cruiser.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const copies: string[] = [];
after(() => copies.forEach((copy) => rmSync(copy, { recursive: true, force: true })));

/** A house of its own with these files and the real house's rules. */
function houseWith(files: Readonly<Record<string, string>>): string {
  const copy = mkdtempSync(join(tmpdir(), "truce-house-"));
  copies.push(copy);
  for (const name of ["package.json", ".dependency-cruiser.mjs", ".oxlintrc.json", "tsconfig.base.json", "tsconfig.node.json", "tsconfig.json", "tsconfig.pure.json"]) {
    cpSync(join(root, name), join(copy, name));
  }
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"), "junction");
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(copy, dirname(path)), { recursive: true });
    writeFileSync(join(copy, path), text);
  }
  return copy;
}

function run(copy: string, ...words: string[]) {
  return spawnSync(process.execPath, words, { cwd: copy, encoding: "utf8" });
}

function cruise(copy: string, type: string) {
  const program = join(root, "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs");
  return run(copy, program, "--config", ".dependency-cruiser.mjs", "--output-type", type, "src");
}

function breaches(copy: string): Set<string> {
  const { summary } = JSON.parse(cruise(copy, "json").stdout) as { summary: { violations: { from: string; rule: { name: string } }[] } };
  return new Set(summary.violations.map(({ from, rule }) => `${rule.name}: ${from}`));
}

/** What breaches may aim at. */
const ground = {
  "src/index.ts": "export {};\n",
  "src/base/day.ts": "export const day = 1;\nexport type Day = number;\n",
  "src/records/claim.ts": 'import type { Day } from "#base/day.ts";\nexport type Claim = Day;\n',
  "src/series/from-entries.ts": 'import type { Claim } from "#records/claim.ts";\nexport type Series = Claim;\n',
  "src/engine/evaluate.ts": "export const evaluate = 1;\n",
  "src/engine/reference.ts": 'import "#base/day.ts";\nexport const reference = 1;\n',
  "src/engine/worlds.ts": "export const worlds = 1;\n",
  "src/gates/one.ts": "export {};\n",
  "src/gates/other.ts": 'import "./one.ts";\n',
  "src/monitor/assess.ts": 'import "#engine/evaluate.ts";\nimport "#series/from-entries.ts";\nexport const assess = 1;\n',
  "src/cli/main.ts": 'import "#monitor/assess.ts";\nimport "cli-progress";\n',
  "src/language/parse.ts": 'import "langium";\n',
  "src/server/serve.ts": 'import "#monitor/assess.ts";\nimport "hono";\n',
  "src/server/resources.ts": "export const resources = 1;\n",
  "src/cli/opens.ts": "export {};\n",
  "test/a.test.ts": 'import "#engine/reference.ts";\nimport "#cli/main.ts";\n',
};

/** For each rule: the file that breaks it, and how. */
const planted: readonly (readonly [rule: string, path: string, text: string])[] = [
  ["base-imports-nothing", "src/base/up.ts", 'import type { Claim } from "#records/claim.ts";\nexport type Up = Claim;\n'],
  ["base-imports-nothing", "src/base/other-package.ts", 'import "langium";\n'],
  ["records-import-base-only", "src/records/wing.ts", 'import type { Series } from "#series/from-entries.ts";\nexport type W = Series;\n'],
  ["records-import-base-only", "src/records/package.ts", 'import "ajv";\n'],
  ["wings-apart", "src/engine/operator.ts", 'import "#series/from-entries.ts";\n'],
  ["wings-apart", "src/gates/type-alone.ts", 'import type { Series } from "#series/from-entries.ts";\nexport type W = Series;\n'],
  ["wings-apart", "src/ledger/relative.ts", 'import "../series/from-entries.ts";\n'],
  ["wings-look-down", "src/render/to-text.ts", 'import "#monitor/assess.ts";\n'],
  ["wings-look-down", "src/importers/from-entry.ts", 'import "../index.ts";\n'],
  ["monitor-below-the-doors", "src/monitor/ingest.ts", 'import "#cli/main.ts";\n'],
  ["doors-through-monitor", "src/cli/check.ts", 'import "#engine/evaluate.ts";\n'],
  ["doors-through-monitor", "src/server/routes.ts", 'import "../series/from-entries.ts";\n'],
  ["one-command-opens-the-server", "src/cli/serve.ts", 'import "#server/resources.ts";\n'],
  ["web-knows-shapes-only", "src/web/page.ts", 'import type { Series } from "#series/from-entries.ts";\nexport type P = Series;\n'],
  ["web-imports-types-only", "src/web/value.ts", 'import { day } from "#base/day.ts";\nexport const p = day;\n'],
  ["pure-rooms-know-no-machine", "src/language/disk.ts", 'import "node:fs";\n'],
  ["judges-stand-alone", "src/engine/reference-days.ts", 'import "./evaluate.ts";\n'],
  ["judges-stand-alone", "src/engine/worlds-of-claims.ts", 'import "./reference.ts";\n'],
  ["engine-does-not-ask-its-judges", "src/engine/asks.ts", 'import "./worlds.ts";\n'],
  ["no-circles", "src/gates/one.ts", 'import "./other.ts";\n'],
  ["everything-resolves", "src/series/lost.ts", 'import "#base/nowhere.ts";\n'],
  ["src-stands-alone", "src/importers/from-test.ts", 'import "../../test/a.test.ts";\n'],
  ["src-runs-on-dependencies", "src/importers/from-dev.ts", 'import "fast-check";\n'],
  ["packages-of-base", "src/ledger/digest.ts", 'import "@noble/hashes/sha2.js";\n'],
  ["packages-of-language", "src/monitor/grammar.ts", 'import "langium";\n'],
  ["packages-of-ledger", "src/monitor/database.ts", 'import "postgres";\n'],
  ["packages-of-importers", "src/monitor/cells.ts", 'import "csv-parse";\n'],
  ["packages-of-cli", "src/monitor/bar.ts", 'import "cli-progress";\n'],
  ["packages-of-server", "src/monitor/route.ts", 'import "hono";\n'],
  ["packages-of-web", "src/server/map.ts", 'import "maplibre-gl";\n'],
];

describe("the import rules", () => {
  test("are silent about a house whose walls stand", () => {
    const done = cruise(houseWith(ground), "err-long");
    assert.equal(done.status, 0, done.stdout + done.stderr);
  });

  const copy = houseWith({ ...ground, ...Object.fromEntries(planted.map(([, path, text]) => [path, text])) });
  const found = breaches(copy);
  for (const [rule, path] of planted) {
    test(`${rule} is named for ${path}`, () => {
      assert.ok(found.has(`${rule}: ${path}`), `not among:\n${[...found].toSorted().join("\n")}`);
    });
  }

  test("each has a breach planted here", () => {
    const rules = walls.forbidden.map((rule: { name: string }) => rule.name);
    assert.deepEqual(rules.filter((name: string) => !planted.some(([rule]) => rule === name)), []);
  });

  test("say why when they are broken, and fail the run", () => {
    const done = cruise(houseWith({ ...ground, "src/engine/operator.ts": 'import "#series/from-entries.ts";\n' }), "err-long");
    assert.equal(done.status, 1);
    assert.match(done.stdout, /wings-apart[\s\S]*monitor\/ alone\s+knows the order/);
  });
});

describe("the lint rules of the pure rooms", () => {
  const lint = (files: Readonly<Record<string, string>>) => run(houseWith(files), join(root, "node_modules/oxlint/bin/oxlint"), "--deny-warnings");
  const forbidden: readonly (readonly [name: string, text: string])[] = [
    ["Date", "export const a = () => new Date();\n"],
    ["Intl", "export const a = () => new Intl.NumberFormat();\n"],
    ["Math.random", "export const a = () => Math.random();\n"],
    ["performance", "export const a = () => performance.now();\n"],
    ["process", "export const a = () => process.env;\n"],
    ["setTimeout", "export const a = () => setTimeout(a, 1);\n"],
    ["fetch", 'export const a = () => fetch("x");\n'],
    ["crypto", "export const a = () => crypto.randomUUID();\n"],
  ];
  for (const [name, text] of forbidden) {
    test(`${name} is refused there, with the reason`, () => {
      const done = lint({ "src/engine/planted.ts": text });
      assert.notEqual(done.status, 0);
      assert.match(done.stdout, /(no-restricted-globals|no-restricted-properties)[\s\S]*(pure room|Only src\/base|Chance and keys)/);
    });
  }

  test("let the zone tables ask Intl, and other rooms know the time", () => {
    const done = lint({ "src/base/zone-table.ts": "export const a = () => new Intl.DateTimeFormat();\n", "src/ledger/stamp.ts": "export const a = () => new Date();\n" });
    assert.equal(done.status, 0, done.stdout);
  });
});

describe("the worlds of TypeScript", () => {
  test("a pure room knows neither Node nor a browser", () => {
    const copy = houseWith({ "src/engine/planted.ts": 'console.log(document, Buffer, process);\nimport "node:fs";\n' });
    const done = run(copy, join(root, "node_modules/typescript7/bin/tsc"), "-p", "tsconfig.pure.json");
    assert.notEqual(done.status, 0);
    for (const name of ["console", "document", "Buffer", "process", "node:fs"]) assert.match(done.stdout, new RegExp(`'${name}'`));
  });
});
