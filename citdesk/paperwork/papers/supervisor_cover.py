"""The sheet on top of a report on the supervisor's desk: the case at a glance, checks, decisions."""

from __future__ import annotations

from citdesk.paperwork.draft import Draft
from citdesk.paperwork.kind import PaperKind
from citdesk.paperwork.parts.claims import Claims
from citdesk.paperwork.parts.frame import closed, ended, notices, opened
from citdesk.paperwork.parts.history import history
from citdesk.paperwork.parts.signatures import boxes, by_hand

_WHO = ("C02", "C03", "C07", "C09", "A01", "A03", "B01", "A15")
_SAFETY = ("E01", "F12", "G01", "J01", "I03", "H01")
_FACTS = ("E05", "Q02")
_ACTS = ("M01", "M04", "M07", "M09", "M10", "O01", "O02", "S08", "P05", "T01", "T02")

_LOOKED_AT = (
    "Force and injuries reviewed",
    "Grounds and facts reviewed",
    "Consent and referral reviewed",
    "Follow-up is due",
    "After-action review wanted",
)


def compose(draft: Draft) -> None:
    """Set the cover of the first report given."""
    set_, read = draft.typesetter, draft.read[0]
    claims = Claims(set_, read)
    opened(draft, read)
    claims.show("Who, when and where", *_WHO)
    claims.show("Safety", *_SAFETY)
    _ = claims.repeats("Q02") or claims.repeats("E05")  # what a fact bears on tells nothing without the fact
    claims.show("Seen and heard", *_FACTS)
    claims.show("Force, injury and outcome", *_ACTS)
    set_.heading("Checks over the whole record", 2)
    _checks(draft)
    history(set_, draft.reports[0], "On record so far")
    with set_.together():  # a signature stands on the page of what it signs
        set_.heading("Looked at by the supervisor", 2)
        boxes(set_, _LOOKED_AT)
        by_hand(set_, "Supervisor", ["Supervisor, name and signature"])
    if draft.reports[0].history:  # which says who signed what, and when
        notices(draft)
        ended(draft)
    else:
        closed(draft)


def _checks(draft: Draft) -> None:
    set_, findings = draft.typesetter, draft.reports[0].findings
    if findings is None:
        set_.paragraph("The checks were not run for this paper. See the report under Review.")
    elif findings:
        set_.bullets(findings)
    else:
        set_.paragraph("The checks found nothing that does not fit.")


PAPER = PaperKind(
    "Supervisor Cover Sheet",
    compose,
    ("internal",),
    fields=frozenset({*_WHO, *_SAFETY, *_FACTS, *_ACTS}),
)
