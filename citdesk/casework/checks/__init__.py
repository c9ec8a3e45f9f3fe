"""Checks over a whole record: what no single question can see, told to the author and to the reviewer alike.

The forms catch what is wrong where it is typed. These rules compare answers across pages and reports. A
finding names a stable code, the questions concerned and how to mend it; it changes nothing by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from citdesk.casework.checks import completeness, danger, exclusions, labels, same_person, timeline, words
from citdesk.casework.checks.finding import Finding, Severity
from citdesk.casework.checks.record import Answers, Record

RULES: tuple[Callable[[Record], Iterator[Finding]], ...] = (
    *timeline.RULES,
    *completeness.RULES,
    *same_person.RULES,
    *exclusions.RULES,
    *danger.RULES,
    *words.RULES,
    *labels.RULES,
)


def check_record(record: Record) -> tuple[Finding, ...]:
    """All findings, those that stop an approval first, otherwise in the order of the rules."""
    found = [finding for rule in RULES for finding in rule(record)]
    return tuple(sorted(found, key=lambda finding: finding.severity is not Severity.STOP))


__all__ = ["RULES", "Answers", "Finding", "Record", "Severity", "check_record"]
