"""What a supervisor is told of a report that the one under review grew from, while it is not approved."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from citdesk.casework.lifecycle import ReportState
from citdesk.workspace import GrewFrom


def grew_from_words(found: GrewFrom) -> str:
    """One sentence; nothing that is decided here depends on it."""
    say = QCoreApplication.translate
    sentence = {
        ReportState.RETURNED: say(
            "Review", "{report}, which this grew from, was returned and is not approved."
        ),
        ReportState.WITHDRAWN: say(
            "Review", "{report}, which this grew from, was taken back by its author and is not approved."
        ),
        ReportState.VOID: say("Review", "{report}, which this grew from, is void."),
        ReportState.DUPLICATE: say("Review", "{report}, which this grew from, is marked as a duplicate."),
    }.get(found.state, say("Review", "{report}, which this grew from, is not approved yet."))
    return sentence.format(report=f"{found.title} {found.number}".strip())
