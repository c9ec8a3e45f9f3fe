"""Files of a report: on disk with the answer that names them, sent with the revision, gone with the draft."""

from __future__ import annotations

import pytest

from citdesk.casework.errors import EnvironmentProblem
from citdesk.casework.events import Submission
from citdesk.casework.ids import ReportId
from citdesk.vault.attachments.kinds import NotAccepted
from citdesk.vault.attachments.limits import TooLarge, TooMuch
from citdesk.vault.attachments.prepared import PreparedFile
from citdesk.vault.drafts import NoDraft
from citdesk.wire.chunks import MOST_BYTES_OF_FILE, MOST_FILES_OF_REPORT
from citdesk.workspace import Workspace, prepare_file
from citdesk.workspace.report_files import FileGone
from tests.unit.vault.pictures import CAMERA, exif, jpeg, png
from tests.unit.workspace.office import WHOLE, Office

PHOTO, RECEIPT = "/encounter/seen/scene_photo", "/encounter/seen/receipt_photo"


def _attach(office: Office, report: str, question: str, file: bytes) -> PreparedFile:
    """What the window does: the file is made ready, the answer given, both saved."""
    ready = prepare_file(question, file)
    session = office.officer.open_report(report).session
    session.answer(question, ready.name)
    office.officer.save_draft(report, session.to_xml(), {}, [ready])
    return ready


def _names(workspace: Workspace, report: str) -> list[str]:
    return sorted(workspace.open_report(report).files)


@pytest.fixture
def report(office: Office) -> str:
    """A draft whose every required question is answered."""
    begun = office.officer.start_report("encounter")
    office.fill(begun, WHOLE)
    return begun


def test_a_photo_is_kept_with_its_answer_and_without_the_camera_s_notes(office: Office, report: str) -> None:
    """The place stays in the vault as data; the picture that can leave has neither place nor camera."""
    photo = _attach(office, report, PHOTO, jpeg(exif()))
    kept = office.officer.file_content(report, photo.name)
    assert kept == photo.content
    assert CAMERA not in (kept or b"")
    found = office.officer.vault.attachments.get(ReportId(report), photo.name)
    assert found is not None
    assert found.notes["place"]
    assert photo.name in office.officer.open_report(report).session.to_xml().decode()


def test_a_file_is_never_on_disk_without_its_answer(office: Office, report: str) -> None:
    """The draft went meanwhile: the answer cannot be saved, so nothing of the photo is kept either."""
    photo = prepare_file(PHOTO, jpeg())
    session = office.officer.open_report(report).session
    session.answer(PHOTO, photo.name)
    office.officer.discard_draft(report)
    with pytest.raises(NoDraft):
        office.officer.save_draft(report, session.to_xml(), {}, [photo])
    assert office.officer.vault.store.number("SELECT count(*) FROM attachment_chunks") == 0


def test_a_replaced_photo_stays_until_the_draft_is_opened_again(office: Office, report: str) -> None:
    """A step back finds it; whoever opens the report later finds the answer's file alone."""
    first = _attach(office, report, PHOTO, jpeg())
    second = _attach(office, report, PHOTO, png())
    assert office.officer.file_content(report, first.name) is not None
    assert _names(office.officer, report) == [second.name]
    assert office.officer.file_content(report, first.name) is None


def test_deleting_the_draft_deletes_its_files(office: Office, report: str) -> None:
    """No piece of the photo is left in the vault."""
    _attach(office, report, PHOTO, jpeg())
    office.officer.discard_draft(report)
    assert office.officer.vault.store.number("SELECT count(*) FROM attachment_chunks") == 0


def test_a_revision_names_the_files_of_its_answers(office: Office, report: str) -> None:
    """Sent with size, hash and pieces; a file that was taken out again does not go along."""
    _attach(office, report, PHOTO, png())
    photo = _attach(office, report, PHOTO, jpeg())
    receipt = _attach(office, report, RECEIPT, png())
    office.officer.send(report)
    kept = office.officer.vault.events.of_report(ReportId(report))[-1].event.payload
    assert isinstance(kept, Submission)
    sent = {each.name: (each.size, each.sha256) for each in kept.attachments}
    assert sent == {each.name: (len(each.content), each.sha256) for each in (photo, receipt)}
    assert _names(office.officer, report) == sorted(sent)


def test_an_answer_whose_file_is_gone_is_not_sent(office: Office, report: str) -> None:
    """The officer is told to choose it again, and the draft stays as it is."""
    session = office.officer.open_report(report).session
    session.answer(PHOTO, "scene_photo-0123456789abcdef.jpg")
    office.officer.save_draft(report, session.to_xml(), {})
    with pytest.raises(FileGone):
        office.officer.send(report)
    assert not office.officer.open_report(report).readonly


def test_taking_a_report_up_again_keeps_its_files(office: Office, report: str) -> None:
    """Withdrawn and reworked: the photo is in the new draft, and deleting that draft leaves what was sent."""
    photo = _attach(office, report, PHOTO, jpeg())
    office.officer.send(report)
    office.officer.withdraw(report)
    office.officer.rework(report)
    assert office.officer.open_report(report).session.question(PHOTO).text == photo.name
    other = _attach(office, report, PHOTO, png())
    office.officer.discard_draft(report)
    assert office.officer.file_content(report, photo.name) == photo.content
    assert office.officer.file_content(report, other.name) is None


def test_what_is_too_large_or_of_no_known_kind_is_refused_before_anything_is_kept(office: Office) -> None:
    """One sentence that says what may be attached; a medium that fails is a matter of the medium."""
    with pytest.raises(NotAccepted):
        prepare_file(PHOTO, b"MZ\x90 a program")
    with pytest.raises(TooLarge):
        prepare_file(PHOTO, b"OggS" + bytes(MOST_BYTES_OF_FILE))
    with pytest.raises(EnvironmentProblem):
        prepare_file(PHOTO, office.forms / "gone.jpg")


def test_a_full_report_takes_no_further_file(office: Office, report: str) -> None:
    """Said before the answer is given. What an answer named before and does not now takes no room."""
    many = [
        prepare_file(PHOTO, jpeg(scan=bytes([number, 0x00, 0x33]))) for number in range(MOST_FILES_OF_REPORT)
    ]
    for each in (0, 1):
        _attach(office, report, PHOTO, many[each].content)
    office.officer.check_room(report, many)
    one_more = prepare_file(PHOTO, png())
    with pytest.raises(TooMuch):
        office.officer.check_room(report, [*many, one_more])


def test_practice_keeps_and_deletes_files_like_any_draft(office: Office) -> None:
    """And nothing of it is ever marked as sent."""
    drill = office.officer.practice.start("a-drill")
    _attach(office, drill, PHOTO, jpeg())
    assert office.officer.vault.travel.to_send(9) == []
    office.officer.practice.discard(drill)
    assert office.officer.vault.store.number("SELECT count(*) FROM attachment_chunks") == 0
