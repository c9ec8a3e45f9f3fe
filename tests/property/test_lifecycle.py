"""Whatever is tried in whatever order, the record keeps its promises."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from citdesk.casework.errors import Refused
from citdesk.casework.events import (
    PAYLOAD_OF,
    REPORT_KINDS,
    Attachment,
    AuthorReassigned,
    ConsentGiven,
    ConsentKind,
    ConsentMethod,
    ConsentRevoked,
    ConsultAnswered,
    ConsultAsked,
    ConsultTaken,
    ConsultWithdrawn,
    Decision,
    DiversionAdvanced,
    DiversionStep,
    DuplicateMarked,
    DuplicateUnmarked,
    EventKind,
    LegalHold,
    NumberGiven,
    PaperIssued,
    PaperVoided,
    Payload,
    RecordOrder,
    ReleaseBasis,
    Released,
    ReturnReason,
    RuleOverridden,
    ScanAttached,
    Submission,
    read_payload,
    write_payload,
)
from citdesk.casework.ids import CaseId, EventId, PersonId, ReportId
from citdesk.casework.lifecycle import (
    ON_RECORD,
    REFUSALS,
    TABLE,
    WHILE_SEALED,
    Act,
    Consult,
    ConsultState,
    ReportState,
    Standing,
    apply,
    scans_that_count,
    steps_that_count,
)
from citdesk.casework.people import Person
from citdesk.wire.standing import read_standing, write_standing
from tests.unit.casework.acts import (
    CLINICIAN,
    COLLEAGUE,
    HQ,
    LIAISON,
    OFFICER,
    OTHER_UNIT,
    PIN,
    SUPERVISOR,
)

_EVERYBODY = [OFFICER, COLLEAGUE, SUPERVISOR, OTHER_UNIT, LIAISON, CLINICIAN, HQ]
_PEOPLE = st.sampled_from(_EVERYBODY)
#: the ordinary course more often than the rest, so that runs get somewhere
_KINDS = st.one_of(
    st.sampled_from([EventKind.SUBMIT, EventKind.APPROVE, EventKind.RETURN, EventKind.AMEND]),
    st.sampled_from(sorted(REPORT_KINDS)),
)
_STEPS = st.lists(st.tuples(_KINDS, _PEOPLE, st.booleans(), st.integers(0, 3)), max_size=40)
_SCAN = Attachment("scan.pdf", "application/pdf", 10, "0" * 64, "k", ("c1",))


def _payload(kind: EventKind, standing: Standing | None, pick: int, *, stale: bool) -> Payload:
    """What such an event would carry, now and then about something that is not there."""
    judged = EventId("e0") if stale or standing is None else standing.revision
    match kind:
        case EventKind.SUBMIT | EventKind.AMEND:
            return Submission(PIN, "<encounter/>")
        case EventKind.MARK_DUPLICATE:
            return DuplicateMarked(ReportId("r" if stale else "other"), "same call")
        case EventKind.REASSIGN_AUTHOR:
            return AuthorReassigned([OFFICER.id, COLLEAGUE.id, SUPERVISOR.id, PersonId("x")][pick], "absent")
        case EventKind.ASK_CONSULT:
            return ConsultAsked(judged, to=CLINICIAN.id if pick else None)
        case EventKind.OVERRIDE_RULE:
            return RuleOverridden(judged, "late_entry", "radio was down")
        case _ if kind in Decision.kinds:
            return Decision(judged, (ReturnReason.TIMELINE,))
        case EventKind.TAKE_CONSULT | EventKind.ANSWER_CONSULT | EventKind.WITHDRAW_CONSULT:
            return _about_consult(kind, standing, stale=stale)
        case EventKind.ADVANCE_DIVERSION:
            return _step(standing, pick, stale=stale)
        case _ if kind in _ON_PAPER:
            return _about_paper(kind, standing, f"d{pick}", stale=stale)
        case _:
            return _plain(kind, pick)


_DAYS = tuple(date(2026, 3, day) for day in (12, 13, 14, 15))


def _step(standing: Standing | None, pick: int, *, stale: bool) -> DiversionAdvanced:
    """A step, or where there is one already sometimes the right day of it; ``stale`` of one not there."""
    taken = () if standing is None else standing.diversion
    if pick < len(taken):
        named = taken[pick]
        was = date(2020, 1, 3) if stale else named.on
        return DiversionAdvanced(named.step, _DAYS[pick], "mistyped", corrects=was)
    return DiversionAdvanced(list(DiversionStep)[(2 * pick) % 6], _DAYS[pick])


_ON_PAPER = PaperIssued.kinds | PaperVoided.kinds | ScanAttached.kinds | Released.kinds


def _about_consult(kind: EventKind, standing: Standing | None, *, stale: bool) -> Payload:
    consult = standing.consults[-1].id if standing and standing.consults and not stale else EventId("e0")
    match kind:
        case EventKind.TAKE_CONSULT:
            return ConsultTaken(consult)
        case EventKind.ANSWER_CONSULT:
            return ConsultAnswered(consult, "Call the mobile team.", ("mobile_team",))
        case _:
            return ConsultWithdrawn(consult)


def _about_paper(kind: EventKind, standing: Standing | None, document: str, *, stale: bool) -> Payload:
    on_record = "e0" if stale or standing is None else standing.on_record or "e0"
    match kind:
        case EventKind.VOID_PAPER:
            return PaperVoided(document, "wrong address")
        case EventKind.ATTACH_SIGNED_SCAN:
            return _signed_pages(standing, document, stale=stale)
        case EventKind.RELEASE:
            return Released(on_record, "Counsel", ReleaseBasis.COURT_ORDER, "26-1", "order")
        case _:
            return PaperIssued(document, "packet", on_record, "0" * 64, 3, "Court", "intake", "court")


def _signed_pages(standing: Standing | None, document: str, *, stale: bool) -> ScanAttached:
    """Signed pages, every other time in place of those attached before; ``stale`` of some not there."""
    before: tuple[ScanAttached, ...] = () if standing is None else standing.scans
    file = replace(_SCAN, name=f"scan-{len(before)}.pdf")
    if not before or len(before) % 2 == 0:
        return ScanAttached(document, 3, ("person",), file)
    wrong = "scan-99.pdf" if stale else before[-1].scan.name
    return ScanAttached(before[-1].document_id, 3, ("person",), file, wrong, "another person's")


def _plain(kind: EventKind, pick: int) -> Payload:
    match kind:
        case EventKind.SET_NUMBER:
            return NumberGiven("CR-1")
        case EventKind.UNMARK_DUPLICATE:
            return DuplicateUnmarked("two calls")
        case EventKind.GIVE_CONSENT:
            said = ConsentKind.DIVERSION, ("court",), "diversion", ("J",), ConsentMethod.PAPER
            ends = date(2027, 1, 31)
            return ConsentGiven(f"c{pick}", *said, proceedings=True, revocable=pick > 0, expires_on=ends)
        case EventKind.REVOKE_CONSENT:
            return ConsentRevoked(f"c{pick}")
        case EventKind.SET_LEGAL_HOLD | EventKind.LIFT_LEGAL_HOLD:
            return LegalHold(f"matter {pick}", "litigation")
        case _:
            return RecordOrder("26-2", "order", HQ.id)


def _act(
    number: int, kind: EventKind, actor: Person, standing: Standing | None, pick: int, *, stale: bool
) -> Act:
    follows = EventId("e0") if stale else None if standing is None else standing.version
    payload = _payload(kind, standing, pick, stale=stale)
    return Act(EventId(f"e{number}"), kind, ReportId("r"), CaseId("c"), actor, follows, payload)


def _tell(steps: list[tuple[EventKind, Person, bool, int]]) -> list[tuple[Standing | None, Act, Standing]]:
    """The acts that were taken, each with the standing before and after."""
    standing: Standing | None = None
    taken: list[tuple[Standing | None, Act, Standing]] = []
    for number, (kind, actor, stale, pick) in enumerate(steps, 1):
        act = _act(number, kind, actor, standing, pick, stale=stale)
        try:
            after = apply(standing, act)
        except Refused as refusal:
            assert refusal.code in REFUSALS
            continue
        taken.append((standing, act, after))
        standing = after
    return taken


@settings(max_examples=60, deadline=None)
@given(_STEPS)
def test_the_record_keeps_its_promises(steps: list[tuple[EventKind, Person, bool, int]]) -> None:
    """What is on record was approved by somebody else than its author; case and unit never change."""
    approved: set[str] = set()
    for before, act, after in _tell(steps):
        if act.kind is EventKind.APPROVE:
            assert before is not None
            assert act.actor.id != before.author
            approved.add(before.revision)
        if not after.expunged:
            assert (after.state in ON_RECORD) == (after.on_record is not None)
        assert after.on_record is None or after.on_record in approved
        if before is not None:
            assert (after.case, after.unit, after.report) == (before.case, before.unit, before.report)
            assert after.author == before.author or act.kind is EventKind.REASSIGN_AUTHOR


@settings(max_examples=60, deadline=None)
@given(_STEPS)
def test_every_step_taken_stands_in_the_table(steps: list[tuple[EventKind, Person, bool, int]]) -> None:
    """No act gets past the table, and the state that follows is the table's."""
    for before, act, after in _tell(steps):
        rule = TABLE[None if before is None else before.state, act.kind]
        assert after.state is (rule.to or (before and before.before_mark))
        assert before is None or after.version == (act.id if _moves(before, act, after) else before.version)


def _moves(before: Standing, act: Act, after: Standing) -> bool:
    return act.kind in Submission.kinds | Decision.kinds or before.state is not after.state


@settings(max_examples=60, deadline=None)
@given(_STEPS)
def test_orders_about_the_record_hold(steps: list[tuple[EventKind, Person, bool, int]]) -> None:
    """Nothing happens to a sealed report but what may; nothing under legal hold is expunged."""
    for before, act, _ in _tell(steps):
        if before is None:
            continue
        assert not before.expunged
        assert not before.sealed or act.kind in WHILE_SEALED
        assert not before.holds or act.kind is not EventKind.EXPUNGE


@settings(max_examples=60, deadline=None)
@given(_STEPS)
def test_a_consult_is_answered_by_the_one_who_has_it(
    steps: list[tuple[EventKind, Person, bool, int]],
) -> None:
    """A consult put to one clinician is never answered by another, and never twice."""
    for before, act, after in _tell(steps):
        if act.kind is EventKind.ANSWER_CONSULT and before is not None:
            was, now = _consult(before, act), _consult(after, act)
            assert was.state in (ConsultState.ASKED, ConsultState.TAKEN)
            assert was.by in (None, act.actor.id)
            assert was.to in (None, act.actor.id)
            assert (now.state, now.by) == (ConsultState.ANSWERED, act.actor.id)


def _consult(standing: Standing, act: Act) -> Consult:
    assert isinstance(act.payload, ConsultAnswered)
    named = act.payload.consult
    return next(consult for consult in standing.consults if consult.id == named)


@settings(max_examples=60, deadline=None)
@given(_STEPS)
def test_a_standing_and_every_payload_survive_their_text(
    steps: list[tuple[EventKind, Person, bool, int]],
) -> None:
    """What is written beside the record and sent over the wire reads as what it was."""
    for _, act, after in _tell(steps):
        assert read_standing(write_standing(after)) == after
        assert read_payload(act.kind, write_payload(act.payload)) == act.payload


#: a report on record, then nothing but steps of its diversion and their corrections
_OF_A_DIVERSION = st.lists(st.tuples(st.booleans(), st.integers(0, 3)), max_size=12).map(
    lambda drawn: [
        (EventKind.SUBMIT, OFFICER, False, 0),
        (EventKind.APPROVE, SUPERVISOR, False, 0),
        *((EventKind.ADVANCE_DIVERSION, LIAISON, stale, pick) for stale, pick in drawn),
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.one_of(_STEPS, _OF_A_DIVERSION))
def test_a_correction_changes_one_day_and_nothing_else(
    steps: list[tuple[EventKind, Person, bool, int]],
) -> None:
    """The steps keep their order and number; who reads all events in their order has the same days."""
    told: list[DiversionAdvanced] = []
    for before, act, after in _tell(steps):
        if not isinstance(act.payload, DiversionAdvanced) or before is None:
            assert after.expunged or before is None or after.diversion == before.diversion
            continue
        told.append(act.payload)
        assert after.diversion == steps_that_count(told)
        if act.payload.corrects is None:
            assert after.diversion == (*before.diversion, act.payload)
            continue
        assert act.payload.note
        moved = [pair for pair in zip(before.diversion, after.diversion, strict=True) if pair[0] != pair[1]]
        assert [(was.on, replace(was, on=now.on)) for was, now in moved] == [
            (act.payload.corrects, now) for _, now in moved
        ]
        assert [now.on for _, now in moved] == [act.payload.on]
        assert replace(after, diversion=before.diversion) == before


#: a report on record with a paper, then nothing but signed pages of it
_OF_A_PAPER = st.lists(st.booleans(), max_size=8).map(
    lambda drawn: [
        (EventKind.SUBMIT, OFFICER, False, 0),
        (EventKind.APPROVE, SUPERVISOR, False, 0),
        (EventKind.ISSUE_PAPER, LIAISON, False, 0),
        *((EventKind.ATTACH_SIGNED_SCAN, LIAISON, stale, 0) for stale in drawn),
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.one_of(_STEPS, _OF_A_PAPER))
def test_signed_pages_that_replace_others_leave_both_on_record(
    steps: list[tuple[EventKind, Person, bool, int]],
) -> None:
    """Of those that count one goes and one comes, of the same paper; all that was attached stays."""
    for before, act, after in _tell(steps):
        if not isinstance(act.payload, ScanAttached) or before is None:
            continue
        assert after.scans == (*before.scans, act.payload)
        counted = scans_that_count(before.scans)
        now = scans_that_count(after.scans)
        assert now[-1] == act.payload
        gone = [each for each in counted if each not in now]
        assert [(each.document_id, each.scan.name) for each in gone] == (
            [(act.payload.document_id, act.payload.replaces)] if act.payload.replaces else []
        )


def test_every_kind_has_a_payload_and_every_report_kind_a_row() -> None:
    """No event is known by name only, and every state is the end of some step."""
    assert set(PAYLOAD_OF) == set(EventKind)
    assert {kind for _, kind in TABLE} == REPORT_KINDS
    assert {rule.to for rule in TABLE.values()} >= set(ReportState)
