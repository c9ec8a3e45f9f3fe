"""The states of a report, who may act on it, and the rule of one cell of the table."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ReportState(StrEnum):
    """Where a report stands once it has entered the record."""

    SUBMITTED = "submitted"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"
    APPROVED = "approved"
    AMENDMENT_PENDING = "approved_amendment_pending"
    AMENDMENT_RETURNED = "approved_amendment_returned"
    VOID = "void"
    DUPLICATE = "duplicate"


#: Where a report counts no more: it was a mistake, or another one tells the same.
GONE = (ReportState.VOID, ReportState.DUPLICATE)


class Relation(StrEnum):
    """Who, seen from the report, may act. A supervisor of the unit is also whoever covers it."""

    AUTHOR = "its author"
    REVIEWER = "a supervisor of the unit who is not its author"
    WRITER = "its author, an officer assigned to the case or a supervisor of its unit"
    INVOLVED = "a court liaison, its author, an officer assigned to the case or a supervisor of its unit"
    CUSTODIAN = "a supervisor of its unit, or HQ by order of an administrator"
    CLINICIAN = "the clinician who was asked"
    HQ = "HQ by order of an administrator"


@dataclass(frozen=True, slots=True)
class Rule:
    """One cell of the table: the state that follows (None: the one before a mark) and who may do it."""

    to: ReportState | None
    by: Relation
