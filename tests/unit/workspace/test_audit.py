"""The trail of what was done: complete, in order, without answers, and no line changes quietly."""

from __future__ import annotations

import pytest

from citdesk.casework.errors import Tampered
from citdesk.vault.failures import DiskFull
from citdesk.vault.pin import WrongPin
from citdesk.workspace import Did, Secret
from citdesk.workspace.sign_in import signed_in
from tests.unit.workspace.office import Office


def test_what_each_person_did_is_in_their_trail(office: Office) -> None:
    """Starting, opening, sending; reviewing and approving: each with the report's id, oldest at the end."""
    report = office.approved()
    officer = [(line.did, line.subject) for line in reversed(office.officer.audit_trail())]
    assert officer[0] == (Did.SIGNED_IN, "")
    assert [did for did, subject in officer if subject == report] == [
        Did.STARTED,
        Did.OPENED,
        Did.CHANGED,
        Did.SENT,
    ]
    supervisor = [line.did for line in reversed(office.supervisor.audit_trail())]
    assert supervisor == [Did.SIGNED_IN, Did.REVIEWED, Did.APPROVED]


def test_a_page_that_stands_open_and_is_renewed_is_one_look(office: Office) -> None:
    """What follows the news and what was done elsewhere is the same page: the trail has one line."""
    report = office.sent()
    supervisor = office.supervisor
    page = supervisor.review(report)
    assert supervisor.review_again(report) == page
    assert supervisor.report_files(report) == {}
    assert [line.did for line in reversed(supervisor.audit_trail())] == [Did.SIGNED_IN, Did.REVIEWED]


def test_signing_out_and_in_again_is_recorded(office: Office) -> None:
    """The next sign-in finds when the person left."""
    office.officer.close()
    laptop = office.laptops["rivera"]
    office.officer = signed_in(laptop.open(), laptop.device, laptop.clock, laptop.random, office.forms)
    assert [line.did for line in reversed(office.officer.audit_trail())] == [
        Did.SIGNED_IN,
        Did.SIGNED_OUT,
        Did.SIGNED_IN,
    ]


def test_no_answer_is_in_the_trail(office: Office) -> None:
    """Lines carry ids and codes only."""
    office.approved()
    assert "Sampleford" not in str(office.officer.audit_trail())


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE audit SET subject = '' WHERE number = 2",
        "UPDATE audit SET at = '2026-03-12T23:00:00.00-05:00' WHERE number = 2",
        "DELETE FROM audit WHERE number = 2",
    ],
)
def test_a_changed_trail_is_noticed(office: Office, change: str) -> None:
    """A line changed or taken out is named."""
    office.sent()
    office.officer.check()
    store = office.officer._inside.vault.store
    with store.writing():
        store.execute(change)
    with pytest.raises(Tampered, match="line 2"):
        office.officer.audit_trail()
    with pytest.raises(Tampered):
        office.officer.check()


def test_a_full_disk_keeps_nobody_locked_out_of_what_is_not_saved(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The right PIN opens the screen; what happened at the lock is in the trail once there is room."""
    officer = office.officer
    officer.choose_pin(Secret.of("482913"))
    before = len(officer.audit_trail())
    audit = officer.vault.audit
    with monkeypatch.context() as full:
        full.setattr(type(audit), "note", _takes_nothing)
        officer.note_locked()
        with pytest.raises(WrongPin):
            officer.check_pin(Secret.of("111222"))
        officer.check_pin(Secret.of("482913"))
    officer.note_locked()
    late = list(reversed(officer.audit_trail()))[before:]
    assert [(line.did, line.outcome) for line in late] == [
        (Did.LOCKED, "ok"),
        (Did.UNLOCKED_SCREEN, "wrong_pin"),
        (Did.UNLOCKED_SCREEN, "ok"),
        (Did.LOCKED, "ok"),
    ]


def _takes_nothing(*_: object, **__: object) -> None:
    raise DiskFull
