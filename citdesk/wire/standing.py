"""A report's standing as JSON text, kept beside the record and rebuilt from it, on a device and at HQ."""

from __future__ import annotations

from typing import cast

from citdesk.casework.events import Comment, PaperIssued, ReturnReason
from citdesk.casework.ids import CaseId, EventId, PersonId, ReportId
from citdesk.casework.lifecycle import ReportState, Standing
from citdesk.wire.encoding import optional_text_of, read_object, text_of, whole_of, write_json


def write_standing(standing: Standing) -> str:
    """The standing's text."""
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
            "reasons": list(standing.reasons),
            "comments": [[comment.path, comment.text] for comment in standing.comments],
            "papers": [paper.to_json() for paper in standing.papers],
            "demonstration": standing.demonstration,
        }
    )


def read_standing(text: str | bytes) -> Standing:
    """Reads what :func:`write_standing` wrote."""
    value = read_object(text)
    on_record, parent = optional_text_of(value, "on_record"), optional_text_of(value, "parent_report")
    return Standing(
        report=ReportId(text_of(value, "report")),
        case=CaseId(text_of(value, "case")),
        author=PersonId(text_of(value, "author")),
        unit=text_of(value, "unit"),
        state=ReportState(text_of(value, "state")),
        form_id=text_of(value, "form_id"),
        revision=EventId(text_of(value, "revision")),
        revision_number=whole_of(value, "revision_number"),
        version=EventId(text_of(value, "version")),
        on_record=None if on_record is None else EventId(on_record),
        number=optional_text_of(value, "number"),
        parent_report=None if parent is None else ReportId(parent),
        reasons=tuple(ReturnReason(reason) for reason in cast("list[str]", value["reasons"])),
        comments=tuple(Comment(path, said) for path, said in cast("list[list[str]]", value["comments"])),
        papers=tuple(PaperIssued.from_json(p) for p in cast("list[dict[str, object]]", value["papers"])),
        demonstration=value.get("demonstration") is True,
    )
