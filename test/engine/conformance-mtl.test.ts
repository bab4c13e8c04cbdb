// 400 random formulas with the answers of a verified monitor (VYDRA), which judges points: the dense engine gives the same at each point.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Formula } from '#records/plan.ts';
import type { TruthValue } from '#records/verdicts.ts';
import { referenceSignal } from '#engine/reference.ts';
import { fastRun } from './fast-outcome.ts';
import { and, conformanceCases, implies, not, or, PointOperators, SpreadTimes, valuesAt, type Bounds } from './point-traces.ts';
import { channel, claim, compare, condition, measure, pair, type Pair } from './toy-plans.ts';

type Atom = 'a' | 'b' | 'c';

/** What the file writes: previous, once, historically, since, each with its bounds (null: without end), and the connectives. */
type Tree = Atom | ['not', Tree] | ['and' | 'or' | 'imp', Tree, Tree] | ['P' | 'O' | 'H', number, number | null, Tree] | ['S', number, number | null, Tree, Tree]
  | ['N' | 'F' | 'G', number, number | null, Tree] | ['U', number, number | null, Tree, Tree];

interface Case { id: string; formula: Tree; times: number[]; atoms: Record<Atom, (0 | 1)[]>; /** null: the trace ends too early to tell. */ vydra: (0 | 1 | null)[] }

const { cases, skip } = conformanceCases<Case>('mtl_random.jsonl');

const TYPES = { a: 'attack', b: 'fire', c: 'advance', step: 'flight' } as const;
const MEASURES = Object.entries(TYPES).map(([name, type]) => measure(name, { of: [type], place: { name: 'A' }, channels: ['Ch1'], silence: 'none' }));
const isThere = (name: keyof typeof TYPES) => compare(name, '>=', 1);
const points = new PointOperators(isThere('step'));

/** Later than any window of any case reaches. */
const FAR = 1_000_000;

function formulaOf(tree: Tree, bounds: (a: number, b: number | null) => Bounds): Formula {
  if (typeof tree === 'string') return isThere(tree);
  const part = (of: Tree) => formulaOf(of, bounds);
  switch (tree[0]) {
    case 'not': return not(part(tree[1]));
    case 'and': return and(part(tree[1]), part(tree[2]));
    case 'or': return or(part(tree[1]), part(tree[2]));
    case 'imp': return implies(part(tree[1]), part(tree[2]));
    case 'P': return points.previous(bounds(tree[1], tree[2]), part(tree[3]));
    case 'O': return points.once(bounds(tree[1], tree[2]), part(tree[3]));
    case 'H': return points.historically(bounds(tree[1], tree[2]), part(tree[3]));
    case 'S': return points.since(bounds(tree[1], tree[2]), part(tree[3]), part(tree[4]));
    case 'N': return points.next(bounds(tree[1], tree[2]), part(tree[3]));
    case 'F': return points.eventually(bounds(tree[1], tree[2]), part(tree[3]));
    case 'G': return points.always(bounds(tree[1], tree[2]), part(tree[3]));
    case 'U': return points.until(bounds(tree[1], tree[2]), part(tree[3]), part(tree[4]));
  }
}

/** The case as plan and claims: each atom that holds at a point is an incident there, and a flight is there at every point. */
function pairOf(one: Case, asOf?: number): { pair: Pair; instants: number[] } {
  const spread = new SpreadTimes(one.times);
  const incident = (name: keyof typeof TYPES, i: number) => claim(`${name}${i}`, spread.instants[i]!, { type: TYPES[name] });
  const claims = one.times.flatMap((_, i) => [...(['a', 'b', 'c'] as const).filter((atom) => one.atoms[atom][i] === 1), 'step' as const].map((name) => incident(name, i)));
  const of = formulaOf(one.formula, (a, b) => spread.bounds(a, b));
  const plan = { measures: MEASURES, channels: [channel('Ch1')], conditions: [condition('Holds', of)] };
  return { pair: pair(plan, claims, { asOf: asOf ?? spread.last + 1, scan: { from: spread.instants[0]! - 2, to: spread.last + 3 } }), instants: spread.instants };
}

function fastValues(one: Case, asOf?: number) {
  const { pair: asked, instants } = pairOf(one, asOf);
  return valuesAt(fastRun(asked).evaluator.scope(), { node: 'condition', name: 'Holds' }, instants);
}

const wanted = (answer: 0 | 1 | null): TruthValue => (answer === null ? 'undetermined' : answer === 1 ? 'yes' : 'no');
const told = (one: Case) => `${one.id}: ${JSON.stringify(one.formula)} over ${JSON.stringify(one.times)}`;

/** The same trace run backwards, and the formula turned round with it: previous for next, once for eventually, since for until. */
function mirrored(one: Case): Case {
  const last = one.times.at(-1)!;
  const turned = { P: 'N', O: 'F', H: 'G', S: 'U' } as const;
  // What has no end in the trace reaches over all of it; the future is known only so far.
  const turn = (tree: Tree): Tree => {
    if (typeof tree === 'string') return tree;
    switch (tree[0]) {
      case 'not': return ['not', turn(tree[1])];
      case 'and': case 'or': case 'imp': return [tree[0], turn(tree[1]), turn(tree[2])];
      case 'P': case 'O': case 'H': return [turned[tree[0]], tree[1], tree[2] ?? Math.max(tree[1], last - one.times[0]!), turn(tree[3])];
      case 'S': return [turned[tree[0]], tree[1], tree[2] ?? Math.max(tree[1], last - one.times[0]!), turn(tree[3]), turn(tree[4])];
      default: throw new RangeError(`${tree[0]} looks forward already`);
    }
  };
  const { a, b, c } = one.atoms;
  return { id: `${one.id} mirrored`, formula: turn(one.formula), times: one.times.toReversed().map((time) => last - time), atoms: { a: a.toReversed(), b: b.toReversed(), c: c.toReversed() }, vydra: one.vydra.toReversed() };
}

describe('formulas judged point by point by a verified monitor', { skip }, () => {
  test('[W12] all 400 formulas of the past have at each of their points the value that the verified monitor gave', () => {
    assert.equal(cases.length, 400);
    let judged = 0;
    for (const one of cases) {
      const values = fastValues(one);
      // asOf is right after the last point: what a trace that ends too early leaves open must be pending, all else as answered.
      assert.deepEqual(values.map(({ value }) => value), one.vydra.map(wanted), told(one));
      assert.ok(values.every(({ value, reasons }) => value !== 'undetermined' || reasons.join() === 'pending'), told(one));
      judged += values.length;
    }
    assert.equal(judged, 10_208);
  });

  test('[T5] most traces have points whose times coincide, and some of each number up to six', () => {
    const most = (one: Case) => Math.max(...one.times.map((time) => one.times.filter((other) => other === time).length));
    assert.deepEqual(new Set(cases.map(most)), new Set([1, 2, 3, 4, 5, 6]));
    assert.equal(cases.filter((one) => most(one) > 1).length, 393);
  });

  test('[W12] run backwards, the same 400 are formulas of the future, with the same answers once all of their windows have passed', () => {
    for (const one of cases.map(mirrored)) assert.deepEqual(fastValues(one, FAR).map(({ value }) => value), one.vydra.map(wanted), told(one));
  });

  test('[E8] right after the last point, what the future of a formula leaves open is pending; what is said already is what comes of it', () => {
    let open = 0;
    let said = 0;
    for (const one of cases.map(mirrored)) {
      fastValues(one).forEach(({ value, reasons }, i) => {
        if (value === 'undetermined') {
          open += 1;
          assert.deepEqual(reasons, ['pending'], `${told(one)} at point ${i}`);
        } else {
          said += 1;
          assert.equal(value, wanted(one.vydra[i]!), `${told(one)} at point ${i}`);
        }
      });
    }
    assert.ok(open > 500 && said > 5000, `${open} open, ${said} said`);
  });

  test('[A1] the slow reference says the same of a sample, forwards and backwards', () => {
    const sample = cases.filter((_, i) => i % 20 === 0).flatMap((one) => [one, mirrored(one)]);
    for (const one of sample) {
      const { pair: asked, instants } = pairOf(one);
      const slow = new Map(referenceSignal(asked, 'Holds').map(({ t, value, reasons }) => [t, { value, reasons }]));
      assert.deepEqual(fastValues(one), instants.map((t) => slow.get(t)), told(one));
    }
  });
});
