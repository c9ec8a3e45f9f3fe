"""The peer: the same services in SQLite FTS5 with prefix indexes, each word a beginning, ranked by bm25."""

from __future__ import annotations

import sqlite3

from citdesk.fieldguide.directory import Service, traits_of
from citdesk.fieldguide.folding import words_of
from citdesk.workspace import vocabulary


class FullText:
    """In memory, as ours is. It knows no synonyms, no opening hours and no distance."""

    def __init__(self, services: list[Service]) -> None:
        self._db = sqlite3.connect(":memory:")
        self._db.execute("CREATE VIRTUAL TABLE s USING fts5 (name, words, prefix = '2 3')")
        self._db.executemany(
            "INSERT INTO s (rowid, name, words) VALUES (?, ?, ?)",
            ((at, each.name, _words(each)) for at, each in enumerate(services)),
        )

    def search(self, typed: str, most: int) -> list[int]:
        """The best rows for what is typed."""
        query = " OR ".join(f'"{word}"*' for word in words_of(typed))
        if not query:
            return []
        found = self._db.execute("SELECT rowid FROM s WHERE s MATCH ? ORDER BY rank LIMIT ?", (query, most))
        return [row[0] for row in found]


def _words(service: Service) -> str:
    labels = [vocabulary().needs[need].label for need in service.needs]
    return " ".join((*labels, *traits_of(service), service.city))
