"""What is wrong with the files of the field guide, training and figures that came with CITDesk."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from citdesk.casework.checked_table import DataFileError
from citdesk.workspace.field_guide import (
    communication_aid,
    drill_faults,
    guidance,
    national_lines,
    vocabulary,
)
from citdesk.workspace.outcome_figures import outcome_measures
from citdesk.workspace.training import training_requirements
from citdesk.workspace.wording import language_check

_WHOLE: tuple[Callable[[], object], ...] = (
    communication_aid,
    vocabulary,
    national_lines,
    language_check,
    outcome_measures,
    training_requirements,
)


@cache
def guide_faults() -> tuple[DataFileError, ...]:
    """The files that are left out, with the reason. What rests on another file works without them."""
    found = {str(fault): fault for fault in (*guidance().faults, *drill_faults())}
    for read in _WHOLE:
        try:
            read()
        except DataFileError as fault:  # of a file that several rest on it is told once
            found.setdefault(str(fault), fault)
    return tuple(found.values())
