"""A new version of the services is taken only when it is HQ's, newer and readable; else the old one stays."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from citdesk.casework.checked_table import DataFileError
from citdesk.casework.errors import Tampered
from citdesk.wire.keys import SigningKey, Use
from citdesk.wire.services import PublishedServices
from citdesk.workspace.service_versions import NoVersion
from tests.unit.vault.props import HQ_KEY
from tests.unit.workspace.office import Office

HEADING = "id,name,organization_name,taxonomy_terms,phone,schedule,assured_date"
DETOX = "a,Harbor Detox,Harbor House,detox,555-0111,24/7,2026-01-05"
PUBLISHED = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)
SHELTER = "b,Quay Shelter,Quay Trust,shelter,555-0112,Mo-Su 18:00-08:00,2026-01-05"


def version(number: int, *rows: str, key: SigningKey = HQ_KEY, heading: str = HEADING) -> bytes:
    """A file as HQ makes it."""
    table = "\n".join([heading, *rows]) + "\n"
    return PublishedServices(number, PUBLISHED, table).sign(key).encode()


def names(office: Office) -> list[str]:
    """The agency's own services as the officer's searches see them."""
    return sorted(service.name for service in office.officer.local_directory().services)


@pytest.fixture
def with_first(office: Office) -> Office:
    """The first version is in use."""
    office.officer.services.take(office.officer.services.look(version(1, DETOX, SHELTER)))
    return office


def test_what_a_new_version_changes_is_shown_before_it_is_taken(with_first: Office) -> None:
    """A changed telephone, a service that went and one that came; nothing happens until it is taken."""
    services = with_first.officer.services
    moved = DETOX.replace("555-0111", "555-0199")
    fresh = "c,Hill Food Bank,Hill,food,555-0113,Mo-Fr 09:00-17:00,2026-02-01"
    offered = services.look(version(2, moved, fresh))
    assert (offered.before, offered.version) == (1, 2)
    assert [service.name for service in offered.difference.added] == ["Hill Food Bank"]
    assert [service.name for service in offered.difference.removed] == ["Quay Shelter"]
    (changed,) = offered.difference.changed
    assert changed.what == (("phone", "555-0111", "555-0199"),)
    assert names(with_first) == ["Harbor Detox", "Quay Shelter"]
    services.take(offered)
    assert names(with_first) == ["Harbor Detox", "Hill Food Bank"]
    as_of = services.as_of()
    assert as_of is not None
    assert as_of[0] == 2


def test_a_file_that_hq_did_not_sign_is_refused_and_the_last_good_version_stays(with_first: Office) -> None:
    """Another key, and one changed letter, are both refused."""
    services = with_first.officer.services
    with pytest.raises(Tampered):
        services.look(version(2, DETOX, key=SigningKey.generate()))
    whole = version(2, DETOX)
    at = len(whole) // 2
    changed = whole[:at] + (b"A" if whole[at : at + 1] != b"A" else b"B") + whole[at + 1 :]
    with pytest.raises(Tampered):
        services.look(changed)
    assert names(with_first) == ["Harbor Detox", "Quay Shelter"]


def test_a_sign_that_no_form_can_carry_stops_no_form(with_first: Office) -> None:
    """The row with it is left out; reports are begun as before."""
    officer = with_first.officer
    offered = officer.services.look(version(2, DETOX, SHELTER.replace("Quay Shelter", "Quay\uffff")))
    assert [(fault.row, fault.column) for fault in offered.faults] == [(3, "name")]
    officer.services.take(offered)
    assert officer.start_report("encounter")


def test_an_older_or_the_same_version_is_refused(with_first: Office) -> None:
    """Nobody can bring back a line that was taken out because it rang somewhere else."""
    with pytest.raises(NoVersion, match="not newer"):
        with_first.officer.services.look(version(1, SHELTER))
    assert names(with_first) == ["Harbor Detox", "Quay Shelter"]


@pytest.mark.parametrize(
    "content",
    [b"", b"not a signature", b"\xff\xfe\x00", b"id,name\n1,2\n"],
    ids=["empty", "text", "bytes", "csv"],
)
def test_a_file_of_another_kind_is_refused_by_what_to_choose_instead(
    with_first: Office, content: bytes
) -> None:
    """Whatever somebody picks in the file dialog, the version in use stays."""
    with pytest.raises((NoVersion, Tampered)):
        with_first.officer.services.look(content)
    assert names(with_first) == ["Harbor Detox", "Quay Shelter"]


def test_another_download_of_hq_is_no_directory(with_first: Office) -> None:
    """What HQ signed for something else does not pass for services."""
    other = HQ_KEY.sign(Use.DOWNLOAD, {"what": "forms"}).encode()
    with pytest.raises(NoVersion):
        with_first.officer.services.look(other)


def test_a_directory_csv_with_a_missing_column_is_refused_whole(with_first: Office) -> None:
    """Without telephones it is no directory: the reason names the column, the last good version stays."""
    heading = HEADING.replace(",phone", "")
    with pytest.raises(DataFileError, match="phone is missing"):
        with_first.officer.services.look(version(2, "a,b,c,detox,24/7,", heading=heading))
    assert names(with_first) == ["Harbor Detox", "Quay Shelter"]


def test_rows_at_fault_are_named_and_the_others_taken(with_first: Office) -> None:
    """A doubled id and impossible hours are left out by row and reason."""
    twice = DETOX.replace("Harbor Detox", "Harbor Detox Two")
    hours = "d,Night Clinic,Night,detox,555-0114,Mo-Fr 27:00-31:00,2026-01-05"
    offered = with_first.officer.services.look(version(2, DETOX, twice, hours))
    assert [(fault.row, fault.column) for fault in offered.faults] == [(3, "id"), (4, "schedule")]
    with_first.officer.services.take(offered)
    assert names(with_first) == ["Harbor Detox"]
