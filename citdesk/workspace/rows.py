"""Rows of the lists that screens show. No row names a person who was helped."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from citdesk.casework.call_facts import NO_CALL, CallFacts
from citdesk.casework.custody import CustodyClock
from citdesk.casework.events import DiversionStep
from citdesk.casework.urgency import Danger
from citdesk.workspace.too_late import TooLate


class Display(StrEnum):
    """The one word a list shows for where a report stands, seen from this device."""

    #: begun or taken up again here, not sent
    DRAFT = "draft"
    #: sent by its author, still on this device: HQ has not answered
    WAITING = "waiting"
    #: at HQ, waiting for a decision (also an amendment of an approved report)
    SENT = "sent"
    #: sent back with reasons; stays so while its author mends it
    RETURNED = "returned"
    APPROVED = "approved"
    #: HQ did not take it; ``ReportRow.problem`` says why and what to do
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    VOID = "void"
    DUPLICATE = "duplicate"


@dataclass(frozen=True, slots=True)
class FormCard:
    """A form that this person may start; ``parent_form`` names the form of the report it must belong to."""

    id: str
    title: str
    icon: str
    parent_form: str | None
    papers: tuple[str, ...]
    #: False for what is about nobody who was helped, and so not among the reports
    about_person: bool = True
    #: what it is for, in one line
    summary: str = ""


@dataclass(frozen=True, slots=True)
class GivenOn:
    """A report that ``to`` goes on with, though ``wrote`` wrote and sent the version that stands.

    ``by`` gave it on, and said why.
    """

    wrote: str
    to: str
    by: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One report in a list. ``number`` is the agency's once HQ gave one; ``comments`` counts open remarks."""

    id: str
    case: str
    form_id: str
    title: str
    number: str | None
    display: Display
    changed_at: datetime
    revision_number: int
    comments: int
    parent: str | None
    problem: str
    summary: str
    #: a draft is kept here, whatever ``display`` says (a returned report being mended has one)
    has_draft: bool = False
    #: the lifecycle's own word, None before the first send
    state: str | None = None
    #: an approved version is on record while this one is being reviewed or mended
    on_record: bool = False
    #: False for what is not among the reports, such as a training entry
    about_person: bool = True
    #: the name of its author where somebody else on the case wrote it; '' for one's own
    by: str = ""
    #: it was this person's, and ``by`` goes on with it; what was not sent stays here to read
    handed_on: bool = False
    #: who wrote the version that stands, where this person goes on with it; '' for one's own
    taken_over_from: str = ""
    #: HQ's code for ``problem``, which is HQ's own sentence; '' where HQ took the report or was not asked
    problem_code: str = ""
    #: what HQ did not take is a step on the report and no version of it: there is nothing to send again
    only_steps: bool = False
    #: tells reports apart in a list; empty for done reports far back in a long one
    call: CallFacts = NO_CALL
    #: somebody else goes on with it than wrote the version that stands; None where that is one person
    given_on: GivenOn | None = None
    #: this person wrote the version that stands, and ``by`` goes on with it
    given_away: bool = False
    #: the report that stays, by number or title, where this one stands as its duplicate; '' if not known here
    duplicate_of: str = ""
    #: when the version that stands was sent; None before that, and for done reports far back in a long list
    sent_at: datetime | None = None
    #: it waits, and HQ takes nothing from this computer any more: it does not go by itself
    stays_here: bool = False
    #: a decision or a withdrawal of this person that came too late, until they have seen it
    late: TooLate | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """A date by which something has to be done, with what it is; no label for a condition."""

    label: str
    date: date


@dataclass(frozen=True, slots=True)
class QueueRow:
    """A report that waits for this supervisor's decision.

    ``custody`` is the clock that runs in its case, ``due`` what the report itself has to be done for within
    days. The dangers are the worst that any report of the case tells of; ``call`` is the case's.
    """

    id: str
    number: str | None
    author: str
    title: str
    sent_at: datetime
    revision_number: int
    #: answers that differ from the revision before; 0 for a first one
    changed: int
    form_id: str = ""
    amendment: bool = False
    #: the unit it is decided for while its supervisor is away; '' for this supervisor's own
    covered_unit: str = ""
    custody: CustodyClock | None = None
    due: Due | None = None
    to_self: Danger = Danger.NONE
    to_others: Danger = Danger.NONE
    call: CallFacts = NO_CALL
    #: the name of whom the report is about, '' where it does not say it
    person: str = ""


@dataclass(frozen=True, slots=True)
class BoardRow:
    """An approved report on the liaison's board: what the court may see of it is on this device."""

    report: str
    number: str | None
    form_id: str
    title: str
    approved_at: datetime
    due: Due | None
    #: a newer version is being reviewed: what is here stays on record until then
    amendment_pending: bool
    papers_issued: int
    #: where a diversion stands, None before anybody answered and for every other report
    stage: DiversionStep | None = None
    #: a diversion that nothing is due in any more
    ended: bool = False
    #: how many conditions were agreed, and how many of them are not open any more; (0, 0) for no diversion
    conditions: int = 0
    settled: int = 0
    #: its steps can be recorded
    diversion: bool = False
    #: how many dates have passed without what was due; ``due`` is the earliest of them
    late: int = 0
