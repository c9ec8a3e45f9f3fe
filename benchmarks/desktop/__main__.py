"""`python -m benchmarks.desktop`: cold start beside an empty window; what one waits for at the screen."""

from __future__ import annotations

import os
import statistics
import sys
from collections.abc import Sequence
from io import TextIOWrapper

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from benchmarks.desktop.cold_start import cold_start
from benchmarks.desktop.filling import filling
from benchmarks.desktop.pages import first_showings, page_changes, scrolled
from benchmarks.desktop.screens import memory_lines
from benchmarks.desktop.stalls import printing, taking_in
from citdesk.desktop.theme import Look, set_theme

_OWN = "the thread's own processor time of it"


def main() -> None:
    """Prints three tables. The later ones have no peer: their thresholds are those of human perception."""
    if isinstance(sys.stdout, TextIOWrapper):  # each figure is seen as soon as it was taken
        sys.stdout.reconfigure(line_buffering=True)
    print("| | ours | empty PySide6 window | ratio (bar 2) |")
    print("|---|---|---|---|")
    print(cold_start())
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    look = Look("day", 20, 106.0)
    set_theme(app, "day", look)
    print("\n| in the GUI thread, ms | p50 | p95 | longest | wanted |")
    print("|---|---|---|---|---|")
    changes, own = page_changes(look)
    print(_line("another page of 40 questions", changes, "p95 16"))
    print(_line(_OWN, own, "p95 16"))
    shown, own = first_showings(look)
    print(_line("such a page for the first time, made while another was read", shown, "longest 50"))
    print(_line(_OWN, own, "longest 50"))
    print(_line("a screenful of 100,000 reports", scrolled(look), "longest 50"))
    held = filling(app, look)
    for what, acts in (
        ("an answer of an encounter report, saved meanwhile", held.answers),
        ("a page of it, shown for the first time", held.pages),
    ):
        print(_line(what, acts.by_the_clock, "longest 50"))
        print(_line(_OWN, acts.own, "longest 50"))
    print(f"| held up while 10,000 events come in | | | {taking_in(app, look)} | longest 50 |")
    print(f"| held up while 50 papers are made | | | {printing(app)} | longest 50 |")
    print("\n| memory | | wanted |")
    print("|---|---|---|")
    print(memory_lines())


def _line(what: str, spans: Sequence[float], wanted: str) -> str:
    cuts = statistics.quantiles(spans, n=20)
    return f"| {what} | {cuts[9]:.1f} | {cuts[18]:.1f} | {max(spans):.1f} | {wanted} |"


if __name__ == "__main__":
    main()
