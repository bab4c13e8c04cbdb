// Rings among names: what lies in, includes or hangs on itself by way of others.

/** Finds each ring of `next` once, told from its first name in the author's order. */
export function sayRings(names: readonly string[], next: (name: string) => string[], say: (name: string, ring: string[]) => void): void {
  const done = new Set<string>();
  const walk = (name: string, path: string[]): void => {
    const seenAt = path.indexOf(name);
    if (seenAt >= 0) return say(name, [...path.slice(seenAt), name]);
    if (done.has(name)) return;
    for (const other of next(name)) walk(other, [...path, name]);
    done.add(name);
  };
  for (const name of names) walk(name, []);
}
