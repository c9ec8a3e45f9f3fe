"""What leads where among a person's own reports: begun, written, sent, looked at, and consulted about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import cast

from PySide6.QtCore import QObject, Signal

from citdesk.desktop.consult.asked_model import AskedModel
from citdesk.desktop.consult.asked_view import AskedPage
from citdesk.desktop.facing.facing_view import FacingPage
from citdesk.desktop.field_guide.journey import GuideJourney
from citdesk.desktop.form import Desk as EditorDesk
from citdesk.desktop.form import Pace
from citdesk.desktop.my_work.bookmarks import Bookmarks
from citdesk.desktop.my_work.confirmation_view import ConfirmationPage
from citdesk.desktop.my_work.fill_view import FillPage
from citdesk.desktop.my_work.filling_model import FillingModel
from citdesk.desktop.my_work.list_view import MyWorkPage
from citdesk.desktop.my_work.model import MyWorkModel
from citdesk.desktop.my_work.newer_form_view import NewerFormPage
from citdesk.desktop.my_work.report_view import ReportPage
from citdesk.desktop.my_work.report_wording import ReportWording
from citdesk.desktop.my_work.sections import name_of
from citdesk.desktop.my_work.start_view import ParentPage, StartPage
from citdesk.desktop.my_work.way_on import handed_on_words
from citdesk.desktop.position.finder import system_source
from citdesk.desktop.shell.exchange_model import ExchangeModel
from citdesk.desktop.shell.journey import Ground, Journey
from citdesk.desktop.shell.lock_model import LockModel
from citdesk.workspace import CONSULT_FORM, Filling, FormCard, GoesWith, ReportRow, guidance


class MyWorkJourney(Journey):
    """Makes the pages of a person's own reports; ``go_home`` goes to their area.

    ``acted`` fires when something entered the record, ``left`` when a report that was being written was left;
    ``papers_wanted`` carries a report's row, ``case_wanted`` and ``timeline_wanted`` a report and its name.
    """

    acted = Signal()
    left = Signal()
    papers_wanted = Signal(object)
    case_wanted = Signal(str, str)
    timeline_wanted = Signal(str, str)
    tour_wanted = Signal()
    sample_wanted = Signal()
    #: too many wrong PINs where one brings the screen back from the person
    pin_spent = Signal()

    def __init__(
        self,
        ground: Ground,
        parent: QObject | None = None,
        *,
        guide: GuideJourney,
        exchange: ExchangeModel,
        go_home: Callable[[], None],
        pace: Callable[[], Pace],
    ) -> None:
        super().__init__(ground, parent)
        self._guide = guide
        self._exchange = exchange
        self._go_home = go_home
        self._pace = pace
        self._bookmarks = Bookmarks()
        #: reports that are to be sent first, each with the one that waits for it
        self._first: dict[str, str] = {}
        #: a report that opens at the first thing it lacks
        self._to_mend = ""
        self._editors = EditorDesk(
            self._look,
            self._now,
            guide=lambda card: guidance().beside(card),
            open_source=system_source,
        )
        self.mine = MyWorkModel(self._workspace, self._tasks, self._now, self)
        self.mine.filling.connect(self.fill)
        self.mine.looking.connect(self._look_at)
        # a report taken back or taken up again is no longer what it was counted as
        self.mine.filling.connect(exchange.count_waiting)
        self.mine.settled.connect(self.acted)
        self.mine.not_begun.connect(self._not_begun)
        self.mine.changed.connect(self._tell_handed_on)

    def home(self) -> MyWorkPage:
        """The area's root page."""
        page = MyWorkPage(self._look, self.mine)
        page.start_wanted.connect(self.start)
        page.sample_wanted.connect(self.sample_wanted)
        page.tour_wanted.connect(self.tour_wanted)
        page.timeline_wanted.connect(self._timeline)
        return page

    def start(self) -> None:
        """Choose what to report."""
        self._go_home()
        if not self._areas.to_root():
            return
        page = StartPage(self._look, self.mine)
        page.parent_wanted.connect(self._choose_parent)
        self._areas.push(page)

    def start_form(self, form: str) -> None:
        """Begin a report of this form; where it belongs to another report, that one is chosen first."""
        card = next((each for each in (*self.mine.starts, *self.mine.child_starts) if each.id == form), None)
        if card is None:
            return
        if card.parent_form is not None:
            self.start()
            if self.mine.fitting(card) and isinstance(self._areas.page, StartPage):
                self._choose_parent(card)
            return
        self._go_home()
        if self._areas.to_root():
            self.mine.start(form)

    def fill(self, filling: Filling) -> None:
        """Open a report to be written."""
        areas = self._areas
        for page in areas.lingering():
            if isinstance(page, FillPage) and page.model.report == filling.report and page.model.unsaved:
                areas.bring(page)  # what was read may lack what is still on its way there
                return
        self._go_home()
        if areas.to_root():
            page = self._fill_page(filling)
            areas.push(page)
            if filling.report == self._to_mend:
                page.form.next_problem()
        self._to_mend = ""

    def practise(self, filling: Filling) -> None:
        """A report written in practice opens over the field guide, not among the reports."""
        page = self._fill_page(filling)
        page.model.practised.connect(lambda found: self._guide.show_done(filling.report, found))
        self._areas.push(page)

    def look_at(self, report: str) -> None:
        """Look at one's own report over the page in sight."""
        row = self.mine.row(report)
        if row is not None:
            self._look_at(row)

    def look_at_alone(self, report: str) -> None:
        """Look at one's own report, with nothing but the area's root page beneath."""
        if self.mine.row(report) is not None:
            self._areas.to_root()
            self.look_at(report)

    def in_hand(self) -> list[str]:
        """The report that is open, or under a page that lies over it, and the place in it; empty for none."""
        areas = self._areas
        page = next((each for each in (areas.page, areas.beneath) if isinstance(each, FillPage)), None)
        if page is None or page.model.readonly:
            return []
        form = page.model.form
        return [page.model.report, form.walk.position(), form.in_hand.path(), *sorted(form.walk.passed)]

    def resume(self, read: object) -> None:
        """Go on where :meth:`in_hand` said, unless the person is somewhere else by the time it is read."""
        report, position, question, *passed = cast("list[str]", read)
        root = self._areas.page
        workspace = self._workspace

        def resume(filling: Filling) -> None:
            if filling.readonly or self._areas.page is not root:
                return
            self._bookmarks.put(report, filling.row.revision_number, position, passed)
            self.fill(filling)
            page = self._areas.page
            if isinstance(page, FillPage):
                page.resume(question)

        self._tasks.vault(lambda: workspace.open_report(report), resume, lambda _gone: None)

    def _choose_parent(self, card: FormCard) -> None:
        self._areas.push(ParentPage(self._look, self.mine, card))

    def _mend_first(self, parent: str, waiting: str) -> None:
        """Open the report that goes first at what it lacks; what waits for it is offered once it was sent."""
        self._first[parent], self._to_mend = waiting, parent
        self.mine.open(parent)

    def _fill_page(self, filling: Filling) -> FillPage:
        model = FillingModel(self._workspace, self._tasks, filling, self._now)
        model.form.walk.set_pace(self._pace())
        self._bookmarks.lead(model)
        wording = ReportWording(self._workspace, self._tasks, filling.report, model)
        files = model.files
        self._editors.files.note_sizes(model.file_sizes())
        attach = None if model.readonly else files.attach
        desk = replace(
            self._editors,
            wording=wording,
            attach=attach,
            picture=files.show_picture,
            on_its_way=files.on_its_way,
            when_stored=files.stored.connect,
            hand=model.form.across.hand,
            signer=model.signer,
        )
        page = FillPage(desk, model)
        page.services_wanted.connect(self._guide.find_service)
        page.aid_wanted.connect(lambda path: self._show_aid(page, path))
        page.hand_wanted.connect(lambda path: self._hand_across(page, path))
        page.consult_wanted.connect(lambda report: self.mine.start(CONSULT_FORM, report))
        page.begin_wanted.connect(self.mine.start)
        page.report_wanted.connect(self.mine.open)
        page.parent_wanted.connect(lambda parent: self._mend_first(parent, model.report))
        page.both_wanted.connect(lambda parent: self._send_both(page, parent))
        page.companions_wanted.connect(self.look_at)
        page.departed.connect(self._bookmarks.keep)
        page.left.connect(self.left)
        page.sent.connect(lambda row: self._sent(row, model.owed))
        page.newer_wanted.connect(lambda: self._areas.push(NewerFormPage(self._look, model)))
        model.moved.connect(self.fill)
        return page

    def _show_aid(self, page: FillPage, path: str) -> None:
        if path:
            self._guide.show_aid(
                lambda line: page.add_line(path, line),
                lambda: page.tell_added(path),
                page.model.form.label_of(path),
            )
        else:
            self._guide.show_aid()

    def _send_both(self, page: FillPage, parent: str) -> None:
        """Only once all of the other one is on disk: a photo may still be on its way into it."""
        held = next((each for each in self._writing() if each.model.report == parent), None)
        if held is not None and held.model.unsaved:
            words = self.tr("The {report} is still being saved. Press Send once more when it is.")
            page.trouble.say(words.format(report=name_of(held.model.row)))
        else:
            page.model.send_with_parent()

    def _writing(self) -> list[FillPage]:
        """The reports that were opened to be written, in sight or not, also where somebody else goes on."""
        pages = (each for each in self._areas.pages() if isinstance(each, FillPage))
        return [each for each in pages if each.model.handed_on or not each.model.readonly]

    def _tell_handed_on(self) -> None:
        """A supervisor gave a report to somebody else while it stands open here."""
        for page in self._writing():
            row = self.mine.row(page.model.report)
            if row is not None and row.handed_on:
                page.show_handed_on(handed_on_words(row))

    def _hand_across(self, page: FillPage, path: str) -> None:
        workspace, tasks = self._workspace, self._tasks
        lock = LockModel("", workspace.check_pin, workspace.check_pin, tasks)
        lock.spent.connect(self.pin_spent)
        facing = FacingPage(page.form.desk, page.model.form, path, lock)
        tasks.vault(lambda: workspace.has_pin, lock.ask_for_pin)
        self._areas.push(facing)

    def _not_begun(self, why: str) -> None:
        """Asked for from a report that is being written, it is said there."""
        page = self._areas.page
        if isinstance(page, FillPage):
            page.trouble.say(why)

    def _sent(self, row: ReportRow, owed: Sequence[GoesWith]) -> None:
        self._bookmarks.forget(row.id)
        self.mine.note_sent(row.id)
        if row.form_id == CONSULT_FORM:
            self._areas.swap(self._asked_page(row))
            self.acted.emit()
            return
        held = self.mine.row(self._first.pop(row.id, ""))
        page = ConfirmationPage(
            self._look, self.mine, row, link=lambda: self._exchange.state, held=held, owed=owed
        )
        page.begin_wanted.connect(self.mine.start)
        page.open_wanted.connect(self.mine.open)
        self._exchange.changed.connect(page.link_changed)
        page.go_on_wanted.connect(self.mine.open)
        page.start_wanted.connect(self.start)
        page.look_wanted.connect(self.look_at_alone)
        self._areas.swap(page)
        self.acted.emit()

    def _look_at(self, row: ReportRow) -> None:
        if row.form_id == CONSULT_FORM and row.state is not None and not row.problem:
            self._areas.push(self._asked_page(row))
            return
        page = ReportPage(self._look, self.mine, row)
        page.answers_wanted.connect(self._read_answers)
        page.papers_wanted.connect(self.papers_wanted)
        page.case_wanted.connect(lambda shown: self.case_wanted.emit(shown.id, name_of(shown)))
        page.timeline_wanted.connect(self._timeline)
        self._areas.push(page)

    def _timeline(self, report: str) -> None:
        row = self.mine.row(report) or self.mine.search.row(report)
        self.timeline_wanted.emit(report, "" if row is None else name_of(row))

    def _read_answers(self, report: str) -> None:
        workspace = self._workspace
        self._tasks.vault(lambda: workspace.open_report(report), self._show_answers, self.mine.say_failure)

    def _show_answers(self, filling: Filling) -> None:
        self._areas.push(self._fill_page(filling))

    def _asked_page(self, row: ReportRow) -> AskedPage:
        """An officer's question as it stands, with its answer and whom to call."""
        model = AskedModel(self._workspace, self._tasks, row, self._guide.model, self._now)
        page = AskedPage(self._look, model)
        page.answers_wanted.connect(self._read_answers)
        page.papers_wanted.connect(self.papers_wanted)
        model.filling.connect(self.fill)
        model.withdrawn.connect(self.acted)
        self._exchange.news.connect(model.reload)
        return page
