"""Deleting what was expunged by order, in this vault and beside it: nothing of the case stays but headers."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path

from citdesk.casework.errors import EnvironmentProblem
from citdesk.casework.ids import EventId, ReportId
from citdesk.vault.audit import Audit, Did
from citdesk.vault.copies import end_copies
from citdesk.vault.failures import DamagedVault
from citdesk.vault.spooling import Spooling
from citdesk.vault.storage_errors import storage_errors
from citdesk.vault.store import Store

_log = logging.getLogger(__name__)
#: The fact that copies and log may still hold what was expunged: it goes when they are gone.
_BESIDE = "expunged_beside"


class Expunging:
    """Carries out HQ's word that a report was expunged."""

    def __init__(self, store: Store, audit: Audit, folder: Path, spooling: Spooling | None) -> None:
        self._store = store
        self._audit = audit
        self._folder = folder
        self._spooling = spooling

    def expunge(self, report: ReportId) -> None:
        """Deletes the content of the report's case, its spool files and this vault's copies.

        Inside a transaction. Events that still wait for HQ go on as headers, so that the chain has no gap.
        """
        case = self._case(report)
        waiting = self._store.rows("SELECT id FROM events WHERE case_id = ? AND status = 'pending'", (case,))
        for statement, values in _statements(case, report):
            self._store.execute(statement, values)
        if self._spooling is not None:
            for row in waiting:
                self._spooling.answered(EventId(str(row["id"])))
        self._audit.note(Did.EXPUNGED, report)
        self.forget_beside()

    def forget_beside(self) -> None:
        """Has the copies and the log's old pages go, where only they may hold it. Inside a transaction.

        They go once it is on disk; what is cut off or fails then is done at the next opening or closing.
        """
        self._store.set_fact(_BESIDE, "1")
        self._store.after_commit(self.finish)

    def finish(self) -> None:
        """Deletes what still has to go beside the vault, if anything. A failing disk stops nobody."""
        try:
            if self._store.fact(_BESIDE) is None:
                return
            with storage_errors():
                end_copies(self._folder)
            self._store.fold_log()
            with self._store.writing():
                self._store.execute("DELETE FROM facts WHERE name = ?", (_BESIDE,))
        except (EnvironmentProblem, DamagedVault) as problem:
            _log.error("copies_not_deleted code=%s", problem.code)

    def _case(self, report: ReportId) -> str:
        found = self._store.row(
            "SELECT case_id FROM events WHERE report = ?"
            " UNION SELECT case_id FROM projections WHERE report = ?",
            (report, report),
        )
        return "" if found is None else str(found["case_id"])


def _statements(case: str, report: ReportId) -> Sequence[tuple[str, Sequence[object]]]:
    """Everything in a vault that holds content of a case; headers stay for the chain's sake."""
    of_case = (case,)
    reports = "SELECT report FROM events WHERE case_id = ? UNION SELECT report FROM drafts WHERE case_id = ?"
    files = f"DELETE FROM attachments WHERE report = ? OR report IN ({reports})"  # noqa: S608 - our own words
    bare = "UPDATE events SET payload = NULL, salt = NULL, message = NULL, settled = 1"
    return (
        (files, (report, case, case)),
        (f"{bare} WHERE case_id = ? AND kind <> 'expunge'", of_case),
        ("DELETE FROM drafts WHERE case_id = ?", of_case),
        ("DELETE FROM standings WHERE case_id = ?", of_case),
        ("DELETE FROM projections WHERE case_id = ?", of_case),
        ("DELETE FROM search WHERE rowid IN (SELECT id FROM searchable WHERE case_id = ?)", of_case),
        ("DELETE FROM searchable WHERE case_id = ?", of_case),
    )
