"""The court's part of a report is the same whatever the person's health answers are."""

from __future__ import annotations

import pytest

from citdesk.casework.projection import Audience, project
from citdesk.xforms import Session
from tests.unit.forms.drafts import complaints, session_of
from tests.unit.forms.rehearsal import form
from tests.unit.forms.test_shipped_forms import FORMS

#: Reports that are full of health answers, and those the court reads most.
REPORTS = (
    ("voices_no_weapon", "encounter"),
    ("bridge", "encounter"),
    ("hold_refused_tx", "encounter"),
    ("medical_cause", "encounter"),
    ("trespass_diversion", "diversion"),
    ("two_officers", "second"),
)


@pytest.mark.parametrize("form_id", FORMS)
def test_no_shipped_form_tells_by_what_is_asked(form_id: str) -> None:
    """The engine notes a question whose presence tells more than its readers may see: no form has one."""
    assert [f"{each.where}: {each.what}" for each in form(form_id).warnings] == []


@pytest.mark.parametrize("form_id", FORMS)
def test_no_reason_lets_the_court_learn_health_from_what_is_asked(form_id: str) -> None:
    """A declared reason may open a provider's question; the court's rest on no health answer at all."""
    binds = form(form_id).binds()
    declared = {
        path
        for path, bind in binds.items()
        if bind.get("citdesk:presence") and "court" in bind.get("citdesk:audience", "").split()
    }
    assert declared <= COURT_DECLARED


#: Court questions with a declared reason, each looked at: none of their sources is about health.
COURT_DECLARED = {
    "/encounter/person/middle_name",
    "/encounter/person/preferred_name",
    "/encounter/person/description",
    "/encounter/person/guardian_name",
    "/encounter/person/guardian_phone",
    "/encounter/person/guardian_missing",
    "/diversion/charges/sources",
    "/diversion/screening/authority",
    "/diversion/screening/x_domestic_reason",
    "/diversion/screening/x_weapon_reason",
    "/diversion/agreement/intake_by",
    "/diversion/agreement/complete_by",
    "/diversion/agreement/manager",
    "/diversion/signatures/signed_person",
    "/diversion/signatures/drawn_person",
    "/diversion/signatures/signed_guardian",
    "/diversion/signatures/signed_interpreter",
}


def _court(session: Session, form_id: str) -> bytes:
    """What the court gets of the report."""
    return project(form(form_id).binds(), session.to_xml(pruned=True), Audience.COURT)


def _health_choices(session: Session, form_id: str) -> list[tuple[str, object]]:
    """Every choice of every health question that stands answered and that the court may not see."""
    found: list[tuple[str, object]] = []
    for path in session.paths():
        question = session.question(path)
        plain = "/".join(step.split("[")[0] for step in path.split("/"))
        bind = form(form_id).binds().get(plain, {})
        hidden = "court" not in bind.get("citdesk:audience", "").split()
        health = {"H", "SUD"} & set(bind.get("citdesk:sensitivity", "").split())
        if question.relevant and not question.readonly and question.choices and hidden and health:
            many = isinstance(session.value(path), tuple)
            found += [(path, (each.value,) if many else each.value) for each in question.choices]
    return found


@pytest.mark.parametrize(("script", "report"), REPORTS)
def test_the_courts_part_does_not_depend_on_a_health_answer(script: str, report: str) -> None:
    """Each health answer is changed to each other one: not a question more or less stands for the court."""
    session = session_of(script, report)
    form_id = session.paths()[0].split("/")[1]
    before = _court(session, form_id)
    for path, value in _health_choices(session, form_id):
        kept = session.value(path)
        session.answer(path, value)
        assert _court(session, form_id) == before, (path, value)
        session.answer(path, kept)
    assert _court(session, form_id) == before
    # a level that stood higher on the way asks why it fell
    assert complaints(session).keys() <= {"danger_self/lower_reason"}
