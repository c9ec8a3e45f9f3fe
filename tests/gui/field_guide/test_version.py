"""A newer version of the services on screen: what changes is read before it is used."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtWidgets import QApplication

from citdesk.desktop.application import Application
from citdesk.desktop.field_guide.home_view import GuidePage
from citdesk.desktop.field_guide.version_view import VersionPage
from citdesk.fieldguide.directory import RowFault, difference
from citdesk.workspace import DirectoryVersions, OfferedServices, UserError
from citdesk.workspace.field_guide import demonstration_services
from tests.a11y.walk import nameless, without_role
from tests.gui.shell.fakes import NOW, FakeWorkspace

Start = Callable[..., Application]


class FakeServices:
    """Offers one version; what was taken is listed."""

    def __init__(self) -> None:
        self.taken: list[int] = []
        self.refuse = False
        self.waits = 0

    def look(self, content: bytes) -> OfferedServices:
        if self.refuse:
            raise UserError(
                "Version 3 is not newer than version 3, which is in use.", code="no_services_version"
            )
        first, second, *rest = demonstration_services()
        before = (first, second, *rest[1:])
        after = (replace(first, phone="555-0199"), *rest)
        fault = RowFault(7, "schedule", "Mo-Fr 27:00 is no time of day")
        return OfferedServices(3, NOW, 2, difference(before, after), (fault,), "signed")

    def versions(self) -> DirectoryVersions:
        return DirectoryVersions(2, 0, self.waits)

    def waiting(self) -> OfferedServices | None:
        return self.look(b"signed") if self.waits else None

    def take(self, offered: OfferedServices) -> None:
        self.taken.append(offered.version)


@pytest.fixture
def services() -> FakeServices:
    return FakeServices()


@pytest.fixture
def app(start: Start, services: FakeServices) -> Application:
    """An officer with the field guide open."""
    work = FakeWorkspace()
    work.services = services  # pyright: ignore[reportAttributeAccessIssue]
    made = start(work)
    made.window.open_area("area.guide")
    return made


def open_file(app: Application, tmp_path: Path) -> None:
    """A file was chosen."""
    file = tmp_path / "services.jws"
    file.write_bytes(b"signed")
    signed_in = app.signed_in
    assert signed_in is not None
    signed_in._guide.versions.look(file)


def test_what_changes_stands_on_the_page_and_is_used_only_when_asked(
    app: Application, services: FakeServices, tmp_path: Path
) -> None:
    """A row left out, a changed telephone, a service gone and a new one, each in words."""
    open_file(app, tmp_path)
    page = cast("VersionPage", app.window.areas.page)
    assert isinstance(page, VersionPage)
    heads = [row.title for row in page.frame.rows.rows if row.heading]
    assert heads == ["Rows left out (1)", "Changed (1)", "Gone (1)", "New (1)"]
    assert any("becomes 555-0199" in row.detail for row in page.frame.rows.rows)
    assert nameless(page) == []
    assert without_role(page) == []
    if folder := os.environ.get("CITDESK_PICTURES"):
        for _ in range(8):
            QApplication.processEvents()
        app.window.grab().save(str(Path(folder) / "services-version.png"))
    assert services.taken == []
    page.take.click()
    assert services.taken == [3]
    assert isinstance(app.window.areas.page, GuidePage)


def test_a_version_that_hq_sent_waits_on_the_first_page(start: Start, services: FakeServices) -> None:
    """One row says so; it leads to what changes, and goes once the version is in use."""
    services.waits = 3
    work = FakeWorkspace()
    work.services = services  # pyright: ignore[reportAttributeAccessIssue]
    app = start(work)
    app.window.open_area("area.guide")
    home = cast("GuidePage", app.window.areas.page)
    first = home.frame.rows.rows[0]
    assert (first.title, "Version 3" in first.detail) == ("HQ sent a newer version of the services", True)
    if folder := os.environ.get("CITDESK_LOOK"):
        app.window.grab().save(str(Path(folder) / "waiting.png"))
    home.frame.list.opened.emit(first.id)
    page = app.window.areas.page
    assert isinstance(page, VersionPage)
    services.waits = 0
    page.take.click()
    assert services.taken == [3]
    assert isinstance(app.window.areas.page, GuidePage)
    assert home.frame.rows.rows[0].title == "Find a service"


def test_a_version_that_is_refused_says_why_and_changes_nothing(
    app: Application, services: FakeServices, tmp_path: Path
) -> None:
    """The sentence stands on the page that was open."""
    services.refuse = True
    open_file(app, tmp_path)
    page = app.window.areas.page
    assert isinstance(page, GuidePage)
    assert "not newer" in page.frame.trouble.text()
    assert services.taken == []
