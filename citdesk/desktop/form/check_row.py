"""One answer on the check page: the question, the answer in words, Change."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from citdesk.desktop.form.check import CheckLine
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Body, Button, ErrorText, Hint, Picture, Rank, Strong, Words
from citdesk.desktop.widgets.button import quiet_width
from citdesk.desktop.widgets.styled import follow


class CheckRowView(QWidget):
    """A row; with ``wrong``, the end of its button's name, it says what is wrong instead of the answer.

    What is only worth a look has a sign and a colour of its own: nothing about it keeps a report from going.

    ``begin`` are the words of a second button, for the report that would mend it.
    """

    change_wanted = Signal(str)
    #: the report that would mend it is to be begun or opened; carries its form
    begin_wanted = Signal(str)

    def __init__(
        self,
        look: Look,
        line: CheckLine,
        parent: QWidget,
        *,
        wrong: str = "",
        changeable: bool = True,
        begin: str = "",
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._line = line
        self._wrong = bool(wrong)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, look.em(0.15), 0, look.em(0.15))
        grid.setHorizontalSpacing(look.em(0.6))
        grid.setColumnStretch(0, 5)
        grid.setColumnStretch(2, 6)
        self._label = Hint(look, line.label, self)
        grid.addWidget(self._label, 0, 0)
        if wrong:
            sign, colour = ("warning", "st_attention") if line.warns else ("error", "error")
            grid.addWidget(Picture(look, sign, colour, 1.1, self), 0, 1)
        self._words = self._said(look, line)
        grid.addWidget(self._words, 0, 2)
        self._grid = grid
        self._button: Button | None = None
        self._stops: list[QWidget] = []
        if begin:
            button = Button(look, begin, self, name=f"{line.path}#begin:{line.begin}", icon="add")
            button.clicked.connect(lambda: self.begin_wanted.emit(self._line.begin))
            grid.addWidget(button, 1, 0, 1, 4, Qt.AlignmentFlag.AlignRight)
            self._stops.append(button)
        if line.changeable and changeable:
            name = f"{line.path}#{wrong or 'change'}"
            self._button = Button(look, self.tr("Change"), self, name=name, rank=Rank.QUIET)
            self._button.clicked.connect(self._go)
            self._stops.append(self._button)
        # where there is no button its room stays, and the gap before it
        grid.addWidget(self._button or QWidget(self), 0, 3, Qt.AlignmentFlag.AlignRight)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.show_line(line)
        follow(look, self.restyle)

    def restyle(self) -> None:
        """Keep room for the button, as much in every row whatever it says: the answers stand in one line."""
        words = self.tr("Change"), self.tr("Answer")
        self._grid.setColumnMinimumWidth(3, max(quiet_width(self._look, each) for each in words))

    @property
    def line(self) -> CheckLine:
        """What it shows."""
        return self._line

    def stops(self) -> list[QWidget]:
        """What Tab stops at, in its order."""
        return self._stops

    def show_line(self, line: CheckLine) -> None:
        """Show the answer as it stands."""
        self._line = line
        answered = line.answer or self.tr("Not answered")
        self._label.setText(line.label)
        self._words.setText(line.problem if self._wrong else answered)
        if self._button is not None:
            words = self.tr("Change") if line.answer else self.tr("Answer")
            if self._button.text() != words:
                self._button.set_words(words)
            self._button.setAccessibleName(f"{words}: {line.label}, {answered}")

    def _said(self, look: Look, line: CheckLine) -> Words:
        if not self._wrong:
            return Body(look, "", self)
        return Strong(look, "", self) if line.warns else ErrorText(look, "", self, signed=False)

    def _go(self) -> None:
        self.change_wanted.emit(self._line.path)
