"""What a list says of a call: its number and its street, and no other answer."""

from __future__ import annotations

from datetime import date

import pytest

from citdesk.casework.call_facts import CALL_PATHS, CallFacts, call_facts, of_one_call, short_place
from citdesk.casework.custody_facts import ENCOUNTER, NOTE
from citdesk.casework.few_answers import FewAnswers
from tests.unit.forms.rehearsal import form


def _told(xml: str) -> CallFacts:
    return call_facts(FewAnswers(xml, CALL_PATHS))


def test_an_encounter_and_a_note_say_where_it_was() -> None:
    """The number is the encounter's, the place stands in both; what another form has there is not read."""
    place = "<address>412 Oak Street, apt 3</address>"
    happened = "<occurred_at>2026-03-11T21:40:00.000-05:00</occurred_at>"
    encounter = (
        f"<encounter><call><event_number>26-0193</event_number>{happened}</call>"
        f"<place>{place}</place></encounter>"
    )
    assert _told(encounter) == CallFacts("26-0193", "Oak Street", date(2026, 3, 11))
    assert _told(f"<quick_note><scene>{place}</scene></quick_note>") == CallFacts("", "Oak Street")
    assert not _told(f"<other><place>{place}</place></other>")


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("", ""),
        ("412 Oak Street", "Oak Street"),
        ("412b  Oak\tStreet; rear door", "Oak Street"),
        ("Apt 4, 12-14 Elm Road, Harbor", "Elm Road"),
        ("#4\n12 Elm Road", "Elm Road"),
        ("5th and Main", "5th and Main"),
        ("100 5th Avenue", "5th Avenue"),
        ("1200 block of Oak Street", "1200 block of Oak Street"),
        ("Calle Luna 14", "Calle Luna 14"),
        ("Under the " + "very long " * 6 + "bridge", "Under the very long very long very long…"),
    ],
)
def test_a_place_is_its_street(address: str, place: str) -> None:
    """Whoever looks over a shoulder at a list does not learn at which number somebody lives."""
    assert short_place(address) == place


def test_reports_of_one_call_complete_each_other() -> None:
    """The first that says a fact is believed."""
    note, encounter = CallFacts("", "Oak Street"), CallFacts("26-0193", "Oak Street and Main")
    assert of_one_call((note, encounter)) == CallFacts("26-0193", "Oak Street")
    assert not of_one_call(())


def test_the_shipped_forms_have_these_answers() -> None:
    """A question that was renamed in a form would leave its rows alike."""
    asked = {path.lstrip("/").partition("/")[2] for name in (ENCOUNTER, NOTE) for path in form(name).binds()}
    assert set(CALL_PATHS) <= asked
