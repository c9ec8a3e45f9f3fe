"""A hidden field whose letters Qt never gets to see."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from citdesk.desktop.shell.held_text import MOST, HeldText
from citdesk.desktop.shell.secret_line import SecretLine
from citdesk.desktop.theme import Look

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def line(look: Look, bring_up: Callable[[QWidget], None]) -> SecretLine:
    """An empty hidden line with the keyboard."""
    made = SecretLine(look, name="secret", label="Passphrase")
    bring_up(made)
    made.setFocus()
    return made


def seen_by_qt(line: SecretLine) -> str:
    """What the widget itself holds."""
    return QLineEdit.text(line)


def test_what_is_typed_is_held_and_qt_has_dummies(qtbot: QtBot, line: SecretLine) -> None:
    """Typing, moving about, correcting: as in any line, with nothing of it in the widget."""
    qtbot.keyClicks(line, "walnt fery")
    qtbot.keyClick(line, Qt.Key.Key_Backspace)
    qtbot.keyClicks(line, "ry")
    line.setCursorPosition(4)
    qtbot.keyClicks(line, "u")
    line.setCursorPosition(0)
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    assert line.text() == "alnut ferry"
    assert seen_by_qt(line) == "x" * 11
    line.setSelection(0, 5)
    qtbot.keyClicks(line, "old")
    assert line.text() == "old ferry"
    assert bytes(line.secret().buffer) == b"old ferry"


def test_pasting_works_and_copying_does_not(qtbot: QtBot, line: SecretLine, qapp: QApplication) -> None:
    """Password managers may fill it (WCAG 3.3.8); nothing gets out by undo, cut or copy."""
    QGuiApplication.clipboard().setText("grüne walnut\n")
    qtbot.keyClick(line, Qt.Key.Key_V, CTRL)
    assert line.text() == "grüne walnut"
    line.selectAll()
    for key in (Qt.Key.Key_C, Qt.Key.Key_X, Qt.Key.Key_Z):
        qtbot.keyClick(line, key, CTRL)
    assert QGuiApplication.clipboard().text() == "grüne walnut\n"
    assert line.text() == "grüne walnut"
    QGuiApplication.clipboard().clear()


def test_an_input_method_writes_too(line: SecretLine, qapp: QApplication) -> None:
    """On-screen keyboards commit whole words."""
    written = QInputMethodEvent()
    written.setCommitString("日本 walnut")
    qapp.sendEvent(line, written)
    assert line.text() == "日本 walnut"


def test_show_puts_the_letters_into_the_line_and_hide_takes_them_out(line: SecretLine) -> None:
    """Only while they are shown does the widget hold them."""
    line.put("walnut")
    line.uncover(shown=True)
    assert seen_by_qt(line) == "walnut"
    line.put("!")
    line.uncover(shown=False)
    assert seen_by_qt(line) == "x" * 7
    assert line.text() == "walnut!"


def test_a_pin_takes_six_digits_and_says_when_they_are_there(qtbot: QtBot, look: Look) -> None:
    """Letters are dropped; the sixth digit is the last."""
    pin = SecretLine(look, name="pin", label="PIN", most=6, digits=True)
    qtbot.addWidget(pin)
    qtbot.keyClicks(pin, "12a34")
    with qtbot.waitSignal(pin.filled):
        qtbot.keyClicks(pin, "56")
    qtbot.keyClicks(pin, "7")
    assert pin.text() == "123456"


@given(
    st.lists(
        st.one_of(
            st.tuples(st.just("put"), st.integers(0, 300), st.text(max_size=8)),
            st.tuples(st.just("remove"), st.integers(0, 300), st.integers(0, 9)),
        ),
        max_size=60,
    )
)
def test_held_text_is_edited_like_any_text(steps: list[tuple[str, int, str | int]]) -> None:
    """Against a plain text, whatever is put in and taken out; what is over is overwritten."""
    held, plain = HeldText(), ""
    for _, place, what in steps:
        at = min(place, len(plain))
        if isinstance(what, str):
            letters = what.encode("utf-8", "ignore").decode()
            fitted = held.put(at, letters)
            assert fitted == min(len(letters), MOST - len(plain))
            plain = plain[:at] + letters[:fitted] + plain[at:]
        else:
            length = min(what, len(plain) - at)
            held.remove(at, length)
            plain = plain[:at] + plain[at + length :]
        assert held.secret().buffer.decode() == plain
        assert not any(held._buffer[4 * len(plain) :])
    held.wipe()
    assert not any(held._buffer)
