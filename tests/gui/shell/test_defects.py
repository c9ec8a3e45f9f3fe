"""What nobody caught is logged without a word of a report."""

from __future__ import annotations

import sys
import threading

import pytest

from citdesk.desktop.shell.defects import log_defects, place_of


@pytest.fixture
def hooks(monkeypatch: pytest.MonkeyPatch) -> None:
    """The hooks in force only for this test."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    log_defects()


def _fail() -> None:
    raise ValueError("his sister said")


@pytest.mark.usefixtures("hooks")
def test_a_defect_is_told_by_kind_and_place_only(capsys: pytest.CaptureFixture[str]) -> None:
    """The log names the module and the line, never the message."""
    try:
        _fail()
    except ValueError as error:
        assert place_of(error.__traceback__).startswith("test_defects.py:")
        sys.excepthook(ValueError, error, error.__traceback__)
    said = capsys.readouterr()
    assert "ValueError" in said.out
    assert "sister" not in said.out + said.err


@pytest.mark.usefixtures("hooks")
def test_a_defect_in_a_thread_is_told_the_same_way(capsys: pytest.CaptureFixture[str]) -> None:
    """Work off the GUI thread leaks nothing either."""
    thread = threading.Thread(target=_fail)
    thread.start()
    thread.join()
    said = capsys.readouterr()
    assert "ValueError" in said.out
    assert "sister" not in said.out + said.err
