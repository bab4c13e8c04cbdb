// Says whether src/language/generated/ is what the grammar generates today: generates it again elsewhere and compares.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const config = "src/language/langium-config.json";

/** The files that langium writes, by their path beside the configuration. */
function outputs() {
  const { out, languages = [] } = JSON.parse(readFileSync(join(root, config), "utf8"));
  const others = languages.flatMap((language) => [language.textMate?.out, language.monarch?.out, language.railroad?.out]);
  return { folder: out ?? "generated", others: others.filter((path) => path !== undefined) };
}

function textOf(path) {
  return existsSync(path) ? readFileSync(path, "utf8").replaceAll("\r\n", "\n") : undefined;
}

function differences(elsewhere) {
  const { folder, others } = outputs();
  const language = join(root, dirname(config));
  const names = [language, join(elsewhere, dirname(config))].flatMap((cwd) => globSync(`${folder}/**/*.*`, { cwd }));
  return [...new Set([...names, ...others])]
    .map((name) => join(dirname(config), name))
    .filter((path) => textOf(join(root, path)) !== textOf(join(elsewhere, path)))
    .toSorted();
}

if (!existsSync(join(root, config))) {
  console.log(`There is no ${config} yet: nothing is generated.`);
} else {
  const elsewhere = mkdtempSync(join(tmpdir(), "truce-grammar-"));
  try {
    cpSync(join(root, "package.json"), join(elsewhere, "package.json"));
    cpSync(join(root, dirname(config)), join(elsewhere, dirname(config)), {
      recursive: true,
      filter: (path) => !path.includes(`${outputs().folder}/`),
    });
    symlinkSync(join(root, "node_modules"), join(elsewhere, "node_modules"), "junction");
    const langium = join(root, "node_modules/langium-cli/bin/langium.js");
    const done = spawnSync(process.execPath, [langium, "generate", "--file", config], { cwd: elsewhere, encoding: "utf8" });
    const differing = done.status === 0 ? differences(elsewhere) : [];
    if (done.status !== 0) console.error(`The grammar generates nothing:\n${done.stdout}${done.stderr}`);
    if (differing.length > 0) {
      console.error("Not what the grammar generates today:", ...differing.map((path) => `\n  ${path}`));
      console.error("Run `npm run grammar` and commit what it writes.");
    }
    if (done.status !== 0 || differing.length > 0) process.exitCode = 1;
  } finally {
    rmSync(elsewhere, { recursive: true, force: true });
  }
}
