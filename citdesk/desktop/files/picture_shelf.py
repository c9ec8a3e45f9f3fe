"""Pictures of one report, fetched from the vault and decoded elsewhere, shown when they are there."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from citdesk.desktop.files.pictures import shown_picture
from citdesk.desktop.tasks import Tasks
from citdesk.desktop.tasks.job import receives
from citdesk.workspace import Workspace

Shown = Callable[[QImage], None]


class PictureShelf(QObject):
    """Remembers the last few pictures, so that turning a page back shows them at once."""

    _MOST = 12

    def __init__(
        self, workspace: Workspace, tasks: Tasks, report: str, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._tasks = tasks
        self._report = report
        self._held: dict[str, QImage] = {}

    def show_picture(self, name: str, shown: Shown) -> None:
        """Have the report's picture of this name shown; a null one where it is not here or is none."""
        held = self._held.get(name)
        if held is not None:
            shown(held)
            return
        workspace, report = self._workspace, self._report
        self._tasks.vault(
            lambda: workspace.file_content(report, name),
            partial(self._decode, name, shown),
            partial(self._lacking, shown),
        )

    def show_content(self, name: str, content: bytes, shown: Shown) -> None:
        """Have a picture shown whose bytes are at hand."""
        self._decode(name, shown, content)

    def _decode(self, name: str, shown: Shown, content: bytes | None) -> None:
        if content is None:
            self._lacking(shown, None)
            return
        self._tasks.pool(
            lambda: shown_picture(content), partial(self._decoded, name, shown), partial(self._lacking, shown)
        )

    def _decoded(self, name: str, shown: Shown, picture: QImage) -> None:
        if not picture.isNull():
            self._held[name] = picture
            while len(self._held) > self._MOST:
                del self._held[next(iter(self._held))]
        _tell(shown, picture)

    def _lacking(self, shown: Shown, _failure: BaseException | None) -> None:
        """A damaged file is named by whoever opens or prints it; here its place stays empty."""
        _tell(shown, QImage())


def _tell(shown: Shown, picture: QImage) -> None:
    if receives(shown):
        shown(picture)
