// The fields of an act: what it is about, by how much it moves an end, what a ruling says of a claim.
import { ACT_KINDS, STANDINGS, saysNothing, type Claim, type Standing } from '#records/claim.ts';
import { readPart } from '#records/claim-part.ts';
import { quote, type FieldReader } from '#records/claim-fields.ts';

/** The fields that acts alone have; faults are noted in the reader. */
export function readAct(reader: FieldReader): Partial<Claim> {
  const act = reader.word('act', ACT_KINDS, 'unknown-act');
  if (!reader.has('act')) reader.say('missing-field', 'act', 'there is no act: what was done?', `add "act": one of ${ACT_KINDS.join(', ')}`);
  const amount = readAmount(reader);
  const until = reader.instant('until');
  if (reader.has('amount') && reader.has('until')) reader.say('bad-amount', 'until', 'there is an amount and an until: which of them is the new end?', 'keep the one that was written');
  const names = reader.json['names'] ?? null;
  return {
    act, about: reader.text('about'), to: reader.text('to'), ...amount, until,
    names: typeof names === 'string' ? [names] : names,
    effectiveFrom: reader.instant('effectiveFrom'), ...readOutcome(reader, act === 'verification'),
    ...(reader.has('count') ? { count: reader.range('count') ?? { low: 1, high: 1 } } : {}),
    ...readRuling(reader, act === 'ruling'),
  };
}

const OUTCOMES = ['verified', 'refused'] as const;

/** N8: what a verification came to; `verified` is what one says that is silent on it. */
function readOutcome(reader: FieldReader, isVerification: boolean): Pick<Claim, 'outcome'> {
  if (!reader.has('outcome')) return {};
  if (!isVerification) {
    reader.say('field-of-another-kind', 'outcome', 'only a verification has an outcome', 'write "act": "verification", if it is one');
    return {};
  }
  return reader.word('outcome', OUTCOMES, 'unknown-outcome') === 'refused' ? { outcome: 'refused' } : {};
}

const RULING_ALONE = ['sameAs', 'distinctFrom', 'exception', 'states', 'ownStanding'];

/** How sure it is that a ruling was made, where it does not say so itself: what is written as ruled so or not so is a ruling on record (E3). */
export function ownStandingOfRuling(given: Standing | null): Standing {
  return given === 'ruled-so' || given === 'ruled-not-so' ? 'ruled-so' : 'alleged';
}

/** Standings that a ruling gives to the claim it is about; another, written alone, is the ruling's own. */
export const GIVEN: readonly Standing[] = ['ruled-so', 'ruled-not-so', 'withdrawn'];

function readRuling(reader: FieldReader, isRuling: boolean): Partial<Claim> {
  if (!isRuling) {
    for (const field of RULING_ALONE) {
      if (reader.has(field)) reader.say('field-of-another-kind', field, `only a ruling has ${field}`, field === 'ownStanding' ? 'write "standing"' : 'write "act": "ruling", if it is one');
    }
    return { dissent: reader.text('dissent') };
  }
  const written = reader.word('standing', STANDINGS, 'unknown-standing');
  const own = reader.word('ownStanding', STANDINGS, 'unknown-standing');
  const given = written !== null && (own !== null || GIVEN.includes(written)) ? written : null;
  const exception = reader.text('exception');
  const sameAs = readKeys(reader, 'sameAs'), distinctFrom = readKeys(reader, 'distinctFrom');
  const states = readPart(reader), about = reader.json['about'];
  if (!reader.has('about')) reader.say('missing-field', 'about', 'a ruling is about something, and this one does not say what', 'add "about": "channel/id" of the claim, or the clause or gate');
  const hasEffect = given !== null || ['exception', 'states', 'sameAs', 'distinctFrom'].some((field) => reader.has(field));
  // About a clause or a gate, that it was ruled at all can be what counts; about a claim it must say something of it.
  if (typeof about === 'string' && about.includes('/') && !hasEffect) {
    reader.say('ruling-without-effect', 'act', 'this ruling says nothing of the claim that it is about', 'add "standing" ("ruled-so", "ruled-not-so"), "exception" (its name, or "none"), "states" (what of it is so), "sameAs" or "distinctFrom"');
  }
  if (states !== null) checkPart(reader, given);
  return { standing: own ?? (given === null ? written : null) ?? ownStandingOfRuling(given), ruledStanding: given, exception, states, sameAs, distinctFrom, dissent: reader.text('dissent') };
}

/** E13: what a ruling states, it states of a claim, which it does not take away at the same time, and of what had begun when it was recorded (E14). */
function checkPart(reader: FieldReader, given: Standing | null): void {
  const about = reader.json['about'];
  if (typeof about === 'string' && !about.includes('/')) {
    reader.say('bad-states', 'states', `a ruling states a part of a claim, and this one is about ${quote(about)}, which names none`, 'write "about": "channel/id" of the claim');
  }
  if (given !== null && saysNothing(given)) {
    reader.say('contradictory-ruling', 'states', `this ruling gives the claim the standing ${quote(given)}, and yet states a part of it`, 'leave "states" out where nothing of the claim is so; leave "standing" out, or write "ruled-so", where what it states is so');
  }
}

function readKeys(reader: FieldReader, field: string): string[] {
  const keys = reader.texts(field) ?? [];
  for (const key of keys) {
    if (!/^[^/]+\/./.test(key)) reader.say('bad-key', field, `${field} has ${quote(key)}, which names no claim`, 'write "channel/id", such as "OCHA/7"');
  }
  return keys;
}

const ELAPSED = /^PT(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d{1,3}))?S)?$/;
const HOUR_MS = 3_600_000;

function readAmount(reader: FieldReader): { amountMs: number | null; amountDays: number | null } {
  const none = { amountMs: null, amountDays: null };
  if (!reader.has('amount')) return none;
  const value = reader.json['amount'];
  const days = typeof value === 'string' ? /^P(\d+)D$/.exec(value) : null;
  const elapsed = typeof value === 'string' ? ELAPSED.exec(value) : null;
  if (days !== null && isAmount(Number(days[1]))) return { amountMs: null, amountDays: Number(days[1]) };
  if (elapsed !== null) {
    const [, hours = '0', minutes = '0', seconds = '0', fraction = ''] = elapsed;
    const ms = Number(hours) * HOUR_MS + Number(minutes) * 60_000 + Number(seconds) * 1000 + Number(fraction.padEnd(3, '0'));
    if (isAmount(ms)) return { amountMs: ms, amountDays: null };
  }
  reader.say('bad-amount', 'amount', `amount is ${quote(value)}`, `write "${suggest(value)}": PT48H is 48 hours elapsed, P2D is 2 civil days; the two do not mix`);
  return none;
}

function isAmount(value: number): boolean {
  return Number.isSafeInteger(value) && value > 0;
}

/** "48 h", "2 days", 48: what was probably meant, in the form that is read. */
function suggest(value: unknown): string {
  const [, number, unit = 'h'] = /^(\d+)\s*(h|hours?|d|days?|civil days?)?$/i.exec(String(value)) ?? [];
  if (number === undefined || Number(number) === 0) return 'PT48H';
  return /^h/i.test(unit) ? `PT${number}H` : `P${number}D`;
}

/** An amount as claims/1 has it. */
export function writeAmount(amountMs: number | null, amountDays: number | null): string | undefined {
  if (amountDays !== null) return `P${amountDays}D`;
  if (amountMs === null) return undefined;
  const hours = Math.floor(amountMs / HOUR_MS), minutes = Math.floor(amountMs / 60_000) % 60, ms = amountMs % 60_000;
  const seconds = ms === 0 ? '' : `${Math.floor(ms / 1000)}${ms % 1000 === 0 ? '' : `.${String(ms % 1000).padStart(3, '0')}`}S`;
  return `PT${hours === 0 ? '' : `${hours}H`}${minutes === 0 ? '' : `${minutes}M`}${seconds}`;
}
