"""What is pasted and chosen without care: a novel, signs that nobody sees, a photo of 50 MB. All is kept."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QMimeData
from PySide6.QtGui import QColor, QImage, QTextCursor

from citdesk.desktop.form import FormView, FormViewModel
from citdesk.desktop.form.editors.files import PictureEditor
from citdesk.desktop.form.editors.lines import LineEditor, TextEditor
from citdesk.desktop.form.page_view import PageView
from tests.gui.form.conftest import Disk
from tests.gui.form.test_form_view import PEOPLE, SEEN, desk, files, view

__all__ = ["desk", "files", "view"]

NOVEL = "She said, “No me toquen”, twice. 🚓\n" * 5_600
LEFT_OUT = "Signs that nobody can see were left out. Every word is here."
LARGEST = 50 * 1024 * 1024


def editor_of(view: FormView, path: str) -> object:
    """The editor of the question in sight."""
    page = view.page()
    assert isinstance(page, PageView)
    question = page.question_view(path)
    assert question is not None
    return question.editor


def paste(box: TextEditor, text: str) -> None:
    """Paste as Ctrl+V does."""
    data = QMimeData()
    data.setText(text)
    box.box.insertFromMimeData(data)


def test_a_pasted_novel_is_saved_whole_and_stays_in_its_box(
    view: FormView, model: FormViewModel, disk: Disk
) -> None:
    """Two hundred thousand letters: every one on disk, and the box no higher than the page."""
    model.walk.open_section(SEEN)
    box = editor_of(view, f"{SEEN}/words")
    assert isinstance(box, TextEditor)
    paste(box, NOVEL)
    model.boxes.flush()
    assert str(model.question(f"{SEEN}/words").value).strip() == NOVEL.strip()
    assert NOVEL.strip().encode() in disk.saves[-1][2].replace(b"&#10;", b"\n")
    assert box.box.height() < view.height()


def test_what_is_too_long_stays_out_whole_and_is_said(view: FormView, model: FormViewModel) -> None:
    """No end is cut off in silence: nothing of it comes in, what stood there stays, a sentence says so."""
    for section, path in ((SEEN, f"{SEEN}/words"), (PEOPLE, f"{PEOPLE}/person[1]/name")):
        model.walk.open_section(section)
        model.walk.open_question(path)
        editor = editor_of(view, path)
        assert isinstance(editor, TextEditor | LineEditor)
        if isinstance(editor, TextEditor):
            paste(editor, "Dana")
            paste(editor, NOVEL * 2)
        else:
            editor.line.insert("Dana")
            editor.line.insert(NOVEL)
        model.boxes.flush()
        assert model.question(path).value == "Dana"
        assert editor.left_out is not None
        assert editor.left_out.isVisibleTo(view)
        most = QLocale().toString(200_000 if isinstance(editor, TextEditor) else 10_000)
        assert editor.left_out.text().startswith(f"Not added: this answer takes up to {most} characters.")


def test_a_long_line_from_elsewhere_is_shown_whole(view: FormView, model: FormViewModel) -> None:
    """A dispatch text longer than a hand may paste loses nothing when a letter is added."""
    path = f"{PEOPLE}/person[1]/name"
    model.answer(path, "x" * 40_000)
    model.walk.open_question(path)
    line = editor_of(view, path)
    assert isinstance(line, LineEditor)
    line.line.end(False)  # noqa: FBT003 - Qt takes it by position only
    line.line.insert("y")
    model.boxes.flush()
    assert model.question(path).value == "x" * 40_000 + "y"


def test_control_and_override_signs_are_left_out_and_said(
    view: FormView, model: FormViewModel, disk: Disk
) -> None:
    """A line that would read backwards reads as it was written; every word stays, and a sentence says so."""
    model.walk.open_section(SEEN)
    box = editor_of(view, f"{SEEN}/words")
    assert isinstance(box, TextEditor)
    box.box.setPlainText("before ")
    box.box.moveCursor(QTextCursor.MoveOperation.End)
    paste(box, "he \u202edid not\u202c hit\x07 her 👮\x00\nand left")
    assert box.box.toPlainText() == "before he did not hit her 👮\nand left"
    assert box.box.textCursor().atEnd()
    assert box.left_out.isVisibleTo(view)
    assert box.left_out.text() == LEFT_OUT
    model.boxes.flush()
    assert model.question(f"{SEEN}/words").value == "before he did not hit her 👮\nand left"
    box.box.insertPlainText(".")
    assert not box.left_out.isVisibleTo(view)


def test_a_line_takes_no_sign_that_turns_it_round(view: FormView, model: FormViewModel) -> None:
    """A name that was copied with an override is stored as it is read, its Arabic and Hebrew letters too."""
    model.walk.open_section(PEOPLE)
    path = f"{PEOPLE}/person[1]/name"
    model.walk.open_question(path)
    line = editor_of(view, path)
    assert isinstance(line, LineEditor)
    line.line.insert("\u202eexample\u202c אביב أمل")
    model.boxes.flush()
    assert model.question(path).value == "example אביב أمل"
    assert line.left_out.text() == LEFT_OUT


def test_what_was_told_before_a_paste_can_be_brought_back(view: FormView, model: FormViewModel) -> None:
    """Undo takes the paste away and no letter of what was typed."""
    model.walk.open_section(SEEN)
    box = editor_of(view, f"{SEEN}/words")
    assert isinstance(box, TextEditor)
    box.box.insertPlainText("He sat on the curb.")
    paste(box, " He said\x0bno\x00.")
    model.boxes.flush()
    assert model.question(f"{SEEN}/words").value == "He sat on the curb. He said\nno."
    assert box.left_out.text() == LEFT_OUT
    model.undo()
    assert box.box.toPlainText() == "He sat on the curb."


def test_what_dispatch_sent_is_cleaned_too(view: FormView, model: FormViewModel) -> None:
    """A dispatch text is no surer than a web page."""
    model.walk.open_section(SEEN)
    model.take_cad({f"{SEEN}/words": "Caller: \u202ehe did\u202c\x0cnot hit her\x07"}, ())
    assert model.question(f"{SEEN}/words").value == "Caller: he did\nnot hit her"


@pytest.mark.skipif(sys.platform == "win32", reason="no file is called so there")
def test_a_photos_name_does_not_turn_the_line_around(
    view: FormView, model: FormViewModel, tmp_path: Path
) -> None:
    """What makes a line read backwards or breaks it is left out of the name that is shown."""
    model.walk.open_section(SEEN)
    photo = editor_of(view, f"{SEEN}/photo")
    assert isinstance(photo, PictureEditor)
    picture = QImage(64, 48, QImage.Format.Format_RGB32)
    picture.fill(QColor("peru"))
    file = tmp_path / "porch\u202egpj.exe\n\x07.png"
    assert picture.save(str(file))
    photo.take_file(str(file))
    assert photo.words.text().startswith("porchgpj.exe .png, ")
    assert "\u202e" not in photo.words.text()


def test_a_photo_beyond_50_mb_is_refused_and_the_one_before_stays(
    view: FormView, model: FormViewModel, files: dict[str, bytes], tmp_path: Path
) -> None:
    """One sentence says what to do; the file on the card and the photo in the report are untouched."""
    model.walk.open_section(SEEN)
    photo = editor_of(view, f"{SEEN}/photo")
    assert isinstance(photo, PictureEditor)
    picture = QImage(64, 48, QImage.Format.Format_RGB32)
    picture.fill(QColor("peru"))
    first, largest, beyond = (tmp_path / name for name in ("first.png", "largest.png", "beyond.png"))
    assert picture.save(str(first))
    photo.take_file(str(first))
    before = model.question(f"{SEEN}/photo").value
    for file, size in ((largest, LARGEST), (beyond, LARGEST + 1)):
        with file.open("wb") as opened:  # a picture followed by nothing: readable, and as large as it says
            opened.write(first.read_bytes())
            opened.truncate(size)
    photo.take_file(str(beyond))
    assert photo.problem.text().startswith("This file is larger than 50 MB. Choose a smaller one")
    assert photo.problem.isVisibleTo(view)
    assert model.question(f"{SEEN}/photo").value == before
    assert beyond.stat().st_size == LARGEST + 1
    photo.take_file(str(largest))
    assert not photo.problem.isVisibleTo(view)
    assert len(files[str(model.question(f"{SEEN}/photo").value)]) == LARGEST
