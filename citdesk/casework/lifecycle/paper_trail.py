"""Papers of a report: issued from what is on record, void, signed by hand and scanned."""

from __future__ import annotations

from collections.abc import Sequence
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

    Raises Refused (``overtaken``, ``unknown_paper``, ``no_change``, ``malformed_payload``).
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
            _check_wrong(standing, act.payload)
            return replace(standing, scans=(*standing.scans, act.payload))
        case _:
            return None


def replaced_scan(counting: Sequence[ScanAttached], right: ScanAttached) -> int | None:
    """Where among the signed pages that count those stand which these replace; None where none do."""
    named = [
        place
        for place, scan in enumerate(counting)
        if (scan.document_id, scan.scan.name) == (right.document_id, right.replaces)
    ]
    return named[-1] if named else None


def scans_that_count(told: Sequence[ScanAttached]) -> tuple[ScanAttached, ...]:
    """Signed pages in the order they were attached, without those that others stand in place of."""
    counting: list[ScanAttached] = []
    for scan in told:
        if scan.replaces and (place := replaced_scan(counting, scan)) is not None:
            del counting[place]
        counting.append(scan)
    return tuple(counting)


def _check_wrong(standing: Standing, attached: ScanAttached) -> None:
    if bool(attached.replaces) != bool(attached.correction.strip()):
        raise malformed("Signed pages that replace wrong ones name those and say why; no others do.")
    if not attached.replaces:
        return
    if attached.replaces == attached.scan.name:
        raise Refused("These are the same pages. Choose the right scan.", code="no_change")
    if replaced_scan(scans_that_count(standing.scans), attached) is None:
        raise Refused(
            "Those signed pages were replaced already. Look at the list of signed pages.", code="no_change"
        )


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
