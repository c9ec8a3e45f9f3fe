"""When the sign-in before was: told for a while, so that a stranger's is noticed (CJIS AC-9)."""

from __future__ import annotations

from datetime import datetime, tzinfo

from PySide6.QtCore import QCoreApplication

from citdesk.desktop.shell.moments import moment

#: for how long after sign-in it is told
_TOLD_S = 60.0


def last_sign_in_words(
    last: datetime | None, entered: datetime, now: datetime, zone: tzinfo, *, supervisor: bool
) -> str:
    """The sentence for whoever came in at ``entered``; '' when that is a while ago or there was none."""
    if last is None or not 0 <= (now - entered).total_seconds() < _TOLD_S:
        return ""
    say = QCoreApplication.translate
    words = (
        say("LastSignIn", "Your last sign-in here: {when}. Was it not you? Tell your administrator.")
        if supervisor
        else say("LastSignIn", "Your last sign-in here: {when}. Was it not you? Tell your supervisor.")
    )
    return words.format(when=moment(last, now, zone))
