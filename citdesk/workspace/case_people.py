"""Who is on a case, and putting another officer on it."""

from __future__ import annotations

from dataclasses import dataclass

from citdesk.casework.errors import UserError
from citdesk.casework.events import EventKind, OfficerAssigned
from citdesk.casework.ids import CaseId, PersonId, ReportId
from citdesk.casework.lifecycle import CaseStanding, may_assign
from citdesk.casework.people import Person, Role
from citdesk.workspace.failures import UnknownReport
from citdesk.workspace.inside import Inside
from citdesk.workspace.supervision import covered_units


class NotSentYet(UserError):
    """Nobody can be put on a case that HQ has never heard of."""

    code = "not_sent_yet"

    def __init__(self) -> None:
        super().__init__("Send the report first. Then another officer can be put on its case.")


@dataclass(frozen=True, slots=True)
class CasePeople:
    """Who opened the case, who was put on it, and who else could be where this person may decide that."""

    opened_by: Person
    officers: tuple[Person, ...]
    may_assign: bool
    others: tuple[Person, ...]


def case_people(inside: Inside, report: ReportId) -> CasePeople:
    """The people on the report's case. Raises UnknownReport, NotSentYet."""
    standing = _standing(inside, report)
    people = inside.vault.directory.people()
    on_it = {standing.opened_by, *standing.officers}
    others = [p for p in people.values() if p.has(Role.OFFICER) and p.id not in on_it]
    may = may_assign(standing, inside.person, covered_units(inside))
    return CasePeople(
        opened_by=_person(inside, standing.opened_by),
        officers=tuple(_person(inside, officer) for officer in standing.officers),
        may_assign=may,
        others=tuple(sorted(others, key=lambda person: person.name)) if may else (),
    )


def assign_officer(inside: Inside, report: ReportId, officer: str) -> None:
    """Puts the officer on the report's case: they will read it and can add their own reports.

    Raises UnknownReport, NotSentYet, Refused.
    """
    _append(inside, EventKind.ASSIGN_OFFICER, report, officer)


def unassign_officer(inside: Inside, report: ReportId, officer: str) -> None:
    """Takes the officer off the case; what they read so far stays theirs. Raises as above."""
    _append(inside, EventKind.UNASSIGN_OFFICER, report, officer)


def case_id_of(inside: Inside, report: ReportId) -> CaseId:
    """The case of a report that was sent or is being written here; raises UnknownReport."""
    standing = inside.vault.standings.get(report)
    if standing is not None:
        return standing.case
    draft = inside.vault.drafts.get(report)
    if draft is None:
        raise UnknownReport(report)
    return draft.case


def _append(inside: Inside, kind: EventKind, report: ReportId, officer: str) -> None:
    standing = _standing(inside, report)
    inside.vault.chain.append_to_case(kind, standing.case, OfficerAssigned(PersonId(officer)), standing)


def _standing(inside: Inside, report: ReportId) -> CaseStanding:
    standing = inside.vault.cases.get(case_id_of(inside, report))
    if standing is None:
        raise NotSentYet
    return standing


def _person(inside: Inside, person: PersonId) -> Person:
    known = inside.vault.directory.people().get(person)
    name = inside.vault.directory.name_of(person)
    return Person(person, name, "", "", frozenset()) if known is None else known
