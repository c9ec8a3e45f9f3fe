"""The packet's preview: the PDF itself, rendered, page under page, with its size adjustable."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from citdesk.desktop.printing.legible_pages import pages_can_be_drawn
from citdesk.desktop.printing.pdf_library import keep_pdf_library
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Body, Button, Caption, Rank
from citdesk.desktop.widgets.scroll_bar import ScrollBar
from citdesk.desktop.widgets.spoken_document import speak_as_document
from citdesk.desktop.widgets.styled import follow

_STEPS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)
#: a paper's own text, in points, and how high it must stay on screen where a whole page is shown, in U
_TEXT_POINTS, _LEAST_TEXT = 10, 0.45


class PagesView(QPdfView):
    """Pages under each other; Page Up and Page Down turn them.

    A whole page is in sight where its words can still be read then, else its whole width; once somebody made
    it smaller or larger, it stays so.
    """

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = look
        self.setObjectName("packet.pages")
        speak_as_document(self)
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBar(ScrollBar(look))
        follow(look, self.restyle)

    def restyle(self) -> None:
        """Take the ground from the look; the pages stay white, as they are printed."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Dark, self.look.colour("canvas"))
        palette.setBrush(QPalette.ColorRole.Dark, self.look.colour("canvas"))
        self.setPalette(palette)
        self.setPageSpacing(self.look.em(0.5))
        self.fit()

    def fit(self) -> None:
        """Choose what is in sight of a page, unless somebody did."""
        if self.zoomMode() is QPdfView.ZoomMode.Custom:
            return
        document = cast("QPdfDocument | None", self.document())  # none before the first is set
        high = 0.0 if document is None else document.pagePointSize(0).height()
        whole = False
        if high > 0:
            pixels_per_point = self.viewport().height() / high
            whole = pixels_per_point * _TEXT_POINTS >= self.look.em(_LEAST_TEXT)
        wanted = QPdfView.ZoomMode.FitInView if whole else QPdfView.ZoomMode.FitToWidth
        if wanted is not self.zoomMode():
            self.setZoomMode(wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.fit()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.look.theme == "night":
            # a white page would be the brightest thing in the room; what is printed stays white
            painter = QPainter(self.viewport())
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
            painter.fillRect(event.rect(), self.look.colour("ink_disabled"))
            painter.end()

    def turn(self, step: int) -> None:
        """Go to the next (1) or the previous (-1) page."""
        navigator = self.pageNavigator()
        last = self.document().pageCount() - 1
        wanted = min(max(navigator.currentPage() + step, 0), max(last, 0))
        navigator.jump(wanted, QPointF(), navigator.currentZoom())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        turns = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        step = turns.get(Qt.Key(event.key()))
        if step is not None and not event.modifiers():
            self.turn(step)
            return
        super().keyPressEvent(event)


class PaperPreview(QWidget):
    """Shows the bytes of a PDF. The words of each page are there for a screen reader too.

    ``alone``: it has its page for itself, and its tools begin where the page's buttons do.
    """

    def __init__(self, look: Look, parent: QWidget | None = None, *, alone: bool = False) -> None:
        super().__init__(parent)
        self.look = look
        self._alone = alone
        self.setObjectName("packet.preview")
        self.setAccessibleName(self.tr("Preview of the paper"))
        keep_pdf_library()
        self.document = QPdfDocument(self)
        self._bytes = QByteArray()
        self._buffer = QBuffer(self)
        self.view = PagesView(look, self)
        self.view.setDocument(self.document)
        self.view.setAccessibleName(self.tr("No paper yet"))
        self._page = Caption(look, "", self, name="packet.page")
        self._page.setWordWrap(False)
        row = self._row = QHBoxLayout()
        self._buttons: list[Button] = []
        for name, words, icon, act in (
            ("packet.previous-page", self.tr("Previous page"), "up", lambda: self.view.turn(-1)),
            ("packet.next-page", self.tr("Next page"), "down", lambda: self.view.turn(1)),
            ("packet.smaller", self.tr("Smaller"), "minus", lambda: self._zoom(-1)),
            ("packet.larger", self.tr("Larger"), "add", lambda: self._zoom(1)),
        ):
            button = Button(look, "", self, name=name, rank=Rank.QUIET, icon=icon)
            button.setAccessibleName(words)
            button.setToolTip(words)
            button.clicked.connect(act)
            row.addWidget(button)
            button.hide()  # there is nothing to turn or to enlarge yet
            self._buttons.append(button)
        row.insertWidget(2, self._page)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.view, 1)
        #: stands in the place of the pages while there are none
        self.instead = Body(look, "", self, name="packet.instead")
        self.instead.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.instead.hide()
        column.addWidget(self.instead, 1)
        self.view.pageNavigator().currentPageChanged.connect(self._tell_page)
        follow(look, self.restyle)
        self._tell_page()

    def restyle(self) -> None:
        """Take from the look the room that the buttons leave beside their drawings."""
        look, first = self.look, self._buttons[0]
        blank = (first.width_of_sign() - look.em(1.2)) // 2  # round its drawing
        side = look.margin() - blank if self._alone else look.em(0.5)
        self._row.setContentsMargins(max(0, side), 0, look.em(0.5), 0)
        self._page.setMinimumHeight(self._buttons[0].sizeHint().height())

    def show_none(self) -> None:
        """Show no paper: there is none."""
        self.document.close()
        self._buffer.close()
        self._tell_page()

    def say(self, words: str) -> None:
        """What to do so that there is a paper; it stands there while there is none."""
        self.instead.setText(words)
        self._tell_page()

    def show_pdf(self, pdf: bytes) -> None:
        """Show another PDF, at the top of the same page where it still has one.

        Nothing is shown of one with a page that no paper has the measures of.
        """
        page = self.view.pageNavigator().currentPage()
        self.document.close()
        self._buffer.close()
        self._bytes = QByteArray(pdf)
        self._buffer.setBuffer(self._bytes)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(self._buffer)
        if not pages_can_be_drawn(self.document):  # whoever leaves would wait until such a page is drawn
            self.document.close()
        if 0 < page < self.document.pageCount():
            self.view.pageNavigator().jump(page, QPointF(), self.view.pageNavigator().currentZoom())
        self.view.fit()
        self._tell_page()

    def page_text(self, page: int) -> str:
        """The words of a page, as they stand in the PDF."""
        return self.document.getAllText(page).text()

    def _tell_page(self) -> None:
        page, count = self.view.pageNavigator().currentPage(), self.document.pageCount()
        words = self.tr("Page {page} of {count}").format(page=page + 1, count=count)
        none = self.tr("No paper yet")
        self._page.setText(words if count else none)
        waits = bool(self.instead.text()) and not count
        self.instead.setVisible(waits)
        self.view.setVisible(not waits)
        for button in self._buttons:
            button.setVisible(bool(count))
        self.view.setAccessibleName(self.tr("{page} of the paper").format(page=words) if count else none)
        self.view.setAccessibleDescription(self.page_text(page) if count else "")

    def _zoom(self, step: int) -> None:
        now = self.view.zoomFactor()
        if self.view.zoomMode() is not QPdfView.ZoomMode.Custom:
            size = self.document.pagePointSize(0)
            ratio, room = self.logicalDpiX() / 72, self.view.viewport()
            now = room.width() / max(1.0, size.width() * ratio)
            if self.view.zoomMode() is QPdfView.ZoomMode.FitInView:
                now = min(now, room.height() / max(1.0, size.height() * ratio))
        steps = [z for z in _STEPS if (z > now + 0.02 if step > 0 else z < now - 0.02)]
        if steps:
            self.view.setZoomMode(QPdfView.ZoomMode.Custom)
            self.view.setZoomFactor(steps[0] if step > 0 else steps[-1])
