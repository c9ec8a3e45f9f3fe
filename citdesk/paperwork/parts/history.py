"""What was done, by whom and when, as a table."""

from __future__ import annotations

from citdesk.paperwork.given import ReportOnPaper
from citdesk.paperwork.layout.typesetter import Cell, Typesetter
from citdesk.paperwork.parts.opening import signer
from citdesk.paperwork.text.dates import moment


def history(set_: Typesetter, report: ReportOnPaper, title: str) -> None:
    """The acts on record under this heading; nothing where there are none."""
    if not report.history:
        return
    set_.heading(title, 2)
    rows = [
        [
            Cell((moment(act.signed.when, report.zone),)),
            Cell((signer(act.signed),)),
            Cell(tuple(part for part in (act.what, act.note) if part)),
        ]
        for act in report.history
    ]
    set_.table(["When", "Who", "What"], [26, 30, 44], rows)
