"""The report of somebody who is away goes on under another author."""

from __future__ import annotations

from citdesk.casework.errors import UserError
from citdesk.casework.events import AuthorReassigned, EventKind, OfficerAssigned
from citdesk.casework.ids import PersonId, ReportId
from citdesk.casework.lifecycle import Standing
from citdesk.casework.people import Person, Role
from citdesk.workspace.failures import UnknownReport
from citdesk.workspace.inside import Inside


class NoReason(UserError):
    """A step that stays in the record for good, and nobody said why."""

    code = "no_reason"

    def __init__(self) -> None:
        super().__init__("Say why. It stays in the report's history.")


def successors(inside: Inside, report: ReportId) -> tuple[Person, ...]:
    """Who could go on with the report: those of its unit first. Raises UnknownReport."""
    standing = _standing(inside, report)
    able = {Role.OFFICER, Role.SUPERVISOR}
    others = [
        person
        for person in inside.vault.directory.people().values()
        if person.roles & able and person.id not in (standing.author, inside.person.id)
    ]
    return tuple(sorted(others, key=lambda person: (person.unit != standing.unit, person.name)))


def reassign_author(inside: Inside, report: ReportId, to: PersonId, reason: str) -> None:
    """Somebody else goes on with the report, and is put on its case, whose facts the report may rest on.

    Raises NoReason, UnknownReport, Refused; nothing is changed then.
    """
    if not reason.strip():
        raise NoReason
    standing, vault = _standing(inside, report), inside.vault
    with vault.store.writing():
        case = vault.cases.get(standing.case)
        if case is not None and not case.has_member(to):
            vault.chain.append_to_case(
                EventKind.ASSIGN_OFFICER, standing.case, OfficerAssigned(to, reason.strip()), case
            )
        vault.chain.append(
            EventKind.REASSIGN_AUTHOR,
            report,
            standing.case,
            AuthorReassigned(to, reason.strip()),
            standing.version,
        )


def _standing(inside: Inside, report: ReportId) -> Standing:
    standing = inside.vault.standings.get(report)
    if standing is None:
        raise UnknownReport(report)
    return standing
