// Installs what the lock names, once for each lock: `npm start`, `npm test` and `npm run check` ask here first. Plain JavaScript, for any Node.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const mark = `${root}node_modules/.lock-installed`;

// A hash, not a date: a checkout gives every file a new date. The platform belongs to it, for folders that are shared between machines.
const wanted = createHash("sha256")
  .update(readFileSync(`${root}package-lock.json`))
  .update(`${process.platform}-${process.arch}`)
  .digest("hex");
const found = existsSync(mark) ? readFileSync(mark, "utf8").trim() : "";

if (found !== wanted) {
  console.error("Installing what package-lock.json names (once, some 15 seconds) ...");
  const options = ["ci", "--no-audit", "--no-fund", "--loglevel=error"];
  const npm = process.env.npm_execpath;
  const run = { cwd: root, stdio: ["ignore", 2, 2] };
  const done = npm
    ? spawnSync(process.execPath, [npm, ...options], run)
    : spawnSync("npm", options, { ...run, shell: process.platform === "win32" });
  if (done.status !== 0) {
    console.error("The installation did not succeed. Run `npm ci` to see all it says, then try again.");
    process.exit(done.status || 1);
  }
  // Written last, so that an interrupted installation is done again.
  writeFileSync(mark, `${wanted}\n`);
}
