"""A report that goes on under another author, or stands as a duplicate of another one.

The lifecycle decides whether the step may be taken; here HQ looks at who and what the step names, and lets
the new author have the report from its beginning.
"""

from __future__ import annotations

from collections.abc import Collection

from citdesk.casework.errors import Refused
from citdesk.casework.events import AuthorReassigned, DuplicateMarked, Payload
from citdesk.casework.ids import ReportId
from citdesk.casework.lifecycle import GONE, ReportState, Standing
from citdesk.casework.people import Role
from citdesk.hq.channels import of_person, of_report
from citdesk.hq.covering import deliver_to_deputies
from citdesk.hq.store.append import Append
from citdesk.hq.store.registry import person_by_id


def named_reports(payload: Payload | Refused) -> tuple[ReportId, ...]:
    """The reports beside its own that a step names, to be read before it is judged."""
    return (payload.of,) if isinstance(payload, DuplicateMarked) else ()


def check_successor(append: Append, reassigned: AuthorReassigned) -> None:
    """Raises Refused (``no_such_officer``) where nobody of the agency could write on."""
    known = person_by_id(append.connection, reassigned.to)
    if known is None or not known.active or not known.person.roles & {Role.OFFICER, Role.SUPERVISOR}:
        raise Refused("Only an officer of the agency can go on with a report.", code="no_such_officer")


def check_original(original: Standing | None, *, known_to_actor: bool) -> None:
    """Raises Refused (``unknown_report``, ``not_in_this_state``) where no report would stay.

    What the actor may not know of is answered as if it were not there.
    """
    if original is None or not known_to_actor:
        raise Refused("HQ does not have the report that is to stay. Choose another.", code="unknown_report")
    if original.state in GONE:
        word = "void" if original.state is ReportState.VOID else "a duplicate itself"
        raise Refused(f"The report that is to stay is {word}. Choose another.", code="not_in_this_state")


def hand_over(append: Append, before: Standing, reassigned: AuthorReassigned) -> tuple[str, ...]:
    """Lets the new author have the report as it came about; the channels of whoever hears of it besides.

    To be called before the step itself is appended: events are folded in the order of their positions.
    """
    case = append.case(before.case)
    if case is None or not case.has_member(reassigned.to):
        append.deliver_report_again(before.report, of_person(reassigned.to))
    return (of_person(before.author),)


def tell_what_was_missed(append: Append, standings: Collection[Standing]) -> None:
    """Hands the whole case to everybody it goes to: while it was sealed they got nothing of it.

    To be called before the word that it is open again.
    """
    channels = {
        (standing.case, channel)
        for standing in standings
        for channel in of_report(standing, append.case(standing.case))
    }
    for case, channel in sorted(channels):
        append.deliver_again(case, channel)
    for standing in standings:
        deliver_to_deputies(append, standing.report, standing.unit)
