"""What waits for this supervisor's decision. New items gather until asked for: no row moves by itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QObject, Signal

from citdesk.desktop.review.queue_search import QueueSearch
from citdesk.desktop.review.urgency_chips import urgency_chips
from citdesk.desktop.rows.lines import Lines, as_before
from citdesk.desktop.rows.row import Row
from citdesk.desktop.shell.call_words import call_words
from citdesk.desktop.shell.counted import counted
from citdesk.desktop.shell.moments import moment
from citdesk.desktop.shell.status_words import Link, LinkState
from citdesk.desktop.shell.workspace_model import WorkspaceModel
from citdesk.desktop.tasks import Tasks
from citdesk.desktop.widgets.state_chip import State
from citdesk.workspace import QueueRow, Workspace


def version_words(number: int, *, amendment: bool = False) -> str:
    """Which version of a report this is, in words up to the third."""
    say = QCoreApplication.translate
    if amendment:
        return say("Review", "amendment, version {n}").format(n=number)
    named = {
        1: say("Review", "first version"),
        2: say("Review", "second version"),
        3: say("Review", "third version"),
    }
    return named.get(number, say("Review", "version {n}").format(n=number))


class QueueModel(WorkspaceModel):
    """The queue, the most urgent first."""

    #: how many new ones the list has now that it was asked for, in words
    came = Signal(str)

    def __init__(
        self, workspace: Workspace, tasks: Tasks, now: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(workspace, tasks, now, parent)
        self._all: tuple[QueueRow, ...] = ()
        self._shown: tuple[str, ...] = ()
        self._loaded = False
        self._steady = False
        self._link = LinkState()
        self._decided = self._decided_on = self._came = ""
        #: what the list is narrowed to, kept while one goes to a report and back
        self.search = QueueSearch(
            workspace, tasks, now, lambda: self._all, lambda: self.lines, self._words, self
        )
        self.search.changed.connect(self.show_new)

    @property
    def empty_words(self) -> str:
        """What an empty queue says. Where HQ is not heard now, nobody knows what has been sent since."""
        link, since = self._link.link, self._link.last_contact
        if link in (Link.CONNECTED, Link.SENDING):
            return self.tr(
                "Nothing is waiting for you. What your officers send appears here by itself, the most urgent "
                "first. Open a report to read it, comment on it, approve or return it."
            )
        if since is None:
            first = self.tr("HQ was not reached yet.")
            then = self.tr("What your officers sent is not here yet. It appears by itself.")
            return f"{first} {then}"
        time = moment(since, self._now(), self._workspace.zone)
        first = {
            Link.OFFLINE: self.tr("No network since {time}."),
            Link.UNKNOWN: self.tr("Looking for HQ, last heard {time}."),
        }.get(link, self.tr("HQ was last heard {time}."))
        then = self.tr("What your officers sent after that is not here yet. It appears by itself.")
        return f"{first.format(time=time)} {then}"

    @property
    def decided(self) -> str:
        """What was decided last, as long as that is news; '' else."""
        return self._decided

    @property
    def news(self) -> str:
        """What is said over the list: what was decided last, else what came in when it was asked for."""
        return self._decided or self._came

    @property
    def decided_on(self) -> str:
        """The report that it was decided about; '' where it is news no more."""
        return self._decided_on if self._decided else ""

    def tell_decided(self, words: str, report: str = "") -> None:
        """Say over the list what was decided about which report; '' says no more."""
        self._decided_on = report
        if words != self._decided or self._came:
            self._decided, self._came = words, ""
            self.changed.emit()

    def follow(self, link: LinkState) -> None:
        """How things stand between this computer and HQ."""
        before = self.empty_words
        self._link = link
        if self.empty_words != before:
            self.changed.emit()

    @property
    def loaded(self) -> bool:
        """False until the queue was read once."""
        return self._loaded

    @property
    def waiting(self) -> int:
        """How many reports wait for a decision, shown or not."""
        return len(self._all)

    @property
    def new(self) -> int:
        """How many that are looked for came in since the list was last put together."""
        return len({row.id for row in self.search.fitting(self._all)}.difference(self._shown))

    @property
    def lines(self) -> Sequence[Row]:
        """The queue as rows, of them those looked for; what was decided since is gone.

        What is new waits to be asked for.
        """
        now, zone = self._now(), self._workspace.zone
        waiting = {row.id: row for row in self._all}
        shown = (waiting[id_] for id_ in self._shown if id_ in waiting)
        found = self.search.fitting(shown)
        minute = now.replace(second=0, microsecond=0)
        # a clock that runs is another row each minute, every other row says the same all day
        told = [(row, None if row.custody is None else minute) for row in found]
        return Lines(
            (row.id for row in found),
            told,
            lambda each: self._as_row(each[0], now),
            stamp=now.astimezone(zone).date(),
        )

    def hold_still(self, steady: bool) -> None:
        """While somebody looks at the list nothing is put into it unasked."""
        self._steady = steady
        if not steady:
            self.show_new()

    def show_new(self) -> None:
        """Put everything that came in into the list."""
        self._shown = tuple(row.id for row in self._all)
        self.changed.emit()

    def tick(self) -> None:
        """Time has passed: clocks that are shown go on."""
        if self._steady and any(row.custody is not None for row in self._all):
            self.changed.emit()

    def next_after(self, report: str) -> str | None:
        """The report to go on with after this one was decided, None when nothing is left that is looked for.

        The next in order; before it what came in meanwhile and is more urgent.
        """
        fitting = frozenset(row.id for row in self.search.fitting(self._all))
        ids = [row.id for row in self._all if row.id == report or row.id in fitting]
        left = [id_ for id_ in ids if id_ != report]
        if report not in ids:
            return left[0] if left else None
        at, shown = ids.index(report), frozenset(self._shown)
        came = (id_ for id_ in ids[:at] if id_ not in shown)
        return next(iter((*came, *ids[at + 1 :], *left)), None)

    def reload(self) -> None:
        """Read the queue again."""
        workspace, before = self._workspace, self._all
        self._fetch(lambda: as_before(workspace.review_queue(), before, _id), self._read)

    def refresh(self) -> None:
        """Read the queue again and put everything that came in into the list; say how much that was."""
        workspace, before = self._workspace, self._all
        self._fetch(lambda: as_before(workspace.review_queue(), before, _id), self._read_when_asked)

    def _read_when_asked(self, rows: tuple[QueueRow, ...]) -> None:
        shown = frozenset(self._shown)
        self._read(rows)
        many = len({row.id for row in self.search.fitting(self._all)}.difference(shown))
        one, more = self.tr("1 new report is in the list"), self.tr("{n} new reports are in the list")
        self._decided, self._came = "", counted(many, one, more) if many else ""
        self.show_new()
        if self._came:
            self.came.emit(self._came)

    def _read(self, rows: tuple[QueueRow, ...]) -> None:
        first = not self._loaded
        self._all, self._loaded = rows, True
        self.search.read_again()
        if first or not self._steady or not self._shown:
            self._shown = tuple(row.id for row in rows)
        self.changed.emit()

    def _words(self, row: QueueRow) -> str:
        """What a row says of its report, with the words of its chips, and whom the report is about.

        The name is found and not shown: others see the list.
        """
        call = row.call
        told = (row.number or "", row.title, row.author, row.person, row.covered_unit, call_words(call))
        chips = urgency_chips(row, self._now(), self._workspace.zone)
        return " ".join((*told, *(chip.words for chip in chips)))

    def _as_row(self, row: QueueRow, now: datetime) -> Row:
        zone = self._workspace.zone
        version = version_words(row.revision_number, amendment=row.amendment)
        sent = self.tr("Sent {time}").format(time=moment(row.sent_at, now, zone))
        changed = ""
        if row.revision_number > 1:
            changed = counted(
                row.changed,
                self.tr("1 answer changed since the version before"),
                self.tr("{n} answers changed since the version before"),
            )
        name = row.number or row.title
        urgent = urgency_chips(row, now, zone)
        call = call_words(row.call, now.astimezone(zone).date())
        covered = self.tr("For {unit}").format(unit=row.covered_unit) if row.covered_unit else ""
        return Row(
            id=row.id,
            title=name,
            aside=row.author,
            detail=". ".join(part for part in (call, f"{row.title}, {version}", changed, covered) if part),
            state=State.SENT,
            chip=sent,
            urgent=urgent,
            whole=bool(row.call),
            spoken=", ".join(
                part
                for part in (
                    name,
                    row.title,
                    call,
                    *(chip.words for chip in urgent),
                    self.tr("sent by {author}").format(author=row.author),
                    sent,
                    version,
                    changed,
                    covered,
                )
                if part
            ),
        )


def _id(row: QueueRow) -> str:
    return row.id
