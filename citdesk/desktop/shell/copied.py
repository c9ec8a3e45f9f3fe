"""What was copied from these screens leaves the clipboard with the person who copied it."""

from __future__ import annotations

from PySide6.QtGui import QClipboard, QGuiApplication


def forget_copied() -> None:
    """Empty the clipboard, and what X11 keeps of a selection, where the content is ours; others' stays."""
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard():
        clipboard.clear(QClipboard.Mode.Clipboard)
    if clipboard.supportsSelection() and clipboard.ownsSelection():
        clipboard.clear(QClipboard.Mode.Selection)
