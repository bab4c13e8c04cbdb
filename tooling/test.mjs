// Runs the tests: all of test/, or the files, folders and beginnings of titles given (`npm test -- test/base "[W3]"`).
import { existsSync, globSync, statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { run } from "node:test";
import { fileURLToPath } from "node:url";
import report from "./test-reporter.mjs";

// A test that starts a test run of its own must not be taken for a part of it.
delete process.env.NODE_TEST_CONTEXT;

// Hundreds of processes of this project are started: what one has compiled, the next need not.
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL("../node_modules/.cache/compiled", import.meta.url));

// No file of tests may take longer; the whole run is meant to end within 12 minutes on two processors. With TRUCE_FAULTS=all one file looks for every planted fault.
const LONGEST_FILE_MILLISECONDS = (process.env.TRUCE_FAULTS === "all" ? 40 : 9) * 60 * 1000;

const paths = process.argv.slice(2).filter((given) => existsSync(given));
const titles = process.argv.slice(2).filter((given) => !existsSync(given));
if (titles.length > 0) process.env.TRUCE_TEST_TITLES = "some";

const files = (paths.length > 0 ? paths : ["test"])
  .flatMap((path) => (statSync(path).isDirectory() ? globSync(`${path}/**/*.test.ts`) : [path]))
  .map((path) => resolve(path))
  .toSorted();

const events = run({
  files,
  concurrency: Math.max(2, availableParallelism()),
  execArgv: ["-C", "source"],
  timeout: LONGEST_FILE_MILLISECONDS,
  testNamePatterns: titles.map((title) => new RegExp(title.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"))),
});
for await (const text of report(events)) process.stdout.write(text);
