"""What each paper holds, and when it is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from citdesk.paperwork import AnswersUnreadable, FormUnprintable, PaperRefused, make_paper
from citdesk.paperwork.reading.label import humanised
from tests.pdf_text import page_texts
from tests.unit.paperwork.printed import (
    AGENCY,
    ORDER,
    SHARING,
    form_of,
    paper,
    report,
    story,
    text_of,
    words_of,
)
from tests.unit.paperwork.sample_forms import (
    DIVERSION,
    DIVERSION_XML,
    HOLD,
    HOLD_XML,
    LAW_XML,
    REFERRAL,
    labelled,
    marked_xml,
    referral_xml,
)


def test_packet_screens_rule_by_rule() -> None:
    """Each rule stands with its answer and what follows from it."""
    text = words_of(paper(report(DIVERSION, DIVERSION_XML), kind="diversion_packet"))
    assert "Is it driving under the influence? No Clear" in text
    assert "Is there an open warrant? Not known PENDING CHECK" in text
    assert "Was a weapon involved? Yes EXCLUDES" in text


def test_packet_lists_its_parts_with_their_pages() -> None:
    """The contents name the page where each part really starts."""
    made = paper(report(DIVERSION, DIVERSION_XML), kind="diversion_packet")
    pages = [" ".join(page.split()) for page in page_texts(made.pdf)]
    for number, title in enumerate(
        [
            "Eligibility Screen",
            "Probable-Cause Statement",
            "Referral to the Program",
            "Participation Agreement",
        ],
        1,
    ):
        page = next(i for i, text in enumerate(pages, 1) if f"{number}. {title}" in text)
        assert f"{number} {title} {page}" in pages[0]


def test_packet_loses_nothing_the_court_may_see() -> None:
    """An answer that no part claims is printed under the record; conditions stand with their due dates."""
    text = words_of(paper(report(DIVERSION, DIVERSION_XML), kind="diversion_packet"))
    assert "Left over on purpose" in text
    assert "1 Intake interview Jun 16, 2026" in text
    assert "2 Stay away Jun 9, 2027" in text
    assert "He slept behind the counter" in text


def test_packet_needs_a_diversion() -> None:
    """Without its report the packet is refused by name."""
    with pytest.raises(PaperRefused) as refused:
        paper(story("x"), kind="diversion_packet")
    assert refused.value.code == "paper-report-missing"
    assert "diversion" in str(refused.value)


def test_referral_shares_what_the_person_agreed_to() -> None:
    """What was not ticked is not printed, and the paper says which kinds those are."""
    made = paper(
        report(REFERRAL, referral_xml("signed", "name reason")),
        kind="referral",
        audience="provider",
        consents=(SHARING,),
    )
    text = text_of(made)
    assert "Sampleford" in text
    assert "Wants to talk tonight" in text
    assert "555 0177" not in text
    assert "High" not in text.split("Release of information")[0]
    assert {line.label for line in made.withheld if "agreed" in line.rule} == {
        "How to reach the person",
        "Language and needs",
        "Danger to self or others",
        "Substance-use information",
    }


def test_referral_without_consent_names_nobody() -> None:
    """Without consent the service's copy holds neither name nor number nor reason, ticks or not."""
    made = paper(
        report(REFERRAL, referral_xml("none", "name contact reason")),
        kind="referral",
        audience="provider",
        consents=(SHARING,),
    )
    text = text_of(made)
    assert not any(word in text for word in ("Sampleford", "555 0177", "Wants to talk tonight"))
    assert "River Crisis Center" in text


def test_a_referral_whose_consent_does_not_hold_names_nobody() -> None:
    """The ticks of the form count while a consent on record names this very service, and not a day longer."""
    given = report(REFERRAL, referral_xml("signed", "name contact reason"))
    ended = replace(SHARING, expires_at=ORDER.made_at)
    elsewhere = replace(SHARING, recipient="Another clinic")
    for consents in ((), (ended,), (elsewhere,)):
        text = text_of(paper(given, kind="referral", audience="provider", consents=consents))
        assert not any(word in text for word in ("Sampleford", "555 0177", "Wants to talk tonight"))
        assert "Consent on record" not in text


def test_referral_shows_the_referral_alone() -> None:
    """Other reports handed in are not part of a referral, and the paper says so."""
    referral = report(REFERRAL, referral_xml("signed", "name"))
    made = paper(
        report(labelled(), marked_xml()), referral, kind="referral", audience="provider", consents=(SHARING,)
    )
    assert "ZQMPROVIDERQZ" not in text_of(made)
    assert any("minimum necessary" in line.rule for line in made.withheld)


def test_spanish_questions_when_asked_for() -> None:
    """The form's own words come in the language of the order."""
    made = paper(
        report(REFERRAL, referral_xml("signed", "name")), kind="referral", audience="internal", language="es"
    )
    assert "Apellido" in text_of(made)


@pytest.mark.parametrize(
    ("xml", "code"),
    [
        ("<encounter><story>", "paper-answers-unreadable"),
        ("", "paper-answers-unreadable"),
        ('<!DOCTYPE e [<!ENTITY a "b">]><encounter>&a;</encounter>', "paper-answers-unreadable"),
        ("<referral/>", "paper-answers-of-another-form"),
    ],
)
def test_unreadable_answers_are_refused(xml: str, code: str) -> None:
    """Broken, empty, entity-laden and foreign instances give a reason, never a half paper."""
    with pytest.raises(AnswersUnreadable) as refused:
        paper(replace(story("x"), instance_xml=xml.encode()))
    assert refused.value.code == code


def test_nothing_given_nothing_known_nothing_dated() -> None:
    """No report, an unknown paper, a time without offset: each refused under its own code."""
    for kind, reports, order, code in [
        ("encounter_report", (), ORDER, "paper-report-missing"),
        ("poster", (story("x"),), ORDER, "paper-unknown"),
        (
            "encounter_report",
            (story("x"),),
            replace(ORDER, made_at=ORDER.made_at.replace(tzinfo=None)),
            "paper-time-without-offset",
        ),
    ]:
        with pytest.raises(PaperRefused) as refused:
            make_paper(kind, reports, AGENCY, order)
        assert refused.value.code == code


def test_values_read_as_people_say_them() -> None:
    """Choices by their label, times in local time, places with accuracy, what does not parse as stored."""
    form = form_of("""
| | begin_group | g | Things | Cosas | | | |
| | select_one color | one | Which one? | ¿Cuál? | internal court | | |
| | select_multiple color | many | Which ones? | ¿Cuáles? | internal court | | |
| | dateTime | at | When? | ¿Cuándo? | internal court | | |
| | geopoint | where | Where? | ¿Dónde? | internal court | | |
| | date | odd | Odd date | Rara | internal court | | |
| | acknowledge | ok | Is it true? | ¿Es cierto? | internal court | | |
| | text | named | Hello ${one}? | ¿Hola ${one}? | internal court | | |
| | decimal | sum | How much? | ¿Cuánto? | internal court | | | | $ |
| | end_group | | | | | | |
""")
    xml = (
        "<encounter><g><one>blue</one><many>red blue</many><at>2026-03-12T21:05:00.000-05:00</at>"
        "<where>30.2611 -97.7431 140 8</where><odd>someday</odd><ok>OK</ok><named>yes</named>"
        "<sum>1250.5</sum></g></encounter>"
    )
    text = words_of(paper(report(form, xml)))
    assert "Which one? Deep blue" in text
    assert "Which ones? Red; Deep blue" in text
    assert "When? Mar 12, 2026, 21:05 CDT" in text
    assert "Where? 30.26110, -97.74310 (within 8 m)" in text
    assert "Odd date someday" in text
    assert "Is it true? Acknowledged" in text
    assert "Hello Deep blue? yes" in text
    assert "How much? $1,250.50" in text
    assert [humanised(code) for code in ("pre_arrest", "minutes_on_scene")] == [
        "Pre-arrest",
        "Minutes on scene",
    ]


def test_a_label_does_not_read_out_a_withheld_answer() -> None:
    """A label that quotes an answer the reader may not see shows an ellipsis in its place."""
    form = form_of("""
| | begin_group | g | Things | Cosas | | | |
| | text | secret | Secret | Secreto | internal | | |
| | text | open | About ${secret}, what? | ¿Sobre ${secret}? | internal court | | |
| | end_group | | | | | | |
""")
    text = words_of(
        paper(report(form, "<encounter><g><secret>ZQHIDDEN</secret><open>fine</open></g></encounter>"))
    )
    assert "ZQHIDDEN" not in text
    assert "About …, what? fine" in text


def test_a_hold_without_its_official_form_is_a_worksheet() -> None:
    """Title and warning say so before anything else; clinician and facility have a line to sign."""
    made = paper(report(HOLD, HOLD_XML, lists={"law": LAW_XML}), kind="hold_worksheet", audience="provider")
    first = words_of(made)
    assert made.title.startswith("Emergency Hold Worksheet")
    assert first.index("WORKSHEET, NOT THE OFFICIAL FORM") < first.index("Ground claimed")
    assert "1 Danger to self Climbed over the rail and let go with one hand. Saw or heard it" in first
    assert "2 Unable to care for self Had no coat at 20 degrees. Saw or heard it; Told by somebody" in first
    assert "Clinician who authorized the hold" in first


def test_choices_of_an_unknown_list_stand_as_stored() -> None:
    """Without the list's file the stored value is printed; a damaged list is refused."""
    text = words_of(paper(report(HOLD, HOLD_XML), kind="hold_worksheet", audience="provider"))
    assert "1 danger_self Climbed" in text
    with pytest.raises(FormUnprintable):
        paper(
            report(HOLD, HOLD_XML, lists={"law": b"<root><item>"}), kind="hold_worksheet", audience="provider"
        )


def test_custody_transfer_is_signed_by_both_sides() -> None:
    """The sheet has a line for who hands over and who receives."""
    made = paper(
        report(labelled("transfer", "Transfer"), marked_xml("transfer")),
        kind="custody_transfer",
        audience="provider",
    )
    assert "Handed over by A. Marsh, CIT officer, badge 4411, signature" in words_of(made)
    assert "Received by, name, role and signature" in words_of(made)


def test_a_supplement_is_printed_under_its_own_name() -> None:
    """The report paper takes the title of the form it shows."""
    made = paper(report(labelled("supplement", "Supplement"), marked_xml("supplement")))
    assert made.title == "Supplement – case 26-000412"


def test_label_styling_is_dropped_and_signs_are_kept() -> None:
    """XLSForm's own marks in a label are not printed; a comparison in it is text."""
    form = form_of("""
| | begin_group | g | Things | Cosas | | | |
| | text | a | **Is it** <b>true</b> that 3 < 18 and 20 > 18? | ¿Sí? | internal court | | |
| | end_group | | | | | | |
""")
    text = words_of(paper(report(form, "<encounter><g><a>yes</a></g></encounter>")))
    assert "Is it true that 3 < 18 and 20 > 18? yes" in text


def test_a_cover_sheet_never_vouches_for_checks_that_were_not_run() -> None:
    """Run without a finding, run with one, and not run are three different sentences."""
    clean, found, silent = "The checks found nothing", "The times do not fit.", "The checks were not run"
    for findings, said in [((), clean), ((found,), found), (None, silent)]:
        text = words_of(
            paper(replace(story("x"), findings=findings), kind="supervisor_cover", audience="internal")
        )
        assert [words in text for words in (clean, found, silent)] == [
            words == said for words in (clean, found, silent)
        ]
