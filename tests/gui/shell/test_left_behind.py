"""A screen that was closed is gone: whoever works for days has no more widgets than in the first hour."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from benchmarks.desktop.screens import resident_kib, screen_left_behind
from citdesk.desktop.liaison.preview import PaperPreview
from citdesk.desktop.theme import Look
from tests.gui.shell.fakes import small_pdf
from tests.gui.shell.test_accessible import SCREENS

_OPENINGS = 3
#: Papers until the heap has its size, papers after them, and what one may leave at most: PDFium started anew
#: for each leaves 16.
_FIRST, _PAPERS, _KIB_EACH = 100, 100, 8


@pytest.mark.parametrize("name", [name for name in SCREENS if name not in ("locked", "palette")])
def test_a_closed_screen_leaves_no_widget(qapp: QApplication, name: str) -> None:
    """Opened and closed five times, the fifth leaves what the second left: no widget, no class for each."""
    left = screen_left_behind(qapp, name, warm=2, times=_OPENINGS)
    assert left.widgets == 0
    assert left.classes < _OPENINGS


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="only Linux says what is held now")
def test_a_paper_that_was_looked_at_leaves_no_memory(qapp: QApplication, look: Look) -> None:
    """A liaison looks at a hundred papers, one after the other, and the program is no larger after them."""
    pdf = small_pdf("Diversion packet", "To County Court", "Why hearing", "D-0001")

    def look_at_one() -> None:
        preview = PaperPreview(look)
        preview.show_pdf(pdf)
        preview.deleteLater()
        qapp.sendPostedEvents(preview, QEvent.Type.DeferredDelete.value)

    for _ in range(_FIRST):
        look_at_one()
    before = resident_kib()
    for _ in range(_PAPERS):
        look_at_one()
    assert resident_kib() - before < _PAPERS * _KIB_EACH
