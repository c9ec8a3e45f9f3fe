"""What the journeys share: each knows what leads where among the pages of one part of the work."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject

from citdesk.desktop.shell.areas_stack import AreaStack
from citdesk.desktop.shell.kept_words import KeptWords
from citdesk.desktop.tasks import Tasks
from citdesk.desktop.theme import Look
from citdesk.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Ground:
    """What every page of a signed-in person stands on. Pages open on ``areas``; ``now`` is local."""

    look: Look
    areas: AreaStack
    workspace: Workspace
    tasks: Tasks
    now: Callable[[], datetime]


class Journey(QObject):
    """Makes pages with their models, and opens them on the areas of its ground."""

    def __init__(
        self, ground: Ground, parent: QObject | None = None, *, kept: KeptWords | None = None
    ) -> None:
        super().__init__(parent)
        self._look = ground.look
        self._areas = ground.areas
        self._workspace = ground.workspace
        self._tasks = ground.tasks
        self._now = ground.now
        #: what was typed on pages that were left unsent
        self._kept = kept or KeptWords()
