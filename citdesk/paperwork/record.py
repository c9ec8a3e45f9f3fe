"""What ties a paper to the record: document id, hash of the revisions shown, the code that holds both."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from citdesk.paperwork.given import ReportOnPaper

_SHOWN = 16


def record_hash(reports: Sequence[ReportOnPaper]) -> str:
    """The revision's own hash; of several, SHA-256 (hex) over sorted lines ``report id:revision:hash``."""
    if len(reports) == 1:
        return reports[0].revision_hash
    lines = sorted(f"{r.report_id}:{r.revision}:{r.revision_hash}" for r in reports)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def short(digest: str) -> str:
    """The first sixteen digits in groups of four, as people compare them."""
    head = digest[:_SHOWN]
    return " ".join(head[i : i + 4] for i in range(0, len(head), 4))


def code_content(document_id: str, reports: Sequence[ReportOnPaper], hq: str = "") -> str:
    """What the QR code says: ``CITDESK:1:<document id>:<record hash>``, or where HQ is asked about the paper.

    That is ``https://HQ/papers/<report id>/<document id>#<start of the record hash>``: what stands behind
    the # is for whoever compares it with the paper, and is sent to nobody.
    """
    if not hq:
        return f"CITDESK:1:{document_id}:{record_hash(reports)}"
    return f"{hq.rstrip('/')}/papers/{reports[0].report_id}/{document_id}#{record_hash(reports)[:_SHOWN]}"
