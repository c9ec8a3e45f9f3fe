"""A paper that would end with a few lines on a page of their own is set tighter; no other is."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from outloud import check

from citdesk.paperwork import PAPERS, Paper, Replaced, make_paper
from citdesk.paperwork.layout.flow import A4, LETTER
from tests.pdf_text import page_texts
from tests.unit.paperwork.every_paper import report_of
from tests.unit.paperwork.printed import AGENCY, ORDER

_OLD = Replaced("D-0195A1B27C3D7E4F", datetime(2026, 3, 20, 15, tzinfo=UTC), "The name was misspelt.")


def _made(script: str, form_id: str, kind: str, audience: str, *, corrected: bool = False) -> Paper:
    audience, _, language = audience.partition(" in ")
    replaced = _OLD if corrected else None
    order = replace(ORDER, kind=kind, audience=audience, language=language or "en", replaces=replaced)
    return make_paper(kind, [report_of(script, form_id, kind)], AGENCY, order)


@pytest.mark.parametrize(
    ("script", "form_id", "kind", "audience", "corrected", "pages"),
    [
        ("hold_ma_deaf_man", "hold", "hold_worksheet", "provider", False, 3),
        ("hold_pa_veteran_pistol", "hold", "hold_worksheet", "provider", False, 3),
        ("young_shoplifter", "diversion", "completion_letter", "person", True, 1),
        ("trespass_diversion", "diversion", "termination_letter", "person in es", True, 1),
        ("trespass_diversion", "diversion", "declined_letter", "court", True, 1),
    ],
)
def test_a_few_lines_do_not_get_a_page_of_their_own(
    script: str, form_id: str, kind: str, audience: str, corrected: bool, pages: int, tmp_path: Path
) -> None:
    """Nothing is lost by it, and the structure stays what it was: no PDF/UA-1 error, no header twice."""
    made = _made(script, form_id, kind, audience, corrected=corrected)
    assert made.pages == pages
    file = tmp_path / "paper.pdf"
    file.write_bytes(made.pdf)
    assert [found.message for found in check(str(file)).findings if found.severity == "error"] == []


@pytest.mark.parametrize(
    ("form_id", "kind", "signed"),
    [
        ("diversion", "prosecutor_review", ("Accepted for diversion", "bar number and signature")),
        ("diversion", "case_manager_intake", ("Held, in time", "organization and signature")),
        ("encounter", "supervisor_cover", ("Force and injuries reviewed", "Supervisor, name and signature")),
    ],
)
def test_what_is_ticked_and_the_signature_under_it_stand_on_one_page(
    form_id: str, kind: str, signed: tuple[str, str]
) -> None:
    """Nobody signs a sheet that does not show what was decided."""
    made = _made("young_shoplifter", form_id, kind, PAPERS[kind].audiences[0])
    pages = [" ".join(page.split()) for page in page_texts(made.pdf)]
    assert any(all(words in page for words in signed) for page in pages)


@pytest.mark.parametrize("sheet", [LETTER, A4], ids=["letter", "A4"])
def test_a_tighter_page_keeps_clear_of_header_and_foot(sheet: object) -> None:
    """Header rule, foot rule and the stamp over it have their place on every page."""
    assert sheet in (LETTER, A4)
    page = LETTER if sheet is LETTER else A4
    for stamped, lowest in ((False, 52 + 6), (True, 58 + 10)):
        for tight in page.tighter(stamped=stamped):
            assert tight.bottom_margin >= lowest
            assert tight.top_margin >= 55 + 6
            assert tight.first_top_margin >= 36


def test_a_page_that_is_filled_is_left_as_it_is() -> None:
    """A hold worksheet that ends in the middle of its last page has the usual spacing."""
    made = _made("hold_wa_machete", "encounter", "encounter_report", "internal")
    last = page_texts(made.pdf)[-1]
    assert made.pages == 8
    assert len(last.split()) > 40
