"""What is in a vault and nowhere else yet: it would be lost with it."""

from __future__ import annotations

from citdesk.vault.store import Store

#: (kind, report, what): an event's id, the moment a draft was last changed, a file's name
Unsynced = frozenset[tuple[str, str, str]]

_QUESTION = """
SELECT 'event' AS kind, ifnull(report, '') AS report, id AS what FROM events
    WHERE own = 1 AND (status = 'pending' OR (status IN ('refused', 'quarantined') AND settled = 0))
UNION SELECT 'draft', report, changed_at FROM drafts WHERE practice IS NULL
UNION SELECT 'file', report, name FROM attachments
    JOIN attachment_chunks ON attachment = attachments.id WHERE own = 1 AND at_hq = 0
"""


def unsynced(store: Store) -> Unsynced:
    """Events without HQ's acceptance, drafts as they stand, own files that HQ does not have whole."""
    rows = store.rows(_QUESTION)
    return frozenset((str(row["kind"]), str(row["report"]), str(row["what"])) for row in rows)
