// What PostgreSQL and its driver say when they fail, in words: what it is, and what would mend it.
import type { Problem } from '#base/problem.ts';
import { PATIENCE_MS, type PostgresFailure } from '#ledger/postgres-session.ts';
import { damaged, storeFailed } from '#ledger/problems.ts';

const NOTHING_KEPT = 'nothing was kept of this; what was acknowledged is there';

export function postgresProblem(place: string, failure: PostgresFailure): Problem {
  if (/^XX00[12]$/.test(failure.code)) return damaged(place, 'the database is damaged');
  const known = FAILURES.find(([codes]) => codes.test(failure.code));
  if (known !== undefined) return storeFailed(place, known[1], known[2]);
  return storeFailed(place, `PostgreSQL says: ${failure.message}`, `${NOTHING_KEPT}; run \`truce ledger verify\` before going on`);
}

/** The connection broke at the one moment when it cannot be told from here, and stayed broken. */
export function inDoubt(place: string): Problem {
  return storeFailed(place, 'the connection broke while this was being kept, and the database has not answered since: whether it was kept is not known',
    'send it again when the database answers: what was kept is known by its number and what it says, and is not added twice');
}

const FAILURES: readonly (readonly [codes: RegExp, why: string, mend: string])[] = [
  [/^55P03$/, `another program has been writing to it for more than ${PATIENCE_MS / 1000} s`, 'try again when it is done; nothing was kept of this'],
  [/^25006$/, 'it may not be written to: this server only follows another, or is set so', 'name the server that is written to; nothing was kept of this'],
  [/^42501$/, 'this user may not do that there', `ask whoever keeps the database for the right: to read SELECT, to write INSERT too, on the tables of the schema, and to make a ledger CREATE on the database; ${NOTHING_KEPT}`],
  [/^28/, 'the server does not accept this user, or the password', 'look at the name; the password may also stand in PGPASSWORD'],
  [/^3D000$/, 'the server holds no database of that name', 'look at the name, or make the database first (createdb)'],
  [/^53300$/, 'the server takes no more connections', `try again later, or raise max_connections; ${NOTHING_KEPT}`],
  [/^53100$/, 'the disk of the server is full', 'make room and send it again; what was acknowledged is there, nothing is half kept'],
  [/^58030$/, 'the disk of the server could not be written or read', 'look at the disk and the room on it; what was acknowledged is there, nothing is half kept'],
  [/^57P03$/, 'the database is just starting or stopping', `try again in a moment; ${NOTHING_KEPT}`],
  [/^(ENOTFOUND|EAI_)/, 'no server of that name is known', 'look at the name of the host, and at the network'],
  [/^(CONNECT_TIMEOUT|ECONNREFUSED|ETIMEDOUT|EHOST|ENET)/, 'no database server answers there', `look at host and port, and whether the server runs; ${NOTHING_KEPT}`],
  [/^(CONNECTION_|ECONN|EPIPE|08|57P|25P0[34])/, 'the connection to the database broke', `look whether the server runs, and try again; ${NOTHING_KEPT}`],
];
