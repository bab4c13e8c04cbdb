// What a case expects against what was found: every field that is expected must be equal; what is not expected is not looked at.

type Fields = Readonly<Record<string, unknown>>;

/** Fields that, where they are words, say which thing an object of a list is. */
const NAMES = ["name", "place", "clause", "actor", "date", "condition", "measure", "code", "about"] as const;

/** Differences in words, each with its path: `readings[Monitor].gates[JIC].state: expected "open", found "shut"`. Empty: as expected. */
export function differences(expected: unknown, found: unknown, path = ""): string[] {
  if (Array.isArray(expected) && Array.isArray(found)) return listDifferences(expected, found, path);
  if (isFields(expected) && isFields(found)) {
    return Object.entries(expected).flatMap(([name, value]) => {
      const where = path === "" ? name : `${path}.${name}`;
      return name in found ? differences(value, found[name], where) : [`${where}: expected ${show(value)}, found nothing`];
    });
  }
  return isSame(expected, found) ? [] : [`${path}: expected ${show(expected)}, found ${show(found)}`];
}

function listDifferences(expected: readonly unknown[], found: readonly unknown[], path: string): string[] {
  const rows = namedRows(expected);
  if (rows === undefined) {
    if (expected.length !== found.length) return [`${path}: expected ${expected.length} (${show(expected)}), found ${found.length} (${show(found)})`];
    return expected.flatMap((value, i) => differences(value, found[i], `${path}[${i}]`));
  }
  return rows.flatMap((value) => {
    const where = `${path}[${titleOf(value)}]`;
    const match = findNamed(value, found);
    return match === undefined ? [`${where}: expected, but it is not there`] : differences(value, match, where);
  });
}

/**
 * What a case expects, made new from what was found: the same fields and rows, with the values found. What is no longer there is left out, and
 * its path added to `gone`.
 */
export function renewed(expected: unknown, found: unknown, gone: string[], path = ""): unknown {
  if (Array.isArray(expected) && Array.isArray(found)) {
    const rows = namedRows(expected);
    if (rows === undefined) {
      return found.map((value, i) => (i < expected.length ? renewed(expected[i], value, gone, `${path}[${i}]`) : value));
    }
    return rows.flatMap((value) => {
      const match = findNamed(value, found);
      if (match === undefined) gone.push(`${path}[${titleOf(value)}]`);
      return match === undefined ? [] : [renewed(value, match, gone, `${path}[${titleOf(value)}]`)];
    });
  }
  if (isFields(expected) && isFields(found)) {
    return Object.fromEntries(Object.entries(expected).flatMap(([name, value]) => {
      const where = path === "" ? name : `${path}.${name}`;
      if (!(name in found)) gone.push(where);
      return name in found ? [[name, renewed(value, found[name], gone, where)]] : [];
    }));
  }
  return found;
}

/** The rows of a list of objects that all say which they are; matched by that, in any order, others allowed beside them. */
function namedRows(list: readonly unknown[]): Fields[] | undefined {
  const rows = list.filter(isFields).filter((value) => NAMES.some((name) => typeof value[name] === "string"));
  return rows.length > 0 && rows.length === list.length ? rows : undefined;
}

function findNamed(wanted: Fields, found: readonly unknown[]): Fields | undefined {
  const matches = found.filter((value): value is Fields => isFields(value) && NAMES.every((name) => agrees(name, wanted, value)));
  // Two problems of one code: the one at the expected place, if one is.
  return matches.find((value) => differences(wanted, value).length === 0) ?? matches[0];
}

/** A name that is not given may be any, save a place: a row without place is the whole, and meant. */
function agrees(name: string, wanted: Fields, value: Fields): boolean {
  if (typeof wanted[name] === "string") return wanted[name] === value[name];
  return name !== "place" || typeof value[name] !== "string";
}

function titleOf(value: Fields): string {
  return NAMES.filter((name) => typeof value[name] === "string").map((name) => String(value[name])).join(" ");
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isSame(a: unknown, b: unknown): boolean {
  return Object.is(a, b);
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 200 ? `${text.slice(0, 197)}...` : text;
}
