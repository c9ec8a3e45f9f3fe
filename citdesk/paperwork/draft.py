"""What every paper's composer is given: the order, the reports as read, and the typesetter."""

from __future__ import annotations

from dataclasses import dataclass

from citdesk.paperwork.errors import PaperRefused
from citdesk.paperwork.given import Agency, Order, ReportOnPaper, Withheld
from citdesk.paperwork.layout.typesetter import Typesetter
from citdesk.paperwork.reading.audience import Reach
from citdesk.paperwork.reading.model import ReadReport
from citdesk.paperwork.text.spanish import Say, say_in


@dataclass(frozen=True)
class Draft:
    """One paper in the making. ``read`` holds the reports in the order given, already filtered.

    ``covered`` is False for a service's copy of a referral that no consent of the person covers any more.
    """

    typesetter: Typesetter
    agency: Agency
    order: Order
    reach: Reach
    read: tuple[ReadReport, ...]
    withheld: tuple[Withheld, ...]
    title: str
    covered: bool = True
    #: the language of the paper's own words
    language: str = "en"

    @property
    def say(self) -> Say:
        """Says the paper's fixed words in its language."""
        return say_in(self.language)

    @property
    def reports(self) -> tuple[ReportOnPaper, ...]:
        """The revisions shown."""
        return tuple(read.report for read in self.read)

    @property
    def holds_substance_use(self) -> bool:
        """True when substance-use answers leave the agency with this paper."""
        return self.order.audience != "internal" and any("SUD" in read.labels for read in self.read)

    def only(self, form_id: str) -> ReadReport:
        """The report of that form; raises :class:`PaperRefused` when none was given."""
        found = self.of(form_id)
        if found is None:
            message = (
                f"This paper needs an approved {form_id} report, and none was given. Choose it and try again."
            )
            raise PaperRefused(message, code="paper-report-missing")
        return found

    def of(self, form_id: str) -> ReadReport | None:
        """The first report of that form, if any."""
        return next((read for read in self.read if read.report.form.id == form_id), None)
