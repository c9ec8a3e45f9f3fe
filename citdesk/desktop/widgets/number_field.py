"""A number as text, with minus and plus for small counts; the wheel never changes it."""

from __future__ import annotations

from decimal import Context, Decimal, Inexact, InvalidOperation

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from citdesk.desktop.theme import Look
from citdesk.desktop.widgets.button import Button
from citdesk.desktop.widgets.field import Field
from citdesk.desktop.widgets.labels import Body
from citdesk.desktop.widgets.styled import follow

#: more digits than any count has; nothing is rounded
_EXACT = Context(prec=28, traps=[InvalidOperation, Inexact])


class NumberField(QWidget):
    """``edited`` has the text after each change; ``left`` follows a press of minus or plus too.

    Letters are not blocked: they are explained on Continue.
    """

    edited = Signal(str)
    left = Signal()

    def __init__(
        self,
        look: Look,
        parent: QWidget | None = None,
        *,
        name: str = "",
        label: str = "",
        width: float = 6,
        unit_words: str = "",
        steps: bool = False,
    ) -> None:
        super().__init__(parent)
        self.look = look
        self._least, self._by = Decimal(0), Decimal(1)
        self._most: Decimal | None = None
        self.line = Field(look, self, name=name, label=label, width=width)
        self.line.setInputMethodHints(Qt.InputMethodHint.ImhPreferNumbers)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.line)
        if steps:
            self._add_steps(name, label)
        if unit_words:
            words = Body(look, unit_words, self)
            words.setWordWrap(False)
            self._row.addWidget(words)
        self._row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self.edited)
        self.line.editingFinished.connect(self.left)
        follow(look, self.restyle)

    def restyle(self) -> None:
        """Take the gaps from the look."""
        self._row.setSpacing(self.look.em(0.75))

    def set_limits(self, least: str, most: str, step: str) -> None:
        """Keep minus and plus between two limits; what is typed is judged by the form."""
        self._least, self._most, self._by = Decimal(least), Decimal(most), Decimal(step)

    def text(self) -> str:
        """What stands in the box, whether it is a number or not."""
        return self.line.text()

    def show_text(self, text: str) -> None:
        """Show a text without telling anyone."""
        if self.line.text() != text:
            self.line.setText(text)

    def set_wrong(self, wrong: bool) -> None:
        """Show or lift the error edge."""
        self.line.set_wrong(wrong)

    def _add_steps(self, name: str, label: str) -> None:
        fewer = Button(self.look, "", self, name=f"{name}#fewer", icon="minus")
        more = Button(self.look, "", self, name=f"{name}#more", icon="add")
        fewer.setAccessibleName(self.tr("One fewer: {question}").format(question=label))
        more.setAccessibleName(self.tr("One more: {question}").format(question=label))
        fewer.clicked.connect(self._fewer)
        more.clicked.connect(self._more)
        self._row.addWidget(fewer)
        self._row.addWidget(more)

    def _fewer(self) -> None:
        self._step(-1)

    def _more(self) -> None:
        self._step(1)

    def _blank(self) -> Decimal:
        # the first press on an empty range gives its start, on an empty count 0 or 1
        return self._least - self._by if self._most is not None else Decimal(0)

    def _step(self, direction: int) -> None:
        try:
            moved = self._moved(direction)
        except (InvalidOperation, Inexact):  # no number, or one that no count reaches: it stays as it is
            return
        self.line.setText(moved)
        self.edited.emit(self.line.text())
        self.left.emit()  # a press says the whole number; nothing is half typed

    def _moved(self, direction: int) -> str:
        """The number one step on, in plain digits. Raises InvalidOperation, Inexact."""
        typed = self.line.text().strip()
        held = _EXACT.create_decimal(typed) if typed else self._blank()
        if not held.is_finite():
            raise InvalidOperation
        moved = max(self._least, _EXACT.add(held, direction * self._by))
        moved = moved if self._most is None else min(self._most, moved)
        digits = format(moved, "f")
        return digits.rstrip("0").rstrip(".") if "." in digits else digits
