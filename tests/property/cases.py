"""How many cases a fuzz target runs: few in every run of the suite, as many as one likes by hand.

`FORM_FUZZ_CASES=20000` in the environment runs so many of each target, every time others.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

_ASKED = os.environ.get("FORM_FUZZ_CASES", "")


def bounded(usual: int) -> settings:
    """A fuzz target's settings: `usual` cases, always the same, or the number asked for, always others."""
    return settings(
        max_examples=int(_ASKED or usual),
        deadline=None,
        derandomize=not _ASKED,
        suppress_health_check=[HealthCheck.too_slow],
    )
