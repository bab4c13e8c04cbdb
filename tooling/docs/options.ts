// Every command and option of `truce` that the docs name is one that `truce --help` knows.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { complaint, inlineCode, type Complaint, type Page } from "./markdown.ts";

/** `command`: its name, of two words for those on a ledger. */
interface Use {
  readonly page: Page;
  readonly line: number;
  readonly command: string;
  readonly options: readonly string[];
}

export function checkOptions(root: string, pages: readonly Page[]): Complaint[] {
  if (!existsSync(`${root}/src/cli/main.ts`)) return [];
  const help = new Map<string, string | undefined>();
  const helpOf = (command: string): string | undefined => {
    if (!help.has(command)) help.set(command, askForHelp(root, command));
    return help.get(command);
  };
  return pages.flatMap(usesIn).flatMap((use) => {
    const text = helpOf(use.command);
    if (text === undefined) return [complaint(use.page, use.line, `\`truce ${use.command}\` is no command`)];
    return use.options
      .filter((option) => !new RegExp(`${option}(?![\\w-])`).test(text) && option !== "--help" && option !== "--version")
      .map((option) => complaint(use.page, use.line, `\`truce ${use.command}\` does not know ${option}; its --help does not name it`));
  });
}

function askForHelp(root: string, command: string): string | undefined {
  const words = [...command.split(" ").filter((word) => word !== ""), "--help"];
  const done = spawnSync(process.execPath, ["-C", "source", "src/cli/main.ts", ...words], { cwd: root, encoding: "utf8" });
  return done.status === 0 ? `${done.stdout}${done.stderr}` : undefined;
}

/** Where a page writes the command: in backticks, or in a block of shell lines. */
export function usesIn(page: Page): Use[] {
  const inline = page.lines.flatMap((line) => inlineCode(line).map((code) => ({ line: line.number, code })));
  const shell = page.blocks
    .filter((block) => /^(sh|bash|shell|console|text)?(\s+run)?$/.test(block.info))
    .flatMap((block) =>
      block.text
        .replaceAll(/\\\n/g, "  ")
        .split("\n")
        .map((code) => ({ line: block.number, code })),
    );
  return [...inline, ...shell].flatMap(({ line, code }) => {
    const match = /^\s*(?:\$\s+)?(?:npx\s+)?truce(?:\s+(ledger [a-z-]+(?=\s|$)|[a-z][a-z-]*))?(?=\s|$)(.*)$/.exec(code);
    if (match === null) return [];
    const words = (match[2] ?? "").replace(/\s(#|\||&&|>).*$/, "");
    const options = [...words.matchAll(/(?<![\w-])--[a-z][a-z-]*/g)].map((option) => option[0]);
    return [{ page, line, command: match[1] ?? "", options }];
  });
}
