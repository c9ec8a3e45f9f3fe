"""Every constraint in every form can be broken: a rule that nothing breaks protects nobody."""

from __future__ import annotations

import re

import pytest

from citdesk.xforms import Question, Session
from tests.scenario.scripts import Send, Value, every_script
from tests.unit.forms.compiled import compiled
from tests.unit.forms.drafts import bare, emptied, session_of, started
from tests.unit.forms.rehearsal import Rehearsal
from tests.unit.forms.test_diversion_decided import undecided
from tests.unit.forms.test_shipped_forms import FORMS

SCRIPTS = every_script()
WRONG: dict[str, tuple[Value, ...]] = {
    "string": ("x", "<<<", "He is suicidal.", "A. Marsh", "y" * 61),
    "int": (-1, 0, 99_999_999),
    "decimal": (-1, 99_999_999),
    "range": (-1, 11),
    "date": ("1890-01-01", "2099-01-01"),
    "dateTime": ("1890-01-01T00:00:00+00:00", "2099-01-01T00:00:00+00:00"),
}
RARE: dict[str, Value] = {
    "person/more": ("aliases", "flags"),
    "force/restraint": ("prone",),
    "deescalation/technique[1]/kind": "no_time",
    "health/noticed": ("injury",),
    "health/ailments": ("head",),
    "health/ems": "not_called",
    **{f"narrative/{name}": "Short." for name in ("arrival", "saw_heard", "person_said", "you_did")},
}


@pytest.fixture(scope="module")
def finished() -> list[Session]:
    """All reports as they stand at the end of all scripts."""
    sessions: list[Session] = []
    for script in SCRIPTS:
        rehearsal = Rehearsal(script)
        rehearsal.play()
        assert any(isinstance(step, Send) for step in script.steps)
        sessions += [desk.session for desk in rehearsal.desks.values()]
    return [*sessions, *_rare()]


def _rare() -> list[Session]:
    """Reports at turns that no script takes: each opens questions seldom asked."""
    encounter = session_of("workplace_threat")
    for path, value in RARE.items():
        encounter.answer(f"/encounter/{path}", value)
    excluded = session_of("trespass_diversion", "diversion")
    excluded.answer("/diversion/screening/x_weapon", "yes")
    excluded.answer("/diversion/agreement/understood", "no")
    refused = session_of("hold_refused_tx", "transfer")
    refused.remove_repeat("/transfer/facilities/stop[2]")
    holds = [started("hold_refused_tx", "hold", state) for state in ("PA", "GA", "MA")]
    for hold in holds:
        hold.answer("/hold/grounds/charge_pending", "no")
    groundless = started("hold_refused_tx", "hold", "TX")
    groundless.remove_repeat("/hold/grounds/criterion[1]")
    unreached = [session_of("juvenile_hold_fl", report) for report in ("encounter", "hold")]
    for report in unreached:
        report.answer(f"/{report.paths()[0].split('/')[1]}/person/guardian_told_at", None)
    lifted = session_of("grave_disability_ca", "hold")
    lifted.answer("/hold/destination/lifted_at", lifted.value("/hold/person/detained_at"))
    note = session_of("first_minute", "note")
    note.answer("/quick_note/times/custody_at", note.value("/quick_note/times/arrived_at"))
    forceful = session_of("two_officers", "second")
    forceful.answer("/supplement/facts/force_used", ("control_hold",))
    untried = started("repeat_caller", "followup")
    unbagged = emptied(session_of("hold_refused_tx", "transfer"), "/transfer/handover/belonging")
    unshared = session_of("bridge", "referral")
    unshared.answer("/referral/consent/kind", "none")
    return [
        lifted, note, encounter, excluded, refused, *holds, groundless, *unreached, forceful, untried, bare(),
        unbagged, unshared, *undecided(),
    ]  # fmt: skip


@pytest.mark.parametrize("form_id", FORMS)
def test_each_rule_is_broken_by_some_wrong_answer(form_id: str, finished: list[Session]) -> None:
    """Some plainly wrong answer to each question with a constraint is complained about."""
    form = compiled(form_id)
    ruled = {path for path, bind in form.binds.items() if "constraint" in bind}
    for session in finished:
        for path in session.paths():
            plain = re.sub(r"\[\d+\]", "", path)
            if plain in ruled and _breaks(session, path):
                ruled.discard(plain)
    assert ruled == set()


def _breaks(session: Session, path: str) -> bool:
    question = session.question(path)
    if not question.relevant:
        return False
    if question.readonly:  # what other answers make of it breaks the rule
        return any(p.path == path and p.kind == "constraint" for p in session.problems())
    kept = question.text
    for value in _candidates(question):
        session.answer(path, value)
        broken = any(p.path == path and p.kind == "constraint" for p in session.problems())
        session.answer(path, kept)
        if broken:
            return True
    return False


def _candidates(question: Question) -> tuple[Value, ...]:
    choices = tuple(choice.value for choice in question.choices)
    if question.type == "select":
        return (choices, *((choice,) for choice in choices))
    if choices:
        return choices
    return WRONG.get(question.type, ())
