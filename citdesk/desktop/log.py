"""The desktop's log. The logging library is loaded with the first line: most starts never say one.

The last lines are kept in memory for the diagnostic file. A log carries ids and codes only; what is none by
its letters is left out of the kept lines all the same, so that a slip of ours hands no answer to support.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import MutableMapping
from typing import Any

_MOST_LINES = 400
_CODE = re.compile(r"[A-Za-z0-9_.:+-]{1,80}")
_APART = frozenset({"timestamp", "level", "event"})
_lines: deque[str] = deque(maxlen=_MOST_LINES)
_keeping = False


def warn(event: str, **codes: object) -> None:
    """Log something that should not be, by codes and numbers only."""
    import structlog

    keep_lines()
    structlog.get_logger("citdesk.desktop").warning(event, **codes)


def defect(kind: str, **codes: object) -> None:
    """Log a defect of ours by its kind, never with its text, which could hold an answer."""
    import structlog

    keep_lines()
    structlog.get_logger("citdesk.desktop").error("desktop.defect", kind=kind, **codes)


def keep_lines() -> None:
    """Keep what any part of the program logs from now on; asked for again it does nothing."""
    global _keeping  # noqa: PLW0603 - the logging library has one configuration for the whole process
    if _keeping:
        return
    _keeping = True
    import structlog

    *before, last = structlog.get_config()["processors"]
    structlog.configure(processors=[*before, _keep, last])


def kept_lines() -> tuple[str, ...]:
    """The last lines, oldest first."""
    return tuple(_lines)


def _keep(_logger: Any, _method: str, line: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    told = " ".join(f"{key}={_code(value)}" for key, value in line.items() if key not in _APART)
    # the time is the library's own words
    _lines.append(
        f"{line.get('timestamp', '-')} {line.get('level', '-')} {_code(line.get('event'))} {told}".strip()
    )
    return line


def _code(value: object) -> str:
    text = str(value)
    return text if _CODE.fullmatch(text) else "(left out)"
