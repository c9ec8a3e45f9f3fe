"""How long the agency keeps what: a rule for each kind of form, and the cases whose time is over.

A case goes as a whole, as by every expunge, when the time of each of its reports is over. What waits for
somebody, is held for a proceeding, is sealed by order, or is of a form without a rule keeps its case, and so
does a case that it is linked with.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import cast

from sqlalchemy import Connection, select

from citdesk.casework.errors import AdministratorError, UserError
from citdesk.casework.events import EventKind
from citdesk.casework.ids import CaseId
from citdesk.casework.lifecycle import ReportState, Standing
from citdesk.casework.people import Person
from citdesk.hq.expunging import Proof, expunge, new_order
from citdesk.hq.headquarters import Headquarters
from citdesk.hq.store import tables as t
from citdesk.hq.store.cases import case_standings
from citdesk.hq.store.reading import set_setting, setting, standing_of
from citdesk.wire.encoding import MalformedMessage, read_object, read_time, text_of, write_json

_NAME = "retention"
_PERIOD = re.compile(r"([1-9][0-9]{0,3})([ymd])")
_MOST_YEARS = 100
_MONTHS = 12
_DAYS_OF_MONTH = 31
#: What somebody still has to decide or mend.
_WAITING = frozenset(
    {
        ReportState.SUBMITTED,
        ReportState.RETURNED,
        ReportState.AMENDMENT_PENDING,
        ReportState.AMENDMENT_RETURNED,
    }
)
_DECIDING = frozenset(
    kind.value
    for kind in (
        EventKind.SUBMIT,
        EventKind.WITHDRAW,
        EventKind.RETURN,
        EventKind.APPROVE,
        EventKind.AMEND,
        EventKind.VOID,
        EventKind.MARK_DUPLICATE,
        EventKind.UNMARK_DUPLICATE,
    )
)


class Since(StrEnum):
    """The moment from which the time runs, by HQ's own clock."""

    RECEIVED = "received"
    DECIDED = "decided"
    LAST_STEP = "last-step"


@dataclass(frozen=True, slots=True)
class Rule:
    """For how long the reports of a form are kept. ``period`` is like 7y, 18m or 90d.

    Raises UserError (``retention``).
    """

    period: str
    since: Since

    def __post_init__(self) -> None:
        self.ends(date(2000, 1, 1))

    def ends(self, begins: date) -> date:
        """The last day on which the report is kept."""
        found = _PERIOD.fullmatch(self.period)
        if found is None:
            raise UserError(f"{self.period!r} is no time. Write 7y, 18m or 90d.", code="retention")
        number, unit = int(found[1]), found[2]
        if unit == "d":
            return begins + timedelta(days=number)
        months = number * (_MONTHS if unit == "y" else 1)
        if months > _MOST_YEARS * _MONTHS:
            raise UserError(f"Nothing is kept for more than {_MOST_YEARS} years by a rule.", code="retention")
        return _months_later(begins, months)


@dataclass(frozen=True, slots=True)
class DueCase:
    """A case whose time is over. ``numbers`` are its reports', ``since`` when the last of them was over."""

    case: str
    numbers: tuple[str, ...]
    since: date


@dataclass(frozen=True, slots=True)
class Due:
    """What a look at the record found: cases that are due, and how many are not, by why."""

    cases: tuple[DueCase, ...]
    kept: Mapping[str, int]


def rules(connection: Connection) -> dict[str, Rule]:
    """The rules by form id; none until some were set. Raises AdministratorError where they cannot be read."""
    text = setting(connection, _NAME)
    if text is None:
        return {}
    try:
        said = read_object(text)
        return {
            form: Rule(text_of(row, "period"), Since(text_of(row, "since")))
            for form, row in ((str(name), cast("dict[str, object]", each)) for name, each in said.items())
        }
    except (MalformedMessage, UserError, ValueError, AttributeError) as wrong:
        raise AdministratorError(
            f"The retention rules cannot be read: {wrong}. Set them again: citdesk-hq retention set.",
            code="retention",
        ) from wrong


def set_rule(hq: Headquarters, form: str, rule: Rule | None, by: str) -> None:
    """Sets the rule of a form, or with None ends it: its reports are kept for ever. Raises UserError."""
    if not form.strip():
        raise UserError("Name the form by its id.", code="retention")
    with hq.database.append() as connection:
        before = rules(connection)
        after = {name: each for name, each in before.items() if name != form.strip()}
        if rule is not None:
            after[form.strip()] = rule
        elif form.strip() not in before:
            raise UserError(f"There is no rule for the form {form}.", code="retention")
        said = {
            name: {"period": each.period, "since": each.since.value} for name, each in sorted(after.items())
        }
        set_setting(connection, _NAME, write_json(said))
        told = "for ever" if rule is None else f"{rule.period} after {rule.since.value}"
        hq.trails.note(connection, hq.clock.now(), "retention_changed", form.strip(), f"by {by} {told}")


def due(hq: Headquarters, only: str | None = None) -> Due:
    """The cases whose time is over today, in the agency's zone, longest over first.

    With ``only`` a look at this case and those that it is linked with.
    """
    zone = hq.configuration.zone
    today = hq.clock.now().astimezone(zone).date()
    found: dict[str, DueCase] = {}
    kept: dict[str, int] = defaultdict(int)
    with hq.database.read() as connection:
        known = rules(connection)
        among = None if only is None else _linked_group(hq, connection, only)
        moments = _moments(connection, among)
        for case, reports in _reports(hq, connection, among).items():
            why = _why_kept(reports, known)
            if why is None:
                since = max(
                    known[s.form_id].ends(moments[s.report][known[s.form_id].since].astimezone(zone).date())
                    for s in reports
                )
                if since < today:
                    found[case] = DueCase(case, tuple(sorted(s.number or s.report for s in reports)), since)
                    continue
                why = "its time is not over"
            kept[why] += 1
        links = {case: _links(hq, connection, case) for case in found}
    while parted := [case for case in found if not links[case] <= found.keys()]:
        kept["a case that is linked with it is kept"] += len(parted)
        for case in parted:
            del found[case]
    return Due(tuple(sorted(found.values(), key=lambda each: (each.since, each.case))), dict(kept))


def apply(
    hq: Headquarters, cases: Iterable[DueCase], schedule: str, ordered_by: Person, backups: Path | None = None
) -> Iterable[Proof]:
    """Expunges the cases one after the other, each with its proof. ``schedule`` is the order's reference.

    Each is looked at again just before: what was held, sealed or added to meanwhile stays. Raises UserError.
    """
    for each in cases:
        if any(now.case == each.case for now in due(hq, each.case).cases):
            reason = f"retention: over since {each.since}"
            yield expunge(hq, new_order(hq, each.case, schedule, reason, ordered_by.id), backups)


def _why_kept(reports: list[Standing], known: Mapping[str, Rule]) -> str | None:
    if any(each.holds for each in reports):
        return "it is under legal hold"
    if any(each.sealed for each in reports):
        return "it is sealed by order"
    if any(each.state in _WAITING for each in reports):
        return "a report of it waits for somebody"
    if any(each.form_id not in known for each in reports):
        return "a form of it has no rule"
    return None


def _reports(
    hq: Headquarters, connection: Connection, among: AbstractSet[str] | None
) -> dict[str, list[Standing]]:
    query = select(t.standings.c.report)
    if among is not None:
        query = query.where(t.standings.c.case_id.in_(among))
    found: dict[str, list[Standing]] = defaultdict(list)
    for report in connection.execute(query).scalars().all():
        standing = standing_of(connection, hq.keys, report)
        if standing is not None:
            found[standing.case].append(standing)
    return found


def _links(hq: Headquarters, connection: Connection, case: str) -> AbstractSet[str]:
    """The cases, still here, that the case is linked with: one encounter goes as a whole."""
    standing = case_standings(connection, hq.keys, [case]).get(CaseId(case))
    if standing is None or not standing.links:
        return frozenset()
    query = select(t.standings.c.case_id).where(t.standings.c.case_id.in_(standing.links))
    return frozenset(connection.execute(query).scalars())


def _linked_group(hq: Headquarters, connection: Connection, case: str) -> AbstractSet[str]:
    """The case with all that it is linked with, over however many links."""
    group: set[str] = set()
    todo = {case}
    while todo:
        group |= todo
        todo = {other for each in todo for other in _links(hq, connection, each)} - group
    return group


def _moments(connection: Connection, among: AbstractSet[str] | None) -> dict[str, dict[Since, datetime]]:
    """For each report when it was received, last decided on, and last had anything recorded about it."""
    e = t.events.c
    query = select(e.report, e.kind, e.received_at).where(e.report.is_not(None), e.position.is_not(None))
    if among is not None:
        query = query.where(e.case_id.in_(among))
    found: dict[str, dict[Since, datetime]] = {}
    for row in connection.execute(query.order_by(e.position)):
        at = read_time(str(row.received_at))
        moments = found.setdefault(str(row.report), dict.fromkeys(Since, at))
        moments[Since.LAST_STEP] = at
        if row.kind in _DECIDING:
            moments[Since.DECIDED] = at
    return found


def _months_later(begins: date, months: int) -> date:
    """The same day of the month so many months later; where that month is shorter, its last day."""
    years, month = divmod(begins.month - 1 + months, _MONTHS)
    first = date(begins.year + years, month + 1, 1)
    last = (first + timedelta(days=_DAYS_OF_MONTH)).replace(day=1) - timedelta(days=1)
    return min(first + timedelta(days=begins.day - 1), last)
