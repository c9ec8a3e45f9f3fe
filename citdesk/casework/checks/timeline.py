"""Times that do not fit together across pages and reports."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from citdesk.casework.checks.finding import Finding, stop, warn
from citdesk.casework.checks.record import Answers, Record

_LONGEST_CALL = timedelta(hours=8)
_LONGEST_WAIT = 60  # minutes at facilities before somebody should ask why
#: Times that usually lie before one leaves, and how the check speaks of them.
_ON_SCENE = (
    ("call/clinician_at", "The clinician was reached"),
    ("force/restrained_at", "Restraints were put on"),
    ("health/ems_arrived_at", "EMS arrived"),
)
_LONGEST_PRONE = 60  # seconds face down before a review is due


def long_call(record: Record) -> Iterator[Finding]:
    """More than eight hours from arrival to back in service is more often a slip than a shift."""
    for report in record.encounters():
        arrived, cleared = report.moment("call/arrived_at"), report.moment("outcome/cleared_at")
        if arrived and cleared and cleared - arrived > _LONGEST_CALL:
            paths = (report.path("call/arrived_at"), report.path("outcome/cleared_at"))
            yield warn("long_call", paths, "The call took more than 8 hours. Check both times.")


def long_wait(record: Record) -> Iterator[Finding]:
    """A wait at facilities over an hour is worth knowing."""
    for report in record.of("transfer"):
        minutes = report.text("facilities/total_wait")
        if minutes and float(minutes) > _LONGEST_WAIT:
            path = report.path("facilities/total_wait")
            yield warn("long_wait", (path,), "Officers waited more than 60 minutes at facilities.")


def long_prone(record: Record) -> Iterator[Finding]:
    """Sixty seconds face down or more needs a review."""
    for report in record.encounters():
        seconds = report.text("force/prone_seconds")
        if seconds and float(seconds) >= _LONGEST_PRONE:
            path = report.path("force/prone_seconds")
            yield warn(
                "long_prone", (path,), "Face down for 60 seconds or more. Start an after-action review."
            )


def hold_after_departure(record: Record) -> Iterator[Finding]:
    """A person on a hold is detained before the journey to the facility begins."""
    for hold in record.of("hold"):
        detained = hold.moment("person/detained_at")
        for transfer in record.of("transfer"):
            departed = transfer.moment("journey/departed_at")
            if detained and departed and detained > departed:
                paths = (hold.path("person/detained_at"), transfer.path("journey/departed_at"))
                message = "The journey begins before the person was detained. Mend one of the times."
                yield stop("hold_after_departure", paths, message)


def arrival_differs(record: Record) -> Iterator[Finding]:
    """Hold statement and transfer say alike when the facility was reached: a custody clock runs from it."""
    for hold in record.of("hold"):
        said = hold.moment("destination/facility_arrived_at")
        named = hold.text("destination/facility_name").casefold()
        arrivals = [arrival for transfer in record.of("transfer") for arrival in _arrivals(transfer, named)]
        if said and arrivals and all(said != at for _, at in arrivals):
            paths = (hold.path("destination/facility_arrived_at"), *(path for path, _ in arrivals))
            message = "The hold statement and the transfer say different times of arrival. Check both."
            yield warn("arrival_differs", paths, message)


def _arrivals(transfer: Answers, facility: str) -> list[tuple[str, datetime]]:
    """When the facility was reached, by the path of the answer; more than once if the journey came back."""
    names = {_row(path): name for path, name in transfer.column("facilities/stop", "facility_name")}
    arrivals = transfer.moments("facilities/stop", "arrived_at")
    return [(path, at) for path, at in arrivals if names.get(_row(path), "").casefold() == facility]


def _row(path: str) -> str:
    return path.rpartition("/")[0]


def supplement_outside_scene(record: Record) -> Iterator[Finding]:
    """A second officer was there while the scene lasted."""
    for first in record.encounters():
        yield from (
            warn(
                "supplement_outside_scene",
                (second.path("person/arrived_at"), first.path("outcome/left_at")),
                "The second officer arrived after the first had left. Check both times.",
            )
            for second in record.of("supplement")
            if _after_everybody(record, second, "person/arrived_at")
        )


def outside_scene(record: Record) -> Iterator[Finding]:
    """What happened on scene lies before leaving; what may rightly lie later is asked about."""
    for report in record.encounters():
        left = "outcome/left_at"
        for at, what in _ON_SCENE:
            if _later(report, at, report, left):
                message = f"{what} after you had left. Check both times."
                yield warn("after_leaving", (report.path(at), report.path(left)), message)
        if _later(report, "call/occurred_at", report, "call/arrived_at"):
            paths = (report.path("call/occurred_at"), report.path("call/arrived_at"))
            yield warn("happened_later", paths, "It happened after the first unit arrived. Check both times.")
        for hold in record.of("hold"):
            if _after_everybody(record, hold, "person/detained_at"):
                paths = (hold.path("person/detained_at"), report.path(left))
                yield warn(
                    "after_leaving", paths, "The detention began after you had left. Check both times."
                )


def _after_everybody(record: Record, report: Answers, at: str) -> bool:
    """Whether the time lies after leaving by every account of the encounter; of two, one knows of it."""
    return all(_later(report, at, account, "outcome/left_at") for account in record.accounts())


def _later(one: Answers, at: str, other: Answers, than: str) -> bool:
    left, right = one.moment(at), other.moment(than)
    return left is not None and right is not None and left > right


RULES = (
    long_call,
    long_wait,
    long_prone,
    hold_after_departure,
    arrival_differs,
    supplement_outside_scene,
    outside_scene,
)
