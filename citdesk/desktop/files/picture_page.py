"""One picture of a report, as large as the window holds."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from citdesk.desktop.files.new_file import ShowPicture
from citdesk.desktop.shell.page import Page, PageContext
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Button, Caption, Footer, Rank, Separator
from citdesk.desktop.widgets.styled import dim_at_night, dims, follow, ground, smooth


class PictureView(QWidget):
    """Shows a picture whole, never larger than it is; dim at night unless it is shown bright."""

    def __init__(self, look: Look, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._picture = QImage()
        self._bright = False
        self.setAccessibleName(label)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def picture(self) -> QImage:
        """What is shown."""
        return self._picture

    def show_picture(self, picture: QImage) -> None:
        """Show this one."""
        self._picture = picture
        self.update()

    @property
    def bright(self) -> bool:
        """Whether it is shown in its own light whatever the theme."""
        return self._bright

    def show_bright(self, bright: bool) -> None:
        """Show it in its own light, or dim at night."""
        self._bright = bright
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._picture.isNull():
            return
        size = self._picture.size()
        if size.width() > self.width() or size.height() > self.height():
            size.scale(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        box = QRect(QPoint(0, 0), size)
        box.moveCenter(self.rect().center())
        painter = smooth(self)
        painter.drawImage(box, self._picture)
        painter.end()
        if not self._bright:
            dim_at_night(self, self.look)


class PicturePage(Page):
    """The picture of one answer over the page it stands on.

    Where photos are dimmed a button shows this one in its own light, and dims it again.
    """

    def __init__(
        self, look: Look, title: str, name: str, fetch: ShowPicture, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.look = look
        self._title = title
        self.setObjectName("page.picture")
        self.view = PictureView(look, title, self)
        self.view.setObjectName("picture")
        self.trouble = Caption(look, self.tr("This picture cannot be shown."), self)
        self.trouble.hide()
        self.back = Button(look, self.tr("Back"), self, name="page.back", rank=Rank.QUIET, icon="back")
        self.light = Button(look, "", self, name="picture.light", icon="screen")
        self._round = QVBoxLayout()
        self._round.addWidget(self.view, 1)
        self._round.addWidget(self.trouble)
        footer = Footer(look, self)
        footer.row.addWidget(self.back)
        footer.row.addWidget(self.light)
        footer.row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._round, 1)
        column.addWidget(Separator(look, self))
        column.addWidget(footer)
        self.back.clicked.connect(self.left)
        self.light.clicked.connect(self._change_light)
        follow(look, self.restyle)
        fetch(name, self._show)

    def restyle(self) -> None:
        """Take colours and margins from the look."""
        ground(self, self.look.colour("surface"))
        side = self.look.margin()
        self._round.setContentsMargins(side, side, side, side)
        self._round.setSpacing(self.look.em(0.75))
        self._offer_light()

    def context(self) -> PageContext:
        return PageContext(self._title)

    def panes(self) -> Sequence[QWidget]:
        return [self]

    def arrive(self) -> None:
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, picture: QImage) -> None:
        self.trouble.setVisible(picture.isNull())
        self.view.show_picture(picture)
        self._offer_light()

    def _change_light(self) -> None:
        self.view.show_bright(not self.view.bright)
        self._offer_light()

    def _offer_light(self) -> None:
        if not dims(self.look) and self.view.bright:
            self.view.show_bright(bright=False)  # the next night is asked anew
        words = self.tr("Show it dim") if self.view.bright else self.tr("Show it bright")
        if self.light.text() != words:
            self.light.set_words(words)
        self.light.setVisible(dims(self.look) and not self.view.picture.isNull())
