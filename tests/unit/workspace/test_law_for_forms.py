"""What the person is told names who tells it, in English and in Spanish."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from citdesk.workspace.law_for_forms import Named, law_for_forms
from tests.unit.forms.drafts import started
from tests.unit.forms.rehearsal import law_packs

CHICAGO = ZoneInfo("America/Chicago")
NOW = datetime(2026, 9, 3, 23, 50, tzinfo=CHICAGO)


def test_the_advisement_names_the_officer_and_the_agency() -> None:
    """In every state the known name and agency stand in the words to read; unknown ones stay to be filled."""
    for pack in law_packs().values():
        text = law_for_forms(pack, NOW, CHICAGO, Named("A. Marsh", "Harbor Police")).decode()
        assert "My name is A. Marsh, I am an officer of Harbor Police." in text
        assert "Me llamo A. Marsh, soy agente de Harbor Police." in text
        assert "[name]" not in text
        assert "[name]" in law_for_forms(pack, NOW, CHICAGO).decode()


def test_the_words_for_the_person_stand_there_in_spanish() -> None:
    """Whatever the language of the screen, the officer can read the Spanish words to the person."""
    words = str(started("hold_refused_tx", "hold", "TX").value("/hold/advisement/spanish_words"))
    assert "Esto no es una detención por un delito." in words


def test_the_facility_stands_in_what_is_said_as_soon_as_it_is_chosen() -> None:
    """No bracket is ever read out: before it is chosen the form asks for it, then both languages name it."""
    session = started("hold_refused_tx", "hold", "TX")
    told = session.question("/hold/advisement/told")
    assert "[" not in "".join(choice.label for choice in told.choices if choice.value == "facility")
    assert session.question("/hold/advisement/facility_unnamed").relevant
    session.answer("/hold/destination/facility_name", "Harbor General")
    assert not session.question("/hold/advisement/facility_unnamed").relevant
    said = session.question("/hold/advisement/facility_note").label
    assert said == "Where to: I am taking you to Harbor General."
    assert "Le llevo a Harbor General." in str(session.value("/hold/advisement/spanish_words"))


def test_the_facility_is_asked_for_before_the_person_is_told() -> None:
    """The page with the facility comes before the one with the words that name it."""
    pages = [page.path for page in started("hold_refused_tx", "hold", "TX").pages()]
    assert pages.index("/hold/destination") < pages.index("/hold/advisement")


def test_what_was_said_is_shown_later_with_every_name() -> None:
    """A statement that was sent names officer, agency and facility in the words that were read."""
    names = Named("A. Marsh", "Harbor Police", "Harbor General")
    for pack in law_packs().values():
        text = law_for_forms(pack, NOW, CHICAGO, names).decode()
        assert "I am taking you to Harbor General." in text
        assert "[facility]" not in text
