// Writes the package.json that is published while `npm pack` runs, and with --restore puts the working one back.
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const manifest = `${root}package.json`;
const kept = `${root}.package.json.kept`;

/** What a clone needs and a published package must not have. */
function published(text) {
  const all = JSON.parse(text);
  // The pinned Node would become the Node of all scripts of a project that installs truce.
  delete all.optionalDependencies;
  delete all.devDependencies;
  // npm asks for this one after packing, and finds it in what stands there then.
  all.scripts = { postpack: all.scripts.postpack };
  // Sources are not in the package.
  for (const targets of [...Object.values(all.imports), ...Object.values(all.exports)]) {
    if (typeof targets === "object") delete targets.source;
  }
  return `${JSON.stringify(all, null, 2)}\n`;
}

if (process.argv.includes("--restore")) {
  if (existsSync(kept)) renameSync(kept, manifest);
} else {
  // One kept from a run that was interrupted is the true one.
  const original = readFileSync(existsSync(kept) ? kept : manifest, "utf8");
  writeFileSync(kept, original);
  writeFileSync(manifest, published(original));
}
