"""Files on their way into a draft: made ready off the GUI thread, saved with the answer that names them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from citdesk.desktop.files.chosen_file import ReadingStopped
from citdesk.desktop.files.made_ready import made_ready
from citdesk.desktop.files.new_file import NewFile
from citdesk.desktop.files.picture_shelf import PictureShelf, Shown
from citdesk.desktop.shell.failure_words import failure_words
from citdesk.desktop.tasks import CancelToken, Tasks
from citdesk.desktop.tasks.job import receives
from citdesk.workspace import PreparedFile, Workspace


class DraftFiles(QObject):
    """One report's new files. One is made ready after the other, so that none is counted twice."""

    #: whether a file is being made ready
    busy_changed = Signal()
    #: why a file cannot be kept, whoever else is told
    turned_away = Signal(str)
    #: files that were on their way are on disk
    stored = Signal()
    #: (question, file's name): kept while the editor that asked for it is gone
    orphaned = Signal(str, str)
    #: why a file cannot be kept, where the editor that asked for it is gone
    failed = Signal(str)

    def __init__(
        self, workspace: Workspace, tasks: Tasks, report: str, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._tasks = tasks
        self._report = report
        self._shelf = PictureShelf(workspace, tasks, report, self)
        self._asked: list[NewFile] = []
        self._waiting: dict[str, PreparedFile] = {}

    @property
    def busy(self) -> bool:
        """Whether a file is being made ready."""
        return bool(self._asked)

    def attach(self, new: NewFile) -> None:
        """Make a file ready; its answer is given when it can be kept."""
        self._asked.append(new)
        if len(self._asked) == 1:
            self._prepare()
            self.busy_changed.emit()

    def waiting(self) -> tuple[PreparedFile, ...]:
        """What the next save has to take along."""
        return tuple(self._waiting.values())

    def on_its_way(self, name: str) -> bool:
        """Whether the file of this name is kept and not on disk yet."""
        return name in self._waiting

    def saved(self, files: tuple[PreparedFile, ...]) -> None:
        """These are on disk, with their answers."""
        for file in files:
            self._waiting.pop(file.name, None)
        if files:
            self.stored.emit()

    def show_picture(self, name: str, shown: Shown) -> None:
        """Have the picture of this name shown, saved or not."""
        waiting = self._waiting.get(name)
        if waiting is None:
            self._shelf.show_picture(name, shown)
        else:
            self._shelf.show_content(name, waiting.content, shown)

    def _prepare(self) -> None:
        new, closing = self._asked[0], CancelToken()
        self._tasks.pool(lambda: made_ready(new, closing), self._check_room, self._refuse, token=closing)

    def _check_room(self, file: PreparedFile) -> None:
        workspace, report, files = self._workspace, self._report, (*self.waiting(), file)
        self._tasks.vault(
            lambda: workspace.check_room(report, files), partial(self._store_ahead, file), self._refuse
        )

    def _store_ahead(self, file: PreparedFile, _before: object) -> None:
        """Put a large file down a few pieces at a time: answers that are given meanwhile go in between.

        Not while another one waits for the save that names it: a report holds one that has no name yet.
        """
        if self._waiting or not file.is_large or self._asked[0].stop.cancelled:
            self._keep(file, None)
            return
        workspace, report = self._workspace, self._report
        self._tasks.vault(
            lambda: workspace.store_ahead(report, file),
            partial(self._stored_some, file),
            partial(self._keep, file),  # the save that takes it along says what is wrong with the disk
        )

    def _stored_some(self, file: PreparedFile, more: bool) -> None:
        if more:
            self._store_ahead(file, None)
        else:
            self._keep(file, None)

    def _keep(self, file: PreparedFile, _before: object) -> None:
        if self._asked[0].stop.cancelled:
            self._refuse(ReadingStopped())
            return
        self._waiting[file.name] = file
        new = self._asked.pop(0)
        if receives(new.kept):
            new.kept(file.name, len(file.content))
        else:
            self.orphaned.emit(new.question, file.name)
        self._go_on()

    def _refuse(self, failure: BaseException) -> None:
        new = self._asked.pop(0)
        words = "" if isinstance(failure, ReadingStopped) else failure_words(failure)
        if words:
            self.turned_away.emit(words)
        if receives(new.refused):
            new.refused(words)
        elif words:
            self.failed.emit(words)
        self._go_on()

    def _go_on(self) -> None:
        if self._asked:
            self._prepare()
        else:
            self.busy_changed.emit()
