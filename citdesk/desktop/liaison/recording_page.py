"""What the pages share that ask for one fact, ask again where it is doubtful, and put it on record."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QWidget

from citdesk.desktop.liaison.court_file_model import CourtFileModel
from citdesk.desktop.liaison.issued_model import IssuedPaperModel
from citdesk.desktop.shell.kept_words import KeptWords
from citdesk.desktop.shell.scrolled_page import ScrolledPage
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Button, Rank, TextBox


class RecordingPage(ScrolledPage):
    """A page called ``page.NAME`` whose one button, with these words, records; recorded, it is left.

    What was typed and not recorded stands there again when the page is opened anew.
    """

    def __init__(self, look: Look, name: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(look, name, parent, width=42)
        self._words = words
        #: about what it was asked whether it is meant so, None where nothing is asked
        self._asked: object = None
        self.go = Button(look, words, name=f"{name}.go", rank=Rank.PRIMARY)
        self.go.clicked.connect(self._try)

    def _close_with(
        self,
        model: CourtFileModel | IssuedPaperModel,
        box: TextBox,
        about: Sequence[str],
        unsent: str,
        kept: KeptWords | None,
    ) -> None:
        """Put the buttons beneath, and follow the model. ``unsent`` is the sentence for words never sent."""
        footer = self._page.footer
        footer.addWidget(self.go)
        footer.addSpacing(self.look.em(0.75))
        footer.addWidget(self._back)
        footer.addStretch(1)
        self._trouble.follow(model)
        model.acted.connect((kept or KeptWords()).follow(box, about, unsent))
        model.acted.connect(self.left)

    def _fill_in(self, box: TextBox, words: str) -> None:
        """What was typed once, where nothing stands: unsent words are only those typed since."""
        if not box.toPlainText():
            blocker = QSignalBlocker(box)
            box.setPlainText(words)
            blocker.unblock()

    def _try(self) -> None:
        self._trouble.calm()
        self._record()

    def _record(self) -> None:
        """Record what stands on the page, or say what is missing."""
        raise NotImplementedError

    def _say_at(self, box: QWidget, words: str) -> None:
        """Say what is missing where it belongs, and lead there."""
        self._trouble.say(words, at=box)

    def _ask_first(self, about: object, doubt: str, all_the_same: str) -> bool:
        """Whether the doubt has to be said first: once about the same, and the button then says so."""
        if not doubt or self._asked == about:
            return False
        self._asked = about
        self.go.set_words(all_the_same)
        self._trouble.say(doubt)
        return True

    def _ask_no_more(self) -> None:
        """Something else stands there by now: what was asked is over."""
        if self._asked is None:
            return
        self._asked = None
        self.go.set_words(self._words)
        self._trouble.calm()
