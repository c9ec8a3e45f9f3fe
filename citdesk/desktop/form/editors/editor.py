"""What every editor is: it shows a question's answer and says what the person gave instead."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from citdesk.desktop.files.new_file import Attach, ShowPicture
from citdesk.desktop.form.editors.file_words import FileWords
from citdesk.desktop.form.media import Media
from citdesk.desktop.form.wording import Wording
from citdesk.desktop.position.finder import OpenSource
from citdesk.desktop.theme import Look
from citdesk.xforms.client import Question


@dataclass(frozen=True, slots=True)
class Desk:
    """What editors need from outside.

    ``now`` is the computer's time with its zone. ``attach`` keeps a file of a question; without it none can
    be chosen. ``picture`` has a kept picture shown. Both answer later. ``guide`` gives a
    field-guide card's text by its id, ``wording`` looks through what is written.
    ``wide`` allows short choices side by side. ``media`` gives what the form shows with its questions.
    ``kept_where`` says where an attached file lies, if not encrypted on this computer; ``files`` knows what
    each is called. ``open_source`` opens a receiver of positions, on a press. ``hand`` has the question at
    a path held out to the person; without it none is. ``signer`` is the name of who is signed in.
    ``on_its_way`` tells whether a kept file is not on disk yet, ``when_stored`` has somebody told when it is.
    """

    look: Look
    now: Callable[[], datetime]
    attach: Attach | None = None
    picture: ShowPicture | None = None
    guide: Callable[[str], str | None] | None = None
    wide: bool = True
    wording: Wording | None = None
    media: Media | None = None
    kept_where: str = ""
    files: FileWords = field(default_factory=FileWords)
    open_source: OpenSource | None = None
    hand: Callable[[str], None] | None = None
    signer: str = ""
    on_its_way: Callable[[str], bool] | None = None
    when_stored: Callable[[Callable[[], object]], object] | None = None


class Editor(QWidget):
    """An editor of one question.

    ``answered`` carries an answer to be stored at once, ``typed`` one that is still being written, ``left``
    fires when the last box was left.
    """

    answered = Signal(object)
    typed = Signal(object)
    left = Signal()
    #: a finger or a mouse chose the one answer
    pointed = Signal()
    #: boxes that were asked for came in below the others, and one of them has the focus
    grew = Signal()
    #: whether "Clear answer" is offered beside the question
    clearable = False
    #: whether what stands in its box may be half typed, and must be left alone while it has the focus
    types = False

    def __init__(self, desk: Desk, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.look = desk.look
        self.question = question
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(desk.look.em(0.5))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        # Qt would measure all that is in it at the width it asks for, where nobody ever sees it
        return self.column.sizeHint()

    def show_answer(self, question: Question, typed: str | None) -> None:
        """Show the question's present answer, or the text that could not be read."""
        raise NotImplementedError

    def set_wrong(self, message: str) -> None:
        """Show or lift (with '') the mark of an error, also to a screen reader."""
        for widget in self.inputs():
            hint = self.question.hint
            said = self.tr("Error: {message}").format(message=message) if message else ""
            widget.setAccessibleDescription(" ".join(part for part in (said, hint) if part))

    def set_readonly(self, readonly: bool) -> None:
        """Forbid or allow changes; the answer stays readable."""
        for widget in self.inputs():
            widget.setEnabled(not readonly)

    def inputs(self) -> list[QWidget]:
        """The controls that take the person's input, in tab order."""
        raise NotImplementedError

    def tell_typed(self, value: object) -> None:
        """Pass on what is being written. Qt joins no text signal to one that carries any object."""
        self.typed.emit(value)

    def holds_focus(self) -> bool:
        """Whether the person is in this editor now."""
        return any(widget.hasFocus() for widget in self.inputs())

    def take_focus(self) -> None:
        """Put the focus in the first control, or in the chosen row."""
        inputs = self.inputs()
        if inputs:
            inputs[0].setFocus()
