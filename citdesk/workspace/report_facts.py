"""Single texts that this vault keeps on a report beside its events, and that go when its case is expunged."""

from __future__ import annotations

from citdesk.casework.ids import ReportId
from citdesk.workspace.inside import Inside

#: what a supervisor noted and has not decided with
REMARKS = "remarks:"
#: which revision a draft was begun on
DRAFT_BASE = "draft-base:"
#: what was written on a revision that somebody else's took the place of
OVERTAKEN = "draft-overtaken:"
_KINDS = (REMARKS, DRAFT_BASE, OVERTAKEN)
_EXPUNGED = (
    "SELECT 1 FROM events WHERE kind = 'expunge' AND case_id IN (SELECT case_id FROM events WHERE report = ?)"
)


def report_fact(inside: Inside, kind: str, report: ReportId) -> str | None:
    """The text, None where none is kept."""
    return inside.vault.store.fact(kind + report)


def keep_report_fact(inside: Inside, kind: str, report: ReportId, text: str) -> None:
    """Keeps it in the place of an older one; inside a transaction."""
    inside.vault.store.set_fact(kind + report, text)


def forget_report_fact(inside: Inside, kind: str, report: ReportId) -> None:
    """Nothing of this kind is kept on the report any more; inside a transaction."""
    inside.vault.store.execute("DELETE FROM facts WHERE name = ?", (kind + report,))


def is_expunged(inside: Inside, report: ReportId) -> bool:
    """Whether the report's case was expunged."""
    return inside.vault.store.row(_EXPUNGED, (report,)) is not None


def forget_expunged(inside: Inside) -> None:
    """Deletes what is kept on reports whose case was expunged, from the vault's log of changes as well."""
    store = inside.vault.store
    gone: list[tuple[str, ReportId]] = []
    for kind in _KINDS:
        named = store.rows("SELECT name FROM facts WHERE name > ? AND name < ?", (kind, kind[:-1] + ";"))
        kept = [ReportId(str(row["name"]).removeprefix(kind)) for row in named]
        gone += [(kind, report) for report in kept if is_expunged(inside, report)]
    if not gone:
        return
    with store.writing():
        for kind, report in gone:
            forget_report_fact(inside, kind, report)
    store.fold_log()
