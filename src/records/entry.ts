// An entry of a ledger: what was taken in, when, and the hash of the entry before it. Its canonical JSON is what is hashed and kept.
import { canonicalJson } from '#base/canonical.ts';
import { formatInstant, parseInstant } from '#base/instant.ts';

/** The version of ledgers: stands in their first entry and at the head of their exports. A reader refuses one that it does not know. */
export const LEDGER_FORMAT = 'ledger/1';

/** The first entry: which format, and whose signature to expect. `publicKey`: the 32 bytes of an Ed25519 key in base64. */
export interface BeginningBody { kind: 'beginning'; format: typeof LEDGER_FORMAT; publicKey: string }

/** One claim as it was sent, every field of it, whether a rule reads it or not; acts and rulings are claims too. */
export interface ClaimBody { kind: 'claim'; claim: Record<string, unknown> }

/** From here on the new key signs. `signature` by the key before it, over `keyChangeText`. */
export interface KeyBody { kind: 'key'; publicKey: string; by: string; why: string; signature: string }

export type EntryBody = BeginningBody | ClaimBody | KeyBody;

export interface Entry {
  /** From 1, without a gap. */
  seq: number;
  /** When the ledger took it in: ms since 1970, never before the entry before it. */
  recordedAt: number;
  /** `sha256:` and 64 hex digits: the hash of the entry before it; null for the first. */
  previous: string | null;
  body: EntryBody;
}

/** The entry as canonical JSON (RFC 8785). Throws TypeError where a claim holds what JSON cannot carry (`canonicalJson`). */
export function writeEntry({ seq, recordedAt, previous, body }: Entry): string {
  return canonicalJson({ seq, recordedAt: formatInstant(recordedAt), previous, body });
}

/** The same of a claim whose canonical JSON is at hand: making that is what costs most of the time. */
export function writeClaimEntry(seq: number, recordedAt: number, previous: string, claimText: string): string {
  // The fields in the order of RFC 8785; instants and hashes have nothing in them that JSON would escape.
  return `{"body":{"claim":${claimText},"kind":"claim"},"previous":"${previous}","recordedAt":"${formatInstant(recordedAt)}","seq":${seq}}`;
}

/** The canonical JSON of the claim in the text of an entry that was found to be canonical. */
export function claimTextIn(text: string): string {
  return text.slice('{"body":{"claim":'.length, text.lastIndexOf(',"kind":"claim"},"previous":'));
}

/** Reads what `writeEntry` wrote, byte for byte; anything else is given as what is wrong with it, in words. */
export function readEntry(text: string): Entry | string {
  const found = readEntryLoosely(text);
  if (typeof found === 'string') return found;
  try {
    return writeEntry(found) === text ? found : 'it is not written as canonical JSON';
  } catch {
    return 'it is not written as canonical JSON';
  }
}

/** As `readEntry`, but does not ask that it be written as canonical JSON: for a text whose hash is known to be right. */
export function readEntryLoosely(text: string): Entry | string {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return 'it is no JSON';
  }
  return entryOf(json);
}

function entryOf(json: unknown): Entry | string {
  if (!isRecord(json) || Object.keys(json).sort().join() !== 'body,previous,recordedAt,seq') return 'it has not the fields of an entry: seq, recordedAt, previous, body';
  const { seq, recordedAt, previous, body } = json;
  if (typeof seq !== 'number' || !Number.isSafeInteger(seq) || seq < 1) return 'its number is no whole number from 1';
  const at = typeof recordedAt === 'string' ? parseInstant(recordedAt) : null;
  if (typeof at !== 'number') return 'its recordedAt is no instant';
  if (previous !== null && !isHash(previous)) return 'its previous is no hash';
  const known = bodyOf(body);
  return typeof known === 'string' ? known : { seq, recordedAt: at, previous, body: known };
}

function bodyOf(body: unknown): EntryBody | string {
  if (!isRecord(body)) return 'it has no body';
  switch (body['kind']) {
    case 'beginning':
      if (body['format'] !== LEDGER_FORMAT) return `it begins a ledger of format ${JSON.stringify(body['format'])}, which this version of truce does not know`;
      return hasTexts(body, ['format', 'kind', 'publicKey']) ? (body as unknown as BeginningBody) : 'it is not the beginning of a ledger';
    case 'claim': return isRecord(body['claim']) && Object.keys(body).length === 2 ? (body as unknown as ClaimBody) : 'it holds no claim';
    case 'key': return hasTexts(body, ['by', 'kind', 'publicKey', 'signature', 'why']) ? (body as unknown as KeyBody) : 'it is not a change of key';
    default: return `it is of a kind that this version of truce does not know: ${JSON.stringify(body['kind'])}`;
  }
}

function hasTexts(body: Record<string, unknown>, names: string[]): boolean {
  return Object.keys(body).sort().join() === names.join() && names.every((name) => typeof body[name] === 'string');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isHash(value: unknown): value is string {
  return typeof value === 'string' && /^sha256:[0-9a-f]{64}$/.test(value);
}

/** What the old key signs when it hands over to a new one: bound to this ledger and to this place in it. */
export function keyChangeText(ledger: string, previous: string, body: Omit<KeyBody, 'signature'>): string {
  return `truce change of key\n${ledger}\n${previous}\n${canonicalJson({ by: body.by, publicKey: body.publicKey, why: body.why })}\n`;
}

/** The name of a ledger, from the hash of its first entry: no other ledger has it. */
export function ledgerName(firstHash: string): string {
  return `truce-ledger/${firstHash.slice('sha256:'.length, 'sha256:'.length + 32)}`;
}

/**
 * When a claim came to be known: as the claim itself says, else when the ledger took it in (E14). `ledger append` refuses a claim that says a
 * later moment than that of its taking in.
 */
export function claimAsKnown(entry: Entry & { body: ClaimBody }): Record<string, unknown> {
  const told = entry.body.claim['recordedAt'];
  return told === undefined || told === null ? { ...entry.body.claim, recordedAt: formatInstant(entry.recordedAt) } : entry.body.claim;
}
