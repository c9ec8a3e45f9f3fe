"""What an attached file is called on screen: the name it was chosen under, while known, and its size."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath

from PySide6.QtCore import QCoreApplication, QLocale

from citdesk.xforms.client import Question

say = QCoreApplication.translate

_SOUNDS = "*.m4a *.mp3 *.wav *.ogg *.oga *.opus *.flac *.aac *.amr *.3gp *.weba"
_FILMS = "*.mp4 *.m4v *.mov *.webm *.ogv *.3gp *.3g2"
_DOCUMENTS = "*.pdf *.docx *.xlsx *.csv *.txt *.jpg *.jpeg *.png"
_PICTURES = "*.jpg *.jpeg *.png *.heic *.webp *.bmp"


class FileWords:
    """Remembers files of open reports by the name they are kept under, which says what is in them."""

    def __init__(self) -> None:
        self._chosen: dict[str, str] = {}
        self._sizes: dict[str, int] = {}

    def note(self, kept: str, chosen: str, size: int) -> None:
        """Remember under what name a file was chosen and how many bytes it has."""
        self._chosen[kept] = chosen
        self._sizes[kept] = size

    def note_sizes(self, sizes: Mapping[str, int]) -> None:
        """Remember how many bytes the files have that a report was opened with."""
        self._sizes.update(sizes)

    def say(self, question: Question) -> str:
        """Name and size of a question's file; its kind alone where its size is not known."""
        kept = question.text
        name = self._chosen.get(kept) or _kind(question, kept)
        size = self._sizes.get(kept)
        return name if size is None else f"{name}, {QLocale().formattedDataSize(size, 1, _UNITS)}"


_UNITS = QLocale.DataSizeFormat.DataSizeTraditionalFormat


def media_type(question: Question) -> str:
    """What a file question takes, ``audio/*`` for instance; '' for any file."""
    return question.parameters.get("mediatype", question.attributes.get("mediatype", ""))


def name_filter(question: Question) -> str:
    """What the system's dialog shows for a question: the files it asks for first, all files behind that."""
    kinds = {
        "audio": say("Files", "Sound recordings ({patterns})").format(patterns=_SOUNDS),
        "video": say("Files", "Videos ({patterns})").format(patterns=_FILMS),
        "image": say("Files", "Pictures ({patterns})").format(patterns=_PICTURES),
        "application": say("Files", "Documents and pictures ({patterns})").format(patterns=_DOCUMENTS),
    }
    asked = kinds.get(media_type(question).partition("/")[0])
    every = say("Files", "All files ({patterns})").format(patterns="*")
    return every if asked is None else f"{asked};;{every}"


def _kind(question: Question, kept: str) -> str:
    looks = question.appearance.split()
    if "signature" in looks:
        return say("Files", "Signature")
    if "draw" in looks or "annotate" in looks:
        return say("Files", "Drawing")
    suffix = PurePath(kept).suffix.lstrip(".").upper()
    return say("Files", "{kind} file").format(kind=suffix) if suffix else say("Files", "File")
