"""Every question can be reached: one that nobody is ever asked is a rule written wrongly."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import pytest

from citdesk.xforms import Session
from tests.scenario.scripts import Value, every_script
from tests.unit.forms.compiled import compiled
from tests.unit.forms.drafts import bare, session_of, started
from tests.unit.forms.rehearsal import Rehearsal
from tests.unit.forms.test_diversion_decided import undecided
from tests.unit.forms.test_shipped_forms import FORMS

SCRIPTS = every_script()
# an expired official form, the law's exact words, and facts changed meanwhile have tests of their own
ELSEWHERE = frozenset(
    {
        "/hold/law/edition_known",
        "/hold/law/prescribed",
        "/hold/grounds/criterion/facts_changed",
        "/hold/grounds/criterion/facts_gone",
        "/hold/grounds/criterion/facts_again",
    }
)
ODD_ENCOUNTER: Mapping[str, Value] = {
    "call/occurred_at": "2026-03-01T14:05:00-06:00",
    "place/address": "",
    "place/hazards": ("other",),
    "person/more": ("cover", "flags", "aliases"),
    "person/safety_flags": ("weapons",),
    "communication/language": "other",
    "call/helpers": ("c988", "clinician_scene", "not_come"),
    "communication/consult_followed": "not",
    "seen/behaviors": ("other",),
    "seen/stressor": ("other",),
    "danger_others/threat": "verbal",
    "danger_others/toward": ("partner",),
    "weapons/armed": "yes",
    "weapons/weapon_types": ("other",),
    "deescalation/technique[1]/kind": "other",
    "force/events": ("force", "damage", "restraint"),
    "force/force_used": ("takedown",),
    "force/tried_first": "not_feasible",
    "force/property_damage": ("home",),
    "force/restraint": ("prone",),
    "health/noticed": ("injury",),
    "health/ailments": ("head",),
    "health/ems": "not_called",
}


def changed(session: Session, answers: Mapping[str, Value | None]) -> Session:
    """The report with these answers, by their paths below the root."""
    root = session.paths()[0].split("/")[1]
    for path, value in answers.items():
        session.answer(f"/{root}/{path}", value)
    return session


def odd() -> Iterator[Session]:
    """Reports at turns that no script takes."""
    yield changed(session_of("voices_no_weapon"), ODD_ENCOUNTER)
    for report in ("encounter", "hold"):
        yield changed(session_of("juvenile_hold_fl", report), {"person/guardian_told_at": None})
    note = session_of("first_minute", "note")
    arrived = note.value("/quick_note/times/arrived_at")
    yield changed(note, {"times/custody_at": arrived, "times/left_at": arrived})
    yield bare()
    yield changed(session_of("two_officers"), {"deescalation/technique[1]/kind": "no_time"})
    yield changed(session_of("bridge"), {"danger_self/means": ("other",), "outcome/follow_up": "none"})
    yield changed(
        session_of("barricade", "review"), {"review/triggers": ("force",), "review/policy_followed": "minor"}
    )
    hold = session_of("grave_disability_ca", "hold")
    yield changed(hold, {"destination/lifted_at": hold.value("/hold/person/detained_at")})
    yield changed(session_of("deaf_person", "consult"), {"answer/followed": "partly"})
    yield changed(session_of("trespass_diversion", "diversion"), {"screening/program": "other"})
    yield changed(session_of("young_shoplifter", "diversion"), {"screening/program": "lead"})
    own_words = "He ran out with the charger, as the owner saw, and gave it back to me at the corner."
    yield changed(session_of("young_shoplifter", "diversion"), {"charges/probable_cause": own_words})
    yield from undecided()
    yield changed(started("hold_refused_tx", "followup"), {"result/close_reason": "other"})
    yield changed(started("hold_refused_tx", "hold", "CA"), {"destination/release_notice": "yes"})
    yield changed(started("hold_refused_tx", "hold", "GA"), {"grounds/charge_pending": "no"})
    yield from (started("hold_refused_tx", "hold", state) for state in ("OH", "MA", "PA", "IL"))
    ground = "grounds/criterion[1]"
    unnoted = {f"{ground}/which": "danger_others", f"{ground}/facts": "Seen at 17:50."}
    yield changed(started("hold_refused_tx", "hold", "TX"), unnoted)
    groundless = started("hold_refused_tx", "hold", "TX")
    groundless.remove_repeat(f"/hold/{ground}")
    yield groundless
    yield changed(started("hold_refused_tx", "transfer", "NY"), {"journey/mode": "patrol"})
    yield started("veteran_firearm", "hold", "TX")
    yield changed(
        started("young_shoplifter", "referral"),
        {"service/answer": "accepted", "consent/kind": "signed", "consent/shared": ("sud",)},
    )
    yield changed(session_of("bridge", "referral"), {"consent/kind": "none"})
    yield changed(session_of("bridge", "referral"), {"consent/purpose": "To plan the treatment"})
    yield changed(
        session_of("hold_refused_tx", "transfer"), {"facilities/stop[2]/accepted": "refused_medical"}
    )
    yield changed(session_of("two_officers", "second"), {"facts/force_used": ("takedown",)})


@pytest.fixture(scope="module")
def asked() -> frozenset[str]:
    """Every path that is relevant in some report."""
    sessions: list[Session] = list(odd())
    for script in SCRIPTS:
        rehearsal = Rehearsal(script)
        rehearsal.play()
        sessions += [desk.session for desk in rehearsal.desks.values()]
    return frozenset(
        re.sub(r"\[\d+\]", "", path)
        for session in sessions
        for path in session.paths()
        if session.question(path).relevant
    )


@pytest.mark.parametrize("form_id", FORMS)
def test_every_question_is_asked_in_some_report(form_id: str, asked: frozenset[str]) -> None:
    """Between the scripts and a few odd turns each question of the form comes up."""
    assert set(compiled(form_id).leaves) - asked - ELSEWHERE == set()
