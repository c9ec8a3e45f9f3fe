"""A form of the United States government, filled: VA 21-0966, where `make public-forms` fetched it."""

from __future__ import annotations

import hashlib
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader

from citdesk.paperwork.official.fill import DoesNotFit, fill_official
from citdesk.paperwork.official.mapping import Fill
from citdesk.paperwork.official.questions import questions_of
from citdesk.paperwork.official.suggesting import suggest
from citdesk.paperwork.official.survey import official_fields
from tests.unit.forms.rehearsal import form
from tests.unit.paperwork.printed import AGENCY, ORDER, report
from tests.unit.paperwork.sample_forms import HOLD, HOLD_XML
from tests.unit.paperwork.test_official import mapped, values

_FORM = Path(sys.prefix) / "public-forms" / "form_210966.pdf"
_SHA256 = "784040814eb4777eccb161755d436ccf70c0d285c7dbbfe0c800173806abc83a"
_PAGE = "F[0].Page_1[0]."
_OTHER, _PHONE = (
    f"{_PAGE}RelationshipToVeteranOther_Specify[0]",
    f"{_PAGE}Telephone_Number_LastFourNumbers[0]",
)
_AGREES = f"{_PAGE}CheckBox1[0]"
ORDERED = replace(ORDER, audience="provider")


@pytest.fixture(scope="module")
def blank() -> bytes:
    """The blank form; it is no part of this project."""
    if not _FORM.exists():
        pytest.skip("the form was not fetched: make public-forms takes it from pikepdf's source package")
    content = _FORM.read_bytes()
    assert hashlib.sha256(content).hexdigest() == _SHA256, "another edition than the one this test knows"
    return content


def test_its_fields_are_listed_and_some_are_suggested(blank: bytes) -> None:
    """It describes itself twice; the fields are there with their kinds, their cells and what they are for."""
    fields = {each.name: each for each in official_fields(blank)}
    assert len(fields) == 61
    assert fields[_PHONE].comb
    assert fields[_PHONE].max_length == 4
    assert {"text", "checkbox", "radio", "signature"} <= {each.kind for each in fields.values()}
    suggested = suggest(fields.values(), questions_of(form("hold"), {}))
    assert suggested[f"{_PAGE}Veterans_Last_Name[0]"].sources == ("C02",)


@pytest.mark.parametrize("flatten", [False, True])
def test_it_is_filled_in_its_own_cells_and_says_nothing_twice(blank: bytes, flatten: bool) -> None:
    """What is stored is seen; the second description and its scripts are gone."""
    rules = (
        Fill(_OTHER, ("@agency.name",)),
        Fill(_PHONE, ("@author.badge",)),
        Fill(_AGREES, ("Q02",), when={"danger_self": "/1"}),
    )
    given = report(HOLD, HOLD_XML)
    filled = fill_official(blank, mapped(blank, *rules), given, AGENCY, ORDERED, flatten=flatten)
    words = PdfReader(BytesIO(filled.pdf)).pages[0].extract_text()
    with pikepdf.open(BytesIO(filled.pdf)) as opened:
        assert "/Perms" not in opened.Root
        assert "/JavaScript" not in opened.Root.get("/Names", {})
        assert ("/AcroForm" in opened.Root) is not flatten
        assert flatten or "/XFA" not in opened.Root.AcroForm
    if flatten:
        assert AGENCY.name in words
        assert "".join(words.split()).count("4411") >= 1
    else:
        held = values(filled.pdf)
        assert (held[_OTHER], held[_PHONE], held[_AGREES]) == (AGENCY.name, "4411", "/1")


def test_an_answer_longer_than_its_cells_is_refused(blank: bytes) -> None:
    """Four cells take four digits; nothing is cut."""
    with pytest.raises(DoesNotFit, match="takes 4 characters"):
        fill_official(
            blank, mapped(blank, Fill(_PHONE, ("@agency.ori",))), report(HOLD, HOLD_XML), AGENCY, ORDERED
        )
