"""The rules of a law pack on paper, each with the place where it stands in the law."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from citdesk.casework.law.pack import Rule
from tests.unit.forms.rehearsal import law_packs
from tests.unit.paperwork.printed import paper, report, words_of
from tests.unit.paperwork.sample_forms import HOLD, HOLD_XML, labelled, marked_xml

#: a hold that names what was taken
TAKEN = labelled("hold", "Emergency hold", ("J04",))
KEPT = "What the officer keeps is given back on request."
PRINTED_BY = {
    "hold_worksheet": ("provider", ("weapons", "confidentiality", "false_statement")),
    "property_receipt": ("person", ("weapons",)),
}


@pytest.mark.parametrize(("citation", "printed"), [("5150(f)", f"{KEPT} (5150(f))"), ("", KEPT)])
@pytest.mark.parametrize("kind", PRINTED_BY)
def test_a_rule_without_a_citation_is_printed_without_brackets(
    kind: str, citation: str, printed: str
) -> None:
    """A pack may leave a citation blank; empty brackets would look as if something had been lost."""
    audience, rules = PRINTED_BY[kind]
    law = replace(law_packs()["CA"], **dict.fromkeys(rules, Rule(citation, KEPT)))
    form, xml = (HOLD, HOLD_XML) if kind == "hold_worksheet" else (TAKEN, marked_xml("hold", ("J04",)))
    words = words_of(paper(report(form, xml, law=law), kind=kind, audience=audience))
    assert words.count(printed) == len(rules)
    assert "()" not in words


@pytest.mark.parametrize(
    ("made_at", "ended"),
    [(datetime(2026, 3, 15, 1, tzinfo=UTC), False), (datetime(2026, 3, 15, 6, tzinfo=UTC), True)],
)
def test_an_edition_ends_with_the_agency_s_day(made_at: datetime, ended: bool) -> None:
    """On its last evening in Chicago it is tomorrow in Greenwich, and the edition is still valid."""
    pack = law_packs()["CA"]
    law = replace(pack, form=replace(pack.form, edition="2024-01", valid_until=date(2026, 3, 14)))
    words = words_of(
        paper(report(HOLD, HOLD_XML, law=law), kind="hold_worksheet", audience="provider", made_at=made_at)
    )
    assert ("THIS EDITION IS NO LONGER VALID" in words) is ended
