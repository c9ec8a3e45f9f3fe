"""What a form brings along to show, and what an officer attaches: both are named for what they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt, QUrl
from PySide6.QtGui import QColor, QDesktopServices, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QWidget

from citdesk.desktop.form.editors.files import FileEditor
from citdesk.desktop.form.media import MediaView
from citdesk.desktop.form.page_view import PageView
from citdesk.desktop.form_preview import FormPreview
from citdesk.desktop.theme import Look
from citdesk.xforms import Form

FORM = b"""
| survey |
| | type | name | label | media::image | media::audio | media::video |
| | note | where | The **map** of the scene | map.png | | |
| | select_one colour | coat | Coat | | | |
| | note | listen | Listen first | | hello.mp3 | tool.exe |
| | note | lost | Missing | gone.png | | |
| | audio | statement | Statement | | | |
| | video | clip | Clip | | | |
| | image | photo | Photo | | | |
| | file | paper | Paper | | | |
| choices |
| | list_name | name | label | media::image |
| | colour | red | Red | red.png |
| | colour | blue | Blue | |
| settings |
| | form_id | name | form_title |
| | media | media | Media |
"""


def _png(wide: int, high: int) -> bytes:
    image = QImage(wide, high, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(held.data())


@pytest.fixture
def window(look: Look, bring_up: Callable[[QWidget], None]) -> Iterator[FormPreview]:
    """The form with its files, as its author previews it."""
    files = {"map.png": _png(4000, 1000), "red.png": _png(60, 40), "hello.mp3": b"ID3", "tool.exe": b"MZ"}
    shown = FormPreview(look, Form.load(FORM, files), lambda: datetime(2026, 3, 12, 21, 44, tzinfo=UTC))
    bring_up(shown)
    yield shown
    shown.model.boxes.flush()
    shown.view.toast.hide_now()
    shown.close()


def _media(window: FormPreview, name: str) -> MediaView:
    page = window.view.page()
    assert isinstance(page, PageView)
    view = page.question_view(f"/media/{name}")
    assert view is not None
    return view.media


def _editor(window: FormPreview, name: str) -> FileEditor:
    page = window.view.page()
    assert isinstance(page, PageView)
    view = page.question_view(f"/media/{name}")
    assert view is not None
    assert isinstance(view.editor, FileEditor)
    return view.editor


def test_a_picture_stands_with_its_question(window: FormPreview, look: Look) -> None:
    """It is made to fit the column and read out by the question's words."""
    shown = window.findChild(QLabel, "/media/where#image")
    assert isinstance(shown, QLabel)
    assert shown.pixmap().width() == look.em(30)
    assert shown.accessibleName() == "Picture: The map of the scene"


def test_the_picture_of_a_choice_chooses_it(window: FormPreview) -> None:
    """Pressing the picture is pressing the row beside it."""
    picture = window.findChild(QLabel, "/media/coat=red#picture")
    assert isinstance(picture, QLabel)
    QTest.mouseClick(picture, Qt.MouseButton.LeftButton)
    assert window.model.question("/media/coat").value == "red"


def test_a_sound_opens_in_the_computers_player(window: FormPreview, monkeypatch: pytest.MonkeyPatch) -> None:
    """The form's own file is handed over; a file that no player plays is only named, never opened."""
    opened: list[QUrl] = []

    def take(url: QUrl) -> bool:
        opened.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    play = window.findChild(QPushButton, "/media/listen#audio")
    assert isinstance(play, QPushButton)
    play.click()
    assert opened[0].fileName() == "hello.mp3"
    assert Path(opened[0].toLocalFile()).read_bytes() == b"ID3"
    assert window.findChild(QPushButton, "/media/listen#video") is None
    assert "tool.exe cannot be shown here" in [
        w.text() for w in _media(window, "listen").findChildren(QLabel)
    ]


def test_a_file_that_is_not_beside_the_form_is_named(window: FormPreview) -> None:
    """The author sees which one is missing."""
    said = [label.text() for label in _media(window, "lost").findChildren(QLabel)]
    assert said == ["The form names gone.png, which is not here"]


def test_an_attached_file_is_called_by_its_name_and_size(window: FormPreview, tmp_path: Path) -> None:
    """Beside the question and on the last look; a preview does not claim to keep it."""
    recording = tmp_path / "interview.m4a"
    recording.write_bytes(b"\0\0\0\x20ftypM4A ".ljust(2048, b"\0"))
    _editor(window, "statement").take_file(str(recording))
    assert _editor(window, "statement").words.text() == "interview.m4a, 2.0 kB. Gone when this window closes"
    lines = {
        line.path: line.answer
        for part in window.model.last_look.parts(window.view.desk.files.say)
        for line in part.lines
    }
    assert lines["/media/statement"] == "interview.m4a, 2.0 kB"
    assert lines["/media/paper"] == ""


@pytest.mark.parametrize(
    ("name", "first", "fits"),
    [
        ("statement", "Sound recordings", "*.m4a"),
        ("clip", "Videos", "*.mp4"),
        ("photo", "Pictures", "*.jpg"),
        ("paper", "Documents and pictures", "*.docx"),
    ],
)
def test_the_dialog_shows_the_files_that_fit(window: FormPreview, name: str, first: str, fits: str) -> None:
    """Each kind of file question begins with its own kind of files."""
    _editor(window, name).choose.click()
    QApplication.processEvents()
    dialog = window.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    filters = dialog.nameFilters()
    dialog.reject()
    assert filters[0].startswith(first)
    assert fits in filters[0]
