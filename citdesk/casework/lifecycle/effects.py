"""What each kind of act changes in a standing, once the table has allowed it."""

from __future__ import annotations

from dataclasses import replace

from citdesk.casework.errors import Refused
from citdesk.casework.events import (
    AuthorReassigned,
    Decision,
    DuplicateMarked,
    DuplicateUnmarked,
    EventKind,
    LegalHold,
    NumberGiven,
    RecordOrder,
    Released,
    RuleOverridden,
    Submission,
)
from citdesk.casework.events.typed_json import malformed
from citdesk.casework.ids import ReportId
from citdesk.casework.lifecycle import consenting, consulting, diverting, paper_trail
from citdesk.casework.lifecycle.act import Act
from citdesk.casework.lifecycle.standing import Standing
from citdesk.casework.lifecycle.states import ReportState, Rule


def first_submission(act: Act, rule: Rule) -> Standing:
    """The standing that a first submission opens."""
    if not isinstance(act.payload, Submission) or rule.to is None:
        raise malformed("A first event must carry the answers.")
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


def effect_of(standing: Standing, act: Act, rule: Rule) -> Standing:
    """The standing after an act that the table allows; raises Refused where its content does not fit."""
    match act.payload:
        case Submission():
            return _next_submission(standing, act, act.payload, rule)
        case Decision():
            return _decided(standing, act, act.payload, rule)
        case NumberGiven():
            return replace(standing, number=act.payload.number)
        case DuplicateMarked() | DuplicateUnmarked():
            return _duplicate(standing, act, rule)
        case AuthorReassigned():
            return _reassigned(standing, act.payload)
        case RuleOverridden():
            return replace(standing, overrides=(*standing.overrides, act.payload))
        case Released():
            return _released(standing, act.payload)
        case RecordOrder() | LegalHold():
            return _ordered(standing, act)
        case _:
            return _beside(standing, act)


def _beside(standing: Standing, act: Act) -> Standing:
    for effect in (paper_trail.effect, consenting.effect, consulting.effect, diverting.effect):
        after = effect(standing, act)
        if after is not None:
            return after
    raise malformed("This step is not about a report.")


def _next_submission(standing: Standing, act: Act, payload: Submission, rule: Rule) -> Standing:
    if act.follows != standing.version:
        raise Refused(
            "The report moved on before this arrived. Your answers are safe: open it and send them again.",
            code="overtaken",
        )
    if payload.pin.form_id != standing.form_id:
        raise malformed("A report cannot change to another form.")
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
        on_record=standing.revision
        if approved
        else None
        if rule.to is ReportState.VOID
        else standing.on_record,
        reasons=decision.reasons if returned else (),
        comments=decision.comments if returned else (),
    )


def _duplicate(standing: Standing, act: Act, rule: Rule) -> Standing:
    if isinstance(act.payload, DuplicateMarked):
        if act.payload.of == standing.report:
            raise malformed("A report is no duplicate of itself.")
        return replace(
            standing,
            state=rule.to,
            version=act.id,
            duplicate_of=act.payload.of,
            before_mark=standing.state,
        )
    before = standing.before_mark or ReportState.SUBMITTED
    return replace(standing, state=before, version=act.id, duplicate_of=None, before_mark=None)


def _reassigned(standing: Standing, reassigned: AuthorReassigned) -> Standing:
    if reassigned.to == standing.author:
        raise Refused("The report is this person's already.", code="no_change")
    return replace(standing, author=reassigned.to)


def _released(standing: Standing, released: Released) -> Standing:
    if released.revision != standing.on_record:
        raise Refused("What is to be released is not on record anymore. Look again.", code="overtaken")
    return replace(standing, releases=(*standing.releases, released))


def _ordered(standing: Standing, act: Act) -> Standing:
    match act.kind, act.payload:
        case EventKind.SEAL, RecordOrder(open_to=roles):
            return _flagged(standing, standing.sealed, replace(standing, sealed=True, open_to=roles))
        case EventKind.UNSEAL, _:
            return _flagged(standing, not standing.sealed, replace(standing, sealed=False, open_to=()))
        case EventKind.SET_LEGAL_HOLD, LegalHold(matter=matter):
            held = matter in standing.holds
            return _flagged(standing, held, replace(standing, holds=(*standing.holds, matter)))
        case EventKind.LIFT_LEGAL_HOLD, LegalHold(matter=matter):
            left = tuple(hold for hold in standing.holds if hold != matter)
            return _flagged(standing, left == standing.holds, replace(standing, holds=left))
        case _:
            if standing.holds:
                raise Refused(
                    "The report is under legal hold and may not be destroyed. Lift the hold first.",
                    code="legal_hold",
                )
            return _expunged(standing)


def _flagged(standing: Standing, already: bool, after: Standing) -> Standing:
    if already:
        raise Refused(f"The report stands so already ({standing.state.value}).", code="no_change")
    return after


def _expunged(standing: Standing) -> Standing:
    """Nothing of the content is left; what tells that there was a report stays for the chain's sake."""
    return Standing(
        report=standing.report,
        case=standing.case,
        author=standing.author,
        unit=standing.unit,
        state=standing.state,
        form_id=standing.form_id,
        revision=standing.revision,
        revision_number=standing.revision_number,
        version=standing.version,
        demonstration=standing.demonstration,
        expunged=True,
    )
