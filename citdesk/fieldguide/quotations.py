"""Where somebody else's words stand in a text: between quotation marks, straight or curly."""

from __future__ import annotations

import re

_QUOTED = re.compile('"[^"\n]*"|“[^”\n]*”|«[^»\n]*»|„[^“”\n]*[“”]')


def quoted_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Begin and end of each quotation with its marks. A mark that is never closed opens none."""
    return tuple(found.span() for found in _QUOTED.finditer(text))
