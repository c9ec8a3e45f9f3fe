"""One report under review: its answers, what changed, the comments gathered, and the two decisions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo

from PySide6.QtCore import QObject, Signal

from citdesk.casework.errors import CitdeskError
from citdesk.casework.events import ReturnReason
from citdesk.desktop.files import PictureShelf
from citdesk.desktop.review.queue_model import version_words
from citdesk.desktop.review.remarks import Remarks, RemarksHeld
from citdesk.desktop.shell.moments import moment
from citdesk.desktop.shell.too_late_words import acted_words
from citdesk.desktop.shell.workspace_model import WorkspaceModel
from citdesk.desktop.tasks import Tasks
from citdesk.workspace import (
    Display,
    NotWaiting,
    ReportFile,
    ReportRow,
    ReviewAnswer,
    ReviewPage,
    ReviewSection,
    Workspace,
)


@dataclass(frozen=True, slots=True)
class ShownSection:
    """A section with the answers to show, and how many stand folded away."""

    title: str
    answers: tuple[ReviewAnswer, ...]
    folded: int


class ReviewModel(WorkspaceModel):
    """Reads one report and decides on it. ``decided`` carries the report's id after HQ's forecast took it."""

    #: a decision of this person's that came too late was taken off the list
    acted = Signal()
    remarked = Signal()
    decided = Signal(str)
    #: what was noted is on the disk, or the disk did not take it
    saved = Signal()
    #: nothing is to be decided any more: the author took it back, or somebody else decided
    gone = Signal()
    #: it was sent again meanwhile and is read anew: there is something to decide once more
    back = Signal()
    #: the file of an answer, which was on its way, is here; carries the answer
    came = Signal(object)

    def __init__(
        self,
        workspace: Workspace,
        tasks: Tasks,
        report: str,
        held: RemarksHeld,
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(workspace, tasks, now, parent)
        self._report = report
        self._held = held
        self._page: ReviewPage | None = None
        self._remarks = held.of(report)
        held.kept.connect(self._kept)
        held.not_kept.connect(self._not_kept)
        self._only_changed = False
        self._reading = self._news_meanwhile = self._not_on_disk = False
        #: it went while it was open
        self._went = False
        #: what is being decided, as it is told once it is done
        self._deciding = ""
        self.pictures = PictureShelf(workspace, tasks, report, self)

    @property
    def report(self) -> str:
        """The report's id."""
        return self._report

    @property
    def page(self) -> ReviewPage | None:
        """The report as read last, None before."""
        return self._page

    @property
    def zone(self) -> tzinfo:
        """The agency's time zone."""
        return self._workspace.zone

    @property
    def now(self) -> datetime:
        """The time now."""
        return self._now()

    @property
    def reviewer(self) -> str:
        """Who reviews, for the comments not sent yet."""
        return self._workspace.person.name

    @property
    def remarks(self) -> Remarks:
        """What was noted so far."""
        return self._remarks

    @property
    def may_decide(self) -> bool:
        """Whether there is still something to decide."""
        return self._page is not None and self._page.may_decide

    @property
    def busy(self) -> bool:
        """True while a decision is being recorded."""
        return self._acting

    @property
    def version(self) -> str:
        """Which version this is, in words."""
        if self._page is None:
            return ""
        return version_words(self._page.row.revision_number, amendment=self._page.row.on_record)

    @property
    def version_chip(self) -> str:
        """The version as words that stand alone: with a capital."""
        return self.version[:1].upper() + self.version[1:]

    @property
    def answers(self) -> tuple[ReviewAnswer, ...]:
        """All answers in form order."""
        if self._page is None:
            return ()
        return tuple(answer for section in self._page.sections for answer in section.answers)

    @property
    def changes(self) -> tuple[ReviewAnswer, ...]:
        """The answers that differ from the version before."""
        return tuple(answer for answer in self.answers if answer.changed)

    @property
    def compares(self) -> bool:
        """Whether there is a version before to compare with."""
        return self._page is not None and self._page.row.revision_number > 1

    @property
    def only_changed(self) -> bool:
        """Whether only what changed is shown."""
        return self._only_changed

    def show_only_changed(self, only: bool) -> None:
        """Show what changed, or everything."""
        if only != self._only_changed:
            self._only_changed = only
            self.changed.emit()

    @property
    def shown(self) -> Sequence[ShownSection]:
        """The sections as they are to be shown now; an answer with a comment is never folded away."""
        if self._page is None:
            return ()
        return [self._shown(section) for section in self._page.sections]

    def _shown(self, section: ReviewSection) -> ShownSection:
        if not self._only_changed:
            return ShownSection(section.title, section.answers, 0)
        kept = tuple(a for a in section.answers if a.changed or a.path in self._remarks.comments or a.note)
        return ShownSection(section.title, kept, len(section.answers) - len(kept))

    def load(self) -> None:
        """Read the report: the trail has it that this supervisor looked at it."""
        self._read_by(self._workspace.review)

    def look_again(self) -> None:
        """Read anew what is open already: something was done about it."""
        self._read_by(self._workspace.review_again)

    def _read_by(self, read: Callable[[str], ReviewPage]) -> None:
        report = self._report
        self._reading, self._news_meanwhile = True, False
        self._fetch(lambda: read(report), self._read)

    def follow(self) -> None:
        """News came in: is it still to be decided, and are files here that were on their way?"""
        if self._reading:
            self._news_meanwhile = True  # what is being read may be older than the news
            return
        workspace, report = self._workspace, self._report
        if self._page is not None and (self._page.may_decide or self._went) and not self._acting:
            self._tasks.vault(
                lambda: (workspace.not_waiting(report), workspace.revision_that_stands(report)),
                self._look_whether_gone,
                self._not_open_anymore,
            )
        if any(_on_its_way(answer) for answer in self.answers):
            self._tasks.vault(lambda: workspace.report_files(report), self._take_files, lambda _later: None)

    def _look_whether_gone(self, looked: tuple[NotWaiting | None, str]) -> None:
        found, stands = looked
        # withdrawn and sent again within one exchange it was never seen to go
        another = self._page is not None and stands not in ("", self._page.revision)
        if found is None and (self._went or another) and not self._acting:
            self._come_back(another=another)
        if found is None or self._page is None or self._acting or not self._page.may_decide:
            return
        row, acted = found.row, found.acted
        done = "" if acted is None else acted_words(acted, lambda at: moment(at, self._now(), self.zone))
        if row.display is Display.WITHDRAWN:
            words = self.tr("This report was withdrawn by its author. There is nothing to decide.")
        elif done:
            words = self.tr("{somebody_acted} There is nothing to decide.").format(somebody_acted=done)
        else:
            words = self.tr("This report is not waiting for your decision anymore.")
        self._page, self._went = replace(self._page, row=row, may_decide=False), True
        self.gone.emit()
        self.remarked.emit()
        self.failed.emit(words)

    def _not_open_anymore(self, failure: BaseException) -> None:
        went = self._went or self._acting or not isinstance(failure, CitdeskError)
        if self._page is not None and not went:
            self._page, self._went = replace(self._page, may_decide=False), True
            self.gone.emit()
            self.remarked.emit()
            self._not_done(failure)

    def _come_back(self, *, another: bool) -> None:
        self._went = False
        self.back.emit()
        self.load()
        if another:
            words = self.tr("This report was sent again. Read the version that is here now.")
        else:  # a cover began again, or a mark was taken back
            words = self.tr("This report waits for your decision again.")
        self.failed.emit(words)

    def _take_files(self, files: Mapping[str, ReportFile]) -> None:
        page, came = self._page, list[ReviewAnswer]()
        if page is None:
            return

        def now(answer: ReviewAnswer) -> ReviewAnswer:
            found = files.get(answer.file.name) if answer.file is not None and _on_its_way(answer) else None
            if found is None or not found.whole:
                return answer
            came.append(replace(answer, file=found))
            return came[-1]

        sections = tuple(
            replace(section, answers=tuple(now(answer) for answer in section.answers))
            for section in page.sections
        )
        self._page = replace(page, sections=sections)
        for answer in came:
            self.came.emit(answer)

    @property
    def unsaved(self) -> bool:
        """Whether some of what was noted is not on the disk."""
        return self._held.unsaved(self._report)

    @property
    def stuck(self) -> bool:
        """Whether the disk did not take it."""
        return self.unsaved and self._held.failed(self._report)

    def keep(self) -> None:
        """Make what was noted durable now."""
        self._held.keep(self._report)

    def comment(self, path: str, text: str) -> None:
        """Note something on an answer, letter by letter perhaps; it goes with the decision."""
        before = self._remarks.count
        self._remarks.comment(path, text)
        self._held.keep_soon(self._report)
        if self._remarks.count != before:
            self.remarked.emit()

    def set_reason(self, reason: ReturnReason, chosen: bool) -> None:
        """Choose or drop a reason for returning the report."""
        (self._remarks.reasons.add if chosen else self._remarks.reasons.discard)(reason)
        self.keep()
        self.remarked.emit()

    def set_note(self, note: str) -> None:
        """Keep a remark on the whole report."""
        self._remarks.note = note
        self._held.keep_soon(self._report)

    def return_problem(self) -> str:
        """Why the report cannot be returned yet, '' when it can."""
        if not self._remarks.reasons:
            return self.tr("Choose why you return the report")
        if not self._remarks.comments and not self._remarks.note.strip():
            return self.tr("Say what to change: comment on an answer, or write a note")
        return ""

    def give_reason(self, code: str, reason: str) -> None:
        """Say why what a check stops may stand."""
        self._remarks.standing[code] = reason
        self._held.keep_soon(self._report)

    def approve_problem(self) -> str:
        """Why the report cannot be approved yet, '' when it can."""
        stops = () if self._page is None else self._page.stops
        if all(self._remarks.standing.get(stop.code, "").strip() for stop in stops):
            return ""
        return self.tr("Say for each why it may stand, or return the report")

    def let_go(self) -> None:
        """This person's decision that came too late was seen and needs nothing more."""
        workspace, report = self._workspace, self._report
        self._act(lambda: workspace.set_aside(report), self._let_go)

    def _let_go(self, _nothing: object) -> None:
        self.acted.emit()
        self.look_again()

    @property
    def decision(self) -> str:
        """What was decided about which report, in a sentence; '' before."""
        return self._deciding

    def approve(self) -> None:
        """Approve the revision that was read."""
        page = self._page
        if page is None or self._acting or not page.may_decide:
            return
        problem = self.approve_problem()
        if problem:
            self.failed.emit(problem)
            return
        workspace, report = self._workspace, self._report
        reasons = {stop.code: self._remarks.standing[stop.code] for stop in page.stops}
        self._deciding = self.tr("{report} is approved.").format(report=page.row.number or page.row.title)
        self._decide(lambda: workspace.approve(report, page.revision, reasons))

    def send_back(self) -> None:
        """Return the revision that was read with reasons and comments."""
        page = self._page
        if page is None or self._acting or not page.may_decide:
            return
        problem = self.return_problem()
        if problem:
            self.failed.emit(problem)
            return
        workspace, report, noted = self._workspace, self._report, self._remarks
        self._deciding = self.tr("{report} is returned to {author}.").format(
            report=page.row.number or page.row.title, author=page.author
        )
        reasons = [reason.value for reason in ReturnReason if reason in noted.reasons]
        order = {answer.path: at for at, answer in enumerate(self.answers)}
        comments = sorted(noted.comments.items(), key=lambda pair: order.get(pair[0], len(order)))
        note = noted.note.strip()
        self._decide(lambda: workspace.return_report(report, page.revision, reasons, comments, note))

    def _decide(self, work: Callable[[], ReportRow]) -> None:
        self._held.decide(self._report, going_on=True)
        self._act(work, self._done, self._undecided)
        self.remarked.emit()

    def _read(self, page: ReviewPage) -> None:
        first = self._page is None
        self._page, self._reading = page, False
        self._remarks = self._held.take_up(self._report, page.revision, page.begun)
        if first:
            self._only_changed = self.compares and bool(self.changes)
        self.changed.emit()
        if self._news_meanwhile:
            self.follow()

    def _done(self, _row: ReportRow) -> None:
        self._held.drop(self._report)
        self.decided.emit(self._report)

    def _undecided(self, failure: BaseException) -> None:
        self._held.decide(self._report, going_on=False)
        self.remarked.emit()
        self._not_done(failure)
        self.follow()  # news that came in meanwhile were passed over

    def _kept(self, report: str) -> None:
        if report == self._report:
            if self._not_on_disk:
                self._not_on_disk = False
                self.calmed.emit()
            self.saved.emit()

    def _not_kept(self, report: str, failure: BaseException) -> None:
        if report == self._report:
            self._not_on_disk = True
            self.saved.emit()
            self._not_done(failure)

    def _not_fetched(self, failure: BaseException) -> None:
        self._reading = False
        super()._not_fetched(failure)


def _on_its_way(answer: ReviewAnswer) -> bool:
    return answer.file is not None and not answer.file.whole
