"""Reports of one case beside each other: two accounts of an encounter, and who the person is."""

from __future__ import annotations

import re

import pytest

from citdesk.casework.checks import Severity
from citdesk.workspace import findings_in
from tests.unit.forms.drafts import session_of

HELD = "hold_refused_tx"


def report(script: str, name: str, **changes: str) -> bytes:
    """A report of a script as it was sent, with answers below ``person`` written over."""
    text = session_of(script, name).to_xml(pruned=True).decode()
    for question, answer in changes.items():
        text = re.sub(rf"(<person>.*<{question}>)[^<]*(</{question}>)", rf"\g<1>{answer}\g<2>", text)
        assert f"<{question}>{answer}<" in text
    return text.encode()


def codes(one: bytes, *others: bytes) -> dict[str, Severity]:
    """What the author of the first is told beside the others."""
    return {finding.code: finding.severity for finding in findings_in(one, others)}


def test_of_two_officers_one_tells_of_the_hold() -> None:
    """An account that ends without the hold stops neither the statement nor itself."""
    encounter, hold, second = report(HELD, "encounter"), report(HELD, "hold"), report("bridge", "encounter")
    assert "emergency_hold" in encounter.decode()
    for one, *others in ((hold, encounter, second), (second, encounter, hold)):
        assert "statement_without_hold" not in codes(one, *others)
        assert "after_leaving" not in codes(one, *others)


def test_a_hold_that_no_account_tells_of_is_stopped() -> None:
    """Two accounts without the hold, and its statement: one of the three is wrong."""
    plain = report("voices_no_weapon", "encounter")
    assert codes(plain, plain, report(HELD, "hold"))["statement_without_hold"] is Severity.STOP


@pytest.mark.parametrize("form", ["hold", "diversion"])
def test_a_minor_in_the_encounter_and_an_adult_in_the_packet_is_stopped(form: str) -> None:
    """The date of birth was mended after the packet was sent: it goes by the wrong rules."""
    script = HELD if form == "hold" else "trespass_diversion"
    encounter, packet = report(script, "encounter", juvenile="yes"), report(script, form)
    assert codes(packet, encounter)["minor_in_one_only"] is Severity.STOP
    assert "minor_in_one_only" in codes(encounter, packet)
    assert "minor_in_one_only" not in codes(report(script, "encounter"), packet)


def test_a_diversion_is_stopped_when_the_encounter_says_armed_later() -> None:
    """The encounter was amended after the diversion was sent: nobody stays eligible by an old answer."""
    diversion = report("trespass_diversion", "diversion").decode()
    assert "<x_weapon>no<" in diversion
    encounter = report("trespass_diversion", "encounter").decode()
    armed = re.sub(r"<armed>[^<]*<", "<armed>yes<", encounter)
    assert armed != encounter
    told = codes(diversion.encode(), armed.encode())
    assert told["ruled_out_since"] is Severity.STOP
    assert "ruled_out_since" in codes(armed.encode(), diversion.encode())
    assert "ruled_out_since" not in codes(diversion.encode(), encounter.encode())
    reasoned = diversion.replace(
        "</x_weapon>", "</x_weapon><x_weapon_reason>It was his cane.</x_weapon_reason>"
    )
    assert "ruled_out_since" not in codes(reasoned.encode(), armed.encode())


def test_another_name_in_the_encounter_is_asked_about() -> None:
    """What was mended in the encounter stays as it was in a hold that was sent before."""
    encounter, hold = report(HELD, "encounter", last_name="Otherperson"), report(HELD, "hold")
    (found,) = [each for each in findings_in(hold, [encounter]) if each.code == "person_differs"]
    assert found.paths == ("/hold/person/last_name", "/encounter/person/last_name")
    assert found.severity is Severity.WARN
    assert "person_differs" not in codes(hold, encounter, report(HELD, "encounter"))


def test_facts_that_were_taken_back_are_asked_about() -> None:
    """The fact that a ground took is not in the encounter any more, or reads otherwise."""
    encounter, hold = report(HELD, "encounter"), report(HELD, "hold")
    assert b"<facts_taken>" in hold
    assert "fact_taken_back" not in codes(hold, encounter)
    changed = encounter.replace(b"danger_self</supports>", b"story</supports>")
    assert changed != encounter
    assert codes(hold, changed)["fact_taken_back"] is Severity.WARN
