"""Every answer's way to the disk, and what may happen only once all of them are there.

Saves that pile up are folded into the newest one: every save holds the whole report.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from citdesk.casework.errors import ComputerProblem
from citdesk.desktop.files import DraftFiles
from citdesk.desktop.shell.failure_words import failure_words
from citdesk.desktop.tasks import Tasks
from citdesk.workspace import CitdeskError, PreparedFile, Workspace

#: the code of what says that a draft was sent or deleted meanwhile
_NO_DRAFT = "no_draft"
#: by then somebody may have made room on the disk
_AGAIN_MS = 15_000


class DraftSaves(QObject):
    """Saves the answers of one draft, with the files that they name.

    What could not be written is kept here and tried again by itself, until it is on disk.
    """

    #: all of it is on disk; carries when
    saved = Signal(object)
    #: the newest could not be written; carries the sentence
    failed = Signal(str)
    #: there is no draft any more that it could be written into
    gone = Signal()

    def __init__(
        self,
        workspace: Workspace,
        tasks: Tasks,
        report: str,
        files: DraftFiles,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._tasks = tasks
        self._report = report
        self._files = files
        #: saves that the vault has not answered yet
        self._under_way = 0
        #: the newest that is not known to be on disk, and that it has to be handed to the vault still
        self._newest: tuple[bytes, Mapping[str, str]] | None = None
        self._waits = False
        #: what is to happen once everything is on disk, and what if that fails
        self._then: tuple[Callable[[], None], Callable[[], None]] | None = None
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_AGAIN_MS)
        self._again.timeout.connect(self.try_again)

    def save(self, xml: bytes, typed: Mapping[str, str]) -> None:
        """Write the whole report, at once or after the save that is under way."""
        self._newest, self._waits = (xml, typed), True
        if not self._under_way:
            self.hand_over()

    def hand_over(self) -> None:
        """Give the vault at once what waits for the save before it: what is asked of it next finds all."""
        if not self._waits or self._newest is None:
            return
        self._waits = False
        self._again.stop()
        xml, typed = self._newest
        workspace, report, files = self._workspace, self._report, self._files.waiting()
        self._under_way += 1
        self._tasks.vault(
            lambda: workspace.save_draft(report, xml, typed, files),
            partial(self._saved, files),
            self._not_saved,
        )

    @Slot()
    def try_again(self) -> None:
        """Write once more what could not be written."""
        if not self._under_way:
            self._waits = self._newest is not None
            self.hand_over()

    def when_saved(self, act: Callable[[], None], refused: Callable[[], None]) -> None:
        """Act once everything is on disk, at once where it is; ``refused`` where it cannot be written.

        Whatever reads the draft in the vault must come this way: it would read older answers.
        """
        if self._then is not None:
            return
        if self._newest is None:
            act()
            return
        self._then = (act, refused)
        if self._under_way:
            self.hand_over()
        else:
            self.try_again()

    def stop(self) -> None:
        """Nothing of this draft is to be written any more."""
        self._newest, self._waits, self._then = None, False, None
        self._again.stop()

    def _saved(self, files: tuple[PreparedFile, ...], at: datetime) -> None:
        self._under_way -= 1
        self._files.saved(files)
        if self._under_way:
            return  # a later save holds more
        if self._waits:
            self.hand_over()
            return
        self._newest = None
        then, self._then = self._then, None
        if then is not None:  # before anybody hears that nothing is in the way of closing the vault
            then[0]()
        self.saved.emit(at)

    def _not_saved(self, failure: BaseException) -> None:
        self._under_way -= 1
        if self._under_way:
            return  # a later save holds this too
        then, self._then = self._then, None
        if isinstance(failure, CitdeskError) and failure.code == _NO_DRAFT:
            self.stop()
            self.gone.emit()
        self.failed.emit(failure_words(failure))
        if then is not None:
            then[1]()
        if isinstance(failure, ComputerProblem) and self._newest is not None:
            self._again.start()
