"""What one report tells against what the encounter report of the same case answers."""

from __future__ import annotations

import re

import pytest

from citdesk.casework.checks import Severity
from citdesk.workspace import findings_in
from citdesk.xforms import Session
from tests.unit.forms.drafts import complaints, session_of, started
from tests.unit.forms.test_hold_statement import fill

FACT = "/supplement/facts/fact[1]/what"
TOLD = (
    ("At 21:10 he held a knife against the neck of his brother in the kitchen.", "weapon_in_another"),
    ('At 21:10 he said "I want to die tonight" and wept on the stairs.', "death_wish_in_another"),
    ("At 21:10 my partner and I put him on the ground and I handcuffed him.", "force_in_another"),
)


def pruned(session: Session) -> bytes:
    return session.to_xml(pruned=True)


def told(one: bytes, *others: bytes) -> dict[str, Severity]:
    """What the author of the first is told beside the others."""
    return {finding.code: finding.severity for finding in findings_in(one, others)}


@pytest.mark.parametrize(("text", "code"), TOLD)
def test_a_supplement_is_held_against_the_encounter(text: str, code: str) -> None:
    """The second officer's fact is found by both authors, where it stands and where it is denied."""
    encounter, second = session_of("two_officers"), session_of("two_officers", "second")
    assert encounter.value("/encounter/weapons/armed") == "no"
    assert code not in told(pruned(second), pruned(encounter))
    second.answer(FACT, text)
    assert complaints(second) == {}
    assert code in told(pruned(second), pruned(encounter))
    (found,) = [each for each in findings_in(pruned(encounter), [pruned(second)]) if each.code == code]
    assert len(found.paths) == 2
    assert found.paths[0].startswith("/encounter/")
    assert re.sub(r"\[1\]", "", found.paths[1]) == "/supplement/facts/fact/what"


def test_a_ground_for_a_hold_is_held_against_the_encounter() -> None:
    """A handgun in a ground beside an unarmed person is asked about."""
    encounter, hold = session_of("hold_refused_tx"), started("hold_refused_tx", "hold", "TX")
    fill(hold, "TX")
    assert "weapon_in_another" not in told(pruned(hold), pruned(encounter))
    hold.answer(
        "/hold/grounds/criterion[1]/facts", "At 17:40 he pointed a handgun at his wife in the kitchen."
    )
    assert told(pruned(hold), pruned(encounter))["weapon_in_another"] is Severity.WARN


@pytest.mark.parametrize(
    ("report", "code"),
    [
        ("<consult><request><question>He held a hammer, what now?</question></request></consult>", "weapon"),
        ("<consult><request><facts>She wants to end it all.</facts></request></consult>", "suicide"),
        ("<transfer><journey><mode_reason>He was tased.</mode_reason></journey></transfer>", "force"),
        ("<after_action><review><to_improve>I tackled him.</to_improve></review></after_action>", "force"),
        ("<referral><service><reason>He wants to die.</reason></service></referral>", "suicide"),
        ("<diversion><charges><probable_cause>A knife.</probable_cause></charges></diversion>", "weapon"),
        ("<hold><grounds><imminence>She will kill herself.</imminence></grounds></hold>", "suicide"),
    ],
)  # fmt: skip
def test_every_report_of_a_case_is_looked_through(report: str, code: str) -> None:
    """Consult, transfer, referral, diversion, hold and review: what they tell counts against the answers."""
    encounter = (
        "<encounter><weapons><armed>no</armed></weapons><force><events>none</events></force>"
        "<danger_self><asked_suicide>no</asked_suicide></danger_self></encounter>"
    )
    assert f"{code}_in_another" in told(report.encode(), encounter.encode())
    answered = (
        "<encounter><weapons><armed>yes</armed></weapons><force><events>force</events></force>"
        "<danger_self><asked_suicide>yes</asked_suicide><thoughts>yes</thoughts></danger_self></encounter>"
    )
    assert f"{code}_in_another" not in told(report.encode(), answered.encode())


def test_what_another_officers_encounter_tells_counts() -> None:
    """Two encounter reports: the knife that one tells of is asked about in the other, at its own question."""
    own = b"<encounter><weapons><armed>no</armed></weapons></encounter>"
    twin = b"<encounter><narrative><saw_heard>He held a knife.</saw_heard></narrative></encounter>"
    (found,) = [each for each in findings_in(own, [twin]) if each.code == "weapon_in_another"]
    assert found.paths == ("/encounter/weapons/armed",)


def test_of_two_officers_one_asked_about_suicide() -> None:
    """What the supplement tells is answered for when either encounter report asked."""
    own = b"<encounter><danger_self><asked_suicide>no</asked_suicide></danger_self></encounter>"
    asked = own.replace(b">no<", b">yes<")
    second = b"<supplement><facts><narrative>He said he wants to die.</narrative></facts></supplement>"
    assert told(own, second)["suicide_in_another"] is Severity.STOP
    assert "suicide_in_another" not in told(own, second, asked)


def test_force_by_the_second_officer_is_missed_on_the_force_page() -> None:
    """The supplement's own answer counts without any word; the encounter report is where it is mended."""
    encounter, second = session_of("two_officers"), session_of("two_officers", "second")
    second.answer("/supplement/facts/force_used", ("takedown",))
    second.answer("/supplement/facts/force_number", "UOF-1")
    assert told(pruned(second), pruned(encounter))["force_in_another"] is Severity.STOP
    second.answer("/supplement/facts/force_used", ("commands",))
    assert "force_in_another" not in told(pruned(second), pruned(encounter))


def test_a_wish_to_die_that_was_denied_when_asked_is_told_of_nowhere() -> None:
    """That somebody denied it when asked, or never wanted it, is no contradiction to the answers No."""
    answers = (
        b"<encounter><danger_self><asked_suicide>yes</asked_suicide><wish_dead>no</wish_dead>"
        b"<thoughts>no</thoughts></danger_self><narrative><saw_heard>%s</saw_heard></narrative></encounter>"
    )
    for text, found in (
        (b"He denied wanting to die or to kill himself.", False),
        (b"I asked him if he wants to die. He laughed.", False),
        (b"He told his sister that he wants to die.", True),
    ):
        assert ("death_wish_denied" in told(answers % text)) is found, text
