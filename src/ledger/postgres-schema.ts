// The tables of a ledger in PostgreSQL, step by step: the number of steps done stands in `ledger_store`, by which a schema is known as a ledger.

/** Beside the version, none of it is ever changed but what is derived. Triggers stand ALWAYS: not even a session that replays another's log passes them by. */
const ENTRIES = (schema: string): string => `
  CREATE TABLE ${schema}.entry (seq bigint PRIMARY KEY, text text NOT NULL, hash bytea NOT NULL CHECK (octet_length(hash) = 32));
  CREATE TABLE ${schema}.checkpoint (size bigint PRIMARY KEY, note text NOT NULL);

  CREATE FUNCTION ${schema}.entry_follows_the_last() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF NEW.seq IS DISTINCT FROM (SELECT coalesce(max(seq), 0) + 1 FROM ${schema}.entry) THEN
      RAISE EXCEPTION 'a ledger only grows: the next entry has the number after the last';
    END IF;
    RETURN NEW;
  END $$;
  CREATE FUNCTION ${schema}.checkpoint_is_new() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF EXISTS (SELECT 1 FROM ${schema}.checkpoint WHERE size = NEW.size) OR NEW.size > (SELECT coalesce(max(seq), 0) FROM ${schema}.entry) THEN
      RAISE EXCEPTION 'a ledger only grows: one checkpoint for each size it has had';
    END IF;
    RETURN NEW;
  END $$;
  CREATE FUNCTION ${schema}.ledger_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    RAISE EXCEPTION 'a ledger only grows: no % is changed or removed', TG_TABLE_NAME;
  END $$;

  CREATE TRIGGER entry_follows_the_last BEFORE INSERT ON ${schema}.entry FOR EACH ROW EXECUTE FUNCTION ${schema}.entry_follows_the_last();
  CREATE TRIGGER checkpoint_is_new BEFORE INSERT ON ${schema}.checkpoint FOR EACH ROW EXECUTE FUNCTION ${schema}.checkpoint_is_new();
  ${['entry', 'checkpoint'].map((table) => `
    CREATE TRIGGER ${table}_is_not_changed BEFORE UPDATE OR DELETE ON ${schema}.${table} FOR EACH ROW EXECUTE FUNCTION ${schema}.ledger_only_grows();
    CREATE TRIGGER ${table}_is_not_emptied BEFORE TRUNCATE ON ${schema}.${table} FOR EACH STATEMENT EXECUTE FUNCTION ${schema}.ledger_only_grows();
    ALTER TABLE ${schema}.${table} ENABLE ALWAYS TRIGGER ${table}_is_not_changed;
    ALTER TABLE ${schema}.${table} ENABLE ALWAYS TRIGGER ${table}_is_not_emptied;`).join('')}
  ALTER TABLE ${schema}.entry ENABLE ALWAYS TRIGGER entry_follows_the_last;
  ALTER TABLE ${schema}.checkpoint ENABLE ALWAYS TRIGGER checkpoint_is_new;
`;

/**
 * What is worked out from the entries and may be worked out again. Names of channels and claims stand as JSON: PostgreSQL's text holds no U+0000, and a
 * name may. They are looked for by `claim`, the SHA-256 of both: an index holds no more than some 2,700 bytes of a name.
 */
const DERIVED = (schema: string): string => `
  CREATE TABLE ${schema}.claim_version (seq bigint PRIMARY KEY, claim bytea NOT NULL, channel text COLLATE "C" NOT NULL, id text COLLATE "C" NOT NULL,
    digest bytea NOT NULL, known_at bigint NOT NULL, is_told boolean NOT NULL);
  CREATE INDEX claim_version_by_claim ON ${schema}.claim_version (claim, seq);
  CREATE INDEX entry_no_claim ON ${schema}.entry (seq) WHERE left(text, 17) <> '{"body":{"claim":';
  CREATE TABLE ${schema}.tile (level integer NOT NULL, at bigint NOT NULL, root bytea NOT NULL, PRIMARY KEY (level, at));
`;

/** The first makes a ledger; each further one brings an older store up to date. None is ever changed once it was published: another is added. */
export const MIGRATIONS: readonly ((schema: string) => string)[] = [ENTRIES, DERIVED];
