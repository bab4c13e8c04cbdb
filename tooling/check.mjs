// `npm run check`: everything that must hold before a change is taken, cheapest first, the tests last. Names as arguments run those steps alone.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const modules = `${root}node_modules`;
const folders = ["src", "bin", "tooling", "test", "bench"].filter((folder) => existsSync(root + folder));
const types = (world) => [`${modules}/typescript7/bin/tsc`, "-p", `tsconfig.${world}.json`];

const steps = [
  { name: "types of the pure rooms", run: types("pure") },
  { name: "types of the Node rooms", run: types("node") },
  {
    name: "types of the browser",
    run: [`${modules}/svelte-check/bin/svelte-check`, "--tsconfig", "./tsconfig.web.json", "--fail-on-warnings", "--output", "human"],
  },
  { name: "types of the tests in a browser", run: types("browser-tests") },
  { name: "lint", run: [`${modules}/oxlint/bin/oxlint`, "--deny-warnings"] },
  {
    name: "import rules",
    run: [
      `${modules}/dependency-cruiser/bin/dependency-cruiser.mjs`,
      "--config",
      ".dependency-cruiser.mjs",
      "--output-type",
      "err-long",
      ...folders,
    ],
  },
  { name: "grammar is fresh", run: ["tooling/grammar-is-fresh.mjs"] },
  { name: "cases are whole", run: ["-C", "source", "tooling/check-cases.ts"] },
  { name: "docs", run: ["-C", "source", "tooling/check-docs.ts"] },
  { name: "tests", run: ["tooling/test.mjs"] },
];

const asked = process.argv.slice(2);
const known = steps.map((step) => step.name);
const unknown = asked.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`No step is called ${unknown.join(", ")}. The steps: ${known.join(" · ")}`);
  process.exit(2);
}

const failed = [];
for (const { name, run } of steps) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  // The count of the tests stands last, alone, and is not preceded by an all-clear that does not hold.
  if (name === "tests" && failed.length > 0) break;
  console.log(`\n== ${name}`);
  const began = Date.now();
  const { status } = spawnSync(process.execPath, run, { cwd: root, stdio: "inherit" });
  if (status !== 0) failed.push(name);
  if (name !== "tests") console.log(`${status === 0 ? "ok" : "FAILED"} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
}

if (failed.length > 0 && !failed.includes("tests")) {
  console.error(`\nFailed: ${failed.join(", ")}. The tests were not run; \`npm test\` runs them alone.`);
}
if (failed.length > 0) process.exitCode = 1;
