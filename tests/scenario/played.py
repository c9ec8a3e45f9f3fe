"""An encounter script played in an agency of its own, and what must have become of it."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from citdesk.cli.demonstration.player import Account, Player
from citdesk.cli.demonstration.scripts import Approve, Print, Script, Send
from tests.pdf_text import words_in
from tests.scenario.real_agency import RealAgency


def played(script: Script, folder: Path) -> dict[str, str]:
    """Plays the script through form, vault, exchange over TLS, HQ and review in the zone of its place.

    Every report is sent, numbered and decided as the script says, and every paper is a PDF that shows what
    the script says. Gives the words of the papers by kind.
    """
    papers = folder / "papers"
    with closing(RealAgency(folder, str(script.zone))) as agency:
        agency.open_vaults({step.by for step in script.steps})
        account = Player(agency.hands(papers), agency.clock).play(script)
    _check_reports(script, account)
    prints = [step for step in script.steps if isinstance(step, Print)]
    assert [paper.kind for paper in account.papers] == [step.paper for step in prints]
    words: dict[str, str] = {}
    for step, paper in zip(prints, account.papers, strict=True):
        words[paper.kind] = text = words_in((papers / paper.file).read_bytes())
        assert [shown for shown in step.shows if shown not in text] == [], text
    return words


def _check_reports(script: Script, account: Account) -> None:
    for key, trace in account.reports.items():
        steps = [step for step in script.steps if step.report == key]
        if any(isinstance(step, Send) for step in steps):
            assert trace.number is not None, key
        if any(isinstance(step, Approve) for step in steps):
            assert trace.states[-1][0] == "approved", key
