"""One sentence under a box after something was pasted that is more than it takes."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from citdesk.desktop.theme import Look
from citdesk.desktop.widgets.announcing import announce
from citdesk.desktop.widgets.labels import Hint
from citdesk.desktop.widgets.text_box import TextBox


class TooLong(Hint):
    """Stands under ``box`` and is silent until something was too long; the next change takes it back.

    Nothing is lost: what did not come in is on the clipboard still.
    """

    def __init__(self, look: Look, box: TextBox) -> None:
        super().__init__(look, "", name=f"{box.objectName()}#too-long")
        self._box = box
        self.hide()
        box.too_long.connect(self._say)
        box.textChanged.connect(self.hide)

    def _say(self) -> None:
        words = self.tr("Not added: this box takes up to {most} characters. Add a part of it.")
        self.setText(words.format(most=QLocale().toString(self._box.most)))
        self.show()
        announce(self, self.text())
