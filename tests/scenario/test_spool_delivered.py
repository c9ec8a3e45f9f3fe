"""Two officers of one laptop: one sends and goes home, the other's exchange brings it to HQ."""

from __future__ import annotations

import hashlib
import uuid

from citdesk.casework.events import EventKind, FormPin, Submission
from citdesk.casework.ids import CaseId, ReportId
from citdesk.casework.people import Role
from citdesk.cli.demonstration.agency import MEMBERS
from citdesk.hq.administration import Administration
from citdesk.resource_files import forms_path
from citdesk.workspace import Display, Workspace
from citdesk.xforms import Form
from tests.scenario.real_agency import RealAgency


def test_a_report_leaves_although_its_author_went_home(agency: RealAgency) -> None:
    """Shipped vaults, shipped exchange, HQ over TLS; the author's vault hears of it without any network."""
    marsh = agency.workspaces["officer"]
    desk, birch = agency.desk("officer"), MEMBERS["second_officer"]
    code = Administration(agency.hq, agency.running.address).vault_code(birch.badge).to_text()
    author, _ = desk.create_vault(code, birch.badge, birch.passphrase)
    _exchange(author)
    report = _sent(author)
    author.lock()
    assert len(list(agency.spooled())) == 1
    assert marsh.person.has(Role.OFFICER)
    _exchange(marsh)
    assert agency.hq_event_kinds() == ["set_number", "submit"]
    (left,) = agency.spooled()
    assert left.suffix == ".word"
    assert birch.badge.encode() not in left.read_bytes()
    agency.running.stop()
    author = desk.sign_in(birch.badge, birch.passphrase)
    try:
        status = author.sync_status()
        assert (status.waiting, status.refused) == (0, ())
        assert [row.display for row in author.reports() if row.id == report] == [Display.SENT]
        assert list(agency.spooled()) == []
    finally:
        author.lock()


def _exchange(workspace: Workspace) -> None:
    exchange = workspace.exchange(lambda work: work())
    try:
        exchange.exchange_once()
    finally:
        exchange.close()


def _sent(workspace: Workspace) -> str:
    """A referral is sent, without the pages of its form."""
    report, case = ReportId(str(uuid.uuid4())), CaseId(str(uuid.uuid4()))
    form = Form.load(forms_path() / "referral.md")
    pin = FormPin(form.id, form.version, hashlib.sha256(form.xml).hexdigest())
    root = next(iter(form.binds())).split("/")[1]
    submission = Submission(pin, f"<{root}/>", demonstration=True)
    workspace.vault.chain.append(EventKind.SUBMIT, report, case, submission, None)
    return str(report)
