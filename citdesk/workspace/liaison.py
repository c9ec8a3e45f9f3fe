"""The liaison's board: approved reports with what is due, from HQ's projections only."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from citdesk.casework.events import ENDED, AgreedCondition
from citdesk.casework.people import Role
from citdesk.casework.projection import Audience
from citdesk.wire.projected import Projected
from citdesk.workspace.diversions import agreed_conditions, held_on, results
from citdesk.workspace.inside import Inside
from citdesk.workspace.instance_texts import instance_texts, numbered
from citdesk.workspace.rows import BoardRow, Due
from citdesk.workspace.since_approval import Since, StepOnRecord, since_of_all


def liaison_board(inside: Inside) -> tuple[BoardRow, ...]:
    """What is due first comes first, late before that; what has no date is last, first approved first."""
    if not inside.person.has(Role.LIAISON):
        return ()
    projections = [p for p in inside.vault.projections.all() if p.audience is Audience.COURT]
    rows = [_row(inside, projected, after) for projected, after in since_of_all(inside, projections)]
    return tuple(sorted(rows, key=_urgency))


def _row(inside: Inside, projected: Projected, after: Since) -> BoardRow:
    entry = inside.shelf.entry(projected.form_id)
    where = None if entry is None else entry.conditions
    steps = () if where is None else after.steps
    agreed = () if where is None else agreed_conditions(projected.instance_xml, where)
    told = results(steps)
    stage = steps[-1].advanced.step if steps else None
    ended = stage in ENDED
    still_open = [
        each for each in agreed if each not in told and (where is None or held_on(each, where, steps) is None)
    ]
    due = () if ended else _due(inside, projected, steps, still_open)
    today = inside.clock.now().astimezone(inside.zone).date()
    return BoardRow(
        report=projected.report,
        number=projected.number,
        form_id=projected.form_id,
        title=inside.shelf.title(projected.form_id),
        approved_at=projected.approved_at,
        due=due[0] if due else None,
        late=sum(each.date < today for each in due),
        amendment_pending=projected.amendment_pending,
        papers_issued=len(after.papers),
        stage=stage,
        ended=ended,
        conditions=len(agreed),
        settled=sum(each in told for each in agreed),
        diversion=where is not None,
    )


def _due(
    inside: Inside, projected: Projected, steps: Sequence[StepOnRecord], still_open: Sequence[AgreedCondition]
) -> tuple[Due, ...]:
    """The dates of what is not settled, the earliest first: one that has passed is late, not over."""
    entry = inside.shelf.entry(projected.form_id)
    if entry is None:
        return ()
    texts = instance_texts(projected.instance_xml)
    taken = {step.advanced.step.value for step in steps}
    found = [Due("", condition.due) for condition in still_open if condition.due is not None]
    for watched in entry.due:
        text = texts.get(numbered(watched.path))
        if text is not None and watched.settled_by not in taken:
            found.append(Due(watched.label, date.fromisoformat(text[:10])))
    return tuple(sorted(found, key=lambda due: (due.date, not due.label)))


def _urgency(row: BoardRow) -> tuple[bool, date, datetime]:
    return row.due is None, date.max if row.due is None else row.due.date, row.approved_at
