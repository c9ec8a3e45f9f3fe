"""Applying an act to a standing: the same pure code on the device, as a forecast, and at HQ."""

from __future__ import annotations

from citdesk.casework.errors import Refused
from citdesk.casework.events import PAYLOAD_OF, EventKind
from citdesk.casework.lifecycle.act import Act
from citdesk.casework.lifecycle.effects import effect_of, first_submission
from citdesk.casework.lifecycle.rights import check_right
from citdesk.casework.lifecycle.standing import Standing
from citdesk.casework.lifecycle.states import ReportState
from citdesk.casework.lifecycle.table import TABLE, WHILE_SEALED

_AWAITING_OR_DECIDED = (ReportState.SUBMITTED, ReportState.APPROVED)


def apply(standing: Standing | None, act: Act) -> Standing:
    """The report's standing after the act.

    Raises Refused with one of the codes of :data:`REFUSALS`.
    """
    rule = TABLE.get((None if standing is None else standing.state, act.kind))
    if rule is None:
        raise _no_rule(standing, act)
    check_right(standing, act, rule.by)
    if not isinstance(act.payload, PAYLOAD_OF[act.kind]):
        raise Refused("The event does not carry what its kind asks for.", code="malformed_payload")
    if standing is None:
        return first_submission(act, rule)
    _check_flags(standing, act)
    return effect_of(standing, act, rule)


#: Every code with which the lifecycle refuses, and what it means.
REFUSALS: dict[str, str] = {
    "unknown_report": "HQ does not have the report",
    "unknown_case": "HQ does not have the case",
    "unknown_cover": "there is no such cover",
    "not_in_this_state": "the table has no such step from this state",
    "second_submission": "the report was already sent from another computer",
    "overtaken": "a newer version arrived before this",
    "not_allowed": "the person is not what the rule asks for",
    "own_report": "nobody decides on their own report",
    "no_reason": "a return needs a reason",
    "wrong_case": "the report belongs to another case",
    "malformed_payload": "the payload does not fit the kind",
    "sealed": "the report is sealed",
    "expunged": "the report is expunged",
    "legal_hold": "the report is under legal hold",
    "unknown_paper": "no such paper was issued from the report",
    "unknown_consent": "no such consent was given, or it cannot be revoked",
    "unknown_consult": "no such consult is open",
    "consult_taken": "another clinician took the consult",
    "wrong_step": "a diversion does not go this way",
    "no_change": "the report stands so already",
}


def _check_flags(standing: Standing, act: Act) -> None:
    if standing.case != act.case:
        raise Refused("The report belongs to another case. Open it again and repeat.", code="wrong_case")
    if standing.expunged:
        raise Refused("The report was expunged by order. Nothing more can be done with it.", code="expunged")
    if standing.sealed and act.kind not in WHILE_SEALED:
        raise Refused("The report is sealed by order. Ask HQ's administrator.", code="sealed")


def _no_rule(standing: Standing | None, act: Act) -> Refused:
    if standing is None:
        return Refused("HQ does not have this report. Send the report first.", code="unknown_report")
    if act.kind is EventKind.SUBMIT and standing.state in _AWAITING_OR_DECIDED:
        if act.follows is None:
            return Refused(
                "This report was already sent from another computer. Both are kept: compare them.",
                code="second_submission",
            )
        return Refused(
            f"The report is already {standing.state.value}. Send your changes as an amendment.",
            code="overtaken",
        )
    return Refused(
        f"A report that is {standing.state.value.replace('_', ' ')} cannot take the step "
        f"{act.kind.value.replace('_', ' ')}. Look at the report as it stands now.",
        code="not_in_this_state",
    )
