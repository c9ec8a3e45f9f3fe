"""Protected content that the report holds and its labels do not name; labels drive what is withheld."""

from __future__ import annotations

from collections.abc import Iterator

from citdesk.casework.checks.finding import Finding, stop, warn
from citdesk.casework.checks.record import Answers, Record

_LABELS = "narrative/labels"


def treatment_record(record: Record) -> Iterator[Finding]:
    """Content from a treatment programme falls under 42 CFR Part 2 and must be labelled."""
    for report in record.encounters():
        sources = report.words("health/substance_basis")
        if "provider_record" in sources and _lacks(report, "sud"):
            paths = (report.path(_LABELS), report.path("health/substance_basis"))
            yield stop(
                "treatment_record_label", paths, "A provider's record is used. Add the treatment label."
            )


def victim_or_minor(record: Record) -> Iterator[Finding]:
    """A victim or a young person in the report is labelled."""
    for report in record.encounters():
        roles = {role for _, role in report.column("call/contact", "contact_role")}
        minor = report.text("person/juvenile") == "yes"
        if (minor or "victim" in roles) and _lacks(report, "victim"):
            path = (report.path(_LABELS),)
            yield warn("victim_label", path, "A victim or young person is in the report. Add the label.")


def justice(record: Record) -> Iterator[Finding]:
    """An offense in the report is labelled."""
    for report in record.encounters():
        if report.text("outcome/offense") == "yes" and _lacks(report, "justice"):
            path = (report.path(_LABELS),)
            yield warn("justice_label", path, "An offense is in the report. Add the criminal justice label.")


def _lacks(report: Answers, label: str) -> bool:
    return label not in report.words(_LABELS)


RULES = (treatment_record, victim_or_minor, justice)
