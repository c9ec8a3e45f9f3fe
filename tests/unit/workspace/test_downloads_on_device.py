"""What HQ published, as it reaches a laptop: taken when good; else told, and the last good one kept."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from citdesk.vault.audit import Did
from citdesk.wire.download import CATALOGUE_FILE, Download, What
from citdesk.wire.keys import SigningKey, Use
from citdesk.workspace.downloads_on_device import receive
from citdesk.xforms import Form
from tests.unit.vault.props import HQ_KEY
from tests.unit.workspace.office import Office

PUBLISHED = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)
ENTRY = {"title": "Encounter report", "start": ["officer"], "audiences": ["internal"], "papers": []}


def forms(office: Office, number: int, form_version: str, key: SigningKey = HQ_KEY, spoil: str = "") -> str:
    """The encounter form as HQ publishes it; ``spoil`` is put in the place of a path in it."""
    source = (office.forms / "encounter.md").read_text("utf-8")
    heading = "| | encounter | encounter | 1 |"
    assert heading in source
    xml = Form.load(source_of(source.replace(heading, heading.replace("1", form_version)))).xml.decode()
    if spoil:
        assert "/encounter/call/armed" in xml
        xml = xml.replace("/encounter/call/armed", spoil)
    files = {CATALOGUE_FILE: json.dumps({"encounter": ENTRY}), "encounter.xml": xml}
    return Download(What.FORMS, number, PUBLISHED, tuple(sorted(files.items()))).sign(key)


def source_of(text: str) -> bytes:
    """A form's source as bytes."""
    return text.encode()


def arrives(office: Office, what: What, number: int, signed: str) -> None:
    """The exchange brings a version to the officer's laptop."""
    receive(office.officer._inside, what, number, signed)


def newest(office: Office) -> str:
    """The version in which the officer's next encounter report is begun."""
    return office.officer.open_report(office.officer.start_report("encounter")).form.version


def refusals(office: Office) -> list[tuple[str, str]]:
    """What the trail says was refused: which version, and the code."""
    lines = office.officer.audit_trail(20)
    return [(line.detail, line.outcome) for line in lines if line.did is Did.REFUSED_PUBLISHED]


def test_new_reports_begin_with_the_newest_and_a_sent_one_stays_as_it_was(office: Office) -> None:
    """A draft and a revision open in the version they were made with, after two versions more."""
    sent, draft = office.sent(), office.officer.start_report("encounter")
    arrives(office, What.FORMS, 1, forms(office, 1, "2"))
    assert newest(office) == "2"
    arrives(office, What.FORMS, 2, forms(office, 2, "3"))
    assert newest(office) == "3"
    assert [office.officer.open_report(each).form.version for each in (sent, draft)] == ["1", "1"]
    assert refusals(office) == []


@pytest.mark.parametrize(
    ("trick", "code"),
    [("broken", "faulty_form"), ("another key", "bad_signature"), ("played back", "not_newer")],
)
def test_a_bad_version_of_the_forms_keeps_the_last_good_one_in_use(
    office: Office, trick: str, code: str
) -> None:
    """New reports go on in it, the officer is told in a sentence, and the trail has the code."""
    first = forms(office, 1, "2")
    arrives(office, What.FORMS, 1, first)
    bad = {
        "broken": lambda: forms(office, 2, "3", spoil="/encounter/nowhere"),
        "another key": lambda: forms(office, 2, "3", SigningKey.generate()),
        "played back": lambda: first,
    }[trick]()
    arrives(office, What.FORMS, 2, bad)
    assert newest(office) == "2"
    assert refusals(office) == [("forms 2", code)]
    (told,) = office.officer.faulty_rules()
    assert "forms (version 2) cannot be used on this computer" in told
    arrives(office, What.FORMS, 3, forms(office, 3, "4"))
    assert newest(office) == "4"
    assert office.officer.faulty_rules() == ()


@pytest.mark.parametrize(
    "said",
    [
        {"what": "programmes", "version": 1, "published_at": "2026-03-01T08:00:00+00:00", "files": {}},
        {"what": "law-packs", "version": 1, "published_at": "2026-03-01T08:00:00+00:00"},
        {"what": "law-packs", "version": 1, "published_at": "2026-03-01T08:00:00+00:00", "files": {"a": 1}},
        {"what": "law-packs", "published_at": "2026-03-01T08:00:00+00:00", "files": {}},
    ],
    ids=["another kind", "no files", "a file that is no text", "no version"],
)
def test_a_download_that_hq_signed_and_that_is_none_of_its_kind_is_refused(
    office: Office, said: dict[str, object]
) -> None:
    """Nothing signed for one purpose passes for another."""
    arrives(office, What.LAW_PACKS, 1, HQ_KEY.sign(Use.DOWNLOAD, said))
    assert refusals(office) == [("law-packs 1", "malformed")]
    assert office.officer.vault.downloads.get(What.LAW_PACKS) is None


def test_what_was_taken_is_there_after_signing_in_again(office: Office) -> None:
    """It is in the vault, verified again when it is first read."""
    arrives(office, What.FORMS, 1, forms(office, 1, "2"))
    office.officer._inside.vault.downloads._read.clear()
    office.officer._inside.shelf.look_again()
    assert newest(office) == "2"
    assert office.officer.vault.downloads.settled(What.FORMS) == 1
