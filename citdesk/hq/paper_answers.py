"""What HQ says of a paper to whoever has it in hand: does it still count? Asked without signing in.

Whoever asks has to name report and document, both random: nobody finds out by guessing that there is a paper.
The answer names no person and quotes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from citdesk.casework.ids import ReportId
from citdesk.casework.lifecycle import GONE, Standing
from citdesk.hq.store.case_keys import CaseKeys
from citdesk.hq.store.database import Database
from citdesk.hq.store.reading import standing_of
from citdesk.wire.paper_state import PaperStanding, PaperState


@dataclass(frozen=True, slots=True)
class PaperAnswers:
    """HQ's desk for such questions."""

    database: Database
    keys: CaseKeys

    def state(self, report: str, document: str) -> PaperState:
        """The paper's state; unknown also for a report that a court sealed, and one that was expunged."""
        with self.database.read() as connection:
            standing = standing_of(connection, self.keys, ReportId(report))
        if standing is None or standing.sealed:
            return PaperState(PaperStanding.UNKNOWN)
        return _state(standing, document)


def _state(standing: Standing, document: str) -> PaperState:
    issued = next((each for each in standing.papers if each.document_id == document), None)
    if issued is None:
        return PaperState(PaperStanding.UNKNOWN)
    successor = next((each.document_id for each in standing.papers if each.replaces == document), "")
    if document in standing.voided_papers or standing.state in GONE:
        stands = PaperStanding.VOID
    elif successor:
        stands = PaperStanding.REPLACED
    elif issued.revision != (standing.on_record or standing.revision):
        stands = PaperStanding.OVERTAKEN
    else:
        stands = PaperStanding.IN_FORCE
    return PaperState(stands, issued.paper, issued.pages, issued.sha256, successor)
