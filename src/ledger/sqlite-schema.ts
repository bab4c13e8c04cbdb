// The tables of a ledger in SQLite, step by step: the number of steps done stands in the file (user_version).

/** `TRCE`: by it the file is known as a ledger. */
export const APPLICATION_ID = 0x54524345;

const ENTRIES = `
  CREATE TABLE entry (seq INTEGER PRIMARY KEY, text TEXT NOT NULL, hash BLOB NOT NULL CHECK (length(hash) = 32)) STRICT;
  CREATE TABLE checkpoint (size INTEGER PRIMARY KEY, note TEXT NOT NULL) STRICT;

  CREATE TRIGGER entry_follows_the_last BEFORE INSERT ON entry
    WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM entry)
    BEGIN SELECT RAISE(ABORT, 'a ledger only grows: the next entry has the number after the last'); END;
  CREATE TRIGGER entry_is_not_changed BEFORE UPDATE ON entry
    BEGIN SELECT RAISE(ABORT, 'a ledger only grows: no entry is changed'); END;
  CREATE TRIGGER entry_is_not_removed BEFORE DELETE ON entry
    BEGIN SELECT RAISE(ABORT, 'a ledger only grows: no entry is removed'); END;

  -- INSERT OR REPLACE removes without asking the triggers for removal: it is met here.
  CREATE TRIGGER checkpoint_is_new BEFORE INSERT ON checkpoint
    WHEN EXISTS (SELECT 1 FROM checkpoint WHERE size = NEW.size) OR NEW.size > (SELECT coalesce(max(seq), 0) FROM entry)
    BEGIN SELECT RAISE(ABORT, 'a ledger only grows: one checkpoint for each size it has had'); END;
  CREATE TRIGGER checkpoint_is_not_changed BEFORE UPDATE ON checkpoint
    BEGIN SELECT RAISE(ABORT, 'a ledger only grows: no checkpoint is changed'); END;
  CREATE TRIGGER checkpoint_is_not_removed BEFORE DELETE ON checkpoint
    BEGIN SELECT RAISE(ABORT, 'a ledger only grows: no checkpoint is removed'); END;
`;

/** What is worked out from the entries and may be worked out again. */
const DERIVED = `
  CREATE TABLE claim_version (seq INTEGER PRIMARY KEY, channel TEXT NOT NULL, id TEXT NOT NULL, digest BLOB NOT NULL, known_at INTEGER NOT NULL, is_told INTEGER NOT NULL) STRICT;
  CREATE INDEX claim_version_by_claim ON claim_version (channel, id, seq);
  CREATE INDEX entry_no_claim ON entry (seq) WHERE substr(text, 1, 17) <> '{"body":{"claim":';
  CREATE TABLE tile (level INTEGER NOT NULL, at INTEGER NOT NULL, root BLOB NOT NULL, PRIMARY KEY (level, at)) STRICT, WITHOUT ROWID;
`;

/** The first makes a ledger; each further one brings an older store up to date. None is ever changed once it was published: another is added. */
export const MIGRATIONS: readonly string[] = [ENTRIES, DERIVED];
