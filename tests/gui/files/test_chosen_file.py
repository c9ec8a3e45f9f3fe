"""A file that somebody chose is read, or refused, and never waited for without end."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread
from threading import enumerate as threads

import pytest
from pytestqt.qtbot import QtBot

from citdesk.desktop.files import DraftFiles, NewFile, ReadingStopped, read_chosen
from citdesk.desktop.tasks import CancelToken, Tasks
from tests.gui.shell.fakes import FakeWorkspace


@pytest.fixture
def dead_share(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """A file on a server that does not answer: whoever opens it waits."""
    file, answers = tmp_path / "photo.jpg", Event()
    file.write_bytes(b"\xff\xd8\xff")

    def wait(path: Path) -> int:
        answers.wait()
        return os.open(path, os.O_RDONLY)

    with monkeypatch.context() as patched:
        patched.setattr("citdesk.desktop.files.chosen_file._opened", wait)
        yield file
        answers.set()
        for thread in _reading():
            thread.join()


def _reading() -> list[Thread]:
    return [thread for thread in threads() if thread.name == "citdesk-file"]


def test_a_file_is_read_whole_and_nothing_stays_behind(tmp_path: Path) -> None:
    """In pieces, which nobody sees."""
    file = tmp_path / "recording.wav"
    file.write_bytes(os.urandom(2_500_000))
    assert read_chosen(file) == file.read_bytes()
    assert _reading() == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes of this kind are not made here")
def test_a_pipe_a_folder_and_a_device_are_no_files(tmp_path: Path) -> None:
    """Nobody writes into the pipe: opening it would wait for ever."""
    pipe = tmp_path / "pipe.jpg"
    os.mkfifo(pipe)
    for path in (pipe, tmp_path, Path(os.devnull), tmp_path / "gone.jpg", Path("a\0b")):
        with pytest.raises(OSError):  # noqa: PT011 - that it is one is what matters
            read_chosen(path)


def test_a_share_that_does_not_answer_is_given_up(dead_share: Path) -> None:
    """After a while by itself, at once when somebody presses Stop."""
    with pytest.raises(TimeoutError):
        read_chosen(dead_share, patience=0)
    stop = CancelToken()
    stop.cancel()
    with pytest.raises(ReadingStopped):
        read_chosen(dead_share, stop)


def test_nothing_is_kept_of_a_file_that_was_stopped(dead_share: Path, qtbot: QtBot) -> None:
    """The report is free again, and the door to other work closes though the share still does not answer."""
    tasks, said, kept = Tasks(), list[str](), list[str]()
    files = DraftFiles(FakeWorkspace().workspace(), tasks, "r-draft")

    def attach() -> NewFile:
        new = NewFile("/photo", dead_share, lambda name, _: kept.append(name), said.append, picture=True)
        files.attach(new)
        return new

    attach().stop.cancel()
    qtbot.waitUntil(lambda: not files.busy)
    assert said == [""]
    attach()
    assert files.busy
    tasks.close()
    assert kept == []
