"""Words to look at again under a text box: a quiet list, never in the way, never a change by itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Button, Caption, Rank
from citdesk.fieldguide.language import Hint

_SHOWN = 3


class Wording(Protocol):
    """Looks through text away from the GUI thread, and remembers what was answered."""

    def look(self, text: str, done: Callable[[tuple[Hint, ...]], None]) -> None:
        """Call ``done`` in the GUI thread with the hints that were not skipped."""
        ...

    def answer(self, hint: Hint, *, accepted: bool) -> None:
        """Remember that a hint was followed or skipped."""
        ...


class HintList(QWidget):
    """The first hints of one box. ``shown`` asks to point at the words, ``skipped`` to drop the hint."""

    pointed = Signal(object)
    skipped = Signal(object)

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._name = name
        self._hints: tuple[Hint, ...] = ()
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.hide()

    @property
    def hints(self) -> tuple[Hint, ...]:
        """What is shown, and what waits behind it."""
        return self._hints

    def show_hints(self, hints: tuple[Hint, ...]) -> None:
        """Show other hints."""
        if hints == self._hints:
            return
        self._hints = hints
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(at, hint) for at, hint in enumerate(hints[:_SHOWN])]
        for row in self._rows:
            self._column.addWidget(row)
        self.setVisible(bool(hints))

    def _row(self, at: int, hint: Hint) -> QWidget:
        row = QWidget(self)
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        said = self.tr("Words to check: “{words}”. {say}").format(words=hint.words, say=hint.say)
        across.addWidget(Caption(self.look, said, row, name=f"{self._name}#hint{at}"), 1)
        for words, name, signal in (
            (self.tr("Show"), "show", self.pointed),
            (self.tr("Skip"), "skip", self.skipped),
        ):
            button = Button(self.look, words, row, name=f"{self._name}#{name}{at}", rank=Rank.QUIET)
            button.setAccessibleDescription(said)
            button.clicked.connect(lambda _on=False, emit=signal.emit: emit(hint))
            across.addWidget(button)
        return row
