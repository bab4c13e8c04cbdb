// The words of every text: values, reasons, states, bounds, margins. One word, one thing, whoever prints it.
import type { BoundsPair, GateState, Margin, ObligationVerdict, Reason, TruthValue } from '#records/verdicts.ts';
import type { Tone } from '#render/say.ts';

const REASON_WORDS: Record<Reason, string> = {
  pending: 'only the future can tell',
  unseen: 'nobody was watching',
  disputed: 'sources disagree or are not settled',
  imprecise: 'the reports are too imprecise',
  unruled: 'a ruling is missing',
};

/**
 * `nobody was watching Madaya; a ruling is missing`. `where`: the place that nobody was watching, if it is known. `isWatchUncounted`: there was a watch, and it
 * does not count.
 */
export function reasonsInWords(reasons: readonly Reason[], where?: string, isWatchUncounted = false): string {
  const unseen = `${REASON_WORDS.unseen}${where === undefined ? '' : ` ${where}`}${isWatchUncounted ? ' whose watch counts here' : ''}`;
  return reasons.map((reason) => (reason === 'unseen' ? unseen : REASON_WORDS[reason])).join('; ');
}

/** Undetermined for the future's sake alone. */
function isPending(value: TruthValue, reasons: readonly Reason[]): boolean {
  return value === 'undetermined' && reasons.length > 0 && reasons.every((reason) => reason === 'pending');
}

/** `yes`, `no`, `pending`, `cannot be said`. */
export function valueInWords(value: TruthValue, reasons: readonly Reason[]): string {
  if (value !== 'undetermined') return value;
  return isPending(value, reasons) ? 'pending' : 'cannot be said';
}

/** The value and, where it is neither yes nor no, why: `cannot be said (nobody was watching)`. */
export function valueWithReasons(value: TruthValue, reasons: readonly Reason[], where?: string, isWatchUncounted = false): string {
  const said = valueInWords(value, reasons);
  return value === 'undetermined' && reasons.length > 0 ? `${said} (${reasonsInWords(reasons, where, isWatchUncounted)})` : said;
}

/** One sign a value; they differ without colour. */
export function signOf(value: TruthValue, reasons: readonly Reason[]): Sign {
  if (value === 'yes') return '✓';
  if (value === 'no') return '✗';
  return isPending(value, reasons) ? '…' : '?';
}

export type Sign = '✓' | '✗' | '?' | '…';

export const SIGNS: Record<Sign, { word: string; tone: Tone }> = {
  '✓': { word: 'yes', tone: 'good' },
  '✗': { word: 'no', tone: 'bad' },
  '?': { word: 'cannot be said', tone: 'unsure' },
  '…': { word: 'pending', tone: 'waiting' },
};

export function toneOfValue(value: TruthValue, reasons: readonly Reason[]): Tone {
  return SIGNS[signOf(value, reasons)].tone;
}

export const STATE_TONES: Record<GateState, Tone> = { shut: 'bad', counting: 'waiting', open: 'good', suspended: 'unsure', expired: 'faint' };

export const VERDICT_WORDS: Record<ObligationVerdict, { word: string; tone: Tone }> = {
  'kept': { word: 'kept', tone: 'good' },
  'breached': { word: 'breached', tone: 'bad' },
  'pending': { word: 'pending', tone: 'waiting' },
  'cannot-be-said': { word: 'cannot be said', tone: 'unsure' },
};

/** `7`, `2 to 5`, `at least 3`; `0 or more` where nothing is known. */
export function boundsInWords([low, high]: BoundsPair): string {
  if (high === null) return low === 0 ? '0 or more' : `at least ${low}`;
  return low === high ? String(low) : `${low} to ${high}`;
}

const ONE: Record<string, string> = { acts: 'act', events: 'event', convoys: 'convoy', trucks: 'truck', people: 'person', things: 'thing', days: 'day', claims: 'claim', lines: 'line' };

/** `1 convoy`, `3 convoys`, `2 to 5 convoys`. */
function withUnit(amount: string, unit: string): string {
  return unit === '' ? amount : `${amount} ${amount === '1' ? (ONE[unit] ?? unit) : unit}`;
}

export function countOf(n: number, unit: string): string {
  return withUnit(String(n), unit);
}

/** How far from the limit, at the reported moment (V11): `misses its limit by 1 to 3 convoys`, `met with 2 to spare`. */
export function marginInWords({ low, high, unit }: Margin): string {
  if (low === null && high === null) return 'how far it is from its limit cannot be said';
  if (low !== null && low === high) return low === 0 ? 'exactly at its limit' : low < 0 ? misses(number(-low), unit) : met(number(low), unit);
  if (high !== null && high < 0) return misses(low === null ? `at least ${number(-high)}` : `${number(-high)} to ${number(-low)}`, unit);
  if (low !== null && low > 0) return met(high === null ? `at least ${number(low)}` : `${number(low)} to ${number(high)}`, unit);
  const worst = low === null ? 'at worst it misses its limit without bound' : low === 0 ? 'at worst it is exactly at its limit' : `at worst it ${misses(number(-low), unit)}`;
  const best = high === null ? 'at best it is met without bound' : high === 0 ? 'at best it is exactly at its limit' : `at best it is ${met(number(high), unit)}`;
  return `${worst}, ${best}`;
}

function misses(amount: string, unit: string): string {
  return `misses its limit by ${withUnit(amount, unit)}`;
}

function met(amount: string, unit: string): string {
  return `met with ${withUnit(amount, unit)} to spare`;
}

/** At most two decimals, said to be about so where they do not tell all; the exact ratio stands in the JSON. */
function number(x: number): string {
  const rounded = Math.round(x * 100) / 100;
  return rounded === x ? String(x) : `about ${rounded}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listInWords(words: readonly string[], last = 'and'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

/** The first `most` of them, and how many are not said: a text is read, the JSON has them all. */
export function firstOf(words: readonly string[], most: number): string {
  return words.length <= most ? words.join(', ') : `${words.slice(0, most).join(', ')} and ${words.length - most} more (all of them in --format json)`;
}

/** `reading Monitor (adopted by UN)`: no verdict is said without it (R1). */
export function readingInWords(reading: { name: string; adoptedBy: string }): string {
  return `reading ${reading.name}${reading.adoptedBy === '' ? '' : ` (adopted by ${reading.adoptedBy})`}`;
}

/** `SustainedAccess at Madaya`. */
export function nameAt(name: string, place: string | undefined): string {
  return place === undefined ? name : `${name} at ${place}`;
}

export function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
