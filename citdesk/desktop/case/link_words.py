"""Another case in one line, as it is named where cases are linked."""

from __future__ import annotations

from datetime import datetime, tzinfo

from PySide6.QtCore import QCoreApplication

from citdesk.desktop.shell.moments import moment
from citdesk.workspace import CaseRow


def case_words(row: CaseRow, now: datetime, zone: tzinfo) -> str:
    """Number where HQ gave one, title, when it was sent first and by whom."""
    named = f"{row.number}  {row.title}" if row.number else row.title
    return QCoreApplication.translate("LinkWords", "{case}, sent {time} by {person}").format(
        case=named, time=moment(row.sent_at, now, zone), person=row.by
    )
