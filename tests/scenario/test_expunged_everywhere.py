"""A case is expunged at HQ: after the next exchange no laptop holds anything of it, wherever one looks."""

from __future__ import annotations

import hashlib
import io
import uuid
from datetime import UTC, datetime

from citdesk.casework.events import Attachment, Decision, EventKind, FormPin, Submission
from citdesk.casework.ids import CaseId, ReportId
from citdesk.hq.expunging import expunge, new_order
from citdesk.hq.verification import verify
from citdesk.resource_files import forms_path
from citdesk.vault.audit import Did
from citdesk.vault.copies import copies, copy_closed
from citdesk.vault.drafts import Draft
from citdesk.vault.event_rows import Status
from citdesk.wire.encoding import to_base64
from citdesk.workspace import BegunReview, Workspace
from citdesk.xforms import Form
from tests.scenario.opened_vault import everything_in_clear
from tests.scenario.real_agency import RealAgency

MARKER = "EXPUNGED-MARKER"


def _sync(workspace: Workspace) -> None:
    exchange = workspace.exchange(lambda work: work())
    try:
        exchange.exchange_once()
    finally:
        exchange.close()


def _sent(workspace: Workspace, case: CaseId) -> tuple[ReportId, str]:
    """A diversion with a marker for the court and a scan, sent by the officer."""
    report, vault = ReportId(str(uuid.uuid4())), workspace.vault
    form = Form.load(forms_path() / "diversion.md")
    path = next(
        path for path, extra in form.binds().items() if "court" in extra.get("citdesk:audience", "").split()
    )
    names = path.split("/")[1:]
    xml = "".join(f"<{name}>" for name in names) + MARKER + "".join(f"</{name}>" for name in reversed(names))
    kept = vault.attachments.add(report, "scan", io.BytesIO(b"%PDF- " + MARKER.encode()))
    pin = FormPin(form.id, form.version, hashlib.sha256(form.xml).hexdigest())
    file = Attachment(kept.name, kept.media_type, kept.size, kept.sha256, to_base64(kept.key), kept.chunks)
    with vault.store.writing():
        vault.attachments.submitted(report, [kept.name])
        event = vault.chain.append(
            EventKind.SUBMIT,
            report,
            case,
            Submission(pin, xml, demonstration=True, attachments=(file,)),
            None,
        )
    return report, event.header.id


def _begun(workspace: Workspace, case: CaseId) -> None:
    """A supplement to the case, begun and not sent."""
    report = ReportId(workspace.start_report("encounter"))
    draft = workspace.vault.drafts.need(report)
    workspace.vault.drafts.remove(report)
    now = datetime(2026, 3, 12, tzinfo=UTC)
    workspace.vault.drafts.begin(
        Draft(report, case, draft.form_sha256, None, f"<x>{MARKER}</x>".encode(), {}, now, now)
    )


def test_no_laptop_holds_anything_of_the_case(agency: RealAgency) -> None:
    """Author, supervisor and liaison; events, drafts, remarks, files, projection, spool and copies."""
    officer, supervisor, liaison = (agency.workspaces[role] for role in ("officer", "supervisor", "liaison"))
    everybody = (officer, supervisor, liaison)
    for workspace in everybody:
        _sync(workspace)
    case = CaseId(str(uuid.uuid4()))
    report, revision = _sent(officer, case)
    _sync(officer)
    _sync(supervisor)
    with supervisor.vault.store.writing():
        decision = Decision(revision, (), ())
        supervisor.vault.chain.append(EventKind.APPROVE, report, case, decision, revision)
    for workspace in (supervisor, liaison):
        _sync(workspace)
    supervisor.keep_begun_review(report, BegunReview(revision, ((f"/{MARKER}", MARKER),), note=MARKER))
    _begun(officer, case)
    _sent(officer, case)  # waits for the network
    for workspace in everybody:
        assert MARKER.encode() in everything_in_clear(workspace)
    order = new_order(agency.hq, case, "2026-CV-17", "court order", officer.vault.identity.person.id)
    assert expunge(agency.hq, order).reports == 1
    for workspace in everybody:
        workspace.vault.store.fold_log()
        copy_closed(workspace.vault.folder, workspace.vault.keys, datetime(2026, 3, 12, tzinfo=UTC))
        assert copies(workspace.vault.folder)
        _sync(workspace)
        assert MARKER.encode() not in everything_in_clear(workspace)
        assert copies(workspace.vault.folder) == []
        assert workspace.vault.audit.latest(9)[0].did in (Did.EXPUNGED, Did.TERMS_CHANGED)
        workspace.vault.audit.verify()
    late = [kept for kept in officer.vault.events.of_report(report) if kept.status is Status.PENDING]
    assert late == []
    _sync(officer)
    assert officer.vault.events.waiting() == 0
    assert officer.vault.events.refused() == []
    assert verify(agency.hq).faults == ()


def test_what_waited_goes_on_without_its_answers(agency: RealAgency) -> None:
    """A report of the case that never left: HQ gets a header, refuses it, and the chain has no gap."""
    officer = agency.workspaces["officer"]
    _sync(officer)
    case = CaseId(str(uuid.uuid4()))
    _sent(officer, case)
    _sync(officer)
    second, _ = _sent(officer, case)
    order = new_order(agency.hq, case, "2026-CV-17", "court order", officer.vault.identity.person.id)
    expunge(agency.hq, order)
    with officer.vault.store.writing():
        officer.vault.inbox.receive(
            agency.hq.pulling.after(
                officer.vault.identity.person,
                officer.vault.inbox.cursor(),
                100,
                agency.hq.clock.now(),
                mark=officer.vault.inbox.mark(),
            )
        )
    assert MARKER.encode() not in everything_in_clear(officer)
    (waiting,) = officer.vault.events.of_report(second)
    assert (waiting.status, waiting.event.payload_text) == (Status.PENDING, None)
    third, _ = _sent(officer, CaseId(str(uuid.uuid4())))
    _sync(officer)
    assert next(kept.status for kept in officer.vault.events.of_report(third)) is Status.ACCEPTED
    (refused,) = officer.vault.events.of_report(second)
    assert (refused.status, refused.code) == (Status.REFUSED, "expunged")
    assert officer.vault.events.refused() == []
