"""What HQ signed for a liaison: revisions reduced to an audience. Nothing else of a report is kept here."""

from __future__ import annotations

from collections.abc import Sequence

from citdesk.casework.ids import CaseId, ReportId
from citdesk.casework.lifecycle import ReportState, Standing, steps_that_count
from citdesk.vault.search import forget_words
from citdesk.vault.store import Row, Store
from citdesk.wire.keys import PublicKey
from citdesk.wire.projected import Projected

#: taken off a position in doubt: beyond every log
_IN_DOUBT = 2**52


class Projections:
    """The projections of one vault, verified with HQ's key when they arrive and each time they are read."""

    def __init__(self, store: Store, hq_key: PublicKey) -> None:
        self._store = store
        self._hq_key = hq_key

    def receive(self, signed: str, position: int) -> Projected:
        """Keeps a projection in the place of an older one of the same report; what it says.

        Inside a transaction.

        Raises Tampered (HQ did not sign it) and MalformedMessage.
        """
        said = Projected.verify(self._hq_key, signed)
        self._store.execute(
            "INSERT INTO projections (report, case_id, signed, position) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (report) DO UPDATE SET case_id = excluded.case_id, signed = excluded.signed,"
            " position = excluded.position WHERE excluded.position > projections.position",
            (said.report, said.case, signed, position),
        )
        return said

    def recall(self, report: ReportId, reason: str, position: int) -> None:
        """Deletes the report's projection and remembers why; inside a transaction."""
        deleted = self._store.execute(
            "DELETE FROM projections WHERE report = ? AND position < ?", (report, position)
        )
        if deleted:
            forget_words(self._store, report)
            self._store.execute(
                "INSERT INTO recalls (report, reason, position) VALUES (?, ?, ?)", (report, reason, position)
            )

    def doubt_positions(self) -> None:
        """HQ's log is another than it was: what is here stays until HQ has handed out all it has."""
        self._store.execute("UPDATE projections SET position = position - ? WHERE position > 0", (_IN_DOUBT,))

    def settle_doubts(self) -> Sequence[ReportId]:
        """Deletes what HQ has not handed out again; the reports. Inside a transaction."""
        gone = self._store.rows("SELECT report FROM projections WHERE position < 0")
        self._store.execute("DELETE FROM projections WHERE position < 0")
        for row in gone:
            forget_words(self._store, str(row["report"]))
        return [ReportId(str(row["report"])) for row in gone]

    def all(self) -> Sequence[Projected]:
        """All projections, in the order in which HQ approved them."""
        return [
            self._verified(row) for row in self._store.rows("SELECT * FROM projections ORDER BY position")
        ]

    def get(self, report: ReportId) -> Projected | None:
        """The report's projection, None where there is none or it was recalled."""
        found = self._store.row("SELECT * FROM projections WHERE report = ?", (report,))
        return None if found is None else self._verified(found)

    def of_case(self, case: CaseId) -> Sequence[Projected]:
        """The projections of one case."""
        found = self._store.rows("SELECT * FROM projections WHERE case_id = ? ORDER BY position", (case,))
        return [self._verified(row) for row in found]

    def _verified(self, row: Row) -> Projected:
        return Projected.verify(self._hq_key, str(row["signed"]))


def standing_of(projected: Projected) -> Standing:
    """The report's standing as far as a projection tells it: approved, perhaps being amended, its diversion
    and the papers for the court and the person.
    """
    return Standing(
        report=projected.report,
        case=projected.case,
        author=projected.author.id,
        unit="",
        state=ReportState.AMENDMENT_PENDING if projected.amendment_pending else ReportState.APPROVED,
        form_id=projected.form_id,
        revision=projected.revision,
        revision_number=projected.revision_number,
        version=projected.revision,
        on_record=projected.revision,
        number=projected.number,
        parent_report=projected.parent_report,
        demonstration=projected.demonstration,
        diversion=steps_that_count([step.advanced for step in projected.steps]),
        papers=tuple(paper.issued for paper in projected.papers),
        voided_papers=tuple(paper.issued.document_id for paper in projected.papers if paper.void),
        scans=tuple(scan.attached for paper in projected.papers for scan in paper.scans),
    )
