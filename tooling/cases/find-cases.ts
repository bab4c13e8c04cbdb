// The cases: folders of data with an agreement, evidence and what is to be found. Worked agreements that say what is to be found are cases too.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export interface Case {
  /** `cases/good/a-day-unseen`, with slashes on every system. */
  readonly name: string;
  readonly folder: string;
  /** good: evaluated, and the verdicts hold what is expected; bad: refused, with the problems expected. */
  readonly kind: "good" | "bad";
}

export interface CaseOptions {
  readonly asOf?: string;
  readonly knownAt?: string;
  readonly args?: readonly string[];
}

const ROOMS = [
  { under: "cases/good", kind: "good" },
  { under: "cases/bad", kind: "bad" },
  { under: "agreements", kind: "good" },
] as const;

/** Every folder of cases/ is a case, whole or not, so that one without expected.json fails; of agreements/, those with expected.json. */
export function findCases(root: string): Case[] {
  return ROOMS.flatMap(({ under, kind }) => {
    const room = join(root, under);
    if (!existsSync(room)) return [];
    const folders = readdirSync(room, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
    return folders
      .toSorted()
      .map((name): Case => ({ name: `${under}/${name}`, folder: join(room, name), kind }))
      .filter(({ folder }) => under !== "agreements" || existsSync(join(folder, "expected.json")));
  });
}

export function evidenceOf({ folder }: Case): string | undefined {
  return ["claims.jsonl", "evidence.jsonl"].map((name) => join(folder, name)).find((path) => existsSync(path));
}

export function optionsOf({ folder }: Case): CaseOptions {
  const path = join(folder, "options.json");
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as CaseOptions) : {};
}

export function expectedPath({ folder }: Case): string {
  return join(folder, "expected.json");
}

export function expectedOf(it: Case): unknown {
  return JSON.parse(readFileSync(expectedPath(it), "utf8"));
}
