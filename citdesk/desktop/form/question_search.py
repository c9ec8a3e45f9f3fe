"""Looking for a question by typing: a field and the questions that fit, in the form's place, gone with Esc.

What is typed is kept nowhere: it goes as the search is closed.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from citdesk.desktop.form.editors import Desk
from citdesk.desktop.form.sought import Sought, matching
from citdesk.desktop.form.sought_questions import SoughtQuestions
from citdesk.desktop.rows.model import RowsModel
from citdesk.desktop.rows.row import Row
from citdesk.desktop.rows.view import RowsView
from citdesk.desktop.widgets import Button, Field, Hint, Rank, Title, announce
from citdesk.desktop.widgets.styled import follow, ground

_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WIDE_EM, _GAP_EM = 44, 0.5
#: rows that can be read through; with more, another word finds it sooner
_MOST = 80


class QuestionSearch(QFrame):
    """``found`` carries the path of the question that was chosen, ``closed`` says that none was wanted."""

    found = Signal(str)
    closed = Signal()

    def __init__(self, desk: Desk, sought: SoughtQuestions, parent: QWidget) -> None:
        super().__init__(parent)
        look = self.look = desk.look
        self._file_words = desk.files.say
        self._sought = sought
        self._questions: tuple[Sought, ...] = ()
        self.setObjectName("form.search-page")
        self.setAccessibleName(self.tr("Find a question"))
        self._rows = RowsModel(self)
        self.close_button = Button(
            look, self.tr("Close"), self, name="form.search-close", rank=Rank.QUIET, icon="close"
        )
        spoken = self.tr("Find a question of this report")
        self.field = Field(look, self, name="form.search-field", label=spoken)
        self.field.setPlaceholderText(self.tr("Type words of the question"))
        self.nothing = Hint(look, "", self, name="form.search-nothing")
        self.list = RowsView(
            look, self._rows, self, name="form.search-results", spoken=self.tr("Questions found"), led=True
        )
        self._inner = QWidget(self)
        self._column = QVBoxLayout(self._inner)
        top = QHBoxLayout()
        top.addWidget(Title(look, self.tr("Find a question"), self), 1)
        top.addWidget(self.close_button)
        self._over_list = QVBoxLayout()
        self._over_list.addLayout(top)
        for part in (self.field, self.nothing):
            self._over_list.addWidget(part)
        self._column.addLayout(self._over_list)
        self._column.addWidget(self.list, 1)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(self._inner, 1)
        across.addStretch(0)
        self.field.textChanged.connect(self._search)
        self.close_button.clicked.connect(self.closed)
        self.list.opened.connect(self._choose)
        for part in (self.field, self.list, self.close_button):
            part.installEventFilter(self)
        self.hide()
        follow(look, self.restyle)

    def restyle(self) -> None:
        """Take colour and measures from the look."""
        side, gap = self.look.margin(), self.look.em(_GAP_EM)
        # what is over the list ends where its rows end; its scroll bar stands in the margin
        beside = RowsView.beside_rows(self.look)
        ground(self, self.look.colour("surface"))
        self._column.setContentsMargins(side, gap, max(self.look.em(0.2), side - beside), gap)
        self._over_list.setContentsMargins(0, 0, beside, 0)
        for column in (self._column, self._over_list):
            column.setSpacing(gap)
        self._inner.setMaximumWidth(self.look.em(_WIDE_EM))

    def begin(self) -> None:
        """Show the questions as they stand now; begun already, the cursor goes back into the field."""
        if self.isHidden():
            self._questions = self._sought.now(self._file_words)
            self._search("")
            self.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def end(self) -> None:
        """Go, and forget what was typed and found."""
        self.hide()
        self._questions = ()
        self.field.clear()
        self._rows.show_rows(())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
            event.accept()  # the form has an Esc of its own
            return True
        if event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return True
        if watched is self.field and event.key() in _MOVES:
            self.list.keyPressEvent(event)
            return True
        if watched is self.field and event.key() in _ENTER:
            row = self._rows.row_at(self.list.currentIndex())
            if row is not None:
                self._choose(row.id)
            return True
        return False

    @Slot(str)
    def _search(self, typed: str) -> None:
        fitting = matching(self._questions, typed)
        shown = fitting[:_MOST]
        self._rows.show_rows([self._row(each) for each in shown])
        self.list.setVisible(bool(shown))
        if shown:
            self.list.choose(shown[0].path)
        said = self._said(typed, len(fitting), len(fitting) - len(shown))
        self.nothing.setText(said if not shown or len(shown) < len(fitting) else "")
        self.nothing.setVisible(bool(self.nothing.text()))
        self.field.setAccessibleDescription(said)
        if typed:
            announce(self.field, said, kind="question-search")

    def _said(self, typed: str, count: int, more: int) -> str:
        if not count:
            return self.tr("No question fits “{text}”. Try fewer or other words.").format(text=typed.strip())
        if more:
            return self.tr("{n} questions. Type a word more to find yours.").format(n=count)
        return self.tr("1 question") if count == 1 else self.tr("{n} questions").format(n=count)

    def _row(self, each: Sought) -> Row:
        detail = ". ".join(part for part in (each.where, each.state) if part)
        return Row(id=each.path, title=each.label, detail=detail)

    @Slot(str)
    def _choose(self, path: str) -> None:
        chosen = next((each for each in self._questions if each.path == path), None)
        if chosen is None:
            return
        if not chosen.asked:
            said = self.tr("This question is not asked now. Other answers decide whether it is.")
            self.nothing.setText(said)
            self.nothing.show()
            announce(self.field, said, kind="question-search")
            return
        self.found.emit(path)
