"""The encounter drawn as a line of moments, so that a court sees the order at a glance."""

from __future__ import annotations

from datetime import datetime

from citdesk.paperwork.layout.moments import Moments, Point
from citdesk.paperwork.layout.typesetter import Typesetter
from citdesk.paperwork.reading.model import Answer, ReadReport
from citdesk.paperwork.text.printable import printable

_FEWEST = 3  # two moments are read faster as answers
_MINUTE = 60


def timeline(set_: Typesetter, read: ReadReport) -> None:
    """Every answered moment of the encounter's own sections (A and N of the dictionary) in order of time."""
    found = sorted(
        ((when, answer) for answer in read.answers() if (when := _moment(answer)) is not None),
        key=lambda pair: pair[0],
    )
    if len(found) < _FEWEST:
        return
    set_.heading("Timeline", 2)
    listing = set_.element("L")
    points: list[Point] = []
    before: datetime | None = None
    for when, answer in found:
        item = listing.add("LI")
        words = f"{answer.lines[0]}{_since(before, when)}", printable(answer.question, set_.replaced)
        points.append(Point(words[0], words[1], item.add("Lbl"), item.add("LBody")))
        before = when
    set_.add(Moments(points))


def _moment(answer: Answer) -> datetime | None:
    if not any(field[0] in "AN" for field in answer.fields):
        return None
    try:
        when = datetime.fromisoformat(answer.value)
    except ValueError:
        return None
    return when if when.tzinfo is not None and "T" in answer.value else None


def _since(before: datetime | None, when: datetime) -> str:
    if before is None:
        return ""
    minutes = int((when - before).total_seconds() // _MINUTE)
    return f"  (+{minutes} min)" if minutes else ""
