"""A number as text, with minus and plus for small counts; the wheel never changes it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from citdesk.desktop.theme import Look
from citdesk.desktop.widgets.button import Button
from citdesk.desktop.widgets.field import Field
from citdesk.desktop.widgets.labels import Body
from citdesk.desktop.widgets.styled import follow


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
        self._least, self._most, self._by = 0.0, float("inf"), 1.0
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
        self._least, self._most, self._by = float(least), float(most), float(step)

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

    def _blank(self) -> float:
        # the first press on an empty range gives its start, on an empty count 0 or 1
        return self._least - self._by if self._most != float("inf") else 0.0

    def _step(self, direction: int) -> None:
        try:
            held = float(self.line.text().strip() or self._blank())
        except ValueError:
            return
        moved = min(self._most, max(self._least, held + direction * self._by))
        self.line.setText(f"{moved:g}")
        self.edited.emit(self.line.text())
        self.left.emit()  # a press says the whole number; nothing is half typed
