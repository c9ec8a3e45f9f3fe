"""Files that belong to an answer: a signature, a photo, any other file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QWidget

from citdesk.desktop.files.new_file import NewFile
from citdesk.desktop.form.editors.editor import Desk, Editor
from citdesk.desktop.form.editors.file_words import media_type, name_filter
from citdesk.desktop.form.editors.pad import Pad
from citdesk.desktop.widgets import Body, Button, Caption, ErrorText, Rank, announce
from citdesk.desktop.widgets.dialog import open_dialog
from citdesk.desktop.widgets.styled import dim_at_night
from citdesk.desktop.widgets.unseen import in_one_line
from citdesk.xforms.client import Question


class DrawingEditor(Editor):
    """A pad with Clear; the drawing is kept when a stroke ends."""

    # whether the pad has a line to sign on
    line = False

    def __init__(self, desk: Desk, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(desk, question, parent)
        self.pad = Pad(desk.look, self, name=question.path, label=question.label, line=self.line)
        self.erase = Button(desk.look, self.tr("Clear"), self, name=f"{question.path}#clear", rank=Rank.QUIET)
        self.erase.setAccessibleName(self.tr("Clear: {question}").format(question=question.label))
        self.problem = ErrorText(desk.look, "", self)
        self.problem.hide()
        self.column.addWidget(self.pad)
        self.column.addWidget(self.problem)
        self.column.addWidget(self.erase)
        self.pad.drawn.connect(self._keep)
        self.erase.clicked.connect(self._erase)
        self._own = ""  # the answer that the strokes on the pad are

    def clear_beside(self) -> None:
        """Put Clear at the side of the pad: a page that is as high as the window has no room beneath it."""
        self.column.removeWidget(self.erase)
        self.column.removeWidget(self.pad)
        row = QHBoxLayout()
        row.setSpacing(self.desk.look.em(1.5))
        row.addWidget(self.pad, 100)
        row.addWidget(self.erase, 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)  # a pad that is as wide as it may be stays at the left edge
        self.column.insertLayout(0, row)

    def show_answer(self, question: Question, typed: str | None) -> None:
        self.question = question
        if question.value is None:
            self.pad.clear()
        elif question.text != self._own and self.desk.picture is not None:
            self._own = question.text
            self.desk.picture(question.text, self._show)
        self.pad.setAccessibleName(f"{question.label}, {self.state_words(question.value is not None)}")

    def state_words(self, done: bool) -> str:
        """Whether something stands on the pad, as a screen reader says it."""
        return self.tr("drawn") if done else self.tr("nothing drawn")

    def inputs(self) -> list[QWidget]:
        # the pad comes first: a key that is pressed once too often must not wipe what somebody signed
        return [self.pad, self.erase]

    def set_readonly(self, readonly: bool) -> None:
        super().set_readonly(readonly)
        self.pad.setEnabled(not readonly)

    def _show(self, picture: QImage) -> None:
        if not picture.isNull():
            self.pad.show_picture(picture)

    def _keep(self) -> None:
        if self.desk.attach is not None:
            drawing = self.pad.png()
            self.desk.attach(NewFile(self.question.path, drawing, kept=self._kept, refused=self._refused))

    def _kept(self, name: str, size: int) -> None:
        self.problem.hide()
        if self.pad.empty:
            return  # cleared meanwhile
        self._own = name
        self.desk.files.note(name, "", size)
        self.answered.emit(name)

    def _refused(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.show()
        announce(self, words, urgent=True)

    def _erase(self) -> None:
        self._own = ""
        self.pad.setFocus(Qt.FocusReason.OtherFocusReason)
        self.pad.clear()
        self.answered.emit(None)


class SignatureEditor(DrawingEditor):
    """A pad with a line to sign on."""

    line = True

    def state_words(self, done: bool) -> str:
        return self.tr("signed") if done else self.tr("not signed")


class FileEditor(Editor):
    """A file chosen with the system's own dialog."""

    #: whether only what can be shown as a picture is taken
    picture = False

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
        self.stop = Button(desk.look, self.tr("Stop"), self, name=f"{question.path}#stop", rank=Rank.QUIET)
        self.stop.setAccessibleName(self.tr("Stop: {question}").format(question=question.label))
        self.stop.hide()
        self.words = Body(desk.look, "", self, name=question.path)
        self.limit = Caption(desk.look, self.tr("Up to 50 MB, 200 MB in one report"), self)
        self.problem = ErrorText(desk.look, "", self)
        across = QHBoxLayout()
        across.setSpacing(desk.look.em(0.75))
        across.addWidget(self.choose)
        across.addWidget(self.remove)
        across.addWidget(self.stop)
        across.addWidget(self.limit, 1)
        across.addStretch(0)
        self.column.addWidget(self.words)
        self.column.addLayout(across)
        self.column.addWidget(self.problem)
        self.problem.hide()
        self.choose.clicked.connect(self._open_dialog)
        self.remove.clicked.connect(self._take_away)
        self.stop.clicked.connect(self._give_up)
        self._chosen = ""
        self._coming: NewFile | None = None  # the file that is being made ready
        if desk.when_stored is not None:
            desk.when_stored(self._stored)

    def show_answer(self, question: Question, typed: str | None) -> None:
        self.question = question
        held = question.value is not None
        self.remove.setVisible(held)
        self.choose.setEnabled(self.desk.attach is not None and not self.busy)
        if not self.busy:
            self.words.setText(self._held_words() if held else "")
            self.words.setVisible(held)

    def set_readonly(self, readonly: bool) -> None:
        super().set_readonly(readonly)
        self.limit.setVisible(not readonly)

    def _held_words(self) -> str:
        file, on_its_way = self.desk.files.say(self.question), self.desk.on_its_way
        if on_its_way is not None and on_its_way(self.question.text):
            return self.tr("Saving {file} …").format(file=file)
        where = self.desk.kept_where or self.tr("Kept on this computer, encrypted")
        return f"{file}. {where}"

    def _stored(self) -> None:
        if not self.busy and self.question.value is not None:
            self.words.setText(self._held_words())

    def inputs(self) -> list[QWidget]:
        return [self.choose, self.remove, self.stop]

    @property
    def busy(self) -> bool:
        """Whether a file is being made ready."""
        return self._coming is not None

    def take_file(self, path: str) -> None:
        """Keep the file at a path as the answer, or say why that cannot be."""
        if self.desk.attach is None or self.busy:
            return
        source, takes = Path(path), media_type(self.question)  # not looked at here: a dead share holds it up
        self._say("")
        self._chosen = in_one_line(source.name)
        coming = NewFile(self.question.path, source, self._kept, self._refused, self.picture, takes)
        self._set_coming(coming)
        self.words.setText(self.tr("Saving {file} …").format(file=self._chosen))
        self.words.show()
        self.desk.attach(coming)

    def _kept(self, name: str, size: int) -> None:
        self._set_coming(None)
        self.desk.files.note(name, self._chosen, size)
        self.answered.emit(name)
        self.show_answer(self.question, None)

    def _refused(self, words: str) -> None:
        self._set_coming(None)
        self.show_answer(self.question, None)
        words = words or self.tr("Stopped. Nothing was kept of {file}.").format(file=self._chosen)
        self._say(words)
        announce(self, words, urgent=True)

    def _give_up(self) -> None:
        if self._coming is not None:
            self._coming.stop.cancel()

    def _set_coming(self, coming: NewFile | None) -> None:
        had_focus = self.stop.hasFocus()
        self._coming = coming
        self.stop.setVisible(coming is not None)
        self.choose.setEnabled(coming is None)
        if had_focus and coming is None:
            self.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.setVisible(bool(words))

    def _open_dialog(self) -> None:
        dialog = QFileDialog(self, self.question.label, "", name_filter(self.question))
        dialog.setObjectName(f"{self.question.path}#dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.take_file)
        open_dialog(dialog)

    def _take_away(self) -> None:
        self.answered.emit(None)


class _Photo(QLabel):
    """A photo shown small, dim at night."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = desk.look

    def paintEvent(self, arg__1: QPaintEvent) -> None:
        super().paintEvent(arg__1)
        dim_at_night(self, self.look)


class PictureEditor(FileEditor):
    """A photo: shown small, kept without what the camera wrote into it (place, serial number)."""

    picture = True

    def __init__(self, desk: Desk, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(desk, question, parent)
        self.thumb = _Photo(desk, self)
        self.thumb.setAccessibleName(self.tr("Photo: {question}").format(question=question.label))
        self.thumb.hide()
        self.column.insertWidget(0, self.thumb)
        self._shown = ""

    def show_answer(self, question: Question, typed: str | None) -> None:
        super().show_answer(question, typed)
        if question.text == self._shown:
            return
        self._shown = question.text
        self.thumb.hide()
        if question.text and self.desk.picture is not None:
            self.desk.picture(question.text, self._show)

    def _show(self, picture: QImage) -> None:
        if not picture.isNull() and self._shown:
            high = self.look.em(8)
            small = picture.scaledToHeight(high, Qt.TransformationMode.SmoothTransformation)
            self.thumb.setPixmap(QPixmap.fromImage(small))
            self.thumb.show()
