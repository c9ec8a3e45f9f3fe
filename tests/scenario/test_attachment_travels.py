"""A picture from the officer's vault through HQ into the supervisor's: shipped vaults, shipped exchange."""

from __future__ import annotations

import hashlib
import io
import uuid

import pytest

from citdesk.casework.events import Attachment, EventKind, FormPin, Submission
from citdesk.casework.ids import CaseId, ReportId
from citdesk.resource_files import forms_path
from citdesk.vault.attachments.cleaning import Cleaned
from citdesk.vault.attachments.kept import KeptAttachment
from citdesk.wire.chunks import CHUNK_BYTES
from citdesk.wire.encoding import to_base64
from citdesk.workspace import Workspace
from citdesk.xforms import Form
from tests.scenario.real_agency import RealAgency
from tests.unit.vault.films import film, office

RECORDING = b"OggS" + bytes(range(256)) * (CHUNK_BYTES // 100)


def _sync(workspace: Workspace) -> None:
    exchange = workspace.exchange(lambda work: work())
    try:
        exchange.exchange_once()
    finally:
        exchange.close()


def _named(kept: KeptAttachment) -> Attachment:
    return Attachment(kept.name, kept.media_type, kept.size, kept.sha256, to_base64(kept.key), kept.chunks)


FILM = film(data=bytes(range(255)) * (CHUNK_BYTES // 100))


@pytest.mark.parametrize(
    ("file", "kind"), [(RECORDING, "audio/ogg"), (FILM, "video/mp4"), (office(), "docx")]
)
def test_a_recording_is_whole_in_the_supervisor_s_vault(agency: RealAgency, file: bytes, kind: str) -> None:
    """Named by the revision that was pulled, fetched piece by piece, its hash checked when it is read."""
    officer, supervisor = agency.workspaces["officer"], agency.workspaces["supervisor"]
    for workspace in (officer, supervisor):
        _sync(workspace)
    report, case = ReportId(str(uuid.uuid4())), CaseId(str(uuid.uuid4()))
    vault = officer.vault
    form = Form.load(forms_path() / "referral.md")
    kept = vault.attachments.add(report, "recording", io.BytesIO(file))
    with vault.store.writing():
        taken = vault.attachments.submitted(report, [kept.name])
        pin = FormPin(form.id, form.version, hashlib.sha256(form.xml).hexdigest())
        root = next(iter(form.binds())).split("/")[1]
        submission = Submission(
            pin, f"<{root}/>", demonstration=True, attachments=tuple(_named(each) for each in taken)
        )
        vault.chain.append(EventKind.SUBMIT, report, case, submission, None)
    _sync(officer)
    assert vault.travel.to_send(9) == []
    _sync(supervisor)
    whole = b"".join(supervisor.vault.attachments.content(report, kept.name))
    assert whole == b"".join(Cleaned(io.BytesIO(file)))
    there = supervisor.vault.attachments.get(report, kept.name)
    assert there is not None
    assert kind in {there.media_type, there.name.rpartition(".")[2]}
    assert there.notes == {}
