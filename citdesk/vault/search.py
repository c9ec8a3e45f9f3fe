"""Full text of all reports in this vault: FTS5 inside the encrypted database, as secret as they are.

Triggers note which reports changed; whoever uses this brings the index up to date in slices, so that no
answer waits for it. The index is derived: it is rebuilt at will, and expunging deletes from it
(``secure-delete``).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from citdesk.casework.ids import CaseId, ReportId
from citdesk.vault.store import Store
from citdesk.wire.encoding import write_time

#: words that are looked for at once; more would be pasted prose
_MOST_WORDS = 12


_FIND = """
SELECT report, snippet(search, -1, '', '', '…', 12) AS told
FROM search JOIN searchable ON searchable.id = search.rowid WHERE ORDER BY rank LIMIT ?
"""


@dataclass(frozen=True, slots=True)
class SearchText:
    """What can be found of a report or of a question to a clinician, and by what it can be narrowed.

    ``names`` weigh more than ``words``.
    """

    report: ReportId
    case: CaseId
    form_id: str
    state: str
    changed_at: datetime
    names: str
    words: str


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Empty fields narrow nothing."""

    states: tuple[str, ...] = ()
    form_id: str = ""
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A report, and the words around what was looked for."""

    report: ReportId
    snippet: str


def forget_words(store: Store, found: str) -> None:
    """Takes a report or a question out of the index at once: it is gone. Inside a transaction."""
    store.execute("DELETE FROM search WHERE rowid IN (SELECT id FROM searchable WHERE report = ?)", (found,))
    store.execute("DELETE FROM searchable WHERE report = ?", (found,))


def note_unindexed(store: Store, found: str) -> None:
    """Its words changed, and no trigger says so. Inside a transaction."""
    store.execute(
        "INSERT INTO unindexed SELECT ? WHERE NOT EXISTS (SELECT 1 FROM unindexed WHERE report = ?)",
        (found, found),
    )


class SearchIndex:
    """The index of one vault."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @property
    def stale(self) -> int:
        """How many reports changed since they were indexed."""
        return self._store.number("SELECT count(*) FROM unindexed")

    def some_stale(self, most: int) -> Sequence[ReportId]:
        """Some of them."""
        rows = self._store.rows("SELECT report FROM unindexed LIMIT ?", (most,))
        return [ReportId(str(row["report"])) for row in rows]

    def forms(self) -> Sequence[str]:
        """The forms of everything that is indexed."""
        rows = self._store.rows("SELECT DISTINCT form_id FROM searchable")
        return [str(row["form_id"]) for row in rows]

    def put(self, text: SearchText) -> None:
        """Indexes a report in the place of what was indexed of it; inside a transaction."""
        forget_words(self._store, text.report)
        self._store.execute(
            "INSERT INTO searchable (report, case_id, form_id, state, changed_at) VALUES (?, ?, ?, ?, ?)",
            (text.report, text.case, text.form_id, text.state, write_time(text.changed_at)),
        )
        self._store.execute(
            "INSERT INTO search (rowid, names, words) SELECT id, ?, ? FROM searchable WHERE report = ?",
            (text.names, text.words, text.report),
        )
        self._done(text.report)

    def drop(self, report: ReportId) -> None:
        """The report is here no longer; inside a transaction."""
        forget_words(self._store, report)
        self._done(report)

    def find(self, typed: str, narrowing: Narrowing, most: int) -> Sequence[Found]:
        """The reports with all of these words, the last one unfinished perhaps; best first.

        Accents and case do not matter. Nothing typed finds nothing.
        """
        asked = _query(typed)
        if not asked:
            return ()
        where, values = ["search MATCH ?", "rank MATCH 'bm25(5.0, 1.0)'"], [asked]
        if narrowing.states:
            where.append(f"state IN ({', '.join('?' * len(narrowing.states))})")
            values.extend(narrowing.states)
        if narrowing.form_id:
            where.append("form_id = ?")
            values.append(narrowing.form_id)
        if narrowing.since is not None:
            where.append("changed_at >= ?")
            values.append(write_time(narrowing.since))
        # the snippet is made only for what is given back: FTS5 itself puts the best first
        sql = _FIND.replace("WHERE", f"WHERE {' AND '.join(where)}")
        rows = self._store.rows(sql, (*values, most))
        return [Found(ReportId(str(row["report"])), str(row["told"])) for row in rows]

    def _done(self, report: ReportId) -> None:
        self._store.execute("DELETE FROM unindexed WHERE report = ?", (report,))


def _query(typed: str) -> str:
    """An FTS5 query that means what was typed: every word quoted, the last one as a prefix."""
    kept = "".join(sign if _in_a_word(sign) else " " for sign in typed)
    words = kept.split()[:_MOST_WORDS]
    return " ".join(f'"{word}"' for word in words) + "*" if words else ""


def _in_a_word(sign: str) -> bool:
    """Whether FTS5's unicode61 takes the sign into words: letters, numbers, private use, marks on letters."""
    return unicodedata.category(sign)[0] in "LNM" or unicodedata.category(sign) == "Co"
