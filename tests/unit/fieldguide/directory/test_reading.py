"""A directory file from an agency's hands: what is wrong is said by row, and nothing wrong gets in."""

from __future__ import annotations

import csv
import io
from datetime import date
from functools import partial

import pytest

from citdesk.casework.checked_table import DataFileError
from citdesk.fieldguide.directory import Directory, Point, difference, providers_instance, read_directory
from citdesk.fieldguide.directory.cells import record
from tests.effort import lines_run

NEEDS, TRAITS = frozenset({"shelter", "detox"}), frozenset({"pets"})
ROW = {
    "id": "a1",
    "name": "Doorway",
    "organization_name": "Doorway Example",
    "taxonomy_terms": "shelter",
    "phone": "555-0101",
    "schedule": "Mo-Su 18:00-08:00",
    "assured_date": "2026-02-10",
    "languages": "en;es",
    "attributes": "pets",
    "address_1": "60 Long Street",
    "city": "Riverton",
    "state_province": "TX",
    "latitude": "30.25",
    "longitude": "-97.74",
    "timezone": "America/Chicago",
    "minimum_age": "18",
    "accepts_holds": "no",
    "beds": "80",
}


def table(*rows: dict[str, str]) -> bytes:
    """The rows as a CSV file with the first one's columns."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


#: When the table was made.
TODAY = date(2026, 3, 10)


def read(*rows: dict[str, str]) -> Directory:
    return read_directory("local.csv", table(*rows), NEEDS, TRAITS, today=TODAY)


def test_a_row_becomes_a_service() -> None:
    """Every column arrives as what it means."""
    (service,) = read(ROW).services
    assert service.needs == ("shelter",)
    assert service.place == Point(30.25, -97.74)
    assert service.checked == date(2026, 2, 10)
    assert (service.accepts_holds, service.accepts_juveniles) == (False, None)
    assert (service.beds, service.minimum_age, service.languages) == (80, 18, ("en", "es"))
    assert service.reach == "555-0101, 60 Long Street, Riverton, TX"


@pytest.mark.parametrize(
    ("column", "cell", "what"),
    [
        ("id", "", "is blank"),
        ("id", "a0", "'a0' is already used in row 2; give one of them another"),
        ("name", " ", "is blank"),
        ("taxonomy_terms", "castle", "castle is not known"),
        ("taxonomy_terms", "", "is blank"),
        ("attributes", "pets;moat", "moat is not known"),
        ("phone", "call Bob", "is not a telephone number"),
        ("schedule", "Mo-Fr 25:00-26:00", "there is no such time"),
        ("schedule", "Mo-Fr 08:61-17:00", "there is no such time"),
        ("schedule", "Mo-Fr 08:00-08:00", "ends when it begins"),
        ("schedule", "Xx 08:00-17:00", "is not a day"),
        ("schedule", "weekdays", "is not like"),
        ("schedule", "Mo-Fr nine to five", "is not like"),
        ("assured_date", "10/02/2026", "is not a day like"),
        ("assured_date", "2026-02-30", "is not a day like"),
        ("latitude", "north", "is not a place"),
        ("latitude", "91", "is not on the earth"),
        ("latitude", "nan", "is not on the earth"),
        ("timezone", "Mars/Olympus", "is not a time zone"),
        ("timezone", "../etc", "is not a time zone"),
        ("minimum_age", "-1", "is not a number"),
        ("beds", "many", "is not a number"),
        ("beds", "²", "is not a number"),
        ("accepts_holds", "perhaps", "must be yes, no or blank"),
        ("organization_name", " ", "is blank; write who runs it"),
        (
            "assured_date",
            "2099-01-01",
            "is still to come; write when somebody last checked, or leave it blank",
        ),
        ("assured_date", "2026-03-12", "is still to come"),
        ("assured_date", "1890-01-01", "is before 1990"),
        ("minimum_age", "131", "is not a number from 0 to 130"),
        ("minimum_age", "9" * 400, "is not a number from 0 to 130"),
        ("name", "Door\x07way", "sign 5 is the control character U+0007; delete it"),
        ("name", "Door\nway", "sign 5 is the control character U+000A; delete it"),
        ("phone", "555\u202e0101", "sign 4 is the control character U+202E; delete it"),
        ("languages", "en\x1b[2J", "sign 3 is the control character U+001B; delete it"),
        ("name", "Doorway\uffff", "sign 8 is the control character U+FFFF; delete it"),
        ("organization_name", "\ufffeDoor", "sign 1 is the control character U+FFFE; delete it"),
    ],
)
def test_a_row_at_fault_is_left_out_and_named(column: str, cell: str, what: str) -> None:
    """The row's number, the column and the reason are said; the good rows stay."""
    found = read({**ROW, "id": "a0"}, {**ROW, column: cell}, {**ROW, "id": "a2"})
    assert [service.id for service in found.services] == ["a0", "a2"]
    (fault,) = found.faults
    assert (fault.row, fault.column) == (3, column)
    assert what in fault.what
    assert str(fault).startswith(f"row 3, {column}: ")
    assert ";" in fault.what, "nothing says how to mend it"


def test_a_long_cell_is_looked_through_in_one_go() -> None:
    """A directory of 100,000 services is checked for control characters without a step for each sign."""
    few, many = (lines_run(partial(record, ["name"], ["x" * length])) for length in (1, 4_000))
    assert many == few


def test_a_service_for_people_between_thirty_and_twenty_serves_nobody() -> None:
    """Ages the wrong way round are told with both; one alone, or the same twice, may stand."""
    wrong = read({**ROW, "maximum_age": ""}, {**ROW, "id": "a2", "minimum_age": "30", "maximum_age": "20"})
    (fault,) = wrong.faults
    assert str(fault) == (
        "row 3, minimum_age: 30 is more than the maximum age 20: it would serve nobody; mend one"
    )
    assert read({**ROW, "minimum_age": "18", "maximum_age": "18"}).faults == ()


def test_a_check_on_the_day_itself_stands_and_so_does_any_where_the_day_is_not_known() -> None:
    """HQ and the checker may be a day apart; a computer with a clock of 2020 leaves nothing out."""
    assert read({**ROW, "assured_date": "2026-03-11"}).faults == ()
    later = table({**ROW, "assured_date": "2026-06-01"})
    assert read_directory("local.csv", later, NEEDS, TRAITS).faults == ()


def test_a_description_over_several_lines_is_read_as_one() -> None:
    """A cell from a spreadsheet may hold line breaks where somebody explains something."""
    (service,) = read({**ROW, "description": "Beds for the night.\r\n\tDogs on a leash."}).services
    assert service.description == "Beds for the night. Dogs on a leash."


def test_a_service_nobody_can_reach_is_left_out() -> None:
    """Without phone, text line, web page and address it helps nobody."""
    found = read({**ROW, "id": "a0"}, {**ROW, "phone": "", "address_1": ""})
    assert "nobody could reach it" in found.faults[0].what


def test_a_row_with_too_few_cells_is_left_out() -> None:
    """A comma too few would put every answer under the wrong heading."""
    data = table(ROW) + b"b1,Short row\r\n"
    assert read_directory("x.csv", data, NEEDS, TRAITS).faults[0].what.startswith("has 2 cells")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty or not CSV"),
        (b"id,name\n1,2\n", "the column organization_name"),
        (table(ROW).replace(b"beds", b"rooms"), "the column rooms is not known"),
        (table(ROW).replace(b"beds", b"id"), "the column id is there twice"),
        (table({**ROW, "name": "Cafe"}).replace(b"Cafe", b"Caf\xe9"), "row 2 is not UTF-8"),
        (table(ROW).decode().encode("utf-16"), "it is UTF-16"),
        (table(ROW) + b"\0", "zero bytes"),
        (table({**ROW, "id": ""}), "no service that can be used; the first fault is row 2, id"),
        (table(ROW) + b'"open quote', "is not CSV"),
    ],
)
def test_a_file_that_is_no_directory_is_refused_whole(data: bytes, reason: str) -> None:
    """Whoever sent the file learns its name and what to mend; what was in use stays."""
    with pytest.raises(DataFileError) as refused:
        read_directory("local.csv", data, NEEDS, TRAITS)
    assert str(refused.value).startswith("local.csv: ")
    assert reason in str(refused.value)


def test_a_spreadsheets_mark_at_the_beginning_does_no_harm() -> None:
    """Excel writes a byte-order mark before the first heading."""
    assert read_directory("x.csv", b"\xef\xbb\xbf" + table(ROW), NEEDS, TRAITS).services


def test_a_hundred_thousand_rows_are_read_and_every_fault_is_found() -> None:
    """A whole state's directory goes in at once; each seventh row is at fault and named."""
    plain = ",".join(ROW) + "\r\n"
    good = ",".join({**ROW, "id": "%d"}.values())
    bad = ",".join({**ROW, "id": "%d", "schedule": "Mo 99:00-10:00"}.values())
    rows = "\r\n".join((bad if at % 7 == 0 else good) % at for at in range(100_000))
    found = read_directory("big.csv", (plain + rows).encode(), NEEDS, TRAITS)
    assert len(found.services) + len(found.faults) == 100_000
    assert [fault.row for fault in found.faults] == [at + 2 for at in range(0, 100_000, 7)]


def test_the_difference_names_what_came_went_and_changed() -> None:
    """Before a new version is taken one reads what it would change, value by value."""
    before = read(ROW, {**ROW, "id": "gone", "name": "Gone"}).services
    after = read(
        {**ROW, "schedule": "24/7", "accepts_holds": "yes"}, {**ROW, "id": "new", "name": "New"}
    ).services
    found = difference(before, after)
    assert [service.id for service in found.added] == ["new"]
    assert [service.id for service in found.removed] == ["gone"]
    (changed,) = found.changed
    assert changed.what == (("schedule", "Mo-Su 18:00-08:00", "24/7"), ("accepts_holds", "no", "yes"))
    assert difference(before, before).empty


def test_forms_read_the_directory_as_an_instance() -> None:
    """The names of the columns are what forms are written against."""
    xml = providers_instance(read({**ROW, "name": "Doorway & Sons"}).services).decode()
    assert "<item><name>a1</name><label>Doorway &amp; Sons</label>" in xml
    assert "<reach>555-0101, 60 Long Street, Riverton, TX</reach>" in xml
    assert "<holds>no</holds><juveniles></juveniles>" in xml
