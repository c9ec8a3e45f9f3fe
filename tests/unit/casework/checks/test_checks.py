"""Each check over a whole record fires on what it is for, names the questions, and is else silent."""

from __future__ import annotations

import pytest

from citdesk.casework.checks import RULES, Answers, Finding, Record, Severity, check_record
from tests.scenario.scripts import Script, Value, every_script
from tests.unit.forms.drafts import session_of
from tests.unit.forms.rehearsal import Rehearsal

SCRIPTS = every_script()


def changed(script: str, report: str, **changes: Value) -> Answers:
    """One report of a script with some answers changed; ``__`` stands for ``/``."""
    session = session_of(script, report)
    form = session.paths()[0].split("/")[1]
    for name, value in changes.items():
        session.answer(f"/{form}/{name.replace('__', '/')}", value)
    return Answers(session.to_xml(pruned=True))


def codes(*reports: Answers) -> dict[str, Finding]:
    """The findings by their code."""
    return {finding.code: finding for finding in check_record(Record(reports))}


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.id)
def test_no_script_ends_with_a_stop(script: Script) -> None:
    """Reports that a supervisor approves in the scripts hold nothing that stops an approval."""
    rehearsal = Rehearsal(script)
    rehearsal.play()
    record = Record([Answers(desk.session.to_xml(pruned=True)) for desk in rehearsal.desks.values()])
    stops = [finding for finding in check_record(record) if finding.severity is Severity.STOP]
    assert stops == []


def test_findings_never_repeat_an_answer() -> None:
    """A finding's sentence is the same for everybody: it goes into logs and lists."""
    plain = codes(changed("voices_no_weapon", "encounter", narrative__you_did="I cuffed Wes Exemplar."))
    assert "Exemplar" not in plain["force_in_words"].message
    assert plain["force_in_words"].paths == ("/encounter/force/events", "/encounter/narrative/you_did")


def test_stops_come_first() -> None:
    """What must be mended is listed before what should be looked at."""
    found = check_record(
        Record(
            [
                changed(
                    "voices_no_weapon",
                    "encounter",
                    narrative__you_did="I cuffed him.",
                    narrative__person_said="that they speak through lamps",
                )
            ]
        )
    )
    assert [finding.severity for finding in found] == [Severity.STOP, Severity.WARN]


@pytest.mark.parametrize(
    ("code", "answers"),
    [
        ("weapon_in_words", {"narrative__saw_heard": "A kitchen knife lay beside his hand on the shelf."}),
        ("force_in_words", {"narrative__you_did": "I handcuffed him and we waited for his sister."}),
        ("weapon_in_words", {"seen__fact[1]__what": "She held the scissors toward her sister at 16:02."}),
        ("weapon_in_words", {"seen__fact[1]__what": "He laid the blade on the shelf when I asked."}),
        ("force_in_words", {"narrative__you_did": "I pushed him against the wall until he was still."}),
        ("force_in_words", {"narrative__you_did": "My partner and I put him on the ground."}),
        ("force_in_words", {"seen__fact[1]__what": "At 16:05 I pushed him against the wall."}),
        ("label_for_person", {"narrative__arrival": "The junkie from the third floor stood at the door."}),
        ("arrest_without_charge", {"outcome__disposition": ("arrest",)}),
        ("excited_delirium", {"narrative__arrival": "It looked like excited delirium to me."}),
        ("diagnosis_as_fact", {"narrative__saw_heard": "He was clearly psychotic when we came in."}),
        ("pasted_history", {"narrative__arrival": "HDR/2L0 NIC/X123 FBI/9988 came back on him."}),
        ("words_without_quotes", {"narrative__person_said": "He said that they speak through lamps."}),
        ("long_call", {"outcome__cleared_at": "2026-04-03T01:00:00-05:00"}),
        ("justice_label", {"outcome__offense": "yes", "narrative__labels": ("health",)}),
        ("victim_label", {"call__contact[1]__contact_role": "victim"}),
        ("crisis_coded_other", {"outcome__final_type": "disturbance"}),
        ("hold_without_statement", {"outcome__disposition": ("emergency_hold",)}),
        ("diversion_without_agreement", {"outcome__disposition": ("diversion",)}),
        ("handoff_without_referral", {"outcome__disposition": ("warm_handoff",)}),
        ("transport_without_transfer", {"outcome__disposition": ("detox",)}),
        ("no_supervisor", {"weapons__armed": "yes"}),
        ("happened_later", {"call__occurred_at": "2026-04-02T14:20:00-05:00"}),
    ],
)  # fmt: skip
def test_a_check_fires_on_what_it_is_for(code: str, answers: dict[str, Value]) -> None:
    """One change to a sound report brings exactly this finding up."""
    assert code not in codes(changed("voices_no_weapon", "encounter"))
    assert code in codes(changed("voices_no_weapon", "encounter", **answers))


def test_a_person_with_a_weapon_is_a_call_type_that_fits_a_crisis() -> None:
    """The check does not ask to give up the type that names the danger."""
    assert "crisis_coded_other" not in codes(
        changed("voices_no_weapon", "encounter", call__initial_type="weapon", outcome__final_type="weapon")
    )


def test_quoted_words_are_not_the_officers() -> None:
    """A diagnosis that somebody spoke is a quotation, not a conclusion."""
    quoted = changed(
        "voices_no_weapon", "encounter", narrative__saw_heard='His sister said "he is psychotic again".'
    )
    assert "diagnosis_as_fact" not in codes(quoted)


def test_force_does_not_silence_a_knife() -> None:
    """Unarmed on the page and a knife in the facts is asked about, whatever force was used."""
    for force in ("takedown", "firearm_pointed"):
        spoiled = changed(
            "workplace_threat",
            "encounter",
            weapons__armed="no",
            force__force_used=(force,),
        )
        assert "weapon_in_words" in codes(spoiled)


def test_what_one_person_did_to_another_is_not_force() -> None:
    """The man who pushed his sister against a wall, as a fact, used no force of the police."""
    fact = changed(
        "voices_no_weapon", "encounter", **{"seen__fact[1]__what": "He pushed her against the wall at 16:02."}
    )
    assert "force_in_words" not in codes(fact)


def test_taking_somebody_along_is_not_force() -> None:
    """Custody, a walk to the car and a seat are no force by themselves."""
    for did in (
        "I took her to the hospital.",
        "We took her into custody.",
        "I put him in the car and waited.",
    ):
        assert "force_in_words" not in codes(changed("voices_no_weapon", "encounter", narrative__you_did=did))


def test_an_officers_own_pistol_is_no_weapon_of_the_person() -> None:
    """What the officer carries may be named without anybody having been armed."""
    own = changed("voices_no_weapon", "encounter", narrative__you_did="I kept my pistol in its holster.")
    assert "weapon_in_words" not in codes(own)


def test_a_label_in_quotation_marks_is_the_speakers() -> None:
    """A word that the caller used stands as the caller's."""
    said = changed("voices_no_weapon", "encounter", narrative__arrival='The caller spoke of "the junkie".')
    assert "label_for_person" not in codes(said)


def test_a_weapon_known_elsewhere_may_be_named() -> None:
    """The veteran's pistol is on record: naming it is no contradiction."""
    assert "weapon_in_words" not in codes(changed("veteran_firearm", "encounter"))


@pytest.mark.parametrize(
    "said",
    [
        "that he wanted to die",
        "that he does not want to live any more",
        "that he didn't want to be here",
        "that all were better off dead",
    ],
)
def test_suicide_in_the_text_needs_the_questions(said: str) -> None:
    """A text that speaks of suicide without the question asked stops the report."""
    unasked = changed(
        "medical_cause", "encounter", narrative__how_ended=f"He said earlier {said}, then he ate."
    )
    assert codes(unasked)["suicide_in_words"].severity is Severity.STOP
    assert "suicide_in_words" not in codes(changed("bridge", "encounter"))


def test_a_provider_record_needs_the_treatment_label() -> None:
    """Content from a treatment programme without its label stops the report."""
    unlabelled = changed(
        "suspected_overdose",
        "encounter",
        health__substance_basis=("provider_record",),
        narrative__labels=("health",),
    )
    assert codes(unlabelled)["treatment_record_label"].severity is Severity.STOP
    labelled = changed(
        "suspected_overdose",
        "encounter",
        health__substance_basis=("provider_record",),
        narrative__labels=("health", "sud"),
    )
    assert "treatment_record_label" not in codes(labelled)


def test_face_down_for_a_minute_asks_for_a_review() -> None:
    """Sixty seconds is the limit, fifty-nine is not."""
    for seconds, fires in ((59, False), (60, True)):
        session = session_of("workplace_threat")
        session.answer("/encounter/force/restraint", ("cuffs_rear", "prone"))
        session.answer("/encounter/force/prone_seconds", seconds)
        assert ("long_prone" in codes(Answers(session.to_xml(pruned=True)))) is fires


def test_a_hold_rests_on_a_fact() -> None:
    """A hold whose facts bear only on the story is stopped."""
    session = session_of("hold_refused_tx")
    for number in (1, 2):
        session.answer(f"/encounter/seen/fact[{number}]/supports", ("story",))
    found = codes(Answers(session.to_xml(pruned=True)), changed("hold_refused_tx", "hold"))
    assert found["hold_without_fact"].severity is Severity.STOP


def test_a_statement_needs_its_hold() -> None:
    """A hold statement beside an encounter that ended otherwise is stopped."""
    assert "statement_without_hold" in codes(
        changed("voices_no_weapon", "encounter"), changed("hold_refused_tx", "hold")
    )


def test_hold_and_journey_agree() -> None:
    """Detained after setting out, or sent to a facility that the journey never saw, is noticed."""
    transfer = changed("hold_refused_tx", "transfer")
    sound = codes(changed("hold_refused_tx", "encounter"), changed("hold_refused_tx", "hold"), transfer)
    assert set(sound) == {"long_wait"}
    late = changed("hold_refused_tx", "hold", person__detained_at="2026-09-03T18:45:00-05:00")
    assert "hold_after_departure" in codes(changed("hold_refused_tx", "encounter"), late, transfer)
    elsewhere = changed("hold_refused_tx", "hold", destination__facility_name="Mercy Annex")
    assert "facility_differs" in codes(changed("hold_refused_tx", "encounter"), elsewhere, transfer)


def test_the_arrival_is_the_same_in_hold_and_transfer() -> None:
    """A custody clock that starts at the door starts at one time, that of the facility the hold names."""
    encounter, transfer = changed("hold_refused_tx", "encounter"), changed("hold_refused_tx", "transfer")
    arrival = "/transfer/facilities/stop[{}]/arrived_at"
    for moment in ("2026-09-03T18:53:00-05:00", "2026-09-03T21:10:00-05:00"):
        hold = changed("hold_refused_tx", "hold", destination__facility_arrived_at=moment)
        found = codes(encounter, hold, transfer)["arrival_differs"]
        assert found.paths == ("/hold/destination/facility_arrived_at", arrival.format(1))
    same = changed("hold_refused_tx", "hold", destination__facility_arrived_at="2026-09-03T23:52:00+00:00")
    assert "arrival_differs" not in codes(encounter, same, transfer)
    blank = changed("hold_refused_tx", "hold", destination__facility_arrived_at="")
    assert "arrival_differs" not in codes(encounter, blank, transfer)


def test_an_excluded_person_is_not_diverted() -> None:
    """A diversion that its own rules exclude is stopped, though the form said so already."""
    excluded = changed("trespass_diversion", "diversion", screening__x_weapon="yes")
    assert "diverted_though_excluded" in codes(changed("trespass_diversion", "encounter"), excluded)


def test_a_second_officer_was_there_in_time() -> None:
    """Arriving after the first officer left is noticed."""
    late = changed("two_officers", "second", person__arrived_at="2026-01-09T21:10:00-06:00")
    assert "supplement_outside_scene" in codes(changed("two_officers", "encounter"), late)


def test_every_rule_has_its_reason_written_down() -> None:
    """A check that nobody explained is a check that nobody can overrule."""
    assert all(rule.__doc__ for rule in RULES)
    assert len(RULES) >= 10


@pytest.mark.parametrize("name", ["call/clinician_at", "force/restrained_at", "health/ems_arrived_at"])
def test_what_came_after_leaving_is_asked_about(name: str) -> None:
    """Restraints after one had left may be right, but are not taken without a word."""
    page, question = name.split("/")
    written = (
        f"<encounter><{page}><{question}>2026-04-02T16:00:00-05:00</{question}></{page}>"
        "<outcome><left_at>2026-04-02T15:20:00-05:00</left_at></outcome></encounter>"
    )
    assert codes(Answers(written.encode()))["after_leaving"].paths[0] == f"/encounter/{name}"


def test_a_guardian_not_told_is_not_forgotten() -> None:
    """The reason stands as a warning until the hold statement says when the guardian was told."""
    encounter = Answers(
        b"<encounter><person><guardian_missing>No number known.</guardian_missing></person></encounter>"
    )
    told = b"<hold><person><guardian_told_at>2026-04-02T16:00:00-05:00</guardian_told_at></person></hold>"
    assert codes(encounter)["guardian_not_told"].paths == ("/encounter/person/guardian_missing",)
    assert "guardian_not_told" not in codes(encounter, Answers(told))


@pytest.mark.parametrize(
    ("told", "level", "found"),
    [
        ("<wish_dead>yes</wish_dead><thoughts>yes</thoughts><intent>unknown</intent>", "not_assessed", True),
        ("<wish_dead>yes</wish_dead><thoughts>declined</thoughts>", "not_assessed", True),
        ("<wish_dead>yes</wish_dead><thoughts>yes</thoughts><own_level>low</own_level>", "low", False),
        ("<wish_dead>no</wish_dead><thoughts>declined</thoughts>", "not_assessed", False),
    ],
)
def test_suicide_spoken_of_without_a_level_asks_for_the_officers_own(
    told: str, level: str, found: bool
) -> None:
    """A wish or thoughts of dying with the level left open by the other answers is said before sending."""
    answers = f"<encounter><danger_self>{told}<level>{level}</level></danger_self></encounter>"
    assert ("danger_without_level" in codes(Answers(answers.encode()))) is found
