"""A position given by hand: latitude and longitude in degrees; lines and areas as one point per line."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from citdesk.desktop.form.editors.editor import Desk, Editor
from citdesk.desktop.form.editors.lines import TextEditor
from citdesk.desktop.widgets import Caption, Field
from citdesk.xforms.client import Geopoint, Question


class PointEditor(Editor):
    """Two boxes. One alone is kept as typed and is a problem on Continue."""

    types = True

    clearable = True

    def __init__(self, desk: Desk, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(desk, question, parent)
        across = QHBoxLayout()
        across.setSpacing(desk.look.em(0.75))
        self.latitude = self._part(across, question.path, self.tr("Latitude"), question.label)
        self.longitude = self._part(
            across, f"{question.path}#longitude", self.tr("Longitude"), question.label
        )
        across.addStretch(1)
        self.column.addLayout(across)
        self.setFocusProxy(self.latitude)

    def show_answer(self, question: Question, typed: str | None) -> None:
        self.question = question
        value = question.value
        if isinstance(value, Geopoint):
            self._show(f"{value.latitude:.6f}", f"{value.longitude:.6f}")
        elif typed is not None:
            parts = [*typed.split(), "", ""]
            self._show(parts[0], parts[1])
        else:
            self._show("", "")

    def set_wrong(self, message: str) -> None:
        super().set_wrong(message)
        self.latitude.set_wrong(bool(message))
        self.longitude.set_wrong(bool(message))

    def inputs(self) -> list[QWidget]:
        return [self.latitude, self.longitude]

    def _part(self, row: QHBoxLayout, name: str, words: str, question: str) -> Field:
        part = QVBoxLayout()
        part.setSpacing(self.look.em(0.25))
        field = Field(self.look, self, name=name, label=f"{question} {words}", width=8)
        part.addWidget(Caption(self.look, words, self))
        part.addWidget(field)
        row.addLayout(part)
        field.textEdited.connect(self._edited)
        field.editingFinished.connect(self.left)
        return field

    def _show(self, latitude: str, longitude: str) -> None:
        for field, text in ((self.latitude, latitude), (self.longitude, longitude)):
            if field.text() != text:
                field.setText(text)

    def _edited(self) -> None:
        given = [self.latitude.text().strip(), self.longitude.text().strip()]
        text = " ".join(part.replace(",", ".") for part in given if part)
        self.typed.emit(text or None)


class PathEditor(TextEditor):
    """A line or an area: one point per line, latitude and longitude with a space between."""

    def __init__(self, desk: Desk, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(desk, question, parent)
        self.count.setText(self.tr("One point on each line: latitude, a space, longitude"))

    def show_answer(self, question: Question, typed: str | None) -> None:
        self.question = question
        text = (question.text if typed is None else typed).replace("; ", "\n").replace(";", "\n")
        if self.box.toPlainText() != text:
            self._showing = True
            self.box.setPlainText(text)
            self._showing = False

    def _changed(self) -> None:
        if not self._showing:
            points = [line.strip() for line in self.box.toPlainText().splitlines() if line.strip()]
            self.typed.emit("; ".join(points) or None)

    def _count(self) -> None:
        """A count of words says nothing here."""
