"""After a power cut in the middle of work: when the last thing was saved, so that the person can judge."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citdesk.desktop.shell.moments import moment
from citdesk.desktop.shell.page import Page, PageContext
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Body, Button, Rank, ScrollPage, Title


class CutOffPage(Page):
    """``saved`` is the moment of the last thing that is on the disk."""

    def __init__(self, look: Look, saved: datetime, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page.cut-off")
        page = ScrollPage(look, self, width=40, name="cut-off")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        page.add(Title(look, self.tr("This computer went off while you worked"), name="cut-off.title"))
        when = moment(saved, now, now.tzinfo or saved.tzinfo)  # type: ignore[arg-type]
        words = self.tr("Everything that was saved up to {when} is here.").format(when=when)
        page.add(Body(look, words, name="cut-off.saved"), above=0.5)
        more = self.tr(
            "Did you write more after that? Then this computer's disk lost it. Write it again now, and tell "
            "your administrator: the disk cannot be trusted."
        )
        page.add(Body(look, more), above=0.5)
        self.go = Button(look, self.tr("Go on"), name="page.back", rank=Rank.PRIMARY)
        page.footer.addWidget(self.go)
        page.footer.addStretch(1)
        self.go.clicked.connect(self.left)

    def context(self) -> PageContext:
        return PageContext(self.tr("Power outage"))

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {"page.back": self.left.emit}

    def arrive(self) -> None:
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)
