"""How serious a finding is, in words."""

from __future__ import annotations

from collections.abc import Mapping

from citdesk.casework.checks import Severity

_SEVERITY_WORDS: Mapping[Severity, str] = {
    Severity.STOP: "Must be mended",
    Severity.WARN: "Worth a look",
}


#: nothing is wrong in the report in hand: it waits for what another one has to say
ELSEWHERE = "To do in another report"


def severity_words(severity: Severity, *, elsewhere: bool = False) -> str:
    """A severity as people read it; ``elsewhere`` for a finding that another report mends."""
    return ELSEWHERE if elsewhere else _SEVERITY_WORDS[severity]
