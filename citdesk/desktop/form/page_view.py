"""A page of questions, made from the lines of the view model and kept in step with them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

from citdesk.desktop.form.cards_view import CardsView
from citdesk.desktop.form.contents import Item, Line, instance_of
from citdesk.desktop.form.editors import Desk
from citdesk.desktop.form.place import Kind, Place
from citdesk.desktop.form.question_view import QuestionView
from citdesk.desktop.form.summary import summary_lines
from citdesk.desktop.form.unseen_layout import lay_out_unseen, polish_unseen
from citdesk.desktop.form.view_model import FormViewModel
from citdesk.desktop.widgets import (
    Caption,
    ErrorSummary,
    ScrollPage,
    SectionTitle,
    Title,
    order_tabs,
    tab_stops,
)


class PageView(ScrollPage):
    """One section, one card or one question. It is built once and then only brought up to date.

    ``ahead``: nobody has come to it yet, and its lines are made one by one. Whatever is not made when
    somebody comes is made by :meth:`sync`.
    """

    #: Enter was pressed in the last question
    done = Signal()
    #: the size that it was laid out for, before anybody came, as it still stands
    _ready_for: QSize | None = None

    def __init__(
        self,
        desk: Desk,
        model: FormViewModel,
        place: Place,
        parent: QWidget | None = None,
        *,
        ahead: bool = False,
    ) -> None:
        super().__init__(desk.look, parent, name=f"page:{place.key}")
        self.desk = desk
        self.model = model
        self.place = place
        self._sole = place.kind is Kind.QUESTION
        self._shown: dict[tuple[Line, str], QWidget] = {}
        self._inputs: list[QWidget] = []
        #: of each question and list of cards what it gave as its stops, and all that Tab stops at in it
        self._stops: dict[QWidget, tuple[list[QWidget], list[QWidget]]] = {}
        self._ordered: list[QWidget] = []
        self._follows: QWidget | None = None
        #: the question that was answered last, and the questions that came with its answer
        self._opened: tuple[str, frozenset[str]] = ("", frozenset())
        self.summary = ErrorSummary(desk.look)
        self.summary.chosen.connect(model.walk.open_question)
        self.caption = Caption(desk.look)
        self.title = Title(desk.look)
        for part in (self.summary, self.caption, self.title):
            self.add(part)
        self._first = self.rows.count()
        #: the lines as they stood below each other last
        self._placed: list[QWidget] = []
        self._day = desk.now().date()
        #: whether there may be something left that can be done before somebody comes
        self.makes_more = ahead
        self._seen = not ahead
        if not ahead:
            self.sync()

    def make_next(self) -> None:
        """Make one more line of a page that nobody has come to yet, as it stands now.

        What shows a file waits until it is seen: it would have to be fetched.
        """
        items = self._items()
        missing = (item for item in items if (item.kind, item.path) not in self._shown)
        item = next((item for item in missing if not self._shows_file(item)), None)
        if item is None:
            self._make_ready(whole=all((item.kind, item.path) in self._shown for item in items))
            return
        line = self._line(item)
        self._fill((item,), "")
        before = items[: items.index(item)]
        at = sum((each.kind, each.path) in self._shown for each in before)
        self.rows.insertWidget(self._first + at, line)
        line.show()
        lay_out_unseen(line, self.room_in(self._sight().width()))

    def _make_ready(self, *, whole: bool) -> None:
        """All lines that can be made are there: give them the places where they will be seen, in steps."""
        if not whole:
            self.order_tabs()
        elif not self._placed:
            self.sync()
            polish_unseen(self)
            return
        elif self._ready_for != self._sight():
            self.settle_unseen(self._sight())
            self._ready_for = self._sight()
            return
        else:
            self.column.sizeHint()  # asked for first when it is shown, at a width of its own
        self.makes_more = False

    def restyle(self) -> None:
        super().restyle()
        self._ready_for = None

    def _sight(self) -> QSize:
        """The size that the page has where it is shown."""
        around = self.parentWidget()
        return self.size() if around is None else around.size()

    def come_back(self) -> None:
        """Somebody comes to the page: show it as it stands now. What it calls today may be yesterday."""
        self.makes_more = False
        today = self.desk.now().date()
        if today != self._day:
            self._day, self._ready_for = today, None
            for view in self._shown.values():
                if isinstance(view, QuestionView):
                    view.refresh_editor(self.model.boxes.text(view.path))
        placed = self._placed
        self.sync()
        is_ready = self._seen or self._ready_for == self._sight()
        if self._placed is not placed or not is_ready:
            self.settle_unseen(self._sight())
        self._seen = True

    def sync(self, own: str = "") -> None:
        """Show the lines the page has now, and each question as it stands.

        ``own`` is the question whose own editor made the change: its box is left alone.
        """
        self._show_head()
        wanted = self._items()
        fresh = (each.path for each in wanted if (each.kind, each.path) not in self._shown)
        self._opened = own, frozenset(fresh)
        lines = [self._line(item) for item in wanted]
        self._fill(wanted, own)
        # each line that shows would have a page in sight laid out anew: that is done once, at the end
        self.rows.setEnabled(False)
        try:
            self._place(wanted, lines)
            self.show_problems()
        finally:
            self.rows.setEnabled(True)
        self.order_tabs()
        if self.isVisible():
            self.settle()

    def _place(self, wanted: Sequence[Item], lines: Sequence[QWidget]) -> None:
        """Put the lines of the page one below the other, and drop those that are no longer among them."""
        if lines == self._placed:
            return
        self._placed, self._ready_for = list(lines), None
        keys = {(item.kind, item.path) for item in wanted}
        for key in [key for key in self._shown if key not in keys]:
            gone = self._shown.pop(key)
            self.rows.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for at, line in enumerate(lines, self._first):
            there = self.rows.itemAt(at)
            if there is None or there.widget() is not line:
                self.rows.insertWidget(at, line)
            line.show()

    def refresh(self, paths: Iterable[str], own: str) -> None:
        """Show again what an answer changed; the box it was typed in is left alone."""
        for path in paths:
            view = self.question_view(path)
            if view is not None:
                view.show_question(self.model.question(path), self.model.boxes.text(path), own=path == own)
        for view in self._shown.values():
            if isinstance(view, CardsView):
                view.sync()
        self.order_tabs()

    def focus_summary(self) -> None:
        """Put the focus in the list of what is wrong."""
        if self.summary.count():
            self.to_top()
            self.summary.setFocus()
            self.model.in_hand.note_summary()

    def show_problems(self) -> None:
        """Mark what is wrong."""
        problems = self.model.problems.shown
        for (kind, path), view in self._shown.items():
            if kind is Line.QUESTION and isinstance(view, QuestionView):
                problem = problems.get(path)
                view.show_problem(problem.message if problem is not None else "")
            elif isinstance(view, CardsView):
                view.sync()
        self.summary.show_lines(
            summary_lines(problems.values(), self._covers, self._card_name, self.model.label_of)
        )

        gap = self.look.em(0.6) if self.summary.count() else 0
        for part in (self.caption, self.title):
            part.setContentsMargins(0, gap if part is self._uppermost() else 0, 0, 0)

    def _uppermost(self) -> QWidget:
        """The line that stands right under the box of what is wrong."""
        return self.title if self.caption.isHidden() else self.caption

    def come_after(self, before: QWidget) -> None:
        """Let Tab come to this page from where ``before`` stands."""
        self._follows = before
        self._inputs, self._ordered = [], []
        self.order_tabs()

    def order_tabs(self) -> None:
        """Let Tab follow the page from top to bottom, whenever its controls were made."""
        shown = [self._shown.get((item.kind, item.path)) for item in self._items()]
        views = [(view, view.stops()) for view in shown if isinstance(view, QuestionView | CardsView)]
        inputs = [part for _view, own in views for part in own]
        if self._follows is None or inputs == self._inputs:
            return
        self._inputs = inputs
        self._stops = {view: self._stops_of(view, own) for view, own in views}
        stops = [
            *tab_stops(self.summary, (self.summary,)),
            *(stop for _own, every in self._stops.values() for stop in every),
        ]
        order_tabs(self._follows, stops, before=self._ordered)
        self._ordered = stops

    def _stops_of(self, view: QWidget, own: list[QWidget]) -> tuple[list[QWidget], list[QWidget]]:
        known = self._stops.get(view)
        # what stands beside the inputs, such as rows that a search shows, comes and goes without them
        holds = known is not None and known[0] == own and all(map(isValid, known[1]))
        return known if known is not None and holds else (own, tab_stops(view, own))

    def question_view(self, path: str) -> QuestionView | None:
        """The view of a question, if it stands on this page."""
        view = self._shown.get((Line.QUESTION, path))
        return view if isinstance(view, QuestionView) else None

    def focus_on(self, path: str) -> bool:
        """Put the focus in a question or a list of cards. False when it is not on this page.

        Messages may just have come in above it: they have their room before it is scrolled to.
        """
        view = self._shown.get((Line.QUESTION, path)) or self._shown.get((Line.CARDS, path))
        if isinstance(view, QuestionView):
            view.editor.take_focus()
        elif isinstance(view, CardsView):
            view.take_focus()
        else:
            return False
        self._settle_all()
        self.show_whole(view)
        return True

    def _settle_all(self) -> None:
        views = tuple(self._shown.values())
        errors = (view.error for view in views if isinstance(view, QuestionView))
        self.settle(*(error for error in errors if error is not None), *views, self.summary)

    def focus_first(self) -> bool:
        """Put the focus in the first problem of the page, else in its first question, as on arrival.

        False where nothing on it can be answered.
        """
        if self.model.readonly:
            return False
        lines = [self._shown.get((item.kind, item.path)) for item in self.model.walk.items()]
        stops = [view for view in lines if isinstance(view, CardsView | QuestionView) and _is_asked(view)]
        view = next((view for view in stops if view.is_wrong()), next(iter(stops), None))
        if isinstance(view, QuestionView):
            view.editor.take_focus()
        elif view is not None:
            view.begin()
        focused = QApplication.focusWidget()
        if view is not None and isinstance(focused, QWidget) and view.isAncestorOf(focused):
            self._keep_whole(focused, view)
        return view is not None

    def _keep_whole(self, focused: QWidget, view: QWidget) -> None:
        if self.isVisible() and focused.visibleRegion().boundingRect() != focused.rect():
            self._settle_all()
            self.show_whole(view)

    def _keep_grown(self, path: str) -> None:
        view = self.question_view(path)
        if view is not None:
            inside = [part for part in view.findChildren(QWidget) if part.layout() is not None]
            self.settle(*reversed(inside), view)
            self.show_whole(view)

    def come_by_tab(self, control: QWidget, before: QWidget | None) -> None:
        """Tab has put the focus in a control, from ``before``: have its question in sight, as after Enter.

        In one that is higher than the page, the rows pass by one at a time.
        """
        view = next((line for line in self._shown.values() if line.isAncestorOf(control)), None)
        if view is None:
            return
        self._settle_all()
        if before is None or not view.isAncestorOf(before) or view.height() <= self.area.viewport().height():
            self.show_whole(view)

    def spoken(self) -> str:
        """What a screen reader says on arrival."""
        if self._sole:
            items = self.model.walk.items()
            label = (
                self.model.question(items[0].path).label if items and items[0].kind is Line.QUESTION else ""
            )
            return f"{self.model.page_label()}. {label}"
        return self.model.page_label()

    def _card_name(self, path: str) -> str:
        card = instance_of(path)
        return self.model.cards.title(card) if card and card != self.place.key else ""

    def _covers(self, path: str) -> bool:
        return self.question_view(path) is not None or any(
            path.startswith(f"{view.item.path}[")
            for view in self._shown.values()
            if isinstance(view, CardsView)
        )

    def _show_head(self) -> None:
        label = self.model.page_label(self.place)
        at, count = self.model.walk.card_position() if self.place.kind is Kind.INSTANCE else (0, 0)
        self.title.setText(label)
        self.title.setVisible(not self._sole and not self._says_itself(label))
        said = self.tr("{at} of {count}").format(at=at, count=count) if count else ""
        self.caption.setText(label if self._sole else said)
        self.caption.setVisible(bool(self.caption.text()))

    def _says_itself(self, label: str) -> bool:
        """Whether the page is one question that the page is named after."""
        lines = self._items()
        return (
            len(lines) == 1 and lines[0].kind is Line.QUESTION and self.model.label_of(lines[0].path) == label
        )

    def _items(self) -> tuple[Item, ...]:
        """The lines of this page, which may not be the open one."""
        opened = self.model.walk.place.key == self.place.key
        return self.model.walk.items() if opened else self.model.walk.items_of(self.place)

    def _shows_file(self, item: Item) -> bool:
        if item.kind is not Line.QUESTION:
            return False
        question = self.model.question(item.path)
        return bool(question.media) or (question.type == "binary" and question.value is not None)

    def _line(self, item: Item) -> QWidget:
        key = (item.kind, item.path)
        widget = self._shown.get(key)
        if widget is None:
            widget = self._shown[key] = self._make(item)
        return widget

    def _make(self, item: Item) -> QWidget:
        if item.kind is Line.HEADING:
            return SectionTitle(self.desk.look, item.label)
        if item.kind is Line.CARDS:
            return CardsView(self.desk, self.model, item)
        view = QuestionView(self.desk, self.model.question(item.path), sole=self._sole)
        view.answered.connect(self.model.answer)
        view.typed.connect(self.model.boxes.type)
        view.left.connect(self._left)
        view.done.connect(self._to_next)
        view.pointed.connect(self._to_opened)
        view.grew.connect(self._keep_grown)
        view.show_comments(self.model.changes.comments(item.path))
        if self.model.readonly:
            view.set_readonly(True)
        return view

    def _fill(self, wanted: Iterable[Item], own: str) -> None:
        for item in wanted:
            view = self._shown[item.kind, item.path]
            if isinstance(view, QuestionView):
                question, typed = self.model.question(item.path), self.model.boxes.text(item.path)
                if view.show_question(question, typed, own=item.path == own):
                    self._ready_for = None
            elif isinstance(view, CardsView):
                self._ready_for = None
                view.show_item(item)
                # a page that is one list of cards says its name once, as its title
                view.title.setVisible(self._sole or item.label != self.model.page_label(self.place))
            elif isinstance(view, SectionTitle):
                view.setText(item.label)

    def _to_next(self, path: str) -> None:
        """Put the focus into what follows a question, so that one key passes all that could be chosen."""
        paths = [item.path for item in self.model.walk.items()]
        for following in paths[paths.index(path) + 1 :] if path in paths else ():
            if self._can_stop(following) and self.focus_on(following):
                line = QApplication.focusWidget()
                if isinstance(line, QLineEdit):
                    line.selectAll()  # as after Tab: what is typed replaces what stands there
                return
        self.done.emit()

    def _to_opened(self, path: str) -> None:
        """After a finger chose: put the cursor into the box right below that this choice has opened.

        Only there, and only after a finger or a mouse: a key that chooses leaves the focus where it is.
        """
        own, opened = self._opened
        self._opened = "", frozenset()
        paths = [item.path for item in self.model.walk.items()]
        following = paths[paths.index(path) + 1 :][:1] if path in paths else []
        view = self.question_view(following[0]) if following else None
        if own != path or view is None or view.path not in opened:
            return
        box = next(iter(view.editor.inputs()), None)
        if isinstance(box, QLineEdit | QPlainTextEdit) and view.question.value is None:
            self.settle()
            self.focus_on(view.path)

    def _can_stop(self, path: str) -> bool:
        view = self._shown.get((Line.QUESTION, path)) or self._shown.get((Line.CARDS, path))
        parts = view.editor.inputs() if isinstance(view, QuestionView) else ()
        parts = view.stops() if isinstance(view, CardsView) else parts
        return any(part.isEnabled() and part.isVisible() for part in parts)

    def _left(self, path: str) -> None:
        self.model.leave(path)
        view = self.question_view(path)
        if view is not None:
            view.refresh_editor(self.model.boxes.text(path))


def _is_asked(view: CardsView | QuestionView) -> bool:
    """Whether somebody can answer there: what was taken over from another report is only read."""
    return isinstance(view, CardsView) or (bool(view.editor.inputs()) and not view.question.readonly)
