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
from citdesk.desktop.widgets import Button, Caption, Rank
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
        self.back = Button(look, self.tr("Back"), self, name="page.back", rank=Rank.QUIET, icon="back")
        column = QVBoxLayout(self)
        self._column = column
        if media_type == _PDF:
            self.preview = PaperPreview(look, self)
            self.preview.show_pdf(content)
            column.addWidget(self.preview, 1)
            broken = not self.preview.document.pageCount()
        else:
            self.picture = PictureView(look, title, self)
            image = shown_picture(content)
            self.picture.show_picture(image)
            column.addWidget(self.picture, 1)
            broken = image.isNull()
        self.trouble.setVisible(broken)
        column.addWidget(self.trouble)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self.back.clicked.connect(self.left)
        follow(look, self.restyle)

    def restyle(self) -> None:
        """Take colours and margins from the look."""
        ground(self, self.look.colour("surface"))
        side = self.look.em(1.2)
        self._column.setContentsMargins(side, side, side, side)
        self._column.setSpacing(self.look.em(0.8))

    def context(self) -> PageContext:
        return PageContext(self._title)

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {"page.back": self.left.emit}

    def panes(self) -> Sequence[QWidget]:
        return [self]

    def arrive(self) -> None:
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)
