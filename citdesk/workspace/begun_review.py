"""What a supervisor noted on a report and has not decided with yet: in this vault alone, never an event."""

from __future__ import annotations

import json

from citdesk.casework.ids import ReportId
from citdesk.workspace.inside import Inside
from citdesk.workspace.review_page import BegunReview

_FACT = "remarks:"
_EXPUNGED = (
    "SELECT 1 FROM events WHERE kind = 'expunge' AND case_id IN (SELECT case_id FROM events WHERE report = ?)"
)


def begun_review(inside: Inside, report: ReportId) -> BegunReview | None:
    """What is noted on the report, None where nothing is."""
    held = inside.vault.store.fact(_FACT + report)
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
        if begun is None or _expunged(inside, report):
            forget_begun_review(inside, report)
            return
        noted = {
            "revision": begun.revision,
            "comments": begun.comments,
            "reasons": begun.reasons,
            "note": begun.note,
            "standing": begun.standing,
        }
        inside.vault.store.set_fact(_FACT + report, json.dumps(noted))


def forget_begun_review(inside: Inside, report: ReportId) -> None:
    """A decision carries it now. Inside a transaction."""
    inside.vault.store.execute("DELETE FROM facts WHERE name = ?", (_FACT + report,))


def forget_expunged(inside: Inside) -> None:
    """Deletes what is noted on reports whose case was expunged, from the vault's log of changes as well."""
    store = inside.vault.store
    named = store.rows("SELECT name FROM facts WHERE name > ? AND name < ?", (_FACT, _FACT[:-1] + ";"))
    noted = [ReportId(str(row["name"]).removeprefix(_FACT)) for row in named]
    gone = [report for report in noted if _expunged(inside, report)]
    if not gone:
        return
    with store.writing():
        for report in gone:
            forget_begun_review(inside, report)
    store.fold_log()


def _expunged(inside: Inside, report: ReportId) -> bool:
    return inside.vault.store.row(_EXPUNGED, (report,)) is not None
