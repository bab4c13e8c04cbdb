// Checkpoints: what a ledger was at a size, signed. Written as a signed note (C2SP tlog-checkpoint), which other programs can read and countersign.
import { hash } from 'node:crypto';
import { formatInstant, parseInstant } from '#base/instant.ts';
import { isSignedBy, type SigningKey } from '#ledger/keys.ts';
import type { Hash } from '#ledger/tree.ts';

export interface Checkpoint {
  /** The ledger's name. */
  ledger: string;
  /** How many entries it covers. */
  size: number;
  root: Hash;
  /** When it was signed. */
  at: number;
}

/** A checkpoint with its signature, as a note: four lines, an empty one, and the line of the signature. */
export function signCheckpoint(checkpoint: Checkpoint, key: SigningKey): string {
  const text = signedText(checkpoint);
  const signature = Buffer.concat([keyHash(checkpoint.ledger, key.publicKey), key.sign(text)]).toString('base64');
  return `${text}\n— ${checkpoint.ledger} ${signature}\n`;
}

/** Name, size, root in base64, and one line of our own: when it was signed. */
function signedText({ ledger, size, root, at }: Checkpoint): string {
  return `${ledger}\n${size}\n${Buffer.from(root).toString('base64')}\nat ${formatInstant(at)}\n`;
}

/** The first four bytes by which a note names its key. */
function keyHash(name: string, publicKey: string): Buffer {
  return hash('sha256', Buffer.concat([Buffer.from(`${name}\n`), Buffer.of(1), Buffer.from(publicKey, 'base64')]), 'buffer').subarray(0, 4);
}

const NOTE = /^(truce-ledger\/[0-9a-f]{32})\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]{43}=)\nat (\S+)\n\n— (\S+) ([A-Za-z0-9+/]+={0,2})\n$/;

/** Reads a note; what is wrong with it, in words, where it is none. Whether its signature holds is asked of `isCheckpointBy`. */
export function readCheckpoint(note: string): { checkpoint: Checkpoint; signature: Uint8Array } | string {
  const parts = NOTE.exec(note);
  if (parts === null) return 'it is not a checkpoint as truce writes it';
  const [, ledger, size, root, at, signer, signed] = parts as unknown as [string, string, string, string, string, string, string];
  const instant = parseInstant(at), bytes = Buffer.from(signed, 'base64');
  if (typeof instant !== 'number' || formatInstant(instant) !== at) return 'it does not say when it was signed';
  if (signer !== ledger) return `it is signed in the name of ${signer}, not of its ledger`;
  const rootBytes = Buffer.from(root, 'base64');
  if (bytes.toString('base64') !== signed || rootBytes.toString('base64') !== root) return 'its base64 is not as it would be written';
  return { checkpoint: { ledger, size: Number(size), root: rootBytes, at: instant }, signature: bytes };
}

/** Whether the signature of a note that was read is by that key. */
export function isCheckpointBy(publicKey: string, { checkpoint, signature }: { checkpoint: Checkpoint; signature: Uint8Array }): boolean {
  return Buffer.compare(signature.subarray(0, 4), keyHash(checkpoint.ledger, publicKey)) === 0 && isSignedBy(publicKey, signedText(checkpoint), signature.subarray(4));
}
