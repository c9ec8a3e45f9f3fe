"""Reports: the list of a person's own work with Start a report beside its name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citdesk.desktop.my_work.model import MyWorkModel
from citdesk.desktop.my_work.sections import TIMELINE
from citdesk.desktop.rows.list_page import ListFrame
from citdesk.desktop.rows.search_bar import SearchBar
from citdesk.desktop.shell.actions import Place
from citdesk.desktop.shell.page import Page, PageContext
from citdesk.desktop.shell.read_again import ReadAgain
from citdesk.desktop.shell.trouble import Trouble
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Button, LookText, Rank


class MyWorkPage(Page):
    """Shows a :class:`MyWorkModel`. ``start_wanted`` asks for the page that starts a report.

    While nothing was ever written here, ``sample_wanted`` and ``tour_wanted`` are offered to somebody new.
    """

    start_wanted = Signal()
    #: carries a report of the case
    timeline_wanted = Signal(str)
    sample_wanted = Signal()
    tour_wanted = Signal()
    place = Place.LIST

    def __init__(self, look: Look, model: MyWorkModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        #: whether another page lay over the list since it was last come to
        self._lay_under = False
        #: where its cursor goes, '' for what comes first, and after how many readings it is left alone
        self._begins_at, self._until = "", 0
        self.setObjectName("page.my-work")
        self.frame = ListFrame(look, self, name="my-work", title=self.tr("Your reports"))
        self.start = Button(
            look, self.tr("Start a report"), name="report.start", rank=Rank.PRIMARY, icon="add"
        )
        self.grouping = Button(look, "", name="my-work.grouping", rank=Rank.SECONDARY)
        self.frame.add_act(self.grouping)
        self.frame.add_act(self.start)
        words, ways = self.tr("Open the sample case"), self.frame.ways
        self.sample = Button(look, words, ways, name="my-work.sample", icon="draft")
        self.tour = Button(look, self.tr("Take the tour"), ways, name="my-work.tour", icon="forward")
        self.frame.offer([self.sample, self.tour])
        self.sample.clicked.connect(self.sample_wanted)
        self.tour.clicked.connect(self.tour_wanted)
        self.faults = LookText(look, "", name="my-work.faults")
        self.frame.put_over_list(self.faults)
        self.search = SearchBar(
            look,
            model.search,
            name="my-work",
            label=self.tr("Search your reports"),
            hint=self.tr("Search: name, number, any word"),
            stages=[("open", self.tr("Not finished")), ("done", self.tr("Done"))],
        )
        self.frame.put_over_list(self.search)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        self.start.clicked.connect(self.start_wanted)
        self.grouping.clicked.connect(self._regroup)
        self.frame.list.opened.connect(self._open)
        for touched in (self.frame.list.pressed, self.frame.list.key_pressed):
            touched.connect(self._leave_alone)
        self.covered.connect(self._note_covered)
        self.search.entered.connect(self.frame.focus_list)
        model.changed.connect(self._show)
        model.opening.connect(self.frame.taking_long.follow)
        model.search.changed.connect(self._show)
        trouble = Trouble(self, self.frame.trouble)
        trouble.follow(model)
        trouble.follow(model.search)
        ReadAgain(self.frame.again, model, model.reload, self)
        self._show()

    def context(self) -> PageContext:
        return PageContext(self.tr("Reports"))

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {"list.refresh": self._model.reload, "list.search": self.search.field.setFocus}

    def panes(self) -> Sequence[QWidget]:
        return [self.frame]

    def arrive(self) -> None:
        self._begins_at = self._model.take_sent()
        came_back, self._lay_under = self._lay_under, False
        stays = came_back and not self._begins_at
        self._until = 0 if stays else self._model.reads + 1
        self._begin()
        self._model.reload()
        if self.frame.list.isVisible():
            self.frame.focus_list()
        else:
            self.start.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.frame.show_trouble("")

    @Slot()
    def _note_covered(self) -> None:
        self._lay_under = True

    @Slot()
    def _leave_alone(self) -> None:
        self._until = 0

    def _begin(self) -> None:
        """Put the cursor where work goes on, until the list was read anew or somebody uses it."""
        rows, model = self.frame.list, self._model
        if self._until and not model.search.asked.active:
            report = self._begins_at or model.where_to_begin(rows.chosen)
            if report != rows.chosen:
                rows.choose(report)
        if model.reads >= self._until:
            self._until = 0

    def _regroup(self) -> None:
        self._model.group_by_case(not self._model.is_by_case)
        self.frame.list.scrollToTop()

    def _open(self, report: str) -> None:
        self.frame.show_trouble("")
        if report.startswith(TIMELINE):
            self.timeline_wanted.emit(report.removeprefix(TIMELINE))
        else:
            self._model.open(report)

    def _show_faults(self) -> None:
        faults = self._model.faults
        step = self.tr("Everything else can be written. Tell your administrator what stands here.")
        self.faults.setText("\n".join((*faults, step)) if faults else "")
        self.faults.setVisible(bool(faults))

    def _show(self) -> None:
        asked = self._model.search.asked
        searching = asked.active
        lines = self._model.search.lines if searching else self._model.lines
        self.search.setVisible(searching or bool(lines) or self._model.reads_others)
        by_case = self._model.is_by_case
        self.grouping.setVisible(bool(lines) and not asked.by_words)
        self.grouping.set_words(self.tr("By what is next") if by_case else self.tr("By case"))
        self.frame.rows.show_rows(lines)
        self._begin()
        self._show_faults()
        empty = self._model.loaded and not lines and not searching
        self.frame.show_empty(
            self.tr(
                "Your reports will be here. Start one when you are with someone in crisis, or after.\n"
                "New here? Try the sample case: it stays on this computer and can never be sent."
            )
            if empty
            else ""
        )
