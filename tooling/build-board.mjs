// Builds the board's pages into dist/board, unless they are there and built from the same sources. Plain JavaScript; runs on the pinned Node.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const mark = `${root}dist/board/.built-from`;

/** A hash of every source, of how it is built, and of what the lock names. */
function sources() {
  const hash = createHash("sha256");
  const files = globSync("src/web/**/*", { cwd: root })
    .filter((path) => statSync(root + path).isFile())
    .toSorted();
  for (const path of [...files, "vite.config.ts", "package-lock.json"]) hash.update(`${path}\n`).update(readFileSync(root + path));
  return hash.digest("hex");
}

const wanted = sources();
const found = existsSync(mark) ? readFileSync(mark, "utf8").trim() : "";
if (found !== wanted || process.argv.includes("--anew")) {
  console.error("Building the board's pages (some five seconds) ...");
  const run = ["node_modules/vite/bin/vite.js", "build", "--logLevel", "warn"];
  const { status } = spawnSync(process.execPath, run, { cwd: root, stdio: ["ignore", 2, 2] });
  if (status !== 0) {
    console.error("The board could not be built; what is above says why.");
    process.exit(status ?? 1);
  }
  // Written last, so that an interrupted build is done again.
  writeFileSync(mark, `${wanted}\n`);
}
