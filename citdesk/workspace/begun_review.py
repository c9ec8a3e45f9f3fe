"""What a supervisor noted on a report and has not decided with yet: in this vault alone, never an event."""

from __future__ import annotations

import json

from citdesk.casework.ids import ReportId
from citdesk.workspace.inside import Inside
from citdesk.workspace.report_facts import (
    REMARKS,
    forget_report_fact,
    is_expunged,
    keep_report_fact,
    report_fact,
)
from citdesk.workspace.review_page import BegunReview


def begun_review(inside: Inside, report: ReportId) -> BegunReview | None:
    """What is noted on the report, None where nothing is."""
    held = report_fact(inside, REMARKS, report)
    if held is None:
        return None
    noted = json.loads(held)
    return BegunReview(
        noted["revision"],
        tuple((path, text) for path, text in noted["comments"]),
        tuple(noted["reasons"]),
        noted["note"],
        tuple((rule, why) for rule, why in noted["standing"]),
    )


def keep_begun_review(inside: Inside, report: ReportId, begun: BegunReview | None) -> None:
    """Makes it durable in the place of what was noted before; None removes that.

    Nothing is kept on a report of a case that was expunged.
    """
    with inside.vault.store.writing():
        if begun is None or is_expunged(inside, report):
            forget_begun_review(inside, report)
            return
        noted = {
            "revision": begun.revision,
            "comments": begun.comments,
            "reasons": begun.reasons,
            "note": begun.note,
            "standing": begun.standing,
        }
        keep_report_fact(inside, REMARKS, report, json.dumps(noted))


def forget_begun_review(inside: Inside, report: ReportId) -> None:
    """A decision carries it now. Inside a transaction."""
    forget_report_fact(inside, REMARKS, report)
