"""Signs that nobody can see: no field of any screen takes them, and words that stood apart stand apart."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Field, TextBox
from citdesk.desktop.widgets.unseen import in_one_line, without_unseen

OVERRIDDEN = "he \u202edid not\u202c hit\x07 her 👮\x00"
READS = "he did not hit her 👮"
#: vertical tab, form feed, the four information separators, next line, line and paragraph separator
BREAKS = "\n\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029"


@pytest.fixture
def box(look: Look, qtbot: QtBot) -> TextBox:
    """A box of several lines."""
    made = TextBox(look, name="box", label="What happened?")
    qtbot.addWidget(made)
    return made


@pytest.fixture
def field(look: Look, qtbot: QtBot) -> Field:
    """A field of one line, in use."""
    made = Field(look, name="field", label="Why?")
    qtbot.addWidget(made)
    made.show()
    made.setFocus()
    return made


def _copied(text: str) -> QMimeData:
    data = QMimeData()
    data.setText(text)
    return data


@pytest.mark.parametrize("sign", BREAKS)
def test_what_breaks_a_line_keeps_words_apart(sign: str, box: TextBox, field: Field) -> None:
    """Word processors and PDFs break lines with signs of their own."""
    box.insertFromMimeData(_copied(f"pages{sign}fed"))
    assert box.toPlainText() == "pages\nfed"
    field.insert(f"pages{sign}fed{sign}")
    assert field.text() == "pages fed"


def test_tabs_and_line_ends_are_no_unseen_signs() -> None:
    """What sets words apart stays, and what joins signs of one script."""
    assert without_unseen("a\tb\r\nc\u00a0d\u200de") == "a\tb\r\nc\u00a0d\u200de"
    assert in_one_line("\r\na\tb\r\nc\u00a0d\u200de\n") == "a\tb c\u00a0d\u200de"


def test_a_box_takes_what_is_pasted_as_it_reads_and_can_undo_it(box: TextBox, qtbot: QtBot) -> None:
    """Every screen's box, not only the form's; what was typed before stays when the paste is undone."""
    box.insertPlainText("Note: ")
    with qtbot.waitSignal(box.left_out):
        box.insertFromMimeData(_copied(OVERRIDDEN))
    assert box.toPlainText() == f"Note: {READS}"
    assert box.textCursor().atEnd()
    box.undo()
    assert box.toPlainText() == "Note: "
    box.redo()
    assert box.toPlainText() == f"Note: {READS}"


@pytest.mark.parametrize("sign", "\ufffe\uffff")
def test_what_is_no_character_does_not_stay_in_a_box(sign: str, box: TextBox, field: Field) -> None:
    """No answer can hold it, so a box that kept it would show another text than the report has."""
    box.insertFromMimeData(_copied(f"a{sign}b"))
    field.insert(f"a{sign}b")
    assert (box.toPlainText(), field.text()) == ("ab", "ab")


def test_a_box_says_nothing_of_a_plain_paste(box: TextBox, qtbot: QtBot) -> None:
    """A line's end of another kind is no sign that was left out."""
    with qtbot.assertNotEmitted(box.left_out):
        box.insertFromMimeData(_copied("one\x0btwo"))
    assert box.toPlainText() == "one\ntwo"


def test_a_box_takes_no_turn_from_a_keyboard(box: TextBox, qtbot: QtBot) -> None:
    """Neither from a key of its own nor from what writes for the keyboard."""
    event = QInputMethodEvent()
    event.setCommitString("\u2067\u05d0\u05d1\u2069")
    QApplication.sendEvent(box, event)
    assert box.toPlainText() == "\u05d0\u05d1"
    with qtbot.waitSignal(box.left_out):
        QApplication.sendEvent(
            box, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, "\u202e")
        )
    assert box.toPlainText() == "\u05d0\u05d1"


def test_a_field_takes_what_is_pasted_as_it_reads(field: Field, qtbot: QtBot) -> None:
    """The cursor stands after it, and whoever listens hears the clean text once."""
    heard: list[str] = []
    field.textEdited.connect(heard.append)
    field.setText("to , today")
    field.setCursorPosition(3)
    QGuiApplication.clipboard().setText(OVERRIDDEN)
    qtbot.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == f"to {READS}, today"
    assert heard == [f"to {READS}, today"]
    assert field.left_out
    assert field.cursorPosition() == len(f"to {READS}".encode("utf-16-le")) // 2
    qtbot.keyClicks(field, "x")
    assert field.text() == f"to {READS}x, today"
    assert not field.left_out
