"""The look in force with larger letters: for somebody who reads the screen while another person holds it."""

from __future__ import annotations

from PySide6.QtCore import QObject

from citdesk.desktop.theme import Look

_LARGER = 2
#: so many lines of body text a page has room for at the least
_LINES = 28


class LargerLook(Look):
    """Follows another look's theme, and doubles its letters where the page has room for that."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(look.theme, look.unit, look.ppi, parent=parent)
        self._look = look
        self._height = 0
        look.changed.connect(self._take)
        self._take()

    def fit(self, height: int) -> None:
        """Take the height of the page, in pixels."""
        self._height = height
        self._take()

    def _take(self) -> None:
        look = self._look
        unit = max(look.unit, min(_LARGER * look.unit, self._height // _LINES))
        self.set_theme(look.theme)
        self.set_measure(unit, look.ppi, gloves=look.gloves)
