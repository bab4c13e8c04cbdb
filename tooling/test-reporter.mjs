// How a test run is told: a line for each file, every failure and every skipped test by name, and the count alone on the last line.
import { basename, relative } from "node:path";
import { inspect } from "node:util";

const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(1)} s`;

/** The reporter, as `node --test --test-reporter` and tooling/test.mjs take it. */
export default async function* report(events) {
  const run = new Run();
  for await (const { type, data } of events) {
    const line = run.take(type, data);
    if (line) yield line;
  }
  yield run.end();
  if (run.failures.length > 0 || run.passed === 0) process.exitCode = 1;
}

/** What is known of a run so far. */
class Run {
  passed = 0;
  failures = [];
  skipped = [];
  /**
   * The file whose tests are being told: names of the tests that it stands in now, by depth; how many passed and failed. Node tells file after
   * file, but names as a test's file the one it is written in, which several files may share: so what is told belongs to the file that ends next.
   */
  now = newFile();
  /** What each file printed. */
  printed = new Map();

  take(type, data) {
    if (type === "test:start") this.now.names[data.nesting] = data.name;
    if (type === "test:stdout" || type === "test:stderr") this.print(data);
    if (type === "test:pass") return this.pass(data);
    if (type === "test:fail") return this.fail(data);
    if (type === "test:summary" && data.file) return this.endOfFile(data);
    return undefined;
  }

  print(data) {
    const path = pathOf(data);
    this.printed.set(path, (this.printed.get(path) ?? "") + data.message);
  }

  title(data) {
    return [...this.now.names.slice(0, data.nesting), data.name].join(" > ");
  }

  pass(data) {
    if (isFile(data)) return this.emptyFile(data);
    if (data.skip !== undefined && data.skip !== false) this.skip(data, data.skip);
    else if (data.todo !== undefined && data.todo !== false) this.skip(data, `to be done: ${reasonOf(data.todo)}`);
    else if (data.details.type !== "suite") {
      this.passed += 1;
      this.now.passed += 1;
    }
    return undefined;
  }

  skip(data, reason) {
    this.skipped.push(`${pathOf(data)}: ${this.title(data)}\n      ${reasonOf(reason)}`);
  }

  /** A file in which nothing was tested proves nothing: it fails, unless only some titles were asked for. */
  emptyFile(data) {
    if (process.env.TRUCE_TEST_TITLES) return undefined;
    return this.addFailure(data, "This file holds no test, or it ended before its first one.");
  }

  fail(data) {
    const error = data.details.error;
    // Its tests have been told one by one.
    if (error?.failureType === "subtestsFailed") return undefined;
    if (data.todo !== undefined && data.todo !== false) return this.skip(data, `to be done: ${reasonOf(data.todo)}`);
    return this.addFailure(data, isFile(data) ? "The file ended before its tests did." : tell(error));
  }

  addFailure(data, text) {
    const path = pathOf(data);
    this.now.failed += 1;
    this.failures.push({ file: this.now, title: isFile(data) ? `${path}: the file as a whole` : `${path}${data.line ? `:${data.line}` : ""}: ${this.title(data)}`, text });
    if (!isFile(data)) return undefined;
    this.endFile(path);
    return `FAIL  ${path}\n`;
  }

  endOfFile(data) {
    const { passed, failed, path } = this.endFile(pathOf(data));
    return `${failed > 0 ? "FAIL" : "ok  "}  ${path}  (${passed + failed} ${passed + failed === 1 ? "test" : "tests"}, ${seconds(data.duration_ms)})\n`;
  }

  endFile(path) {
    const ended = Object.assign(this.now, { path });
    this.now = newFile();
    return ended;
  }

  end() {
    const lines = [""];
    for (const { title, text } of this.failures) lines.push(`FAILED  ${title}`, indent(text), "");
    for (const path of new Set(this.failures.map((failure) => failure.file.path))) {
      if (this.printed.has(path)) lines.push(`Printed by ${path}:`, indent(this.printed.get(path).trimEnd()), "");
    }
    if (this.skipped.length > 0) lines.push("Skipped:", ...this.skipped.map((name) => `  - ${name}`), "");
    if (this.passed + this.failures.length === 0) lines.push("No test was run.", "");
    const skipped = this.skipped.length > 0 ? `, ${this.skipped.length} skipped` : "";
    lines.push(`${this.passed} passed, ${this.failures.length} failed${skipped}`);
    return `${lines.join("\n")}\n`;
  }
}

function newFile() {
  return { path: "", names: [], passed: 0, failed: 0 };
}

function pathOf(data) {
  return data.file ? relative(process.cwd(), data.file) : "";
}

/** Node reports a file as a test of that name when it held none, or when its process died. */
function isFile(data) {
  return data.nesting === 0 && data.file !== undefined && basename(data.file) === basename(data.name) && data.line === 1;
}

function reasonOf(reason) {
  return typeof reason === "string" && reason !== "" ? reason : "no reason was given";
}

function indent(text) {
  return text.replaceAll(/^(?=.)/gm, "    ");
}

/** An error as a reader wants it: what it says, the lines of this project it came through, and what caused it. */
function tell(error) {
  const root = error?.code === "ERR_TEST_FAILURE" && error.cause !== undefined ? error.cause : error;
  if (typeof root !== "object" || root === null || typeof root.message !== "string") return inspect(root);
  const where = (root.stack ?? "")
    .split("\n")
    .filter((line) => /^\s+at /.test(line) && !/node:|node_modules/.test(line))
    .map((line) => line.replace(`file://${process.cwd()}/`, "").trim());
  const cause = root.cause === undefined ? [] : ["caused by:", indent(tell(root.cause))];
  return [root.message, ...where.slice(0, 6), ...cause].join("\n");
}
