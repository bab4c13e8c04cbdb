// `npm start`: the Syria example, its answers printed here and its board open until Ctrl-C. `npm start -- --print` prints and ends.
import { spawn, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const truce = `${root}bin/truce.mjs`;
const example = ["agreements/syria-2016/agreement.md", "--evidence", "agreements/syria-2016/evidence.jsonl", "--as-of", "2016-09-19T16:00:00Z"];
const words = process.argv.slice(2);

const check = () => spawnSync(process.execPath, [truce, "check", ...example], { cwd: root, stdio: "inherit" }).status ?? 1;

if (words.includes("--print")) {
  const rest = words.filter((word) => word !== "--print");
  if (rest.length > 0) console.error(`npm start -- --print takes nothing else; ${rest.join(" ")} is left aside.`);
  process.exitCode = check();
} else {
  const built = spawnSync(process.execPath, [`${root}tooling/build-board.mjs`], { cwd: root, stdio: "inherit" });
  if (built.status !== 0) process.exit(built.status ?? 1);
  serve();
}

/** The server first, whose first line holds the address; then the answers; then the address again, where it is still to be seen. */
function serve() {
  const server = spawn(process.execPath, [truce, "serve", ...example, ...words], { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
  // Ctrl-C reaches the server by itself, as it stands in the same group; other signals do not.
  for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => server.kill(signal));
  process.on("SIGINT", () => {});
  server.stdout.once("data", (text) => {
    process.stdout.write(`${text}\n`);
    check();
    process.stdout.write(`\n${text}This shows the same, day by day and place by place. Ctrl-C ends it.\n`);
  });
  server.on("close", (status) => {
    process.exitCode = status ?? 1;
  });
}
