"""What the journeys share: each knows what leads where among the pages of one part of the work."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject

from citdesk.desktop.shell.areas_stack import AreaStack
from citdesk.desktop.shell.kept_words import KeptWords
from citdesk.desktop.tasks import Tasks
from citdesk.desktop.theme import Look
from citdesk.workspace import Workspace


class Journey(QObject):
    """Makes pages with their models, and opens them on ``areas``."""

    def __init__(
        self,
        look: Look,
        areas: AreaStack,
        workspace: Workspace,
        tasks: Tasks,
        now: Callable[[], datetime],
        parent: QObject | None = None,
        *,
        kept: KeptWords | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._areas = areas
        self._workspace = workspace
        self._tasks = tasks
        self._now = now
        #: what was typed on pages that were left unsent
        self._kept = kept or KeptWords()
