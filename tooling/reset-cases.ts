// Rewrites what the cases expect with what is found now, field for field; `git diff` then shows what changed. Names as arguments reset those alone.
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expectedOf, expectedPath, findCases } from "./cases/find-cases.ts";
import { judge, reset } from "./cases/judge.ts";
import { runCase } from "./cases/run-case.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const wanted = process.argv.slice(2);
const cases = findCases(root).filter(({ name }) => wanted.length === 0 || wanted.some((word) => name.includes(word)));

let changed = 0;
for (const it of cases) {
  try {
    const expected = expectedOf(it);
    const found = await runCase(root, it);
    const said = judge(it, expected, found);
    if (said.length === 0) continue;
    const renewed = reset(it, expected, found);
    writeFileSync(expectedPath(it), `${JSON.stringify(renewed.expected, null, 2)}\n`);
    changed += 1;
    console.log(`${it.name}\n${said.map((line) => `  ${line}`).join("\n")}`);
    for (const path of renewed.gone) console.log(`  left out, since it is no longer there: ${path}`);
  } catch (error) {
    console.error(`${it.name}: ${(error as Error).message}`);
    process.exitCode = 1;
  }
}
console.log(`${cases.length} cases, ${changed} changed. \`git diff cases agreements\` shows them.`);
