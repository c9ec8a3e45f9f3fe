"""What the person is told names who tells it, in English and in Spanish."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from citdesk.workspace.law_for_forms import law_for_forms
from tests.unit.forms.drafts import started
from tests.unit.forms.rehearsal import law_packs

NOW = datetime(2026, 9, 3, 23, 50, tzinfo=ZoneInfo("America/Chicago"))


def test_the_advisement_names_the_officer_and_the_agency() -> None:
    """In every state the known name and agency stand in the words to read; unknown ones stay to be filled."""
    for pack in law_packs().values():
        text = law_for_forms(pack, NOW, ZoneInfo("America/Chicago"), "A. Marsh", "Harbor Police").decode()
        assert "My name is A. Marsh, I am an officer of Harbor Police." in text
        assert "Me llamo A. Marsh, soy agente de Harbor Police." in text
        assert "[name]" not in text
        assert "[name]" in law_for_forms(pack, NOW, ZoneInfo("America/Chicago")).decode()


def test_the_words_for_the_person_stand_there_in_spanish() -> None:
    """Whatever the language of the screen, the officer can read the Spanish words to the person."""
    words = str(started("hold_refused_tx", "hold", "TX").value("/hold/advisement/spanish_words"))
    assert "Esto no es una detención por un delito." in words
