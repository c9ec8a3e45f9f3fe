"""``citdesk escrow`` as its three people type it: the holder, whoever asks, and nobody else."""

from __future__ import annotations

import errno
import re
import stat
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from typer.testing import CliRunner

from citdesk.casework.ids import ReportId
from citdesk.cli import escrow as command
from citdesk.cli.device import app
from citdesk.vault.mailbox import VaultMailbox
from citdesk.wire.encoding import from_base64
from citdesk.wire.terms import Settings, Terms
from citdesk.workspace import Desk, Did
from tests.unit.vault.pictures import jpeg
from tests.unit.vault.props import CHEAP, HQ_KEY, OFFICER, PASSPHRASE, Laptop
from tests.unit.workspace.office import write_forms

KEY_PASSPHRASE = "quarry lantern mitten"
ANSWER = "He said that he hears his brother."


class Agency:
    """The holder's computer, and a laptop with the officer's vault."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self.keyfile = folder / "escrow.pem"
        self.forms = write_forms(folder / "forms")
        self.laptop = Laptop(folder / "profile")
        self.laptop.new_vault().close()
        monkeypatch.setattr(command, "Desk", lambda _: self.desk())
        monkeypatch.setattr("citdesk.vault.no_dumps.forbid_core_dumps", lambda: None)

    def desk(self) -> Desk:
        """The computer as the program finds it."""
        laptop = self.laptop
        return Desk(laptop.folder, clock=laptop.clock, secrets=laptop.secrets, cost=CHEAP, forms=self.forms)

    def types(self, *words: str, given: str = "") -> tuple[int, str]:
        """Exit code and everything that was said."""
        done = CliRunner().invoke(app, ["escrow", *words], input=given)
        assert "Traceback" not in done.output
        return done.exit_code, done.output

    def makes_key(self) -> bytes:
        """The holder makes the key; gives its public half as it was shown."""
        twice = f"{KEY_PASSPHRASE}\n" * 2
        code, said = self.types("make-key", str(self.keyfile), given=twice)
        assert code == 0, said
        shown = re.search(r"--escrow-key (\S+)", said)
        assert shown is not None
        return from_base64(shown[1])

    def officer_writes(self, escrow_key: bytes | None, *, photo: bool = False) -> str:
        """The officer begins a report, under these terms of HQ's; with a photo where one is wanted."""
        work = self.desk().sign_in(OFFICER.badge, PASSPHRASE)
        now = self.laptop.clock.now()
        settings = Settings(escrow_key=escrow_key)
        terms = Terms(work.vault.identity.vault, now, now + timedelta(days=14), settings, ())
        VaultMailbox(work.vault).receive_terms(terms.sign(HQ_KEY))
        report = work.start_report("encounter")
        session = work.open_report(report).session
        session.answer("/encounter/call/last_name", ANSWER)
        work.save_draft(report, session.to_xml(), {"/encounter/call/age": "about forty"})
        if photo:
            work.vault.attachments.add(ReportId(report), "/encounter/call/photo", BytesIO(jpeg()))
        work.close()
        return report

    def changes_photos(self) -> None:
        """What is kept of the photos is not what was added."""
        work = self.desk().sign_in(OFFICER.badge, PASSPHRASE)
        with work.vault.store.writing():
            work.vault.store.execute("UPDATE attachments SET sha256 = ?", ("0" * 64,))
        work.close()

    def asks(self) -> str:
        """Somebody asks the holder; gives the request."""
        code, said = self.types("request", "--badge", OFFICER.badge, "--as", "Sgt. Okafor, 2001")
        assert code == 0, said
        return said.split()[-1]

    def answers(
        self, request: str, *, agreed: str = "y", passphrase: str = KEY_PASSPHRASE
    ) -> tuple[int, str]:
        """The holder looks at the request."""
        given = f"{request}\n{agreed}\n{passphrase}\n"
        return self.types("answer", str(self.keyfile), "--as", "Capt. Vole", given=given)

    def opens(self, answer: str, to: str = "rescued") -> tuple[int, str]:
        """Whoever asked takes the answer."""
        return self.types("open", str(self.folder / to), "--badge", OFFICER.badge, given=f"{answer}\n")

    def has_answer(self) -> str:
        """Asked and answered: what opens the vault."""
        return self.answers(self.asks())[1].split()[-1]


@pytest.fixture
def agency(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Agency:
    """An agency before anything is escrowed."""
    return Agency(tmp_path, monkeypatch)


def test_two_people_read_a_vault_whose_owner_cannot(agency: Agency) -> None:
    """Answers and half-typed texts are written out; the trail names both, and nothing is signed."""
    report = agency.officer_writes(agency.makes_key())
    code, said = agency.answers(agency.asks())
    assert code == 0, said
    assert "Sgt. Okafor, 2001 asked on 12 March 2026" in said
    code, said = agency.opens(said.split()[-1])
    assert code == 0, said
    (folder,) = (agency.folder / "rescued").iterdir()
    assert report in folder.name
    assert ANSWER in (folder / "answers.xml").read_text()
    assert "about forty" in (folder / "typed.json").read_text()
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in folder.iterdir())
    assert {stat.S_IMODE(each.stat().st_mode) for each in (folder, folder.parent)} == {0o700}
    work = agency.desk().sign_in(OFFICER.badge, PASSPHRASE)
    line = next(line for line in work.audit_trail() if line.did is Did.RESCUED)
    assert line.detail == "asked by Sgt. Okafor, 2001, key held by Capt. Vole"
    work.close()


def test_the_key_is_locked_and_never_written_over(agency: Agency) -> None:
    """Its file is its owner's alone, encrypted, and stays when somebody makes another of that name."""
    agency.makes_key()
    content = agency.keyfile.read_bytes()
    assert b"ENCRYPTED PRIVATE KEY" in content
    assert stat.S_IMODE(agency.keyfile.stat().st_mode) == 0o600
    code, said = agency.types("make-key", str(agency.keyfile), given=f"{KEY_PASSPHRASE}\n" * 2)
    assert (code, "already" in said) == (1, True)
    assert agency.keyfile.read_bytes() == content
    code, said = agency.types("make-key", str(agency.folder / "other.pem"), given="short\nshort\n")
    assert (code, "twelve" in said) == (1, True)


def test_whoever_does_not_agree_or_has_not_the_passphrase_answers_nothing(agency: Agency) -> None:
    """No answer is made, and the request can be answered later."""
    agency.officer_writes(agency.makes_key())
    request = agency.asks()
    for code, said in (
        agency.answers(request, agreed="n"),
        agency.answers(request, passphrase="not it at all"),
    ):
        assert code == 1
        assert "CITDESK-ESCROW-ANSWER" not in said
    assert agency.answers(request)[0] == 0


@pytest.mark.parametrize("request_text", ["", "CITDESK-ESCROW-REQUEST-AAAA", "something else"])
def test_what_is_no_request_is_said(agency: Agency, request_text: str) -> None:
    """Copied in part, or something else."""
    agency.makes_key()
    code, said = agency.answers(request_text or "x")
    assert code == 1
    assert "CITDESK-ESCROW-ANSWER" not in said


def test_an_answer_serves_once_and_only_here(agency: Agency) -> None:
    """Used, it opens nothing any more; without a request nothing is open to it."""
    agency.officer_writes(agency.makes_key())
    answer = agency.answers(agency.asks())[1].split()[-1]
    assert agency.opens("CITDESK-ESCROW-ANSWER-AAAA")[0] == 1
    assert agency.opens(answer)[0] == 0
    code, said = agency.opens(answer)
    assert (code, "already" in said) == (1, True)
    agency.folder = agency.folder / "again"
    code, said = agency.opens(answer)
    assert (code, "no_request" in said) == (1, True)


def test_a_vault_without_escrow_cannot_be_asked_for(agency: Agency) -> None:
    """Nothing is said of whether there is one."""
    agency.officer_writes(None)
    code, said = agency.types("request", "--badge", OFFICER.badge, "--as", "Sgt. Okafor")
    assert (code, "not_escrowed" in said) == (1, True)


def test_a_folder_on_the_way_is_its_owners_alone_too(agency: Agency) -> None:
    """Whatever had to be made, with the files that were attached."""
    agency.officer_writes(agency.makes_key(), photo=True)
    code, said = agency.opens(agency.has_answer(), "case/of/rivera")
    assert code == 0, said
    made = [agency.folder / "case", *(agency.folder / "case").rglob("*")]
    assert {stat.S_IMODE(each.stat().st_mode) for each in made if each.is_dir()} == {0o700}
    (photo,) = (agency.folder / "case").rglob("files/*")
    assert photo.read_bytes()


def test_what_cannot_be_read_is_named_at_the_end(agency: Agency) -> None:
    """A photo that was changed on the disk: the answers and the other report come out all the same."""
    key = agency.makes_key()
    report = agency.officer_writes(key, photo=True)
    agency.officer_writes(key)
    agency.changes_photos()
    code, said = agency.opens(agency.has_answer())
    assert code == 3
    assert "2 reports" in said
    (line,) = [line for line in said.splitlines() if report in line]
    assert "An attachment is not the one its report names" in line
    assert len(list((agency.folder / "rescued").rglob("answers.xml"))) == 2


def test_a_folder_that_cannot_be_made_costs_no_answer(agency: Agency) -> None:
    """The disk's error in a sentence; the answer opens the vault the next time."""
    report = agency.officer_writes(agency.makes_key())
    (agency.folder / "file").write_text("in the way")
    answer = agency.has_answer()
    code, said = agency.opens(answer, "file/rescued")
    assert (code, "Not a directory" in said) == (1, True)
    code, said = agency.opens(answer)
    assert code == 0, said
    assert report in next((agency.folder / "rescued").iterdir()).name


def test_what_the_disk_does_not_take_is_named_and_not_left_in_half(
    agency: Agency, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The texts that no question could take do not fit: the answers are there, and the file is not."""
    report = agency.officer_writes(agency.makes_key())
    answer = agency.has_answer()
    write = Path.write_bytes

    def full(path: Path, content: bytes) -> int:
        if path.name == "typed.json":
            raise OSError(errno.ENOSPC, "No space left on device", str(path))
        return write(path, content)

    monkeypatch.setattr(Path, "write_bytes", full)
    code, said = agency.opens(answer)
    assert code == 3
    assert f"{report}  typed.json: No space left on device" in said
    (folder,) = (agency.folder / "rescued").iterdir()
    assert [each.name for each in folder.iterdir()] == ["answers.xml"]
