"""Takes a part's window away before the next part is measured."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget


def take_away(window: QWidget) -> None:
    """Close a window and destroy it now.

    What is only marked to be deleted goes in the first turn of the next event loop: that of the next part,
    which would be held up by a thousand widgets of a report that it knows nothing of.
    """
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete.value)
