// The Merkle tree as RFC 6962 defines it in 2.1, by recursion over the list of leaves: slow, and nothing but the definition.
import { createHash } from 'node:crypto';

/** Over hashes of leaves, d[from:to]. What was worked out once is kept: the definition asks for the same halves again and again. */
export class TreeByTheRfc {
  readonly #leaves: readonly Uint8Array[];
  readonly #known = new Map<string, Buffer>();

  constructor(leaves: readonly Uint8Array[]) {
    this.#leaves = leaves;
  }

  /** MTH(D[from:to]). */
  root(from = 0, to = this.#leaves.length): Buffer {
    const n = to - from;
    if (n === 0) return createHash('sha256').digest();
    if (n === 1) return Buffer.from(this.#leaves[from]!);
    const name = `${from}-${to}`;
    let root = this.#known.get(name);
    if (root === undefined) {
      const k = largestPowerOfTwoBelow(n);
      root = createHash('sha256').update(Buffer.of(1)).update(this.root(from, from + k)).update(this.root(from + k, to)).digest();
      this.#known.set(name, root);
    }
    return root;
  }

  /** PATH(m, D[from:to]); m from 0 within the range. */
  path(m: number, from: number, to: number): Buffer[] {
    const n = to - from;
    if (n === 1) return [];
    const k = largestPowerOfTwoBelow(n);
    return m < k ? [...this.path(m, from, from + k), this.root(from + k, to)] : [...this.path(m - k, from + k, to), this.root(from, from + k)];
  }

  /** PROOF(m, D[0:n]). */
  proof(m: number, n: number): Buffer[] {
    return this.#subproof(m, 0, n, true);
  }

  /** SUBPROOF(m, D[from:to], b). */
  #subproof(m: number, from: number, to: number, b: boolean): Buffer[] {
    const n = to - from;
    if (m === n) return b ? [] : [this.root(from, to)];
    const k = largestPowerOfTwoBelow(n);
    return m <= k ? [...this.#subproof(m, from, from + k, b), this.root(from + k, to)] : [...this.#subproof(m - k, from + k, to, false), this.root(from, from + k)];
  }
}

/** k < n <= 2k. */
function largestPowerOfTwoBelow(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}
