// Every rule id that is mentioned exists in docs/semantics.md, and every rule there has a test whose title begins with its id.
import { globSync, readFileSync } from "node:fs";
import { complaint, type Complaint, type Page } from "./markdown.ts";

export const SEMANTICS = "docs/semantics.md";

export interface Rule {
  readonly id: string;
  readonly line: number;
  /** Marked `(not yet)`: it is written down and nothing obeys it so far. */
  readonly notYet: boolean;
}

interface Title {
  readonly path: string;
  readonly line: number;
  readonly ids: readonly string[];
}

/** The rules that the page defines: an id in bold, or as a heading, at the beginning of a line. */
export function rulesIn(page: Page): Rule[] {
  const rules: { id: string; line: number; text: string }[] = [];
  for (const { number, text, fenced } of page.lines) {
    const id = fenced ? null : /^(?:\s*[-*]\s+|#+\s+|\s*)(?:<a [^>]*><\/a>\s*)?(?:\*\*)?\[?([A-Z]\d{1,2}[a-z]?)\]?(?:\*\*|(?=[\s.:]))/.exec(text);
    const bare = id !== null && (text.includes(`**${id[1]}`) || /^#+\s/.test(text));
    if (id !== null && bare) rules.push({ id: id[1] ?? "", line: number, text });
    else if (rules.length > 0 && !/^#+\s/.test(text)) {
      const last = rules[rules.length - 1];
      if (last) last.text += `\n${text}`;
    }
  }
  return rules.map(({ id, line, text }) => ({ id, line, notYet: text.includes("(not yet)") }));
}

/** The titles of tests that begin with rule ids, as they stand in the sources: `test("[W3] a day ...")`, `it("[G2] [W3] ...")`. */
export function titlesIn(path: string, text: string): Title[] {
  const titles: Title[] = [];
  for (const match of text.matchAll(/["'`]((?:\[[A-Z]\d{1,2}[a-z]?\]\s*)+)/g)) {
    const ids = [...(match[1] ?? "").matchAll(/\[([A-Z]\d{1,2}[a-z]?)\]/g)].map((id) => id[1] ?? "");
    titles.push({ path, line: text.slice(0, match.index).split("\n").length, ids });
  }
  return titles;
}

export function checkRules(root: string, pages: readonly Page[]): Complaint[] {
  const semantics = pages.find((page) => page.path === SEMANTICS);
  if (semantics === undefined) return [];
  const rules = rulesIn(semantics);
  const known = new Set(rules.map((rule) => rule.id));
  // Cases kept as data beside the tests that run them carry titles too.
  const titles = globSync(["test/**/*.test.ts", "test/**/rule-cases/*.ts"], { cwd: root })
    .filter((path) => !path.replaceAll("\\", "/").startsWith("test/house/"))
    .flatMap((path) => titlesIn(path, readFileSync(`${root}/${path}`, "utf8")));
  const tested = new Set(titles.flatMap((title) => title.ids));
  const twice = rules.filter((rule, index) => rules.findIndex((other) => other.id === rule.id) !== index);
  return [
    ...twice.map((rule) => complaint(semantics, rule.line, `rule ${rule.id} is written twice; an id is given once`)),
    ...pages.flatMap((page) => mentionsAmiss(page, known)),
    ...titles.flatMap((title) =>
      title.ids
        .filter((id) => !known.has(id))
        .map((id) => ({ path: title.path, line: title.line, says: `the title names rule ${id}, which ${SEMANTICS} does not have` })),
    ),
    ...rules
      .filter((rule) => !rule.notYet && !tested.has(rule.id))
      .map((rule) => complaint(semantics, rule.line, `rule ${rule.id} has no test whose title begins with [${rule.id}], and is not marked (not yet)`)),
  ];
}

function mentionsAmiss(page: Page, known: ReadonlySet<string>): Complaint[] {
  return page.lines
    .filter((line) => !line.fenced)
    .flatMap((line) =>
      [...line.text.replaceAll(/`[^`]*`/g, "``").matchAll(/\[([A-Z]\d{1,2}[a-z]?)\](?!:)|\*\*([A-Z]\d{1,2}[a-z]?)\*\*/g)]
        .map((match) => match[1] ?? match[2] ?? "")
        .filter((id) => !known.has(id))
        .map((id) => complaint(page, line.number, `rule ${id} is not in ${SEMANTICS}`)),
    );
}
