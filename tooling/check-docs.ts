// The docs check: what README.md and docs/ claim about files, rules, code and options is so.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { pagesOf } from "./docs/markdown.ts";
import { checkOptions } from "./docs/options.ts";
import { checkPaths } from "./docs/paths.ts";
import { checkRules, SEMANTICS } from "./docs/rules.ts";
import { checkRunnableCode } from "./docs/runnable-code.ts";
import { checkSessions } from "./docs/sessions.ts";
import { checkTranscripts } from "./docs/transcripts.ts";

const root = fileURLToPath(new URL("..", import.meta.url)).replace(/\/$/, "");
const pages = pagesOf(root);

if (!existsSync(`${root}/${SEMANTICS}`)) console.log(`${SEMANTICS} is not there yet: rule ids are not checked.`);
if (!existsSync(`${root}/src/cli/main.ts`)) console.log("src/cli/main.ts is not there yet: commands and options are not checked.");

const complaints = [checkPaths, checkRules, checkRunnableCode, checkOptions, checkTranscripts, checkSessions].flatMap((check) => check(root, pages));
for (const { path, line, says } of complaints) console.error(`${path}:${line}: ${says}`);
console.log(`${pages.length} pages read, ${complaints.length} complaints.`);
if (complaints.length > 0) process.exitCode = 1;
