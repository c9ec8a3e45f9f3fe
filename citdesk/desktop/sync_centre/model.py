"""Is my work safe, what happens next, what was not taken: the facts of the sync center in its own words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QObject

from citdesk.casework.errors import CitdeskError
from citdesk.desktop.liaison.refused_words import refused_step_words
from citdesk.desktop.rows.row import Row, heading
from citdesk.desktop.shell.counted import counted
from citdesk.desktop.shell.moments import day, moment
from citdesk.desktop.shell.refusal_words import arrangement_words, not_taken_words
from citdesk.desktop.shell.status_words import Link, LinkState, refused_words
from citdesk.desktop.shell.too_late_words import too_late_words
from citdesk.desktop.shell.workspace_model import WorkspaceModel
from citdesk.desktop.sync_centre.stick_words import on_stick_words
from citdesk.desktop.tasks import Tasks
from citdesk.desktop.widgets.state_chip import State, state_words
from citdesk.workspace import Display, RefusedRow, ReportRow, SyncStatus, Workspace

#: the facts, the reports that wait, and whether the agency can read the vault of a computer out of service
_Read = tuple[SyncStatus, tuple[ReportRow, ...], bool]
#: So long it is said that an older copy was put back.
_WORTH_SAYING = timedelta(days=3)


class SyncModel(WorkspaceModel):
    """What waits and what was refused, with the exchange's own state beside it."""

    def __init__(
        self, workspace: Workspace, tasks: Tasks, now: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(workspace, tasks, now, parent)
        self._status: SyncStatus | None = None
        self._reports: tuple[ReportRow, ...] = ()
        self._link = LinkState()
        self._damage = self._unsaved = ""
        self._may_open = False

    @property
    def status(self) -> SyncStatus | None:
        """The facts as read last."""
        return self._status

    @property
    def waiting(self) -> int:
        """How many reports wait to be sent."""
        return self._status.waiting_reports if self._status else 0

    def follow(self, link: LinkState) -> None:
        """Take the exchange's state."""
        self._link = link
        self.changed.emit()

    def warn_of(self, damage: str) -> None:
        """The vault was found damaged: the sentence that says what to do."""
        self._damage = damage
        self.changed.emit()

    def warn_of_unsaved(self, words: str) -> None:
        """Something written on a page is not on disk: the sentence that says where; '' once it is."""
        if words != self._unsaved:
            self._unsaved = words
            self.changed.emit()

    def reload(self) -> None:
        """Read the facts again."""
        workspace = self._workspace

        def read() -> _Read:
            waiting = (row for row in workspace.reports() if row.display is Display.WAITING)
            status = workspace.sync_status()
            return status, tuple(waiting), bool(status.out_of_service) and _may_open(workspace)

        self._fetch(read, self._read)

    @property
    def unsafe(self) -> bool:
        """Whether the vault was found damaged, or something that was written is not on disk."""
        return bool(self._damage or self._unsaved)

    @property
    def out_of_service(self) -> bool:
        """Whether HQ takes nothing from this computer any more: neither by network nor by stick."""
        return self._link.out_of_service

    @property
    def safe(self) -> str:
        """The first sentence: is my work safe."""
        return self._damage or self._unsaved or self.tr("Everything you wrote is safe on this computer.")

    @property
    def next(self) -> str:
        """The second sentence: what happens now by itself, what lies on a stick, what an older copy did.

        Last what HQ lost of other people's work, as long as it lacks it.
        """
        stick = self._status.stick if self._status else None
        said = [self._by_itself]
        if stick is not None:
            said.append(on_stick_words(stick, self._now(), self._workspace.zone))
        return " ".join(filter(None, [*said, self._older_copy(), self._lost_words()]))

    def _lost_words(self) -> str:
        lost = self._status.lost_at_hq if self._status else 0
        if not lost:
            return ""
        return counted(
            lost,
            self.tr(
                "HQ has lost entries of other people in 1 report. They are safe here, and count again once "
                "those people's computers reach HQ. If that does not happen, tell your administrator."
            ),
            self.tr(
                "HQ has lost entries of other people in {n} reports. They are safe here, and count again "
                "once those people's computers reach HQ. If that does not happen, tell your administrator."
            ),
        )

    def _older_copy(self) -> str:
        older = self._status.older_copy if self._status else None
        if older is None or abs(self._now() - older.at) > _WORTH_SAYING:
            return ""
        if older.at_hq:
            words = self.tr("HQ was put back from an older copy. Entries of yours sent to it again: {n}.")
            return words.format(n=older.again)
        return self.tr(
            "An older copy of your vault was put back. Entries that came back from HQ: {back}. "
            "Sent again: {again}."
        ).format(back=older.back, again=older.again)

    @property
    def _by_itself(self) -> str:
        waiting, link = self._waiting_words(), self._link
        if link.link is Link.STOPPED:
            said = self.tr("{trouble} {waiting}").format(trouble=link.trouble, waiting=waiting)
            return f"{said} {self._way_out()}".rstrip()
        if link.link is Link.OFFLINE:
            return self.tr("No network{since}. {waiting}").format(since=self._since(), waiting=waiting)
        if link.link is Link.SENDING:
            return self.tr("Sending now. {waiting}").format(waiting=waiting)
        if self._status is None or self._status.waiting or self._status.refused:
            return waiting
        return self.tr("Everything was sent{since}.").format(since=self._since())

    def _way_out(self) -> str:
        """What a person does whose computer was taken out of service."""
        if not self.out_of_service:
            return ""
        if self._may_open:
            return self.tr(
                "Nothing can leave this computer anymore, by network or by stick. Take it to your "
                "administrator as it is: with the agency's escrow key, what you wrote can be copied out of "
                "it there. You go on at another computer."
            )
        return self.tr(
            "Nothing can leave this computer anymore, by network or by stick. Take it to your "
            "administrator as it is: they can tell whether what you wrote can be copied out of it, and "
            "how. Until then you can read it here. You go on at another computer."
        )

    @property
    def lines(self) -> Sequence[Row]:
        """What needs this person, then what waits."""
        if self._status is None:
            return []
        lines: list[Row] = []
        if self._status.refused:
            lines.append(heading("sync.refused", self.tr("Needs you"), len(self._status.refused)))
            lines.extend(self._refused(row) for row in self._status.refused)
        held = self._reports
        if held:
            stopped = self._link.link is Link.STOPPED
            words = self.tr("Waiting") if stopped else self.tr("Goes by itself")
            words = self.tr("Stays here") if self.out_of_service else words
            lines.append(heading("sync.waiting", words, len(held)))
            lines.extend(self._waits(row) for row in held)
        return lines

    def is_refused(self, report: str) -> bool:
        """Whether this row needs its author."""
        return self.refused(report) is not None

    def refused(self, report: str) -> RefusedRow | None:
        """What was not taken about this report; None where nothing was refused."""
        rows = self._status.refused if self._status else ()
        return next((row for row in rows if row.report == report), None)

    def is_refused_step(self, report: str) -> bool:
        """Whether a step or a paper was not taken, which stands in the court file, and no version of it."""
        row = self.refused(report)
        return row is not None and bool(row.steps)

    def said_of(self, row: RefusedRow) -> str:
        """Why it was not taken, or what had happened before it came."""
        if row.late is not None:
            return too_late_words(row.late, self._time)
        return not_taken_words(row)

    def told_of(self, row: RefusedRow) -> str:
        """The same with what the report is called, to be told anywhere."""
        return self.tr("{report}: {why}").format(report=row.number or _title(row), why=self.said_of(row))

    def details(self) -> str:
        """What support may see: states and counts, no answers and no names."""
        status, link = self._status, self._link
        lines = [f"link={link.link.value}", f"trouble={link.trouble or '-'}"]
        if self._damage:
            lines.append("vault=damaged")
        if status is not None:
            last = status.last_contact.isoformat(timespec="seconds") if status.last_contact else "-"
            lines += [f"waiting_events={status.waiting}", f"waiting_reports={status.waiting_reports}"]
            lines += [f"last_contact={last}"]
            if status.lost_at_hq:
                lines += [f"lost_at_hq={status.lost_at_hq}"]
            if status.stick is not None:
                since = status.stick.since.isoformat(timespec="seconds")
                lines += [f"stick={status.stick.number} since={since} steps={status.stick.steps}"]
            lines += [f"refused={row.report} {row.code} behind={row.waiting_under}" for row in status.refused]
        return "\n".join(lines)

    def _since(self) -> str:
        last = self._status.last_contact if self._status else None
        if last is None:
            return ""
        time = moment(last, self._now(), self._workspace.zone)
        return (
            self.tr(" since {time}").format(time=time)
            if self._link.link is Link.OFFLINE
            else self.tr(" at {time}").format(time=time)
        )

    def _waiting_words(self) -> str:
        """What was not taken, then what is on its way, or that nothing is."""
        status = self._status
        if status is None:
            return ""
        if self._link.link is Link.STOPPED:
            leaving = self._held_words(status)
        elif status.waiting_reports:
            leaving = counted(
                status.waiting_reports,
                self.tr("1 report will go by itself."),
                self.tr("{n} reports will go by themselves."),
            )
        else:
            leaving = counted(
                status.waiting,
                self.tr("1 entry will go by itself."),
                self.tr("{n} entries will go by themselves."),
            )
        if status.waiting:
            return " ".join(filter(None, (refused_words(len(status.refused)), leaving)))
        return refused_words(len(status.refused)) or self.tr("Nothing is waiting to be sent.")

    def _held_words(self, status: SyncStatus) -> str:
        """What stays here while HQ takes nothing from this computer: none of it goes by itself."""
        if self.out_of_service:
            return counted(
                status.waiting_reports or status.waiting,
                self.tr("1 piece of your work is here and was not sent."),
                self.tr("{n} pieces of your work are here and were not sent."),
            )
        if status.waiting_reports:
            return counted(
                status.waiting_reports,
                self.tr("1 report is waiting, safe here."),
                self.tr("{n} reports are waiting, safe here."),
            )
        return counted(
            status.waiting,
            self.tr("1 entry is waiting, safe here."),
            self.tr("{n} entries are waiting, safe here."),
        )

    def _refused(self, row: RefusedRow) -> Row:
        under = ""
        if row.waiting_under:
            under = " " + counted(
                row.waiting_under,
                self.tr("1 later entry waits for it."),
                self.tr("{n} later entries wait for it."),
            )
        late = row.late is not None
        said = self.said_of(row) + under
        if row.steps:
            today = self._now().astimezone(self._workspace.zone).date()
            what = refused_step_words(row.steps[0], lambda on: day(on, today))
            said = self.tr("{what}. {why}").format(what=what, why=said)
        return Row(
            id=row.report,
            title=_title(row),
            detail=said,
            state=State.REFUSED,
            chip=self.tr("Too late") if late else state_words(State.REFUSED),
            whole=True,
        )

    def _time(self, when: datetime) -> str:
        return moment(when, self._now(), self._workspace.zone)

    def _waits(self, row: ReportRow) -> Row:
        return Row(
            id=row.id,
            title=f"{row.number}  {row.title}" if row.number else row.title,
            detail=row.summary,
            aside=moment(row.changed_at, self._now(), self._workspace.zone),
            state=State.SAVED if self.out_of_service else State.WAITING,
            chip=self._wait_chip(),
        )

    def _wait_chip(self) -> str:
        """What it waits for, as far as that is known; of a computer out of service only where it is."""
        link = self._link.link
        if self.out_of_service:
            return state_words(State.SAVED)
        if link is Link.OFFLINE:
            return self.tr("Waiting for network")
        return self.tr("Waiting for HQ") if link is Link.STOPPED else state_words(State.WAITING)

    def _read(self, read: _Read) -> None:
        self._status, self._reports, self._may_open = read
        self.changed.emit()


def _may_open(workspace: Workspace) -> bool:
    """Whether the agency's escrow key reads this vault; not promised where that cannot be told."""
    try:
        return workspace.agency_may_open()
    except CitdeskError:
        return False


def _title(row: RefusedRow) -> str:
    if row.arrangement is not None:
        return arrangement_words(row.arrangement)
    return f"{row.number}  {row.title}" if row.number else row.title
