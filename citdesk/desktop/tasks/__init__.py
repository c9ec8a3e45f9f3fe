"""The one door for work off the GUI thread (design.md §4.7)."""

from __future__ import annotations

from citdesk.desktop.tasks.cancel import Cancelled, CancelToken
from citdesk.desktop.tasks.immediate import ImmediateTasks
from citdesk.desktop.tasks.sweeping import Sweeping
from citdesk.desktop.tasks.tasks import Tasks
from citdesk.desktop.tasks.watchdog import StallWatch

__all__ = ["CancelToken", "Cancelled", "ImmediateTasks", "StallWatch", "Sweeping", "Tasks"]
