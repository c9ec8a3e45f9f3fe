"""How serious a finding is, in words."""

from __future__ import annotations

from collections.abc import Mapping

from citdesk.casework.checks import Severity

_SEVERITY_WORDS: Mapping[Severity, str] = {
    Severity.STOP: "Must be mended",
    Severity.WARN: "Worth a look",
}


def severity_words(severity: Severity) -> str:
    """A severity as people read it."""
    return _SEVERITY_WORDS[severity]
