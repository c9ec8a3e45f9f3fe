"""Is my work safe, what waits, what does HQ refuse: the facts behind the sync center."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from citdesk.casework.events import DiversionAdvanced, EventKind
from citdesk.workspace.too_late import TooLate


@dataclass(frozen=True, slots=True)
class RefusedStep:
    """One step HQ did not take: ``said`` is the note or the reason typed with it, ``paper`` which one."""

    kind: EventKind
    said: str = ""
    paper: str = ""
    #: the step of a diversion, None for everything else
    advanced: DiversionAdvanced | None = None
    code: str = ""
    message: str = ""


@dataclass(frozen=True, slots=True)
class RefusedArrangement:
    """A step about a unit or a case that HQ did not take: ``person`` by name, the ``case`` by its number.

    Each is '' where the step names none, or none that can be told here.
    """

    kind: EventKind
    person: str = ""
    case: str = ""


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """Something HQ did not take, with the reason in words; its content is kept on this device.

    ``report`` is the event's id where it is an ``arrangement`` and concerns no report.
    """

    report: str
    number: str | None
    title: str
    code: str
    message: str
    #: later steps on the same report that wait under this one
    waiting_under: int
    #: what of it a liaison recorded: steps of the diversion and papers, the oldest first
    steps: tuple[RefusedStep, ...] = ()
    #: it only came too late: nothing of it is to be done again
    late: TooLate | None = None
    #: a supervisor's decision is among what was not taken
    decision: bool = False
    #: it stands among this person's own reports
    own: bool = True
    #: this person may look at the report as it stands by now
    readable: bool = True
    arrangement: RefusedArrangement | None = None


@dataclass(frozen=True, slots=True)
class OnStick:
    """A file that lies on a stick since a moment and whose answer was not taken in here.

    ``reports`` of this person and ``steps`` in it that still wait for HQ's word; steps of ``others`` and
    ``pieces`` of files as they were when it was written.
    """

    number: int
    since: datetime
    reports: int
    steps: int
    others: int
    pieces: int


@dataclass(frozen=True, slots=True)
class OlderCopy:
    """An older copy was put back: of HQ's record (``at_hq``), or of this vault. Nothing was lost.

    ``back`` of the person's steps came back from HQ, ``again`` were sent once more; ``at`` by this device's
    clock.
    """

    at_hq: bool
    back: int
    again: int
    at: datetime


@dataclass(frozen=True, slots=True)
class SyncStatus:
    """Counts are of events on this device that HQ has not answered yet, and of reports they belong to.

    ``older_copy`` is the last one that had to be brought together with the rest, if any ever had.
    ``lost_at_hq`` counts reports in which HQ, put back from an older copy, lacks steps of other people that
    are kept here: they count again once the computers of those people have sent them again.
    ``out_of_service`` is what HQ said when it last refused everything from this vault, '' once it takes it.
    """

    waiting: int
    waiting_reports: int
    refused: tuple[RefusedRow, ...]
    last_contact: datetime | None
    #: what is on a stick on its way to HQ, None where nothing of it is waited for
    stick: OnStick | None = None
    older_copy: OlderCopy | None = None
    lost_at_hq: int = 0
    out_of_service: str = ""
