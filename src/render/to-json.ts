// Verdicts as JSON text: two blanks, fields in the order of the format, so that two runs can be compared line by line.

/** Fields come in this order wherever they stand; what is not named here comes after, by name, numbers by their size (`r2` before `r10`). */
const ORDER = [
  'format', 'agreement', 'title', 'planHash', 'engine', 'asOf', 'knownAt', 'zone', 'zoneTable', 'confidential', 'evidence', 'name', 'code', 'severity', 'adoptedBy',
  'horizon', 'clause', 'actor', 'guarantees', 'date', 'condition', 'place', 'measure', 'state', 'verdict', 'value', 'inForce', 'reasons', 'final',
  'day', 'counted', 'of', 'since', 'opensAtEarliest', 'openedAt', 'countedFrom', 'stoppedBy', 'margin', 'low', 'high', 'unit', 'exact', 'days',
  'because', 'readings', 'at', 'about', 'values', 'why', 'gates', 'conditions', 'obligations', 'count', 'claims', 'setAside', 'leftOut', 'unseen',
  'gaps', 'resolutions', 'wouldMake', 'pivotal', 'stoppedLooking', 'partings', 'problems', 'says', 'rule', 'entries', 'message', 'mend',
];
const RANK = new Map(ORDER.map((name, i) => [name, i]));

/** A record as JSON text with a line end. */
export function toJson(record: unknown): string {
  return `${JSON.stringify(record, (_key, value: unknown) => (isPlainObject(value) ? ordered(value) : value), 2)}\n`;
}

function ordered(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => compareNames(a, b)));
}

function compareNames(a: string, b: string): number {
  const ranks = (RANK.get(a) ?? ORDER.length) - (RANK.get(b) ?? ORDER.length);
  if (ranks !== 0) return ranks;
  const [aWord, aNumber] = split(a), [bWord, bNumber] = split(b);
  if (aWord !== bWord) return aWord < bWord ? -1 : 1;
  return aNumber - bNumber;
}

function split(name: string): [string, number] {
  const digits = /\d*$/.exec(name)![0];
  return [name.slice(0, name.length - digits.length), digits === '' ? -1 : Number(digits)];
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
