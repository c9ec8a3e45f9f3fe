"""Files that belong to an answer: a signature, a photo, any other file."""

from __future__ import annotations

import hashlib
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QWidget

from citdesk.desktop.form.editors.editor import Desk, Editor
from citdesk.desktop.form.editors.file_words import name_filter
from citdesk.desktop.form.editors.pad import Pad
from citdesk.desktop.form.editors.photo import clean_photo
from citdesk.desktop.widgets import Body, Button, Caption, Rank
from citdesk.xforms.client import Question

_MOST_BYTES = 50 * 1024 * 1024


def kept_name(question: str, data: bytes, suffix: str) -> str:
    """The name a file is kept under: the question's and the start of its hash, never the person's own."""
    leaf = question.rsplit("/", 1)[-1].replace("[", "-").replace("]", "")
    return f"{leaf}-{hashlib.sha256(data).hexdigest()[:16]}{suffix.lower()}"


class DrawingEditor(Editor):
    """A pad with Clear; the drawing is kept when a stroke ends."""

    # whether the pad has a line to sign on
    line = False

    def __init__(self, desk: Desk, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(desk, question, parent)
        self.pad = Pad(desk.look, self, name=question.path, label=question.label, line=self.line)
        self.erase = Button(desk.look, self.tr("Clear"), self, name=f"{question.path}#clear", rank=Rank.QUIET)
        self.erase.setAccessibleName(self.tr("Clear: {question}").format(question=question.label))
        self.column.addWidget(self.pad)
        self.column.addWidget(self.erase)
        self.pad.drawn.connect(self._keep)
        self.erase.clicked.connect(self._erase)

    def show_answer(self, question: Question, typed: str | None) -> None:
        self.question = question
        if question.value is None:
            self.pad.clear()
        elif self.pad.empty and self.desk.fetch is not None:
            kept = self.desk.fetch(question.path, question.text)
            if kept is not None:
                self.pad.show_picture(kept)
        self.pad.setAccessibleName(f"{question.label}, {self.state_words(question.value is not None)}")

    def state_words(self, done: bool) -> str:
        """Whether something stands on the pad, as a screen reader says it."""
        return self.tr("drawn") if done else self.tr("nothing drawn")

    def inputs(self) -> list[QWidget]:
        return [self.erase]

    def _keep(self) -> None:
        if self.desk.attach is not None:
            png = self.pad.png()
            name = kept_name(self.question.path, png, ".png")
            self.desk.attach(self.question.path, name, png)
            self.answered.emit(name)

    def _erase(self) -> None:
        self.pad.clear()
        self.answered.emit(None)


class SignatureEditor(DrawingEditor):
    """A pad with a line to sign on."""

    line = True

    def state_words(self, done: bool) -> str:
        return self.tr("signed") if done else self.tr("not signed")


class FileEditor(Editor):
    """A file chosen with the system's own dialog."""

    def __init__(self, desk: Desk, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(desk, question, parent)
        self.choose = Button(
            desk.look, self.tr("Choose a file"), self, name=f"{question.path}#choose", icon="folder"
        )
        self.choose.setAccessibleName(self.tr("Choose a file: {question}").format(question=question.label))
        self.remove = Button(
            desk.look, self.tr("Remove"), self, name=f"{question.path}#remove", rank=Rank.QUIET
        )
        self.remove.setAccessibleName(self.tr("Remove: {question}").format(question=question.label))
        self.words = Body(desk.look, "", self, name=question.path)
        self.problem = Caption(desk.look, "", self)
        across = QHBoxLayout()
        across.setSpacing(desk.look.em(0.75))
        across.addWidget(self.choose)
        across.addWidget(self.remove)
        across.addStretch(1)
        self.column.addWidget(self.words)
        self.column.addLayout(across)
        self.column.addWidget(self.problem)
        self.problem.hide()
        self.choose.clicked.connect(self._open_dialog)
        self.remove.clicked.connect(self._take_away)

    def show_answer(self, question: Question, typed: str | None) -> None:
        self.question = question
        held = question.value is not None
        self.words.setText(self._held_words() if held else "")
        self.words.setVisible(held)
        self.remove.setVisible(held)
        self.choose.setEnabled(self.desk.attach is not None)

    def _held_words(self) -> str:
        where = self.desk.kept_where or self.tr("Kept on this computer, encrypted")
        return f"{self.desk.files.say(self.question, self.desk.fetch)}. {where}"

    def inputs(self) -> list[QWidget]:
        return [self.choose, self.remove]

    def take_file(self, path: str) -> None:
        """Keep the file at a path as the answer, or say why that cannot be."""
        source = Path(path)
        try:
            size = source.stat().st_size
            data = source.read_bytes() if size <= _MOST_BYTES else b""
        except OSError:
            self._say(self.tr("This file cannot be read. Choose another, or copy it here first."))
            return
        if size > _MOST_BYTES:
            self._say(self.tr("This file is larger than 50 MB. Choose a smaller one."))
            return
        self._say("")
        self.keep(data, source.suffix, source.name)

    def keep(self, data: bytes, suffix: str, chosen: str) -> None:
        """Keep these bytes as the answer. ``chosen`` is what the file was called where it came from."""
        if self.desk.attach is not None:
            name = kept_name(self.question.path, data, suffix)
            self.desk.files.note(name, chosen, len(data))
            self.desk.attach(self.question.path, name, data)
            self.answered.emit(name)

    def _say(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.setVisible(bool(words))

    def _open_dialog(self) -> None:
        dialog = QFileDialog(self, self.question.label, "", name_filter(self.question))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.take_file)
        dialog.open()

    def _take_away(self) -> None:
        self.answered.emit(None)


class PictureEditor(FileEditor):
    """A photo: shown small, kept without what the camera wrote into it (place, serial number)."""

    def __init__(self, desk: Desk, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(desk, question, parent)
        self.thumb = QLabel(self)
        self.thumb.setAccessibleName(self.tr("Photo: {question}").format(question=question.label))
        self.thumb.hide()
        self.column.insertWidget(0, self.thumb)
        self._shown = ""

    def show_answer(self, question: Question, typed: str | None) -> None:
        super().show_answer(question, typed)
        if question.text == self._shown:
            return
        self._shown = question.text
        kept = self.desk.fetch(question.path, question.text) if question.text and self.desk.fetch else None
        picture = QPixmap()
        shown = kept is not None and picture.loadFromData(kept)
        if shown:
            high = self.look.em(8)
            self.thumb.setPixmap(picture.scaledToHeight(high, Qt.TransformationMode.SmoothTransformation))
        self.thumb.setVisible(shown)

    def keep(self, data: bytes, suffix: str, chosen: str) -> None:
        cleaned = clean_photo(data)
        if cleaned is None:
            self._say(self.tr("This file is not a picture that can be shown. Choose another."))
        else:
            super().keep(cleaned, ".jpg", chosen)
