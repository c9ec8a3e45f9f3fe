"""What a check says."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """A reviewer can approve over a warning; over a stop only with a recorded reason."""

    STOP = "stop"
    WARN = "warn"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that does not fit. ``paths`` are absolute, with ``[n]`` on repeat instances.

    ``message`` says what is wrong and how to mend it, and never repeats an answer. ``awaits`` names the form
    of the report that will mend it where this one is right as it stands.
    """

    code: str
    severity: Severity
    paths: tuple[str, ...]
    message: str
    awaits: str = ""


def stop(code: str, paths: tuple[str, ...], message: str, awaits: str = "") -> Finding:
    """A finding that must be mended or overridden with a reason."""
    return Finding(code, Severity.STOP, paths, message, awaits)


def warn(code: str, paths: tuple[str, ...], message: str, awaits: str = "") -> Finding:
    """A finding to look at."""
    return Finding(code, Severity.WARN, paths, message, awaits)
