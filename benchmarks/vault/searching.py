"""Search as one types over 100,000 reports: the vault's index, and the same FTS5 table in plain SQLite."""

from __future__ import annotations

import random
import sqlite3
from datetime import datetime, timedelta
from pathlib import Path

from benchmarks.vault.grounds import new_laptop
from benchmarks.vault.spans import at, line, ms
from citdesk.casework.ids import CaseId, ReportId
from citdesk.vault.search import Narrowing, SearchText
from tests.unit.vault.props import ZONE

_REPORTS = 100_000
_BATCH = 5_000
_WORDS = 60
_VOCABULARY = 20_000
_TYPED = (
    "porch sister",
    "marsh",
    "voices no weapon",
    "bridge fifth",
    "pacing",
    "w12 w340",
    "w1999",
    "cr-2026-0117",
)
_MOST = 60
_TABLES = """
CREATE TABLE searchable (
    id INTEGER PRIMARY KEY, report TEXT NOT NULL UNIQUE, case_id TEXT NOT NULL, form_id TEXT NOT NULL,
    state TEXT NOT NULL, changed_at TEXT NOT NULL);
CREATE VIRTUAL TABLE search USING fts5 (
    names, words, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3');
"""
_FIND = (
    "SELECT report, snippet(search, -1, '', '', '…', 12) FROM search"
    " JOIN searchable ON searchable.id = search.rowid"
    " WHERE search MATCH ? AND rank MATCH 'bm25(5.0, 1.0)' ORDER BY rank LIMIT ?"
)


def _reports() -> list[SearchText]:
    """Texts in which few words are frequent and most are rare."""
    dice = random.Random(20260312)
    common = [
        word for typed in _TYPED for word in typed.replace("-", " ").split() if not word.startswith("w1")
    ]
    words = [*common, *(f"w{number}" for number in range(_VOCABULARY))]
    weights = [1 / (rank + 10) for rank in range(len(words))]
    begun = datetime(2020, 1, 1, tzinfo=ZONE)
    made: list[SearchText] = []
    for number in range(_REPORTS):
        name = ReportId(f"00000000-0000-7000-8000-{number:012d}")
        told = dice.choices(words, weights, k=_WORDS)
        names = f"CR-2026-{number:06d} {told[0]} {told[1]}"
        moment = begun + timedelta(minutes=number)
        made.append(SearchText(name, CaseId(name), "encounter", "approved", moment, names, " ".join(told)))
    return made


def searching(folder: Path) -> str:
    """A table; each keystroke is asked of both in turn."""
    reports = _reports()
    vault = new_laptop(folder / "profile").open()
    for begin in range(0, _REPORTS, _BATCH):
        with vault.store.writing():
            for text in reports[begin : begin + _BATCH]:
                vault.search.put(text)
    plain = sqlite3.connect(folder / "plain.db")
    plain.executescript(_TABLES)
    for number, text in enumerate(reports, 1):
        plain.execute(
            "INSERT INTO searchable VALUES (?, ?, ?, 'encounter', 'approved', ?)",
            (number, text.report, text.case, text.changed_at.isoformat()),
        )
        plain.execute(
            "INSERT INTO search (rowid, names, words) VALUES (?, ?, ?)", (number, text.names, text.words)
        )
    plain.commit()
    ours: list[float] = []
    theirs: list[float] = []
    strokes = [typed[: end + 1] for typed in _TYPED for end in range(len(typed))]
    for typed in strokes:
        found: list[object] = []
        ours.append(
            ms(lambda typed=typed, found=found: found.extend(vault.search.find(typed, Narrowing(), _MOST)))
        )
        words = typed.replace("-", " ").split()
        asked = " ".join(f'"{word}"' for word in words) + "*"
        rows: list[object] = []
        theirs.append(ms(lambda asked=asked, rows=rows: rows.extend(plain.execute(_FIND, (asked, _MOST)))))
        if len(found) != len(rows):
            raise AssertionError(typed, len(found), len(rows))
    plain.close()
    vault.close()
    ratio, all_in_all = at(ours, 0.95) / at(theirs, 0.95), sum(ours) / sum(theirs)
    return "\n".join(
        (
            f"### Search over {_REPORTS:,} reports of {_WORDS} words, {len(strokes)} keystrokes\n",
            "| ms | p50 | p95 | worst |",
            "|---|---|---|---|",
            line("vault", ours),
            line("plain SQLite FTS5", theirs),
            f"\np95 is {ratio:.2f} of the peer's, the sum {all_in_all:.2f}; the bar is 2",
        )
    )
