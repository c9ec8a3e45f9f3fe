"""Reading the file of a paper that a person chose."""

from __future__ import annotations

from pathlib import Path

from citdesk.casework.errors import EnvironmentProblem, UserError
from citdesk.desktop.files.chosen_file import read_chosen
from citdesk.desktop.tasks import CancelToken
from citdesk.desktop.widgets.unseen import in_one_line

_MOST_BYTES = 100_000_000


def read_paper(source: Path, *stops: CancelToken) -> bytes:
    """The file's bytes.

    Raises EnvironmentProblem for one that cannot be read, UserError for one that is too large.
    """
    try:
        data = read_chosen(source, *stops, most=_MOST_BYTES)
    except OSError as refused:
        message = f"{in_one_line(source.name)} cannot be read. Choose the file again, or another copy of it."
        raise EnvironmentProblem(message, code="paper_not_read") from refused
    if len(data) > _MOST_BYTES:
        message = f"{in_one_line(source.name)} is larger than 100 MB, so it is no paper. Choose another file."
        raise UserError(message, code="paper_too_large")
    return data
