// The Merkle tree against vectors that others publish: the eight leaves by which implementations of certificate transparency (RFC 6962) test themselves.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { consistencyPath, EMPTY_ROOT, Frontier, inclusionPath, isConsistent, leafHash, parseHash, rootOfInclusion, writeHash, type Hash } from '#ledger/tree.ts';
import { TreeByTheRfc } from './tree-by-the-rfc.ts';

const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex');
const hex = (hash: Hash): string => writeHash(hash).slice('sha256:'.length);

const LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map((leaf) => leafHash(bytes(leaf)));

/** By size, from 0. */
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

/** Leaf from 0, size, and the path. */
const INCLUSIONS: readonly (readonly [leaf: number, size: number, path: readonly string[]])[] = [
  [0, 1, []],
  [0, 8, ['96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7', '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e', '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4']],
  [5, 8, ['bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b', 'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0', 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7']],
  [2, 3, ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
];

const CONSISTENCIES: readonly (readonly [before: number, size: number, path: readonly string[]])[] = [
  [1, 1, []],
  [1, 8, ['96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7', '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e', '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4']],
  [2, 5, ['5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e', 'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b']],
  [6, 8, ['0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a', 'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0', 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7']],
];

const tree = new TreeByTheRfc(LEAVES);
const rootOf = async (from: number, to: number): Promise<Hash> => frontierOf(LEAVES.slice(from, to)).root();

function frontierOf(leaves: readonly Hash[]): Frontier {
  const frontier = new Frontier();
  for (const leaf of leaves) frontier.add(leaf);
  return frontier;
}

describe('the Merkle tree', () => {
  test('the roots of 0 to 8 leaves are those published', () => {
    assert.equal(hex(EMPTY_ROOT), ROOTS[0]);
    for (const [size, root] of ROOTS.entries()) {
      assert.equal(hex(frontierOf(LEAVES.slice(0, size)).root()), root, `size ${size}`);
      assert.equal(hex(tree.root(0, size)), root, `size ${size}, by the definition`);
    }
  });

  test('a text is hashed as its bytes in UTF-8', () => {
    assert.equal(hex(leafHash('é\u0000')), hex(leafHash(bytes('c3a900'))));
  });

  test('a hash is read as it is written, and in no other way', () => {
    const written = `sha256:${ROOTS[8]}`;
    assert.equal(writeHash(parseHash(written)!), written);
    for (const other of [written.toUpperCase(), written.slice(0, -1), `${written}0`, ROOTS[8], `${written}\n`, 5, null]) assert.equal(parseHash(other), null, String(other));
  });

  for (const [leaf, size, path] of INCLUSIONS) {
    test(`leaf ${leaf} of ${size}: the path is the one published, and leads to the root`, async () => {
      const found = await inclusionPath(leaf, size, rootOf);
      assert.deepEqual(found.map(hex), path);
      assert.equal(hex(rootOfInclusion(LEAVES[leaf]!, leaf, size, found)!), ROOTS[size]);
    });
  }

  for (const [before, size, path] of CONSISTENCIES) {
    test(`${before} of ${size}: the path of consistency is the one published, and holds`, async () => {
      const found = await consistencyPath(before, size, rootOf);
      assert.deepEqual(found.map(hex), path);
      assert.ok(isConsistent(before, bytes(ROOTS[before]!), size, bytes(ROOTS[size]!), found));
    });
  }

  test('every path of every small tree is the one of the definition, and no other leads to the root', async () => {
    for (let size = 1; size <= LEAVES.length; size += 1) {
      const root = tree.root(0, size);
      for (let leaf = 0; leaf < size; leaf += 1) {
        const path = await inclusionPath(leaf, size, rootOf);
        assert.deepEqual(path.map(hex), tree.path(leaf, 0, size).map(hex));
        const leads = (at: number, by: readonly Hash[], of = size) => { const found = rootOfInclusion(LEAVES[leaf]!, at, of, by); return found !== null && hex(found) === hex(root); };
        assert.ok(leads(leaf, path));
        for (const wrong of [path.slice(1), [...path, root], path.map((one, i) => (i === 0 ? leafHash('x') : one)), [...path].reverse()]) {
          if (wrong.map(hex).join() !== path.map(hex).join()) assert.ok(!leads(leaf, wrong), `leaf ${leaf} of ${size}`);
        }
        for (let other = -1; other <= size; other += 1) if (other !== leaf) assert.ok(!leads(other, path), `leaf ${leaf} as ${other} of ${size}`);
      }
      for (let before = 0; before <= size; before += 1) {
        const path = await consistencyPath(before, size, rootOf), old = tree.root(0, before);
        assert.deepEqual(path.map(hex), before === 0 ? [] : tree.proof(before, size).map(hex));
        assert.ok(isConsistent(before, old, size, root, path), `${before} of ${size}`);
        assert.ok(!isConsistent(before, leafHash('x'), size, root, path), `another beginning, ${before} of ${size}`);
        assert.ok(!isConsistent(before, old, size, root, [...path, root]), `a path too long, ${before} of ${size}`);
        if (path.length > 0) assert.ok(!isConsistent(before, old, size, root, path.slice(1)), `a path too short, ${before} of ${size}`);
        if (before > 0) assert.ok(!isConsistent(before, old, size, leafHash('x'), path), `another end, ${before} of ${size}`);
      }
    }
  });
});
