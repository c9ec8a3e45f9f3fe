"""How long the GUI thread is held up while the shipped encounter report is written and saves itself.

A real vault takes every save in its own thread. Somebody chooses a row, writes a word letter by letter and
goes on; a beat in the GUI thread says after each act how late it came, another how much of it was its work.
"""

from __future__ import annotations

import gc
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

from benchmarks.desktop.away import take_away
from benchmarks.desktop.own_time import OwnTime
from citdesk.casework.people import Role
from citdesk.desktop.form import Desk, FormView
from citdesk.desktop.form.place import CHECK
from citdesk.desktop.my_work.filling_model import FillingModel
from citdesk.desktop.tasks import Tasks
from citdesk.desktop.tasks.watchdog import StallWatch
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import CheckRow, ChoiceRow
from citdesk.resource_files import forms_path
from citdesk.workspace.sign_in import signed_in
from tests.unit.vault.props import Laptop, person

_BETWEEN_MS = 30
_WORDS = "Not slept for days"


@dataclass(frozen=True, slots=True)
class Acts:
    """Milliseconds that acts of one kind held the GUI thread up, one for each."""

    by_the_clock: list[float] = field(default_factory=list)
    #: the GUI thread's own processor time
    own: list[float] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class HeldUp:
    """What the acts of writing a report held up."""

    answers: Acts
    #: pages shown for the first time
    pages: Acts
    saves: int


def filling(app: QApplication, look: Look) -> HeldUp:
    """Writes one encounter report from its first page to the one before sending."""
    folder = Path(tempfile.mkdtemp(prefix="citdesk-bench-"))
    laptop, tasks = Laptop(folder / "laptop"), Tasks(app)
    vault = laptop.new_vault(person("A. Marsh", Role.OFFICER))
    try:
        workspace = signed_in(vault, laptop.device, laptop.clock, laptop.random, forms_path())
        opened = workspace.open_report(workspace.start_report("encounter"))
        model = FillingModel(workspace, tasks, opened, laptop.clock.now)
        saves: list[object] = []
        model.form.saves.changed.connect(lambda: saves.append(None))
        view = FormView(Desk(look, laptop.clock.now, attach=lambda *_: None), model.form)
        model.setParent(view)
        view.resize(1366, 768)
        view.show()
        view.activateWindow()
        gc.freeze()  # as once somebody is signed in: a full collection would hold the window up
        answers, pages = _watched(app, view)
        _settle(tasks)
        take_away(view)
        return HeldUp(answers, pages, len(saves))
    finally:
        tasks.close()
        vault.close()
        shutil.rmtree(folder, ignore_errors=True)


def _watched(app: QApplication, view: FormView) -> tuple[Acts, Acts]:
    watch, own, loop = StallWatch(app, budget_ms=10_000), OwnTime(app), QEventLoop()
    kinds = {False: Acts(), True: Acts()}
    acts = _acts(view)
    turned: list[bool] = []

    def go_on() -> None:
        if turned:
            kind = kinds[turned.pop()]
            kind.own.append(own.stop())
            kind.by_the_clock.append(max(watch.longest_ms, 0))
        act = next(acts, None)
        if act is None:
            loop.quit()
            return
        is_page, work = act
        turned.append(is_page)
        watch.start()
        own.start()
        work()
        QTimer.singleShot(_BETWEEN_MS, go_on)

    QTimer.singleShot(0, go_on)
    loop.exec()
    watch.stop()
    for each in (watch, own):
        each.deleteLater()
    return kinds[False], kinds[True]


def _acts(view: FormView) -> Iterator[tuple[bool, Callable[[], object]]]:
    """Each act with whether it shows a page for the first time."""
    for section in [each.key for each in view.model.outline() if each.key != CHECK]:
        yield True, partial(view.model.walk.open_section, section)
        page, done = view.page(), set[str]()
        # answers bring further questions, so what stands on the page is looked at anew
        while fresh := [item.path for item in view.model.walk.items() if item.path not in done]:
            done.add(fresh[0])
            asked = getattr(page, "question_view", lambda _path: None)(fresh[0])
            for part in asked.editor.inputs()[:1] if asked is not None else ():
                yield from ((False, act) for act in _answer(part))
    yield True, partial(view.model.walk.open_section, CHECK)


def _answer(part: QWidget) -> Iterator[Callable[[], object]]:
    if isinstance(part, ChoiceRow | CheckRow):
        yield partial(_press, part, " ")
    elif isinstance(part, QLineEdit | QPlainTextEdit):
        written = "2131" if isinstance(part, QLineEdit) else _WORDS
        yield from (partial(_press, part, letter) for letter in written)


def _press(part: QWidget, letter: str) -> None:
    if isValid(part):  # an answer may have made its own editor anew
        part.setFocus()
        QTest.keyClicks(part, letter)


def _settle(tasks: Tasks) -> None:
    """Waits for what the vault still has to do."""
    loop = QEventLoop()
    tasks.vault(lambda: None, lambda _done: loop.quit())
    loop.exec()
