"""The signed pages of a paper, as large as the window holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citdesk.desktop.files.picture_page import PictureView
from citdesk.desktop.files.pictures import shown_picture
from citdesk.desktop.liaison.preview import PaperPreview
from citdesk.desktop.shell.page import Page, PageContext
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Button, Caption, Footer, Rank, Separator
from citdesk.desktop.widgets.styled import follow, ground

_PDF = "application/pdf"


class SignedPagesPage(Page):
    """Shows ``content``, a PDF or a picture by its ``media_type``."""

    def __init__(
        self, look: Look, title: str, content: bytes, media_type: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.look = look
        self._title = title
        self.setObjectName("page.signed-pages-shown")
        self.trouble = Caption(look, self.tr("These pages cannot be shown."), self)
        self.preview: PaperPreview | None = None
        self.picture: PictureView | None = None
        self._round = QVBoxLayout()
        self.back = Button(look, self.tr("Back"), self, name="page.back", rank=Rank.QUIET, icon="back")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if media_type == _PDF:
            self.preview = PaperPreview(look, self, alone=True)
            self.preview.show_pdf(content)
            column.addWidget(self.preview, 1)
            broken = not self.preview.document.pageCount()
        else:
            self.picture = PictureView(look, title, self)
            image = shown_picture(content)
            self.picture.show_picture(image)
            self._round.addWidget(self.picture)
            column.addLayout(self._round, 1)
            broken = image.isNull()
        self.trouble.setVisible(broken)
        column.addWidget(self.trouble)
        footer = Footer(look, self)
        footer.row.addWidget(self.back)
        footer.row.addStretch(1)
        column.addWidget(Separator(look, self))
        column.addWidget(footer)
        self.back.clicked.connect(self.left)
        follow(look, self.restyle)

    def restyle(self) -> None:
        """Take colours and margins from the look."""
        ground(self, self.look.colour("surface"))
        side = self.look.margin()
        self._round.setContentsMargins(side, side, side, side)
        self.trouble.setContentsMargins(side, side, side, side)

    def context(self) -> PageContext:
        return PageContext(self._title)

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {"page.back": self.left.emit}

    def panes(self) -> Sequence[QWidget]:
        return [self]

    def arrive(self) -> None:
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)
