"""A page that is one list: what went wrong is said over it, and the focus goes into it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citdesk.desktop.rows.list_page import ListFrame
from citdesk.desktop.shell.page import Page
from citdesk.desktop.shell.read_again import ReadAgain
from citdesk.desktop.shell.trouble import Trouble
from citdesk.desktop.shell.workspace_model import WorkspaceModel
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Button, Rank


class ListedPage(Page):
    """A page called ``page.NAME``; ``reload`` reads its model. Its maker puts ``back`` where it belongs."""

    def __init__(
        self,
        look: Look,
        model: WorkspaceModel,
        name: str,
        title: str,
        reload: Callable[[], None],
        parent: QWidget | None = None,
        *,
        spoken: str = "",
    ) -> None:
        super().__init__(parent)
        self._reload = reload
        self.setObjectName(f"page.{name}")
        self.frame = ListFrame(look, self, name=name, title=title, spoken=spoken)
        # of this class, whichever page it is
        words = QCoreApplication.translate("ListedPage", "Back")
        self.back = Button(look, words, name="page.back", rank=Rank.QUIET, icon="back")
        self.back.clicked.connect(self.left)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        Trouble(self, self.frame.trouble).follow(model)
        ReadAgain(self.frame.again, model, reload, self)

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {"page.back": self.left.emit, "list.refresh": self._reload}

    def panes(self) -> Sequence[QWidget]:
        return [self.frame]

    def arrive(self) -> None:
        self._reload()
        self.frame.focus_list()
