// Whether a case came out as expected, and what its expectation becomes when it is reset.
import { differences, renewed } from "./compare.ts";
import type { Case } from "./find-cases.ts";
import type { Found } from "./run-case.ts";

type Row = Readonly<Record<string, unknown>>;

/** Differences in words; empty where all is as expected. Of a bad case every error must be expected; warnings may be left unsaid. */
export function judge(it: Case, expected: unknown, found: Found): string[] {
  const said = differences(expected, found);
  return it.kind === "good" ? said : [...said, ...unexpected(expected, found).map((row) => `problems: not expected: ${placeOf(row)} ${String(row.code)}: ${String(row.message)}`)];
}

/** The expectation with the values found; `gone` names what was expected and is not there. */
export function reset(it: Case, expected: unknown, found: Found): { expected: unknown; gone: string[] } {
  const gone: string[] = [];
  const fields = renewed(expected, found, gone) as Row;
  if (it.kind === "good") return { expected: fields, gone };
  const more = unexpected(expected, found).map(({ code, line, column }) => (line === undefined ? { code } : { code, line, column }));
  return { expected: { ...fields, problems: [...rowsOf(fields), ...more] }, gone };
}

/** Errors found for which no expected problem stands, each expected one standing for one. */
function unexpected(expected: unknown, found: Found): Row[] {
  const left = [...rowsOf(expected)];
  return rowsOf(found).filter((row) => {
    const i = left.findIndex((wanted) => differences(wanted, row).length === 0);
    if (i !== -1) left.splice(i, 1);
    return i === -1 && row.severity === "error";
  });
}

function rowsOf(record: unknown): readonly Row[] {
  return ((record as { problems?: readonly Row[] } | null)?.problems ?? []);
}

function placeOf({ file, line, column }: Row): string {
  return line === undefined ? "" : `${String(file ?? "")}:${String(line)}:${String(column)}`;
}
