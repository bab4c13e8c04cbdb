// Ledgers as the commands know them: a place and a key's file to an open ledger.
import { ProblemError } from '#base/problem.ts';
import { makeKey, readKey, type SigningKey } from '#ledger/keys.ts';
import { Ledger } from '#ledger/ledger.ts';
import { isServer, openStore, shownPlace } from '#ledger/open-store.ts';
import { badUrl, keyProblem, ledgerExists } from '#ledger/problems.ts';
import type { LedgerStore } from '#ledger/store.ts';
import { isDerivedWhole, rebuildDerived } from '#ledger/verify.ts';

export type { Appended, Ledger } from '#ledger/ledger.ts';
export type { SigningKey } from '#ledger/keys.ts';

/** Where the key is kept: as told, else beside the store. A server has nothing beside it: there it must be told. */
function keyPath(place: string, told: string | undefined): string | null {
  return told ?? (isServer(place) ? null : `${place}.key`);
}

/** Begins a ledger: makes its key and its store. Nothing is left behind where either fails. */
export async function beginLedger(place: string, toldKey: string | undefined, now: () => number): Promise<{ ledger: Ledger; key: SigningKey; keyFile: string }> {
  const keyFile = keyPath(place, toldKey);
  if (keyFile === null) throw new ProblemError([keyProblem('key-missing', 'a ledger on a server has no file beside it for its key', 'say with --key where the private key is to be written')]);
  await mustBeFree(place);
  const { rm } = await import('node:fs/promises');
  const key = await makeKey(keyFile);
  let store: LedgerStore | undefined;
  try {
    store = await openStore(place, { mode: 'create' });
    return { ledger: await Ledger.begin(store, { now, key }), key, keyFile };
  } catch (error) {
    await store?.close();
    await rm(keyFile, { force: true });
    throw error;
  }
}

/** Asked before the key is made, so that whoever begins one twice is told of the ledger, not of its key. */
async function mustBeFree(place: string): Promise<void> {
  const store = await openStore(place, { mode: 'read' }).catch((error: unknown) => {
    if (error instanceof ProblemError && error.problems[0]?.code === 'ledger.not-found') return null;
    throw error;
  });
  await store?.close();
  if (store !== null) throw new ProblemError([ledgerExists(shownPlace(place))]);
}

/** A ledger that is there, to be read for as long as it is wanted; whoever opens it closes its store. Throws ProblemError where there is none. */
export async function openLedger(place: string): Promise<Ledger> {
  const store = await openStore(place, { mode: 'read' });
  try {
    return await Ledger.open(store);
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Runs a step on a ledger that is there, and closes it afterwards, whatever comes. */
export async function withLedger<T>(place: string, mode: 'read' | 'write', step: (ledger: Ledger) => Promise<T>): Promise<T> {
  return withStore(place, mode, async (store) => {
    const ledger = await Ledger.open(store);
    if (mode === 'write' && !(await isDerivedWhole(store))) await rebuildDerived(store);
    return step(ledger);
  });
}

/** The same on a store of which nothing is taken for granted. */
export async function withStore<T>(place: string, mode: 'read' | 'write', step: (store: LedgerStore) => Promise<T>): Promise<T> {
  if (place.trim() === '') throw new ProblemError([badUrl('""', 'it is empty')]);
  const store = await openStore(place, { mode });
  try {
    return await step(store);
  } finally {
    await store.close();
  }
}

/** The key to sign with; null where there is none at its usual place. One that was asked for by name must be there. */
export async function signingKey(place: string, told: string | undefined): Promise<SigningKey | null> {
  const path = keyPath(place, told);
  const key = path === null ? null : await readKey(path);
  if (key === null && told !== undefined) throw new ProblemError([keyProblem('key-missing', `there is no key at ${told}`, 'look at the path')]);
  return key;
}

/** The key, where nothing can be done without it. */
export async function neededKey(place: string, told: string | undefined): Promise<SigningKey> {
  const key = await signingKey(place, told);
  if (key !== null) return key;
  throw new ProblemError([keyProblem('key-missing', `there is no key for ${shownPlace(place)}${isServer(place) ? '' : ` at ${keyPath(place, told)!}`}`, 'say with --key where the private key is')]);
}
