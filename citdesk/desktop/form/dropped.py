"""The text that is dragged onto a form: as text, or as one small file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData

#: a CAD sheet has a few thousand characters; a video dropped by mistake is not read
_MOST_BYTES = 400_000


def dropped_text(data: QMimeData) -> str:
    """What can be read of it; '' for anything that is no text."""
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if not files:
        return data.text()
    try:
        if len(files) > 1 or not files[0].is_file() or files[0].stat().st_size > _MOST_BYTES:
            return ""
        return files[0].read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
