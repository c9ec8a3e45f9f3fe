"""Writing a paper to the file a person chose: whole or not at all, readable by its owner only."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from citdesk.casework.errors import EnvironmentProblem


def write_paper(target: Path, pdf: bytes) -> Path:
    """Put the bytes (a paper's, a manifest's) under ``target`` atomically and give the path back.

    Raises EnvironmentProblem ``paper_not_saved`` with the folder's name when the disk does not take it; a
    file that was there before stays as it was.
    """
    try:
        handle, temporary = tempfile.mkstemp(prefix=".citdesk-", suffix=".pdf", dir=target.parent)
    except OSError as refused:
        raise _not_saved(target) from refused
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(pdf)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(target)
    except OSError as refused:
        Path(temporary).unlink(missing_ok=True)
        raise _not_saved(target) from refused
    return target


def _not_saved(target: Path) -> EnvironmentProblem:
    return EnvironmentProblem(
        f"The PDF could not be saved in {target.parent.name or target.parent}. Choose another folder. "
        "The paper is ready and recorded.",
        code="paper_not_saved",
    )
