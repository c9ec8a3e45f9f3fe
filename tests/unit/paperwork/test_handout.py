"""The sheet a person takes home."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from outloud import check
from pypdf import PdfReader

from citdesk.paperwork import Handout, Paper, PaperRefused, Service, make_handout
from tests.unit.paperwork.anatomy import orphaned_marks, unmarked
from tests.unit.paperwork.printed import AGENCY, ORDER, text_of, words_of

SERVICES = (
    Service(
        "River Crisis Center",
        "555 0190",
        hours="Every day",
        address="14 Quay Street",
        note="No appointment needed.",
    ),
    Service("Harbor Community Mental Health", "555 0121"),
)
GIVEN = Handout(SERVICES, "Officer A. Marsh", "26-071-0412")


@pytest.mark.parametrize("language", ["en", "es"])
def test_sheet_is_accessible(language: str, tmp_path: Path) -> None:
    """No PDF/UA-1 error in either language; everything drawn is owned."""
    made = make_handout(GIVEN, AGENCY, replace(ORDER, audience="person", language=language))
    file = tmp_path / "sheet.pdf"
    file.write_bytes(made.pdf)
    assert [finding.message for finding in check(str(file)).findings if finding.severity == "error"] == []
    assert unmarked(made) == []
    assert orphaned_marks(made) == []


def test_sheet_says_whom_to_call() -> None:
    """988 first, then each service with its number, then the officer and the event number."""
    words = words_of(make_handout(GIVEN, AGENCY, ORDER))
    places = [
        words.index(said)
        for said in ("988", "River Crisis Center Phone: 555 0190", "Ask for: Officer A. Marsh")
    ]
    assert places == sorted(places)
    assert "Say this number: 26-071-0412" in words
    assert "Scan to call 988" in words


def test_sheet_speaks_spanish() -> None:
    """The sheet's own words are Spanish, those of the directory as they are."""
    words = words_of(make_handout(GIVEN, AGENCY, replace(ORDER, language="es")))
    assert "Si necesita hablar ahora mismo" in words
    assert "Teléfono: 555 0190" in words
    assert "Phone" not in words
    assert "Escanee para llamar al 988" in words


def test_sheet_says_in_both_languages_which_button_is_for_veterans_and_how_to_write() -> None:
    """988 answers with a menu; whoever does not know it hangs up. A text line stands under the number."""
    line = Service("Veterans Crisis Line", "988, luego oprima el 1", "HOLA al 741741")
    spanish = words_of(make_handout(Handout((line,)), AGENCY, replace(ORDER, language="es")))
    assert "oprima el 2 para español (veteranos: el 1)" in spanish
    assert "AYUDA" in spanish
    assert "Teléfono: 988, luego oprima el 1 Mensaje de texto: HOLA al 741741" in spanish
    english = words_of(make_handout(Handout((line,)), AGENCY, ORDER))
    assert "When you call, press 1 for veterans, 2 for Spanish." in english


def test_each_line_with_a_number_has_a_code_that_calls_it() -> None:
    """988 at the top, and a code for each service with a number of its own, told in words."""
    veterans = Service("Veterans Crisis Line", "988, then press 1")
    walk_in = Service("Open Door Day Center", address="62 Long Street")
    sheet = Handout((*SERVICES, veterans, walk_in))
    made = make_handout(sheet, AGENCY, ORDER)
    with pikepdf.open(BytesIO(made.pdf)) as opened:
        told = [
            str(each.Alt)
            for each in opened.objects
            if isinstance(each, pikepdf.Dictionary) and "/Alt" in each
        ]
    assert sorted(told) == [
        "QR code that calls 988, the Suicide & Crisis Lifeline",
        "QR code that calls Harbor Community Mental Health, 555 0121",
        "QR code that calls River Crisis Center, 555 0190",
    ]


def test_print_is_large_and_still_large_where_that_spares_a_sheet() -> None:
    """Words of 16 points; of 14 where the officer's name would else stand on a second sheet."""
    few = Handout(SERVICES[:1], "A. Marsh")
    more = Handout((*SERVICES, SERVICES[0]), "A. Marsh", "26-071-0412")
    for sheet, points in ((few, 16), (more, 14)):
        made = make_handout(sheet, AGENCY, ORDER)
        assert made.pages == 1
        assert _size_of(made, "Ask for") == points


def _size_of(made: Paper, words: str) -> float:
    """The size in which the words are set."""
    sizes: list[float] = []

    def visit(text: str, _cm: object, _tm: object, _font: object, size: float) -> None:
        if words in text:
            sizes.append(size)

    PdfReader(BytesIO(made.pdf)).pages[0].extract_text(visitor_text=visit)
    return sizes[0]


def test_sheet_shows_no_record() -> None:
    """Neither case number nor record hash stands on what a person carries in a pocket."""
    text = text_of(make_handout(GIVEN, AGENCY, ORDER))
    assert "26-000412" not in text
    assert "Record" not in text


def test_many_and_long_services_are_all_there() -> None:
    """Forty services, one with a note longer than a page, lose nothing."""
    many = tuple(
        Service(f"Service {n}", f"555 {n:04d}", note="word " * (2000 if n == 7 else 3)) for n in range(40)
    )
    made = make_handout(Handout(many), AGENCY, ORDER)
    text = words_of(made)
    assert all(f"555 {n:04d}" in text for n in range(40))
    assert text.count("word") == 2000 + 39 * 3


def test_a_language_without_a_sheet_is_refused() -> None:
    """Nobody is handed a sheet in a language that was never written."""
    with pytest.raises(PaperRefused) as refused:
        make_handout(GIVEN, AGENCY, replace(ORDER, language="vi"))
    assert refused.value.code == "paper-language-missing"
