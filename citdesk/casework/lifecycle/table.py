"""The whole table: state and event give the new state and who may bring it about."""

from __future__ import annotations

from collections.abc import Iterable

from citdesk.casework.events import EventKind
from citdesk.casework.lifecycle.states import Relation, ReportState, Rule

S, R, K = ReportState, Relation, EventKind

ON_RECORD = (S.APPROVED, S.AMENDMENT_PENDING, S.AMENDMENT_RETURNED)
_LIVE = (S.SUBMITTED, S.RETURNED, *ON_RECORD)
_GOES_ON = (*_LIVE, S.WITHDRAWN)


def _staying(
    states: Iterable[ReportState], kinds: Iterable[EventKind], by: Relation
) -> dict[tuple[ReportState | None, EventKind], Rule]:
    """Events that leave the state as it is."""
    every = tuple(kinds)
    return {(state, kind): Rule(state, by) for state in states for kind in every}


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
    **{(state, K.VOID): Rule(S.VOID, R.REVIEWER) for state in _GOES_ON},
    # what is on record is voided, not called a duplicate: papers may have gone out
    **{
        (state, K.MARK_DUPLICATE): Rule(S.DUPLICATE, R.REVIEWER)
        for state in (S.SUBMITTED, S.RETURNED, S.WITHDRAWN)
    },
    (S.DUPLICATE, K.UNMARK_DUPLICATE): Rule(None, R.REVIEWER),
    **_staying(S, (K.SET_NUMBER, K.SEAL, K.UNSEAL, K.EXPUNGE), R.HQ),
    **_staying(S, (K.SET_LEGAL_HOLD, K.LIFT_LEGAL_HOLD), R.CUSTODIAN),
    **_staying(S, (K.REVOKE_CONSENT,), R.INVOLVED),
    **_staying(_GOES_ON, (K.REASSIGN_AUTHOR,), R.REVIEWER),
    **_staying(_GOES_ON, (K.WITHDRAW_CONSULT,), R.WRITER),
    **_staying(_LIVE, (K.GIVE_CONSENT,), R.INVOLVED),
    **_staying(_LIVE, (K.ASK_CONSULT, K.OVERRIDE_RULE), R.WRITER),
    **_staying(_LIVE, (K.TAKE_CONSULT, K.ANSWER_CONSULT), R.CLINICIAN),
    **_staying(
        ON_RECORD, (K.ISSUE_PAPER, K.REISSUE_PAPER, K.ATTACH_SIGNED_SCAN, K.ADVANCE_DIVERSION), R.INVOLVED
    ),
    # for the agency's own desk; see paper_trail
    (S.SUBMITTED, K.ISSUE_PAPER): Rule(S.SUBMITTED, R.WRITER),
    **_staying((*ON_RECORD, S.VOID), (K.VOID_PAPER,), R.INVOLVED),
    **_staying(ON_RECORD, (K.RELEASE,), R.CUSTODIAN),
}

#: What a sealed report still takes.
WHILE_SEALED = frozenset(
    {K.UNSEAL, K.SET_LEGAL_HOLD, K.LIFT_LEGAL_HOLD, K.RELEASE, K.VOID_PAPER, K.REVOKE_CONSENT, K.EXPUNGE}
)
