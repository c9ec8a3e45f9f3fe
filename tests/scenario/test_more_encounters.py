"""The other encounter scripts through form, vault, exchange over TLS, HQ and review, each in a new agency."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from citdesk.cli.demonstration.player import Account, Player
from citdesk.cli.demonstration.scripts import Approve, Print, Script, Send, load_scripts
from tests.scenario.real_agency import RealAgency

MORE = load_scripts(Path(__file__).parent / "encounters" / "more")


@pytest.mark.parametrize("script", MORE, ids=lambda script: script.id)
def test_every_script_runs_to_its_end(script: Script, tmp_path: Path) -> None:
    """Every report is sent, numbered and decided as its script says, and every paper is a PDF of it."""
    papers = tmp_path / "papers"
    with closing(RealAgency(tmp_path)) as agency:
        agency.open_vaults({step.by for step in script.steps})
        check(script, Player(agency.hands(papers), agency.clock).play(script), papers)


def check(script: Script, account: Account, papers: Path) -> None:
    """What became of the reports and papers of one script."""
    for key, trace in account.reports.items():
        steps = [step for step in script.steps if step.report == key]
        if any(isinstance(step, Send) for step in steps):
            assert trace.number is not None, key
        if any(isinstance(step, Approve) for step in steps):
            assert trace.states[-1][0] == "approved", key
    prints = [step.paper for step in script.steps if isinstance(step, Print)]
    assert [paper.kind for paper in account.papers] == prints
    for paper in account.papers:
        assert (papers / paper.file).read_bytes().startswith(b"%PDF-"), paper.file
