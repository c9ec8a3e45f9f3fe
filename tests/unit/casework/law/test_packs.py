"""The shipped law packs can be read, say that counsel has not seen them; a broken one is refused alone."""

from __future__ import annotations

from datetime import date, datetime
from xml.sax.saxutils import escape
from zoneinfo import ZoneInfo

import pytest
from lxml import etree

from citdesk.casework.checked_table import DataFileError
from citdesk.casework.law import (
    check_days,
    court_day_ends,
    hold_expires,
    pack_instance,
    read_kept_pack,
    read_pack,
    read_packs,
)
from citdesk.casework.law.pack import Clock
from citdesk.casework.law.reading import RECIPIENTS
from citdesk.resource_files import resource_path
from tests.unit.forms.drafts import started

FILES = {path.name: path.read_text(encoding="utf-8") for path in resource_path("law-packs").glob("*.toml")}
STATES = {"CA", "FL", "TX", "NY", "WA", "IL", "PA", "CO", "OH", "GA", "TN", "VA", "MA"}
TEXAS = FILES["tx.toml"]
COPIES = "/hold/destination/copies"
CHICAGO = ZoneInfo("America/Chicago")


def weekdays(day: date) -> bool:
    """A court that sits Monday to Friday."""
    return day.weekday() < 5


def test_thirteen_states_ship_and_none_is_reviewed() -> None:
    """Every pack reads, and none claims a review that did not happen."""
    packs, errors = read_packs(FILES)
    assert errors == ()
    assert set(packs) == STATES
    assert not any(pack.reviewed for pack in packs.values())


def test_every_pack_names_what_is_not_verified() -> None:
    """A pack made from summaries lists what must be checked against the statute."""
    packs, _ = read_packs(FILES)
    assert all(pack.unverified for pack in packs.values())


def test_no_state_lets_a_civil_hold_end_in_jail() -> None:
    """Jail is forbidden as a destination of a hold in every shipped pack."""
    packs, _ = read_packs(FILES)
    assert all("jail" in pack.facilities_forbidden for pack in packs.values())


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('state = "TX"\n', "", "state is missing"),
        ("hours = 48", "hours = 0", "either hours or court_days"),
        ("hours = 48", 'hours = "48"', "must be of kind int"),
        ('starts = "facility_arrival"', 'starts = "sunrise"', "clock.starts is 'sunrise'"),
        ('facts = "care"', 'facts = "weather"', "criteria 3, facts is 'weather'"),
        ('"probate_court"]', '"probate_court"]\ncolour = "red"', "colour is not known"),
        ('facilities_forbidden = ["jail"', 'facilities_forbidden = ["ed"', "both allowed and forbidden"),
        ('reviewed_by = ""', 'reviewed_by = "C. Counsel"', "go together"),
        ('id = "danger_others"', 'id = "danger_self"', "the same id twice"),
        ('id = "danger_others"', 'id = "danger others"', "'danger others'"),
        ("facilities_allowed = [", 'facilities_allowed = ["jail", ', "civil hold"),
        ('valid_until = ""', 'valid_until = "soon"', "write the day like"),
        ("[clock]", "[clock", "not valid TOML"),
        ("hours = 48", f"hours = {'9' * 5000}", "not valid TOML"),
        ("hours = 48", f"hours = {'[' * 20_000}", "nested too deeply"),
        ('name = "', 'name = "\\u0001', "name holds a control character"),
        ('state = "TX"', 'state = "Texas"', "two capital letters"),
        ("[[slots]]\n", '[[slots]]\ntext = "So it\\u0007 says."\n', "text holds a control character"),
        (
            "[[slots]]\n",
            '[[slots]]\ntext = "sub\u00adject"\n',
            "notification holds the control character U+00AD",
        ),
        ("[[slots]]\n", f'[[slots]]\ntext = "{"x" * 10_001}"\n', "notification has 10001 characters"),
        ("[[slots]]\n", "[[slots]]\ntext = 5\n", "text must be of kind str"),
        ('id = "tx"', 'id = "../tx"', "id is '../tx'"),
        ('name = "Texas"', 'name = "Te\u202exas"', "name holds the control character U+202E"),
        ('name = "Texas"', 'name = "Texas\\nOhio"', "name is of more than one line"),
        ('recipients = ["facility", "probate_court"]', "recipients = []", "recipients is empty"),
        ('signers = ["peace_officer"]', "signers = []", "signers is empty"),
        ("examination_hours = 12", "examination_hours = 49", "examination_hours is more than clock.hours"),
        (
            'label = "Substantial risk of serious harm to others"',
            'label = "Substantial risk of serious harm to self"',
            "two criteria have the same label",
        ),
    ],
)
def test_a_broken_pack_is_named_and_the_others_still_work(before: str, after: str, said: str) -> None:
    """The message names the file and the slip; the other twelve packs are there."""
    assert before in TEXAS
    packs, errors = read_packs({**FILES, "tx.toml": TEXAS.replace(before, after, 1)})
    assert set(packs) == STATES - {"TX"}
    assert len(errors) == 1
    assert "tx.toml" in str(errors[0])
    assert said in str(errors[0])


def test_two_packs_for_one_state_are_refused() -> None:
    """Two packs for a state leave no doubt which one counts: the second is refused."""
    _, errors = read_packs({"a.toml": TEXAS, "b.toml": TEXAS})
    assert [error.file for error in errors] == ["b.toml"]


def test_a_states_own_file_counts_before_a_second_one_for_it() -> None:
    """An old copy left beside it, whatever it is called, does not take its place."""
    old = TEXAS.replace("hours = 48", "hours = 240", 1)
    packs, errors = read_packs({"tx-old.toml": old, "tx.toml": TEXAS})
    assert (packs["TX"].clock.hours, [error.file for error in errors]) == (48, ["tx-old.toml"])


def test_two_packs_with_one_id_are_refused() -> None:
    """A report keeps its pack by the id: no state's hold is stated under another state's law."""
    other = TEXAS.replace('state = "TX"', 'state = "WY"', 1)
    packs, errors = read_packs({"tx.toml": TEXAS, "wy.toml": other})
    assert (set(packs), [error.file for error in errors]) == ({"TX"}, ["wy.toml"])


def test_an_expired_edition_is_noticed() -> None:
    """On the day after its last day of use an official form counts as expired."""
    pack = read_pack("tx.toml", TEXAS.replace('valid_until = ""', 'valid_until = "2026-06-30"', 1))
    assert not pack.form_expired(date(2026, 6, 30))
    assert pack.form_expired(date(2026, 7, 1))


def test_an_error_carries_its_code() -> None:
    """The refusal has a stable code and says what to do."""
    with pytest.raises(DataFileError, match="Mend the file") as caught:
        read_pack("x.toml", "id = 3")
    assert caught.value.code == "data_file_refused"


def test_hours_are_real_hours_over_the_change_to_summer_time() -> None:
    """72 hours from Friday evening end an hour later by the wall clock when the clocks go forward."""
    clock = Clock("first_detained", 72, 0, 0, "x")
    ends = hold_expires(clock, datetime(2026, 3, 6, 20, 0, tzinfo=CHICAGO), weekdays)
    assert ends == datetime(2026, 3, 9, 21, 0, tzinfo=CHICAGO)


def test_court_days_skip_the_weekend_and_a_holiday() -> None:
    """Three court days from a Thursday with a holiday on Monday end at midnight after Wednesday."""
    clock = Clock("facility_arrival", 0, 3, 0, "x")
    sits = lambda day: weekdays(day) and day != date(2026, 5, 25)  # noqa: E731
    ends = hold_expires(clock, datetime(2026, 5, 21, 14, 0, tzinfo=CHICAGO), sits)
    assert ends == datetime(2026, 5, 28, 0, 0, tzinfo=CHICAGO)


def test_court_days_are_told_by_the_day_of_their_start() -> None:
    """Each day of a span has its end; a clock of hours has none to tell."""
    monday, tuesday = date(2026, 5, 18), date(2026, 5, 19)
    ends = court_day_ends(Clock("facility_arrival", 0, 3, 0, "x"), monday, tuesday, CHICAGO, weekdays)
    assert ends == {
        monday: datetime(2026, 5, 22, 0, 0, tzinfo=CHICAGO),
        tuesday: datetime(2026, 5, 23, 0, 0, tzinfo=CHICAGO),
    }
    assert court_day_ends(Clock("first_detained", 8, 0, 0, "x"), monday, tuesday, CHICAGO, weekdays) == {}


def test_a_pack_kept_with_an_earlier_report_can_still_be_read() -> None:
    """A hold keeps its pack word for word, and an earlier one named another question."""
    earlier = TEXAS.replace("petition = false", "informant = true", 1)
    assert "petition" not in read_pack("kept.toml", earlier).ask
    assert not read_kept_pack("kept.toml", earlier).ask.get("petition")


def test_a_kept_pack_says_what_the_forms_of_its_time_read() -> None:
    """Flags, questions and words that nobody knows today stand in the instance under their own names."""
    text = TEXAS.replace("prefer_ems = false\n", 'cover_letter = true\ncounty_fax = "none"\n', 1)
    text = text.replace("[ask]\n", "[ask]\ntwo_witnesses = true\n", 1).replace('"csu"', '"asylum"')
    with pytest.raises(DataFileError):
        read_pack("today.toml", text)
    pack = read_kept_pack("kept", text)
    root = etree.fromstring(pack_instance(pack))
    said = {
        name: root.findtext(f"pack/{name}") for name in ("cover_letter", "county_fax", "ask_two_witnesses")
    }
    assert said == {"cover_letter": "yes", "county_fax": "none", "ask_two_witnesses": "yes"}
    assert root.findtext("pack/prefer_ems") == "no"
    assert "asylum" in (root.findtext("pack/allowed") or "")
    assert root.findtext("pack/state") == "TX"


@pytest.mark.parametrize(
    "text", ["", "id = 3\nstate = []\n[clock]\nhours = -4\ncourt_days = 99999\n[[criteria]]"]
)
def test_a_kept_pack_with_next_to_nothing_in_it_is_read_as_that(text: str) -> None:
    """Blank where nothing stands, and nothing that a custody clock could run away with."""
    pack = read_kept_pack("kept", text)
    assert (pack.id, pack.clock.hours, pack.clock.court_days) == ("", 0, 0)
    etree.fromstring(pack_instance(pack))


def test_a_start_without_a_zone_is_refused() -> None:
    """A custody clock is never computed from a time that could mean two moments."""
    with pytest.raises(ValueError, match="time zone"):
        hold_expires(Clock("first_detained", 8, 0, 0, "x"), datetime(2026, 1, 1, 8, 0), weekdays)  # noqa: DTZ001


def test_a_calendar_without_court_days_is_refused() -> None:
    """A court that never sits is a mistake in the calendar, and is said so."""
    with pytest.raises(ValueError, match="calendar"):
        hold_expires(
            Clock("facility_arrival", 0, 3, 0, "x"), datetime(2026, 1, 1, tzinfo=CHICAGO), lambda _: False
        )


def test_the_form_reads_the_pack_as_xml() -> None:
    """Criteria, advisement and switches arrive in the external instance, in the language asked for."""
    pack = read_pack("tx.toml", TEXAS)
    root = etree.fromstring(pack_instance(pack, "es"))
    assert root.findtext("pack/state") == "TX"
    assert root.findtext("pack/ask_imminence") == "yes"
    labels = [item.findtext("label") for item in root.iter("item") if item.findtext("list") == "criteria"]
    assert labels[0] == "Riesgo sustancial de daño grave para sí"
    assert len(labels) == len(pack.criteria)


def test_who_signs_and_who_gets_a_copy_is_among_those_that_are_known() -> None:
    """A signer or a recipient that no form can name is refused by name."""
    for before, after in (
        ('signers = ["peace_officer"]', 'signers = ["janitor"]'),
        ('recipients = ["facility", "probate_court"]', 'recipients = ["facility", "neighbor"]'),
    ):
        with pytest.raises(DataFileError, match=r"janitor|neighbor"):
            read_pack("tx.toml", TEXAS.replace(before, after, 1))


def test_a_copy_can_go_to_everybody_whom_a_pack_names() -> None:
    """What packs may name as recipients are the choices of the hold statement."""
    choices = {choice.value for choice in started("hold_refused_tx", "hold").question(COPIES).choices}
    assert choices - {"none"} == RECIPIENTS


@pytest.mark.parametrize("field", ["reviewed_on", "effective_from"])
def test_a_day_that_is_still_to_come_is_not_given_out(field: str) -> None:
    """A review dated ahead is none, and a pack of tomorrow is given out tomorrow."""
    text = TEXAS.replace(f'{field} = ""', f'{field} = "2026-06-02"', 1)
    text = text.replace('reviewed_by = ""', 'reviewed_by = "Counsel of the county"', 1)
    text = text.replace('reviewed_on = ""', 'reviewed_on = "2026-05-01"', 1)
    pack = read_pack("tx.toml", text)
    with pytest.raises(DataFileError, match=field):
        check_days("tx.toml", pack, date(2026, 6, 1))
    check_days("tx.toml", pack, date(2026, 6, 2))


def test_what_is_known_of_a_state_is_said_and_only_the_rest_is_still_to_be_checked() -> None:
    """Florida's papers, New York's clocks and Texas's jail stand where they are read, not among doubts."""
    packs, _ = read_packs(FILES)
    assert "3118 within 5 working days" in packs["FL"].form.note
    assert "15 days" in packs["NY"].clock.note
    assert "extreme emergency" in packs["TX"].form.note
    assert "within 3" in packs["WA"].clock.note
    doubts = " ".join(" ".join(packs[state].unverified) for state in ("CA", "FL", "NY", "TX", "WA"))
    for settled in ("release", "Jail", "working days", "15 days", "48 hour"):
        assert settled not in doubts


def test_what_a_pack_leaves_blank_is_listed_as_not_checked() -> None:
    """A blank edition, weapons rule or rule for minors is named, on screen by the same words as on paper."""
    packs, _ = read_packs(FILES)
    for pack in packs.values():
        blank = {
            "edition": pack.form.edition,
            "weapons": pack.weapons.text,
            "minors": pack.juvenile.text,
        }
        told = " ".join(pack.still_to_check)
        last = told.rpartition("Not entered yet: ")[2] if "Not entered yet: " in told else ""
        for word, said in blank.items():
            assert (word in last) is (not said), (pack.state, word)
        assert f"<unverified>{escape(told)}</unverified>" in pack_instance(pack).decode()


WORDS = "I believe as follows.\n\nFirst, <b>danger</b> & more."


def test_no_shipped_pack_claims_a_statutes_own_words() -> None:
    """All slots ship empty: only an agency enters what law prescribes word for word."""
    packs, _ = read_packs(FILES)
    assert any(pack.slots for pack in packs.values())
    assert [pack.state for pack in packs.values() if pack.filled_slots] == []


def test_a_filled_slot_reaches_the_form_word_for_word_and_an_empty_one_by_its_citation() -> None:
    """California with one of two slots filled: one text, one said to be missing."""
    text = FILES["ca.toml"].replace(
        'id = "advisement"\ncitation', f"id = \"advisement\"\ntext = '''\n{WORDS}\n'''\ncitation", 1
    )
    pack = read_pack("ca.toml", text)
    assert [(slot.id, slot.text) for slot in pack.filled_slots] == [("advisement", WORDS)]
    root = etree.fromstring(pack_instance(pack))
    assert root.findtext("pack/prescribed") == f"5150(g):\n{WORDS}"
    assert root.findtext("pack/not_prescribed") == "8102"


def test_a_pack_kept_from_before_slots_could_be_filled_is_read_as_unfilled() -> None:
    """The slot of an earlier report has no text: its summary stands there as it did."""
    assert "text" not in TEXAS.partition("[[slots]]")[2]
    (slot,) = read_kept_pack("kept.toml", TEXAS).empty_slots
    assert slot.summary
    filled = TEXAS.replace("[[slots]]\n", '[[slots]]\ntext = "As the law says."\n', 1)
    assert [slot.text for slot in read_kept_pack("kept.toml", filled).slots] == ["As the law says."]
