// Code in the docs that is marked to run (```ts run, ```js run) runs, from the root of the project, as a reader would run it.
import { spawnSync } from "node:child_process";
import { complaint, type Complaint, type Page } from "./markdown.ts";

export function checkRunnableCode(root: string, pages: readonly Page[]): Complaint[] {
  return pages.flatMap((page) =>
    page.blocks
      .filter((block) => /^(ts|js|typescript|javascript)\s+run\b/.test(block.info))
      .flatMap((block) => {
        const type = block.info.startsWith("t") ? "module-typescript" : "module";
        const done = spawnSync(process.execPath, ["-C", "source", `--input-type=${type}`, "-"], {
          cwd: root,
          input: block.text,
          encoding: "utf8",
          timeout: 60_000,
        });
        if (done.status === 0) return [];
        return [complaint(page, block.number, `the code does not run:\n${(done.stderr || String(done.error ?? "no end within 60 s")).trim()}`)];
      }),
  );
}
