"""Two units of an agency at HQ, with a supervisor each: for what only several supervisors can do."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta

from citdesk.casework.events import AuthorReassigned, CoverEnded, CoverStarted, EventKind, Payload
from citdesk.casework.ids import CaseId, EventId, PersonId
from citdesk.casework.people import Role
from citdesk.hq.roster import RosterRow
from citdesk.wire.event import Event
from citdesk.wire.exchange import Verdict
from tests.sync.agency import TestedAgency
from tests.sync.memory_vault import MemoryVault
from tests.sync.story import ReportStory

DAY = timedelta(days=1)


class Station:
    """Two units with a supervisor each, two officers of the first, and a report at HQ."""

    def __init__(self, agency: TestedAgency) -> None:
        self.agency = agency
        self.first = agency.local_vault(agency.person("101", Role.OFFICER))
        self.second = agency.local_vault(agency.person("102", Role.OFFICER))
        self.supervisor = agency.local_vault(agency.person("201", Role.SUPERVISOR))
        self.hale = agency.person("901", Role.SUPERVISOR, Role.OFFICER, unit="South")
        self.deputy = agency.local_vault(self.hale)
        self.story = ReportStory()
        self.take(self.first, self.story.sent(self.first))

    @property
    def now(self) -> datetime:
        """HQ's time."""
        return self.agency.hq_clock.now()

    def take(self, vault: MemoryVault, *events: Event) -> Verdict:
        """HQ's verdict on the last of the events."""
        return self.agency.take(vault, *events)[-1]

    def step(
        self, by: MemoryVault, kind: EventKind, payload: Payload, story: ReportStory | None = None
    ) -> Verdict:
        """A supervisor's step on the report."""
        on = story or self.story
        return self.take(by, by.append(kind, payload, report=on.report, case=on.case, follows=on.version))

    def give_to(self, person: PersonId, by: MemoryVault | None = None) -> Verdict:
        """The report goes on under another author."""
        return self.step(
            by or self.supervisor, EventKind.REASSIGN_AUTHOR, AuthorReassigned(person, "On leave")
        )

    def cover(
        self,
        deputy: MemoryVault,
        begins: datetime | None = None,
        by: MemoryVault | None = None,
        days: int = 7,
        case: CaseId | None = None,
    ) -> tuple[Event, Verdict]:
        """Somebody covers for unit North; ``case`` is the id that the cover goes by."""
        start = begins or self.now
        started = CoverStarted("North", deputy.person, start, start + days * DAY)
        who, of = by or self.supervisor, case or CaseId(str(uuid.uuid4()))
        event = who.append(EventKind.START_COVER, started, report=None, case=of)
        return event, self.take(who, event)

    def end(self, cover: Event, by: MemoryVault, case: CaseId | None = None) -> Verdict:
        """Somebody ends the cover."""
        ended = CoverEnded(EventId(cover.header.id))
        of = case or cover.header.case
        return self.take(by, by.append(EventKind.END_COVER, ended, report=None, case=of))

    def another_of_deputy(self) -> MemoryVault:
        """The deputy signs in on another computer, which has nothing yet."""
        return self.agency.local_vault(self.hale)

    def give_deputy(self, *roles: Role) -> None:
        """The deputy holds these roles from now on."""
        hale = self.hale
        row = RosterRow(1, hale.name, hale.badge, hale.unit, frozenset(roles))
        self.agency.administration.import_people([row])

    def new_report(self) -> ReportStory:
        """Another report of the unit comes in."""
        story = ReportStory()
        self.take(self.second, story.sent(self.second))
        return story

    def pull(self, vault: MemoryVault) -> int:
        """The vault takes in what it has not had yet; how many items."""
        _, person = self.agency.hq.admission.admitted(vault.vault)
        answer = self.agency.hq.pulling.after(person, vault.cursor(), 500, self.now, mark=vault.mark())
        vault.receive(answer)
        return len(answer.items)

    def seen_by(self, vault: MemoryVault, story: ReportStory | None = None) -> list[EventKind]:
        """The kinds of the report's events that HQ hands out to the vault's person, in its order."""
        self.pull(vault)
        events = vault.pulled_events()
        wanted = (story or self.story).report
        found = {event.header.id: event.header.kind for event in events if event.header.report == wanted}
        return list(found.values())
