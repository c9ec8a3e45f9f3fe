"""What the paper does not hold, and why: each kind of answer with its rule, never an answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citdesk.desktop.rows.measured_column import MeasuredColumn
from citdesk.desktop.shell.counted import counted
from citdesk.desktop.theme import MEDIUM, Look
from citdesk.desktop.widgets import Body, CheckRow, ErrorText, Hint, SectionTitle, Words

if TYPE_CHECKING:
    from citdesk.workspace import Withheld


class Kind(Words):
    """A kind of answer that is withheld."""

    weight = MEDIUM


class WithheldView(QWidget):
    """Lists what is withheld by section. ``looked`` carries the tick."""

    looked = Signal(bool)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.setObjectName("packet.withheld")
        self._title = SectionTitle(look, "", self, name="packet.withheld-title")
        self._hint = Hint(look, self.tr("None of it is in the file: it is left out, not covered."), self)
        self._problem = ErrorText(look, "", self, name="packet.looked-problem")
        self.tick = CheckRow(look, self.tr("I have looked at what is withheld"), self, name="packet.looked")
        self._list = MeasuredColumn(look, self)
        self._listed: tuple[Withheld, ...] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.em(0.4))
        for widget in (self._title, self._hint, self._problem, self.tick, self._list):
            column.addWidget(widget)
        self._problem.hide()
        self.show_none()
        self.tick.toggled.connect(self.looked)

    def show_none(self) -> None:
        """There is no paper that could withhold something."""
        self._listed = None
        self._list.clear()
        for part in (self._title, self._hint, self.tick):
            part.hide()

    def show_withheld(self, withheld: Sequence[Withheld]) -> None:
        """List these, grouped by the section of the form they belong to and the rule."""
        self._title.setText(self.tr("Withheld ({n})").format(n=len(withheld)))
        self._title.show()
        for part in (self._hint, self.tick):
            part.setVisible(bool(withheld))
        if self._listed == tuple(withheld):
            return
        self._listed = tuple(withheld)
        self._list.clear()
        if not withheld:
            self._list.add(Body(self.look, self.tr("Nothing is withheld from this paper.")))
        for section, rule, labels in grouped(withheld):
            self._list.add(Kind(self.look, section), above=0.5)
            self._list.add(Hint(self.look, "; ".join(labels)))
            self._list.add(Hint(self.look, rule))

    def show_looked(self, looked: bool, problem: str) -> None:
        """Show the tick and what is wrong about it."""
        if self.tick.isChecked() != looked:
            self.tick.setChecked(looked)
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        self.tick.setAccessibleDescription(problem)


def grouped(withheld: Sequence[Withheld]) -> list[tuple[str, str, list[str]]]:
    """Withheld kinds by (section, rule), in the order of the form."""
    groups: dict[tuple[str, str], list[str]] = {}
    for each in withheld:
        labels = groups.setdefault((each.section, each.rule), [])
        if each.label not in labels:
            labels.append(each.label)
    return [(section, rule, labels) for (section, rule), labels in groups.items()]


def count_words(withheld: Sequence[Withheld]) -> str:
    """How much is withheld, in a sentence."""
    say = QCoreApplication.translate
    return counted(
        len(withheld),
        say("Liaison", "1 kind of answer is withheld"),
        say("Liaison", "{n} kinds of answer are withheld"),
    )
