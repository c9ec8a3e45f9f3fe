"""A report that is looked at first: where it stands, what can be done with it, what else the case holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from citdesk.desktop.my_work.model import MyWorkModel
from citdesk.desktop.my_work.sections import chip_words, name_of, state_of
from citdesk.desktop.my_work.way_on import SEEN, WayOn, standing_words, ways_on
from citdesk.desktop.shell.page import Page, PageContext
from citdesk.desktop.shell.taking_long import say_opening
from citdesk.desktop.shell.too_late_words import too_late_words
from citdesk.desktop.shell.trouble import Trouble
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import (
    Body,
    Button,
    Caption,
    ErrorText,
    Hint,
    Rank,
    ScrollPage,
    SectionTitle,
    Strong,
    Title,
)
from citdesk.workspace import Display, ReportRow


class ReportPage(Page):
    """Shows one report of one's own. ``answers_wanted`` asks to see its answers."""

    answers_wanted = Signal(str)
    papers_wanted = Signal(object)
    case_wanted = Signal(object)
    timeline_wanted = Signal(str)

    def __init__(self, look: Look, model: MyWorkModel, row: ReportRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._model = model
        self._row = row
        self.setObjectName("page.report")
        self._page = ScrollPage(look, self, width=40, name="report")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._page)
        self._title = Title(look, "", name="report.title")
        self._summary = Hint(look, "", name="report.summary")
        self._late = Strong(look, "", name="report.too-late")
        self._standing = Body(look, "", name="report.standing")
        self._line = ErrorText(look, "", name="report.trouble")
        self._opening = Hint(look, "", name="report.opening")
        self._ways = QWidget()
        self._back = Button(look, self.tr("Back"), name="page.back", rank=Rank.QUIET, icon="back")
        self._see = Button(look, self.tr("See the answers"), name="report.answers", rank=Rank.PRIMARY)
        #: the forms that the report's checks ask for
        self._asked: frozenset[str] = frozenset()
        #: what the checks ask for is being read: till then nothing stands there that moves under a finger
        self._looks = False
        #: the main act, where there is one; it stands first in the footer
        self._main: Button | None = None
        for widget, above in (
            (self._title, 0.0),
            (self._summary, 0.0),
            (self._standing, 0.5),
            (self._late, 0.5),
            (self._line, 0.0),
            (self._opening, 0.0),
            (self._ways, 0.5),
        ):
            self._page.add(widget, above=above)
        self._page.footer.addWidget(self._see)
        self._case = Button(look, self.tr("People and consents"), name="report.case", rank=Rank.QUIET)
        self._page.footer.addWidget(self._back)
        self._page.footer.addStretch(1)
        self._timeline = Button(look, self.tr("Timeline"), name="report.timeline", rank=Rank.QUIET)
        self._page.footer.addWidget(self._timeline)
        self._page.footer.addWidget(self._case)
        self._timeline.clicked.connect(lambda: self.timeline_wanted.emit(self._row.id))
        self._case.clicked.connect(lambda: self.case_wanted.emit(self._row))
        self._back.clicked.connect(self.left)
        self._see.clicked.connect(lambda: self.answers_wanted.emit(self._row.id))
        model.changed.connect(self._follow)
        model.asked.connect(self._note_asked)
        model.opening.connect(say_opening(self._opening).follow)
        self._trouble = Trouble(self, self._line, self._page)
        self._trouble.follow(model)
        QVBoxLayout(self._ways)
        self._show()

    def context(self) -> PageContext:
        return PageContext(name_of(self._row), state_of(self._row), chip_words(self._row, self._model.at()))

    def commands(self) -> Mapping[str, Callable[[], None]]:
        found: dict[str, Callable[[], None]] = {"page.back": self.left.emit}
        if any(way.id == "report.papers" for way in ways_on(self._row)):
            found["paper.print"] = self._make_papers
        elif self._row.display not in (Display.APPROVED, Display.VOID, Display.DUPLICATE):
            found["paper.print"] = self._say_no_papers_yet
        return found

    def arrive(self) -> None:
        self._model.reload()
        self._looks = True
        self._show_ways()
        self._model.look_for_asked(self._row)
        self._see.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self) -> None:
        row = self._model.row(self._row.id)
        if row is not None and row != self._row:
            self._row = row
            self._show()
            self.context_changed.emit()

    def _show(self) -> None:
        row = self._row
        self._title.setText(name_of(row))
        self._summary.setText(row.summary)
        self._summary.setVisible(bool(row.summary))
        self._standing.setText(standing_words(row))
        self._late.setVisible(row.late is not None)
        self._late.setText("" if row.late is None else too_late_words(row.late, self._model.at().words))
        self._case.setVisible(row.state is not None)
        self._show_ways()

    def _show_ways(self) -> None:
        layout = self._ways.layout()
        if not isinstance(layout, QVBoxLayout):
            return
        _empty(layout)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(self.look.em(0.5))
        ways = ways_on(self._row)
        self._show_main(next((way for way in ways if way.main), None))
        for way in ways:
            if not way.main:
                button = Button(self.look, way.words, name=way.id)
                button.clicked.connect(self._act_of(way))
                layout.addLayout(_alone(button))
        children = () if self._looks else self._model.children_of(self._row)
        if children:
            layout.addSpacing(self.look.em(0.75))
            layout.addWidget(SectionTitle(self.look, self.tr("Goes with it"), name="report.children"))
            layout.addWidget(Hint(self.look, self.tr("Facts that stand in this report are not asked again.")))
        for card in sorted(children, key=lambda card: card.id not in self._asked):
            words = self.tr("Start: {form}").format(form=card.title)
            button = Button(self.look, words, name=f"report.start:{card.id}", icon="add")
            button.setProperty("form", card.id)
            button.clicked.connect(self._start_child)
            layout.addLayout(_alone(button))
            if card.id in self._asked:
                asked = Caption(self.look, self.tr("The checks of this report ask for it."))
                button.setAccessibleDescription(asked.text())
                layout.addWidget(asked)

    def _note_asked(self, report: str, forms: frozenset[str]) -> None:
        if report == self._row.id and (self._looks or forms != self._asked):
            self._asked, self._looks = forms, False
            self._show_ways()

    def _say_no_papers_yet(self) -> None:
        self._trouble.say(self.tr("Papers can be made once this report is approved."))

    def _show_main(self, way: WayOn | None) -> None:
        """Puts the main act first in the footer; one that stands there already stays, with its focus."""
        self._see.set_rank(Rank.PRIMARY if way is None else Rank.SECONDARY)
        if self._main is not None:
            if way is not None and (self._main.objectName(), self._main.text()) == (way.id, way.words):
                return
            self._main.hide()
            self._page.footer.removeWidget(self._main)
            self._main.setParent(None)
            self._main.deleteLater()
            self._main = None
        if way is not None:
            self._main = Button(self.look, way.words, name=way.id, rank=Rank.PRIMARY)
            self._main.clicked.connect(self._act_of(way))
            self._page.footer.insertWidget(0, self._main)
            QWidget.setTabOrder(self._main, self._see)

    def _act_of(self, way: WayOn) -> Callable[[], None]:
        acts = {"report.take_back": self._take_back, "report.papers": self._make_papers, SEEN: self._let_go}
        return acts.get(way.id, self._write)

    def _write(self) -> None:
        self._model.write(self._row.id)

    def _make_papers(self) -> None:
        self._trouble.calm()
        self.papers_wanted.emit(self._row)

    def _take_back(self) -> None:
        self._model.take_back(self._row.id)

    def _let_go(self) -> None:
        self._model.let_go(self._row.id)

    def _start_child(self) -> None:
        sender = self.sender()
        if isinstance(sender, Button):
            self._model.start(str(sender.property("form")), self._row.id)


def _alone(button: Button) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(button)
    row.addStretch(1)
    return row


def _empty(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        inner, widget = item.layout(), item.widget()
        if isinstance(inner, QHBoxLayout):
            while (part := inner.takeAt(0)) is not None:
                if (held := part.widget()) is not None:
                    held.hide()
                    held.deleteLater()
            inner.deleteLater()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
