"""Whether somebody is to a report what a rule asks for."""

from __future__ import annotations

from citdesk.casework.errors import Refused
from citdesk.casework.lifecycle.act import Act
from citdesk.casework.lifecycle.cover import units_supervised
from citdesk.casework.lifecycle.standing import Standing
from citdesk.casework.lifecycle.states import Relation
from citdesk.casework.people import Role


def check_right(standing: Standing | None, act: Act, by: Relation) -> None:
    """Raises Refused (``own_report``, ``not_allowed``) unless the actor stands in this relation."""
    if standing is None:
        allowed = act.actor.has(Role.OFFICER) or act.actor.has(Role.SUPERVISOR)
    else:
        if by is Relation.REVIEWER and act.actor.id == standing.author:
            raise Refused("Nobody decides on their own report. Ask another supervisor.", code="own_report")
        allowed = _stands_so(standing, act, by)
    if not allowed:
        raise Refused(f"Only {by.value} may do this.", code="not_allowed")


def _stands_so(standing: Standing, act: Act, by: Relation) -> bool:
    person = act.actor
    match by:
        case Relation.AUTHOR:
            return person.id == standing.author
        case Relation.REVIEWER:
            return _supervises(standing, act)
        case Relation.WRITER:
            return _writes(standing, act)
        case Relation.INVOLVED:
            return person.has(Role.LIAISON) or _writes(standing, act)
        case Relation.CUSTODIAN:
            return person.has(Role.ADMINISTRATOR) or _supervises(standing, act)
        case Relation.CLINICIAN:
            return person.has(Role.CLINICIAN)
        case Relation.HQ:
            return person.has(Role.ADMINISTRATOR)


def _supervises(standing: Standing, act: Act) -> bool:
    return standing.unit in units_supervised(act.actor, act.covering)


def _writes(standing: Standing, act: Act) -> bool:
    return act.actor.id == standing.author or act.assigned or _supervises(standing, act)
