"""Every shipped form opens in the form engine, keeps what it was given, and speaks both languages live."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from citdesk.casework.law import pack_instance
from tests.scenario.scripts import Start, every_script
from tests.unit.forms.drafts import complaints, started
from tests.unit.forms.rehearsal import Rehearsal, form, law_packs
from tests.unit.forms.test_shipped_forms import FORMS

SCRIPTS = every_script()


@pytest.mark.parametrize("form_id", FORMS)
def test_a_fresh_report_survives_being_put_away(form_id: str) -> None:
    """Started, saved and resumed, a report is the same; its root is named after the form."""
    context = Rehearsal(SCRIPTS[0]).context(None)
    session = form(form_id).start(context)
    saved = session.to_xml()
    assert form(form_id).resume(saved, context).to_xml() == saved
    assert all(path.startswith(f"/{form_id}/") for path in session.paths())


@pytest.mark.parametrize("form_id", FORMS)
def test_every_question_belongs_to_a_page(form_id: str) -> None:
    """No question stands outside a page: each page is a step that an officer takes."""
    session = form(form_id).start(Rehearsal(SCRIPTS[0]).context(None))
    assert all(page.path.count("/") == 2 for page in session.pages())


@pytest.mark.parametrize("form_id", FORMS)
def test_a_fresh_report_asks_for_something(form_id: str) -> None:
    """A report that nobody filled cannot be sent."""
    assert form(form_id).start(Rehearsal(SCRIPTS[0]).context(None)).problems() != ()


def test_the_language_changes_under_the_hand() -> None:
    """Switching to Spanish changes labels and choices and no answer."""
    session = form("encounter").start(Rehearsal(SCRIPTS[0]).context(None))
    session.answer("/encounter/call/how_received", "c911")
    before = session.to_xml()
    session.set_language("Español (es)")
    question = session.question("/encounter/call/how_received")
    assert question.label == "¿Cómo llegó la llamada?"
    assert question.choices[0].label == "Llamada al 911"
    assert session.to_xml() == before


def test_there_are_twenty_scripts_and_every_form_is_used() -> None:
    """The scripts are many and between them use every form that ships."""
    used = {step.form for script in SCRIPTS for step in script.steps if isinstance(step, Start)}
    assert len(SCRIPTS) >= 20
    assert used == set(FORMS)


def current_moment(year: int, month: int, day: int) -> datetime:
    """Noon of a day where the scripts play."""
    return datetime(year, month, day, 12, tzinfo=SCRIPTS[0].zone)


def test_an_expired_edition_must_be_acknowledged() -> None:
    """A law pack whose official form has run out asks the officer to use the current one."""
    current = started("hold_refused_tx", "hold")
    assert "law/edition_known" not in complaints(current)
    texas = law_packs()["TX"]
    old = replace(texas, form=replace(texas.form, valid_until=date(2026, 6, 30)))
    context = Rehearsal(SCRIPTS[0]).context(None)
    instances = {**context.instances, "law": pack_instance(old)}
    after = replace(context, instances=instances, now=lambda: current_moment(2026, 7, 1))
    before = replace(context, instances=instances, now=lambda: current_moment(2026, 6, 30))
    assert "current edition" in complaints(form("hold").start(after))["law/edition_known"]
    assert "law/edition_known" not in complaints(form("hold").start(before))
