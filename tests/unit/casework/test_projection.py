"""What one audience may see of a revision: an allow-list, and nothing beside it."""

from __future__ import annotations

from citdesk.casework.projection import Audience, may_see, project

BINDS = {
    "/encounter/call/arrived": {"citdesk:audience": "internal court public"},
    "/encounter/person/diagnosis": {"citdesk:audience": "internal provider"},
    "/encounter/technique/name": {"citdesk:audience": "internal court"},
    "/encounter/technique/note": {"citdesk:audience": "internal"},
    "/encounter/unlabelled": {},
}
INSTANCE = (
    b'<encounter id="encounter" version="1" secret="MARK-ATTRIBUTE"><!-- MARK-COMMENT -->'
    b'<call from="MARK-LEAF"><arrived>21:05</arrived></call>'
    b"<person><diagnosis>MARK-DIAGNOSIS</diagnosis></person>"
    b"<technique><name>listening</name><note>MARK-NOTE</note></technique>"
    b"<technique><note>MARK-ONLY</note></technique>"
    b"<unlabelled>MARK-UNLABELLED</unlabelled><unknown>MARK-UNKNOWN</unknown>"
    b"<meta><instanceID>uuid:MARK-META</instanceID></meta></encounter>"
)


def test_the_court_sees_what_is_labelled_for_the_court_and_nothing_else() -> None:
    """Answers, attributes, comments and metadata that are not for the court are absent from the bytes."""
    court = project(BINDS, INSTANCE, Audience.COURT)
    assert b"21:05" in court
    assert b"listening" in court
    assert b"MARK" not in court


def test_withheld_answers_leave_no_empty_place() -> None:
    """Absent, not blank: neither the element, nor an emptied group, nor the number of repeats remains."""
    court = project(BINDS, INSTANCE, Audience.COURT)
    assert b"person" not in court
    assert court.count(b"<technique>") == 1


def test_a_provider_sees_the_providers_part() -> None:
    """The provider projection is made from the same labels and holds its own part only."""
    provider = project(BINDS, INSTANCE, Audience.PROVIDER)
    assert b"MARK-DIAGNOSIS" in provider
    assert b"21:05" not in provider


def test_an_answer_without_a_label_is_nobodys() -> None:
    """Fail closed: a question that somebody forgot to label goes to no outside audience."""
    outside = [audience for audience in Audience if audience is not Audience.INTERNAL]
    assert not any(may_see({}, audience) for audience in outside)
    assert not any(may_see({"citdesk:audience": "everybody"}, audience) for audience in outside)


def test_substance_use_is_in_no_projection() -> None:
    """Whatever its audience says: a projection carries no consent, and without one it stays inside."""
    labels = {"citdesk:audience": "internal provider court person", "citdesk:sensitivity": "H SUD"}
    seen = {audience for audience in Audience if may_see(labels, audience)}
    assert seen == {Audience.INTERNAL}
    binds = {"/referral/treatment": labels, "/referral/reason": {"citdesk:audience": "internal provider"}}
    answers = b"<referral><treatment>MARK-RECORD</treatment><reason>Wants to talk</reason></referral>"
    assert b"MARK" not in project(binds, answers, Audience.PROVIDER)
    assert b"Wants to talk" in project(binds, answers, Audience.PROVIDER)


def test_a_choice_that_tells_of_health_goes_to_no_court() -> None:
    """The call type of a trespass is the court's; that of a suicidal person stays with those who help."""
    types = {"citdesk:audience": "internal provider court", "citdesk:health": "suicidal overdose"}
    binds = {"/encounter/first": types, "/encounter/last": types}
    answers = b"<encounter><first>suicidal</first><last>trespass</last></encounter>"
    court = project(binds, answers, Audience.COURT)
    assert b"suicidal" not in court
    assert b"first" not in court
    assert b"trespass" in court
    for audience in (Audience.PROVIDER, Audience.INTERNAL):
        assert b"suicidal" in project(binds, answers, audience)
