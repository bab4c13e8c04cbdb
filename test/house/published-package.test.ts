// The package as somebody installs it: packed, installed in an empty project, run there.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const place = mkdtempSync(join(tmpdir(), "truce-package-"));
after(() => rmSync(place, { recursive: true, force: true }));

const npm = (cwd: string, ...words: string[]) =>
  spawnSync("npm", words, { cwd, encoding: "utf8", shell: process.platform === "win32", stdio: ["ignore", "pipe", "pipe"] });

/** A copy to pack: packing rewrites package.json for a moment, which the tests beside this one read. */
function copyToPack(): string {
  const copy = join(place, "clone");
  mkdirSync(copy);
  const parts = ["bin", "src", "tooling", "package.json", "package-lock.json", "tsconfig.base.json", "tsconfig.build.json", "vite.config.ts", "LICENSE", "README.md", "CHANGELOG.md", ".npmrc"];
  for (const part of parts.filter((name) => existsSync(join(root, name)))) cpSync(join(root, part), join(copy, part), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"), "junction");
  return copy;
}

describe("the published package", () => {
  const clone = copyToPack();
  const consumer = join(place, "consumer");
  const installed = join(consumer, "node_modules/truce");
  let archive = "";

  test("packs, and leaves the working package.json as it was", () => {
    const before = readFileSync(join(clone, "package.json"), "utf8");
    const done = npm(clone, "pack", "--silent", "--pack-destination", place);
    assert.equal(done.status, 0, done.stdout + done.stderr);
    archive = join(place, done.stdout.trim().split("\n").at(-1) ?? "");
    assert.ok(existsSync(archive), done.stdout);
    assert.equal(readFileSync(join(clone, "package.json"), "utf8"), before);
    assert.ok(!existsSync(join(clone, ".package.json.kept")));
  });

  test("installs in an empty project, without sources, without a Node of its own", () => {
    mkdirSync(consumer);
    writeFileSync(join(consumer, "package.json"), JSON.stringify({ name: "consumer", version: "1.0.0", private: true, type: "module" }));
    const done = npm(consumer, "install", "--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error", archive);
    assert.equal(done.status, 0, done.stdout + done.stderr);
    assert.ok(existsSync(join(installed, "dist/index.js")));
    assert.ok(!existsSync(join(installed, "src")));
    assert.ok(!existsSync(join(consumer, "node_modules/.bin/node")));
    assert.doesNotMatch(readFileSync(join(installed, "package.json"), "utf8"), /"source"|node-linux|node-bin/);
  });

  test("is imported by its name, even where sources are asked for", () => {
    for (const words of [[], ["-C", "source"]]) {
      const done = spawnSync(process.execPath, [...words, "--input-type=module", "-e", 'await import("truce")'], { cwd: consumer, encoding: "utf8" });
      assert.equal(done.status, 0, done.stderr);
    }
  });

  test("has types that hold in a strict project", () => {
    writeFileSync(join(consumer, "uses.ts"), 'import * as truce from "truce";\nexport const names: string[] = Object.keys(truce);\n');
    const options = ["--noEmit", "--strict", "--module", "nodenext", "--target", "es2024", "--skipLibCheck", "--types", "", "uses.ts"];
    const done = spawnSync(process.execPath, [join(root, "node_modules/typescript7/bin/tsc"), ...options], { cwd: consumer, encoding: "utf8" });
    assert.equal(done.status, 0, done.stdout);
  });

  const truce = (...words: string[]) => spawnSync(process.execPath, [join(installed, "bin/truce.mjs"), ...words], { cwd: consumer, encoding: "utf8" });
  const noCommand = existsSync(join(root, "src/cli/main.ts")) ? false : "the command (src/cli/main.ts) is not written yet";

  test("answers --version with its own", { skip: noCommand }, () => {
    const done = truce("--version");
    assert.equal(done.status, 0, done.stderr);
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
    assert.ok(done.stdout.includes(version), done.stdout);
  });

  const agreement = join(root, "agreements/syria-2016");
  const noAgreement = noCommand || (existsSync(join(agreement, "agreement.md")) ? false : "the worked agreement of Syria 2016 is not there yet");

  test("serves the board, pages and answers", { skip: noAgreement }, async () => {
    const child = spawn(process.execPath, [join(installed, "bin/truce.mjs"), "serve", join(agreement, "agreement.md"), "--port", "0"], { cwd: consumer, stdio: ["ignore", "pipe", "pipe"] });
    try {
      const first = await new Promise<string>((resolve, reject) => {
        child.stdout.once("data", (text: Buffer) => resolve(String(text)));
        child.once("exit", () => reject(new Error("it ended")));
      });
      const address = /http:\S+/.exec(first)![0];
      const page = await (await fetch(address)).text();
      assert.match(page, /<script type="module"/);
      const script = await fetch(new URL(/src="([^"]+\.js)"/.exec(page)![1]!, address));
      assert.equal(script.status, 200);
      assert.equal((await fetch(new URL("/api/health", address))).status, 200);
    } finally {
      child.kill("SIGTERM");
    }
    assert.equal(await new Promise((resolve) => { child.once("exit", resolve); }), 0);
  });

  test("checks an agreement", { skip: noAgreement }, () => {
    const words = [join(agreement, "agreement.md"), "--evidence", join(agreement, "evidence.jsonl"), "--as-of", "2016-09-19T16:00:00Z"];
    const done = truce("check", ...words);
    assert.equal(done.status, 0, done.stderr);
    assert.notEqual(done.stdout.trim(), "");
  });
});
