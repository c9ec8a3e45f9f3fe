"""Papers of a report: issued from what is on record, void, signed by hand and scanned."""

from __future__ import annotations

from dataclasses import replace

from citdesk.casework.errors import Refused
from citdesk.casework.events import EventKind, PaperIssued, PaperVoided, ScanAttached
from citdesk.casework.events.typed_json import malformed
from citdesk.casework.lifecycle.act import Act
from citdesk.casework.lifecycle.standing import Standing
from citdesk.casework.lifecycle.states import ReportState

_WAITING = (ReportState.SUBMITTED, ReportState.AMENDMENT_PENDING)


def effect(standing: Standing, act: Act) -> Standing | None:
    """The standing after an act on a paper, None for other acts.

    Raises Refused (``overtaken``, ``unknown_paper``, ``no_change``).
    """
    match act.payload:
        case PaperIssued():
            if act.payload.revision not in _may_show(standing, act.payload):
                raise Refused(
                    "The paper shows a version that is not on record. Make it again.", code="overtaken"
                )
            _check_replaced(standing, act.kind, act.payload)
            return replace(standing, papers=(*standing.papers, act.payload))
        case PaperVoided(document_id=document):
            _check_known(standing, document)
            if document in standing.voided_papers:
                raise Refused("The paper is void already.", code="no_change")
            return replace(standing, voided_papers=(*standing.voided_papers, document))
        case ScanAttached(document_id=document):
            _check_known(standing, document)
            return replace(standing, scans=(*standing.scans, act.payload))
        case _:
            return None


def _may_show(standing: Standing, issued: PaperIssued) -> tuple[str | None, ...]:
    """What is on record; within the agency also the revision that waits for its decision."""
    inside = issued.audience == "internal" and standing.state in _WAITING
    return (standing.on_record, standing.revision) if inside else (standing.on_record,)


def _check_replaced(standing: Standing, kind: EventKind, issued: PaperIssued) -> None:
    again = kind is EventKind.REISSUE_PAPER
    if again != bool(issued.replaces) or again != bool(issued.correction.strip()):
        raise malformed("A paper that is issued again names the one it replaces and says why; no other does.")
    if not again:
        return
    _check_known(standing, issued.replaces)
    if issued.replaces in standing.voided_papers or issued.replaces in standing.replaced_papers:
        raise Refused(
            "That paper was replaced or made void already. Look at the list of papers issued.",
            code="no_change",
        )


def _check_known(standing: Standing, document: str) -> None:
    if document not in {paper.document_id for paper in standing.papers}:
        raise Refused("No such paper was issued from this report. Check its number.", code="unknown_paper")
