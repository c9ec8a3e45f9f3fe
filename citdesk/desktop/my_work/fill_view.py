"""A report open in the guided form, inside the shell: its name, whether it is saved, and the way out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citdesk.desktop.form import Desk, FormView, Safety
from citdesk.desktop.form.page_view import PageView
from citdesk.desktop.form.place import CHECK
from citdesk.desktop.my_work.filling_model import FillingModel
from citdesk.desktop.my_work.newer_form_view import NewerFormStrip
from citdesk.desktop.my_work.parent_first_view import ParentFirstStrip
from citdesk.desktop.my_work.sections import name_of
from citdesk.desktop.shell.actions import Place
from citdesk.desktop.shell.moments import clock
from citdesk.desktop.shell.page import Page, PageContext
from citdesk.desktop.shell.ribbon import PracticeRibbon
from citdesk.desktop.shell.trouble import Trouble
from citdesk.desktop.widgets import Body, ErrorText, Rank, State, announce
from citdesk.desktop.widgets.styled import follow


class FillPage(Page):
    """Holds the form of a :class:`FillingModel`, which belongs to it. ``sent`` carries the report's row."""

    sent = Signal(object)
    #: the report was left unsent, to be come back to; carries its model
    departed = Signal(object)
    #: the person wants to see what the newer version of the form would change
    newer_wanted = Signal()
    #: services are wanted, without leaving the form
    services_wanted = Signal()
    #: pictures are wanted; carries the free-text question that takes what is pointed at, '' for none
    aid_wanted = Signal(str)
    #: a question is to be held out to the person; carries its path
    hand_wanted = Signal(str)
    #: a clinician is to be asked about this report
    consult_wanted = Signal(str)
    #: (form, report): what goes with this report is to be begun
    begin_wanted = Signal(str, str)
    #: all that goes with this report is to be seen; carries the report
    companions_wanted = Signal(str)
    #: another report is to be opened
    report_wanted = Signal(str)
    #: the report that goes first is to be opened at what it lacks; carries its id
    parent_wanted = Signal(str)
    #: that one and this one are to be sent; carries its id
    both_wanted = Signal(str)
    place = Place.FORM

    def __init__(self, desk: Desk, model: FillingModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        model.setParent(self)
        self.look = desk.look
        self.model = model
        #: how many lines were added that nobody was told of yet
        self._added = 0
        #: whether a session waits for the files chosen here, and why one was not kept meanwhile
        self._waited_for, self._turned_away = False, ""
        self.setObjectName("page.fill")
        self.form = FormView(desk, model.form, self)
        self._line = ErrorText(desk.look, "", self, name="fill.trouble")
        self.trouble = Trouble(self, self._line)
        self.notes = Body(desk.look, "\n".join(model.notes), self, name="fill.notes")
        self.notes.setVisible(bool(model.notes))
        self.parent_first = ParentFirstStrip(desk.look, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.newer = NewerFormStrip(desk.look, model.newer, self) if model.newer is not None else None
        self.practice = PracticeRibbon(desk.look, self)
        self.practice.setVisible(model.practice)
        column.addWidget(self.practice)
        column.addWidget(self._line)
        column.addWidget(self.notes)
        column.addWidget(self.parent_first)
        if self.newer is not None:
            column.addWidget(self.newer)
            self.newer.look_wanted.connect(self.newer_wanted)
        column.addWidget(self.form, 1)
        model.form.saves.changed.connect(self.context_changed)
        model.form.walk.page_changed.connect(self._turned)
        self.form.guidance.services_button.clicked.connect(self.services_wanted)
        self.form.guidance.aid_button.clicked.connect(self._want_aid)
        self.form.guidance.consult_button.clicked.connect(self._want_consult)
        self.form.guidance.companions_button.clicked.connect(self._want_companions)
        self._offer_ways()
        self.parent_first.both_wanted.connect(self.both_wanted)
        self.parent_first.parent_wanted.connect(self.parent_wanted)
        self.parent_first.turned.connect(self._show_main_act)
        model.held_up.connect(self.parent_first.show_held)
        model.form.begin_wanted.connect(self._want_begun)
        model.form.across.wanted.connect(self.hand_wanted)
        model.form.walk.later_wanted.connect(self.left)
        model.sent.connect(self.sent)
        model.failed.connect(self.trouble.say)
        model.calmed.connect(self.trouble.calm)
        model.busy_changed.connect(self._show_busy)
        model.files.busy_changed.connect(self._files_ready)
        model.files.turned_away.connect(self._file_refused)
        follow(desk.look, self.restyle)

    def restyle(self) -> None:
        """Take margins from the look."""
        side = self.look.margin()
        for words in (self._line, self.notes):
            words.setContentsMargins(side, self.look.em(0.5), side, self.look.em(0.5))

    @Slot()
    def _turned(self) -> None:
        if self.model.form.walk.place.key == CHECK:  # Continue is Send from here on
            self.renewed.emit()

    @Slot()
    def _show_main_act(self) -> None:
        self.form.foot.go.set_rank(Rank.PRIMARY if self.parent_first.isHidden() else Rank.SECONDARY)

    def context(self) -> PageContext:
        row = self.model.row
        saved = self.model.form.saves.state
        if saved.safety is Safety.FAILED:
            return PageContext(name_of(row), State.REFUSED, self.tr("Last change not saved"))
        if self.model.form.saves.take_long:
            return PageContext(name_of(row), State.DRAFT, self.tr("Saving …"))
        if self.model.readonly:
            return PageContext(name_of(row), None, "", self.tr("Only to read"))
        if saved.at is None:
            return PageContext(name_of(row), State.DRAFT)
        time = clock(saved.at, self.model.zone)
        return PageContext(
            name_of(row),
            State.SAVED,
            self.tr("Saved on this computer {time}").format(time=time),
            brief=self.tr("Saved {time}").format(time=time),
        )

    def commands(self) -> Mapping[str, Callable[[], None]]:
        form = self.model.form
        return {
            "form.continue": self.form.foot.continued.emit,
            "form.goto": self.form.toggle_outline,
            "form.find": self.form.find_question,
            "form.undo": form.undo,
            "form.redo": form.redo,
            "form.problem": self.form.next_problem,
            "form.hand": self.form.hand_across,
            "form.later": form.walk.come_back_later,
            "form.check": lambda: form.walk.open_section(CHECK),
        }

    def panes(self) -> Sequence[QWidget]:
        above = [self.newer] if self.newer is not None and not self.newer.isHidden() else []
        form = self.form
        if form.search.isVisible():
            return [*above, form.search]
        guidance = [form.guidance] if form.guidance.isVisible() else []
        return [*above, form.outline, form.stack, *guidance, form.foot]

    def arrive(self) -> None:
        self.form.end_search()
        page, question = self.form.page(), self.model.form.in_hand.at_question
        if not (question and isinstance(page, PageView) and page.focus_on(question)):
            self.form.focus_first()

    def resume(self, question: str) -> None:
        """Put the focus in the question somebody was at, if it stands on the page that is open."""
        page = self.form.page()
        if question and isinstance(page, PageView):
            page.focus_on(question)

    def depart(self) -> None:
        self.model.form.boxes.flush()
        self.model.hand_over()
        if not (self.model.readonly or self.model.was_sent):
            self.departed.emit(self.model)

    def unsaved(self) -> bool:
        return self.model.unsaved

    def lingers(self) -> bool:
        return self.model.unsaved

    def stuck(self) -> bool:
        return self.model.unsaved and self.model.form.saves.state.safety is Safety.FAILED

    def takes_in(self) -> bool:
        return self.model.files.busy

    def finish_up(self) -> str:
        self._waited_for = True
        words = self.tr("A photo or file is still being saved. As soon as it is, this ends by itself.")
        self.form.toast.show_words(words, undo=False)
        return words

    def left_behind(self) -> str:
        report, told = name_of(self.model.row), list[str]()
        if self._turned_away:
            words = self.tr("The file you chose last for {report} was not kept. {reason}")
            told.append(words.format(report=report, reason=self._turned_away))
        if self.stuck():
            words = self.tr("What you wrote last in {report} was not saved. {reason}")
            told.append(words.format(report=report, reason=self.model.form.saves.state.message))
        return " ".join(told)

    def show_handed_on(self, words: str) -> None:
        """Somebody else goes on with this report: say so, and let it be read only. What is typed is kept."""
        if self.model.hand_on(words):
            self.form.end_writing()
            self._offer_ways()
            self.context_changed.emit()
            self.notes.setText(words)
            self.notes.show()
            announce(self, words, urgent=True)

    def stay_open(self) -> None:
        self.form.tell(self.tr("Not saved yet, so this report stays open. Press Try again."))

    def add_line(self, path: str, line: str) -> None:
        """Put a line at the end of a free-text answer, and save it."""
        form = self.model.form
        if form.asked_now(path) and not self.model.readonly:
            form.answer(path, "\n".join(filter(None, (form.question(path).text, line))))
            self._added += 1

    def tell_added(self, path: str) -> None:
        """Say where the added lines went, which may be another page; they are one step to undo."""
        added, self._added = self._added, 0
        if added:
            self.model.form.gather(added)
            label = self.model.form.label_of(path)
            self.form.tell(self.tr("Written under “{question}”").format(question=label))

    def _offer_ways(self) -> None:
        """Offer what leads on from a report that is being written."""
        model, guidance = self.model, self.form.guidance
        guidance.consult_button.setVisible(model.asks_clinicians)
        guidance.companions_button.setVisible(model.has_companions and not model.readonly)
        if model.handed_on:
            self.parent_first.put_away()
            if self.newer is not None:
                self.newer.hide()

    def _want_aid(self) -> None:
        # a tap is added to what is told; an event number or a name is no place for it
        self.aid_wanted.emit(self.model.place_for_pictures())

    def _want_consult(self) -> None:
        self.trouble.calm()
        self.model.form.boxes.flush()  # the question begins with the facts noted so far
        self.model.when_saved(lambda: self.consult_wanted.emit(self.model.report))

    def _want_companions(self) -> None:
        self.trouble.calm()
        self.model.form.boxes.flush()
        self.model.when_saved(lambda: self.companions_wanted.emit(self.model.report))

    def _want_begun(self, form_id: str) -> None:
        self.trouble.calm()
        self.model.form.boxes.flush()  # what goes with it takes its facts from here
        companion = self.model.companion(form_id)
        if companion is None:
            self.model.when_saved(lambda: self.begin_wanted.emit(form_id, self.model.report))
        else:
            self.report_wanted.emit(companion)

    @Slot()
    def _files_ready(self) -> None:
        if not self.model.files.busy:
            self.ended.emit()

    @Slot(str)
    def _file_refused(self, words: str) -> None:
        if self._waited_for:  # nobody may be there any more to read it
            self._turned_away = words

    def _show_busy(self) -> None:
        self.form.foot.go.set_words(
            self.tr("Sending …") if self.model.sending else self.model.form.send_words
        )
