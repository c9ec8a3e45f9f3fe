"""The lifecycle of a report as one pure table: state, event and relation to the report give the new state.

Device and HQ run this same code. On the device the outcome is a forecast; at HQ it is the verdict.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from citdesk.casework.errors import Refused
from citdesk.casework.events import (
    Comment,
    Decision,
    EventKind,
    NumberGiven,
    PaperIssued,
    Payload,
    ReturnReason,
    Submission,
)
from citdesk.casework.ids import CaseId, EventId, PersonId, ReportId
from citdesk.casework.people import Person, Role


class ReportState(StrEnum):
    """Where a report stands once it has entered the record."""

    SUBMITTED = "submitted"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"
    APPROVED = "approved"
    AMENDMENT_PENDING = "approved_amendment_pending"
    AMENDMENT_RETURNED = "approved_amendment_returned"
    VOID = "void"
    DUPLICATE = "duplicate"


class Relation(StrEnum):
    """Who, seen from the report, may act."""

    AUTHOR = "its author"
    REVIEWER = "a supervisor of the unit who is not its author"
    ISSUER = "a court liaison, the report's author or a supervisor of its unit"
    HQ = "HQ by order of an administrator"


@dataclass(frozen=True, slots=True)
class Rule:
    """One cell of the table: the state that follows and who may bring it about."""

    to: ReportState
    by: Relation


S, R = ReportState, Relation
K = EventKind

#: (state, event) -> rule. ``None`` is a report that HQ has not seen yet.
TABLE: dict[tuple[ReportState | None, EventKind], Rule] = {
    (None, K.SUBMIT): Rule(S.SUBMITTED, R.AUTHOR),
    (S.RETURNED, K.SUBMIT): Rule(S.SUBMITTED, R.AUTHOR),
    (S.WITHDRAWN, K.SUBMIT): Rule(S.SUBMITTED, R.AUTHOR),
    (S.SUBMITTED, K.WITHDRAW): Rule(S.WITHDRAWN, R.AUTHOR),
    (S.RETURNED, K.WITHDRAW): Rule(S.WITHDRAWN, R.AUTHOR),
    (S.AMENDMENT_PENDING, K.WITHDRAW): Rule(S.APPROVED, R.AUTHOR),
    (S.AMENDMENT_RETURNED, K.WITHDRAW): Rule(S.APPROVED, R.AUTHOR),
    (S.SUBMITTED, K.RETURN): Rule(S.RETURNED, R.REVIEWER),
    (S.AMENDMENT_PENDING, K.RETURN): Rule(S.AMENDMENT_RETURNED, R.REVIEWER),
    (S.SUBMITTED, K.APPROVE): Rule(S.APPROVED, R.REVIEWER),
    (S.AMENDMENT_PENDING, K.APPROVE): Rule(S.APPROVED, R.REVIEWER),
    (S.APPROVED, K.AMEND): Rule(S.AMENDMENT_PENDING, R.AUTHOR),
    (S.AMENDMENT_RETURNED, K.AMEND): Rule(S.AMENDMENT_PENDING, R.AUTHOR),
    (S.SUBMITTED, K.VOID): Rule(S.VOID, R.REVIEWER),
    (S.RETURNED, K.VOID): Rule(S.VOID, R.REVIEWER),
    (S.WITHDRAWN, K.VOID): Rule(S.VOID, R.REVIEWER),
    (S.APPROVED, K.VOID): Rule(S.VOID, R.REVIEWER),
    **{(state, K.SET_NUMBER): Rule(state, R.HQ) for state in S},
    **{
        (state, kind): Rule(state, R.ISSUER)
        for state in (S.APPROVED, S.AMENDMENT_PENDING, S.AMENDMENT_RETURNED)
        for kind in (K.ISSUE_PAPER, K.REISSUE_PAPER)
    },
}


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of a report after the events so far."""

    report: ReportId
    case: CaseId
    author: PersonId
    unit: str
    state: ReportState
    form_id: str
    #: the submission that awaits a decision, or the last one decided
    revision: EventId
    #: how many submissions there have been
    revision_number: int
    #: the last event that changed the state: what the next submission has to follow
    version: EventId
    #: the approved revision, which stays on record while an amendment is reviewed
    on_record: EventId | None = None
    number: str | None = None
    parent_report: ReportId | None = None
    reasons: tuple[ReturnReason, ...] = ()
    comments: tuple[Comment, ...] = ()
    papers: tuple[PaperIssued, ...] = ()
    demonstration: bool = False


@dataclass(frozen=True, slots=True)
class Act:
    """An event as the lifecycle sees it: who does what to which report, on which footing."""

    id: EventId
    kind: EventKind
    report: ReportId
    case: CaseId
    actor: Person
    follows: EventId | None
    payload: Payload


def apply(standing: Standing | None, act: Act) -> Standing:
    """The report's standing after the act.

    Raises Refused with one of the codes ``not_in_this_state``, ``not_allowed``, ``own_report``,
    ``overtaken``, ``second_submission``, ``wrong_case``, ``no_reason``, ``unknown_report``,
    ``malformed_payload``.
    """
    rule = TABLE.get((None if standing is None else standing.state, act.kind))
    if rule is None:
        _refuse_without_rule(standing, act)
        raise AssertionError  # pragma: no cover - the line above always raises
    _check_actor(standing, act, rule.by)
    if standing is None:
        return _first_submission(act, rule)
    if standing.case != act.case:
        raise Refused("The report belongs to another case. Open it again and repeat.", code="wrong_case")
    match act.payload:
        case Submission():
            return _next_submission(standing, act, act.payload, rule)
        case Decision():
            return _decided(standing, act, act.payload, rule)
        case NumberGiven():
            return replace(standing, number=act.payload.number)
        case PaperIssued():
            return _paper_issued(standing, act.payload)


def _refuse_without_rule(standing: Standing | None, act: Act) -> None:
    if standing is None:
        raise Refused("HQ does not have this report. Send the report first.", code="unknown_report")
    if act.kind is EventKind.SUBMIT and standing.state in (S.SUBMITTED, S.APPROVED):
        if act.follows is None:
            raise Refused(
                "This report was already sent from another computer. Both are kept: compare them.",
                code="second_submission",
            )
        raise Refused(
            f"The report is already {standing.state.value}. Send your changes as an amendment.",
            code="overtaken",
        )
    raise Refused(
        f"A report that is {standing.state.value.replace('_', ' ')} cannot take the step "
        f"{act.kind.value.replace('_', ' ')}. Look at the report as it stands now.",
        code="not_in_this_state",
    )


def _check_actor(standing: Standing | None, act: Act, by: Relation) -> None:
    person = act.actor
    if by is Relation.HQ:
        allowed = person.has(Role.ADMINISTRATOR)
    elif by is Relation.ISSUER:
        allowed = _may_issue(standing, person)
    elif by is Relation.REVIEWER:
        if standing is not None and person.id == standing.author:
            raise Refused("Nobody decides on their own report. Ask another supervisor.", code="own_report")
        allowed = person.has(Role.SUPERVISOR) and (standing is None or standing.unit == person.unit)
    else:
        writes = person.has(Role.OFFICER) or person.has(Role.SUPERVISOR)
        allowed = writes if standing is None else person.id == standing.author
    if not allowed:
        raise Refused(f"Only {by.value} may do this.", code="not_allowed")


def _may_issue(standing: Standing | None, person: Person) -> bool:
    if person.has(Role.LIAISON):
        return True
    if standing is None:
        return False
    return person.id == standing.author or (person.has(Role.SUPERVISOR) and person.unit == standing.unit)


def _first_submission(act: Act, rule: Rule) -> Standing:
    if not isinstance(act.payload, Submission):
        raise Refused("A first event must carry the answers.", code="malformed_payload")
    return Standing(
        report=act.report,
        case=act.case,
        author=act.actor.id,
        unit=act.actor.unit,
        state=rule.to,
        form_id=act.payload.pin.form_id,
        revision=act.id,
        revision_number=1,
        version=act.id,
        parent_report=None if act.payload.parent_report is None else ReportId(act.payload.parent_report),
        demonstration=act.payload.demonstration,
    )


def _next_submission(standing: Standing, act: Act, payload: Submission, rule: Rule) -> Standing:
    if act.follows != standing.version:
        raise Refused(
            "The report moved on before this arrived. Your answers are safe: open it and send them again.",
            code="overtaken",
        )
    if payload.pin.form_id != standing.form_id:
        raise Refused("A report cannot change to another form.", code="malformed_payload")
    return replace(
        standing,
        state=rule.to,
        revision=act.id,
        revision_number=standing.revision_number + 1,
        version=act.id,
        reasons=(),
        comments=(),
    )


def _decided(standing: Standing, act: Act, decision: Decision, rule: Rule) -> Standing:
    if decision.revision != standing.revision:
        raise Refused(
            "A newer version of the report arrived before this decision. Your comments are kept: look again.",
            code="overtaken",
        )
    if act.kind is EventKind.RETURN and not decision.reasons:
        raise Refused("Say why the report is returned: choose at least one reason.", code="no_reason")
    returned = act.kind is EventKind.RETURN
    approved = act.kind is EventKind.APPROVE
    return replace(
        standing,
        state=rule.to,
        version=act.id,
        on_record=standing.revision if approved else None if rule.to is S.VOID else standing.on_record,
        reasons=decision.reasons if returned else (),
        comments=decision.comments if returned else (),
    )


def _paper_issued(standing: Standing, paper: PaperIssued) -> Standing:
    if paper.revision != standing.on_record:
        raise Refused("The paper shows a version that is not on record. Make it again.", code="overtaken")
    return replace(standing, papers=(*standing.papers, paper))
