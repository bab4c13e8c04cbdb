// That comparing the engine with the slow reference on random pairs finds faults: each of many, planted one at a time, is found.
import test from 'node:test';
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { nameOf, planted, type Fault } from './planted-faults/fault.ts';
import { FAULTS_IN_GATES } from './planted-faults/faults-in-gates.ts';
import { FAULTS_IN_OPERATORS } from './planted-faults/faults-in-operators.ts';
import { FAULTS_IN_QUOTAS } from './planted-faults/faults-in-quotas.ts';
import { FAULTS_IN_SERIES } from './planted-faults/faults-in-series.ts';
import { FAULTS_IN_THE_ENGINE } from './planted-faults/faults-in-the-engine.ts';
import { FAULTS_IN_TIMES } from './planted-faults/faults-in-times.ts';
import type { Task, Told } from './planted-faults/look.ts';
import { describePair, randomPair } from './random-pairs.ts';
import { allCases } from './rule-cases/all-cases.ts';

const FAULTS: Fault[] = [...FAULTS_IN_OPERATORS, ...FAULTS_IN_THE_ENGINE, ...FAULTS_IN_GATES, ...FAULTS_IN_QUOTAS, ...FAULTS_IN_TIMES, ...FAULTS_IN_SERIES];

/** To look for all takes a quarter of an hour, which `npm run soak:engine` has: without `TRUCE_FAULTS=all` one in so many is looked for. */
const ONE_IN = 30;
const SOUGHT = process.env['TRUCE_FAULTS'] === 'all' ? FAULTS : FAULTS.filter((_, i) => i % ONE_IN === 0);

/** Seeds are looked through in lots, the first small, since most faults show soon; the engine without a fault is held against the reference on each lot. */
const LOTS = process.env['TRUCE_FAULTS'] === 'all' ? [60, 120, 240, 480, 900, 1200] : [60, 120, 240];
const MOST_SEEDS = LOTS.reduce((sum, count) => sum + count, 0);

const PROCESSES = 2;

/** Far more than the longest task takes: a fault that makes the engine run on for ever is ended then. */
const LONGEST_TASK_MILLISECONDS = 60_000;

test('[A1] every operator has a fault to be planted, and every fault has its place', () => {
  const operators = readdirSync(new URL('../../src/engine/operators', import.meta.url)).map((name) => `engine/operators/${name}`);
  assert.deepEqual(operators.filter((file) => !FAULTS.some((fault) => fault.file === file)), [], 'operators without a fault');
  const problems = FAULTS.flatMap((fault) => {
    try {
      planted(fault);
      return [];
    } catch (error) {
      return [(error as Error).message];
    }
  });
  assert.equal(problems.join('\n'), '');
});

test('[A1] a fault planted anywhere in the engine shows on random pairs or by the rules by example, and none shows where none is (one fault in thirty; `npm run soak:engine` for each)', async () => {
  const found = new Map<Fault, number>();
  let from = 1;
  for (const count of LOTS) {
    if (found.size === SOUGHT.length) break;
    const expected = await referenceOutcomes(from, count);
    await noneDiffers(from, expected);
    const left = SOUGHT.filter((fault) => !found.has(fault));
    await eachOf(left, async (fault) => {
      const { seed } = await look({ from, count, fault, expected });
      if (seed !== null) found.set(fault, seed);
    });
    from += count;
  }
  // What is too rare for chance, the rules by example are to show.
  const left = SOUGHT.filter((fault) => !found.has(fault));
  if (left.length > 0) {
    const expected = await referenceOutcomes(-allCases.length, allCases.length);
    await noneDiffers(-allCases.length, expected);
    await eachOf(left, async (fault) => {
      const { seed } = await look({ from: -allCases.length, count: allCases.length, fault, expected });
      if (seed !== null) found.set(fault, seed);
    });
  }
  console.log(SOUGHT.map((fault) => `${whereFound(found.get(fault)).padStart(5)}  ${nameOf(fault).replaceAll('\n', ' ')}`).join('\n'));
  const missed = SOUGHT.filter((fault) => !found.has(fault)).map(nameOf);
  assert.equal(missed.join('\n'), '', `not found on ${MOST_SEEDS} seeds, nor by the rules by example: test/engine/random-*.ts make no pair, and test/engine/rule-cases have none, that shows them`);
});

/** A seed, or which of the rules by example. */
function whereFound(seed: number | undefined): string {
  return seed === undefined ? 'none' : seed < 0 ? allCases.at(seed)!.title : String(seed);
}

async function referenceOutcomes(from: number, count: number): Promise<string[]> {
  const share = Math.ceil(count / PROCESSES);
  const parts = Array.from({ length: PROCESSES }, (_, i) => look({ from: from + i * share, count: Math.min(share, count - i * share), fault: null, expected: null }));
  return (await Promise.all(parts)).flatMap((told) => told.outcomes);
}

/** A difference that is there without any fault would be taken for each of them. */
async function noneDiffers(from: number, expected: string[]): Promise<void> {
  const { seed } = await look({ from, count: expected.length, fault: null, expected });
  assert.equal(seed, null, seed === null ? '' : `without a fault the engine differs on seed ${seed}\n${describePair(seed < 0 ? allCases.at(seed)!.pair : randomPair(seed))}`);
}

/** Runs them a few at a time. */
async function eachOf<T>(things: T[], run: (thing: T) => Promise<void>): Promise<void> {
  const waiting = [...things];
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await run(next);
  };
  await Promise.all(Array.from({ length: PROCESSES }, work));
}

/** A task done by a process of its own, so that what is planted there is planted nowhere else. */
async function look(task: Task): Promise<Told> {
  const child = spawn(process.execPath, ['-C', 'source', fileURLToPath(new URL('planted-faults/look.ts', import.meta.url))], { stdio: ['pipe', 'pipe', 'pipe'], timeout: LONGEST_TASK_MILLISECONDS });
  child.stdin.end(JSON.stringify(task));
  const [printed, complaint, [code, signal]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  assert.equal(code, 0, `${task.fault === null ? 'without a fault' : nameOf(task.fault)}: ${signal ?? complaint}`);
  return JSON.parse(printed) as Told;
}
