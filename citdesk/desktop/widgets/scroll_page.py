"""A page that scrolls, with its footer outside: nothing is ever covered, and the window never grows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from citdesk.desktop.theme import Look
from citdesk.desktop.widgets.known_heights import KnownHeights
from citdesk.desktop.widgets.scroll_bar import ScrollBar
from citdesk.desktop.widgets.spoken_document import speak_as_document
from citdesk.desktop.widgets.styled import follow, ground
from citdesk.desktop.widgets.touch import scroll_by_touch
from citdesk.desktop.widgets.uncover import uncover
from citdesk.desktop.widgets.wrap_row import wrapping


class Column(QWidget):
    """The question column: as wide as 66 characters, kept at the left edge."""

    def __init__(self, look: Look, width: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._width = width
        self.rows = KnownHeights(self)
        follow(look, self.restyle)

    def sizeHint(self) -> QSize:
        # Qt would measure all that is in it at the width it asks for, where nobody ever sees it
        return self.rows.sizeHint()

    def restyle(self) -> None:
        """Take margins and width from the look."""
        look = self.look
        side = look.margin()
        self.rows.setContentsMargins(side, look.em(0.5), side, look.em(0.5))
        self.rows.setSpacing(look.em(0.5))
        self.setMaximumWidth(look.em(self._width))


class FooterRow(QWidget):
    """What stands in a footer: as wide as the column above it, or as its buttons want where that is more."""

    def __init__(self, look: Look, parent: QWidget, width: float) -> None:
        super().__init__(parent)
        self.look = look
        self._width = width
        self.row = wrapping(self)

    def sizeHint(self) -> QSize:
        wanted = super().sizeHint()
        column = self.look.em(self._width) - 2 * self.look.margin()
        return QSize(max(column, wanted.width()), wanted.height())


class Footer(QFrame):
    """The bar that holds Continue, always in the same place.

    Its buttons end where the column of ``width`` U above it does: at the far edge of a large screen an act is
    far from what it is about.
    """

    def __init__(self, look: Look, parent: QWidget | None = None, *, width: float = 36) -> None:
        super().__init__(parent)
        self.look = look
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        #: what holds the buttons
        self.held = FooterRow(look, self, width)
        self._across = QHBoxLayout(self)
        self._across.addWidget(self.held)
        self._across.addStretch(1)
        self._begins = 0
        follow(look, self.restyle)

    @property
    def row(self) -> QHBoxLayout:
        """Where the buttons go."""
        return self.held.row

    def begin_at(self, left: int) -> None:
        """Its buttons begin so many pixels from its edge, beside its margin: where the column begins."""
        if left != self._begins:
            self._begins = left
            self.restyle()

    def restyle(self) -> None:
        """Take colour and margins from the look."""
        look = self.look
        ground(self, look.colour("surface_alt"))
        side, high = look.margin(), look.em(0.3 if look.short else 0.55)
        self._across.setContentsMargins(side + self._begins, high, side, high)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(look.em(0.75))
        self.held.updateGeometry()


class Separator(QFrame):
    """A quiet line."""

    def __init__(self, look: Look, parent: QWidget | None = None, *, upright: bool = False) -> None:
        super().__init__(parent)
        self.look = look
        if upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)
        follow(look, self.restyle)

    def restyle(self) -> None:
        """Take the colour from the look."""
        ground(self, self.look.colour("line"))


class Holder(QWidget):
    """As high as its words are at the page's width.

    The least height that Qt reckons is that of a narrow column, and would be scrolled through as blank.
    """

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return super().sizeHint() if layout is None else layout.sizeHint()  # as Column's

    def minimumSizeHint(self) -> QSize:
        least, layout = super().minimumSizeHint(), self.layout()
        return QSize(least.width(), 0) if layout is not None and layout.hasHeightForWidth() else least


class ScrollPage(QWidget):
    """A column of widgets in a frameless scroll area, and a footer beneath it.

    ``width`` is the most the column may take, in U, margins included. ``rows`` takes the content,
    ``footer`` the buttons; the footer shows only once something is put in it.
    """

    def __init__(
        self, look: Look, parent: QWidget | None = None, *, width: float = 36, name: str = ""
    ) -> None:
        super().__init__(parent)
        self.look = look
        self.setObjectName(name)
        self.area = QScrollArea(self)
        # of a viewport that Qt makes, PySide finds the type by setting up every kind of widget there is
        self._viewport = QWidget()
        self._viewport.setBackgroundRole(QPalette.ColorRole.NoRole)
        self.area.setViewport(self._viewport)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setVerticalScrollBar(ScrollBar(look, self.area))
        scroll_by_touch(self._viewport)
        self._holder = Holder()
        self.column = Column(look, width)
        self._across = across = QHBoxLayout(self._holder)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(self.column, 1)
        across.addStretch(0)
        across.setAlignment(self.column, Qt.AlignmentFlag.AlignTop)
        self.area.setWidget(self._holder)
        self._rule = Separator(look, self)
        self._footer = Footer(look, self, width=width)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addWidget(self.area, 1)
        down.addWidget(self._rule)
        down.addWidget(self._footer)
        self._rule.hide()
        self._footer.hide()
        self._footer.installEventFilter(self)
        follow(look, self.restyle)

    @property
    def rows(self) -> QVBoxLayout:
        """Where the page's content goes, from top to bottom."""
        return self.column.rows

    @property
    def footer(self) -> QHBoxLayout:
        """Where the page's buttons go, main one first. Asking for it shows the footer."""
        self._rule.show()
        self._footer.show()
        return self._footer.row

    def room_in(self, width: int) -> int:
        """How wide what stands in the column is on a page of a width that scrolls."""
        beside = self._across.contentsMargins().left() + self.area.verticalScrollBar().sizeHint().width()
        margins = self.rows.contentsMargins()
        return min(width - beside, self.column.maximumWidth()) - margins.left() - margins.right()

    def begin_at(self, left: int) -> None:
        """Column and buttons begin so many pixels from the page's edge."""
        self._across.setContentsMargins(left, 0, 0, 0)
        self._footer.begin_at(left)

    def change_acts(self, buttons: Sequence[QWidget]) -> None:
        """Put these buttons in the footer, main one first, in the place of those that were there.

        They are in sight at once, and can be given the focus; Qt would show them a turn later.
        """
        row = self.footer
        while (held := row.takeAt(0)) is not None:
            widget = held.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for button in buttons:
            row.addWidget(button)
            button.show()
        row.addStretch(1)

    def restyle(self) -> None:
        """Take colours from the look."""
        colour = self.look.colour("surface")
        ground(self, colour)
        for part in (self._viewport, self._holder):
            palette = part.palette()
            palette.setColor(QPalette.ColorRole.Window, colour)
            part.setPalette(palette)

    def add(self, widget: QWidget, *, above: float = 0.0) -> None:
        """Put a widget at the end of the column, ``above`` U of extra room before it."""
        if above:
            self.rows.addSpacing(self.look.em(above))
        self.rows.addWidget(widget)

    def add_row(self, row: QLayout) -> None:
        """Put a row of widgets at the end of the column."""
        self.rows.addLayout(row)

    def show_whole(self, widget: QWidget) -> None:
        """Scroll so that a widget is in sight with room around it; of one that is too high, its beginning.

        What has the focus in it stays in sight all the same.
        """
        if widget.height() <= self._viewport.height():
            self.area.ensureWidgetVisible(widget, 0, self.look.em(2))
            return
        top = widget.mapTo(self._holder, QPoint(0, 0)).y()
        self.area.verticalScrollBar().setValue(top - self.look.em(0.5))
        focused = QApplication.focusWidget()
        if isinstance(focused, QWidget) and widget.isAncestorOf(focused):
            uncover(focused, self.area, self.look.em(0.5))

    def settle(self, *inner: QWidget) -> None:
        """Lay everything out now, from ``inner`` outwards.

        Qt hands a change of size up one widget per turn of its loop; rows added to a page that is in sight
        would be seen squeezed in between.
        """
        for part in (*inner, self.column, self._holder, self.area):
            QApplication.sendEvent(part, QEvent(QEvent.Type.LayoutRequest))

    def settle_unseen(self, size: QSize) -> None:
        """Give what was put on a page out of sight the places that it will have when it is shown in a size.

        Qt would show it squeezed into the window first: what is hidden tells nobody that it became higher.
        """
        margins = self.rows.contentsMargins()
        wide = self.room_in(size.width()) + margins.left() + margins.right()
        self.rows.invalidate()
        high = max(self.rows.heightForWidth(wide), size.height())
        self._holder.resize(size.width(), high)
        self.column.resize(wide, high)
        self.rows.activate()
        self.column.updateGeometry()

    def read_on(self, spoken: str) -> None:
        """Give the focus to what is to be read: arrows, Page Down, Home and End scroll it, no key presses
        anything.
        """
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        speak_as_document(self.area)
        self.area.setAccessibleName(spoken)
        self.area.setObjectName(f"{self.objectName()}.read")
        self.area.setFocus(Qt.FocusReason.OtherFocusReason)

    def to_top(self) -> None:
        """Scroll to the top."""
        self.area.verticalScrollBar().setValue(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Qt's scroll area knows arrows and Page Down only
        bar = self.area.verticalScrollBar()
        ends = {Qt.Key.Key_Home: bar.minimum(), Qt.Key.Key_End: bar.maximum()}
        end = ends.get(Qt.Key(event.key())) if not event.modifiers() else None
        if end is None:
            super().keyPressEvent(event)
        else:
            bar.setValue(end)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # a focused control uncovered by a growing footer stays in sight
        if watched is self._footer and event.type() == QEvent.Type.Resize:
            focused = QApplication.focusWidget()
            if isinstance(focused, QWidget) and self._holder.isAncestorOf(focused):
                uncover(focused, self.area, self.look.em(0.5))
        return False
