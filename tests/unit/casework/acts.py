"""The people and acts that the lifecycle stories are told with."""

from __future__ import annotations

from itertools import count

from citdesk.casework.events import (
    Comment,
    Decision,
    EventKind,
    FormPin,
    NumberGiven,
    Payload,
    ReturnReason,
    Submission,
)
from citdesk.casework.ids import CaseId, EventId, PersonId, ReportId
from citdesk.casework.lifecycle import Act, Standing, apply
from citdesk.casework.people import Person, Role

OFFICER = Person(PersonId("officer"), "Sam Sample", "4417", "North", frozenset({Role.OFFICER}))
COLLEAGUE = Person(PersonId("colleague"), "Alex Example", "4418", "North", frozenset({Role.OFFICER}))
SUPERVISOR = Person(
    PersonId("supervisor"), "Kim Specimen", "2001", "North", frozenset({Role.SUPERVISOR, Role.OFFICER})
)
OTHER_UNIT = Person(PersonId("elsewhere"), "Jo Placeholder", "2002", "South", frozenset({Role.SUPERVISOR}))
LIAISON = Person(PersonId("liaison"), "Pat Fictional", "3001", "Court", frozenset({Role.LIAISON}))
CLINICIAN = Person(PersonId("clinician"), "Lee Invented", "4001", "Health", frozenset({Role.CLINICIAN}))
HQ = Person(PersonId("hq"), "HQ", "", "", frozenset({Role.ADMINISTRATOR}))
PIN = FormPin("encounter", "1", "0" * 64)


class Story:
    """One report and what happens to it, told act by act."""

    def __init__(self) -> None:
        self.standing: Standing | None = None
        self._ids = count(1)

    def happens(
        self, kind: EventKind, actor: Person, payload: Payload, *, follows: EventId | None = None
    ) -> EventId:
        """The act, which must be accepted."""
        act = Act(EventId(f"e{next(self._ids)}"), kind, ReportId("r"), CaseId("c"), actor, follows, payload)
        self.standing = apply(self.standing, act)
        return act.id

    @property
    def now(self) -> Standing:
        """The standing, once there is one."""
        assert self.standing is not None
        return self.standing

    def sends(self, actor: Person = OFFICER, kind: EventKind = EventKind.SUBMIT) -> EventId:
        """The author sends the answers as they are."""
        follows = None if self.standing is None else self.standing.version
        return self.happens(kind, actor, Submission(PIN, "<encounter/>"), follows=follows)

    def returns(self, actor: Person = SUPERVISOR) -> EventId:
        """The supervisor sends the awaiting revision back with one comment."""
        decision = Decision(
            self.now.revision, (ReturnReason.MISSING_FACTS,), (Comment("/encounter/said", "What exactly?"),)
        )
        return self.happens(EventKind.RETURN, actor, decision)

    def approves(self, actor: Person = SUPERVISOR) -> EventId:
        """The supervisor approves the awaiting revision."""
        return self.happens(EventKind.APPROVE, actor, Decision(self.now.revision))

    def numbered(self, number: str = "CR-2026-0001") -> EventId:
        """HQ gives the report its number."""
        return self.happens(EventKind.SET_NUMBER, HQ, NumberGiven(number))
