// The fields of a claim in words, and what changed between its versions.
import type { AgreementDetail } from '#records/board.ts';
import { pointWords, watchedWord, wordFor } from '#web/words/claim-words.ts';
import { boundsInWords } from '#web/words/day-words.ts';
import { actorName, placeName } from '#web/words/names.ts';
import { language, say } from '#web/words/say.svelte.ts';
import { dateIn, day, listed, moment, number } from '#web/words/when.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** A row of the table: what, in words; `isName`: it may run the other way than the page. */
export interface Said { field: string; label: string; value: string; isEnglish?: boolean }

const INSTANT = /^\d{4}-\d\d-\d\dT/;

/** `during` as it is meant for its kind (E9): at some moment of it, throughout it, or over the whole of it. */
export function whenInWords(claim: Fields, zone: string): string {
  const during = claim['during'];
  if (typeof during === 'string') return say('drawer.at-moment', { at: moment(during, zone) });
  if (!Array.isArray(during)) return say('words.undated');
  const [from, to] = during.map((at) => Date.parse(String(at))) as [number, number];
  const wholeDay = isStartOfDay(from, zone) && isStartOfDay(to, zone);
  if (to - from <= 1) return say('drawer.at-moment', { at: moment(from, zone) });
  const how = ['presence', 'coverage'].includes(String(claim['kind'])) ? 'throughout' : claim['kind'] === 'tally' ? 'over' : 'within';
  if (!wholeDay) return say(`drawer.${how}`, { from: moment(from, zone), to: moment(to, zone) });
  const first = dateIn(from, zone), last = dateIn(to - 1, zone);
  return first === last ? say(`drawer.${how}-day`, { day: day(first) }) : say(`drawer.${how}-days`, { from: day(first), to: day(last) });
}

function isStartOfDay(at: number, zone: string): boolean {
  return dateIn(at, zone) !== dateIn(at - 1, zone);
}

function whereInWords(place: Fields, agreement: AgreementDetail): string {
  const within = Array.isArray(place['within']) ? listed(place['within'].map((name) => placeName(agreement, String(name)))) : '';
  const site = typeof place['site'] === 'string' ? say('drawer.site', { site: place['site'] }) : '';
  return [at(place, agreement), within === '' ? '' : say('drawer.in-place', { place: within }), site].filter((part) => part !== '').join(' · ');
}

function at(place: Fields, agreement: AgreementDetail): string {
  if (typeof place['name'] === 'string') return placeName(agreement, place['name']);
  if (!Array.isArray(place['point'])) return say('drawer.a-shape');
  const [lon, lat] = place['point'] as [number, number];
  return pointWords(lon, lat, Number(place['radiusMetres'] ?? 0));
}

/** Fields that name actors. */
const ACTORS = new Set(['by', 'against', 'stoppedBy', 'to']);

function names(field: string, value: readonly string[], claim: Fields, agreement: AgreementDetail): string {
  if (field === 'of' && claim['kind'] === 'coverage') return listed(value.map(watchedWord));
  return listed(ACTORS.has(field) ? value.map((name) => actorName(agreement, name)) : value);
}

/** All that the claim says, but its source, in the order in which one asks. */
export function claimSaid(claim: Fields, agreement: AgreementDetail): Said[] {
  const out: Said[] = [];
  const known = (field: string, label: string, value: string, isEnglish = false) => out.push({ field, label, value, ...(isEnglish ? { isEnglish } : {}) });
  const kind = String(claim['kind']);
  const act = typeof claim['act'] === 'string' ? ` · ${say(`drawer.act-${claim['act']}`)}` : '';
  const stage = typeof claim['stage'] === 'string' ? ` · ${say(`words.stage-${claim['stage']}`)}` : '';
  known('kind', say('words.kind'), `${say(`words.kind-${kind}`)}${act}${stage}`);
  known('during', say('words.when'), whenInWords(claim, agreement.zone));
  if (isFields(claim['place'])) known('place', say('words.where'), whereInWords(claim['place'], agreement));
  for (const [field, value] of Object.entries(claim)) {
    // `attribution` is said with the names that it is about.
    if (['attribution', 'kind', 'act', 'stage', 'during', 'place', 'id', 'key', 'channel', 'standing', 'recordedAt', 'source'].includes(field) || value === null) continue;
    known(field, kind === 'coverage' && field === 'of' ? say('drawer.field-watched') : labelOf(field), valueInWords(field, value, claim, agreement));
  }
  known('standing', say('words.standing'), kind === 'act' && claim['act'] === 'ruling' && claim['standing'] === undefined ? '–' : say(`words.standing-${String(claim['standing'] ?? 'alleged')}`));
  known('recordedAt', say('words.recorded'), claim['recordedAt'] === undefined || claim['recordedAt'] === null ? say('drawer.known-always') : moment(String(claim['recordedAt']), agreement.zone));
  return out;
}

/** A field of the format has a word; one of somebody's own stands as it is. */
export function labelOf(field: string): string {
  return language.has(`drawer.field-${field}`) ? say(`drawer.field-${field}`) : field;
}

export function valueInWords(field: string, value: unknown, claim: Fields, agreement: AgreementDetail): string {
  if (field === 'during') return whenInWords({ ...claim, during: value }, agreement.zone);
  if (field === 'place' && isFields(value)) return whereInWords(value, agreement);
  if (typeof value === 'string' && ['type', 'what', 'of'].includes(field)) return wordFor(String(claim['kind']), value);
  if (field === 'standing') return say(`words.standing-${String(value)}`);
  if (['count', 'killed', 'injured', 'trucks', 'people'].includes(field)) return typeof value === 'number' ? number(value) : boundsInWords(value as [number, number | null]);
  if (field === 'share') return new Intl.NumberFormat(language.locale, { style: 'percent', maximumFractionDigits: 1 }).format(Number(value));
  if (typeof value === 'string') return INSTANT.test(value) ? moment(value, agreement.zone) : ACTORS.has(field) ? actorName(agreement, value) : value;
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) {
    const oneOf = (field === 'by' || field === 'against') && isOneOf(claim['attribution'], field) && value.length > 1;
    return oneOf ? say('drawer.one-of', { names: names(field, value, claim, agreement) }) : names(field, value, claim, agreement);
  }
  return typeof value === 'number' ? number(value) : JSON.stringify(value);
}

function isOneOf(attribution: unknown, side: string): boolean {
  return attribution === 'one-of' || (isFields(attribution) && attribution[side] === 'one-of');
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export interface VersionChange { recordedAt: string | null; fields: { field: string; before: string; after: string }[] }

/** What each version changed in the one before it, but the moment of its recording. */
export function versionChanges(versions: readonly Fields[], agreement: AgreementDetail): VersionChange[] {
  return versions.slice(1).map((version, i) => {
    const before = versions[i]!;
    const fields = [...new Set([...Object.keys(before), ...Object.keys(version)])].filter((field) => field !== 'recordedAt' && JSON.stringify(before[field]) !== JSON.stringify(version[field]));
    const worded = (of: Fields, field: string) => (of[field] === undefined || of[field] === null ? say('drawer.nothing') : valueInWords(field, of[field], of, agreement));
    return { recordedAt: typeof version['recordedAt'] === 'string' ? version['recordedAt'] : null, fields: fields.map((field) => ({ field: labelOf(field), before: worded(before, field), after: worded(version, field) })) };
  });
}

/** An address that may be followed: nothing but the web. */
export function webAddress(url: unknown): string | null {
  if (typeof url !== 'string' || !URL.canParse(url)) return null;
  return ['http:', 'https:'].includes(new URL(url).protocol) ? url : null;
}
