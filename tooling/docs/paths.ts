// Every link to a file, and every path in backticks, names something that exists.
import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { complaint, inlineCode, type Complaint, type Line, type Page } from "./markdown.ts";

/** A path is taken for one of this repository when it begins with one of these. */
const TOP = ["src", "docs", "test", "tooling", "bin", "agreements", "cases", "bench", ".ci"];
const TOP_FILE = /^(package(-lock)?\.json|tsconfig[\w.]*\.json|README\.md|CHANGELOG\.md|LICENSE|\.[\w.-]+rc\.json|\.dependency-cruiser\.mjs)$/;

export function checkPaths(root: string, pages: readonly Page[]): Complaint[] {
  return pages.flatMap((page) =>
    page.lines
      .filter((line) => !line.fenced)
      .flatMap((line) => [...linksAmiss(root, page, line), ...pathsAmiss(root, page, line)]),
  );
}

function linksAmiss(root: string, page: Page, line: Line): Complaint[] {
  const prose = line.text.replaceAll(/`[^`]*`/g, "``");
  const targets = [...prose.matchAll(/\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/g)].map((match) => match[1] ?? "");
  return targets
    .filter((target) => !/^[a-z][a-z0-9+.-]*:/i.test(target))
    .flatMap((target) => {
      const [file = "", anchor] = target.split("#");
      const path = file === "" ? page.path : normalize(join(dirname(page.path), decodeURIComponent(file)));
      if (!existsSync(join(root, path))) return [complaint(page, line.number, `the link leads to ${path}, which does not exist`)];
      if (anchor && path.endsWith(".md") && !anchorsOf(join(root, path)).has(decodeURIComponent(anchor))) {
        return [complaint(page, line.number, `the link leads to #${anchor}, a heading that ${path} does not have`)];
      }
      return [];
    });
}

/** The anchors that a Markdown file offers: its headings as GitHub names them, and those written as HTML. */
function anchorsOf(path: string): Set<string> {
  const text = readFileSync(path, "utf8");
  const headings = [...text.matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)].map((match) =>
    (match[1] ?? "").toLowerCase().replaceAll(/[^\p{L}\p{M}\p{N}\s_-]/gu, "").replaceAll(/\s/g, "-"),
  );
  const written = [...text.matchAll(/(?:id|name)="([^"]+)"/g)].map((match) => match[1] ?? "");
  return new Set([...headings, ...written]);
}

function pathsAmiss(root: string, page: Page, line: Line): Complaint[] {
  return inlineCode(line)
    .filter((code) => pathLike(root, code))
    .filter((code) => !exists(root, code))
    .map((code) => complaint(page, line.number, `\`${code}\` names a file or folder that does not exist`));
}

function pathLike(root: string, code: string): boolean {
  if (/\s|NNNN|…|\.\.\.|^\w+:\/\//.test(code)) return false;
  if (TOP_FILE.test(code)) return true;
  const [first = "", ...rest] = code.split("/");
  // What begins with a slash is an address on the server (`/openapi.json`), not a path of this repository.
  if (rest.length === 0 || first === "") return false;
  // A file of a room may be named from its room on: `engine/reference.ts`.
  return TOP.includes(first) || (/\.\w+$/.test(code) && existsSync(join(root, "src", first)));
}

function exists(root: string, code: string): boolean {
  // `<name>` stands for any name; a place in a file may follow the path.
  const pattern = code.replace(/:\d+(:\d+)?$/, "").replaceAll(/<[^>]*>/g, "*");
  const found = (cwd: string) => (/[*{?]/.test(pattern) ? globSync(pattern, { cwd }).length > 0 : existsSync(join(cwd, pattern)));
  return found(root) || found(join(root, "src"));
}
