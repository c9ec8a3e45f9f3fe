"""Reports that grow from an encounter: nothing is typed twice, and each refuses what its rules exclude."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from citdesk.casework.programmes import RULES, Programme
from citdesk.xforms import Session
from tests.unit.forms.compiled import compiled
from tests.unit.forms.drafts import complaints, session_of, started
from tests.unit.forms.rehearsal import programmes
from tests.unit.forms.test_shipped_forms import FORMS

LEAD = tuple(exclusion.rule for exclusion in programmes()["lead"].exclusions)


def diversion() -> Session:
    """The finished diversion of the trespass."""
    return session_of("trespass_diversion", "diversion")


@pytest.mark.parametrize("rule", LEAD)
def test_one_exclusion_rules_out_a_diversion(rule: str) -> None:
    """Any rule answered Yes makes the person ineligible and the diversion impossible."""
    session = diversion()
    session.answer(f"/diversion/screening/x_{rule}", "yes")
    assert session.value("/diversion/screening/eligibility") == "ineligible"
    assert session.value("/diversion/screening/failing_rules") == rule
    assert "exclude" in complaints(session)["screening/discretion"]


def _anywhere(programme: str) -> dict[str, Programme]:
    """The programme as if it held in every state."""
    return {programme: replace(programmes()[programme], states=())}


@pytest.mark.parametrize("programme", sorted(programmes()))
def test_the_form_judges_as_the_programme_does(programme: str) -> None:
    """For every programme the form asks its rules only, and comes to the outcome that the rules give."""
    rules = programmes()[programme]
    session = started("trespass_diversion", "diversion", agency_programmes=_anywhere(programme))
    session.answer("/diversion/screening/program", programme)
    session.answer("/diversion/screening/record_check", "done")
    asked = [rule for rule in RULES if session.question(f"/diversion/screening/x_{rule}").relevant]
    assert asked == [exclusion.rule for exclusion in rules.exclusions]
    for rule, value in zip(asked, itertools.cycle(("no", "unknown", "no", "yes")), strict=False):
        session.answer(f"/diversion/screening/x_{rule}", value)
        values = {session.value(f"/diversion/screening/x_{name}") for name in asked}
        open_ = bool(values & {None, "", "unknown"})
        too_old = 0 < rules.oldest < 35  # the man of the trespass is 35
        expected = "ineligible" if "yes" in values or too_old else "pending_check" if open_ else "eligible"
        assert session.value("/diversion/screening/eligibility") == expected


def test_someone_too_young_for_the_program_is_ruled_out() -> None:
    """LEAD takes adults: a boy of sixteen is not eligible whatever the other answers."""
    session = session_of("young_shoplifter", "diversion")
    session.answer("/diversion/screening/program", "lead")
    assert session.value("/diversion/screening/eligibility") == "ineligible"
    assert session.value("/diversion/screening/failing_rules") == "youngest"


def test_an_unknown_rule_leaves_a_pending_check() -> None:
    """Not known is neither eligible nor excluded: the diversion may go on, marked as pending."""
    session = diversion()
    session.answer("/diversion/screening/x_open_warrant", "unknown")
    assert session.value("/diversion/screening/eligibility") == "pending_check"
    assert complaints(session) == {}


def test_a_pending_record_check_is_not_eligible() -> None:
    """The court copy cannot say eligible while the record check waits for the network."""
    session = diversion()
    session.answer("/diversion/screening/record_check", "pending")
    assert session.value("/diversion/screening/eligibility") == "pending_check"


@pytest.mark.parametrize("rights", [(), ("voluntary", "stop", "lawyer", "consequences")])
def test_every_right_is_read(rights: tuple[str, ...]) -> None:
    """An agreement with a right left out is refused."""
    session = diversion()
    session.answer("/diversion/agreement/rights_read", rights)
    assert "agreement/rights_read" in complaints(session)


def test_no_consent_without_understanding() -> None:
    """A person who does not understand the agreement cannot agree to it."""
    session = diversion()
    session.answer("/diversion/agreement/understood", "no")
    assert "understand" in complaints(session)["agreement/consent"]


def test_deadlines_come_from_the_program() -> None:
    """Choosing a program sets both dates; the officer may change them, completion never before intake."""
    session = session_of("trespass_diversion", "diversion", agency_programmes=_anywhere("civil_citation"))
    session.answer("/diversion/screening/program", "civil_citation")
    assert str(session.value("/diversion/agreement/intake_by")) == "2026-06-12"
    assert str(session.value("/diversion/agreement/complete_by")) == "2026-10-07"
    session.answer("/diversion/agreement/complete_by", "2026-06-10")
    assert "before the first meeting" in complaints(session)["agreement/complete_by"]


def test_probable_cause_starts_from_the_facts_on_the_offense() -> None:
    """Facts that bear on the offense are there, each with how it is known and who told it; others are not."""
    session = started("trespass_diversion", "diversion")
    text = str(session.value("/diversion/charges/probable_cause"))
    assert text.startswith("[I saw or heard it] Lay on a folding table")
    assert (
        "[Someone told me: Pat Laundryowner, Owner of the laundry, knows him by sight] The owner told him"
        in text
    )
    assert "drinks" not in text
    assert not session.question("/diversion/charges/sources").relevant


def test_who_writes_probable_cause_anew_says_how_it_is_known() -> None:
    """Facts in the officer's own words carry no marks: the form asks, and offers what the encounter says."""
    session = started("trespass_diversion", "diversion")
    session.answer(
        "/diversion/charges/probable_cause", "He lay in the locked laundry, against the owner's word. " * 2
    )
    assert session.value("/diversion/charges/sources") == ("saw_heard", "told")
    assert (
        session.value("/diversion/charges/informant")
        == "Pat Laundryowner, Owner of the laundry, knows him by sight"
    )
    session.answer("/diversion/charges/sources", ())
    assert "charges/sources" in complaints(session)


def test_a_minor_signs_with_the_guardian() -> None:
    """Without the guardian's signature a minor's agreement is not complete."""
    session = session_of("young_shoplifter", "diversion")
    session.answer("/diversion/signatures/signed_guardian", "")
    assert set(complaints(session)) == {"signatures/signed_guardian"}


def test_a_referral_takes_what_the_encounter_knows() -> None:
    """Name, birth date, phone, language, reason and level are there before anything is typed."""
    session = started("bridge", "referral")
    taken = {
        name: str(session.value(f"/referral/{name}"))
        for name in ("person/last_name", "person/phone", "person/language", "service/danger_level")
    }
    assert taken == {
        "person/last_name": "Sampleford",
        "person/phone": "555 0177",
        "person/language": "en",
        "service/danger_level": "high",
    }
    assert "Stood outside the railing" in str(session.value("/referral/service/reason"))


def test_facts_on_an_offense_do_not_go_to_a_service() -> None:
    """The reason for a referral leaves out what bears on an offense."""
    assert "latch" not in str(started("trespass_diversion", "referral").value("/referral/service/reason"))


def test_a_service_from_the_directory_brings_its_name_and_number_along() -> None:
    """One choice fills kind, name, phone and address; what is typed by hand instead stays as typed."""
    session = started("bridge", "referral")
    session.answer("/referral/service/provider", "demo-28")
    filled = {name: session.value(f"/referral/service/{name}") for name in ("category", "service_name")}
    assert filled == {"category": "elder", "service_name": "Stay Home Senior Care"}
    assert "555-0128" in str(session.value("/referral/service/service_reach"))
    session.answer("/referral/service/provider", None)
    session.answer("/referral/service/service_name", "The corner clinic")
    assert session.value("/referral/service/service_name") == "The corner clinic"


def test_a_person_on_a_hold_is_offered_places_that_take_holds() -> None:
    """The directory says who takes holds, the law pack which kinds of place may; a shelter is neither."""
    offered = {
        form_id: {choice.value for choice in started("hold_refused_tx", form_id).question(path).choices}
        for form_id, path in [
            ("hold", "/hold/destination/provider"),
            ("transfer", "/transfer/facilities/stop[1]/provider"),
        ]
    }
    for form_id, services in offered.items():
        assert {"demo-02", "demo-05"} <= services, form_id
        assert not services & {"demo-06", "demo-14"}, form_id
    free = {
        c.value
        for c in started("bridge", "transfer").question("/transfer/facilities/stop[1]/provider").choices
    }
    assert "demo-14" in free


def test_a_facility_is_typed_once() -> None:
    """Kind where the directory can tell it, name, phone and address come along with the choice."""
    session = started("hold_refused_tx", "transfer")
    stop = "/transfer/facilities/stop[1]"
    session.answer(f"{stop}/provider", "demo-05")
    assert session.value(f"{stop}/facility_type") == "ed"
    assert session.value(f"{stop}/facility_name") == "General Hospital Emergency Department"
    assert "555-0105" in str(session.value(f"{stop}/facility_reach"))


def test_a_treatment_record_needs_a_signed_consent() -> None:
    """A spoken consent does not cover a treatment program's record."""
    session = session_of("dementia_neighbour", "referral")
    session.answer("/referral/consent/shared", ("name", "sud"))
    assert "signed consent" in complaints(session)["consent/shared"]


def test_after_no_the_way_of_the_referral_is_marked_and_not_the_no() -> None:
    """A No leaves no handover in person: the way is what is changed, and beside the No it says so."""
    session = session_of("bridge", "referral")
    session.answer("/referral/consent/kind", "none")
    found = complaints(session)
    assert set(found) == {"service/type"}
    assert "said No" in found["service/type"]
    assert session.question("/referral/consent/other_way").relevant
    session.answer("/referral/service/type", "information")
    assert not session.question("/referral/consent/other_way").relevant
    assert not complaints(session)


CONSENT = (
    ("shared", ("name", "contact")),
    ("purpose", "To arrange a first visit"),
    ("expires", "event"),
    ("understood", "yes"),
    ("signed_person", "Dana Sampleford"),
    ("drawn_person", "signature.png"),
)


def test_terms_that_are_not_all_given_cannot_be_signed() -> None:
    """Until it is said what is shared, for what and until when, the words have gaps and nobody can sign."""
    session = session_of("bridge", "referral")
    at = "/referral/consent/"
    session.answer("/referral/service/answer", "accepted")
    for name, value in (("kind", None), ("shared", None), ("purpose", None), ("expires", None)):
        session.answer(at + name, value)
    session.answer(at + "kind", "signed")
    signs = [at + name for name in ("understood", "drawn_person", "signed_person")]
    words = session.value(at + "in_words_en")
    assert "(not chosen yet)" in str(words)
    assert "nothing else" not in str(words)
    assert "the service ends" not in str(words)
    assert [path for path in signs if session.question(path).relevant] == []
    for name, value in (("shared", "reason"), ("purpose", "Help tonight")):
        session.answer(at + name, value)
        assert [path for path in signs if session.question(path).relevant] == []
    session.answer(at + "expires", "date")
    assert str(session.value(at + "in_words_en")).endswith("Until: (not chosen yet).")
    session.answer(at + "expires", "event")
    assert [path for path in signs if session.question(path).relevant] == signs
    assert str(session.value(at + "in_words_en")).endswith(
        "the reason for the referral; nothing else. What for: Help tonight. Until: the service ends."
    )


@pytest.mark.parametrize(
    ("asked", "no", "yes"),
    [
        ("/referral/consent/kind", "none", "signed"),
        ("/referral/service/answer", "declined", "accepted"),
    ],
)
def test_a_yes_after_a_no_is_asked_anew(asked: str, no: str, yes: str) -> None:
    """Nothing of the consent before the No comes back with a later Yes: it is chosen and signed again."""
    session = session_of("bridge", "referral")
    for name, value in CONSENT:
        session.answer(f"/referral/consent/{name}", value)
    session.answer(asked, no)
    session.answer(asked, yes)
    session.answer("/referral/consent/kind", "signed")
    left = {name: session.value(f"/referral/consent/{name}") for name, _ in CONSENT}
    assert left == dict.fromkeys(left)
    assert "consent/shared" in complaints(session)
    for name, value in CONSENT[:3]:
        session.answer(f"/referral/consent/{name}", value)
    assert {"consent/understood", "consent/signed_person"} <= set(complaints(session))


def test_a_witness_of_a_consent_taken_back_is_asked_anew() -> None:
    """The witness of the first consent did not hear the second one."""
    session = session_of("bridge", "referral")
    for name, value in (("kind", "verbal"), ("witness", "R. Vale"), ("kind", "none"), ("kind", "verbal")):
        session.answer(f"/referral/consent/{name}", value)
    assert session.value("/referral/consent/witness") is None


def test_a_diversion_wanted_after_a_no_is_signed_anew() -> None:
    """The signature under the agreement goes with the No of the person."""
    session = diversion()
    signed = "/diversion/signatures/signed_person"
    session.answer("/diversion/signatures/drawn_person", "signature.png")
    assert session.value(signed)
    session.answer("/diversion/agreement/consent", "no")
    session.answer("/diversion/agreement/consent", "yes")
    assert session.value(signed) is None
    assert session.value("/diversion/signatures/drawn_person") is None


def test_a_hold_is_not_handed_to_a_jail() -> None:
    """The transfer of a person on a hold refuses a jail as a stop."""
    session = session_of("hold_refused_tx", "transfer")
    session.answer("/transfer/facilities/stop[2]/facility_type", "jail")
    assert "does not allow a hold" in complaints(session)["facilities/stop[2]/facility_type"]


def test_a_transfer_counts_the_wait_and_wants_the_hold_form() -> None:
    """Waiting minutes of all stops add up; after a hold its statement is among the papers."""
    session = session_of("hold_refused_tx", "transfer")
    assert session.value("/transfer/facilities/total_wait") == "206"
    session.answer("/transfer/handover/documents", ("property_list",))
    assert "hold statement" in complaints(session)["handover/documents"]


def test_an_author_does_not_review_their_own_report() -> None:
    """The after-action review refuses the signature of the report's author."""
    session = session_of("barricade", "review")
    session.answer("/after_action/signature/signed_name", "A. Marsh")
    assert "someone else" in complaints(session)["signature/signed_name"]


def test_high_danger_is_followed_up_within_three_days() -> None:
    """The due date is three days after an encounter with high danger, else seven."""
    assert str(started("bridge", "followup").value("/followup/plan/due_on")) == "2026-03-15"
    assert str(started("repeat_caller", "followup").value("/followup/plan/due_on")) == "2026-10-14"


def test_the_guardian_signs_and_nobody_for_them() -> None:
    """Choosing how consent was given does not write the guardian's signature."""
    session = started("young_shoplifter", "referral")
    session.answer("/referral/service/answer", "accepted")
    session.answer("/referral/consent/kind", "signed")
    assert not session.value("/referral/consent/guardian_signed")
    assert "consent/guardian_signed" in complaints(session)


@pytest.mark.parametrize("form_id", FORMS)
def test_no_signature_is_filled_in(form_id: str) -> None:
    """A name under a report is written by the one who signs; the form never works it out."""
    for path, bind in compiled(form_id).binds.items():
        name = path.rsplit("/", 1)[-1]
        signs = "sign" in name.split("_")[0] or name.endswith("_signed") or name in ("attested", "witness")
        assert not (signs and "calculate" in bind), path


def test_times_of_a_journey_follow_each_other() -> None:
    """One sets out after arriving on scene, and hands over after arriving at the facility."""
    session = session_of("hold_refused_tx", "transfer")
    session.answer("/transfer/journey/departed_at", "2026-09-03T17:00:00-05:00")
    assert "after you arrived at the scene" in complaints(session)["journey/departed_at"]
    session = session_of("hold_refused_tx", "transfer")
    session.answer("/transfer/handover/handed_over_at", session.value("/transfer/journey/departed_at"))
    assert "arriving at the facility" in complaints(session)["handover/handed_over_at"]


def test_a_plan_can_be_made_when_the_person_could_not_be_asked() -> None:
    """Whether the person agrees is not invented for one who was not there."""
    session = session_of("repeat_caller", "plan")
    session.answer("/response_plan/plan/person_agrees", "not_asked")
    assert complaints(session) == {}
