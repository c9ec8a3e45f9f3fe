"""A session ends once nothing of it would be lost; the last wish counts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from citdesk.desktop.shell.leaving import Leaving
from citdesk.desktop.shell.page import Page
from tests.gui.shell.held_tasks import HeldTasks

T = TypeVar("T")


class Paper(Page):
    """A page that can be in the middle of something."""

    runs = False

    def under_way(self) -> bool:
        return self.runs

    def finish_up(self) -> str:
        return "The paper in hand is finished first."


class Evening:
    """A session with one page; what happened, in order."""

    def __init__(self) -> None:
        self.disk = HeldTasks()
        self.page = Paper()
        self.dirty = False
        self.said: list[str] = []
        self.leaving = Leaving(self.disk)
        self.leaving.kept_by.connect(lambda _: self.said.append("unsaved"))
        self.leaving.waits_for.connect(lambda _, words: self.said.append(words))

    def depart(self) -> None:
        """Typed words go to the disk, which takes them in its turn."""
        if self.dirty:
            self.disk.vault(self._taken)

    def _taken(self) -> None:
        self.dirty = False

    def unsaved(self) -> Page | None:
        """The page, while the disk has not taken it."""
        return self.page if self.dirty else None

    def under_way(self) -> Page | None:
        """The page, while it is in the middle of something."""
        return self.page if self.page.runs else None

    def wish(self, name: str) -> None:
        """Ask for an end of the session."""
        self.leaving.leave(self, lambda: self.said.append(name), lambda: self.said.append(f"not {name}"))


@pytest.fixture
def evening(qapp: QApplication, qtbot: QtBot) -> Iterator[Evening]:
    """Somebody at the screen."""
    made = Evening()
    qtbot.addWidget(made.page)
    yield made
    made.leaving.deleteLater()


def test_it_ends_after_what_was_typed_is_saved(evening: Evening) -> None:
    """Not before the disk took it."""
    evening.dirty = True
    evening.wish("renew")
    assert evening.said == []
    evening.disk.let_go_first()
    evening.disk.let_go_first()
    assert evening.said == ["renew"]
    assert not evening.leaving.begun


def test_what_the_disk_refuses_keeps_it(evening: Evening) -> None:
    """Whoever asked is told that it comes to nothing, and the page is named."""
    evening.wish("renew")
    evening.dirty = True
    evening.disk.let_go_first()
    assert evening.said == ["not renew", "unsaved"]
    assert not evening.leaving.begun


def test_it_ends_after_what_is_under_way(evening: Evening) -> None:
    """Then it is saved once more, since words may have been typed meanwhile."""
    evening.page.runs = True
    evening.wish("sign out")
    assert evening.said == ["The paper in hand is finished first."]
    evening.dirty, evening.page.runs = True, False
    evening.page.ended.emit()
    evening.disk.let_go_first()
    evening.disk.let_go_first()
    assert evening.said[1:] == ["sign out"]


def test_who_is_here_again_stays(evening: Evening) -> None:
    """The end of the paper ends nothing any more."""
    evening.page.runs = True
    evening.wish("renew")
    assert evening.leaving.stay()
    evening.page.runs = False
    evening.page.ended.emit()
    assert evening.said[1:] == ["not renew"]
    assert evening.disk.idle


def test_the_last_wish_counts(evening: Evening) -> None:
    """Closing in the middle of another end: that one is told, and its save is not taken for the later one."""
    evening.wish("renew")
    evening.dirty = True
    evening.wish("close")
    assert evening.said == ["not renew"]
    evening.disk.let_go_first()
    assert evening.said == ["not renew"]
    evening.disk.let_go_first()
    evening.disk.let_go_first()
    assert evening.said == ["not renew", "close"]
