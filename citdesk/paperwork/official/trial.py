"""A report, agency and order that are plainly no record, for trying a mapping outside the application."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from citdesk.casework.law import LawPack
from citdesk.paperwork.given import Agency, Order, PrintableForm, ReportOnPaper, Signed

_TRIAL = "TRIAL"


def trial_agency() -> Agency:
    """An agency nobody could take for a real one."""
    return Agency("TRIAL AGENCY", "1 Trial Street", "555-0100", "XX0000000", demonstration=True)


def trial_report(
    form: PrintableForm,
    answers: bytes,
    now: datetime,
    lists: Mapping[str, bytes],
    law: LawPack | None,
) -> ReportOnPaper:
    """The answers as a report that nobody sent, written under that law."""
    return ReportOnPaper(
        form=form,
        instance_xml=answers,
        report_id=_TRIAL,
        report_number=_TRIAL,
        case_number=_TRIAL,
        revision=0,
        revision_hash="0" * 64,
        author=Signed("TRIAL OFFICER", "Author", "0000", now),
        approval=None,
        zone=now.astimezone().tzinfo or now.tzinfo,  # type: ignore[arg-type]
        lists=lists,
        law=law,
    )


def trial_order(audience: str, now: datetime) -> Order:
    """An order for that reader. Raises nothing: an unknown audience is refused when the form is filled."""
    return Order(_TRIAL, "official_form", audience, now, "TRIAL", "TRIAL", "Trying a mapping")
