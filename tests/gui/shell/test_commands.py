"""The catalogue of actions, and which of them can be used where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from citdesk.casework.people import Role
from citdesk.desktop.application import Application
from citdesk.desktop.my_work.fill_view import FillPage
from citdesk.desktop.my_work.start_view import ParentPage, StartPage
from citdesk.desktop.shell.actions import CATALOGUE, Place, action
from citdesk.desktop.shell.areas import areas_for, first_area
from citdesk.desktop.shell.commands import Commands
from citdesk.desktop.shell.key_map import key_lines, key_name
from citdesk.desktop.shell.page import Page
from citdesk.desktop.shell.palette_model import PaletteModel
from citdesk.desktop.theme import THEMES, Look, icon_names
from citdesk.desktop.unit.cover_view import CoverPage
from citdesk.desktop.unit.report_steps_view import OriginalPage
from tests.gui.shell.conftest import Start
from tests.gui.shell.fakes import FakeWorkspace, person


class _Reviewing(Page):
    """A page that can approve."""

    def __init__(self) -> None:
        super().__init__()
        self.approved = 0

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {"review.approve": self._approve}

    def _approve(self) -> None:
        self.approved += 1


@pytest.fixture
def commands(qtbot: QtBot) -> Iterator[Commands]:
    """The catalogue bound to an empty window."""
    window = QWidget()
    qtbot.addWidget(window)
    yield Commands(window)
    window.close()


def test_every_action_has_its_own_id_words_and_icon(look: Look) -> None:
    """Nothing in the palette is a riddle."""
    assert max(Counter(each.id for each in CATALOGUE).values()) == 1
    assert {each.icon for each in CATALOGUE} <= icon_names()
    assert all(each.words for each in CATALOGUE)


def test_keys_are_understood_and_unambiguous_within_a_place() -> None:
    """One key does one thing in one place."""
    keys = [(each.place, each.keys) for each in CATALOGUE if each.keys]
    assert len(keys) == len(set(keys))
    assert all(not QKeySequence(each.keys).isEmpty() for each in CATALOGUE if each.keys)


def test_the_key_map_lists_every_key() -> None:
    """What the keyboard can do can be looked up."""
    listed = {keys for _, keys, _ in key_lines(3)}
    assert {key_name(each.keys) for each in CATALOGUE if each.keys} <= listed
    assert "Ctrl+Enter" in listed  # what stands on the key, not what Qt calls it
    assert "Alt+1 … Alt+3" in listed  # as many as there are areas for who looks


def test_nothing_of_a_person_can_be_used_before_sign_in(commands: Commands) -> None:
    """At the gate only the screen itself can be changed."""
    commands.carry_out({"lock": lambda: None, "theme.next": lambda: None})
    assert not commands.available("lock")
    assert commands.reason("lock") == "sign in first"
    assert commands.available("theme.next")


def test_a_page_brings_its_own_actions(commands: Commands, qtbot: QtBot) -> None:
    """Approve works while a report is open in review, and says where to go otherwise."""
    page = _Reviewing()
    qtbot.addWidget(page)
    commands.follow(page, signed_in=True, locked=False)
    assert commands.run("review.approve")
    assert page.approved == 1
    commands.follow(None, signed_in=True, locked=False)
    assert not commands.run("review.approve")
    assert commands.reason("review.approve") == Place.REVIEW.reason


def test_a_locked_screen_carries_nothing_out(commands: Commands, qtbot: QtBot) -> None:
    """Behind the lock no key reaches the work; covering the screen still does."""
    page = _Reviewing()
    qtbot.addWidget(page)
    commands.carry_out({"blank": lambda: None, "sync.now": lambda: None})
    commands.follow(page, signed_in=True, locked=True)
    assert not commands.run("review.approve")
    assert not commands.run("sync.now")
    assert commands.available("blank")


def test_a_handler_outside_the_catalogue_is_refused(commands: Commands) -> None:
    """No action exists that people cannot find."""
    with pytest.raises(KeyError):
        commands.carry_out({"secret": lambda: None})
    with pytest.raises(KeyError):
        action("secret")


def test_the_palette_offers_usable_commands_first(commands: Commands) -> None:
    """What cannot be used now comes after and says why."""
    commands.carry_out({"sign_out": lambda: None, "report.start": lambda: None})
    commands.follow(None, signed_in=True, locked=False)
    rows = PaletteModel(commands).results("")
    usable = [not row.detail for row in rows]
    assert usable == sorted(usable, reverse=True)
    assert next(row for row in rows if row.id == "paper.print").detail == "Not now: open a packet first"


def test_what_was_used_last_leads_the_empty_palette(commands: Commands) -> None:
    """The palette learns what this person does."""
    commands.carry_out({"sign_out": lambda: None, "lock": lambda: None})
    commands.follow(None, signed_in=True, locked=False)
    commands.run("sign_out")
    commands.run("lock")
    assert [row.id for row in PaletteModel(commands).results("")][:2] == ["lock", "sign_out"]


@pytest.mark.parametrize(
    ("roles", "areas", "first"),
    [
        ((Role.OFFICER,), ["area.reports", "area.guide", "area.sync"], "area.reports"),
        ((Role.SUPERVISOR,), ["area.reports", "area.review", "area.guide", "area.sync"], "area.review"),
        ((Role.LIAISON,), ["area.liaison", "area.guide", "area.sync"], "area.liaison"),
        ((Role.ANALYST,), ["area.guide", "area.sync"], "area.guide"),
    ],
)
def test_the_rail_shows_what_the_role_can_use(roles: tuple[Role, ...], areas: list[str], first: str) -> None:
    """Nobody sees an area that would refuse them."""
    who = person(*roles)
    assert [area.id for area in areas_for(who)] == areas
    assert first_area(who).id == first


def test_the_command_that_enter_would_run_is_in_sight(start: Start) -> None:
    """In every theme the current row has a heavier edge and its own ground, while the field is typed in."""
    application = start(FakeWorkspace())
    palette = application.window.palette_sheet
    palette.open_over(None)
    rows = palette.list
    for theme in THEMES:
        application.chooser.choose(theme)
        picture = rows.viewport().grab().toImage()
        look, edges = application.window.look, list[str]()
        for at in (0, 1):
            box = rows.visualRect(rows.row_model.index(at))
            edges.append(picture.pixelColor(box.left() + 2, box.center().y()).name())
        assert edges[0].upper() == look.hex("select_line")
        assert edges[1] != edges[0]


def _found(application: Application, typed: str) -> list[str]:
    palette = application.window.palette_sheet
    palette.open_over(None)
    palette.field.setText(typed)
    return [row.title for row in palette.list.row_model.rows]


def test_every_form_is_begun_by_its_name(start: Start, qtbot: QtBot) -> None:
    """Its name and Enter open a report of it, or ask which report it is for; nothing typed shows none."""
    work = FakeWorkspace()
    application = start(work)
    palette = application.window.palette_sheet
    assert "Start a report: Diversion" not in _found(application, "")
    assert _found(application, "diver")[0] == "Start a report: Diversion"
    for card in work.cards:
        assert _found(application, f"start {card.title}")[0] == f"Start a report: {card.title}"
    alone = next(card for card in work.cards if card.parent_form is None)
    _found(application, alone.title)
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert isinstance(application.window.areas.page, FillPage)
    child = next(card for card in work.cards if card.parent_form is not None)
    _found(application, f"start {child.title}")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert isinstance(application.window.areas.page, StartPage | ParentPage)


def test_cover_is_a_colleagues_before_it_is_the_screens(start: Start, qtbot: QtBot) -> None:
    """A supervisor who looks for whoever covers the unit does not find the screen gone."""
    supervisor = start(FakeWorkspace(Role.SUPERVISOR))
    for typed in ("cover", "away"):
        assert _found(supervisor, typed)[0] == "Have a colleague cover your unit while away"
    qtbot.keyClick(supervisor.window.palette_sheet.field, Qt.Key.Key_Return)
    assert isinstance(supervisor.window.areas.page, CoverPage)
    assert not supervisor.window.cover.isVisible()


def test_a_duplicate_is_marked_by_its_word(start: Start, qtbot: QtBot) -> None:
    """Over a report that may be marked as one, the first letters lead to which report stays."""
    work = FakeWorkspace(Role.SUPERVISOR)
    application = start(work)
    work.page = replace(work.page, may_mark_duplicate=True)
    application.window.areas.page.opened.emit("q-1")  # type: ignore[union-attr]
    assert _found(application, "dupl")[0] == "Mark this report as a duplicate"
    qtbot.keyClick(application.window.palette_sheet.field, Qt.Key.Key_Return)
    assert isinstance(application.window.areas.page, OriginalPage)
