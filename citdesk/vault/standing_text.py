"""A report's standing as text, so that a list of ten thousand reports need not fold their events again."""

from __future__ import annotations

from typing import cast

from citdesk.casework.events import Comment, PaperIssued, ReturnReason
from citdesk.casework.ids import CaseId, EventId, PersonId, ReportId
from citdesk.casework.lifecycle import ReportState, Standing
from citdesk.wire.encoding import read_object, write_json


def write_standing(standing: Standing) -> str:
    """The standing as JSON text; read only by :func:`read_standing` of the same version."""
    return write_json(
        {
            "report": standing.report,
            "case": standing.case,
            "author": standing.author,
            "unit": standing.unit,
            "state": standing.state.value,
            "form_id": standing.form_id,
            "revision": standing.revision,
            "revision_number": standing.revision_number,
            "version": standing.version,
            "on_record": standing.on_record,
            "number": standing.number,
            "parent_report": standing.parent_report,
            "reasons": [reason.value for reason in standing.reasons],
            "comments": [[comment.path, comment.text] for comment in standing.comments],
            "papers": [paper.to_json() for paper in standing.papers],
            "demonstration": standing.demonstration,
        }
    )


def read_standing(text: str) -> Standing:
    """Reads what :func:`write_standing` wrote."""
    value = read_object(text)
    on_record, number, parent = value["on_record"], value["number"], value["parent_report"]
    return Standing(
        report=ReportId(str(value["report"])),
        case=CaseId(str(value["case"])),
        author=PersonId(str(value["author"])),
        unit=str(value["unit"]),
        state=ReportState(str(value["state"])),
        form_id=str(value["form_id"]),
        revision=EventId(str(value["revision"])),
        revision_number=cast("int", value["revision_number"]),
        version=EventId(str(value["version"])),
        on_record=None if on_record is None else EventId(str(on_record)),
        number=None if number is None else str(number),
        parent_report=None if parent is None else ReportId(str(parent)),
        reasons=tuple(ReturnReason(str(reason)) for reason in cast("list[object]", value["reasons"])),
        comments=tuple(Comment(path, text) for path, text in cast("list[list[str]]", value["comments"])),
        papers=tuple(
            PaperIssued.from_json(paper) for paper in cast("list[dict[str, object]]", value["papers"])
        ),
        demonstration=value["demonstration"] is True,
    )
