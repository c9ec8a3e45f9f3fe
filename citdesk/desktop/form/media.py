"""Pictures, sounds and films that a form shows with its questions: its own files, nothing from a network."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path, PurePosixPath

from PySide6.QtCore import QSize, QUrl
from PySide6.QtGui import QDesktopServices, QMouseEvent, QPixmap
from PySide6.QtWidgets import QAbstractButton, QLabel, QVBoxLayout, QWidget

from citdesk.desktop.files.picture_kinds import PictureKind
from citdesk.desktop.files.pictures import fitted_picture
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Button, Caption, Rank

#: gives the bytes of a file of the form by its name, None where it is not there
Media = Callable[[str], bytes | None]

#: what a player plays; anything else is only named, since opening it might run it
_PLAYED = frozenset(
    {".m4a", ".mp3", ".wav", ".ogg", ".oga", ".opus", ".aac", ".amr", ".flac", ".3gp"}
    | {".mp4", ".m4v", ".mov", ".avi", ".mkv", ".webm", ".mpg", ".mpeg"}
)


def media_name(uri: str) -> str:
    """The file that a form means: ``map.png`` for ``jr://images/map.png``."""
    return PurePosixPath(uri.strip()).name


def picture_of(data: bytes, most: QSize) -> QPixmap | None:
    """A picture made to fit, never larger than it is; None for bytes of a kind that is not shown here."""
    image = fitted_picture(data, most, PictureKind)
    return None if image.isNull() else QPixmap.fromImage(image)


def play_file(name: str, data: bytes) -> bool:
    """Open a sound or a film in the system's own player; whether it took it."""
    file = Path(_folder().name) / Path(name).name
    file.write_bytes(data)
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    """Where a player finds the form's own files; nobody else may look, and it goes with the program."""
    return tempfile.TemporaryDirectory(prefix="citdesk-form-")


class ChoicePicture(QLabel):
    """The picture of a choice; pressing it is pressing the choice."""

    def __init__(self, picture: QPixmap, row: QAbstractButton, parent: QWidget) -> None:
        super().__init__(parent)
        self._row = row
        self.setPixmap(picture)
        self.setObjectName(f"{row.objectName()}#picture")

    def mousePressEvent(self, ev: QMouseEvent) -> None:
        if self._row.isEnabled():
            self._row.setFocus()
            self._row.click()
        ev.accept()


class MediaView(QWidget):
    """What goes with one question: its picture, a button for sound and film, a line for what is missing."""

    def __init__(self, look: Look, media: Media | None, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._media = media
        self._name = name
        self._shown: tuple[dict[str, str], str] = ({}, "")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.em(0.35))
        self._parts: list[QWidget] = []
        self.hide()

    def show_media(self, media: Mapping[str, str], label: str) -> None:
        """Show the media of a question; ``label`` says to a screen reader what the picture belongs to."""
        wanted = {kind: media_name(uri) for kind, uri in media.items() if kind in {"image", "audio", "video"}}
        if (wanted, label) == self._shown:
            return
        self._shown = (wanted, label)
        for part in self._parts:
            self._column.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts = [self._make(kind, file, label) for kind, file in wanted.items()]
        for part in self._parts:
            self._column.addWidget(part)
        self.setVisible(bool(self._parts))

    def _make(self, kind: str, file: str, label: str) -> QWidget:
        data = self._media(file) if self._media is not None else None
        if data is None:
            return Caption(
                self.look, self.tr("The form names {file}, which is not here").format(file=file), self
            )
        if kind == "image":
            picture = picture_of(data, QSize(self.look.em(30), self.look.em(16)))
            if picture is not None:
                shown = QLabel(self)
                shown.setObjectName(f"{self._name}#image")
                shown.setPixmap(picture)
                shown.setAccessibleName(self.tr("Picture: {label}").format(label=label or file))
                return shown
        elif PurePosixPath(file).suffix.lower() in _PLAYED:
            return self._player(kind, file, data, label)
        return Caption(self.look, self.tr("{file} cannot be shown here").format(file=file), self)

    def _player(self, kind: str, file: str, data: bytes, label: str) -> Button:
        words = self.tr("Play the sound") if kind == "audio" else self.tr("Play the video")
        button = Button(self.look, words, self, name=f"{self._name}#{kind}", rank=Rank.SECONDARY)
        button.setAccessibleName(f"{words}: {label or file}")
        button.setToolTip(file)

        def play() -> None:
            if not play_file(file, data):
                button.setEnabled(False)
                button.set_words(self.tr("No player for {file} on this computer").format(file=file))

        button.clicked.connect(play)
        return button
