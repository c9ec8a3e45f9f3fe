"""Long answers and official forms: read whole on paper, or refused with every fault; never cut off."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from citdesk.paperwork import PAPERS
from citdesk.paperwork.official.fill import fill_official
from tests.scenario.scripts import every_script
from tests.unit.forms.rehearsal import Rehearsal, form
from tests.unit.paperwork.official_forms import OFFICIAL, mapping_for
from tests.unit.paperwork.printed import AGENCY, ORDER, paper, report, text_of
from tests.unit.paperwork.sample_forms import labelled, marked_xml, marker, planted
from tests.unit.paperwork.test_audience import form_of_kind, history, permitted

_USUAL = 40  # characters of a typical short answer
FILLED = {
    "hold": ("grave_disability_ca", "provider", "PersonName"),
    "transfer": ("hold_refused_tx", "provider", "Receiver"),
    "diversion": ("trespass_diversion", "court", "Participant"),
}


@pytest.mark.parametrize("kind", PAPERS)
def test_every_field_at_ten_times_its_length_reads_whole(kind: str) -> None:
    """Each answer is printed from its first word to its last on every paper that asks for it."""
    form_id, audience = form_of_kind(kind), PAPERS[kind].audiences[0]
    if kind == "referral":
        audience = "internal"  # the service's copy shows nothing without the person's consent
    fields = tuple(sorted(PAPERS[kind].fields)) or ("",)
    xml = marked_xml(form_id, fields)
    for name, *_ in planted(fields):
        word = marker(name)
        longer = f"{word}A {'lorem ' * (10 * _USUAL // 6)}{word}B"
        xml = xml.replace(f">{word}<", f">{longer}<")
    given = report(labelled(form_id, form_id.title(), fields), xml, history=history(kind))
    text = "".join(text_of(paper(given, kind=kind, audience=audience)).split())
    for name, labels, sensitivity, _ in planted(fields):
        if permitted(audience, labels, sensitivity, consent=False) and "sud" not in name:
            assert marker(name) + "A" in text, name
            assert marker(name) + "B" in text, name


@pytest.mark.parametrize("form_id", OFFICIAL)
@pytest.mark.parametrize("flatten", [False, True])
def test_official_forms_are_filled_from_the_shipped_forms(form_id: str, flatten: bool) -> None:
    """Hold, transfer and diversion of an encounter script go into their official-style forms."""
    script_id, audience, field = FILLED[form_id]
    scripts = every_script()
    rehearsal = Rehearsal(next(script for script in scripts if script.id == script_id))
    rehearsal.play()
    xml = next(xml for name, xml in rehearsal.sent.items() if rehearsal.desks[name].form_id == form_id)
    order = replace(ORDER, audience=audience)
    given = report(form(form_id), xml.decode())  # type: ignore[arg-type]
    filled = fill_official(OFFICIAL[form_id][0], mapping_for(form_id), given, AGENCY, order, flatten=flatten)
    assert field not in filled.blank
    reader = PdfReader(BytesIO(filled.pdf))
    assert bool(reader.get_fields()) != flatten
    if flatten:
        assert "A. Marsh" in reader.pages[0].extract_text()
