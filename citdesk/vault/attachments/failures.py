"""What can be wrong with a file of a report, sorted by who must act."""

from __future__ import annotations

from citdesk.casework.errors import EnvironmentProblem, UserError


class NoAttachment(UserError):
    """The report has no file of this name here."""

    code = "no_attachment"

    def __init__(self) -> None:
        super().__init__("This file is not on this computer. It comes with the next exchange with HQ.")


class FileUnreadable(EnvironmentProblem):
    """The file to be attached cannot be read to its end."""

    code = "file_unreadable"

    def __init__(self) -> None:
        super().__init__(
            "This file cannot be read. Nothing was kept of it. Copy it to this computer and try again."
        )
