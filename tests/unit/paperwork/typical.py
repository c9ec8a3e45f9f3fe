"""A typical paper of every kind, from the small forms."""

from __future__ import annotations

from dataclasses import replace

from citdesk.paperwork import PAPERS, Act, Paper, ReportOnPaper
from tests.unit.paperwork.printed import AGENCY, SHARING, SUPERVISOR, paper, report, story
from tests.unit.paperwork.sample_forms import (
    DIVERSION,
    DIVERSION_XML,
    HOLD,
    HOLD_XML,
    LAW_XML,
    REFERRAL,
    labelled,
    marked_xml,
    referral_xml,
)

DEMONSTRATION = replace(AGENCY, demonstration=True)
_ENDS = {
    "completion_letter": "completed",
    "termination_letter": "terminated",
    "declined_letter": "program_declined",
    "expungement_notice": "completed",
}


def reports_for(kind: str) -> tuple[ReportOnPaper, ...]:
    """Reports that such a paper can be made from."""
    match min(PAPERS[kind].forms, default="encounter"):
        case "diversion":
            acts = (Act("The diversion ended", SUPERVISOR, "As agreed", _ENDS.get(kind, "met")),)
            return (report(DIVERSION, DIVERSION_XML, history=acts),)
        case "referral":
            return (report(REFERRAL, referral_xml("signed", "name contact reason risk")),)
        case "hold":
            return (report(HOLD, HOLD_XML, lists={"law": LAW_XML}),)
        case _ if kind == "property_receipt":
            return (report(labelled("transfer", "Transfer", ("P08",)), marked_xml("transfer", ("P08",))),)
        case "transfer" | "consult" as form_id:
            return (report(labelled(form_id, form_id.title()), marked_xml(form_id)),)
        case _ if kind == "diversion_packet":
            return (report(DIVERSION, DIVERSION_XML), report(labelled(), marked_xml()))
        case _:
            return (story("She stood at the rail.\n" * 90, "Talked down"),)


def typical(kind: str, **order: object) -> Paper:
    """That paper for its usual reader, unless the order says otherwise."""
    usual = "court" if "court" in PAPERS[kind].audiences else PAPERS[kind].audiences[0]
    order.setdefault("audience", usual)
    order.setdefault("consents", (SHARING,))
    return paper(*reports_for(kind), kind=kind, agency=DEMONSTRATION, **order)
