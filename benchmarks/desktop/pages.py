"""How long the GUI thread takes for what a person waits for: another page, a list scrolled by a screenful."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.desktop.away import take_away
from citdesk.desktop.form import Desk, FormView, FormViewModel
from citdesk.desktop.form.place import CHECK
from citdesk.desktop.rows.model import RowsModel
from citdesk.desktop.rows.row import Row
from citdesk.desktop.rows.view import RowsView
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import State
from citdesk.xforms import Context, Form

QUESTIONS, CHANGES = 40, 60
REPORTS_OPENED = 5
REPORTS, SCREENFULS = 100_000, 200
_TURNS, _BEAT_MS = 5, 5
_KINDS = ("text", "select_one yn", "integer", "dateTime")


def page_changes(look: Look) -> tuple[list[float], list[float]]:
    """Milliseconds from asking for a page of 40 questions to its paint, each page shown before.

    By the clock, and of the thread's own processor time.
    """
    model, view, sections = _opened(look)
    for section in sections:
        _timed(lambda section=section: model.walk.open_section(section))
        for _turn in range(_TURNS):  # while it is read, what it still has to lay out is laid out
            QApplication.processEvents()
    spans, own = _turned(model, sections * (CHANGES // len(sections)))
    take_away(view)
    return spans, own


def first_showings(look: Look) -> tuple[list[float], list[float]]:
    """The same for pages that nobody came to before, which were made while the first one was read."""
    spans: list[float] = []
    own: list[float] = []
    for _time in range(REPORTS_OPENED):
        model, view, sections = _opened(look)
        _wait_for(lambda view=view: view.ahead.is_over)
        for of_one, of_all in zip(_turned(model, sections[1:]), (spans, own), strict=True):
            of_all.extend(of_one)
        take_away(view)
    return spans, own


def scrolled(look: Look) -> list[float]:
    """Milliseconds for each screenful scrolled through a list of 100,000 reports."""
    model = RowsModel()
    view = RowsView(look, model, name="rows", spoken="Reports")
    view.resize(1000, 700)
    view.show()
    model.show_rows([_row(number) for number in range(REPORTS)])
    _timed(lambda: None)
    bar = view.verticalScrollBar()
    spans = [_timed(lambda: bar.setValue(bar.value() + view.viewport().height())) for _ in range(SCREENFULS)]
    take_away(view)
    return spans


def _opened(look: Look) -> tuple[FormViewModel, FormView, list[str]]:
    """A report on screen, and its sections."""
    model = FormViewModel(Form.load(_form()).start(_context()), lambda *_: None, _now)
    view = FormView(Desk(look, _now, attach=lambda *_: None), model)
    model.setParent(view)
    view.resize(1366, 768)
    view.show()
    return model, view, [each.key for each in model.outline() if each.key != CHECK]


def _turned(model: FormViewModel, sections: Sequence[str]) -> tuple[list[float], list[float]]:
    spans: list[float] = []
    own: list[float] = []
    for section in sections:
        begun = time.thread_time()
        spans.append(_timed(lambda section=section: model.walk.open_section(section)))
        assert model.walk.place.key == section, "the page did not change: nothing was measured"
        own.append((time.thread_time() - begun) * 1000)
    return spans, own


def _wait_for(over: Callable[[], bool]) -> None:
    """Lets the window live on until something is over."""
    loop, beat = QEventLoop(), QTimer()
    beat.timeout.connect(lambda: loop.quit() if over() else None)
    beat.start(_BEAT_MS)
    loop.exec()


def _row(number: int) -> Row:
    return Row(id=str(number), title=f"CR-2026-{number:06}", detail="Encounter report", state=State.APPROVED)


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    QApplication.processEvents()
    return (time.perf_counter() - begun) * 1000


def _context() -> Context:
    return Context(now=_now, zone=UTC, random=random.Random(1))


def _now() -> datetime:
    return datetime(2026, 3, 12, 21, 44, tzinfo=UTC)


def _form() -> bytes:
    lines = ["| survey |", "| | type | name | label |"]
    for section in range(4):
        lines.append(f"| | begin_group | s{section} | Section {section} |")
        for question in range(QUESTIONS):
            kind = _KINDS[question % len(_KINDS)]
            lines.append(f"| | {kind} | q{section}_{question} | Question {question} |")
        lines.append("| | end_group | | |")
    lines += ["| choices |", "| | list_name | name | label |", "| | yn | yes | Yes |", "| | yn | no | No |"]
    lines += ["| settings |", "| | form_id | form_title | version |", "| | paged | Paged | 1 |"]
    return "\n".join(lines).encode()
