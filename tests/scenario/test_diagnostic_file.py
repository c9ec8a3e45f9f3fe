"""The diagnostic file for support: a marker is planted wherever words can stand, and none comes out."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile
from pathlib import Path

import structlog
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from citdesk.cli.demonstration.agency import AGENCY, MEMBERS
from citdesk.cli.demonstration.player import Player
from citdesk.cli.demonstration.scripts import (
    Answer,
    Approve,
    Change,
    Comment,
    Fill,
    Reopen,
    Return,
    Script,
    Step,
    load_script,
)
from citdesk.desktop.log import keep_lines
from citdesk.desktop.settings.about_view import AboutPage
from tests.scenario.at_the_screen import PATIENCE, at_the_screen
from tests.scenario.opened_vault import everything_in_clear
from tests.scenario.real_agency import RealAgency

MARK = "Zqxmarker"
SCRIPT = load_script(Path(__file__).parent / "encounters" / "trespass_diversion.toml")
NAMES = ("last_name", "first_name", "home_address")


def marked(script: Script) -> Script:
    """The script until it is returned and taken up again, the marker in every text and name of it."""

    def change(each: Change) -> Change:
        words = isinstance(each, Answer) and isinstance(each.value, str)
        if isinstance(each, Answer) and words and (" " in str(each.value) or each.path.endswith(NAMES)):
            return Answer(each.path, f"{MARK} {each.value}")
        return each

    def step(each: Step) -> Step:
        return replace(each, changes=tuple(map(change, each.changes))) if isinstance(each, Fill) else each

    until_decided = takewhile(lambda each: not isinstance(each, Approve), script.steps)
    asked = Comment("/encounter/seen/own_words", f"{MARK} asks for it in English")
    back = Return("encounter", "supervisor", ("missing_facts",), (asked,))
    return replace(script, steps=(*map(step, until_decided), back, Reopen("encounter", "officer")))


def test_the_file_for_support_has_ids_and_codes_and_nothing_that_anybody_wrote(
    qtbot: QtBot, qapp: QApplication, agency: RealAgency, tmp_path: Path
) -> None:
    """A report sent, returned with a comment and being mended, and a slip in the log: no word of them."""
    hands = agency.hands(tmp_path)
    report = Player(hands, agency.clock).play(marked(SCRIPT)).reports["encounter"].id
    keep_lines()
    structlog.get_logger("citdesk.vault").warning("vault.slip", said=f"{MARK} was here", code="damaged")
    for workspace in agency.workspaces.values():
        workspace.lock()
    file = tmp_path / "support.txt"
    with at_the_screen(qtbot, qapp, agency, "officer") as officer:
        assert MARK.encode() in officer.in_vault(everything_in_clear)
        officer.app.window.commands.run("about")
        page = officer.shown(AboutPage)
        signed_in = officer.app.signed_in
        assert signed_in is not None
        qtbot.waitUntil(lambda: bool(signed_in._settings._for_support), timeout=PATIENCE)
        page._write(str(file))
        officer.picture("about")
    text = file.read_text(encoding="utf-8")
    for told in (
        f" {report} ok",
        "form=encounter ",
        "events=accepted submit 1",
        "events=accepted return 1",
        "log=",
        "vault.slip said=(left out) code=damaged",
    ):
        assert told in text, told
    officer_member = MEMBERS["officer"]
    for secret in (MARK, "Placeman", officer_member.name, officer_member.passphrase, AGENCY.name, "laundry"):
        assert secret.lower() not in text.lower(), secret
