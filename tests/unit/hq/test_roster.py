"""The agency's roster as people export it from their spreadsheets."""

from __future__ import annotations

import pytest

from citdesk.casework.people import Role
from citdesk.hq.roster import FaultyRoster, read_roster

GOOD = "name,badge,unit,roles\nPat Example,101,North,officer liaison\n"


def test_a_roster_is_read_by_the_names_of_its_columns() -> None:
    """In any order, with others between them, with a byte order mark and Windows line ends."""
    text = "﻿Badge,Rank,Roles,Name,Unit\r\n101,Sgt,officer liaison,Pat Example,North\r\n\r\n"
    (row,) = read_roster(text.encode())
    assert (row.line, row.name, row.badge, row.unit) == (2, "Pat Example", "101", "North")
    assert row.roles == {Role.OFFICER, Role.LIAISON}


def test_semicolons_and_quoted_roles_are_understood() -> None:
    """As spreadsheets of other countries write it."""
    (row,) = read_roster(b'name;badge;unit;roles\nPat Example;101;North;"Officer, supervisor"\n')
    assert row.roles == {Role.OFFICER, Role.SUPERVISOR}


def test_every_faulty_row_is_named_at_once() -> None:
    """Each with its line and all that is wrong in it; nobody mends a file ten times."""
    text = (
        GOOD + ",102,North,officer\nSam Example,101,North,sherif\nKim Example,103,North,\nA\tB,104,,officer\n"
    )
    with pytest.raises(FaultyRoster) as refused:
        read_roster(text.encode())
    faults = refused.value.faults
    assert [fault.split(":")[0] for fault in faults] == ["line 3", "line 4", "line 5", "line 6"]
    for part, fault in zip(
        ("name is missing", "'sherif'", "a role is missing", "control"), faults, strict=True
    ):
        assert part in fault
    assert "badge 101 stands in line 2 already" in faults[1]


@pytest.mark.parametrize(
    "text",
    [
        "sep=;\r\nname;badge;unit;roles\r\nZo\u00eb Example;101;North;officer\r\n",
        '"sep=;"\r\nname;badge;unit;roles\r\nZo\u00eb Example;101;North;officer;;;\r\n;;;;;\r\n',
        "name\tbadge\tunit\troles\nZo\u00eb Example\t101\tNorth\tofficer\n",
        "name,badge,unit,roles\nZoe\u0308\u00a0Example,101\u00a0,\u202fNorth,officer\n",
        "name,badge,unit,roles\rZo\u00eb Example,101,North,officer\r",
        'name,badge,unit,roles,note\n"Zo\u00eb Example",101,North,OFFICER,"two\nlines, and a ""quote"""\n',
    ],
)
def test_what_spreadsheets_do_unasked_is_understood(text: str) -> None:
    """Their first line, empty cells, tabs, letters in two pieces, odd spaces, line ends of any kind."""
    (row,) = read_roster(text.encode())
    assert (row.name, row.badge, row.unit, row.roles) == ("Zo\u00eb Example", "101", "North", {Role.OFFICER})


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("Example, Pat,102,North,officer", "no role 'north'"),
        ("Pat Example,102,North,officer,officer", "more values than columns"),
        ("Pat Example,1\u200b02,North,officer", "a control character"),
        ("\u202eelpmaxE taP,102,North,officer", "a control character"),
        ("Pat Example,1\x0002,North,officer", "a control character"),
        ("P" * 201 + ",102,North,officer", "name is too long"),
        ("Pat Example,A7,North,officer\nSam Example,a7,North,officer", "badge a7 stands in line 3 already"),
    ],
)
def test_a_row_that_means_something_else_than_it_says_is_refused(row: str, said: str) -> None:
    """A shifted value, a hidden letter, a badge that differs in the size of a letter alone."""
    with pytest.raises(FaultyRoster) as refused:
        read_roster(f"{GOOD}{row}\n".encode())
    assert said in str(refused.value)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "name each column once: name, badge, unit, roles"),
        (b"name,badge,unit\nPat,101,North\n", "name each column once: roles"),
        (b"name,name,badge,unit,roles\n", "name each column once: name"),
        (b"name,badge,unit,roles\n", "names nobody"),
        (GOOD.encode() + "Zoë,102,North,officer".encode("cp1252"), "CSV UTF-8"),
        (GOOD.encode() + b'"Pat,102,North,officer\n', "line 3"),
        (b"x" * 6_000_000, "larger than"),
        (GOOD.encode("utf-16"), "CSV UTF-8"),
        (GOOD.encode() + b"P" * 200_000 + b",102,North,officer\n", "line 3"),
        (b"PK\x03\x04", "name each column once"),
    ],
)
def test_a_file_that_is_no_roster_is_said_so(content: bytes, said: str) -> None:
    """What is wrong and what to do, never a trace."""
    with pytest.raises(FaultyRoster) as refused:
        read_roster(content)
    assert said in str(refused.value)
