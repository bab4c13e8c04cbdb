// Words that stand for several things (E30): a class is its members, through all levels, and nothing else.
import type { ThingClass } from '#records/plan.ts';
import { pathOf } from '#series/sees.ts';

export class ThingClasses {
  private readonly members: ReadonlyMap<string, readonly string[]>;
  private readonly known = new Map<string, ReadonlySet<string>>();

  constructor(classes: readonly ThingClass[] = []) {
    this.members = new Map(classes.map((one) => [pathOf(one.name), one.members.map(pathOf)]));
  }

  /** The things that a word may mean: itself alone, where it is no class. */
  leaves(word: string): ReadonlySet<string> {
    const path = pathOf(word);
    let leaves = this.known.get(path);
    if (leaves === undefined) {
      const members = this.members.get(path);
      leaves = new Set(members === undefined ? [path] : members.flatMap((member) => [...this.leaves(member)]));
      this.known.set(path, leaves);
    }
    return leaves;
  }

  /** Whether two words, not the same, may mean one and the same thing. */
  overlap(a: string, b: string): boolean {
    if (pathOf(a) === pathOf(b)) return false;
    const other = this.leaves(b);
    return [...this.leaves(a)].some((leaf) => other.has(leaf));
  }
}
