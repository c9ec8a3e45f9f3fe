"""The guided form: outline, page, footer. It arranges and passes on; what is right it does not know."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QHideEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from citdesk.desktop.form.ahead import Ahead
from citdesk.desktop.form.changes_page import ChangesPage
from citdesk.desktop.form.check_page import CheckPage
from citdesk.desktop.form.dropped import dropped_text
from citdesk.desktop.form.editors import Desk
from citdesk.desktop.form.foot import Foot
from citdesk.desktop.form.form_pages import FormPages
from citdesk.desktop.form.guidance import advice
from citdesk.desktop.form.guidance_pane import GuidancePane
from citdesk.desktop.form.head import Head
from citdesk.desktop.form.languages import reads_right_to_left
from citdesk.desktop.form.page_view import PageView
from citdesk.desktop.form.place import CHECK, CHECK_PLACE, Kind, Place
from citdesk.desktop.form.question_search import QuestionSearch
from citdesk.desktop.form.question_view import QuestionView
from citdesk.desktop.form.save_notice import SaveNotice
from citdesk.desktop.form.view_model import FormViewModel
from citdesk.desktop.widgets import Button, Outline, Rank, Toast, announce
from citdesk.desktop.widgets.styled import follow, ground

_OUTLINE_FROM_EM, _OUTLINE_EM = 48, 15
#: The pane beside the question, the question's column with it, and the least that either may be.
_PANE_EM, _COLUMN_EM, _LEAST_PANE_EM, _LEAST_COLUMN_EM = 22, 37, 16, 19
_KEPT_PAGES = 40
#: so many of the pages that follow are made ahead, as long as no more than so many are kept
_MADE_AHEAD, _KEPT_WITH_AHEAD = 12, 20
_ANY_WIDTH = 16_777_215  # QWIDGETSIZE_MAX

AnyPage = PageView | CheckPage | ChangesPage


class FormView(QWidget):
    """One open report on screen, for a :class:`FormViewModel`."""

    def __init__(self, desk: Desk, model: FormViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.model = model
        self.look = desk.look
        self.setObjectName("form")
        self.setAcceptDrops(model.takes_cad)
        self._pages: dict[str, AnyPage] = {}
        self._wide = True
        self._before_search: QWidget | None = None
        self.outline = Outline(desk.look, self)
        self.search_button = Button(
            desk.look, self.tr("Find a question"), self, name="form.find", rank=Rank.QUIET, icon="search"
        )
        self.search_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # Esc comes back to the question in hand
        self.outline.put_above(self.search_button)
        self.head = Head(desk, model, self)
        self.notice = SaveNotice(desk, model, self)
        self.stack = FormPages(self)
        self.foot = Foot(desk, model, self)
        self.right = QWidget(self)
        self.guidance = GuidancePane(desk.look, self)
        self.toast = Toast(desk.look, self.right)
        #: what was done while the person had the screen
        self._untold = ""
        self.search = QuestionSearch(desk, model.sought, self)
        #: makes the pages that follow while this one is read
        self.ahead = Ahead(self.following, self)
        self._lay_out()
        self._connect()
        self._add_keys()
        follow(desk.look, self.restyle)
        self._turn()
        self._show_page()
        self._show_outline()

    def restyle(self) -> None:
        """Take colours and the outline's width from the look."""
        ground(self, self.look.colour("surface"))
        self._fit()

    def page(self) -> AnyPage:
        """The page that is open."""
        return self._page_of(self.model.walk.place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.ahead.wait()
        if self._untold:
            self.note(self._untold)

    def hideEvent(self, event: QHideEvent) -> None:
        self.ahead.stop()
        super().hideEvent(event)

    def focusNextPrevChild(self, next_: bool) -> bool:
        before = QApplication.focusWidget()
        moved = super().focusNextPrevChild(next_)
        now, page = QApplication.focusWidget(), self.page()
        if moved and isinstance(now, QWidget) and isinstance(page, PageView) and page.isAncestorOf(now):
            page.come_by_tab(now, before if isinstance(before, QWidget) else None)
        return moved

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.model.takes_cad and dropped_text(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.model.give_cad(dropped_text(event.mimeData()))

    @Slot()
    def toggle_outline(self) -> None:
        """Open or close the outline where it is a sheet, or put the focus into it (Ctrl+G)."""
        self.end_search()
        if not self._wide:
            self.outline.setVisible(not self.outline.isVisible())
            self._place_outline()
        if self.outline.isVisible():
            self.outline.focus_here()

    @Slot()
    def find_question(self) -> None:
        """Look for a question by typing (Ctrl+F). The page stays as it is until one is chosen."""
        if self.search.isHidden():
            focused = QApplication.focusWidget()
            self._before_search = focused if isinstance(focused, QWidget) else None
        self.search.begin()
        for part in (self.outline, self.right):
            part.hide()

    @Slot()
    def toggle_guidance(self) -> None:
        """Open or close what may be read about the question in hand (F1).

        It stands beside the question and covers nothing; where there is no room for both it takes the
        question's place until it is closed.
        """
        self.end_search()
        opening, in_hand = self.guidance.isHidden(), self.model.in_hand.path()
        self.guidance.setVisible(opening)
        self._fit()
        if opening:
            self._show_guidance()
            self._keep_in_sight(in_hand)
        elif in_hand:
            self._focus_on(in_hand)

    def end_writing(self) -> None:
        """Store what is typed, and show the report to be read from now on, at the question in hand."""
        self.model.boxes.flush()
        if not self.model.boxes.hold_any:  # else half a number is still in its box, and would take cards away
            self._leave_line()
        self.model.end_writing()
        in_hand = self.model.in_hand.at_question
        # else somebody types in a search, or in what lies over the page
        here = self.right.isAncestorOf(self.window().focusWidget())
        self.desk = replace(self.desk, attach=None)
        self.setAcceptDrops(False)
        self.toast.hide_now()
        for page in self._pages.values():
            self.stack.let_go(page)
            page.deleteLater()
        self._pages.clear()
        page = self.page()
        if not isinstance(page, PageView):
            page.sync()
        self.stack.turn_to(page)
        if self.isVisible():
            if here:
                self.focus_first()
            self._keep_in_sight(in_hand)
        self._show_outline()

    @Slot()
    def hand_across(self) -> None:
        """Have the question in hand held out to the person (Ctrl+H)."""
        if self.desk.hand is not None:
            self.desk.hand(self.model.in_hand.path())

    # inside

    def _keep_in_sight(self, path: str) -> None:
        """The column became narrower, so what stands over the question takes more room than before."""
        page = self.page()
        view = page.question_view(path) if isinstance(page, PageView) else None
        if isinstance(page, PageView) and view is not None:
            for part in (self, self.right):
                QApplication.sendEvent(part, QEvent(QEvent.Type.LayoutRequest))
            page.settle()
            page.show_whole(view)

    @Slot(QWidget, QWidget)
    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        step = new
        while step is not None and step is not self:
            if isinstance(step, QuestionView):
                self.model.in_hand.note_focus(step.path)
                self._show_guidance()
                return
            step = step.parentWidget()

    def _show_guidance(self) -> None:
        path = self.model.in_hand.path()
        if self.guidance.isVisible():
            question = self.model.question(path) if path else None
            paragraphs = advice(question, self.desk.guide) if question is not None else ()
            self.guidance.show_advice(question.label if question is not None else "", paragraphs)

    def _lay_out(self) -> None:
        right = QVBoxLayout(self.right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        for part in (self.head, self.notice):
            right.addWidget(part)
        between = QHBoxLayout()
        between.addWidget(self.stack, 1)
        between.addWidget(self.guidance)
        between.addStretch(0)
        right.addLayout(between, 1)
        right.addWidget(self.foot)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self.outline)
        across.addWidget(self.right, 1)
        across.addWidget(self.search, 1)

    def _connect(self) -> None:
        model = self.model
        model.walk.page_changed.connect(self._show_page)
        model.walk.page_changed.connect(self._show_outline)
        model.items_changed.connect(self._sync_page)
        model.answers_changed.connect(self._refresh)
        model.problems.changed.connect(self._show_problems)
        model.problems.changed.connect(self._show_outline)
        model.outline_changed.connect(self._show_outline)
        model.language_changed.connect(self._speak_other)
        model.walk.focus_wanted.connect(self._focus_on)
        model.told.connect(self.tell)
        model.noted.connect(self.note)
        model.across.declined.connect(self.note)
        for happened in (model.answers_changed, model.language_changed):
            happened.connect(self._wait)
        self.outline.opened.connect(self._open_section)
        self.head.outline_wanted.connect(self.toggle_outline)
        self.head.search_wanted.connect(self.find_question)
        self.search_button.clicked.connect(self.find_question)
        self.search.found.connect(self._go_to)
        self.search.closed.connect(self._back_from_search)
        self.head.guidance_wanted.connect(self.toggle_guidance)
        self.guidance.closed.connect(self.toggle_guidance)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)
        self.foot.continued.connect(self._continue)
        self.foot.another_wanted.connect(self._add_another)
        model.undone.connect(self.toast.hide_now)
        model.answers_changed.connect(self.toast.hide_now)  # its Undo would take back something else
        self.toast.undone.connect(model.undo)

    def _add_keys(self) -> None:
        for keys, act in (
            ("Ctrl+Return", self._continue_by_key),
            ("Ctrl+Enter", self._continue_by_key),
            ("Alt+Left", self.model.walk.back),
            ("Ctrl+G", self.toggle_outline),
            ("Ctrl+F", self.find_question),
            ("F8", self.next_problem),
            ("Shift+F8", self.previous_problem),
            ("Ctrl+Z", self.model.undo),
            ("Ctrl+Shift+Z", self.model.redo),
            ("Ctrl+Y", self.model.redo),
            ("Ctrl+S", self._say_saved),
            ("F1", self.toggle_guidance),
            ("Ctrl+H", self.hand_across),
            ("Escape", self._close_sheet),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _page_of(self, place: Place) -> AnyPage:
        page = self._pages.get(place.key)
        if page is None:
            page = self._make(place)
            self._take_in(place, page)
        return page

    def _take_in(self, place: Place, page: AnyPage) -> None:
        self._pages[place.key] = page
        self.stack.hold(page)
        if isinstance(page, PageView):
            page.come_after(self.stack)
            page.done.connect(self._continue)

    def following(self) -> PageView | None:
        """The next page that somebody may come to and that can be made further; None for none."""
        if not self.isVisible():
            return None
        for place in self.model.walk.coming_places()[:_MADE_AHEAD]:
            page = self._pages.get(place.key)
            if page is None:
                if len(self._pages) >= _KEPT_WITH_AHEAD:
                    return None
                page = PageView(self.desk, self.model, place, ahead=True)
                self._take_in(place, page)
                return page
            if isinstance(page, PageView) and page.makes_more:
                return page
        if not self.model.readonly:
            self._page_of(CHECK_PLACE)  # still empty: what stands on it is known once somebody comes
        return None

    @Slot()
    def _wait(self) -> None:
        if self.isVisible():
            self.ahead.wait()

    def _make(self, place: Place) -> AnyPage:
        if place.kind is Kind.CHECK:
            return CheckPage(self.desk, self.model)
        if place.kind is Kind.CHANGES:
            return ChangesPage(self.desk, self.model)
        return PageView(self.desk, self.model, place)

    @Slot()
    def _show_page(self) -> None:
        self.end_search()
        place = self.model.walk.place
        fresh = place.key not in self._pages
        page = self._page_of(place)
        if not isinstance(page, PageView):
            page.sync()
        elif not fresh:
            page.come_back()
        self.stack.turn_to(page)
        page.to_top()
        self._drop_old(place.key)
        self.focus_first()
        said = page.spoken() if isinstance(page, PageView) else self.model.page_label()
        announce(self, said, kind="page")
        self._place_guidance()
        self._show_guidance()
        self._wait()

    def focus_first(self) -> None:
        """Put the focus where the open page begins. Keys reach the form wherever that is."""
        page = self.page()
        if page.focus_first():
            pass
        elif isinstance(page, ChangesPage):
            self.foot.go.setFocus(Qt.FocusReason.OtherFocusReason)  # nothing is left to go to
        else:
            page.read_on(self.model.page_label())
        if self.isVisible() and QApplication.focusWidget() is None:
            page.setFocus(Qt.FocusReason.OtherFocusReason)  # the row it goes to is made in a moment

    def _drop_old(self, keep: str) -> None:
        # cards are renumbered when one goes, and memory must stay flat: only sections are kept for long
        for key in list(self._pages):
            surplus = len(self._pages) > _KEPT_PAGES
            if key != keep and (key.endswith("]") or surplus):
                gone = self._pages.pop(key)
                self.stack.let_go(gone)
                gone.deleteLater()

    @Slot(str)
    def _sync_page(self, own: str) -> None:
        page = self.page()
        if isinstance(page, PageView):
            page.sync(own)
        else:
            page.sync()

    @Slot(object, str)
    def _refresh(self, paths: frozenset[str], own: str) -> None:
        page = self.page()
        if isinstance(page, PageView):
            page.refresh(paths, own)

    @Slot()
    def _show_problems(self) -> None:
        page = self.page()
        if isinstance(page, PageView):
            page.show_problems()

    @Slot()
    def _show_outline(self) -> None:
        self.outline.show_sections(self.model.outline(), self.model.walk.outline_here())
        self.head.sync()
        self.foot.sync()

    @Slot()
    def _speak_other(self) -> None:
        self._turn()
        for page in self._pages.values():
            if page is self.page():
                page.sync()
        self.head.sync()

    def _turn(self) -> None:
        """Lay the screen out the way its questions are read; the program's own way is the usual one."""
        if reads_right_to_left(self.model.language):
            self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        else:
            self.unsetLayoutDirection()

    @Slot(str)
    def _focus_on(self, path: str) -> None:
        self.end_search()
        page = self.page()
        if isinstance(page, PageView):
            self._settle()
            page.focus_on(path)

    @Slot(str)
    def _go_to(self, path: str) -> None:
        """Go to a question that was looked for."""
        self.end_search()
        self._let_go_of_toast()
        self.model.walk.open_question(path)

    @Slot()
    def _back_from_search(self) -> None:
        came_from = self._before_search
        self.end_search()
        if came_from is not None and isValid(came_from) and came_from.isVisible():
            came_from.setFocus(Qt.FocusReason.OtherFocusReason)

    def end_search(self) -> None:
        """The form takes its place again; an outline that lay over the page does not come back."""
        if not self.search.isHidden():
            self._before_search = None
            self.outline.setVisible(self._wide)
            self.right.show()
            self.stack.setFocus(Qt.FocusReason.OtherFocusReason)
            self.search.end()
            self._fit()

    def _settle(self) -> None:
        """Give the page its place and size now: what is to be seen in it is scrolled to right afterwards."""
        for part in (*self.foot.parts(), self.right, self, self.stack):
            QApplication.sendEvent(part, QEvent(QEvent.Type.LayoutRequest))

    @Slot(str)
    def tell(self, words: str) -> None:
        """Say in one line, for a moment, what was just done; with Undo where it can be taken back."""
        if self.isVisible():
            self.toast.show_words(words, undo=self.model.can_undo)
        else:  # handed across: said to the officer who has the screen back
            self._untold = words

    @Slot(str)
    def note(self, words: str) -> None:
        """Say in one line that nothing was done: an Undo beside it would take back something else."""
        self._untold = ""
        self.toast.show_words(words, undo=False)

    @Slot(str)
    def _open_section(self, key: str) -> None:
        if not self._wide:
            self.outline.hide()
            self._place_outline()
        self._let_go_of_toast()
        self.model.walk.open_section(key)

    @Slot()
    def _continue(self) -> None:
        self.end_search()
        if self.model.walk.place.key == CHECK:
            self.model.send()
            return
        page = self.page()
        self._let_go_of_toast()
        self._leave_line()
        if not self.model.walk.advance() and isinstance(page, PageView):
            page.focus_summary()

    @Slot()
    def _continue_by_key(self) -> None:
        """Go on; on the last page only to the button that sends: one page too many is soon pressed."""
        if self.model.walk.place.key == CHECK and not self.foot.go.hasFocus():
            self.end_search()
            self.foot.go.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._continue()

    @Slot()
    def _add_another(self) -> None:
        page = self.page()
        self.model.add_another()
        if self.page() is page and isinstance(page, PageView):
            page.focus_summary()

    def _leave_line(self) -> None:
        """A time of three digits counts once its box is left; Ctrl+Enter leaves it too."""
        line = QApplication.focusWidget()
        if isinstance(line, QLineEdit) and self.stack.isAncestorOf(line):
            line.clearFocus()

    def _let_go_of_toast(self) -> None:
        # leaving a box may just have offered Undo; that stays in reach on the next page
        if self.toast.undo.isHidden():
            self.toast.hide_now()

    @Slot()
    def next_problem(self) -> None:
        """Go to the next problem from here (F8)."""
        self._step_problem(1)

    @Slot()
    def previous_problem(self) -> None:
        """Go to the problem before (Shift+F8)."""
        self._step_problem(-1)

    def _step_problem(self, by: int) -> None:
        if not self.model.in_hand.step_problem(by):
            self.note(self.tr("There are no problems in this report"))

    @Slot()
    def _say_saved(self) -> None:
        self.model.boxes.flush()
        self.toast.show_words(self.foot.saved_words(), undo=False)

    @Slot()
    def _close_sheet(self) -> None:
        if not self._wide and self.outline.isVisible():
            self.outline.hide()
            self._place_outline()
            self.head.outline_button.setFocus()
        elif self.guidance.isVisible():
            self.toggle_guidance()
        elif not self.toast.isHidden():
            self.toast.hide_now()
        elif self.model.readonly and self.model.walk.at_start:
            self.model.walk.back()  # where one writes, a key too many would lead out

    def _fit(self) -> None:
        if not self.search.isHidden():
            return  # the room is seen to when the form takes it again
        beside = self.look.em(_PANE_EM) if not self.guidance.isHidden() else 0
        wide = self.width() >= self.look.em(_OUTLINE_FROM_EM) + beside
        if wide != self._wide:
            self._wide = wide
            self.outline.setVisible(wide)
        self.head.set_outline_offered(not wide)
        self._place_outline()
        self._place_guidance()

    def _place_outline(self) -> None:
        """Where a page has no room beside the open sections, they take its place until they are closed."""
        em = self.look.em
        beside = self.width() >= em(_OUTLINE_EM + _LEAST_COLUMN_EM)
        alone = not (self._wide or self.outline.isHidden() or beside)
        self.outline.setFixedWidth(self.width() if alone else em(_OUTLINE_EM))
        self.right.setVisible(not alone)

    def _least_column(self) -> int:
        """The width that the page in sight cannot do without, its scroll bar included."""
        page, least = self.stack.current(), self.look.em(_LEAST_COLUMN_EM)
        if not isinstance(page, PageView):
            return least
        bar = page.area.verticalScrollBar().sizeHint().width()
        return max(least, page.column.minimumSizeHint().width() + bar)

    def _place_guidance(self) -> None:
        """Part the room between the question's column and the pane right of it."""
        em, room = self.look.em, self.width() - (self.outline.width() if self._wide else 0)
        if self.guidance.isHidden():
            self.stack.setMaximumWidth(_ANY_WIDTH)
            self.stack.show()
            return
        least = max(em(_LEAST_PANE_EM), self.guidance.least_width())
        pane = max(least, min(em(_PANE_EM), room - em(_COLUMN_EM)))
        both = room - pane >= self._least_column()
        self.stack.setMaximumWidth(em(_COLUMN_EM))
        self.stack.setVisible(both)
        self.guidance.setFixedWidth(pane if both else room)
