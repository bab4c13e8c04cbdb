// Builds dist/, the plain JavaScript that a published package holds, out of src/.
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
rmSync(`${root}dist`, { recursive: true, force: true });
const compiler = `${root}node_modules/typescript7/bin/tsc`;
// Whatever is printed goes to standard error: `npm pack --json` owns standard output.
const { status } = spawnSync(process.execPath, [compiler, "-p", "tsconfig.build.json"], { cwd: root, stdio: ["ignore", 2, 2] });
process.exitCode = status ?? 1;
