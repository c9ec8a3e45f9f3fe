"""Letters about how a diversion ended, corrected papers, and what a supervisor prints before deciding."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from citdesk.casework.errors import Refused, UserError
from citdesk.casework.events import ConditionResult, DiversionStep
from citdesk.workspace import Correction, NotNow
from tests.unit.paperwork.printed import text_of
from tests.unit.workspace.office import WHOLE, Office

DAY = date(2026, 3, 12)
S = DiversionStep
CONDITIONS = (("treatment", "weekly", "2026-04-20"),)


def _letters(office: Office, report: str) -> set[str]:
    return {c.kind for c in office.liaison.paper_choices(report) if "letter" in c.kind or "notice" in c.kind}


@pytest.mark.parametrize(
    ("steps", "letters"),
    [
        ((), set[str]()),
        ((S.INTAKE_DONE,), set[str]()),
        ((S.PROGRAM_DECLINED,), {"declined_letter"}),
        ((S.PROSECUTOR_DECLINED, S.CHARGE_FILED), {"declined_letter"}),
        ((S.INTAKE_DONE, S.COMPLETED), {"completion_letter", "expungement_notice"}),
        ((S.INTAKE_DONE, S.COMPLETED, S.CHARGE_DISMISSED), {"completion_letter", "expungement_notice"}),
        ((S.INTAKE_DONE, S.TERMINATED), {"termination_letter"}),
        ((S.INTAKE_DONE, S.WITHDREW), {"termination_letter"}),
        ((S.INTAKE_DONE, S.COMPLETED, S.IN_PROGRESS), set[str]()),
    ],
)
def test_only_the_letter_of_the_end_on_record_is_offered(
    office: Office, steps: tuple[DiversionStep, ...], letters: set[str]
) -> None:
    """No letter claims an end that nobody recorded, or that was taken back."""
    report = office.diversion()
    for step in steps:
        office.liaison.diversions.advance(report, step, DAY, "As told by the case manager.")
    assert _letters(office, report) == letters
    kind = next(iter({"completion_letter", "declined_letter"} - letters))
    with pytest.raises(NotNow):
        office.liaison.prepare_paper(report, kind, "Dana Sampleford", "End of the program")


@pytest.mark.parametrize("result", [None, ConditionResult.MISSED, ConditionResult.MET])
def test_the_letter_claims_that_all_was_kept_only_where_it_was(
    office: Office, result: ConditionResult | None
) -> None:
    """A condition that was missed, or of which nobody recorded anything, is not called done."""
    report = office.diversion(CONDITIONS[:1])
    calls = office.liaison.diversions
    calls.advance(report, S.INTAKE_DONE, DAY, "")
    if result is not None:
        calls.tell_condition(report, calls.page(report).conditions[0].condition, result, DAY, "As told.")
    calls.advance(report, S.COMPLETED, DAY, "")
    text = text_of(office.liaison.prepare_paper(report, "completion_letter", "Reader", "End").make())
    kept = result is ConditionResult.MET
    assert ("You have done everything that was agreed" in text) is kept
    assert ("recorded as completed" in text) is not kept


def test_a_letter_says_the_end_its_day_and_the_note(office: Office) -> None:
    """For the person by default, for the court on demand; both are on record with their reader."""
    report = office.diversion(CONDITIONS)
    office.liaison.diversions.advance(report, S.INTAKE_DONE, DAY, "")
    office.liaison.diversions.advance(report, S.COMPLETED, DAY, "All sessions attended.")
    office.sync()
    (choice,) = [c for c in office.liaison.paper_choices(report) if c.kind == "completion_letter"]
    assert choice.readers == ("person", "court")
    for reader in ("", "court"):
        job = office.liaison.prepare_paper(report, "completion_letter", "Reader", "End", reader)
        paper = job.make()
        text = text_of(paper)
        for words in ("Completed, Mar 12, 2026", "All sessions attended."):
            assert words in text
        office.liaison.issue_paper(job, paper)
    office.sync()
    assert office.liaison.sync_status().refused == ()
    audiences = [each.issued.audience for each in office.liaison.papers.of_report(report)]
    assert audiences == ["person", "court"]


def test_a_letter_has_the_day_that_was_corrected(office: Office) -> None:
    """The day of the end that was mistyped stands on no letter made afterwards."""
    report, right = office.diversion(), date(2026, 3, 16)
    office.move_to(datetime(2026, 3, 17, 20, 0, tzinfo=UTC))
    calls = office.liaison.diversions
    calls.advance(report, S.INTAKE_DONE, DAY, "")
    calls.advance(report, S.COMPLETED, date(2026, 3, 15), "All sessions attended.")
    calls.correct_day(report, S.COMPLETED, date(2026, 3, 15), right, "Read the wrong line.")
    text = text_of(office.liaison.prepare_paper(report, "completion_letter", "Reader", "End", "court").make())
    assert "Completed, Mar 16, 2026" in text
    assert "All sessions attended." in text
    assert "Mar 15, 2026" not in text


def test_a_letter_does_not_go_out_once_the_diversion_was_opened_again(office: Office) -> None:
    """The end it tells of was taken back while it lay in sight: it is neither recorded nor handed out."""
    report = office.diversion()
    calls = office.liaison.diversions
    calls.advance(report, S.INTAKE_DONE, DAY, "")
    calls.advance(report, S.COMPLETED, DAY, "")
    made = office.liaison.prepare_paper(report, "completion_letter", "Dana Sampleford", "End")
    on_record = office.liaison.prepare_paper(report, "completion_letter", "Dana Sampleford", "End")
    office.liaison.issue_paper(on_record, on_record.make())
    office.sync()
    office.liaison.check_paper_may_go(on_record)  # that HQ has the steps by now changes nothing
    calls.advance(report, S.IN_PROGRESS, DAY, "The payment bounced.")
    with pytest.raises(UserError, match="Make the paper again"):
        office.liaison.issue_paper(made, made.make())
    with pytest.raises(UserError, match="Make the paper again"):
        office.liaison.check_paper_may_go(on_record)
    assert len(office.liaison.papers.of_report(report)) == 1


def test_a_letter_does_not_go_out_with_a_day_that_was_corrected_since(office: Office) -> None:
    """The mistyped day stands in the letter in sight: it is made again first."""
    report, right = office.diversion(), date(2026, 3, 16)
    office.move_to(datetime(2026, 3, 17, 20, 0, tzinfo=UTC))
    calls = office.liaison.diversions
    calls.advance(report, S.INTAKE_DONE, DAY, "")
    calls.advance(report, S.COMPLETED, date(2026, 3, 15), "")
    packet = office.liaison.prepare_paper(report, "diversion_packet", "Court", "Hearing")
    job = office.liaison.prepare_paper(report, "completion_letter", "Reader", "End", "court")
    calls.correct_day(report, S.COMPLETED, date(2026, 3, 15), right, "Read the wrong line.")
    with pytest.raises(UserError, match="Make the paper again"):
        office.liaison.issue_paper(job, job.make())
    office.liaison.issue_paper(packet, packet.make())  # it tells of no step
    again = office.liaison.prepare_paper(report, "completion_letter", "Reader", "End", "court")
    office.liaison.issue_paper(again, again.make())


def test_a_compliance_report_lists_what_was_kept_and_missed(office: Office) -> None:
    """Conditions in words, with result, day, note and who recorded it."""
    report = office.diversion(CONDITIONS)
    calls = office.liaison.diversions
    calls.advance(report, S.INTAKE_DONE, DAY, "")
    (row,) = calls.page(report).conditions
    calls.tell_condition(report, row.condition, ConditionResult.MISSED, DAY, "Did not come.")
    text = text_of(office.liaison.prepare_paper(report, "compliance_report", "Court", "Review").make())
    for words in ("Missed: Treatment: weekly", "Did not come.", "Lindqvist Example"):
        assert words in " ".join(text.split())


def test_a_corrected_paper_names_the_one_it_replaces(office: Office) -> None:
    """Number, date and reason stand on it; the register marks the old one, which is replaced once only."""
    report = office.diversion()
    first = office.liaison.prepare_paper(report, "diversion_packet", "County Cuort", "Hearing")
    office.liaison.issue_paper(first, first.make())
    correction = Correction(first.document_id, "The court's name was misspelt.")
    job = office.liaison.prepare_paper(
        report, "diversion_packet", "County Court", "Hearing", correction=correction
    )
    paper = job.make()
    text = " ".join(text_of(paper).split())
    for words in ("CORRECTED PAPER", first.document_id, "Mar 12, 2026", "The court's name was misspelt."):
        assert words in text
    office.liaison.issue_paper(job, paper)
    office.sync()
    assert office.liaison.sync_status().refused == ()
    old, new = office.liaison.papers.of_report(report)
    assert (old.replaced_by, new.replaced_by) == (job.document_id, "")
    assert new.issued.correction == "The court's name was misspelt."
    with pytest.raises(NotNow, match="replaced"):
        office.liaison.prepare_paper(
            report, "diversion_packet", "County Court", "Hearing", correction=correction
        )
    with pytest.raises(Refused):
        office.liaison.issue_paper(job, paper)


def test_a_paper_made_void_or_replaced_never_leaves_again(office: Office) -> None:
    """It is on record and did not come out; made void or replaced meanwhile, it is held back."""
    report = office.diversion()
    void, old = (
        office.liaison.prepare_paper(report, "diversion_packet", "County Court", "Hearing") for _ in range(2)
    )
    for job in (void, old):
        office.liaison.issue_paper(job, job.make())
        office.liaison.check_paper_may_go(job)
    office.liaison.papers.make_void(report, void.document_id, "Wrong reader named")
    new = office.liaison.prepare_paper(
        report, "diversion_packet", "Court", "Hearing", correction=Correction(old.document_id, "Misspelt.")
    )
    office.liaison.issue_paper(new, new.make())
    for after_sync in (False, True):
        if after_sync:
            office.sync()
        with pytest.raises(UserError, match="made void"):
            office.liaison.check_paper_may_go(void)
        with pytest.raises(UserError, match="corrected paper took the place"):
            office.liaison.check_paper_may_go(old)
        office.liaison.check_paper_may_go(new)


def test_a_correction_says_what_was_wrong(office: Office) -> None:
    """Without a word about it nothing is prepared."""
    report = office.diversion()
    first = office.liaison.prepare_paper(report, "diversion_packet", "County Court", "Hearing")
    office.liaison.issue_paper(first, first.make())
    with pytest.raises(UserError, match="what is corrected"):
        office.liaison.prepare_paper(
            report, "diversion_packet", "Court", "Hearing", correction=Correction(first.document_id, " ")
        )


def test_a_supervisor_prints_the_cover_sheet_before_deciding(office: Office) -> None:
    """It shows the version on the desk, says that nobody approved it, and is recorded for the agency only."""
    report = office.sent({**WHOLE, "/encounter/call/last_name": "Sampleton"})
    choices = office.supervisor.paper_choices(report)
    assert [(c.kind, c.readers) for c in choices] == [
        ("encounter_report", ("internal",)),
        ("supervisor_cover", ("internal",)),
    ]
    job = office.supervisor.prepare_paper(report, "supervisor_cover", "Own desk", "Review")
    paper = job.make()
    assert "NOT APPROVED" in text_of(paper)
    office.supervisor.issue_paper(job, paper)
    office.sync()
    assert office.supervisor.sync_status().refused == ()
    (issued,) = office.hq.standings[report].papers  # pyright: ignore[reportArgumentType]
    assert issued.audience == "internal"
    assert office.liaison.papers.of_report(report) == ()
    with pytest.raises(NotNow):
        office.supervisor.prepare_paper(report, "supervisor_cover", "Court", "Review", "court")


def test_the_cover_sheet_of_an_amendment_shows_the_amendment(office: Office) -> None:
    """While one waits, the cover is of what waits; the report itself is printed as it is on record."""
    report = office.approved()
    office.officer.rework(report)
    office.fill(report, {"/encounter/call/last_name": "Sampleton"})
    office.officer.send(report)
    office.sync()
    cover = office.supervisor.prepare_paper(report, "supervisor_cover", "Own desk", "Review")
    whole = office.supervisor.prepare_paper(report, "encounter_report", "Records", "File")
    assert "NOT APPROVED" in text_of(cover.make())
    text = text_of(whole.make())
    assert "NOT APPROVED" not in text
    assert "Sampleton" not in text
    for job in (cover, whole):
        office.supervisor.issue_paper(job, job.make())
    office.sync()
    assert office.supervisor.sync_status().refused == ()


def test_a_letter_speaks_the_language_that_the_person_chose(office: Office) -> None:
    """Spanish for whoever spoke it; where nobody said, English first, the other on demand, and no third."""
    spoken = office.diversion(CONDITIONS, {**WHOLE, "/encounter/call/language": "es"})
    office.liaison.diversions.advance(spoken, S.INTAKE_DONE, DAY, "")
    office.liaison.diversions.advance(spoken, S.COMPLETED, DAY, "")
    job = office.liaison.prepare_paper(spoken, "completion_letter", "Dana Sampleford", "Fin")
    assert (job.language, "Usted completó el programa" in text_of(job.make())) == ("es", True)
    report = office.diversion(CONDITIONS)
    office.liaison.diversions.advance(report, S.INTAKE_DONE, DAY, "")
    office.liaison.diversions.advance(report, S.COMPLETED, DAY, "")
    (choice,) = [c for c in office.liaison.paper_choices(report) if c.kind == "completion_letter"]
    assert choice.languages == ("en", "es")
    spanish = office.liaison.prepare_paper(
        report, "completion_letter", "Dana Sampleford", "Fin", language="es"
    )
    assert "Usted completó el programa" in text_of(spanish.make())
    assert spanish.language == "es"
    with pytest.raises(NotNow, match="language"):
        office.liaison.prepare_paper(report, "completion_letter", "Dana Sampleford", "End", language="vi")
    with pytest.raises(NotNow, match="language"):
        office.liaison.prepare_paper(report, "completion_letter", "Court", "End", "court", language="es")
