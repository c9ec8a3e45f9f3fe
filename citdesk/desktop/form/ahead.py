"""The pages that come next are made while the person reads this one, a few milliseconds at a time.

A page that nobody has come to yet is whole or it is not: whoever opens it has it finished there and then.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

from citdesk.desktop.form.page_view import PageView

#: how long nothing happens before more is made, and between two turns of making; a pause between two keys
#: is enough, so that whoever fills in a page without stopping finds the next one made as well
_QUIET_MS, _BETWEEN_MS = 20, 10
#: what one turn may take before the next line waits for another; a key that is pressed meanwhile waits for it
_SLICE_S = 0.006


class Ahead(QObject):
    """Goes on with the page that ``following`` gives, the next one that is not whole, until it gives none."""

    def __init__(self, following: Callable[[], PageView | None], parent: QObject) -> None:
        super().__init__(parent)
        self._following = following
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._make_some)

    @Slot()
    def wait(self) -> None:
        """Something happened, or a page may have come to be wanted: begin once it is quiet."""
        self._timer.start(_QUIET_MS)

    @Slot()
    def stop(self) -> None:
        """Make nothing more until something happens."""
        self._timer.stop()

    @property
    def is_over(self) -> bool:
        """Whether nothing is left to be made."""
        return not self._timer.isActive()

    @Slot()
    def _make_some(self) -> None:
        until = time.perf_counter() + _SLICE_S
        while time.perf_counter() < until:
            page = self._following()
            if page is None:
                return
            page.make_next()
        self._timer.start(_BETWEEN_MS)
