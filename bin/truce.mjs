#!/usr/bin/env node
// The command `truce`. In a clone it runs the sources on the Node the lock pins; installed from the registry it runs what was built.
import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { constants } from "node:os";
import { fileURLToPath, pathToFileURL } from "node:url";

const OLDEST_NODE = 24;
const root = fileURLToPath(new URL("..", import.meta.url));
const source = `${root}src/cli/main.ts`;
const built = `${root}dist/cli/main.js`;

function isNewEnough() {
  return Number(process.versions.node.split(".")[0]) >= OLDEST_NODE;
}

/** The Node that the lock pins for this platform, or this very Node if it is new enough, or nothing. */
function nodeForSources() {
  const folder = `${root}node_modules`;
  const packages = existsSync(folder) ? readdirSync(folder).filter((name) => name.startsWith("node-")) : [];
  for (const name of packages) {
    for (const file of ["node", "node.exe"]) {
      const path = `${folder}/${name}/bin/${file}`;
      if (existsSync(path)) return path;
    }
  }
  return isNewEnough() && existsSync(`${folder}/langium`) ? process.execPath : undefined;
}

function runSources() {
  const node = nodeForSources();
  if (node === undefined) {
    console.error("truce: nothing is installed yet in this clone. Run `npm start` once, then try again.");
    process.exit(2);
  }
  const child = spawn(node, ["-C", "source", source, ...process.argv.slice(2)], { stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("error", (error) => {
    console.error(`truce: ${node} could not be started: ${error.message}`);
    process.exit(2);
  });
  child.on("close", (status, signal) => {
    process.exitCode = signal === null ? status : 128 + (constants.signals[signal] ?? 0);
  });
}

if (existsSync(source)) {
  runSources();
} else if (!isNewEnough()) {
  console.error(`truce needs Node ${OLDEST_NODE} or newer; this is Node ${process.versions.node}.`);
  process.exitCode = 2;
} else {
  await import(pathToFileURL(built).href);
}
