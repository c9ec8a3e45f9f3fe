"""Failures sorted by who must act. Every one carries a stable code and a sentence that says what to do.

Anything that is not one of these is a defect of ours and goes to the crash page, without report content.
"""

from __future__ import annotations


class CitdeskError(Exception):
    """Root of every failure that CITDesk foresees; ``code`` is stable, ``str()`` is for people."""

    code = "citdesk"

    def __init__(self, message: str, *, code: str | None = None) -> None:
        super().__init__(message)
        if code is not None:
            self.code = code


class UserError(CitdeskError):
    """The person at the keyboard can mend it."""

    code = "user"


class AdministratorError(CitdeskError):
    """Somebody with administrator's rights, on the device or at HQ, has to act."""

    code = "administrator"


class EnvironmentProblem(CitdeskError):
    """Disk, network or clock stand in the way; trying again later may help."""

    code = "environment"


class ComputerProblem(EnvironmentProblem):
    """It is this computer that stands in the way, not the line: without somebody's hand it stays so."""

    code = "computer"


class Tampered(CitdeskError):
    """Something that must not change has changed: a vault, a chain, a signature. Never swallowed."""

    code = "tampered"


class Refused(CitdeskError):
    """An event that may not enter the record, with the code both ends agree on."""

    code = "refused"
