"""Defects of ours are logged by kind and place in the code, never with a message: it could hold an answer."""

from __future__ import annotations

import sys
import threading
from pathlib import Path
from types import TracebackType

from citdesk.desktop.log import defect


def log_defects() -> None:
    """Log what nobody caught, in the GUI thread and in others, and go on."""
    sys.excepthook = _log_defect
    threading.excepthook = _log_in_thread


def place_of(trace: TracebackType | None) -> str:
    """The module and line where it happened, the innermost of ours: ``view_model.py:120``."""
    found = ""
    while trace is not None:
        code = trace.tb_frame.f_code
        if "citdesk" in code.co_filename or not found:
            found = f"{Path(code.co_filename).name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return found


def _log_defect(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    defect(kind.__qualname__, place=place_of(trace))


def _log_in_thread(told: threading.ExceptHookArgs) -> None:
    defect(told.exc_type.__qualname__, place=place_of(told.exc_traceback))
