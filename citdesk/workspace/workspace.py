"""A signed-in person's open vault with what they can do in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING, Protocol, TypeVar

from citdesk.casework.people import Person
from citdesk.workspace.agency import AgencyParticulars
from citdesk.workspace.filling import Filling
from citdesk.workspace.papers import PaperChoice, PaperJob
from citdesk.workspace.review_page import ReviewPage
from citdesk.workspace.rows import BoardRow, FormCard, QueueRow, ReportRow
from citdesk.workspace.sync_status import SyncStatus

if TYPE_CHECKING:
    from citdesk.paperwork import Paper

T = TypeVar("T")


class OnVault(Protocol):
    """Runs a function on the thread that owns the vault and gives back what it returned or raised."""

    def __call__(self, work: Callable[[], T], /) -> T:
        """Blocks until done."""
        ...


class Workspace:
    """Blocking calls, all on the thread that owns the vault unless said otherwise."""

    person: Person
    agency: AgencyParticulars
    zone: tzinfo
    last_sign_in: datetime | None

    def form_cards(self) -> tuple[FormCard, ...]:
        """The forms this person may start, in catalogue order."""
        raise NotImplementedError

    def reports(self) -> tuple[ReportRow, ...]:
        """This person's own reports, latest change first."""
        raise NotImplementedError

    def start_report(self, form_id: str, parent_report: str | None = None) -> str:
        """A new draft; a child report joins its parent's case. Gives the report's id."""
        raise NotImplementedError

    def open_report(self, report: str) -> Filling:
        """The report's draft, or its last revision read-only."""
        raise NotImplementedError

    def save_draft(self, report: str, instance_xml: bytes, typed: Mapping[str, str]) -> datetime:
        """Makes the answers durable: when this returns they are on disk. Gives the moment."""
        raise NotImplementedError

    def send(self, report: str) -> ReportRow:
        """Sends the draft (submit, or amend on an approved report). Raises ProblemsRemain, Refused."""
        raise NotImplementedError

    def rework(self, report: str) -> None:
        """Makes a draft from the last revision of a returned, withdrawn, refused or approved report."""
        raise NotImplementedError

    def withdraw(self, report: str) -> ReportRow:
        """Takes a sent report back before its decision."""
        raise NotImplementedError

    def discard_draft(self, report: str) -> None:
        """Deletes the draft; what was sent before stays."""
        raise NotImplementedError

    def case_of(self, report: str) -> tuple[ReportRow, ...]:
        """All reports of the report's case that are on this device."""
        raise NotImplementedError

    def review_queue(self) -> tuple[QueueRow, ...]:
        """What waits for this person's decision, oldest first."""
        raise NotImplementedError

    def review(self, report: str) -> ReviewPage:
        """The report laid out for a decision."""
        raise NotImplementedError

    def return_report(
        self,
        report: str,
        revision: str,
        reasons: Sequence[str],
        comments: Sequence[tuple[str, str]],
        note: str = "",
    ) -> ReportRow:
        """Sends the report back with coded reasons and comments (path, text). Raises Refused."""
        raise NotImplementedError

    def approve(self, report: str, revision: str) -> ReportRow:
        """Approves the revision. Raises Refused, for one ``overtaken``."""
        raise NotImplementedError

    def liaison_board(self) -> tuple[BoardRow, ...]:
        """Approved reports of which HQ sent this liaison the court's part; what is due first, first."""
        raise NotImplementedError

    def paper_choices(self, report: str) -> tuple[PaperChoice, ...]:
        """The papers that can be made from the report here."""
        raise NotImplementedError

    def prepare_paper(self, report: str, kind: str, recipient: str, reason: str) -> PaperJob:
        """Takes what the paper needs out of the vault; ``PaperJob.make`` then runs on any thread."""
        raise NotImplementedError

    def issue_paper(self, job: PaperJob, paper: Paper) -> None:
        """Records that the paper was printed or saved: who, when, to whom, why."""
        raise NotImplementedError

    def sync_status(self) -> SyncStatus:
        """What waits, what was refused, when HQ was last heard."""
        raise NotImplementedError

    def lock(self) -> None:
        """Forgets the keys and closes the vault; nothing else works afterwards."""
        raise NotImplementedError

    def close(self) -> None:
        """The same as :meth:`lock`, at the end of the program."""
        raise NotImplementedError
