"""The state's own form from HQ to the court: published with its mapping, filled from a report, issued."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pytest
from pypdf import PdfReader
from typer.testing import CliRunner, Result

from citdesk.casework.errors import CitdeskError
from citdesk.cli.demonstration.player import Player
from citdesk.cli.demonstration.scripts import load_script
from citdesk.cli.hq import app
from citdesk.paperwork.official.mapping import MappingFaulty
from citdesk.paperwork.official.published import to_files
from citdesk.workspace import Workspace
from tests.scenario.real_agency import RealAgency
from tests.unit.paperwork.official_forms import DIVERSION_FORM, HOLD_FORM, mapping_toml

SCRIPT = Path(__file__).parent / "encounters" / "trespass_diversion.toml"


def _sync(*workspaces: Workspace) -> None:
    for workspace in workspaces:
        exchange = workspace.exchange(lambda work: work())
        try:
            exchange.exchange_once()
        finally:
            exchange.close()


def _for_the_court(*more: str) -> str:
    return "\n".join([*more, mapping_toml("diversion")])


def _publish(agency: RealAgency, folder: Path, mapping: str, blank: bytes = DIVERSION_FORM) -> Result:
    (folder / "pre-arrest.pdf").write_bytes(blank)
    (folder / "pre-arrest.toml").write_text(mapping)
    words = ["official-forms", "publish", str(folder / "pre-arrest.pdf"), str(folder / "pre-arrest.toml")]
    return CliRunner().invoke(app, [*words, "--folder", str(agency.hq.folder.root)])


def test_a_liaison_fills_the_courts_own_form(agency: RealAgency, tmp_path: Path) -> None:
    """Offered once that of the report's state was published; blank fields told; on record; then withdrawn."""
    Player(agency.hands(tmp_path / "papers"), agency.clock).play(load_script(SCRIPT))
    liaison = agency.workspaces["liaison"]
    _sync(liaison)
    report = next(row.report for row in liaison.liaison_board() if row.diversion)
    assert not [c for c in liaison.paper_choices(report) if c.kind.startswith("official:")]
    for slip, named in (
        ('"S03"', "'C99', which the form 'diversion'"),
        ("yes =", "'maybe', which no answer"),
    ):
        faulty = _for_the_court().replace(slip, slip.replace("S03", "C99").replace("yes", "maybe"))
        refused = _publish(agency, tmp_path, faulty)
        assert refused.exit_code != 0
        assert named in refused.output
    elsewhere = _publish(agency, tmp_path, _for_the_court('state = "CA"'))
    assert elsewhere.exit_code == 0, elsewhere.output
    _sync(liaison)
    assert not [c for c in liaison.paper_choices(report) if c.kind.startswith("official:")]
    published = _publish(agency, tmp_path, _for_the_court('state = "TX"'))
    assert published.exit_code == 0, published.output
    _sync(liaison)
    (choice,) = [c for c in liaison.paper_choices(report) if c.kind.startswith("official:")]
    assert (choice.kind, choice.readers) == ("official:pre-arrest", ("court",))
    job = liaison.prepare_paper(report, choice.kind, "County Court", "Filing")
    paper = job.make()
    assert paper.pdf == job.make().pdf
    read = PdfReader(io.BytesIO(paper.pdf))
    assert not read.get_fields()  # part of the page: what shows and prints it here draws no fields
    assert "trespass" in read.pages[0].extract_text().lower()
    assert not {"Participant", "Statute"} & {each.label for each in paper.withheld}
    assert job.signs_as == ""
    liaison.issue_paper(job, paper)
    _sync(liaison)
    assert liaison.sync_status().refused == ()
    logged = liaison.papers.log()[0].paper
    assert (logged.issued.sha256, logged.title) == (
        hashlib.sha256(paper.pdf).hexdigest(),
        "Official form pre-arrest",
    )
    words = ["official-forms", "withdraw", "pre-arrest", "--folder", str(agency.hq.folder.root)]
    assert CliRunner().invoke(app, words).exit_code == 0
    assert CliRunner().invoke(app, words).exit_code != 0
    _sync(liaison)
    assert not [c for c in liaison.paper_choices(report) if c.kind.startswith("official:")]


@pytest.mark.parametrize(
    ("mapping", "blank", "words"),
    [
        (_for_the_court(), HOLD_FORM, "is not the"),
        (_for_the_court().replace('field = "Participant"', 'field = "Participants"'), None, "no field"),
        (_for_the_court('valid_until = "soon"'), None, "valid_until"),
        (_for_the_court().replace("['court']", "['everybody']"), None, "'readers'"),
        ("form = ", None, "TOML"),
    ],
    ids=["another file", "another field", "no date", "no reader", "no mapping"],
)
def test_what_no_computer_could_use_is_not_published(mapping: str, blank: bytes | None, words: str) -> None:
    """The sentence says what to mend; nothing goes out."""
    with pytest.raises(CitdeskError, match=words):
        to_files("pre-arrest", blank or DIVERSION_FORM, mapping)


def test_a_name_that_cannot_travel_is_refused() -> None:
    """A path, a capital, an empty name."""
    for name in ("../a", "Form", "", "a" * 41):
        with pytest.raises(MappingFaulty, match="cannot name"):
            to_files(name, DIVERSION_FORM, _for_the_court())
