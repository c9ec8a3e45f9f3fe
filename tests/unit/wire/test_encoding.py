"""Texts, times and codes as they travel."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citdesk.casework.ids import PersonId
from citdesk.casework.people import Person, Role
from citdesk.wire.agency import Agency
from citdesk.wire.directory import Directory
from citdesk.wire.encoding import (
    MalformedMessage,
    from_base64,
    read_object,
    read_time,
    text_of,
    to_base64,
    whole_of,
    write_time,
)
from citdesk.wire.enrolment import CodeFor, EnrolmentCode

ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@given(st.binary())
def test_bytes_come_back_from_base64(data: bytes) -> None:
    """Every byte string travels."""
    assert from_base64(to_base64(data)) == data


@pytest.mark.parametrize("text", ["!", "a", "a b", "ä", "ab=c", "++++", "////"])
def test_what_is_not_base64url_is_malformed(text: str) -> None:
    """The plain alphabet's + and / are not taken either."""
    with pytest.raises(MalformedMessage):
        from_base64(text)


@given(st.datetimes(min_value=datetime(1970, 1, 1), max_value=datetime(9998, 12, 31), timezones=ZONES))  # noqa: DTZ001
def test_times_travel_to_the_hundredth_with_their_offset(moment: datetime) -> None:
    """CJIS AU-8: hundredths of a second and the offset from UTC."""
    back = read_time(write_time(moment))
    assert timedelta(0) <= moment - back < timedelta(milliseconds=10)
    assert back.utcoffset() == moment.utcoffset()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "2026-03-12",
        "2026-03-12T20:41:00",
        "2026-13-01T00:00:00Z",
        "0500-01-01T00:00:00+00:00",
        "9999-12-31T23:59:59-14:00",
    ],
)
def test_a_time_without_offset_or_sense_is_malformed(text: str) -> None:
    """A time that could mean two moments is none, nor one of a year that no clock shows."""
    with pytest.raises(MalformedMessage):
        read_time(text)


def test_a_naive_time_is_never_written() -> None:
    """A caller that forgot the zone is told."""
    with pytest.raises(ValueError, match="UTC offset"):
        write_time(datetime(2026, 3, 12, tzinfo=UTC).replace(tzinfo=None))


@pytest.mark.parametrize("text", ["", "[]", "3", "nul", "[" * 100_000, b"\xff"])
def test_what_is_no_json_object_is_malformed(text: str | bytes) -> None:
    """Reading never fails in another way."""
    with pytest.raises((MalformedMessage, UnicodeDecodeError)):
        read_object(text)


@pytest.mark.parametrize("value", [{}, {"a": None}, {"a": 3}, {"a": "\ud800"}, {"a": "a\0"}])
def test_a_text_that_is_none_is_malformed(value: dict[str, object]) -> None:
    """Half a surrogate pair is no text either, nor is NUL."""
    with pytest.raises(MalformedMessage):
        text_of(value, "a")


@pytest.mark.parametrize(
    "value", [{}, {"a": True}, {"a": 1.5}, {"a": "1"}, {"a": 2**63}, {"a": -(2**63) - 1}]
)
def test_a_number_that_is_none_is_malformed(value: dict[str, object]) -> None:
    """True is not 1, and what no database holds is no number either."""
    with pytest.raises(MalformedMessage):
        whole_of(value, "a")


_TEXT = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))


@given(st.sampled_from(CodeFor), _TEXT, _TEXT, _TEXT)
def test_an_enrolment_code_survives_being_copied_over_lines(
    purpose: CodeFor, hq: str, secret: str, authority: str
) -> None:
    """Spaces and line breaks that a mail program adds do no harm."""
    code = EnrolmentCode(purpose, hq, secret, authority)
    text = code.to_text()
    broken = "\n ".join(text[i : i + 20] for i in range(0, len(text), 20))
    assert EnrolmentCode.from_text(broken) == code


def test_a_directory_comes_back_whole() -> None:
    """Agency and people as they were."""
    person = Person(PersonId("p"), "Pat Example", "101", "North", frozenset({Role.OFFICER, Role.LIAISON}))
    directory = Directory(Agency("Fictional City Police", zone="America/Chicago"), (person,), "hq")
    assert Directory.from_json(directory.to_json()) == directory


def test_legends_travel_with_the_agency_and_an_older_hq_says_none() -> None:
    """The texts come back; without any nothing is said of them, so an older directory reads the same."""
    agency = Agency("Fictional City Police", legends={"part2_notice": "Words\nof the rule."})
    assert Agency.from_json(agency.to_json()) == agency
    plain = Agency("Fictional City Police").to_json()
    assert "legends" not in plain
    assert Agency.from_json(plain).legends == {}
    for wrong in ([], {"part2_notice": 3}):
        with pytest.raises(MalformedMessage):
            Agency.from_json({**plain, "legends": wrong})


@pytest.mark.parametrize(
    "value",
    [{}, {"people": 3}, {"people": [{}]}, {"people": [3]}, {"people": []}, {"people": [], "agency": []}],
)
def test_a_directory_that_is_none_is_malformed(value: dict[str, object]) -> None:
    """HQ's nonsense is noticed before it is stored."""
    with pytest.raises(MalformedMessage):
        Directory.from_json(value)
