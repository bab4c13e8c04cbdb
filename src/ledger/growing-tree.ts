// The tree of a ledger that is being written: knows its root after each entry, and hands out the subtrees that became whole.
import { TILE_WIDTH, type StoreReader, type Tile } from '#ledger/store.ts';
import { Frontier, type Hash, type RootOf } from '#ledger/tree.ts';

export class GrowingTree {
  size = 0;
  /** By level: the subtrees that are whole and not yet part of a whole one of the next level. Level 0: leaves. */
  readonly #open: Hash[][] = [[]];

  /** The tree as it stands in a store of `size` entries. */
  static async of(store: StoreReader, size: number): Promise<GrowingTree> {
    const tree = new GrowingTree();
    tree.size = size;
    const isWhole = size - (size % TILE_WIDTH);
    tree.#open[0] = isWhole < size ? await store.hashes(isWhole + 1, size) : [];
    for (let level = 1, count = Math.floor(size / TILE_WIDTH); count > 0; level += 1, count = Math.floor(count / TILE_WIDTH)) {
      const from = count - (count % TILE_WIDTH);
      tree.#open[level] = from < count ? (await store.tiles(level, from, count - 1)).map((tile) => tile.root) : [];
    }
    return tree;
  }

  /** Adds a leaf; gives the subtrees that it completes. */
  add(leaf: Hash): Tile[] {
    this.size += 1;
    const done: Tile[] = [];
    let root = leaf, width = TILE_WIDTH;
    for (let level = 0; ; level += 1, width *= TILE_WIDTH) {
      const open = (this.#open[level] ??= []);
      open.push(root);
      if (open.length < TILE_WIDTH) return done;
      root = rootOf(open);
      this.#open[level] = [];
      done.push({ level: level + 1, index: this.size / width - 1, root });
    }
  }

  root(): Hash {
    const frontier = new Frontier();
    for (let level = this.#open.length - 1; level >= 0; level -= 1) for (const root of this.#open[level]!) frontier.add(root, TILE_WIDTH ** level);
    return frontier.root();
  }
}

function rootOf(leaves: readonly Hash[]): Hash {
  const frontier = new Frontier();
  for (const leaf of leaves) frontier.add(leaf);
  return frontier.root();
}

/** Roots of ranges that RFC 6962 parts a tree into, from the subtrees that are kept: some hundreds are read, however large the ledger is. */
export function rootsFrom(store: StoreReader): RootOf {
  return async (from, to) => {
    const frontier = new Frontier();
    let at = from;
    for (let level = highestLevel(to - from); level >= 0; level -= 1) {
      const width = TILE_WIDTH ** level;
      const count = at % width === 0 ? Math.floor((to - at) / width) : 0;
      if (count === 0) continue;
      const first = at / width;
      const roots = level === 0 ? await store.hashes(at + 1, to) : (await store.tiles(level, first, first + count - 1)).map((tile) => tile.root);
      if (roots.length !== count) throw new RangeError(`the store holds ${roots.length} of ${count} subtrees of level ${level}`);
      for (const root of roots) frontier.add(root, width);
      at += count * width;
    }
    return frontier.root();
  };
}

function highestLevel(size: number): number {
  return Math.floor(Math.log(Math.max(size, 1)) / Math.log(TILE_WIDTH) + 1e-9);
}
