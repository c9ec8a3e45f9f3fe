"""The public's copy: what identifies people is gone from sentences, too."""

from __future__ import annotations

import pytest

from citdesk.paperwork import PaperRefused
from tests.unit.paperwork.printed import CompiledForm, form_of, paper, report, words_of

FORM: CompiledForm = form_of("""
| | begin_group | g | Encounter | Encuentro | | | |
| | text | last_name | Last name | Apellido | internal court | P | C02 |
| | text | first_name | First name | Nombre | internal court | P | C03 |
| | date | born_on | Date of birth | Nacimiento | internal court | P | C07 |
| | text | home | Home address | Domicilio | internal court | P | C13 |
| | text | victim | Victim | Víctima | internal court | V | D02 |
| | text | juvenile | Juvenile | Menor | internal court | V | C09 |
| | text | told | What happened? | ¿Qué pasó? | internal court public | | V01 |
| | end_group | | | | | | |
""")


def xml(told: str, juvenile: str = "no") -> str:
    """A report that knows a person, a victim and an address."""
    return (
        "<encounter><g><last_name>Núñez-Sample</last_name><first_name>Will</first_name>"
        "<born_on>1990-03-07</born_on><home>12 Alder Street</home><victim>Pat Laundryowner</victim>"
        f"<juvenile>{juvenile}</juvenile><told>{told}</told></g></encounter>"
    )


@pytest.mark.parametrize(
    ("told", "kept", "gone"),
    [
        ("We met Will Núñez-Sample there.", "We met", ("Will", "Núñez")),
        ("NUNEZ-SAMPLE said so; will's coat", "said so", ("NUNEZ", "will")),
        ("Born March 7, 1990 (3/7/1990).", "Born", ("March", "3/7/1990", "1990")),
        ("He lives at 12 Alder  Street now.", "He lives at", ("Alder",)),
        ("Pat saw it. Patrol came.", "Patrol came", ("Pat saw",)),
        ("Call 555-010-0177 or a.b@mail.example", "Call", ("0177", "mail.example")),
    ],
)
def test_what_the_record_knows_is_removed_from_sentences(told: str, kept: str, gone: tuple[str, ...]) -> None:
    """Names with or without accents, dates as people write them, addresses and numbers are replaced."""
    made = paper(report(FORM, xml(told)), kind="public_record", audience="public")
    text = words_of(made).split("How this copy was made")[0]
    assert kept in text
    assert "[removed]" in text
    for word in gone:
        assert word not in text.split("Encounter")[-1]


def test_a_sentence_that_names_nobody_stays() -> None:
    """Nothing is removed where nothing identifies."""
    told = "The officer waited in the street for an hour."
    assert told in words_of(paper(report(FORM, xml(told)), kind="public_record", audience="public"))


def test_a_juveniles_record_is_not_for_the_public() -> None:
    """The copy is refused with its own code."""
    with pytest.raises(PaperRefused) as refused:
        paper(report(FORM, xml("x", "yes")), kind="public_record", audience="public")
    assert refused.value.code == "paper-juvenile-not-public"
