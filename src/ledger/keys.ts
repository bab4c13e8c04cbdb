// The keys of a ledger: Ed25519 pairs; the private half in a file that its owner alone may read, never in the store.
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto';
import { open, readFile, rm, stat } from 'node:fs/promises';
import { ProblemError } from '#base/problem.ts';
import { keyProblem } from '#ledger/problems.ts';

/** What signs. `publicKey`: 32 bytes in base64. */
export interface SigningKey { publicKey: string; sign(text: string): Uint8Array }

/** Makes a new pair and writes its private half (PKCS 8, PEM) to `path`, readable by its owner alone (0600). Refuses to write over a file. */
export async function makeKey(path: string): Promise<SigningKey> {
  const { privateKey } = generateKeyPairSync('ed25519');
  const file = await open(path, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    throw new ProblemError([error.code === 'EEXIST'
      ? keyProblem('key-exists', `there is already a file ${path}: a key is never written over`, 'name another file with --key, or put that one away first')
      : keyProblem('key-unwritable', `the key cannot be written to ${path}: ${error.message}`, 'name a file in a folder that you may write to with --key')]);
  });
  try {
    await file.writeFile(privateKey.export({ type: 'pkcs8', format: 'pem' }));
    await file.sync();
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
  return signingKey(privateKey);
}

/** Reads the private half; null where there is no such file. A file that others may read, or that holds no such key, is refused. */
export async function readKey(path: string): Promise<SigningKey | null> {
  const pem = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw new ProblemError([keyProblem('key-unreadable', `the key ${path} cannot be read: ${error.message}`, 'look at whose file it is, or name another with --key')]);
  });
  if (pem === null) return null;
  // Windows has no such bits: there a file's owner is kept by other means.
  if (process.platform !== 'win32' && ((await stat(path)).mode & 0o077) !== 0) {
    throw new ProblemError([keyProblem('key-open', `the key ${path} may be read by others than its owner, so anybody may have signed with it`, `take their leave away: chmod 600 ${path}; and think of a change of key`)]);
  }
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType === 'ed25519') return signingKey(key);
  } catch { /* said below */ }
  throw new ProblemError([keyProblem('key-no-key', `${path} holds no private Ed25519 key in PEM`, 'name the file that `truce ledger init` or `truce ledger key` wrote')]);
}

function signingKey(key: KeyObject): SigningKey {
  const { x } = createPublicKey(key).export({ format: 'jwk' });
  return {
    publicKey: Buffer.from(x!, 'base64url').toString('base64'),
    sign: (text) => sign(null, Buffer.from(text, 'utf8'), key),
  };
}

/** Whether `signature` over the text is by that key; false too where the key is none. */
export function isSignedBy(publicKey: string, text: string, signature: Uint8Array): boolean {
  if (!isPublicKey(publicKey) || signature.length !== 64) return false;
  try {
    const key = createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey, 'base64').toString('base64url') } });
    return verify(null, Buffer.from(text, 'utf8'), key, signature);
  } catch {
    return false;
  }
}

/** 32 bytes, in base64 as it is written, not only as it can be read: two texts for one key would be two keys to a reader. */
export function isPublicKey(text: string): boolean {
  const bytes = Buffer.from(text, 'base64');
  return bytes.length === 32 && bytes.toString('base64') === text;
}
