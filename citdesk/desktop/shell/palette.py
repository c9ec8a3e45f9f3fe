"""The command palette: a field and what fits, over the page, gone with Esc and focus back where it was."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from citdesk.desktop.rows.model import RowsModel
from citdesk.desktop.rows.view import RowsView
from citdesk.desktop.shell.counted import counted
from citdesk.desktop.shell.kept_focus import KeptFocus
from citdesk.desktop.shell.palette_model import PaletteModel
from citdesk.desktop.shell.veil import Veil
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Field, Hint, announce
from citdesk.desktop.widgets.styled import edge, follow, smooth

_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class Palette(QFrame):
    """Sits in the upper part of its parent. ``closed`` fires after it went."""

    closed = Signal()

    def __init__(self, look: Look, model: PaletteModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = look
        self._model = model
        self._back = KeptFocus()
        self._veil = Veil(look, parent, name="palette-veil")
        self._veil.pressed.connect(self.shut)
        self.setObjectName("palette-sheet")
        self.setAccessibleName(self.tr("Commands"))
        self._rows = RowsModel(self)
        self.field = Field(look, self, name="palette-field", label=self.tr("Type a command"))
        self.field.setPlaceholderText(self.tr("Type what you want to do"))
        found = self.tr("Commands found")
        self.list = RowsView(look, self._rows, self, name="palette-results", spoken=found, led=True)
        self.nothing = Hint(look, "", self, name="palette-nothing")
        self.nothing.hide()
        column = QVBoxLayout(self)
        self._over_list = QVBoxLayout()
        self._over_list.addWidget(self.field)
        self._over_list.addWidget(self.nothing)
        column.addLayout(self._over_list)
        column.addWidget(self.list, 1)
        self._column = column
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        self.list.installEventFilter(self)
        self.list.opened.connect(self._run)
        self.hide()
        follow(look, self.restyle)

    def restyle(self) -> None:
        """Take measures from the look."""
        space = self.look.em(0.75)
        beside = RowsView.beside_rows(self.look)
        self._column.setContentsMargins(space, space, max(self.look.em(0.2), space - beside), space)
        self._over_list.setContentsMargins(0, 0, beside, 0)
        for column in (self._column, self._over_list):
            column.setSpacing(space)
        if self.isVisible():
            self.place()
        self.update()

    def paintEvent(self, arg__1: QPaintEvent) -> None:
        look, painter = self.look, smooth(self)
        painter.setBrush(look.colour("surface"))
        painter.setPen(edge(look.colour("control_line"), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), look.radius(), look.radius())
        painter.end()

    def open_over(self, focused: QWidget | None) -> None:
        """Show the palette with nothing typed; ``focused`` gets the focus back afterwards."""
        if not self.isVisible():  # asked for twice, it is its own field that has the focus
            self._back.keep(focused)
        self.place()
        self.field.clear()
        self._search("")
        self._veil.raise_()
        self._veil.show()
        self.raise_()
        self.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self) -> None:
        """Take the room the window gives."""
        parent = self.parentWidget()
        if parent is None:
            return
        self._veil.setGeometry(parent.rect())
        look = self.look
        width = min(look.em(36), parent.width() - look.em(2))
        rows = range(min(self._rows.rowCount(), 8))
        wanted = sum(self.list.sizeHintForRow(at) for at in rows) + look.target() + look.em(2.5)
        if not self.nothing.isHidden():
            wanted += self.nothing.heightForWidth(width - look.em(2.5))
        height = min(max(wanted, look.em(8)), look.em(30), parent.height() - look.em(4))
        self.setGeometry((parent.width() - width) // 2, look.em(2), width, height)

    def shut(self) -> None:
        """Close and give the focus back."""
        if not self.isVisible():
            return
        self.hide()
        self._veil.hide()
        self._back.give_back()
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.shut()
                return True
            if watched is self.field and event.key() in _MOVES:
                self.list.keyPressEvent(event)
                return True
            if watched is self.field and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                row = self._rows.row_at(self.list.currentIndex())
                if row is not None:
                    self._run(row.id)
                return True
        return False

    @Slot(str)
    def _search(self, typed: str) -> None:
        rows = self._model.results(typed)
        self._rows.show_rows(rows)
        nothing = self.tr("No command fits “{text}”. Try fewer or other words.").format(text=typed.strip())
        self.nothing.setText("" if rows else nothing)
        self.nothing.setVisible(not rows)
        self.list.setVisible(bool(rows))
        self.place()
        if rows:
            self.list.choose(rows[0].id)
        words = counted(len(rows), self.tr("1 result"), self.tr("{n} results")) if rows else nothing
        self.field.setAccessibleDescription(words)
        if typed:
            announce(self.field, words, kind="palette")

    @Slot(str)
    def _run(self, id_: str) -> None:
        row = self._rows.row_at(self._rows.index_of(id_))
        if row is None or row.detail:
            return  # it says itself why it cannot be used now
        self.shut()
        self._model.run(id_)
