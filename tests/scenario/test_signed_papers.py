"""A signed paper through the real HQ: certified, signed offline, sealed by HQ, verified, asked about."""

from __future__ import annotations

import io
import ssl
import subprocess
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from pypdf import PdfReader
from typer.testing import CliRunner, Result

from citdesk.casework.errors import Tampered, UserError
from citdesk.cli.demonstration.player import Player
from citdesk.cli.demonstration.scripts import load_script
from citdesk.cli.device import app
from citdesk.hq.administration import Administration
from citdesk.hq.clock import SystemClock
from citdesk.hq.house_rules import HouseRules
from citdesk.hq.paper_seal import seal_paper
from citdesk.paperwork.signing.verify import verify_paper
from citdesk.vault.key_ring import KeyRing
from citdesk.vault.paper_keys import PaperKeys
from citdesk.wire.paper_state import PaperPlace, PaperStanding
from citdesk.wire.terms import Settings
from citdesk.workspace import Paper, PaperJob, Workspace
from tests.scenario.real_agency import RealAgency
from tests.unit.paperwork.certified import AT
from tests.unit.paperwork.time_stamp_server import serving

SCRIPT = Path(__file__).parent / "encounters" / "trespass_diversion.toml"


def _sync(*workspaces: Workspace) -> None:
    for workspace in workspaces:
        exchange = workspace.exchange(lambda work: work())
        try:
            exchange.exchange_once()
        finally:
            exchange.close()


def _made(workspace: Workspace, report: str, kind: str) -> tuple[PaperJob, Paper]:
    job = workspace.prepare_paper(report, kind, "County Court", "Intake hearing")
    paper = job.make()
    workspace.issue_paper(job, paper)
    return job, paper


def _signed(workspace: Workspace, job: PaperJob, paper: Paper) -> bytes:
    signer = workspace.papers.signer()
    assert signer is not None
    file = signer.sign(job, paper)
    assert file.signed
    return file.pdf


def _asked(folder: Path, agency: RealAgency, pdf: bytes) -> Result:
    file, root = folder / "paper.pdf", folder / "root.pem"
    file.write_bytes(pdf)
    root.write_bytes(agency.hq.folder.authority.read_bytes())
    words = ["paper", "verify", str(file), "--trust", str(root), "--hq", agency.running.address]
    return CliRunner().invoke(app, words)


def test_a_paper_is_signed_sealed_verified_and_asked_about(agency: RealAgency, tmp_path: Path) -> None:
    """From the first exchange to the answer that a corrected paper took its place."""
    Player(agency.hands(tmp_path / "papers"), agency.clock).play(load_script(SCRIPT))
    _sync(*agency.workspaces.values())
    liaison, root, now = agency.workspaces["liaison"], agency.hq.certificates.root, SystemClock().now()
    report = next(row.report for row in liaison.liaison_board() if row.diversion)
    job, paper = _made(liaison, report, "diversion_packet")
    pdf = _signed(liaison, job, paper)
    assert pdf.startswith(paper.pdf)

    # before HQ heard of it, it holds, and HQ says that it does not know it
    found = verify_paper(pdf, [root], at=now)
    assert [(s.field, s.signer) for s in found.signatures] == [("issuer", liaison.person.name)]
    assert (found.report, found.issued_sha256) == (report, paper.sha256)
    assert "tells nothing" in _asked(tmp_path, agency, pdf).output
    with pytest.raises(UserError, match="does not stand for this paper"):
        seal_paper(agency.hq, pdf, now)

    _sync(liaison)
    asked = _asked(tmp_path, agency, pdf)
    assert (asked.exit_code, "HQ: in force" in asked.output) == (0, True), asked.output
    sealed = seal_paper(agency.hq, pdf, now)
    assert sealed.startswith(pdf)
    fields = [s.field for s in verify_paper(sealed, [root], at=now).signatures]
    assert fields == ["issuer", "hq-seal"]
    assert len(PdfReader(io.BytesIO(sealed)).pages) == paper.pages
    _poppler_and_qpdf_agree(tmp_path, sealed, len(fields))
    with pytest.raises(UserError, match="signed in that place already"):
        seal_paper(agency.hq, sealed, now)
    with pytest.raises(Tampered):
        seal_paper(agency.hq, pdf.replace(b"/Reason", b"/Reasin", 1), now)

    # the code on the first page leads to the same answer: for a program and for a person's browser
    place = PaperPlace(agency.running.address, report, paper.document_id)
    said = CliRunner().invoke(
        app,
        [
            "paper",
            "ask",
            f"{place.hq}/papers/{report}/{paper.document_id}#00",
            "--trust",
            str(tmp_path / "root.pem"),
        ],
    )
    assert (said.exit_code, said.output) == (0, "HQ: in force. Nothing newer is on record.\n")
    page = _page(agency, place, tmp_path)
    assert "This paper is in force." in page
    assert paper.document_id in page
    assert "Sampleton" not in page

    liaison.papers.make_void(report, paper.document_id, "It went to the wrong court.")
    _sync(liaison)
    asked = _asked(tmp_path, agency, sealed)
    assert (asked.exit_code, "HQ: void" in asked.output) == (3, True), asked.output
    assert agency.hq.papers.state(report, paper.document_id).standing is PaperStanding.VOID
    with pytest.raises(UserError, match="void"):
        seal_paper(agency.hq, pdf, now)


@pytest.mark.logs_warnings  # nobody here trusts the server's certificate
def test_the_time_is_confirmed_where_the_agency_names_a_server(agency: RealAgency, tmp_path: Path) -> None:
    """PAdES B-T by the agency's setting; when the server is gone the paper is still signed, without."""
    Player(agency.hands(tmp_path / "papers"), agency.clock).play(load_script(SCRIPT))
    liaison, root, now = agency.workspaces["liaison"], agency.hq.certificates.root, SystemClock().now()
    with serving(AT) as address:
        rules = HouseRules(Settings(time_stamp_server=address))
        Administration(agency.hq, agency.running.address).set_rules(rules)
        _sync(*agency.workspaces.values())
        report = next(row.report for row in liaison.liaison_board() if row.diversion)
        job, paper = _made(liaison, report, "diversion_packet")
        signer = liaison.papers.signer()
        assert signer is not None
        file = signer.sign(job, paper)
        assert (file.signed, file.time_stamped) == (True, True)
    (signature,) = verify_paper(file.pdf, [root], at=now).signatures
    assert signature.signer == liaison.person.name
    assert len(file.pdf) > len(paper.pdf) + 6_000  # the token and its certificates
    without = signer.sign(job, paper)
    assert (without.signed, without.time_stamped) == (True, False)


def test_a_certificate_is_renewed_when_the_name_changes_and_nobody_else_signs(agency: RealAgency) -> None:
    """One request while there is none; the key stays in the vault and out of a rescuer's hands."""
    officer = agency.workspaces["officer"]
    keys = officer.vault.paper_keys
    assert keys.get() is None
    assert officer.papers.signer() is None
    _sync(officer)
    kept = keys.get()
    assert kept is not None
    assert keys.request() is None
    assert kept[1].not_valid_after_utc - SystemClock().now() > timedelta(days=365 * 9)
    assert officer.vault.store.fact("paper_key") is not None
    pem = officer.vault.store.fact("paper_certificate") or ""
    with pytest.raises(Tampered, match="another key"):
        keys.receive(agency.hq.certificates.own(SystemClock().now())[1].public_bytes(Encoding.PEM).decode())
    assert officer.vault.store.fact("paper_certificate") == pem
    ring = KeyRing(b"0" * 32, None)
    rescuer = PaperKeys(officer.vault.store, ring, agency.clock, bytes)
    assert (rescuer.get(), rescuer.request()) == (None, None)


def _page(agency: RealAgency, place: PaperPlace, folder: Path) -> str:
    context = ssl.create_default_context(cafile=str(folder / "root.pem"))
    with httpx.Client(verify=context, trust_env=False) as client:
        return client.get(f"{place.hq}/papers/{place.report}/{place.document}").text


def _poppler_and_qpdf_agree(folder: Path, pdf: bytes, signatures: int) -> None:
    file = folder / "sealed.pdf"
    file.write_bytes(pdf)
    said = subprocess.run(
        ["pdfsig", "-nocert", str(file)], capture_output=True, text=True, check=False
    ).stdout
    assert said.count("Signature Validation: Signature is Valid.") == signatures, said
    assert subprocess.run(["qpdf", "--check", str(file)], capture_output=True, check=False).returncode == 0
