"""Outcome figures of a supervisor's unit over its approved reports; nothing of them is stored or sent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from xml.sax.saxutils import escape

from citdesk.casework.events import EventKind, Submission
from citdesk.casework.ids import EventId, ReportId
from citdesk.casework.lifecycle import ON_RECORD, Standing
from citdesk.casework.people import Role
from citdesk.insights import Figure, Measures, Period, Reading, figure, read_measures, read_report
from citdesk.vault.event_rows import KeptEvent
from citdesk.workspace.inside import Inside
from citdesk.workspace.shipped_files import shipped_text
from citdesk.xforms import SavedAnswers
from citdesk.xforms.tree import DocumentError

#: a slice of reading: short enough to stand between two answers
_SLICE = 10


@dataclass(frozen=True, slots=True)
class OutcomeFigures:
    """The figures of a unit; ``reports`` are how many approved encounters and others the period holds."""

    unit: str
    period: Period
    figures: tuple[Figure, ...]
    reports: int


class FigureCalls:
    """Blocking calls on the thread that owns the vault, with the vault's and the disk's errors.

    Every reading is kept while the person is signed in, by the revision that it was made of.
    """

    def __init__(self, inside: Inside) -> None:
        self._inside = inside
        self._read: dict[ReportId, tuple[EventId, Reading | None]] = {}
        self._to_read: list[tuple[Standing, EventId]] = []

    def read_some(self) -> int:
        """Reads some of the reports that were approved or changed since; how many are left.

        The last slice looks once more for what came and went meanwhile: what was sealed or voided since the
        first one counts no longer. Raises DataFileError where the measures cannot be used.
        """
        measures = outcome_measures()
        if not self._to_read:
            self._to_read = self._fresh()
            if not self._to_read:
                return 0
        now, self._to_read = self._to_read[:_SLICE], self._to_read[_SLICE:]
        for standing, revision in now:
            self._read[standing.report] = revision, _reading(self._inside, measures, standing, revision)
        if not self._to_read:
            self._to_read = self._fresh()
        return len(self._to_read)

    def figures(self, days: int) -> OutcomeFigures:
        """The figures over the last so many days, today included, from what was read so far."""
        inside, measures = self._inside, outcome_measures()
        period = Period.up_to(inside.clock.now().astimezone(inside.zone).date(), days)
        readings = [reading for _, reading in self._read.values() if reading is not None]
        return OutcomeFigures(
            inside.person.unit,
            period,
            tuple(figure(measures, measure, readings, period) for measure in measures.measures),
            sum(reading.happened in period for reading in readings),
        )

    def _fresh(self) -> list[tuple[Standing, EventId]]:
        """What is to be read; readings of reports that are not counted any more go."""
        revisions = [(each, each.on_record) for each in self._counted() if each.on_record is not None]
        counted = {standing.report for standing, _ in revisions}
        self._read = {report: kept for report, kept in self._read.items() if report in counted}
        return [
            (standing, revision)
            for standing, revision in revisions
            if self._read.get(standing.report, (None,))[0] != revision
        ]

    def _counted(self) -> Iterator[Standing]:
        inside = self._inside
        if not inside.person.has(Role.SUPERVISOR):
            return
        forms, trial = outcome_measures().sources, inside.agency.demonstration
        for kept in inside.vault.standings.in_states(ON_RECORD):
            standing = kept.standing
            ours = standing.unit == inside.person.unit and standing.demonstration == trial
            if ours and standing.form_id in forms and not standing.sealed:
                yield standing


@cache
def outcome_measures() -> Measures:
    """The measures of this installation; raises DataFileError naming what is wrong with them."""
    return read_measures("measures.toml", shipped_text("insights/measures.toml"))


def _reading(inside: Inside, measures: Measures, standing: Standing, revision: EventId) -> Reading | None:
    """None while the vault has the standing but not the submission, or cannot read it."""
    events = inside.vault.events.of_report(standing.report)
    sent = next((kept.event.payload for kept in events if kept.event.header.id == revision), None)
    if not isinstance(sent, Submission):
        return None
    try:
        answers = SavedAnswers(
            sent.instance_xml, {"record": _record(events)}, now=inside.clock.now(), zone=inside.zone
        )
    except DocumentError:
        return None
    return read_report(measures, standing.form_id, answers, inside.zone)


def _record(events: Sequence[KeptEvent]) -> str:
    """What the record says of a report, as the measures read it."""
    headers = [kept.event.header for kept in events]
    kinds = [header.kind for header in headers]
    sent = next((header.wall for header in headers if header.kind in Submission.kinds), None)
    approved = next((header.wall for header in headers if header.kind is EventKind.APPROVE), None)
    told = {
        "returned": "yes" if EventKind.RETURN in kinds else "no",
        "hours_to_approval": _hours(sent, approved),
    }
    return f"<record>{''.join(f'<{name}>{escape(text)}</{name}>' for name, text in told.items())}</record>"


def _hours(sent: datetime | None, approved: datetime | None) -> str:
    if sent is None or approved is None or approved < sent:
        return ""
    return f"{(approved - sent).total_seconds() / 3600:.2f}"
