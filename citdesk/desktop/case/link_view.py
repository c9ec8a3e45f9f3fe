"""Which case is the same encounter: looked for by number, name or address, and linked with one press."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from citdesk.desktop.case.lines import Lines
from citdesk.desktop.case.link_model import LinkModel
from citdesk.desktop.shell.page import PageContext
from citdesk.desktop.shell.scrolled_page import ScrolledPage
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import (
    Body,
    Button,
    Caption,
    Field,
    Hint,
    Rank,
    SectionTitle,
    Title,
)
from citdesk.workspace import OfferedCase


class LinkPage(ScrolledPage):
    """Shows a :class:`LinkModel`."""

    def __init__(self, look: Look, model: LinkModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(look, "link", parent, width=42)
        self._model = model
        self._name = name
        self._cases = Lines(look)
        self.reason = Field(look, name="link.reason", label=self.tr("Why?"))
        self.sought = Field(look, name="link.find", label=self.tr("Number, name or address"), width=24)
        page = self._page
        page.add(Title(look, self.tr("Which case is the same encounter?"), name="link.title"))
        page.add(self._line)
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
        self.sought.textChanged.connect(model.look_for)
        model.changed.connect(self._show)
        self._trouble.follow(model)

    def context(self) -> PageContext:
        return PageContext(self.tr("{report}: link to another case").format(report=self._name))

    def arrive(self) -> None:
        self._model.look_for(self.sought.text())
        self.sought.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        lines = self._cases.emptied()
        for number, each in enumerate(self._model.offered or ()):
            if number:  # which words go with which button is to be seen at once
                lines.addSpacing(self.look.em(0.75))
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
