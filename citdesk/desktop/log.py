"""The desktop's log. The logging library is loaded with the first line: most starts never say one."""

from __future__ import annotations


def warn(event: str, **codes: object) -> None:
    """Log something that should not be, by codes and numbers only."""
    import structlog

    structlog.get_logger("citdesk.desktop").warning(event, **codes)


def defect(kind: str, **codes: object) -> None:
    """Log a defect of ours by its kind, never with its text, which could hold an answer."""
    import structlog

    structlog.get_logger("citdesk.desktop").error("desktop.defect", kind=kind, **codes)
