"""The sync center: first whether work is safe, then what happens next, then the list."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citdesk.desktop.rows.list_page import ListFrame
from citdesk.desktop.shell.actions import Place
from citdesk.desktop.shell.page import Page, PageContext
from citdesk.desktop.shell.trouble import Trouble
from citdesk.desktop.sync_centre.model import SyncModel
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Button, Footer, Picture, Rank, Separator, announce


class SyncPage(Page):
    """Shows a :class:`SyncModel`. ``try_now`` wakes the exchange; ``opened`` carries a report of the list.

    ``stick_wanted``: somebody wants to take it to HQ with a stick.
    """

    try_now = Signal()
    stick_wanted = Signal()
    opened = Signal(str)
    place = Place.LIST

    def __init__(self, look: Look, model: SyncModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setObjectName("page.sync")
        self.frame = ListFrame(look, self, name="sync", title=model.safe)
        self._picture = Picture(look, "shield", "st_done", 1.8)
        self.frame.add_sign(self._picture)
        self.go = Button(look, self.tr("Try now"), name="sync.now", rank=Rank.PRIMARY, icon="sync")
        self.copy = Button(look, self.tr("Copy details for support"), name="sync.copy", rank=Rank.QUIET)
        self.stick = Button(
            look, self.tr("Take with a stick"), name="sync.stick", rank=Rank.SECONDARY, icon="usb"
        )
        footer = Footer(look, self, width=46)
        footer.row.addWidget(self.go)
        footer.row.addWidget(self.stick)
        footer.row.addStretch(1)
        footer.row.addWidget(self.copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.frame, 1)
        column.addWidget(Separator(look, self))
        column.addWidget(footer)
        self._footer = footer
        self.go.clicked.connect(self.try_now)
        self.stick.clicked.connect(self.stick_wanted)
        self.copy.clicked.connect(self._copy_details)
        self.frame.list.opened.connect(self.opened)
        model.changed.connect(self._show)
        Trouble(self, self.frame.trouble).follow(model)
        self._show()

    def context(self) -> PageContext:
        return PageContext(self.tr("Sync center"))

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {"list.refresh": self._model.reload}

    def panes(self) -> Sequence[QWidget]:
        return [self.frame, self._footer]

    def arrive(self) -> None:
        self._model.reload()
        first = self.copy if self._model.out_of_service else self.go
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        model = self._model
        self._show_ways()
        self.frame.title.setText(model.safe)
        self._picture.show_icon(*(("warning", "st_attention") if model.unsafe else ("shield", "st_done")))
        self.frame.show_note(model.next)
        self.frame.rows.show_rows(model.lines)

    def _show_ways(self) -> None:
        """A computer out of service sends nothing: what helps is to be heard by the administrator."""
        out = self._model.out_of_service
        self.copy.set_rank(Rank.PRIMARY if out else Rank.QUIET)
        self.go.set_rank(Rank.SECONDARY if out else Rank.PRIMARY)
        self.go.set_words(self.tr("Ask HQ again") if out else self.tr("Try now"))
        self.stick.setVisible(not out)
        row = self._footer.row
        row.removeWidget(self.copy)  # the main act stands at the left
        row.insertWidget(0 if out else row.count(), self.copy)

    def _copy_details(self) -> None:
        QGuiApplication.clipboard().setText(self._model.details())
        announce(self, self.tr("Details copied"), kind="sync")
