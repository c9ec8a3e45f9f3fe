"""Whether a revision is small enough for HQ to take: asked before it is sealed, for then it is too late."""

from __future__ import annotations

from citdesk.casework.errors import UserError
from citdesk.casework.events import Submission, write_payload
from citdesk.wire.encoding import write_json
from citdesk.wire.event import LARGEST_PAYLOAD
from citdesk.workspace.instance_texts import instance_texts
from citdesk.xforms import Session

#: how many bytes one character of it takes at most in the request around it
_MOST_EACH = 6


class ReportTooLarge(UserError):
    """The report's texts are more than HQ takes in one piece; ``path`` is the longest one's."""

    code = "report_too_large"

    def __init__(self, path: str, label: str) -> None:
        super().__init__(
            f"This report is too long to be sent. The longest answer is \u201c{label}\u201d: "
            "shorten it, or attach its text as a file."
        )
        self.path = path


def need_room(session: Session, submission: Submission, answers: bytes) -> None:
    """Raises ReportTooLarge for what HQ would refuse as too large, and with it all that comes after.

    Counted are the bytes as they are sent: at most as many characters as HQ counts.
    """
    payload = write_payload(submission)
    if len(payload) * _MOST_EACH <= LARGEST_PAYLOAD or len(write_json(payload).encode()) <= LARGEST_PAYLOAD:
        return
    texts = instance_texts(answers)
    longest = max(texts, key=lambda path: len(texts[path]))
    path = longest.replace("[1]", "")
    raise ReportTooLarge(path, session.question(path).label)
