"""What an editor asks for when somebody chose a file, took a photo or signed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtGui import QImage

from citdesk.desktop.tasks import CancelToken


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file for the question at ``question``: where it lies, or its bytes.

    ``picture``: only what can be shown is taken; ``takes``: the media type asked for, ``audio/*``. ``kept``
    is told the name that the answer must be and the size in bytes, ``refused`` why it cannot be kept, in a
    sentence, '' where ``stop`` was cancelled. One of them is called later, in the GUI thread, unless the
    editor is gone by then.
    """

    question: str
    source: Path | bytes
    kept: Callable[[str, int], None]
    refused: Callable[[str], None]
    picture: bool = False
    takes: str = ""
    stop: CancelToken = field(default_factory=CancelToken, compare=False)


Attach = Callable[[NewFile], None]
#: Has the picture of this name shown later, no longer than a screen; a null picture where it cannot be.
ShowPicture = Callable[[str, Callable[[QImage], None]], None]
