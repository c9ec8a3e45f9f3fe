"""A form as its author sees it before anybody fills it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from citdesk.cli.form_file import load_form_file
from citdesk.desktop import form_preview
from citdesk.desktop.form.editors.files import FileEditor
from citdesk.desktop.form.page_view import PageView
from citdesk.desktop.form_preview import FormPreview
from citdesk.desktop.theme import Look
from tests.unit.cli.workbooks import KOBO, ODK, STATIONS, Sheets, write_workbook
from tests.unit.vault.films import film, office
from tests.unit.vault.pictures import png


def now() -> datetime:
    """The moment it is in these tests."""
    return datetime(2026, 3, 12, 21, 44, tzinfo=UTC)


@pytest.mark.parametrize(
    ("sheets", "pages"),
    [(ODK, ["01-place.png", "02-people.png", "03-check.png"]), (KOBO, ["02-visits.png", "03-check.png"])],
    ids=["odk", "kobo"],
)
def test_pictures_of_every_page_are_saved(tmp_path: Path, sheets: Sheets, pages: list[str]) -> None:
    """The program saves a picture of each page without a display and ends."""
    (tmp_path / "stations.csv").write_text(STATIONS)
    file = write_workbook(tmp_path / "form.xlsx", sheets)
    before = sorted(tmp_path.iterdir())
    program = [sys.executable, "-c", "from citdesk.cli.start import main; main()"]
    told = subprocess.run(
        [*program, "forms", "preview", str(file), "--picture", str(tmp_path / "pictures")],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    saved = [Path(line) for line in told.stdout.splitlines()]
    assert [path.name for path in saved][-len(pages) :] == pages
    for path in saved:
        picture = QImage(str(path))
        assert picture.width() >= 1024
        colours = {picture.pixel(x, y) for x in range(0, 1024, 7) for y in range(0, picture.height(), 7)}
        assert len(colours) > 3, "the picture is empty"
    assert sorted(tmp_path.iterdir()) == sorted([*before, tmp_path / "pictures"])


def test_a_preview_can_be_filled_and_says_that_nothing_is_kept(
    tmp_path: Path, look: Look, bring_up: Callable[[QWidget], None]
) -> None:
    """Answers work as in the real form, cards follow the count, and nothing claims to be saved."""
    (tmp_path / "stations.csv").write_text(STATIONS)
    form = load_form_file(write_workbook(tmp_path / "form.xlsx", ODK)).form
    window = FormPreview(look, form, now)
    bring_up(window)
    model = window.model
    model.answer("/data/place/county", "north")
    assert [choice.value for choice in model.question("/data/place/town").choices] == ["alder", "birch"]
    assert [choice.label for choice in model.question("/data/place/station").choices] == [
        "Station One",
        "Station Two",
    ]
    model.answer("/data/people/count", 2)
    model.answer("/data/people/person[2]/age", 71)
    assert "71" in model.question("/data/people/told").label
    assert window.notice.isVisible()
    assert window.view.foot.saved_words() == ""
    model.send()
    assert window.view.toast.isVisible()
    window.view.toast.hide_now()
    model.walk.come_back_later()
    assert not window.isVisible()


def test_a_page_longer_than_a_picture_takes_several(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    """The end of a long page stands on a further picture instead of being cut off."""
    rows = [["type", "name", "label"], ["begin_group", "all", "All"]]
    rows += [["text", f"q{number}", f"Question {number}"] for number in range(40)]
    form = load_form_file(
        write_workbook(tmp_path / "long.xlsx", {"survey": [*rows, ["end_group", "", ""]]})
    ).form
    monkeypatch.setattr(form_preview, "_TALLEST", 1_000)
    saved = form_preview.save_pictures(form, tmp_path / "pictures")
    names = [path.name for path in saved]
    assert names[:3] == ["01-all.png", "01-all-2.png", "01-all-3.png"]
    assert len({path.read_bytes() for path in saved[:3]}) == 3


MEDIA: Sheets = {
    "survey": [
        ["type", "name", "label"],
        ["audio", "voice", "What was said"],
        ["video", "clip", "What was filmed"],
        ["file", "paper", "A paper"],
    ]
}


def test_each_question_takes_the_files_that_it_asks_for(
    tmp_path: Path, look: Look, bring_up: Callable[[QWidget], None]
) -> None:
    """A film for a video, a letter and a table for a file; a picture is no recording, and it is said so."""
    form = load_form_file(write_workbook(tmp_path / "media.xlsx", MEDIA)).form
    window = FormPreview(look, form, now)
    bring_up(window)
    files = {"clip.mp4": film(), "fake.mp4": png(), "letter.docx": office(), "table.csv": b"a,b\n1,2\n"}
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    model = window.model

    def give(question: str, file: str) -> FileEditor:
        model.walk.open_question(f"/data/{question}")
        page = window.view.page()
        assert isinstance(page, PageView)
        view = page.question_view(f"/data/{question}")
        assert view is not None
        assert isinstance(view.editor, FileEditor)
        view.editor.take_file(str(tmp_path / file))
        return view.editor

    said = give("clip", "fake.mp4").problem.text()
    assert "takes a video" in said
    assert "a picture (PNG)" in said
    assert "takes a sound recording" in give("voice", "clip.mp4").problem.text()
    assert model.question("/data/clip").value is None
    assert give("clip", "clip.mp4").problem.isHidden()
    assert model.question("/data/clip").text.endswith(".mp4")
    assert give("paper", "letter.docx").problem.isHidden()
    assert model.question("/data/paper").text.endswith(".docx")
    give("paper", "table.csv")
    assert model.question("/data/paper").text.endswith(".csv")
