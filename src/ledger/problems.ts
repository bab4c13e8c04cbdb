// What can be wrong with a ledger, its store, its key or what is sent to it: the catalogue of this room's problems.
import type { Problem } from '#base/problem.ts';

function problem(code: string, message: string, mend: string): Problem {
  return { code: `ledger.${code}`, severity: 'error', message, mend };
}

export function keyProblem(code: 'key-exists' | 'key-unwritable' | 'key-unreadable' | 'key-open' | 'key-no-key' | 'key-missing' | 'key-other', message: string, mend: string): Problem {
  return problem(code, message, mend);
}

export function noLedger(place: string): Problem {
  return problem('not-found', `there is no ledger at ${place}`, `make one with \`truce ledger init --ledger ${place}\`, or look at the path`);
}

export function ledgerExists(place: string): Problem {
  return problem('exists', `there is already something at ${place}`, 'name another place; a ledger is never begun anew over another');
}

export function notALedger(place: string, why: string): Problem {
  return problem('not-a-ledger', `${place} is not a ledger: ${why}`, 'name the file or database that `truce ledger init` made');
}

export function newerStore(place: string, found: number, known: number): Problem {
  return problem('newer-store', `${place} was written by a newer version of truce (store version ${found}; this one knows up to ${known})`, 'use that version of truce, or a later one');
}

export function olderStore(place: string, found: number, known: number): Problem {
  return problem('older-store', `${place} was written by an older version of truce (store version ${found}; this one uses ${known}) and is only open for reading`, `bring it up to date: \`truce ledger verify --ledger ${place}\` does, and leaves every entry as it is`);
}

/** The store itself failed: a full disk, a lock held too long, a server gone. */
export function storeFailed(place: string, why: string, mend: string): Problem {
  return problem('store-failed', `${place}: ${why}`, mend);
}

/** The store's file is not whole: a verification names it as what does not hold. */
export function damaged(place: string, why: string): Problem {
  return problem('damaged', `${place}: ${why}`, 'compare with an export or a copy that was kept elsewhere; `truce ledger import` makes a ledger of an export');
}

export function badUrl(place: string, why: string): Problem {
  return problem('bad-url', `${place} does not name a ledger: ${why}`, 'write a path (ledger.sqlite) or postgres://user@host/database, with ?schema=NAME for another schema than truce');
}

export function clockBehind(place: string, last: string, now: string): Problem {
  return problem('clock-behind', `the last entry of ${place} was recorded at ${last}, and this machine's clock says ${now}: one of the two clocks is wrong`, 'set the clock of this machine right; entries are never recorded before the one before them');
}

/** What `verify` says of the first thing that does not hold. */
export function broken(where: string, why: string): Problem {
  return problem('does-not-hold', `${where} does not hold: ${why}`, 'what stands before it is as it was recorded; compare with an export or a checkpoint that was kept elsewhere');
}

/** The same of a file that came from elsewhere: a bundle, a proof. */
export function brokenFile(part: string, why: string): Problem {
  return problem('does-not-hold', `${part} does not hold: ${why}`, 'rely on nothing in this file; ask whoever made it for another, or for the ledger itself');
}

export function unsignedTail(from: number, to: number): Problem {
  return { ...problem('unsigned', `${from === to ? `entry ${from} stands` : `entries ${from} to ${to} stand`} after the last signed checkpoint`, 'sign them with `truce ledger checkpoint` by whoever holds the key, once they were looked at'), severity: 'warning' };
}

export function badExport(file: string, line: number, why: string): Problem {
  return { ...problem('bad-export', `this line is not what an export holds here: ${why}`, 'take the export again from the ledger; nothing was imported'), at: { file, line, column: 1 } };
}
