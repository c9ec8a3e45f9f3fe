"""What a form is read from."""

from __future__ import annotations

from dataclasses import dataclass, field

from citdesk.xforms.client import FormProblem


@dataclass(frozen=True, slots=True)
class FormSource:
    """An XForm; where it was compiled from a workbook, with the attachments that came out of that."""

    xml: bytes
    attachments: dict[str, bytes] = field(default_factory=dict)
    #: what the workbook has that was passed over
    notes: tuple[FormProblem, ...] = ()
    compiled: bool = False
    #: the workbook and its kind, for telling sheet and row of a problem
    workbook: bytes = b""
    suffix: str = ".xml"
