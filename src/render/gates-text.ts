// Gates in words: the state in each reading, what stops it, since when, and the earliest opening.
import type { Because, GateOutcome, ReadingVerdicts, Verdicts } from '#records/verdicts.ts';
import { rowLabels } from '#render/labels-text.ts';
import { table, wrap } from '#render/layout.ts';
import type { Say } from '#render/say.ts';
import { capitalised, listInWords, nameAt, readingInWords, reasonsInWords, STATE_TONES, valueWithReasons } from '#render/words.ts';

/** First, with several readings, a table of gate by reading; then each gate, with a line for each reading and what stands behind it. No lines where there is no gate. */
export function gatesText(verdicts: Verdicts, say: Say): string[] {
  const names = gateNames(verdicts.readings);
  if (names.length === 0) return [];
  const lines = verdicts.readings.length > 1 ? [...sideBySide(verdicts.readings, names, say), ''] : [];
  for (const name of names) {
    for (const reading of verdicts.readings) {
      const gate = findGate(reading, name);
      if (gate !== undefined) lines.push(...gateText(gate, reading, say));
    }
    lines.push('');
  }
  return lines.slice(0, -1);
}

function gateNames(readings: readonly ReadingVerdicts[]): string[] {
  return [...new Set(readings.flatMap((reading) => reading.gates.map((gate) => nameAt(gate.name, gate.place))))];
}

function findGate(reading: ReadingVerdicts, name: string): Because<GateOutcome> | undefined {
  return reading.gates.find((gate) => nameAt(gate.name, gate.place) === name);
}

function sideBySide(readings: readonly ReadingVerdicts[], names: readonly string[], say: Say): string[] {
  const rows = names.map((name) => [name, ...readings.map((reading) => shortState(findGate(reading, name), say))]);
  const across = table([['gate', ...readings.map((reading) => reading.name)], ...rows], 2);
  if (across !== undefined) return across;
  const tall = rows.flatMap(([name, ...states]) => states.map((state, i) => [name!, readings[i]!.name, state]));
  return table([['gate', 'reading', 'state'], ...tall], 2) ?? tall.flatMap((row) => wrap(row.join(', '), '  ', 4));
}

function shortState(gate: GateOutcome | undefined, say: Say): string {
  if (gate === undefined) return '-';
  const [low, high] = gate.day;
  return `${say.paint(STATE_TONES[gate.state], gate.state)}, ${low === high ? gate.counted : `${gate.counted} (${low} to ${high})`} of ${gate.of}`;
}

/** `JIC - shut, day 0 of 7 (0 to 3, as undecided days allow) - reading Monitor (adopted by UN)`, then what is behind it. */
function gateText(gate: Because<GateOutcome>, reading: ReadingVerdicts, say: Say): string[] {
  const head = `${say.paint('strong', nameAt(gate.name, gate.place))} - ${say.paint(STATE_TONES[gate.state], gate.state)}, ${dayInWords(gate)} - ${readingInWords(reading)}`;
  return [...wrap(head, '  ', 6), ...rowLabels(gate, say), ...behind(gate, say).flatMap((line) => wrap(line, '      ', 8))];
}

/** `day 0 of 7`, with the range where undecided days leave one (G12). */
function dayInWords({ counted, day: [low, high], of }: GateOutcome): string {
  const said = `day ${counted} of ${of}`;
  return low === high && low === counted ? said : `${said} (${low === high ? low : `${low} to ${high}`}, as undecided days allow)`;
}

function behind(gate: GateOutcome, say: Say): string[] {
  const lines: string[] = [];
  if (gate.reasons.length > 0) lines.push(`Not settled: ${reasonsInWords(gate.reasons)}.`);
  if (gate.stoppedBy.length > 0) lines.push(`Stopped by ${stoppedInWords(gate)}.`);
  lines.push(`${capitalised(gate.state)} ${gate.since === null ? 'from the beginning' : `since ${say.moment(gate.since)}`}.`);
  if (gate.openedAt !== null && gate.openedAt !== gate.since) lines.push(`Last opened at ${say.moment(gate.openedAt)}.`);
  if (gate.state === 'open' || gate.state === 'expired') return lines;
  lines.push(gate.countedFrom === null ? 'The moment from which days are counted has not come.' : `Days are counted from ${say.moment(gate.countedFrom)}.`);
  lines.push(gate.opensAtEarliest === null
    ? 'No earliest opening can be given.'
    : `Could open at ${say.moment(gate.opensAtEarliest)} at the earliest, if nothing stands in its way from now on.`);
  return lines;
}

/** `SustainedAccess: no at Madaya and Foah, cannot be said (nobody was watching) at EastAleppo; ReducedViolence: no`. */
function stoppedInWords(gate: GateOutcome): string {
  const conditions = [...new Set(gate.stoppedBy.map((stop) => stop.condition))];
  return conditions.map((condition) => {
    const all = gate.stoppedBy.filter((stop) => stop.condition === condition);
    const placed = all.filter((stop) => stop.place !== undefined);
    // Where its places are named, the condition as a whole says nothing more.
    const stops = placed.length > 0 ? placed : all;
    const values = new Map<string, string[]>();
    for (const stop of stops) {
      const said = valueWithReasons(stop.value, stop.reasons);
      values.set(said, [...(values.get(said) ?? []), ...(stop.place === undefined ? [] : [stop.place])]);
    }
    const parts = [...values].map(([said, places]) => (places.length === 0 ? said : `${said} at ${listInWords(places)}`));
    return `${condition}: ${parts.join(', ')}`;
  }).join('; ');
}

/** `counting, day 2 of 7`, for a line of its own. */
export function gateInWords(gate: GateOutcome): string {
  return `${gate.state}, ${dayInWords(gate)}`;
}
