"""What support may know of a vault: versions, counts, ids and codes. No answer, no name, no file's name."""

from __future__ import annotations

from collections.abc import Iterator

from citdesk.vault.schema import FORMAT
from citdesk.wire.download import What
from citdesk.workspace.inside import Inside

_TRAIL = 60
_COUNTS = {
    "drafts": "SELECT count(*) FROM drafts",
    "reports": "SELECT count(*) FROM standings",
    "projections": "SELECT count(*) FROM projections",
    "files": "SELECT count(*) FROM attachments",
}


def for_support(inside: Inside) -> tuple[str, ...]:
    """Lines of the form ``what=value``, for the diagnostic file."""
    return tuple(_lines(inside))


def _lines(inside: Inside) -> Iterator[str]:
    store = inside.vault.store
    yield f"vault_format={FORMAT}"
    for row in store.rows("SELECT form_id, version, sha256 FROM forms ORDER BY form_id, version"):
        yield f"form={row['form_id']} {row['version']} {str(row['sha256'])[:12]}"
    for what in What:
        yield f"published={what.value} {inside.vault.downloads.settled(what)}"
    counted = "SELECT status, kind, count(*) AS many FROM events GROUP BY status, kind ORDER BY status, kind"
    for row in store.rows(counted):
        yield f"events={row['status']} {row['kind']} {row['many']}"
    for what, query in _COUNTS.items():
        yield f"{what}={store.number(query)}"
    for line in reversed(inside.vault.audit.latest(_TRAIL)):
        at = line.at.isoformat(timespec="seconds")
        # its detail may hold words: a reason, an agency's number
        yield f"did={at} {line.did.value} {line.subject or '-'} {line.outcome}"
