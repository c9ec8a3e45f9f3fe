"""A person's reports in the order in which they need that person: first what came back, last what is done."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from enum import Enum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from citdesk.desktop.rows.lines import Lines
from citdesk.desktop.rows.row import Row, heading
from citdesk.desktop.shell.call_words import call_words
from citdesk.desktop.shell.counted import counted
from citdesk.desktop.shell.moments import moment
from citdesk.desktop.shell.refusal_words import problem_words
from citdesk.desktop.widgets.state_chip import ChipStyle, State
from citdesk.workspace import Display, ReportRow

#: what the id of a row that opens a case's timeline begins with, before the id of one of its reports
TIMELINE = "timeline:"


class Section(Enum):
    """One group of the list, by who must act next."""

    RETURNED = str(QT_TRANSLATE_NOOP("MyWork", "Returned to you"))
    REFUSED = str(QT_TRANSLATE_NOOP("MyWork", "HQ did not take these"))
    DRAFTS = str(QT_TRANSLATE_NOOP("MyWork", "You are writing"))
    WAITING = str(QT_TRANSLATE_NOOP("MyWork", "Waiting to be sent"))
    STAYING = str(QT_TRANSLATE_NOOP("MyWork", "Not sent, stays on this computer"))
    SENT = str(QT_TRANSLATE_NOOP("MyWork", "Sent, waiting for a decision"))
    OTHERS = str(QT_TRANSLATE_NOOP("MyWork", "By others on your cases"))
    DONE = str(QT_TRANSLATE_NOOP("MyWork", "Done"))

    @property
    def words(self) -> str:
        """The head of the group in the language of the screen."""
        return QCoreApplication.translate("MyWork", self.value)


_SECTION = {
    Display.RETURNED: Section.RETURNED,
    Display.REFUSED: Section.REFUSED,
    Display.DRAFT: Section.DRAFTS,
    Display.WITHDRAWN: Section.DRAFTS,
    Display.WAITING: Section.WAITING,
    Display.SENT: Section.SENT,
    Display.APPROVED: Section.DONE,
    Display.VOID: Section.DONE,
    Display.DUPLICATE: Section.DONE,
}

#: as in the timeline: it leads to the report that counts
_DUPLICATE = ChipStyle("own", "link")
_STATE: dict[Display, State | ChipStyle] = {
    Display.RETURNED: State.RETURNED,
    Display.REFUSED: State.REFUSED,
    Display.DRAFT: State.DRAFT,
    Display.WITHDRAWN: State.DRAFT,
    Display.WAITING: State.WAITING,
    Display.SENT: State.SENT,
    Display.APPROVED: State.APPROVED,
    Display.VOID: State.REFUSED,
    Display.DUPLICATE: _DUPLICATE,
}


@dataclass(frozen=True, slots=True)
class Moment:
    """When and where the list is looked at."""

    now: datetime
    zone: tzinfo

    @property
    def today(self) -> date:
        """The day there."""
        return self.now.astimezone(self.zone).date()

    def words(self, when: datetime) -> str:
        """A time as the list shows it."""
        return moment(when, self.now, self.zone)


def state_of(row: ReportRow) -> State | ChipStyle:
    """The chip that stands for where the report is."""
    if row.stays_here:
        return State.SAVED
    return _STATE[row.display]


def chip_words(row: ReportRow, at: Moment) -> str:
    """The chip's words, a value where there is one."""
    say = QCoreApplication.translate
    if row.stays_here:
        return say("MyWork", "Not sent, kept here")
    if row.display is Display.SENT:
        return say("MyWork", "Sent {time}").format(time=at.words(row.sent_at or row.changed_at))
    if row.display is Display.RETURNED and row.by:
        return say("MyWork", "Returned")
    if row.display is Display.WITHDRAWN:
        return say("MyWork", "Taken back")
    if row.display is Display.VOID:
        return say("MyWork", "Void")
    if row.display is Display.DUPLICATE:
        return say("MyWork", "Duplicate")
    if row.display is Display.DRAFT and row.on_record:
        return say("MyWork", "Amendment, not sent")
    return ""


def name_of(row: ReportRow) -> str:
    """What a report is called in a list: its number once it has one, and its form."""
    return f"{row.number}  {row.title}" if row.number else row.title


def detail_of(row: ReportRow, today: date | None = None) -> str:
    """The second line: which call it is, why it needs somebody, what it is about, never a name.

    For a ``today`` it says on which day the call was, too.
    """
    say = QCoreApplication.translate
    parts = [words] if (words := call_words(row.call, today)) else []
    if row.display is Display.REFUSED and row.problem:
        return ". ".join((*parts, problem_words(row)))
    if row.handed_on or row.given_away:
        parts.append(say("MyWork", "{person} goes on with it").format(person=row.by))
    elif row.by:
        parts.append(say("MyWork", "By {person}").format(person=row.by))
    if row.taken_over_from:
        parts.append(say("MyWork", "Given to you, written by {person}").format(person=row.taken_over_from))
    if row.display is Display.RETURNED and row.comments:
        parts.append(counted(row.comments, say("MyWork", "1 comment"), say("MyWork", "{n} comments")))
    if row.summary:
        parts.append(row.summary)
    return ". ".join(parts)


def as_row(row: ReportRow, at: Moment) -> Row:
    """A report as a line of the list."""
    return Row(
        id=row.id,
        title=name_of(row),
        detail=detail_of(row),
        aside=at.words(row.changed_at) if row.display is not Display.SENT else "",
        state=state_of(row),
        chip=chip_words(row, at),
        whole=row.display is Display.REFUSED or bool(row.call),
    )


def grouped(rows: Iterable[ReportRow], at: Moment) -> Lines:
    """The list: each group that holds something, with its head and its reports, latest change first."""
    groups: dict[Section, list[ReportRow]] = {section: [] for section in Section}
    for row in rows:
        groups[_section(row)].append(row)
    told: list[Row | ReportRow] = []
    for section, held in groups.items():
        if held:
            held.sort(key=_changed_at, reverse=True)
            told.append(heading(f"section.{section.name.lower()}", section.words, len(held)))
            told.extend(held)
    return report_lines(told, at)


def by_case(rows: Iterable[ReportRow], at: Moment) -> Lines:
    """The list by cases, latest change first: each with its timeline and its reports, the first one first."""
    cases: dict[str, list[ReportRow]] = {}
    for row in rows:
        cases.setdefault(row.case, []).append(row)
    told: list[Row | ReportRow] = []
    changed = {case: max(map(_changed_at, held)) for case, held in cases.items()}
    words = QCoreApplication.translate("MyWork", "Timeline of the case")
    for case, held in sorted(cases.items(), key=lambda each: changed[each[0]], reverse=True):
        held.sort(key=lambda row: (row.parent is not None, row.changed_at))
        told.append(heading(f"case.{case}", name_of(held[0]), len(held)))
        told.append(Row(id=f"{TIMELINE}{held[0].id}", title=words, spoken=f"{words}, {name_of(held[0])}"))
        told.extend(held)
    return report_lines(told, at)


def _section(row: ReportRow) -> Section:
    if row.by:
        return Section.OTHERS
    return Section.STAYING if row.stays_here else _SECTION[row.display]


def report_lines(told: Sequence[Row | ReportRow], at: Moment) -> Lines:
    """Reports, and rows that are written already, as a list; a report's row is written when it is seen."""

    def write(row: ReportRow) -> Row:
        return as_row(row, at)

    return Lines((each.id for each in told), told, write, stamp=at.today)


def _changed_at(row: ReportRow) -> datetime:
    return row.changed_at


def waits_for_author(row: ReportRow) -> bool:
    """Whether a report came back to this person, or was not taken."""
    return not row.by and row.display in (Display.RETURNED, Display.REFUSED)


def waiting_for_author(rows: Iterable[ReportRow]) -> int:
    """How many reports wait for this person: the number on the rail."""
    return sum(map(waits_for_author, rows))


def first_to_do(rows: Iterable[ReportRow]) -> str:
    """The report that came back last, else the one last not taken; '' where none waits for this person."""
    waiting = filter(waits_for_author, rows)
    first = max(waiting, key=lambda row: (row.display is Display.RETURNED, row.changed_at), default=None)
    return "" if first is None else first.id
