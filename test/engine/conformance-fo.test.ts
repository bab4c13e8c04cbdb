// 133 formulas over places with the answers on which MonPoly and VeriMon agree: all that a plan's nodes can say has the same answers.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Claim } from '#records/claim.ts';
import type { Formula } from '#records/plan.ts';
import { referenceSignal } from '#engine/reference.ts';
import type { ReadingScope } from '#engine/evaluator.ts';
import { fastRun } from './fast-outcome.ts';
import { beyondWords, PLACES, Sayer, STEP_TYPE, TYPES, Unsayable, type Said } from './mfotl-said.ts';
import { parseMfotl } from './mfotl.ts';
import { conformanceCases, SpreadTimes, valuesAt } from './point-traces.ts';
import { channel, claim, condition, list, movement, pair, place, type Pair } from './toy-plans.ts';

/** A point of a trace: its time, and the tuples of each event; those of `delivery` are (place, id, trucks). */
type Point = [number, Record<string, number[][]>];

/** `verdicts`: for each point with an answer, `true`, or its tuples: the number if the formula has one, then the place if it has one. */
interface Case { id: string; kind: string; mfotl: string; trace: Point[]; verdicts: Record<string, true | number[][]> }

const { cases, skip } = conformanceCases<Case>('fo_agg.jsonl');

function claimsOf(one: Case, instants: readonly number[]): Claim[] {
  return one.trace.flatMap(([, events], i) => [
    claim(`step${i}`, instants[i]!, { type: STEP_TYPE, place: { name: 'Road' } }),
    ...Object.entries(TYPES).flatMap(([name, type]) => (events[name] ?? []).map(([p]) => claim(`${name}${i}at${p}`, instants[i]!, { type, place: { name: `${p}` } }))),
    ...(events['delivery'] ?? []).map(([p, id, trucks]) => movement(`delivery${id}`, instants[i]!, { convoy: `convoy ${id}`, place: { name: `${p}` }, trucks: { low: trucks!, high: trucks! } })),
  ]);
}

interface Asked { said: Said; pair: Pair; instants: readonly number[] }

/** Later than any window reaches: the recorded answers take the trace for all that ever happens. */
const FAR = 1_000_000;

/** Throws Unsayable. */
function asked(one: Case, asOf?: number): Asked {
  const spread = new SpreadTimes(one.trace.map(([time]) => time));
  const sayer = new Sayer(spread);
  const said = sayer.say(parseMfotl(one.mfotl));
  const plan = {
    measures: sayer.measures, conditions: [...sayer.conditions, condition('Said', said.isSo)], channels: [channel('Ch1')], lists: [list('Places', PLACES)],
    places: [...PLACES.map((name) => place(name)), place('All', { dividedInto: PLACES }), place('Road')],
  };
  return { said, instants: spread.instants, pair: pair(plan, claimsOf(one, spread.instants), { asOf: asOf ?? spread.last + 1, scan: { from: spread.instants[0]! - 2, to: spread.last + 3 } }) };
}

/** Why a case cannot be said; null where it can. */
function whyNot(one: Case): string | null {
  try {
    asked(one);
    return null;
  } catch (error) {
    if (error instanceof Unsayable) return error.message;
    throw error;
  }
}

/** Whether an answer names a place: closed formulas and numbers over all places do not. */
const namesPlace = (one: Case) => !/^(FORALL|EXISTS) p|CNT p|SUM q ONCE/.test(one.mfotl);

interface Answer { isSo: boolean; value: number | null }

/** What was recorded of one place (or of all) at one point. */
function recorded(one: Case, i: number, at: string | null): Answer {
  const tuples = one.verdicts[i] ?? [];
  if (tuples === true) return { isSo: true, value: null };
  const tuple = tuples.find((each) => at === null || each.at(-1) === Number(at));
  if (tuple === undefined) return { isSo: false, value: null };
  return { isSo: true, value: tuple.length > (at === null ? 0 : 1) ? tuple[0]! : null };
}

// A number is said as truths about it: that there is one, and whether it is the one recorded.
interface Tally { answers: number; yes: number; numbers: number }

/** A reading of the case for each place that its answers name, else one for all of them. */
function* readings(one: Case, { said, pair: which, instants }: Asked) {
  const { evaluator } = fastRun(which);
  for (const at of namesPlace(one) ? PLACES : [null]) {
    const scope: ReadingScope = at === null ? evaluator.scope() : evaluator.scope().bind('p', at);
    const answers = instants.map((_, i) => recorded(one, i, at));
    yield { at, scope, answers, values: valuesAt(scope, said.isSo, instants), told: (i: number) => `${one.id}: ${one.mfotl} for ${at ?? 'all places'} at point ${i}, time ${one.trace[i]![0]}` };
  }
}

/** Every place at every point: yes where a tuple is recorded, no where none is, and the number that is recorded, no other. */
function judge(one: Case, tally: Tally): void {
  const all = asked(one, FAR);
  for (const { scope, answers, values, told } of readings(one, all)) {
    values.forEach(({ value }, i) => {
      assert.equal(value, answers[i]!.isSo ? 'yes' : 'no', told(i));
      tally.answers += 1;
      if (value === 'yes') tally.yes += 1;
    });
    for (const number of new Set(answers.map(({ value }) => value))) {
      if (number === null) continue;
      assert.ok(all.said.amount !== null, one.id);
      const is: Formula = { node: 'and', of: [all.said.isSo, all.said.amount.is(number)] };
      valuesAt(scope, is, all.instants).forEach(({ value }, i) => {
        assert.equal(value, answers[i]!.value === number ? 'yes' : 'no', `${told(i)}: is it ${number}?`);
        if (value === 'yes') tally.numbers += 1;
      });
    }
  }
}

/** How many of what: `{ a: 2, b: 1 }`. */
function tallied(names: string[]): Record<string, number> {
  return Object.fromEntries([...new Set(names)].sort().map((name) => [name, names.filter((other) => other === name).length]));
}

const sayable = cases.filter((one) => whyNot(one) === null);

describe('formulas over places on which MonPoly and VeriMon agree', { skip }, () => {
  test('what cannot be said is the middle of several, and nothing else', (t) => {
    assert.equal(cases.length, 133);
    const unsaid = cases.flatMap((one) => {
      const why = whyNot(one);
      return why === null ? [] : [`${one.kind}: ${why}`];
    });
    for (const [why, times] of Object.entries(tallied(unsaid))) t.diagnostic(`cannot be said, ${times} of ${cases.length}: ${why}`);
    assert.deepEqual(tallied(unsaid), { 'med_window: the middle one of several: no measure counts the deliveries above a size': 7 });
  });

  test('what the nodes of a plan say and the words of an agreement do not write yet', (t) => {
    const lacks = tallied(sayable.flatMap((one) => beyondWords(parseMfotl(one.mfotl))));
    for (const [what, times] of Object.entries(lacks)) t.diagnostic(`said by nodes, not by words, ${times} of ${sayable.length}: ${what}`);
    assert.deepEqual(lacks, { 'a window that does not reach up to now': 48, 'since, no longer ago than so much': 18, 'the report before or after this one': 14, until: 7 });
  });

  const rules: Record<string, string> = { count_window: 'V6', sum_window: 'V6', avg_window: 'V7', global_sum: 'V6', at_least_N_every_K: 'V6', let: 'V6' };
  for (const kind of new Set(sayable.map((one) => one.kind))) {
    test(`[${rules[kind] ?? 'W12'}] ${kind}: each place at each point has the recorded answer`, (t) => {
      const tally = { answers: 0, yes: 0, numbers: 0 };
      const ofKind = sayable.filter((one) => one.kind === kind);
      for (const one of ofKind) judge(one, tally);
      t.diagnostic(`${kind}: ${ofKind.length} formulas, ${tally.answers} answers, ${tally.yes} of them yes, ${tally.numbers} numbers`);
      assert.equal(ofKind.length, 7);
      // Each recorded tuple was met.
      assert.equal(tally.yes, ofKind.flatMap((one) => Object.values(one.verdicts)).reduce((sum, tuples) => sum + (tuples === true ? 1 : tuples.length), 0));
    });
  }

  test('[E8] asked right after the last point, a formula is pending where it looks beyond, and nowhere else', () => {
    const open: string[] = [];
    for (const one of sayable) {
      for (const { values, answers, told } of readings(one, asked(one))) {
        values.forEach(({ value, reasons }, i) => {
          if (value !== 'undetermined') return assert.equal(value, answers[i]!.isSo ? 'yes' : 'no', told(i));
          assert.deepEqual(reasons, ['pending'], told(i));
          open.push(one.kind);
        });
      }
    }
    assert.deepEqual(tallied(open), { next: 2, respond: 14, until: 12 });
  });

  test('[A1] the slow reference says the same of one formula of each kind', () => {
    for (const kind of new Set(sayable.map((one) => one.kind))) {
      const one = sayable.find((other) => other.kind === kind)!;
      const { said, pair: which, instants } = asked(one);
      const run = fastRun(which);
      for (const at of namesPlace(one) ? PLACES.slice(0, 2) : [null]) {
        const slow = new Map(referenceSignal(which, 'Said', at === null ? {} : { p: at }).map(({ t, value, reasons }) => [t, { value, reasons }]));
        const scope = at === null ? run.evaluator.scope() : run.evaluator.scope().bind('p', at);
        assert.deepEqual(valuesAt(scope, said.isSo, instants), instants.map((t) => slow.get(t)), `${one.id}: ${one.mfotl}`);
      }
    }
  });
});
