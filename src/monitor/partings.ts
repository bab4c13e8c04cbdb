// Where two readings part: the first instant at which a gate's state or a condition's value differs, and the first choice that differs (R2).
import { formatInstant } from '#base/instant.ts';
import { startOfDay } from '#base/zone.ts';
import { valueOf } from '#records/causes.ts';
import type { Gate, Reading } from '#records/plan.ts';
import type { Parting } from '#records/verdicts.ts';
import type { ConditionRow } from '#engine/condition-outcomes.ts';
import { edgeAt, type Signal } from '#engine/signal.ts';
import type { ReadingRun } from '#monitor/reading-run.ts';

export function partingsOf(runs: readonly ReadingRun[]): Parting[] {
  const out: Parting[] = [];
  runs.forEach((a, i) => runs.slice(i + 1).forEach((b) => out.push(...partingsOfTwo(a, b))));
  return out;
}

/** Where two rows part. */
interface Found { at: number; about: string; values: [string, string]; why: string }

/** A parting of each gate that both have, with the earliest parting of a condition where one comes before it. */
function partingsOfTwo(a: ReadingRun, b: ReadingRun): Parting[] {
  const names: [string, string] = [a.read.reading.name, b.read.reading.name];
  const found: (Found | null)[] = [];
  const others = b.gateRows();
  for (const { gate, member } of a.gateRows()) {
    const other = others.find((one) => one.gate.name === gate.name && one.member === member)?.gate;
    if (other !== undefined) found.push(a.keep(`gate ${gate.name}\n${member ?? ''} parts from ${names[1]}`, () => gateParting(a, gate, b, other, member)));
  }
  for (const row of a.conditionRows()) {
    const other = b.conditionRows().find((one) => one.name === row.name && one.place === row.place);
    if (other !== undefined && row.place === null) found.push(a.keep(`condition ${row.name} parts from ${names[1]}`, () => conditionParting(a, row, b, other)));
  }
  const partings = found.filter((one) => one !== null).sort((p, q) => p.at - q.at);
  return partings.map(({ at, about, values, why }) => ({ readings: names, at: Number.isFinite(at) ? formatInstant(at) : null, about, values, why }));
}

function horizonOf(a: ReadingRun, b: ReadingRun): number {
  return Math.min(a.observations.horizon, b.observations.horizon);
}

function gateParting(a: ReadingRun, gate: Gate, b: ReadingRun, other: Gate, member: string | null): Found | null {
  const [x, y] = [a.gate(gate, member).history, b.gate(other, member).history];
  const words = (history: typeof x) => (t: number) => {
    const step = history.filter((one) => one.at <= t).pop()!;
    return `${step.state}, day ${step.n}`;
  };
  const parted = first([...x, ...y].map((step) => step.at), words(x), words(y), horizonOf(a, b));
  return parted && { ...parted, about: member === null ? gate.name : `${gate.name} at ${member}`, why: whyTheyPart(a.read.reading, b.read.reading, new Set([...namesIn(gate, a), ...namesIn(other, b)])) };
}

function conditionParting(a: ReadingRun, row: ConditionRow, b: ReadingRun, other: ConditionRow): Found | null {
  // What conditions were before the gates' days began is nobody's question.
  const start = Math.max(...[a, b].map((run) => startOfDay(run.read.zone, run.stripFrom)));
  const [x, y] = [row.scope.signal(row.formula), other.scope.signal(other.formula)];
  const parted = first([start, ...[...x.starts, ...y.starts].filter((at) => at > start)], valueIn(x), valueIn(y), horizonOf(a, b));
  return parted && { ...parted, about: row.name, why: whyTheyPart(a.read.reading, b.read.reading, new Set([row.name, ...namesIn(row.formula, a), ...namesIn(other.formula, b)])) };
}

function valueIn(signal: Signal): (t: number) => string {
  return (t) => valueOf(signal.codes[edgeAt(signal.starts, t)]!);
}

function first(edges: number[], a: (t: number) => string, b: (t: number) => string, horizon: number): { at: number; values: [string, string] } | null {
  for (const at of [...new Set(edges)].sort((x, y) => x - y)) {
    if (at > horizon) return null;
    if (a(at) !== b(at)) return { at, values: [a(at), b(at)] };
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
    [a.holdsAfterLookMs !== b.holdsAfterLookMs, 'how long they take what was seen to hold after a look differs'],
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
