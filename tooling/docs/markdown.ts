// Reads the project's Markdown as the docs check needs it: its lines, which of them stand in a fence, and its fenced blocks.
import { globSync, readFileSync } from "node:fs";

export interface Line {
  readonly number: number;
  readonly text: string;
  /** Whether the line stands in a fenced block, or is one of its two fences. */
  readonly fenced: boolean;
}

export interface Block {
  /** The line of the opening fence. */
  readonly number: number;
  /** What follows the opening fence: `ts run`, `sh`, or nothing. */
  readonly info: string;
  readonly text: string;
}

export interface Page {
  readonly path: string;
  readonly lines: readonly Line[];
  readonly blocks: readonly Block[];
}

/** Something wrong in the docs, and where. */
export interface Complaint {
  readonly path: string;
  readonly line: number;
  readonly says: string;
}

export function complaint(page: Page, line: number, says: string): Complaint {
  return { path: page.path, line, says };
}

/** All pages that the check reads, in order of their paths: README.md, docs/ and what is told of the worked agreements. */
export function pagesOf(root: string): Page[] {
  return globSync(["README.md", "docs/**/*.md", "agreements/*/why.md"], { cwd: root })
    .map((path) => path.replaceAll("\\", "/"))
    .toSorted()
    .map((path) => pageFrom(path, readFileSync(`${root}/${path}`, "utf8")));
}

export function pageFrom(path: string, text: string): Page {
  const lines: Line[] = [];
  const blocks: Block[] = [];
  let open: { mark: string; number: number; info: string; inside: string[] } | undefined;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const number = index + 1;
    const fence = /^\s*(`{3,}|~{3,})(.*)$/.exec(line);
    const mark = fence?.[1] ?? "";
    if (open === undefined && fence !== null) {
      open = { mark, number, info: (fence[2] ?? "").trim(), inside: [] };
      lines.push({ number, text: line, fenced: true });
    } else if (open !== undefined && mark.startsWith(open.mark) && (fence?.[2] ?? "").trim() === "") {
      blocks.push({ number: open.number, info: open.info, text: open.inside.join("\n") });
      open = undefined;
      lines.push({ number, text: line, fenced: true });
    } else {
      open?.inside.push(line);
      lines.push({ number, text: line, fenced: open !== undefined });
    }
  }
  return { path, lines, blocks };
}

/** What stands in backticks in a line of prose. */
export function inlineCode(line: Line): string[] {
  return line.fenced ? [] : [...line.text.matchAll(/(`+)(.+?)\1(?!`)/g)].map((match) => (match[2] ?? "").trim());
}
