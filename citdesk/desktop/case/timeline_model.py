"""The timeline of a case as points on an axis, read through the workspace."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject

from citdesk.desktop.case.timeline_words import LIMIT_STYLE, later_words, moment_style, moment_words
from citdesk.desktop.shell.custody_words import custody_end
from citdesk.desktop.shell.moments import clock, day
from citdesk.desktop.shell.workspace_model import WorkspaceModel
from citdesk.desktop.tasks import Tasks
from citdesk.desktop.widgets.state_chip import ChipStyle
from citdesk.workspace import CaseMoment, CaseTimeline, SceneMoment, Workspace

_ENDS = (SceneMoment.HANDED_OVER, SceneMoment.LET_GO)


@dataclass(frozen=True, slots=True)
class Point:
    """One moment on the axis, ``minutes`` after the one before. ``day`` stands over it where one begins.

    ``held`` while somebody is in custody from it to the next; ``ahead`` for what has not come yet.
    """

    time: str
    words: str
    aside: str
    style: ChipStyle
    day: str = ""
    held: bool = False
    ahead: bool = False
    minutes: float = 0.0

    @property
    def sentence(self) -> str:
        """The moment as it is read aloud."""
        return ", ".join(part for part in (self.day, self.time, self.words, self.aside) if part)


class TimelineModel(WorkspaceModel):
    """The timeline of one report's case."""

    def __init__(
        self,
        workspace: Workspace,
        tasks: Tasks,
        report: str,
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(workspace, tasks, now, parent)
        self._report = report
        self._timeline: CaseTimeline | None = None

    @property
    def loaded(self) -> bool:
        """False until the timeline was read once."""
        return self._timeline is not None

    @property
    def points(self) -> Sequence[Point]:
        """The moments in order of time, and where a custody that runs ends at the latest."""
        return () if self._timeline is None else tuple(self._points(self._timeline))

    def load(self) -> None:
        """Read the timeline again."""
        self._fetch(lambda: self._workspace.case_timeline(self._report), self._read)

    def _read(self, timeline: CaseTimeline) -> None:
        self._timeline = timeline
        self.changed.emit()

    def _points(self, timeline: CaseTimeline) -> Iterator[Point]:
        now, zone = self._now(), self._workspace.zone
        today = now.astimezone(zone).date()
        before: datetime | None = None
        held = _held(timeline)
        for number, moment in enumerate(timeline.moments):
            local = moment.at.astimezone(zone)
            other_day = before is None or local.date() != before.astimezone(zone).date()
            yield Point(
                time=clock(moment.at, zone),
                words=moment_words(moment),
                aside=self._aside(moment, before),
                style=moment_style(moment),
                day=day(local.date(), today) if other_day else "",
                held=number in held,
                ahead=moment.at > now,
                minutes=0.0 if before is None else (moment.at - before).total_seconds() / 60,
            )
            before = moment.at
        running = timeline.custody
        if running is not None and running.limit is not None:
            local = running.limit.astimezone(zone)
            other_day = before is None or local.date() != before.astimezone(zone).date()
            yield Point(
                time=clock(running.limit, zone),
                words=self.tr("Custody ends at the latest"),
                aside=custody_end(running, now, zone) if running.limit <= now else "",
                style=LIMIT_STYLE,
                day=day(local.date(), today) if other_day else "",
                ahead=running.limit > now,
                minutes=0.0 if before is None else (running.limit - before).total_seconds() / 60,
            )

    def _aside(self, moment: CaseMoment, before: datetime | None) -> str:
        parts = [] if before is None else [later_words(moment.at - before)]
        if moment.by:
            parts.append(self.tr("by {person}").format(person=moment.by))
        if moment.reason:
            parts.append(moment.reason)
        if moment.waiting:
            parts.append(self.tr("waiting for network"))
        return ", ".join(part for part in parts if part)


def _held(timeline: CaseTimeline) -> frozenset[int]:
    """From which moments to the next somebody is in custody: up to a release, or on where the clock runs."""
    held: set[int] = set()
    began: int | None = None
    for number, moment in enumerate(timeline.moments):
        if moment.kind is SceneMoment.CUSTODY and began is None:
            began = number
        elif moment.kind in _ENDS and began is not None:
            held.update(range(began, number))
            began = None
    if began is not None and timeline.custody is not None:
        held.update(range(began, len(timeline.moments)))
    return frozenset(held)
