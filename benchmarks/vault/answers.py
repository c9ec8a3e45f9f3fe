"""One durable answer: the workspace's own saving, and plain SQLite writing the same bytes as durably."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from benchmarks.vault.grounds import at_work, new_laptop, written
from benchmarks.vault.spans import at, line, ms

_ANSWERS = 400


def answers(folder: Path) -> str:
    """A table; answers of both are written in turn, so that the disk treats them alike."""
    laptop = new_laptop(folder / "profile")
    plain = sqlite3.connect(folder / "plain.db", isolation_level=None)
    plain.execute("PRAGMA journal_mode = WAL")
    plain.execute("PRAGMA synchronous = FULL")
    plain.execute("CREATE TABLE drafts (report TEXT PRIMARY KEY, xml BLOB NOT NULL)")
    ours: list[float] = []
    theirs: list[float] = []
    with at_work(laptop) as workspace:
        report, xml = written(workspace)
        plain.execute("INSERT INTO drafts VALUES (?, ?)", (report, xml))
        for number in range(_ANSWERS):
            content = xml.replace(b"Sentence 1 ", f"Sentence {number} ".encode())
            ours.append(ms(lambda content=content: workspace.save_draft(report, content, {})))
            theirs.append(ms(lambda content=content: plain.execute("UPDATE drafts SET xml = ?", (content,))))
    plain.close()
    ratio = at(ours, 0.95) / at(theirs, 0.95)
    return "\n".join(
        (
            f"### One durable answer, {_ANSWERS} of each, {len(xml):,} bytes of answers\n",
            "| ms | p50 | p95 | worst |",
            "|---|---|---|---|",
            line("vault (encrypted, draft saved, trail, tail mark)", ours),
            line("plain SQLite, WAL, synchronous=FULL", theirs),
            f"\np95 is {ratio:.2f} of the peer's; the bar is 3",
        )
    )
