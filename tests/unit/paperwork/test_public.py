"""The public's copy: what identifies people is gone from sentences, too."""

from __future__ import annotations

from typing import Any

import pytest

from citdesk.paperwork import PaperRefused, Replaced
from citdesk.paperwork.reading.redaction import REMOVED, Redaction
from tests.unit.paperwork.anatomy import bytes_of
from tests.unit.paperwork.printed import ORDER, CompiledForm, form_of, paper, report, words_of

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


def cleaned(known: str, told: str, *, is_name: bool = True) -> str:
    """A sentence beside a record that knows one answer."""
    return Redaction([(known, is_name)]).clean(told)


@pytest.mark.parametrize(
    ("name", "told", "left"),
    [
        (
            "Lê",
            "Lê sat; Le, LE and Lê's brother in la calle, le dije",
            "# sat; #, # and # brother in la calle, le dije",
        ),
        ("An", "We met An in an alley", "We met # in an alley"),
        ("West", "West came from the west; the Wests left", "# came from the west; the # left"),
        ("Do", "Do said: do so", "# said: do so"),
        ("no", "Mr. No said no", "Mr. # said no"),
    ],
)
def test_a_name_that_is_a_common_word_is_removed_where_it_has_its_capital(
    name: str, told: str, left: str
) -> None:
    """The word itself stays in the sentence."""
    assert cleaned(name, told) == left.replace("#", REMOVED)


@pytest.mark.parametrize(
    ("name", "written"),
    [
        *(("O'Brien", f"O{mark}Brien") for mark in "'\u2019\u2018`\u00b4\u02bc"),
        ("O\u2019Brien", "o'brien"),
        ("O'Brien", "OBrien"),
        ("O'Brien", "O'Briens"),
        ("Rivera", "Riveras"),
        ("Rivera", "Rivera\u2019s"),
        ("Jones", "Joneses"),
        *(("Garcia-Lopez", f"García{mark}López") for mark in ("-", "\u2010", "\u2011", "\u2013", " ", "")),
        ("Garcia-Lopez", "Lopez"),
        ("Garcia-Lopez", "García"),
        ("Sampleford", "Sample\u00adford"),
        ("Sampleford", "Sam\u200bple\u200dford\u200c"),
        ("Sampleford", "Sampléford"),
        ("Đặng", "Dang"),
        ("Møller", "MOLLER"),
        ("Wałęsa", "Walesa"),
        ("Groß", "Gross"),
        ("Ægir", "Aegir"),
        ("Dang", "Đặng"),
        ("Mary Ann", "Mary-Ann"),
    ],
)
def test_a_name_is_found_however_it_is_spelled(name: str, written: str) -> None:
    """Apostrophes, hyphens, invisible marks, letters of other languages, families: nothing beside it goes."""
    assert cleaned(name, f"Then éé {written}, ø-né") == f"Then éé {REMOVED}, ø-né"


@pytest.mark.parametrize(
    ("known", "written"),
    [
        *(
            ("1999-03-05", day)
            for day in (
                "March 5th, 1999", "03/5/1999", "1999/03/05", "Mar. 5, 1999", "5 de marzo de 1999", "3-5-99",
                "the 5th of March, 1999", "5-Mar-1999", "1999-03-05", "19990305", "5/3/1999", "MARCH 05 1999",
            )
        ),
        *(("123-45-6789", number) for number in ("123 45 6789", "123456789", "123\u201145\u20136789")),
        *(("+52 55 1234 5678", number) for number in ("+52 55 1234 5678", "55-1234-5678", "525512345678")),
        *(
            ("1420 Oak Street, Apt 4, Larkspur", place)
            for place in ("1420 Oak St", "1420 Oak", "1420 Oak Street", "1420 oak str\u00adeet")
        ),
        ("1420 N Oak St Larkspur", "1420 North Oak Street"),
        ("88 West Ave", "88 W. Avenue"),
    ],
)  # fmt: skip
def test_a_day_a_number_and_an_address_are_found_however_they_are_written(known: str, written: str) -> None:
    """In figures and in two languages, in groups or none, cut short or in full."""
    told = cleaned(known, f"It was {written} he said.", is_name=False)
    assert told.replace("the " + REMOVED, REMOVED) == f"It was {REMOVED} he said."


@pytest.mark.parametrize(
    "number",
    [
        "555\u2011010\u20110177",
        "555\u2013010\u20130177",
        "(555) 010 - 0177",
        "+52 55 1234 5678",
        "123 45 6789",
    ],
)
def test_a_number_that_the_record_does_not_know_goes_too(number: str) -> None:
    """Telephones here and abroad, and social security numbers, by their form."""
    assert Redaction([]).clean(f"Call {number} at 12 or 1130.") == f"Call {REMOVED} at 12 or 1130."


def test_another_house_and_another_day_stay() -> None:
    """What the record does not know is not taken for what it knows."""
    for known, told in (
        ("12 Court Street", "At 12 they went to court in Oak Street."),
        ("1420 Oak Street", "From 1421 Oak Street to 1420 Elm Street."),
        ("1999-03-05", "On March 6, 1999 and 05/04/1999."),
        ("A.", "He had a coat."),
    ):
        assert cleaned(known, told, is_name=known == "A.") == told


def test_what_people_wrote_about_the_copy_itself_is_not_on_it() -> None:
    """Reason, recipient and correction may name the person: the record keeps them, the copy does not."""
    order: dict[str, Any] = {
        "recipient": "Sampleford's neighbor",
        "reason": "Request about Sampleford's call",
        "replaces": Replaced("D-0195A1B27C3D7E4F", ORDER.made_at, "The name Sampleford was misspelt."),
    }
    given = report(FORM, xml("It was quiet.").replace("Núñez-Sample", "Sampleford"))
    made = paper(given, kind="public_record", audience="public", **order)
    text = words_of(made)
    assert "Sampleford" not in text
    assert b"Sampleford" not in bytes_of(made)
    for kept in ("CORRECTED PAPER", "D-0195A1B27C3D7E4F", ORDER.document_id, ORDER.made_by):
        assert kept in text
    court = words_of(paper(given, audience="court", **order))
    assert all(said in court for said in ("Sampleford's neighbor", "Request about", "was misspelt"))


def test_a_sentence_that_names_nobody_stays() -> None:
    """Nothing is removed where nothing identifies."""
    told = "The officer waited in the street for an hour."
    assert told in words_of(paper(report(FORM, xml(told)), kind="public_record", audience="public"))


def test_a_juveniles_record_is_not_for_the_public() -> None:
    """The copy is refused with its own code."""
    with pytest.raises(PaperRefused) as refused:
        paper(report(FORM, xml("x", "yes")), kind="public_record", audience="public")
    assert refused.value.code == "paper-juvenile-not-public"


@pytest.mark.parametrize("said", ["unknown", ""])
def test_a_record_that_does_not_say_the_age_is_not_for_the_public(said: str) -> None:
    """The person may be a juvenile: the copy is refused, and the sentence says what to do first."""
    with pytest.raises(PaperRefused, match="Say the person's age") as refused:
        paper(report(FORM, xml("x", said)), kind="public_record", audience="public")
    assert refused.value.code == "paper-age-not-known"
