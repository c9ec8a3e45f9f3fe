"""A signature holds for the terms that were signed: when these change, it goes, and is asked for anew."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache

import pytest

from citdesk.desktop.form.history import Added, Answered, Removed, Step
from citdesk.xforms import Session
from tests.scenario.scripts import Value, load_script
from tests.unit.forms.compiled import compiled
from tests.unit.forms.drafts import FOLDER, complaints
from tests.unit.forms.rehearsal import Rehearsal, form

C = "/referral/consent/"
S = "/referral/service/"
A = "/diversion/agreement/"
CHARGE = "/diversion/charges/charge[1]/"
AGREED = ("understood", "signed_person", "drawn_person", "witness", "guardian_signed")
SIGNED: Mapping[str, Value] = {
    f"{C}understood": "yes",
    f"{C}signed_person": "Dana Sampleford",
    f"{C}drawn_person": "signature.png",
}
HEARD: Mapping[str, Value] = {f"{C}kind": "verbal", f"{C}understood": "yes", f"{C}witness": "R. Vale"}
#: what a referral's consent says, and another answer to it
TERMS: Mapping[str, Value | None] = {
    f"{C}kind": "verbal",
    f"{C}shared": ("name", "contact", "reason", "needs", "risk"),
    f"{C}treatment": "The last admission to the program.",
    f"{C}discloser": "River treatment program",
    f"{C}purpose": "To plan the treatment",
    f"{C}expires": "date",
    f"{C}expires_on": "2026-09-01",
    f"{S}service_name": "Lamar House",
    f"{S}provider": "demo-05",
}
AGREEMENT: Mapping[str, Value | None] = {
    "/diversion/screening/program": "other",
    f"{CHARGE}statute": "30.06 PC",
    f"{CHARGE}charge_title": "Criminal mischief",
    f"{CHARGE}charge_class": "infraction",
    f"{CHARGE}degree": "Class C",
    f"{CHARGE}diverted": "no",
    "/diversion/charges/restitution": 120.0,
    f"{A}condition[2]/condition_kind": "treatment",
    f"{A}condition[2]/condition_detail": "120 dollars for the latch, to the owner",
    f"{A}condition[2]/condition_due": "2026-08-31",
    f"{A}intake_by": "2026-06-17",
    f"{A}complete_by": "2027-06-08",
}
#: what stands in the consent and is none of its terms
NO_TERM: Mapping[str, Value | None] = {
    f"{S}category": "mental_health",
    f"{S}service_reach": "555 0191",
    f"{S}reason": "Stood outside the railing and said that she could not do another night like this.",
    "/referral/person/phone": "512 555 0147",
    "/referral/sent/sent_by": "phone",
    "/referral/sent/result": "engaged",
}


@cache
def played(script_id: str) -> Rehearsal:
    """A script at its end; its drafts are opened anew for each test."""
    (path,) = FOLDER.rglob(f"{script_id}.toml")
    rehearsal = Rehearsal(load_script(path))
    rehearsal.play()
    return rehearsal


def opened(script_id: str, form_id: str) -> Session:
    """A report of the script, saved and opened again."""
    rehearsal = played(script_id)
    context = rehearsal.context(rehearsal.desks[form_id].parent)
    return form(form_id).resume(rehearsal.written[form_id], context)


def saved_and_opened(session: Session, script_id: str, form_id: str) -> Session:
    """The draft after a night."""
    rehearsal = played(script_id)
    context = rehearsal.context(rehearsal.desks[form_id].parent)
    return form(form_id).resume(session.to_xml(), context, session.typed)


def consented(answers: Mapping[str, Value] = SIGNED) -> Session:
    """A referral whose person agreed, on the screen or before a witness."""
    session = opened("bridge", "referral")
    for path, value in answers.items():
        session.answer(path, value)
    assert not complaints(session)
    return session


def agreed() -> Session:
    """A diversion that was signed, drawn too."""
    session = opened("trespass_diversion", "diversion")
    session.answer("/diversion/signatures/drawn_person", "signature.png")
    assert not complaints(session)
    return session


def standing(session: Session) -> dict[str, object]:
    """What was understood and signed, and is there."""
    groups = (C,) if session.paths()[0].startswith("/referral") else (A, "/diversion/signatures/")
    names = (*AGREED, "signed_guardian", "signed_interpreter")
    paths = [f"{group}{name}" for group in groups for name in names if f"{group}{name}" in session.paths()]
    return {path: value for path in paths if (value := session.value(path)) is not None}


@pytest.mark.parametrize("answers", [SIGNED, HEARD], ids=["signed", "spoken"])
@pytest.mark.parametrize("term", TERMS, ids=lambda path: path.rsplit("/", 1)[1])
def test_a_changed_term_of_a_consent_takes_what_was_signed(term: str, answers: Mapping[str, Value]) -> None:
    """Whatever of the terms is another: nothing that was understood, signed or witnessed stands for it."""
    session = consented(answers)
    value = "signed" if session.value(term) == TERMS[term] else TERMS[term]
    session.answer(term, value)
    assert standing(session) == {}
    assert "consent/understood" in complaints(session)
    assert session.question(f"{C}asked_anew").relevant
    assert session.question(f"{S}consent_anew").relevant


@pytest.mark.parametrize("term", AGREEMENT, ids=lambda path: path.rsplit("/", 1)[1])
def test_a_changed_term_of_an_agreement_takes_its_signatures(term: str) -> None:
    """Charge, program, condition or date: the agreement is another one, and is signed again."""
    session = agreed()
    session.answer(term, AGREEMENT[term])
    assert standing(session) == {}
    assert {"agreement/understood", "signatures/signed_person"} <= set(complaints(session))
    assert session.value(f"{A}consent") == "yes"
    assert session.question(f"{A}asked_anew").relevant
    assert session.question("/diversion/signatures/signed_anew").relevant


def test_whoever_agrees_reads_what_they_agree_to() -> None:
    """Each condition with its day, the first meeting and the end stand in what is asked and signed."""
    session = agreed()
    session.answer(f"{A}condition[1]/condition_detail", "Every Tuesday")
    asked = [
        session.question(path).label for path in (f"{A}understood", "/diversion/signatures/drawn_person")
    ]
    for label in asked:
        assert ": Every Tuesday, by Jun 16, 2026." in label
        assert "First meeting by Jun 16, 2026." in label
        assert "All of it done by Jun 9, 2027." in label
    session.answer(f"{A}intake_by", None)
    assert "First meeting by (not set yet)." in session.question(f"{A}understood").label


def test_what_follows_a_no_stands_at_the_question() -> None:
    """Whoever does not understand is told again: the officer reads so where they ask, before Continue."""
    assert "explain it again" in consented().question(f"{C}understood").hint
    assert "explain it again" in agreed().question(f"{A}understood").hint
    assert "choose another decision" in agreed().question(f"{A}consent").hint


def test_days_that_are_read_to_a_person_are_in_words_of_their_language() -> None:
    """No figures with dashes, in the agreement, the permission and what the program asks for."""
    agreement, permission = agreed(), consented()
    agreement.answer(f"{A}intake_by", "2026-12-31")
    permission.answer(f"{C}expires", "date")
    permission.answer(f"{C}expires_on", "2027-01-05")
    for session, path, english, spanish in (
        (agreement, f"{A}understood", "by Dec 31, 2026.", "antes del 31 de diciembre de 2026."),
        (agreement, f"{A}intake_late_reason", "by Jul 9, 2026.", "el 9 de julio de 2026."),
        (permission, f"{C}understood", "Until: Jan 5, 2027.", "Hasta: 5 de enero de 2027."),
    ):
        for language, words in (("English (en)", english), ("Español (es)", spanish)):
            session.set_language(language)
            label = session.question(path).label
            assert words in label
            assert not re.search(r"\d{4}-\d\d-\d\d", label)


def test_a_condition_that_says_nothing_yet_is_not_read_to_the_person() -> None:
    """Neither its missing date nor a lone comma; where none says anything, that is what is said."""
    session = agreed()
    before = session.question(f"{A}understood").label
    added = session.add_repeat(f"{A}condition")
    assert session.question(f"{A}understood").label == before
    session.answer(f"{added}/condition_kind", "class")
    assert "Education class, by (no date yet). First meeting" in session.question(f"{A}understood").label
    for kind in [path for path in session.paths() if path.endswith("/condition_kind")]:
        session.answer(kind, None)
    for language, words in (
        ("English (en)", "(No condition yet.)"),
        ("Español (es)", "(Aún sin condición.)"),
    ):
        session.set_language(language)
        assert words in session.question(f"{A}understood").label
        assert ", by (" not in session.question(f"{A}understood").label


@pytest.mark.parametrize("part", [f"{A}condition", "/diversion/charges/charge"])
def test_a_condition_or_charge_more_or_less_takes_the_signatures(part: str) -> None:
    """A row taken out or added changes the agreement as much as one written otherwise."""
    session = agreed()
    session.remove_repeat(f"{part}[1]")
    assert standing(session) == {}
    session = agreed()
    session.add_repeat(part)
    assert standing(session) == {}


@pytest.mark.parametrize("answers", [SIGNED, HEARD], ids=["signed", "spoken"])
def test_what_is_no_term_leaves_the_signature(answers: Mapping[str, Value]) -> None:
    """How the service is reached, when it was sent, what came of it: the consent stands."""
    session = consented(answers)
    before = standing(session)
    for path, value in NO_TERM.items():
        session.answer(path, value)
        assert standing(session) == before, path
    assert not session.question(f"{C}asked_anew").relevant


def test_the_same_answer_once_more_leaves_the_signature() -> None:
    """A term that is answered as it was answered is no other term."""
    session = consented()
    before = session.to_xml()
    for path in TERMS:
        session.answer(path, session.value(path))
    assert session.to_xml() == before


@pytest.mark.parametrize("made", [consented, agreed])
def test_opening_and_looking_leave_the_signature(made: Callable[[], Session]) -> None:
    """A draft opened again, shown in another language and computed afresh is the one that was signed."""
    session = made()
    name = "referral" if made is consented else "diversion"
    script = "bridge" if made is consented else "trespass_diversion"
    before = session.to_xml()
    again = saved_and_opened(session, script, name)
    for language in (*again.languages, again.languages[0]):
        again.set_language(language)
    again.recompute()
    assert again.to_xml() == before


def test_a_draft_whose_terms_changed_says_so_the_next_day() -> None:
    """The note is there until the person was asked again, and gone when they have signed."""
    session = consented()
    session.answer(f"{C}purpose", "To plan the treatment")
    session = saved_and_opened(session, "bridge", "referral")
    assert session.question(f"{C}asked_anew").relevant
    for path, value in SIGNED.items():
        session.answer(path, value)
    assert not session.question(f"{C}asked_anew").relevant
    assert not session.question(f"{S}consent_anew").relevant
    assert not complaints(session)


def test_an_old_consent_under_a_no_is_not_sent() -> None:
    """An old draft may hold a No over what was once agreed to: none of that leaves, none is printed."""
    session = consented()
    kept = session.to_xml().replace(b"<kind>signed</kind>", b"<kind>none</kind>")
    kept = kept.replace(b"<witness/>", b"<witness>R. Vale</witness>")
    rehearsal = played("bridge")
    again = form("referral").resume(kept, rehearsal.context(rehearsal.desks["referral"].parent))
    sent = again.to_xml(pruned=True)
    assert b"<kind>none</kind>" in sent
    gone = ("shared", "treatment", "discloser", "purpose", "expires", "expires_on", *AGREED)
    assert [name for name in gone if f"<{name}".encode() in sent] == []


def test_no_note_stands_where_nobody_had_signed() -> None:
    """While a consent is being filled in for the first time, its terms may change as they like."""
    session = consented({})
    for path in standing(session):
        session.answer(path, None)
    for path, value in TERMS.items():
        session.answer(path, value)
        assert not session.question(f"{C}asked_anew").relevant, path


def test_an_agreement_is_filled_in_once_and_in_order() -> None:
    """Understood before the conditions are written: writing them down takes nothing away."""
    session = agreed()
    for path in standing(session):
        if "understood" not in path:
            session.answer(path, None)
    for path, value in AGREEMENT.items():
        session.answer(path, value)
        assert session.value(f"{A}understood") == "yes", path


#: every change of a term, by the report it is made in
STEPS: tuple[tuple[str, str, Value | None], ...] = (
    *(("signed", path, value) for path, value in TERMS.items()),
    *(("spoken", path, value) for path, value in TERMS.items() if not path.endswith("kind")),
    *(("agreement", path, value) for path, value in AGREEMENT.items()),
    ("signed", f"{C}kind", "none"),
    ("signed", f"{S}answer", "declined"),
    ("agreement", f"{A}consent", "no"),
)


@pytest.mark.parametrize(("report", "path", "value"), STEPS)
def test_one_undo_brings_back_the_term_and_what_was_signed(report: str, path: str, value: Value) -> None:
    """Both are as they stood, to the letter; done again, both are gone again."""
    session = agreed() if report == "agreement" else consented(SIGNED if report == "signed" else HEARD)
    before, held = session.to_xml(), session.value(path)
    session.answer(path, value)
    after = session.to_xml()
    step: Step | None = Answered(path, "", held, session.dropped)
    for expected in (before, after, before):
        assert step is not None
        _, step = step.take_back(session)
        assert session.to_xml() == expected


def test_undoing_a_condition_more_or_less_brings_the_signatures_back() -> None:
    """As with an answer: the row and the signatures in one step."""
    session = agreed()
    before = session.to_xml()
    added = session.add_repeat(f"{A}condition")
    one_more, step = session.to_xml(), None
    step = Added(added, "", session.dropped)
    for expected in (before, one_more, before):
        _, step = step.take_back(session)
        assert step is not None
        assert session.to_xml() == expected
    session.remove_repeat(f"{A}condition[1]")
    one_less = session.to_xml()
    assert session.last_removed is not None
    step = Removed(f"{A}condition[1]", "", session.last_removed, session.dropped)
    for expected in (before, one_less, before):
        _, step = step.take_back(session)
        assert step is not None
        assert session.to_xml() == expected


def test_every_term_on_the_persons_copy_is_watched() -> None:
    """What the consent shows the person, besides who signs, takes the signatures when it changes."""
    binds = compiled("referral").binds
    shown = {path for path in binds if path.startswith(C) and "person" in binds[path].get("audience", "")}
    told = {f"{C}{name}" for name in ("rights", "recipient", "in_words_en", "in_words_es")}
    assert shown - told - {f"{C}{name}" for name in AGREED} <= TERMS.keys()
