"""The day of a time that is typed after midnight."""

from __future__ import annotations

from datetime import datetime, timedelta

from citdesk.desktop.form.port import FormSession
from citdesk.xforms.client import Value

#: a double shift
_SHIFT = timedelta(hours=16)


def night_before(session: FormSession, path: str, value: Value | None, now: datetime) -> datetime | None:
    """The same time yesterday, where only that can be meant; else None.

    23:40 typed at 02:30 is still to come today. Where the question's own rule refuses it for that and takes
    yesterday's, and yesterday's was not longer ago than a double shift of 16 hours, it is yesterday's.
    """
    if not isinstance(value, datetime) or value <= now:
        return None
    today = value.astimezone(now.tzinfo)
    earlier = today - timedelta(days=1)
    if today.date() != now.date() or now - earlier > _SHIFT:
        return None
    return earlier if session.refuses(path, value) and not session.refuses(path, earlier) else None
