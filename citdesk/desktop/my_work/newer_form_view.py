"""A newer version of a report's form: that there is one, what would come along, and the author's choice."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from citdesk.desktop.my_work.filling_model import FillingModel
from citdesk.desktop.my_work.sections import name_of
from citdesk.desktop.shell.counted import counted
from citdesk.desktop.shell.page import Page, PageContext
from citdesk.desktop.shell.trouble import Trouble
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import (
    Body,
    Button,
    ErrorText,
    Hint,
    Rank,
    ScrollPage,
    SectionTitle,
    State,
    Title,
)
from citdesk.desktop.widgets.styled import follow
from citdesk.workspace import NewerForm

#: how wide the sentence is at the most: what helps stands beside it, not at the far edge of the screen
_WORDS_EM = 36


class NewerFormStrip(QWidget):
    """One line above the form; nothing happens unless the author asks."""

    look_wanted = Signal()

    def __init__(self, look: Look, newer: NewerForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.setObjectName("fill.newer")
        self.setAccessibleName(self.tr("Newer version of this form"))
        words = self.tr("This form has a newer version ({version}). You can go on in this one.").format(
            version=newer.after
        )
        self._words = Body(look, words, self, name="fill.newer.words")
        self.see = Button(
            look, self.tr("See what would change"), self, name="fill.newer.see", rank=Rank.SECONDARY
        )
        self._across = QHBoxLayout(self)
        self._across.addWidget(self._words, 1)
        self._across.addWidget(self.see)
        self._across.addStretch(0)
        self.see.clicked.connect(self.look_wanted)
        follow(look, self.restyle)

    def restyle(self) -> None:
        """Take margins from the look."""
        side, above = self.look.margin(), self.look.em(0.4)
        self._across.setContentsMargins(side, above, side, above)
        self._across.setSpacing(self.look.em(1))
        self._words.setMaximumWidth(self.look.em(_WORDS_EM))


class NewerFormPage(Page):
    """Lists the answers that have no place in the newer version, before anything is moved."""

    def __init__(self, look: Look, model: FillingModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._model = model
        self.setObjectName("page.newer_form")
        self._page = ScrollPage(look, self, width=40, name="newer_form")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._page)
        self._line = ErrorText(look, "", name="newer_form.trouble")
        self._trouble = Trouble(self, self._line, self._page)
        self._move = Button(look, "", name="newer_form.move", rank=Rank.PRIMARY)
        self._stay = Button(look, "", name="newer_form.stay", rank=Rank.SECONDARY)
        if model.newer is not None:
            self._show(model.newer)
        self._page.footer.addWidget(self._move)
        self._page.footer.addWidget(self._stay)
        self._page.footer.addStretch(1)
        self._move.clicked.connect(model.move_to_newer_form)
        self._stay.clicked.connect(self.left)
        model.failed.connect(self._trouble.say)
        model.calmed.connect(self._trouble.calm)

    def context(self) -> PageContext:
        return PageContext(name_of(self._model.row), State.DRAFT)

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {"page.back": self.left.emit}

    def arrive(self) -> None:
        self._stay.setFocus(Qt.FocusReason.OtherFocusReason)

    def panes(self) -> Sequence[QWidget]:
        return [self._page]

    def _show(self, newer: NewerForm) -> None:
        look = self.look
        self._page.add(Title(look, self.tr("A newer version of this form"), name="newer_form.title"))
        came = self.tr("You began this report in version {before}. Now there is version {after}.")
        self._page.add(Body(look, came.format(before=newer.before or "–", after=newer.after or "–")))
        self._page.add(self._line)
        self._page.add(Body(look, kept_words(newer), name="newer_form.kept"))
        if newer.lost:
            title = self.tr("These have no place in it")
            self._page.add(SectionTitle(look, title, name="newer_form.lost"), above=0.75)
            self._page.add(
                Hint(look, self.tr("They are not in the report anymore if you move. Copy what you need."))
            )
        for number, lost in enumerate(newer.lost):
            asked = lost.label or lost.path.rsplit("/", 1)[-1]
            stop = "" if asked.endswith(("?", ".", ":", "!")) else ":"
            self._page.add(
                Body(look, f"{asked}{stop} {lost.text}", name=f"newer_form.lost:{number}"), above=0.5
            )
            self._page.add(Hint(look, lost.reason))
        self._move.set_words(self.tr("Move to version {after}").format(after=newer.after or "–"))
        self._stay.set_words(self.tr("Stay with version {before}").format(before=newer.before or "–"))


def kept_words(newer: NewerForm) -> str:
    """How much comes along, in a sentence."""
    say = QCoreApplication.translate
    if newer.kept == 0:
        return say("MyWork", "No answer comes along.")
    return counted(
        newer.kept, say("MyWork", "1 answer comes along."), say("MyWork", "{n} answers come along.")
    )
