"""A hand-out of the national lines: each with what to do once it answers, in the sheet's language."""

from __future__ import annotations

import pytest

from citdesk.workspace.field_guide import national_lines
from tests.unit.paperwork.printed import words_of
from tests.unit.workspace.office import Office

LINES = ("us-vcl", "us-ctl", "us-988", "us-runaway")


def sheet(office: Office, language: str) -> str:
    services = [service for service in national_lines() if service.id in LINES]
    return words_of(office.officer.prepare_handout(services, language, "Hand-out").make())


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            (
                "988 Suicide & Crisis Lifeline Phone: 988, press 1 for veterans, 2 for Spanish Text: 988",
                "Veterans Crisis Line Phone: 988, then press 1 Text: 838255",
                "Crisis Text Line Text: HOME to 741741",
                "National Runaway Safeline Phone: 1-800-786-2929 Open",
            ),
        ),
        (
            "es",
            (
                "Teléfono: 988, oprima el 1 para veteranos, el 2 para español Mensaje de texto: AYUDA al 988",
                "Veterans Crisis Line Teléfono: 988, luego oprima el 1 Mensaje de texto: 838255",
                "Crisis Text Line Mensaje de texto: HOLA al 741741",
                "National Runaway Safeline Teléfono: 1-800-786-2929 Horario",
            ),
        ),
    ],
)
def test_each_line_says_how_to_get_through(office: Office, language: str, said: tuple[str, ...]) -> None:
    """A veteran who speaks Spanish reads which button to press, and nobody is left to guess a keyword."""
    words = sheet(office, language)
    for each in said:
        assert each in words, words
    assert language == "en" or "press" not in words
