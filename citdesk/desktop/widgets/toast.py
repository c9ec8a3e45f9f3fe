"""One line that says what was just removed or changed, with Undo. Never for errors or for sending."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QEnterEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QWidget

from citdesk.desktop.theme import Look
from citdesk.desktop.widgets.announcing import announce
from citdesk.desktop.widgets.button import Button, Rank
from citdesk.desktop.widgets.labels import Words
from citdesk.desktop.widgets.styled import edge, follow, ink, smooth

_STAYS_MS = 10_000


class Toast(QFrame):
    """The toast of one page, above its footer at the left edge. ``undone`` asks to take it back.

    Where the control in use stands there, the toast makes way for it. One without Undo has nothing to press:
    it stands over no control where there is room, and what is pressed through it is what lies beneath.
    """

    undone = Signal()

    def __init__(self, look: Look, page: QWidget, *, name: str = "toast", above: float = 5.0) -> None:
        super().__init__(page)
        self._page = page
        self.look = look
        self._above = above
        self.setObjectName(name)
        self._words = Words(look, "", self)
        self._words.setWordWrap(False)
        self.undo = Button(look, self.tr("Undo"), self, name=f"{name}.undo", rank=Rank.QUIET, icon="undo")
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._words)
        self._row.addWidget(self.undo)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_STAYS_MS)
        self._timer.timeout.connect(self._over)
        self.undo.clicked.connect(self._taken_back)
        page.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._make_way)
        self.hide()
        follow(look, self.restyle)

    def restyle(self) -> None:
        """Take margins from the look."""
        look = self.look
        self._row.setContentsMargins(look.em(1.0), look.em(0.35), look.em(0.5), look.em(0.35))
        ink(self._words, look.colour("ink"))

    def show_words(self, text: str, *, undo: bool = True) -> None:
        """Show one sentence that names the thing; the former toast goes."""
        self._words.setText(text)
        self.undo.setVisible(undo)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not undo)
        self.setAccessibleName(text)
        self.show()
        self._place()
        self.raise_()
        spoken = self.tr("{what}. Press Control Z to undo.").format(what=text) if undo else text
        announce(self, spoken, kind="toast")
        # a person who listens needs longer: it then stays until dismissed
        if undo and QAccessible.isActive():
            self._timer.stop()
        else:
            self._timer.start()

    @Slot()
    def hide_now(self) -> None:
        """Take the toast away before its time, for example when its page is left."""
        self._timer.stop()
        self.hide()

    def words(self) -> str:
        """What the toast says now, or nothing when it is gone."""
        return self._words.text() if self.isVisible() else ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        self._timer.start()

    def paintEvent(self, arg__1: QPaintEvent) -> None:
        look, painter = self.look, smooth(self)
        painter.setBrush(look.colour("inset"))
        painter.setPen(edge(look.colour("control_line"), 2))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), look.radius(), look.radius())
        painter.end()

    def _place(self) -> None:
        page = self._page
        edge_gap = self.look.margin()
        room = max(1, page.width() - 2 * edge_gap)
        self.setMaximumWidth(room)
        self._words.setWordWrap(False)
        if self._row.sizeHint().width() > room:
            self._words.setWordWrap(True)
            self.resize(room, self._row.totalHeightForWidth(room))
        else:
            self.adjustSize()
        right = max(edge_gap, page.width() - self.width() - edge_gap)
        low = max(0, page.height() - self.height() - self.look.em(self._above))
        high = min(low, self.look.em(3.2))
        taken = self._in_use()
        spots = [QPoint(edge_gap, low), QPoint(right, low), QPoint(right, high), QPoint(edge_gap, high)]
        free = [spot for spot in spots if not QRect(spot, self.size()).intersects(taken)]
        if self.undo.isHidden():
            pressed = self._to_press()
            clear = [s for s in free if not any(QRect(s, self.size()).intersects(each) for each in pressed)]
            free = clear or free
        self.move(free[0] if free else spots[0])

    def _to_press(self) -> list[QRect]:
        """Where in the page the controls are in sight that can be pressed or typed into."""
        found = (each for each in self._page.findChildren(QWidget) if each.isVisible())
        controls = (
            each
            for each in found
            if each.focusPolicy() & Qt.FocusPolicy.TabFocus and not self.isAncestorOf(each)
        )
        seen = ((each, each.visibleRegion().boundingRect()) for each in controls)
        return [QRect(each.mapTo(self._page, part.topLeft()), part.size()) for each, part in seen if part]

    def _in_use(self) -> QRect:
        """Where in the page the control stands that has the focus; nowhere if it is elsewhere."""
        focused = QApplication.focusWidget()
        if focused is None or self.isAncestorOf(focused) or not self._page.isAncestorOf(focused):
            return QRect()
        return QRect(focused.mapTo(self._page, QPoint(0, 0)), focused.size())

    @Slot(QWidget, QWidget)
    def _make_way(self, _left: QWidget | None, _entered: QWidget | None) -> None:
        # the page scrolls to the control after it has the focus
        if self.isVisible():
            QTimer.singleShot(0, self, self._place)

    @Slot()
    def _taken_back(self) -> None:
        self.hide_now()
        self.undone.emit()

    @Slot()
    def _over(self) -> None:
        if self.undo.hasFocus():
            self._timer.start()
        else:
            self.hide()
