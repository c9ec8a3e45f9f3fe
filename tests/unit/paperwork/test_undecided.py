"""No paper calls a person eligible while something is missing: it says not yet decided, and what is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pytest

from citdesk.casework.projection import Audience, project
from citdesk.paperwork import PAPERS
from citdesk.xforms import Session
from tests.pdf_text import page_texts
from tests.unit.forms.drafts import session_of
from tests.unit.forms.rehearsal import form, program_choices
from tests.unit.paperwork.printed import CompiledForm, paper, report, words_of

S, A = "/diversion/screening/", "/diversion/agreement/"
#: Papers of a diversion that tell the result of the rules to the court.
TELLING = ("diversion_packet", "eligibility_screen", "prosecutor_review")


def _decided() -> Session:
    return session_of("trespass_diversion", "diversion")


def _no_charge(session: Session) -> None:
    session.remove_repeat("/diversion/charges/charge[1]")


def _no_condition(session: Session) -> None:
    while not session.question(f"{A}conditions_named").relevant:
        session.remove_repeat(f"{A}condition[1]")


LACKS: dict[str, tuple[Callable[[Session], object], str]] = {
    "charge": (_no_charge, "missing the charge"),
    "probable cause": (
        lambda s: s.answer("/diversion/charges/probable_cause", ""),
        "missing the facts of probable cause",
    ),
    "record check waits": (lambda s: s.answer(f"{S}record_check", "pending"), "missing the record check"),
    "record check not allowed": (
        lambda s: s.answer(f"{S}record_check", "not_allowed"),
        "missing the record check",
    ),
    "rule": (lambda s: s.answer(f"{S}x_open_warrant", "unknown"), "missing a rule not yet answered"),
    "rule left blank": (
        lambda s: s.answer(f"{S}x_open_warrant", ""),
        "missing a rule not yet answered",
    ),
    "consent": (lambda s: s.answer(f"{A}consent", "wants_lawyer"), "missing the person's consent"),
    "conditions": (_no_condition, "missing the conditions"),
}


@dataclass(frozen=True)
class Keeping(CompiledForm):
    """A form whose answers to some fields of the data dictionary stay inside the agency."""

    kept: frozenset[str] = frozenset()

    def binds(self) -> Mapping[str, Mapping[str, str]]:
        """As the shipped diversion's, but for the audience of what is kept."""
        return {
            path: attributes
            if self.kept.isdisjoint(attributes.get("citdesk:field", "").split())
            else {**attributes, "citdesk:audience": "internal"}
            for path, attributes in form("diversion").binds().items()
        }


def _keeping(*fields: str) -> Keeping:
    shipped = form("diversion")
    return Keeping(shipped.id, shipped.version, shipped.title, shipped.xml, frozenset(fields))


def _words(session: Session, kind: str, audience: str = "court", language: str = "en") -> str:
    xml = session.to_xml(pruned=True).decode()
    told = report(form("diversion"), xml, lists={"programs": program_choices()})
    return words_of(paper(told, kind=kind, audience=audience, language=language))


@pytest.mark.parametrize("kind", TELLING)
@pytest.mark.parametrize("lack", LACKS)
def test_what_is_missing_stands_where_eligible_would(lack: str, kind: str) -> None:
    """Charge, probable cause, record check, rule, consent or conditions: each keeps the result open."""
    session = _decided()
    take_away, said = LACKS[lack]
    take_away(session)
    text = _words(session, kind)
    assert f"not yet decided: {said}" in text.casefold()
    assert "Eligible" not in text
    assert "ELIGIBLE" not in text


@pytest.mark.parametrize("kind", TELLING)
def test_a_decided_diversion_says_eligible(kind: str) -> None:
    """With everything there the result is told as it is; an excluded person stays excluded."""
    session = _decided()
    text = _words(session, kind)
    assert "Result of the rules Eligible" in text
    assert "not yet decided" not in text.casefold()
    session.answer(f"{S}x_weapon", "yes")
    session.answer(f"{S}record_check", "pending")
    text = _words(session, kind)
    assert "Result of the rules Not eligible" in text
    assert "not yet decided" not in text.casefold()


def test_the_cover_tells_a_decided_result_and_nothing_as_missing() -> None:
    """A liaison sees on the first page whether the person may take part."""
    session = _decided()
    cover = _words(session, "diversion_packet").partition("Contents")[0]
    assert "Eligibility ELIGIBLE" in cover
    assert "Still missing" not in cover
    session.answer(f"{S}x_weapon", "yes")
    assert "Eligibility NOT ELIGIBLE" in _words(session, "diversion_packet").partition("Contents")[0]


@pytest.mark.parametrize("facts", ["", None], ids=["no facts", "facts"])
def test_the_court_is_told_of_nothing_missing_that_it_may_not_see(facts: str | None) -> None:
    """Where the facts of probable cause stay inside the agency, a court's paper says neither yes nor no."""
    session = _decided()
    if facts is not None:
        session.answer("/diversion/charges/probable_cause", facts)
    given = report(_keeping("S03"), session.to_xml(pruned=True).decode())
    court = words_of(paper(given, kind="diversion_packet"))
    assert "Result of the rules Eligible" in court
    assert "missing the facts" not in court
    agency = words_of(paper(given, kind="diversion_packet", audience="internal"))
    assert ("missing the facts of probable cause" in agency) is (facts == "")


@pytest.mark.parametrize("kind", TELLING)
def test_a_rule_left_blank_is_named_from_the_court_s_copy_too(kind: str) -> None:
    """What HQ hands to a liaison has no blank answers, and the paper says what the whole report says."""
    session = _decided()
    session.answer(f"{S}x_open_warrant", "")
    given, xml = form("diversion"), session.to_xml(pruned=True)
    copy = project(given.binds(), xml, Audience.COURT)
    assert b"x_open_warrant" not in copy
    made = [paper(report(given, each.decode()), kind=kind) for each in (xml, copy)]
    assert "missing a rule not yet answered" in words_of(made[1])
    assert made[0].pdf == made[1].pdf


@pytest.mark.parametrize("kind", TELLING)
def test_what_is_open_out_of_the_reader_s_sight_is_not_named(kind: str) -> None:
    """Where the court may see neither rules nor record check, its paper says that one of them is open."""
    session = _decided()
    session.answer(f"{S}record_check", "pending")
    xml = session.to_xml(pruned=True).decode()
    text = words_of(paper(report(_keeping("S05", "S06"), xml), kind=kind))
    assert "not yet decided: a rule or a check is still open" in text.casefold()


def test_an_older_report_that_calls_itself_eligible_is_told_as_open() -> None:
    """The paper looks at the answers, not at what a form of an earlier version made of them."""
    xml = _decided().to_xml(pruned=True).decode()
    assert "<eligibility>eligible</eligibility>" in xml
    xml = xml.replace("<consent>yes</consent>", "<consent>lacks_capacity</consent>")
    xml = xml.replace("<record_check>done</record_check>", "<record_check>not_allowed</record_check>")
    text = words_of(paper(report(form("diversion"), xml), kind="diversion_packet"))
    assert "Not yet decided: missing the record check, the person's consent" in text
    assert "Still missing the record check, the person's consent" in text
    assert " ELIGIBLE" not in text


@pytest.mark.parametrize("audience", PAPERS["participation_agreement"].audiences)
def test_an_agreement_that_the_person_has_not_made_says_so(audience: str) -> None:
    """What was offered is not what was agreed: the first words of the paper tell which it is."""
    session = _decided()
    assert "NOT AGREED" not in _words(session, "participation_agreement", audience)
    session.answer(f"{A}consent", "wants_lawyer")
    assert "NOT AGREED" in _words(session, "participation_agreement", audience)


def test_both_answers_stand_where_officer_and_encounter_differ() -> None:
    """The rule with the officer's No, then what the encounter says with the officer's reason."""
    xml = _decided().to_xml(pruned=True).decode()
    reason = "<x_weapon_reason>The folding table was never raised at anybody.</x_weapon_reason></screening>"
    text = words_of(
        paper(report(form("diversion"), xml.replace("</screening>", reason)), kind="eligibility_screen")
    )
    assert "Was a weapon involved? No Clear" in text
    assert "The encounter report says yes: the person was armed." in text
    assert "never raised at anybody" in text
    assert "See the reason" in text


def test_the_cover_says_what_is_missing_and_keeps_its_contents_on_one_page() -> None:
    """However much is missing, the list of parts stands whole on the page where it begins."""
    session = _decided()
    for take_away, _ in (LACKS[lack] for lack in LACKS if lack != "conditions"):
        take_away(session)
    xml = session.to_xml(pruned=True).decode()
    made = paper(report(form("diversion"), xml), kind="diversion_packet")
    pages = page_texts(made.pdf)
    contents = next(page for page in pages if "Contents" in page)
    assert "NOT YET DECIDED" in pages[0]
    assert "the charge, the facts of probable cause, the record check" in " ".join(pages[0].split())
    assert all(title in contents for title in ("Eligibility Screen", "Participation Agreement", "Withheld"))


def test_the_person_reads_the_charge_that_the_agreement_stands_for() -> None:
    """The agreement speaks of the charge named here, so the copy that the person keeps names it."""
    text = _words(_decided(), "participation_agreement", "person")
    assert "30.05 PC" in text
    assert "Criminal trespass" in text
    assert "Is there a victim?" not in text


@pytest.mark.parametrize("kind", ["diversion_packet", "eligibility_screen", "diversion_referral"])
def test_the_court_reads_what_law_the_program_rests_on(kind: str) -> None:
    """The program's legal basis stands beside its name."""
    words = _words(_decided(), kind)
    assert "Legal basis of the program" in words
    assert "Local agreement" in words
    assert "California" not in words  # the charge is one of Texas


@pytest.mark.parametrize(
    ("language", "name"),
    [("en", "Mental health project"), ("es", "Proyecto de salud mental")],
)
@pytest.mark.parametrize(
    ("kind", "audience"),
    [
        ("participation_agreement", "court"),
        ("participation_agreement", "person"),
        ("diversion_referral", "court"),
    ],
)
def test_the_program_is_named_in_the_language_of_the_paper(
    kind: str, audience: str, language: str, name: str
) -> None:
    """By the name of its file: the person's own agreement names it, and in Spanish on a Spanish one."""
    session = _decided()
    session.answer(f"{S}program", "mental_health_project")
    assert name in _words(session, kind, audience, language=language)


def test_a_court_reads_why_the_first_meeting_is_late_and_the_person_does_not() -> None:
    """The reason is the officer's, for prosecutor and court."""
    session = _decided()
    session.answer(f"{A}intake_by", "2026-07-10")
    session.answer(f"{A}intake_late_reason", "The intake desk is closed from 6 to 9 July.")
    packet = _words(session, "diversion_packet")
    assert "The program has people come by Jul 9, 2026. Why later? The intake desk is closed" in packet
    assert "The intake desk is closed" not in _words(session, "participation_agreement", "person")


def test_what_an_officer_reads_out_is_printed_as_the_question_alone() -> None:
    """Ask: and its quote marks are for the officer; a court reads what the person was asked."""
    text = _words(_decided(), "participation_agreement")
    assert "Do you want to take part? Yes" in text
    assert "Ask:" not in text


@pytest.mark.parametrize("audience", ["court", "person"])
def test_no_word_of_what_the_person_agreed_to_is_cut(audience: str) -> None:
    """The question that was asked holds the whole agreement: its last date as well as its first condition."""
    session = _decided()
    asked = str(session.question(f"{A}in_words_en").value)
    assert len(asked) > 100
    words = " ".join(_words(session, "participation_agreement", audience).split())
    assert f"{asked} Do you understand this agreement?" in words


def test_a_typed_name_is_not_called_a_signature_given_on_the_screen() -> None:
    """The pad was left blank for a signature on paper: the court reads that nothing was drawn."""
    session = _decided()
    signed = "/diversion/signatures/"
    session.answer(f"{signed}drawn_person", "")
    session.answer(f"{signed}signed_person", "Robin Sample")
    words = _words(session, "participation_agreement")
    assert "Names typed on the screen; no signature was drawn" in words
    assert "Signatures given on the screen" not in words
