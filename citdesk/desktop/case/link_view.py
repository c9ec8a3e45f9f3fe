"""Which case is the same encounter: looked for by number, name or address, and linked with one press."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from citdesk.desktop.case.lines import Lines
from citdesk.desktop.case.link_model import LinkModel
from citdesk.desktop.shell.page import Page, PageContext
from citdesk.desktop.shell.trouble import Trouble
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import (
    Body,
    Button,
    Caption,
    ErrorText,
    Field,
    Hint,
    Rank,
    ScrollPage,
    SectionTitle,
    Title,
)
from citdesk.workspace import OfferedCase


class LinkPage(Page):
    """Shows a :class:`LinkModel`."""

    def __init__(self, look: Look, model: LinkModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._model = model
        self._name = name
        self.setObjectName("page.link")
        page = ScrollPage(look, self, width=42, name="link")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        line = ErrorText(look, "", name="link.trouble")
        self._trouble = Trouble(self, line, page)
        self._cases = Lines(look)
        self.reason = Field(look, name="link.reason", label=self.tr("Why?"))
        self.sought = Field(look, name="link.find", label=self.tr("Number, name or address"), width=24)
        self._back = Button(look, self.tr("Back"), name="page.back", rank=Rank.SECONDARY)
        page.add(Title(look, self.tr("Which case is the same encounter?"), name="link.title"))
        page.add(line)
        page.add(
            Hint(
                look,
                self.tr("Both cases go on by themselves. Nobody reads more of them than before."),
            )
        )
        page.add(SectionTitle(look, self.tr("Why?")), above=0.75)
        page.add(Caption(look, self.tr("For example: both were at the same call. You may leave it blank.")))
        page.add(self.reason)
        page.add(SectionTitle(look, self.tr("Choose the other case")), above=0.75)
        page.add(Caption(look, self.tr("Number, name or address")))
        page.add(self.sought)
        page.add(self._cases)
        page.footer.addWidget(self._back)
        page.footer.addStretch(1)
        self._back.clicked.connect(self.left)
        self.sought.textChanged.connect(model.look_for)
        model.changed.connect(self._show)
        self._trouble.follow(model)

    def context(self) -> PageContext:
        return PageContext(self.tr("{report}: link to another case").format(report=self._name))

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {"page.back": self.left.emit}

    def arrive(self) -> None:
        self._model.look_for(self.sought.text())
        self.sought.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        lines = self._cases.emptied()
        for each in self._model.offered or ():
            words = self._model.case_words(each)
            lines.addWidget(Body(self.look, words))
            because = self._model.because_words(each)
            if because:
                lines.addWidget(Hint(self.look, because))
            button = Button(
                self.look,
                self.tr("Link with this case"),
                name=f"link.with:{each.row.case}",
                rank=Rank.SECONDARY,
            )
            button.setAccessibleName(self.tr("Link with {case}").format(case=words))
            button.clicked.connect(partial(self._link, each))
            across = QHBoxLayout()
            across.addWidget(button)
            across.addStretch(1)
            lines.addLayout(across)
        if self._model.empty_words:
            lines.addWidget(Hint(self.look, self._model.empty_words))

    def _link(self, each: OfferedCase) -> None:
        self._model.link(each.row.case, self.reason.text())
