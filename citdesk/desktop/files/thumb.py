"""A picture shown small beside an answer; pressing it opens it large."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QImage, QKeyEvent, QPaintEvent, QPixmap
from PySide6.QtWidgets import QPushButton, QWidget

from citdesk.desktop.theme import Look
from citdesk.desktop.widgets.enter_key import pressed_by_enter
from citdesk.desktop.widgets.styled import dim_at_night

_HIGH_EM, _WIDE_EM = 7, 20


class Thumb(QPushButton):
    """Hidden until its picture is there; dim at night until it is pressed."""

    def __init__(self, look: Look, question: str, parent: QWidget | None = None, *, name: str) -> None:
        super().__init__(parent)
        self.look = look
        self.setObjectName(name)
        self.setFlat(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("Open picture: {question}").format(question=question))
        self.setToolTip(self.tr("Open the picture"))
        self.hide()

    def show_picture(self, picture: QImage) -> None:
        """Show this picture, small; a null one shows nothing."""
        if picture.isNull():
            return
        most = QSize(self.look.em(_WIDE_EM), self.look.em(_HIGH_EM))
        size = picture.size()
        if size.width() > most.width() or size.height() > most.height():
            size.scale(most, Qt.AspectRatioMode.KeepAspectRatio)
        small = picture.scaled(
            size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        self.setIcon(QIcon(QPixmap.fromImage(small)))
        self.setIconSize(size)
        pad = self.look.em(0.4)
        self.setFixedSize(size + QSize(pad, pad))
        self.show()

    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        if not pressed_by_enter(self, arg__1):
            super().keyPressEvent(arg__1)

    def paintEvent(self, arg__1: QPaintEvent) -> None:
        super().paintEvent(arg__1)
        dim_at_night(self, self.look)
