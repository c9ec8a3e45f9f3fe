"""The tables of ``vault.db``. Migrations only ever get appended; each format number so far must open."""

from __future__ import annotations

from sqlite_utils import Database, Migrations

#: Format of the newest schema; kept in the fact ``format``. A vault with a higher one is not opened.
FORMAT = 1

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
