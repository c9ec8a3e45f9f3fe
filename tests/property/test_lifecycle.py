"""Whatever is tried in whatever order, the record keeps its promises."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from citdesk.casework.errors import Refused
from citdesk.casework.events import Decision, EventKind, NumberGiven, ReturnReason, Submission
from citdesk.casework.ids import CaseId, EventId, ReportId
from citdesk.casework.lifecycle import Act, ReportState, Standing, apply
from tests.unit.casework.acts import COLLEAGUE, HQ, LIAISON, OFFICER, OTHER_UNIT, PIN, SUPERVISOR

_PEOPLE = st.sampled_from([OFFICER, COLLEAGUE, SUPERVISOR, OTHER_UNIT, LIAISON, HQ])
_STEPS = st.lists(st.tuples(st.sampled_from(list(EventKind)), _PEOPLE, st.booleans()), max_size=40)
_ON_RECORD = {ReportState.APPROVED, ReportState.AMENDMENT_PENDING, ReportState.AMENDMENT_RETURNED}


def _act(number: int, kind: EventKind, actor: object, standing: Standing | None, *, stale: bool) -> Act:
    known = None if standing is None else standing.version
    judged = "e0" if stale or standing is None else standing.revision
    payload: Submission | Decision | NumberGiven
    if kind in Submission.kinds:
        payload = Submission(PIN, "<encounter/>")
    elif kind is EventKind.SET_NUMBER:
        payload = NumberGiven("CR-1")
    else:
        payload = Decision(judged, (ReturnReason.TIMELINE,))
    follows = EventId("e0") if stale else known
    return Act(EventId(f"e{number}"), kind, ReportId("r"), CaseId("c"), actor, follows, payload)  # type: ignore[arg-type]


@given(_STEPS)
def test_the_record_keeps_its_promises(steps: list[tuple[EventKind, object, bool]]) -> None:
    """What is on record was approved by somebody else than its author; author and case never change."""
    standing: Standing | None = None
    approved: set[str] = set()
    papers = [step for step in steps if step[0] not in (EventKind.ISSUE_PAPER, EventKind.REISSUE_PAPER)]
    for number, (kind, actor, stale) in enumerate(papers, 1):
        act = _act(number, kind, actor, standing, stale=stale)
        before = standing
        try:
            standing = apply(standing, act)
        except Refused as refusal:
            assert refusal.code
            assert standing is before
            continue
        if kind is EventKind.APPROVE:
            assert before is not None
            assert act.actor.id != before.author
            approved.add(before.revision)
        assert (standing.state in _ON_RECORD) == (standing.on_record is not None)
        assert standing.on_record is None or standing.on_record in approved
        assert before is None or (standing.author, standing.case) == (before.author, before.case)
