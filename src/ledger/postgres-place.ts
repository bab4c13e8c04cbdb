// Where a ledger in PostgreSQL stands: postgres://user@host:port/database?schema=NAME, read into what the driver needs and what may be shown.
import { ProblemError } from '#base/problem.ts';
import { badUrl } from '#ledger/problems.ts';

export interface PostgresPlace {
  /** For messages: without a password. */
  shown: string;
  /** For the driver: without our own `schema`. */
  url: string;
  schema: string;
}

const SCHEMA = 'truce';

// No '@', '/', '?' or '#' may stand bare in a part: a password that holds one would otherwise be taken for a host, and shown.
const URL_PARTS = /^(postgres(?:ql)?:\/\/)(?:([^:@/?#]*)(:[^@/?#]*)?@)?([^@/?#]*)(\/[^@/?#]*)?(?:\?([^@#]*))?$/;
const HOST = /^(?:\[[0-9a-fA-F:.]+\]|[^:,[\]]*)(?::\d+)?$/;
const SECRETS = ['password', 'sslpassword'];

/** Throws ProblemError where it is no such address; the problem shows nothing that may be a password. */
export function readPostgresPlace(place: string): PostgresPlace {
  const parts = URL_PARTS.exec(place);
  const [, scheme, user, password, hosts, database = '', query = ''] = parts ?? [];
  if (scheme === undefined || !hosts!.split(',').every((host) => HOST.test(host))) {
    throw new ProblemError([badUrl('this address', 'it is not postgres://user@host:port/database; letters such as @ / ? # in a name or password are written %40 %2F %3F %23')]);
  }
  const given = new URLSearchParams(query);
  const schema = given.get('schema') ?? SCHEMA;
  const shownQuery = new URLSearchParams([...given].filter(([name]) => !SECRETS.includes(name.toLowerCase())));
  const at = user === undefined ? '' : `${user}@`;
  const shown = `${scheme}${at}${hosts}${database}${withQuery(shownQuery)}`;
  // Written as PostgreSQL keeps names that are not quoted, so that nobody has to guess which letters are large.
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(schema) || schema.startsWith('pg_')) {
    throw new ProblemError([badUrl(shown, 'a schema is named with small letters, digits and _, at most 63, and does not begin with a digit or with pg_')]);
  }
  given.delete('schema');
  return { shown, schema, url: `${scheme}${user === undefined ? '' : `${user}${password ?? ''}@`}${hosts}${database}${withQuery(given)}` };
}

function withQuery(query: URLSearchParams): string {
  return query.size === 0 ? '' : `?${query.toString()}`;
}
