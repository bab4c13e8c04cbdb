// Where two readings part: the first instant at which a gate's state or a condition's value differs, and the first choice that differs (R2).
import { formatInstant } from '#base/instant.ts';
import { startOfDay } from '#base/zone.ts';
import { valueOf } from '#records/causes.ts';
import type { Reading } from '#records/plan.ts';
import type { Parting } from '#records/verdicts.ts';
import { edgeAt, type Signal } from '#engine/signal.ts';
import type { ReadingRun } from '#monitor/reading-run.ts';

export function partingsOf(runs: readonly ReadingRun[]): Parting[] {
  const out: Parting[] = [];
  runs.forEach((a, i) => runs.slice(i + 1).forEach((b) => out.push(...partingsOfTwo(a, b))));
  return out;
}

/** `uses`: the names of definitions that what parts is made of, in either reading. */
interface Found { at: number; about: string; values: [string, string]; uses: Set<string> }

/** A parting of each gate that both have, with the earliest parting of a condition where one comes before it. */
function partingsOfTwo(a: ReadingRun, b: ReadingRun): Parting[] {
  const horizon = Math.min(a.observations.horizon, b.observations.horizon);
  const found: Found[] = [];
  for (const row of a.gateRows()) {
    const other = b.gateRows().find((one) => one.gate.name === row.gate.name && one.member === row.member);
    if (other === undefined) continue;
    const words = (history: typeof row.result.history) => (t: number) => {
      const step = history.filter((one) => one.at <= t).pop()!;
      return `${step.state}, day ${step.n}`;
    };
    const edges = [...row.result.history, ...other.result.history].map((step) => step.at);
    push(found, first(edges, words(row.result.history), words(other.result.history), horizon, row.member === null ? row.gate.name : `${row.gate.name} at ${row.member}`, new Set([...namesIn(row.gate, a), ...namesIn(other.gate, b)])));
  }
  // What conditions were before the gates' days began is nobody's question.
  const start = Math.max(...[a, b].map((run) => startOfDay(run.read.zone, run.stripFrom)));
  for (const row of a.conditionRows()) {
    const other = b.conditionRows().find((one) => one.name === row.name && one.place === row.place);
    if (other === undefined || row.place !== null) continue;
    const [x, y] = [row.scope.signal(row.formula), other.scope.signal(other.formula)];
    push(found, first([start, ...[...x.starts, ...y.starts].filter((at) => at > start)], valueIn(x), valueIn(y), horizon, row.name, new Set([row.name, ...namesIn(row.formula, a), ...namesIn(other.formula, b)])));
  }
  found.sort((p, q) => p.at - q.at);
  const names: [string, string] = [a.read.reading.name, b.read.reading.name];
  return found.map(({ at, about, values, uses }) => ({ readings: names, at: Number.isFinite(at) ? formatInstant(at) : null, about, values, why: whyTheyPart(a.read.reading, b.read.reading, uses) }));
}

function push(found: Found[], one: Found | null): void {
  if (one !== null) found.push(one);
}

function valueIn(signal: Signal): (t: number) => string {
  return (t) => valueOf(signal.codes[edgeAt(signal.starts, t)]!);
}

function first(edges: number[], a: (t: number) => string, b: (t: number) => string, horizon: number, about: string, uses: Set<string>): Found | null {
  for (const at of [...new Set(edges)].sort((x, y) => x - y)) {
    if (at > horizon) return null;
    if (a(at) !== b(at)) return { at, about, values: [a(at), b(at)], uses };
  }
  return null;
}

/** The names of conditions, measures, lists and anchors that a definition is made of in a reading, through all levels. */
function namesIn(part: unknown, run: ReadingRun, found = new Set<string>()): Set<string> {
  if (Array.isArray(part)) for (const one of part) namesIn(one, run, found);
  else if (typeof part === 'object' && part !== null) {
    for (const [field, value] of Object.entries(part)) {
      if (field === 'at' || field === 'clause') continue;
      if (typeof value !== 'string') namesIn(value, run, found);
      else if (['name', 'measure', 'list'].includes(field) && !found.has(value)) {
        const { conditions, measures, lists, anchors } = run.read;
        const definition = conditions.get(value) ?? measures.get(value) ?? lists.get(value) ?? anchors.get(value);
        if (definition === undefined) continue;
        found.add(value);
        namesIn(definition, run, found);
      }
    }
  }
  return found;
}

/** The first choice that one makes and the other does not, and that bears on what parts, in words. */
function whyTheyPart(a: Reading, b: Reading, uses: Set<string>): string {
  const both = (what: string, x: string, y: string) => `${what}: ${a.name} ${x}, ${b.name} ${y}`;
  const list = (names: string[] | null) => (names === null ? 'takes every channel' : `takes ${names.join(', ')}`);
  const own = (reading: Reading) => [...reading.anchors, ...reading.measures, ...reading.conditions, ...reading.lists, ...reading.gates].map((one) => one.name).filter((name) => uses.has(name));
  const differences: [boolean, string][] = [
    [JSON.stringify(own(a)) !== JSON.stringify(own(b)), both('definitions', own(a).length === 0 ? 'keeps the agreement\'s' : `has its own of ${own(a).join(', ')}`, own(b).length === 0 ? 'keeps the agreement\'s' : `has its own of ${own(b).join(', ')}`)],
    [list(a.channels) !== list(b.channels), both('channels', list(a.channels), list(b.channels))],
    [JSON.stringify(a.proof) !== JSON.stringify(b.proof), both('standard of proof', proofWords(a), proofWords(b))],
    [JSON.stringify(a.silence) !== JSON.stringify(b.silence), both('silence', silenceWords(a), silenceWords(b))],
    [JSON.stringify(a.setAside) !== JSON.stringify(b.setAside), 'what they set aside as too vague differs'],
    [JSON.stringify(a.watched) !== JSON.stringify(b.watched) || a.lookEveryMs !== b.lookEveryMs, 'what they take for watched differs'],
    [a.completeAfterMs !== b.completeAfterMs, 'when they take reports to be complete differs'],
    [JSON.stringify(a.zone) !== JSON.stringify(b.zone), 'their clocks differ'],
  ];
  return differences.find(([differs]) => differs)?.[1] ?? 'their definitions differ';
}

function proofWords(reading: Reading): string {
  return reading.proof.map((one) => `${one.result === 'counts' ? 'counts' : 'may count'} ${one.standings.join(', ')}`).join('; ') || 'counts nothing';
}

function silenceWords(reading: Reading): string {
  return reading.silence.length === 0 ? 'keeps the agreement\'s' : reading.silence.map((one) => `silence means ${one.means}`).join('; ');
}
