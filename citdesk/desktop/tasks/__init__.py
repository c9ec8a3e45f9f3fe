"""The one door for work off the GUI thread (design.md §4.7).

What only tests and measurements ask for is loaded when it is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from citdesk.desktop.tasks.cancel import Cancelled, CancelToken
from citdesk.desktop.tasks.sweeping import Sweeping
from citdesk.desktop.tasks.tasks import Tasks

if TYPE_CHECKING:
    from citdesk.desktop.tasks.immediate import ImmediateTasks
    from citdesk.desktop.tasks.watchdog import StallWatch

__all__ = ["CancelToken", "Cancelled", "ImmediateTasks", "StallWatch", "Sweeping", "Tasks"]


def __getattr__(name: str) -> object:
    """One of those that the program itself does without."""
    if name == "ImmediateTasks":
        from citdesk.desktop.tasks.immediate import ImmediateTasks

        return ImmediateTasks
    if name == "StallWatch":
        from citdesk.desktop.tasks.watchdog import StallWatch

        return StallWatch
    raise AttributeError(name)
