"""Nothing reaches a paper whose reader may not see it, and everything permitted does."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from citdesk.paperwork import AUDIENCES, PAPERS, Act, ConsentOnPaper, PaperRefused
from tests.unit.paperwork.anatomy import bytes_of
from tests.unit.paperwork.printed import ORDER, SUPERVISOR, CompiledForm, paper, report, text_of
from tests.unit.paperwork.sample_forms import TELLS, TELLS_NOT, labelled, marked_xml, marker, planted

CONSENT = ConsentOnPaper(
    consent_id="C-7",
    kind="part2",
    discloser="Harbor treatment program",
    recipient=ORDER.recipient,
    purpose="Continuing care",
    categories="Attendance and plan",
    signed_at=datetime(2026, 3, 1, tzinfo=UTC),
    expires_at=datetime(2026, 9, 1, tzinfo=UTC),
)
ENDED = {
    "completion_letter": "completed",
    "termination_letter": "terminated",
    "declined_letter": "program_declined",
    "expungement_notice": "completed",
}
TABLE = [(kind, audience) for kind, paper_kind in PAPERS.items() for audience in paper_kind.audiences]


def permitted(audience: str, labels: str, sensitivity: str, *, consent: bool) -> bool:
    """The rule in one line per case, written out independently of the code under test."""
    if not labels:
        return False
    if audience == "internal":
        return True
    if sensitivity == "SUD":
        return consent and audience in labels.split() and audience != "public"
    if sensitivity == TELLS:
        return audience in {"provider", "person"} & set(labels.split())
    if sensitivity == TELLS_NOT:
        return audience in labels.split()
    if audience == "public" and sensitivity:
        return False
    return audience in labels.split()


@pytest.mark.parametrize("consent", [False, True], ids=["without consent", "with consent"])
@pytest.mark.parametrize(("kind", "audience"), TABLE)
def test_every_marker_is_where_its_label_allows(kind: str, audience: str, consent: bool) -> None:
    """Each paper × reader × label × field asked for: the permitted is in the text, the rest in no byte."""
    form_id = form_of_kind(kind)
    fields = tuple(sorted(PAPERS[kind].fields)) or ("",)
    given = report(
        labelled(form_id, form_id.title(), fields), marked_xml(form_id, fields), history=history(kind)
    )
    signed = replace(CONSENT, legal_proceedings=True, given_in=given.report_id)
    consents = (signed,) if consent else ()
    made = paper(given, kind=kind, audience=audience, consents=consents)
    text, everything = "".join(text_of(made).split()), bytes_of(made)  # a long word may be broken
    for name, labels, sensitivity, _ in planted(fields):
        allowed = permitted(audience, labels, sensitivity, consent=consent)
        if kind == "referral" and audience == "provider":
            allowed = False  # the referral itself carries no consent to share
        assert (marker(name) in text) == allowed, (name, audience)
        assert allowed or marker(name).encode() not in everything, (name, audience)
    assert marker("m_stranger") not in text
    assert marker("m_stranger").encode() not in everything


def form_of_kind(kind: str) -> str:
    """A form whose report the paper shows."""
    return min(PAPERS[kind].forms) if PAPERS[kind].forms else "diversion" if "packet" in kind else "encounter"


def history(kind: str) -> tuple[Act, ...]:
    """What must be on record before a letter may say how a diversion ended."""
    return (Act("Completed", SUPERVISOR, step=ENDED[kind]),) if kind in ENDED else ()


@pytest.mark.parametrize("kind", PAPERS)
def test_a_paper_is_not_made_for_a_reader_it_is_not_for(kind: str) -> None:
    """Each kind names its readers; for any other it is refused, not emptied."""
    form_id = form_of_kind(kind)
    for audience in set(AUDIENCES) - set(PAPERS[kind].audiences):
        with pytest.raises(PaperRefused) as refused:
            paper(
                report(labelled(form_id, form_id.title()), marked_xml(form_id)), kind=kind, audience=audience
            )
        assert refused.value.code == "paper-not-for-this-reader"


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"expires_at": ORDER.made_at}, "expired"),
        ({"revoked_at": ORDER.made_at - timedelta(days=1)}, "revoked"),
        ({"signed_at": ORDER.made_at + timedelta(days=1)}, "not yet signed"),
        ({"kind": "hipaa"}, "another kind"),
        ({"legal_proceedings": False}, "not for court"),
        ({"recipient": "River Crisis Center"}, "for somebody else"),
        ({"recipient": ""}, "for nobody"),
    ],
)
def test_consent_that_does_not_hold_opens_nothing(change: dict[str, object], why: str) -> None:
    """A consent expired, revoked, unsigned, of another kind, not for court or for others releases nothing."""
    consent = (
        replace(CONSENT, legal_proceedings=True, **change) if "legal_proceedings" not in change else CONSENT
    )
    made = paper(report(labelled(), marked_xml()), audience="court", consents=(consent,))
    assert marker("m_all_sud") not in text_of(made), why
    assert any("42 CFR Part 2" in line.rule for line in made.withheld)


def test_notice_and_consent_travel_with_substance_use_answers() -> None:
    """When such an answer is printed, the notice, the stamp on each page and the consent go with it."""
    made = paper(report(labelled(), marked_xml()), audience="provider", consents=(CONSENT,))
    text = text_of(made)
    assert "Notice on substance-use records" in text
    assert text.count("42 CFR Part 2 Prohibits Unauthorized Use") == made.pages
    assert "C-7" in text
    assert "Harbor treatment program" in text


def test_the_agencys_own_notice_replaces_the_summary() -> None:
    """A filled slot prints the prescribed words and no mark of a summary."""
    words = "Prescribed words of the notice, as entered by the agency."
    made = paper(
        report(labelled(), marked_xml()),
        audience="provider",
        consents=(CONSENT,),
        legends={"part2_notice": words, "confidentiality": "Kept close."},
    )
    assert words in " ".join(text_of(made).split())
    assert "[Summary;" not in text_of(made)


def test_an_unknown_audience_is_refused() -> None:
    """A reader nobody has defined gets no paper."""
    with pytest.raises(PaperRefused) as refused:
        paper(report(labelled(), marked_xml()), audience="press")
    assert refused.value.code == "paper-audience-unknown"


def test_what_is_withheld_does_not_depend_on_the_answers() -> None:
    """The list comes from the form: an empty report and a full one withhold the same kinds."""
    form: CompiledForm = labelled()
    full = paper(report(form, marked_xml()))
    empty = paper(report(form, "<encounter><all/></encounter>"))
    assert full.withheld == empty.withheld
    assert "Nothing in this report may be shown" in text_of(empty)
