"""A small report of every kind of question, filled through the real engine."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from citdesk.desktop.form import FormViewModel, Pace, Returned
from citdesk.xforms import Context, Form, Session

ZONE = ZoneInfo("America/Chicago")
SOURCE = Path(__file__).parent / "small.md"


@dataclass
class Disk:
    """Where saves go in these tests; ``full`` refuses them."""

    saves: list[tuple[str, str | None, bytes]] = field(default_factory=list)
    full: bool = False
    model: FormViewModel | None = None

    def save(self, path: str, typed: str | None, xml: bytes) -> None:
        """Take a save and report back as the vault would."""
        assert self.model is not None
        if self.full:
            self.model.saves.fail("We could not save your last change. Everything before that is safe.")
            return
        self.saves.append((path, typed, xml))
        self.model.saves.end(now())


def now() -> datetime:
    """The moment it is in every one of these tests."""
    return datetime(2026, 3, 12, 21, 44, 7, tzinfo=ZONE)


@pytest.fixture(scope="session")
def small_form() -> Form:
    """The form, compiled once."""
    return Form.load(SOURCE)


@pytest.fixture
def session(small_form: Form) -> Session:
    """A fresh report."""
    return small_form.start(Context(now=now, zone=ZONE, random=random.Random(7), user="4417"))


@pytest.fixture
def disk() -> Disk:
    """Where saves go."""
    return Disk()


@pytest.fixture
def make_model(qtbot: QtBot, session: Session, disk: Disk) -> Iterator[Callable[..., FormViewModel]]:
    """Opens the report; keyword arguments as the view model takes them."""
    made: list[FormViewModel] = []

    def make(*, returned: Returned | None = None, pace: Pace = Pace.SECTION, **more: object) -> FormViewModel:
        model = FormViewModel(session, disk.save, now, returned=returned, pace=pace, **more)  # type: ignore[arg-type]
        disk.model = model
        made.append(model)
        return model

    yield make
    for model in made:
        if isValid(model):
            model.boxes.flush()
            model.deleteLater()


@pytest.fixture
def model(make_model: Callable[..., FormViewModel]) -> FormViewModel:
    """The report, open at its first section."""
    return make_model()
