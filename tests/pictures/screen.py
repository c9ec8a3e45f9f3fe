"""What one picture is of: a screen in one state, the person at it and the way there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QWidget

from citdesk.casework.people import Role
from citdesk.desktop.application import Application
from citdesk.desktop.form.view_model import FormViewModel
from citdesk.desktop.my_work.fill_view import FillPage
from citdesk.desktop.shell.page import Page
from citdesk.desktop.shell.passphrase_field import PassphraseField
from citdesk.desktop.shell.window import ShellWindow
from citdesk.desktop.sign_in.sign_in_page import SignInPage
from citdesk.desktop.signed_in import SignedIn
from citdesk.workspace import Display, RefusedRow, SyncStatus
from tests.gui.shell.fakes import FakeDesk, FakeWorkspace


@dataclass(frozen=True, slots=True)
class Stage:
    """The application on a small workspace, as one person has it in front of them."""

    application: Application
    work: FakeWorkspace
    desk: FakeDesk
    #: for what has to lie in a file; gone afterwards
    folder: Path

    @property
    def window(self) -> ShellWindow:
        """The window."""
        return self.application.window

    @property
    def page(self) -> Page:
        """The page in sight."""
        page = self.window.areas.page
        assert page is not None
        return page

    @property
    def inside(self) -> SignedIn:
        """What a signed-in person has."""
        signed_in = self.application.signed_in
        assert signed_in is not None
        return signed_in

    @property
    def form(self) -> FormViewModel:
        """The form of the report that is open."""
        page = self.page
        assert isinstance(page, FillPage)
        return page.model.form

    def seen(self, name: str) -> QWidget:
        """The control of this name that is in sight."""
        found = [widget for widget in self.window.findChildren(QWidget, name) if widget.isVisible()]
        assert found, f"no {name} in sight"
        return found[0]


Way = Callable[[Stage], None]


def stay(_stage: Stage) -> None:
    """No way at all: it is there at once."""


def _as_it_is(_work: FakeWorkspace, _desk: FakeDesk) -> None:
    """Nothing is to be made ready."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """One picture. ``shows`` is the class that has to be in sight once ``way`` was gone.

    ``ready`` is what the agency and the computer are like before anybody signs in.
    """

    shows: type[QWidget]
    role: Role = Role.OFFICER
    makes: Callable[[Role], FakeWorkspace] = FakeWorkspace
    ready: Callable[[FakeWorkspace, FakeDesk], None] = _as_it_is
    way: Way = stay
    enrolled: bool = True
    signed_in: bool = True

    def prepared(self) -> tuple[FakeWorkspace, FakeDesk]:
        """A workspace and a computer as this screen needs them."""
        work = self.makes(self.role)
        work.diversions.issued("D-0001")
        desk = FakeDesk(work, enrolled=self.enrolled)
        told = work.status
        self.ready(work, desk)
        if work.status is told:
            work.status = as_listed(work)
        return work, desk

    def reach(self, stage: Stage) -> None:
        """Go the way to it. Raises AssertionError where something else is in sight then."""
        if self.signed_in:
            sign_in(stage)
            QApplication.processEvents()
        self.way(stage)
        QApplication.processEvents()
        seen = [each for each in stage.window.findChildren(self.shows) if each.isVisible()]
        assert seen, f"{self.shows.__name__} is not in sight"


def as_listed(work: FakeWorkspace) -> SyncStatus:
    """The counts that belong to the reports of the list, as the program would have counted them."""
    waits = sum(row.display is Display.WAITING for row in work.rows)
    refused = (row for row in work.rows if row.display is Display.REFUSED)
    told = tuple(RefusedRow(row.id, row.number, row.title, "overtaken", row.problem, 0) for row in refused)
    return replace(work.status, waiting=waits, waiting_reports=waits, refused=told)


def sign_in(stage: Stage) -> None:
    """Type badge and passphrase and press Sign in."""
    page = stage.application.gate
    assert isinstance(page, SignInPage)
    page.badge.setText(stage.work.person.badge)
    page.passphrase.line.setText(stage.work.passphrase)
    page.button.click()


def then(*ways: Way) -> Way:
    """One way after the other."""

    def go(stage: Stage) -> None:
        for way in ways:
            way(stage)
            QApplication.processEvents()

    return go


def emit(signal: str, *values: object) -> Way:
    """What a signal of the page in sight asks for, as if somebody had pressed what emits it."""

    def go(stage: Stage) -> None:
        where: object = stage.page
        for part in signal.split("."):
            where = getattr(where, part)
        where.emit(*values)  # type: ignore[attr-defined]

    return go


def run(*commands: str) -> Way:
    """Commands of the palette."""

    def go(stage: Stage) -> None:
        for command in commands:
            assert stage.window.commands.run(command), command

    return go


def press(*names: str) -> Way:
    """Buttons by their names, one after the other."""

    def go(stage: Stage) -> None:
        for name in names:
            button = stage.seen(name)
            assert isinstance(button, QAbstractButton), name
            button.click()
            QApplication.processEvents()

    return go


def typed(name: str, text: str) -> Way:
    """A text in the field of this name."""

    def go(stage: Stage) -> None:
        field = stage.seen(name)
        if isinstance(field, PassphraseField):
            field = field.line
        if isinstance(field, QPlainTextEdit):
            field.setPlainText(text)
            return
        field.setText(text)  # type: ignore[attr-defined] -- a line, or the one for secrets
        if isinstance(field, QLineEdit):
            field.textEdited.emit(text)

    return go


def calls(way: Callable[[Stage], object]) -> Way:
    """A way of one act whose outcome does not matter."""

    def go(stage: Stage) -> None:
        way(stage)

    return go


def raising(failure: Exception) -> Callable[..., object]:
    """A call of the workspace that fails."""

    def fails(*_given: object, **_named: object) -> object:
        raise failure

    return cast("Callable[..., object]", fails)
