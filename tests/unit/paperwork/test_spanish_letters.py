"""Papers for the person in Spanish: every fixed word, the agency's own text, dates, the language told."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

import pikepdf
import pytest
from outloud import check

from citdesk.casework.legends import LEGENDS
from citdesk.paperwork import PAPERS, Paper, Replaced, make_paper
from citdesk.paperwork.text.spanish import moment_in, spanish
from tests.pdf_text import page_texts
from tests.unit.paperwork.every_paper import report_of
from tests.unit.paperwork.printed import AGENCY, ORDER

LETTERS = ("completion_letter", "termination_letter", "declined_letter", "expungement_notice")
#: words that only the English letter has; answers and notes may hold any
_ENGLISH = re.compile(
    r"\b(?:To|Date|About|Report|revision|Person|Happened|Program|Recorded|Result|Questions|Call|Page|Document|"
    r"Record|Charge|Diversion|signature|This copy|Left out|kinds of answer|All other|Summary|issued|badge)\b"
)


def _letter(kind: str, language: str, **order: object) -> Paper:
    wanted = replace(ORDER, kind=kind, audience="person", language=language, reason="Fin", **order)  # type: ignore[arg-type]
    return make_paper(kind, [report_of("young_shoplifter", "diversion", kind)], AGENCY, wanted)


def _text(made: Paper) -> str:
    return "\n".join(page_texts(made.pdf))


@pytest.mark.parametrize("kind", LETTERS)
def test_the_agency_is_told_in_english_what_a_spanish_letter_withholds(kind: str) -> None:
    """The screen lists it beside the letter, and is the same list for either language."""
    assert _letter(kind, "es").withheld == _letter(kind, "en").withheld


@pytest.mark.parametrize("kind", LETTERS)
def test_every_fixed_word_is_spanish(kind: str, tmp_path: Path) -> None:
    """Title, labels, notices, footer; it is on one page, tells its language, and has no PDF/UA-1 error."""
    made = _letter(kind, "es")
    text = _text(made)
    assert LEGENDS[f"{kind}_es"].heading in text
    assert "Página 1 de 1" in text
    assert "Desvío: Todas las demás respuestas" in " ".join(text.split())
    assert "tal como lo escribió" in text
    assert "para cotejar" in text
    assert "985.12" not in text  # the program is named, without the law that it rests on
    assert made.title.startswith(spanish(PAPERS[kind].title))
    said = text.replace("As told by the case manager on the telephone.", "")
    assert _ENGLISH.findall(said) == []
    with pikepdf.open(BytesIO(made.pdf)) as opened:
        assert str(opened.Root.Lang) == "es-US"
    file = tmp_path / "letter.pdf"
    file.write_bytes(made.pdf)
    assert [found.message for found in check(str(file)).findings if found.severity == "error"] == []


@pytest.mark.parametrize("kind", LETTERS)
def test_the_agencys_own_spanish_text_takes_the_place_of_our_summary(kind: str) -> None:
    """Word for word, without the mark; the English slot is not printed on a Spanish letter."""
    legends = {f"{kind}_es": "Texto propio de la agencia.", kind: "The agency's English text."}
    text = _text(_letter(kind, "es", legends=legends))
    assert "Texto propio de la agencia." in text
    assert "Resumen" not in text
    assert "English text" not in text
    assert "The agency's English text." in _text(_letter(kind, "en", legends=legends))


def test_the_agreement_is_the_persons_in_spanish(tmp_path: Path) -> None:
    """Rights, headings, questions, lines to sign, the record of it; what people wrote stays theirs."""
    made = _letter("participation_agreement", "es")
    text = " ".join(_text(made).split())
    for words in ("Antes de firmar", "El programa", "Condición", "Plazos", "Testigo o intérprete, firma"):
        assert words in text
    assert "Padre, madre o tutor, firma" in text  # she is a minor
    assert "Firmas electrónicas" in text
    assert "No se incluye en esta copia" in text
    written = re.compile(
        r"\b(?:Before|signing|The program|Conditions|Deadlines|Signatures?|signature|Approved|Sent|Written|"
        r"Made|Readers|Form|Revision|hash|revision|Which|When|Who|What|withheld|Record|Report|Page|Summary)\b"
    )
    assert written.findall(text) == []
    with pikepdf.open(BytesIO(made.pdf)) as opened:
        assert str(opened.Root.Lang) == "es-US"
    file = tmp_path / "agreement.pdf"
    file.write_bytes(made.pdf)
    assert [found.message for found in check(str(file)).findings if found.severity == "error"] == []


def test_a_paper_that_exists_in_english_only_stays_whole() -> None:
    """Asked for in Spanish, its questions are Spanish and its own words English, which the file tells."""
    wanted = replace(ORDER, kind="encounter_report", audience="person", language="es")
    given = [report_of("young_shoplifter", "encounter", "encounter_report")]
    made = make_paper("encounter_report", given, AGENCY, wanted)
    with pikepdf.open(BytesIO(made.pdf)) as opened:
        assert str(opened.Root.Lang) == "en-US"
    assert "Page 1 of" in _text(made)


def test_moments_read_as_in_spanish() -> None:
    """Day, month in words, year, 24 hours and the zone."""
    at = datetime.fromisoformat("2026-03-13T02:05:00+00:00")
    assert moment_in("es", at, ZoneInfo("America/Chicago")) == "12 de marzo de 2026, 21:05 CDT"
    assert moment_in("en", at, ZoneInfo("America/Chicago")) == "Mar 12, 2026, 21:05 CDT"


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(
    "typed",
    [
        "<b>Bold</b> <img src=x onerror=alert(1)> &amp; <para>",
        "\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627 \u202egnirts",
        "\U0001f600 \u260e \u0301\u0301",
        "a\x00b\x07c\x1b[31m\u200b\ufeff",
        "W" * 3000,
    ],
    ids=["markup", "right to left", "emoji", "control", "unbreakable"],
)
def test_whatever_is_typed_into_a_letter_reads_whole_and_stays_accessible(
    language: str, typed: str, tmp_path: Path
) -> None:
    """In recipient, reason, correction and even the agency's name, over as many pages as it takes."""
    old = Replaced("D-0195A1B27C3D7E4F", ORDER.made_at, typed)
    wanted = replace(
        ORDER,
        kind="completion_letter",
        audience="person",
        language=language,
        recipient=typed,
        reason=typed * 9,
    )
    given = [report_of("young_shoplifter", "diversion", "completion_letter")]
    agency = replace(AGENCY, name=typed[:200])
    made = make_paper("completion_letter", given, agency, replace(wanted, replaces=old))
    file = tmp_path / "letter.pdf"
    file.write_bytes(made.pdf)
    assert [found.message for found in check(str(file)).findings if found.severity == "error"] == []
    if typed.startswith("W"):
        assert _text(made).count("W") >= 11 * len(typed)
    if typed.startswith("<b>"):
        assert "<img src=x onerror=alert(1)>" in " ".join(_text(made).split())
