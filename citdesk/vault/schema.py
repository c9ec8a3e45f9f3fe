"""The tables of ``vault.db``. Migrations only ever get appended; each format number so far must open."""

from __future__ import annotations

from sqlite_utils import Database, Migrations

#: Format of the newest schema; kept in the fact ``format``. A vault with a higher one is not opened.
FORMAT = 4

migrations = Migrations("vault")

_FIRST = """
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- how many transactions wrote into this vault, see tail_mark
CREATE TABLE commits (only_row INTEGER PRIMARY KEY CHECK (only_row = 1), made INTEGER NOT NULL);
INSERT INTO commits VALUES (1, 0);

-- compiled forms, so that whatever is pinned to a version opens with that version
CREATE TABLE forms (
    sha256 TEXT PRIMARY KEY, form_id TEXT NOT NULL, version TEXT NOT NULL, xml BLOB NOT NULL);
CREATE TABLE form_sources (source_sha256 TEXT PRIMARY KEY, sha256 TEXT NOT NULL REFERENCES forms);

CREATE TABLE drafts (
    report TEXT PRIMARY KEY, case_id TEXT NOT NULL, form_sha256 TEXT NOT NULL REFERENCES forms,
    parent_report TEXT, instance_xml BLOB NOT NULL, typed TEXT NOT NULL,
    begun_at TEXT NOT NULL, changed_at TEXT NOT NULL);
CREATE INDEX drafts_case ON drafts (case_id);

-- seq is the order in which events came into this vault; header and payload are exact bytes
CREATE TABLE events (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, own INTEGER NOT NULL,
    kind TEXT NOT NULL, report TEXT, case_id TEXT NOT NULL, author TEXT NOT NULL, wall TEXT NOT NULL,
    header TEXT NOT NULL, payload TEXT, salt BLOB, signature TEXT,
    status TEXT NOT NULL CHECK (status IN ('pending', 'accepted', 'refused', 'quarantined')),
    position INTEGER, code TEXT, message TEXT, settled INTEGER NOT NULL DEFAULT 0);
CREATE INDEX events_report ON events (report);
CREATE INDEX events_waiting ON events (seq) WHERE status = 'pending';
CREATE INDEX events_refused ON events (seq) WHERE status IN ('refused', 'quarantined') AND settled = 0;

-- derived from events, rebuilt at will
CREATE TABLE standings (
    report TEXT PRIMARY KEY, case_id TEXT NOT NULL, author TEXT NOT NULL, unit TEXT NOT NULL,
    state TEXT NOT NULL, standing TEXT NOT NULL, changed_at TEXT NOT NULL);
CREATE INDEX standings_state ON standings (state);
CREATE INDEX standings_case ON standings (case_id);

CREATE TABLE projections (
    report TEXT PRIMARY KEY, case_id TEXT NOT NULL, signed TEXT NOT NULL, position INTEGER NOT NULL);
CREATE TABLE recalls (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, report TEXT NOT NULL, reason TEXT NOT NULL,
    position INTEGER NOT NULL);

-- who did what, hash-chained, see audit
CREATE TABLE audit (
    number INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, did TEXT NOT NULL, subject TEXT NOT NULL,
    outcome TEXT NOT NULL, detail TEXT NOT NULL, hash TEXT NOT NULL);
"""


@migrations()
def first(db: Database) -> None:
    """Format 1."""
    for statement in _FIRST.split(";\n"):
        db.execute(statement)


_SECOND = """
-- files of drafts and revisions; key names the pieces, notes is what the camera wrote, see attachments/.
-- whole: all its pieces are here; submitted: a sent revision names it
CREATE TABLE attachments (
    id INTEGER PRIMARY KEY, report TEXT NOT NULL, name TEXT NOT NULL, media_type TEXT NOT NULL,
    size INTEGER NOT NULL, sha256 TEXT NOT NULL, key BLOB NOT NULL, notes TEXT NOT NULL,
    own INTEGER NOT NULL, whole INTEGER NOT NULL, submitted INTEGER NOT NULL, added_at TEXT NOT NULL,
    UNIQUE (report, name));
CREATE TABLE attachment_chunks (
    attachment INTEGER NOT NULL REFERENCES attachments ON DELETE CASCADE, number INTEGER NOT NULL,
    id TEXT NOT NULL, at_hq INTEGER NOT NULL, content BLOB, PRIMARY KEY (attachment, number));
CREATE INDEX attachment_chunks_id ON attachment_chunks (id);
CREATE INDEX attachment_chunks_to_send ON attachment_chunks (attachment, number) WHERE at_hq = 0;
CREATE INDEX attachment_chunks_to_fetch ON attachment_chunks (attachment, number) WHERE content IS NULL;

-- full text of all reports here, rebuilt at will; unindexed names the reports whose text changed since.
-- (no OR IGNORE in triggers: the statement that fires one overrides how it treats a conflict)
CREATE TABLE searchable (
    id INTEGER PRIMARY KEY, report TEXT NOT NULL UNIQUE, case_id TEXT NOT NULL, form_id TEXT NOT NULL,
    state TEXT NOT NULL, changed_at TEXT NOT NULL);
CREATE INDEX searchable_changed ON searchable (changed_at);
CREATE VIRTUAL TABLE search USING fts5 (
    names, words, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3');
INSERT INTO search (search, rank) VALUES ('secure-delete', 1);
CREATE TABLE unindexed (report TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TRIGGER draft_begun AFTER INSERT ON drafts
    BEGIN INSERT INTO unindexed SELECT new.report
    WHERE new.report NOT IN (SELECT report FROM unindexed); END;
CREATE TRIGGER draft_saved AFTER UPDATE ON drafts
    BEGIN INSERT INTO unindexed SELECT new.report
    WHERE new.report NOT IN (SELECT report FROM unindexed); END;
CREATE TRIGGER draft_gone AFTER DELETE ON drafts
    BEGIN INSERT INTO unindexed SELECT old.report
    WHERE old.report NOT IN (SELECT report FROM unindexed); END;
CREATE TRIGGER event_kept AFTER INSERT ON events WHEN new.report IS NOT NULL
    BEGIN INSERT INTO unindexed SELECT new.report
    WHERE new.report NOT IN (SELECT report FROM unindexed); END;
CREATE TRIGGER event_gone AFTER DELETE ON events WHEN old.report IS NOT NULL
    BEGIN INSERT INTO unindexed SELECT old.report
    WHERE old.report NOT IN (SELECT report FROM unindexed); END;
CREATE TRIGGER standing_kept AFTER INSERT ON standings
    BEGIN INSERT INTO unindexed SELECT new.report
    WHERE new.report NOT IN (SELECT report FROM unindexed); END;
CREATE TRIGGER standing_gone AFTER DELETE ON standings
    BEGIN INSERT INTO unindexed SELECT old.report
    WHERE old.report NOT IN (SELECT report FROM unindexed); END;
CREATE TRIGGER projection_kept AFTER INSERT ON projections
    BEGIN INSERT INTO unindexed SELECT new.report
    WHERE new.report NOT IN (SELECT report FROM unindexed); END;
CREATE TRIGGER projection_changed AFTER UPDATE ON projections
    BEGIN INSERT INTO unindexed SELECT new.report
    WHERE new.report NOT IN (SELECT report FROM unindexed); END;
CREATE TRIGGER projection_gone AFTER DELETE ON projections
    BEGIN INSERT INTO unindexed SELECT old.report
    WHERE old.report NOT IN (SELECT report FROM unindexed); END;
INSERT INTO unindexed
    SELECT report FROM drafts UNION SELECT report FROM events WHERE report IS NOT NULL
    UNION SELECT report FROM projections;
UPDATE facts SET value = '2' WHERE name = 'format';
"""


@migrations()
def second(db: Database) -> None:
    """Format 2: attachments, and the index for searching."""
    for statement in _SECOND.split(";\n"):
        db.execute(statement)


_THIRD = """
-- questions to a clinician as HQ signed them; signed is null once a question is gone
CREATE TABLE consults (
    consult TEXT PRIMARY KEY, signed TEXT, reason TEXT NOT NULL, at TEXT NOT NULL, position INTEGER NOT NULL);

-- practice names the drill that a draft was written for: such a draft can never become an event
ALTER TABLE drafts ADD COLUMN practice TEXT;
CREATE TRIGGER practice_is_never_sent BEFORE INSERT ON events
    WHEN new.report IN (SELECT report FROM drafts WHERE practice IS NOT NULL)
    BEGIN SELECT RAISE(ABORT, 'practice'); END;
CREATE TRIGGER practice_stays_practice BEFORE UPDATE OF practice ON drafts WHEN old.practice IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'practice'); END;
DROP TRIGGER draft_begun;
DROP TRIGGER draft_saved;
CREATE TRIGGER draft_begun AFTER INSERT ON drafts WHEN new.practice IS NULL
    BEGIN INSERT INTO unindexed SELECT new.report
    WHERE new.report NOT IN (SELECT report FROM unindexed); END;
CREATE TRIGGER draft_saved AFTER UPDATE ON drafts WHEN new.practice IS NULL
    BEGIN INSERT INTO unindexed SELECT new.report
    WHERE new.report NOT IN (SELECT report FROM unindexed); END;
UPDATE facts SET value = '3' WHERE name = 'format';
"""


@migrations()
def third(db: Database) -> None:
    """Format 3: questions to clinicians, and practice that never leaves."""
    for statement in _THIRD.split(";\n"):
        db.execute(statement)


@migrations()
def waiting_events_by_index(db: Database) -> None:
    """An index only, which an older program uses as well: the format stays.

    What is asked of waiting events is answered from it, without decrypting a page of their payloads.
    """
    db.execute("DROP INDEX events_waiting")
    db.execute("CREATE INDEX events_waiting ON events (seq, id, report, kind) WHERE status = 'pending'")


_PRACTICE_BY_INDEX = "CREATE INDEX drafts_practice ON drafts (report) WHERE practice IS NOT NULL"
_NEVER_TOLD = """
CREATE TRIGGER practice_is_never_told BEFORE INSERT ON audit WHEN EXISTS (SELECT 1 FROM drafts
    WHERE practice IS NOT NULL AND (report = new.subject OR instr(new.detail, report) > 0))
    BEGIN SELECT RAISE(ABORT, 'practice'); END
"""


@migrations()
def practice_is_never_told(db: Database) -> None:
    """The trail goes to HQ, so it never names what was written in practice. The format stays."""
    db.execute(_PRACTICE_BY_INDEX)
    db.execute(_NEVER_TOLD)


_FOURTH = (
    "ALTER TABLE commits ADD COLUMN tally INTEGER",
    "UPDATE facts SET value = '4' WHERE name = 'format'",
)


@migrations()
def fourth(db: Database) -> None:
    """Format 4: the tally of all rows (see ``tally``), which an older program would not keep."""
    for statement in _FOURTH:
        db.execute(statement)
