"""``citdesk forms export``: a report out of the vault, as a folder that a server can be given."""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator
from email import message_from_bytes
from email.policy import HTTP
from pathlib import Path
from xml.etree import ElementTree

import pytest
from typer.testing import CliRunner, Result

from citdesk.cli.device import app
from citdesk.vault.failures import VaultClosed, WrongSignIn
from citdesk.workspace import Desk, Workspace
from tests.unit.vault.pictures import png
from tests.unit.workspace.office import WHOLE, Office, write_forms


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """An agency with a report that was sent."""
    forms = write_forms(tmp_path / "forms")
    form = forms / "encounter.md"
    age = "| | integer | age |"
    photo = "| | image | photo | Photograph | | | | | internal |\n"
    form.write_text(form.read_text(encoding="utf-8").replace(age, photo + age, 1), encoding="utf-8")
    made = Office(tmp_path / "office", forms)
    made.sync()
    yield made
    made.close()


def export(monkeypatch: pytest.MonkeyPatch, office: Office, *words: object) -> Result:
    """Runs the command as the officer, whose passphrase is asked for."""

    def sign_in(_: Desk, badge: str, passphrase: str) -> Workspace:
        if (badge, passphrase) != ("rivera", "a long passphrase"):
            raise WrongSignIn
        return office.officer

    monkeypatch.setattr(Desk, "sign_in", sign_in)
    arguments = ["forms", "export", *map(str, words), "--badge", "rivera"]
    return CliRunner().invoke(app, arguments, input="a long passphrase\n")


def test_a_report_becomes_a_folder_that_only_its_owner_reads(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Instance and request lie in a private folder named after the instance; the vault is closed again."""
    report = office.sent()
    done = export(monkeypatch, office, report, "--to", tmp_path / "out", "--post")
    assert done.exit_code == 0, done.output
    (folder,) = (tmp_path / "out").iterdir()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {path.name for path in folder.iterdir()} == {
        "submission.xml",
        "post-1.body",
        "post-1.content-type",
    }
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in folder.iterdir())
    assert b"Sampleford" in (folder / "submission.xml").read_bytes()
    assert (folder / "submission.xml").read_bytes() in (folder / "post-1.body").read_bytes()
    assert "not encrypted" in done.output
    with pytest.raises(VaultClosed):
        office.officer.reports()


def test_an_earlier_folder_is_not_written_over(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was given out before stays as it is; the person is told."""
    report = office.sent()
    taken = office.officer.export_report(report).instance_id.replace(":", "-")
    (tmp_path / taken).mkdir()
    done = export(monkeypatch, office, report, "--to", tmp_path)
    assert done.exit_code == 1
    assert "is there already" in done.output
    assert list((tmp_path / taken).iterdir()) == []


def test_a_report_that_is_not_there_is_said_so(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A wrong name ends with 1 and writes nothing."""
    done = export(monkeypatch, office, "2026-99999", "--to", tmp_path / "out")
    assert done.exit_code == 1
    assert "unknown_report" in done.output
    assert "export --list" in done.output
    assert not (tmp_path / "out").exists()


def test_a_server_can_read_what_is_exported(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The request is what OpenRosa's submission interface asks for: the instance with form id, version and
    instanceID as the part `xml_submission_file`, and each media file under the very name the instance gives.
    """
    report = office.officer.start_report("encounter")
    office.fill(report, {**WHOLE, "/encounter/call/last_name": "Señora Ñandú"})
    name, photo = office.attached(report, "/encounter/seen/photo", png())
    office.officer.send(report)
    office.sync()
    done = export(monkeypatch, office, report, "--to", tmp_path / "out", "--post")
    assert done.exit_code == 0, done.output
    assert "not on this computer" not in done.output
    (folder,) = (tmp_path / "out").iterdir()
    assert (folder / name).read_bytes() == photo

    head = b"Content-Type: " + (folder / "post-1.content-type").read_bytes() + b"\r\n\r\n"
    request = message_from_bytes(head + (folder / "post-1.body").read_bytes(), policy=HTTP)
    assert request.get_content_type() == "multipart/form-data"
    parts = {str(part.get_param("name", header="content-disposition")): part for part in request.iter_parts()}
    assert set(parts) == {"xml_submission_file", name}
    assert parts["xml_submission_file"].get_content_type() == "text/xml"
    xml = parts["xml_submission_file"].get_payload(decode=True)
    assert isinstance(xml, bytes)
    assert xml == (folder / "submission.xml").read_bytes()
    assert xml.startswith(b'<?xml version="1.0" encoding="UTF-8"?>')
    root = ElementTree.fromstring(xml)
    assert (root.get("id"), root.get("version")) == ("encounter", "1")
    identifier = root.findtext("{*}meta/{*}instanceID") or ""
    assert re.fullmatch(r"uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", identifier)
    assert root.findtext("call/last_name") == "Señora Ñandú"
    named = root.findtext("seen/photo") or ""
    assert parts[named].get_filename() == named
    assert parts[named].get_content_type() == "image/png"
    assert parts[named].get_payload(decode=True) == photo


def test_a_file_that_is_not_here_is_named(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A report can be exported before its files have come; what lacks is said."""
    report = office.officer.start_report("encounter")
    office.fill(report, WHOLE)
    name, _ = office.attached(report, "/encounter/seen/photo", png())
    office.officer.send(report)
    store = office.officer.vault.store
    with store.writing():
        store.execute("UPDATE attachments SET whole = 0 WHERE name = ?", (name,))
    done = export(monkeypatch, office, report, "--to", tmp_path / "out")
    assert done.exit_code == 0, done.output
    assert f"{name} belongs to the report but is not on this computer" in done.output


def test_the_reports_that_can_be_given_out_are_listed(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was sent is named by id and state, without answers; a draft is not, and nothing is written."""
    sent = office.sent()
    draft = office.officer.start_report("encounter")
    done = export(monkeypatch, office, "--list", "--to", tmp_path / "out")
    assert done.exit_code == 0, done.output
    (line,) = [line for line in done.output.splitlines() if sent in line]
    assert "submitted" in line
    assert draft not in done.output
    assert "Sampleford" not in done.output
    assert not (tmp_path / "out").exists()


def test_a_report_or_the_list_is_asked_for_not_both(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a report the command says what it can do."""
    done = export(monkeypatch, office)
    assert done.exit_code == 2
    assert "--list" in done.output
