"""A signed-in person's screens, put together: which pages there are, and what leads from one to the next.

This is the one place that knows all screens. It holds no rule: view models decide, pages show.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from citdesk.casework.people import Role
from citdesk.desktop.case.link_model import LinkModel
from citdesk.desktop.case.link_view import LinkPage
from citdesk.desktop.case.model import CaseModel
from citdesk.desktop.case.timeline_model import TimelineModel
from citdesk.desktop.case.timeline_view import TimelinePage
from citdesk.desktop.case.view import CasePage
from citdesk.desktop.consult.advice_view import AdvicePage
from citdesk.desktop.consult.asked_model import AskedModel
from citdesk.desktop.consult.asked_view import AskedPage
from citdesk.desktop.consult.queue_model import ConsultQueueModel
from citdesk.desktop.consult.queue_view import ConsultQueuePage
from citdesk.desktop.facing.facing_view import FacingPage
from citdesk.desktop.field_guide.journey import GuideJourney
from citdesk.desktop.files import PicturePage
from citdesk.desktop.form import Desk as EditorDesk
from citdesk.desktop.form import Pace
from citdesk.desktop.liaison.journey import LiaisonJourney
from citdesk.desktop.log import kept_lines
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
from citdesk.desktop.own_vault.cut_off_view import CutOffPage
from citdesk.desktop.own_vault.journey import OwnVaultJourney
from citdesk.desktop.own_vault.look_model import LookModel
from citdesk.desktop.own_vault.model import OwnKeys
from citdesk.desktop.own_vault.owed_code_view import OwedCodePage
from citdesk.desktop.position.finder import system_source
from citdesk.desktop.printing.kept import KeptPrinting
from citdesk.desktop.printing.printers import Printers
from citdesk.desktop.review.approve_view import ApprovePage
from citdesk.desktop.review.model import ReviewModel
from citdesk.desktop.review.queue_model import QueueModel
from citdesk.desktop.review.queue_view import QueuePage
from citdesk.desktop.review.remarks import RemarksHeld
from citdesk.desktop.review.report_view import ReviewReportPage
from citdesk.desktop.review.return_view import ReturnPage
from citdesk.desktop.settings.about_view import AboutPage
from citdesk.desktop.settings.agency_view import AgencySettingsPage
from citdesk.desktop.settings.diagnostics import diagnostics
from citdesk.desktop.settings.pin_model import PinModel
from citdesk.desktop.settings.pin_view import PinPage
from citdesk.desktop.settings.printers_view import PrintersPage
from citdesk.desktop.settings.view import SettingsPage
from citdesk.desktop.shell.areas import areas_for, first_area
from citdesk.desktop.shell.custody_model import CustodyModel
from citdesk.desktop.shell.exchange_model import ExchangeModel, MakeLoop
from citdesk.desktop.shell.kept_words import KeptWords
from citdesk.desktop.shell.key_map import KeyMapPage
from citdesk.desktop.shell.lock_model import LockModel
from citdesk.desktop.shell.page import Page
from citdesk.desktop.shell.status_bar import short_name
from citdesk.desktop.shell.unsent_page import UnsentPage
from citdesk.desktop.shell.window import ShellWindow
from citdesk.desktop.sync_centre.model import SyncModel
from citdesk.desktop.sync_centre.stick_model import StickModel
from citdesk.desktop.sync_centre.stick_view import StickPage
from citdesk.desktop.sync_centre.view import SyncPage
from citdesk.desktop.tasks import Tasks
from citdesk.desktop.theme import Look, ThemeChooser
from citdesk.desktop.tour.steps import steps_for
from citdesk.desktop.tour.view import TourPage
from citdesk.desktop.unit.journey import UnitJourney
from citdesk.desktop.unlocking.model import AnswerModel
from citdesk.desktop.unlocking.view import AnswerPage
from citdesk.workspace import (
    AFTER_ACTION_FORM,
    CONSULT_FORM,
    CitdeskError,
    ConsultPage,
    Filling,
    FormCard,
    ReportRow,
    Workspace,
    guidance,
)

#: in the kept place: what a person is told at the next sign-in, where they were, what they did not send
_TOLD, _AT, _WORDS = "told", "at", "words"


class SignedIn(QObject):
    """One person's time at the screen, from sign-in to sign-out."""

    status_changed = Signal()
    pin_kept = Signal()
    #: too many wrong PINs where one brings the screen back from the person
    pin_spent = Signal()
    #: carries the passphrase of whoever wants new keys
    renew_wanted = Signal(object)

    def __init__(
        self,
        window: ShellWindow,
        workspace: Workspace,
        tasks: Tasks,
        make_loop: MakeLoop,
        now: Callable[[], datetime],
        chooser: ThemeChooser,
        keys: OwnKeys,
        *,
        printing: KeptPrinting | None = None,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._look: Look = window.look
        self._workspace = workspace
        self._tasks = tasks
        self._chooser = chooser
        self._keys = keys
        self._bookmarks = Bookmarks()
        #: reports that are to be sent first, each with the one that waits for it
        self._first: dict[str, str] = {}
        #: a report that opens at the first thing it lacks
        self._to_mend = ""
        self._for_support: tuple[str, ...] = ()
        self._remarks = RemarksHeld(workspace, tasks, self)

        def local_now() -> datetime:
            return now().astimezone(workspace.zone)

        self._now = local_now
        self.exchange = ExchangeModel(workspace, tasks, make_loop, self)
        self._my_work = MyWorkModel(workspace, tasks, local_now, self)
        self._queue = QueueModel(workspace, tasks, local_now, self)
        self._consults = ConsultQueueModel(workspace, tasks, local_now, self)
        self._sync = SyncModel(workspace, tasks, local_now, self)
        self.custody = CustodyModel(workspace, tasks, local_now, self)
        self._editors = EditorDesk(
            self._look,
            local_now,
            guide=lambda card: guidance().beside(card),
            open_source=system_source,
        )
        self._kept = KeptWords()
        self._unit = UnitJourney(self._look, window.areas, workspace, tasks, local_now, self, kept=self._kept)
        self._printers = printers = Printers(printing)
        self._liaison = LiaisonJourney(
            self._look, window.areas, workspace, tasks, local_now, self, printers=printers, kept=self._kept
        )
        self._guide = GuideJourney(
            self._look, window.areas, workspace, tasks, local_now, self, printers=printers
        )
        self._look_through = LookModel(workspace, tasks, self)
        self._vault = OwnVaultJourney(self._look, window.areas, workspace, tasks, local_now, keys, self)
        self._wire()

    @property
    def person_words(self) -> str:
        """Who is signed in, for the status bar."""
        person = self._workspace.person
        words = self.tr("{name}, {unit}").format(name=person.name, unit=person.unit)
        return self.tr("{who}. Secrets in a file").format(who=words) if self._keys.in_file else words

    @property
    def unfinished(self) -> int:
        """How many reports of this person were begun and not sent."""
        return self._my_work.unfinished

    def open(self) -> None:
        """Show the frame and the area this person's work is in, and begin to exchange."""
        person, window = self._workspace.person, self._window
        areas = areas_for(person)
        makers: dict[str, Callable[[], Page]] = {
            "area.reports": self._my_work_page,
            "area.review": self._queue_page,
            "area.liaison": self._liaison.home,
            "area.consults": self._consults_page,
            "area.guide": self._guide.home,
            "area.sync": self._sync_page,
        }
        for area in areas:
            window.areas.offer(area.id, makers[area.id])
        window.show_person(self.person_words, areas, short_name(self._workspace.person.name))
        window.commands.carry_out(
            {
                "sync.now": self.exchange.wake,
                "guide.directory": self._guide.find_service,
                "keys": self._show_keys,
                "settings": self._show_settings,
                "printers": self._show_printers,
                "pin": self._choose_pin,
                "vault": self._vault.show_vault,
                "about": self._show_about,
                "tour": self._show_tour,
            }
        )
        if self._writes:
            window.commands.carry_out({"report.start": self._start, "practice.sample": self._try_sample})
        if person.has(Role.SUPERVISOR):
            window.commands.carry_out({"unlock.answer": self._answer_challenge})
        window.show_custody(self.custody)
        window.open_area(first_area(person).id)
        self._reload()
        if self._workspace.cut_off is not None:
            told = CutOffPage(self._look, self._workspace.cut_off, self._now())
            window.areas.push(told)
            told.left.connect(self._ask_for_code)
        else:
            self._ask_for_code()
        self.exchange.start()
        self._look_through.start()

    @property
    def damage_words(self) -> str:
        """What was found when all of the vault was looked through; '' where nothing was, or not yet."""
        return self._look_through.words

    def place_now(self) -> str:
        """Where the person is, for :meth:`open` of another day; '' where no report is in sight.

        What went wrong while nobody was there to be told stands there too.
        """
        told = " ".join(filter(None, (page.left_behind() for page in self._window.areas.pages())))
        return self._place(self._form_in_hand(), told)

    def _place(self, at: object, told: str = "") -> str:
        if told or self._kept.unsent:
            return json.dumps({_TOLD: told, _AT: at, _WORDS: self._kept.written()})
        return json.dumps(at) if at else ""

    def _form_in_hand(self) -> list[str]:
        """The report that is open, or under a page that lies over it, and the place in it; empty for none."""
        areas = self._window.areas
        page = next((each for each in (areas.page, areas.beneath) if isinstance(each, FillPage)), None)
        if page is None or page.model.readonly:
            return []
        form = page.model.form
        return [page.model.report, form.position(), form.in_hand(), *sorted(form.passed)]

    def ask_about_unsent(self, leave: Callable[[], None]) -> bool:
        """Name what was typed on pages and not sent, and ``leave`` once the person lets it go.

        False where there is nothing to ask, or where it was asked already: what is left then stands there
        again after the next sign-in.
        """
        if not self._kept.unsent or isinstance(self._window.areas.page, UnsentPage):
            return False
        page = UnsentPage(self._look, self._kept.unsent)

        def let_go() -> None:
            self._kept.forget()
            leave()

        page.let_go.connect(let_go)
        self._window.areas.push(page)
        return True

    def depart(self) -> None:
        """Make everything typed durable: the screen is being locked, or the person signs out."""
        for page in self._window.areas.pages():
            page.depart()

    def unsaved(self) -> Page | None:
        """A page that holds something that is not on disk, None when everything is."""
        return next((page for page in self._window.areas.pages() if page.unsaved()), None)

    def under_way(self) -> Page | None:
        """A page in which something runs that the session has to wait for, None when nothing does."""
        return next(
            (each for each in self._window.areas.pages() if each.under_way() or each.takes_in()), None
        )

    def end(self) -> None:
        """Stop the exchange and leave; the workspace is closed by whoever opened it."""
        self.depart()
        self.exchange.stop()
        self._look_through.stop()
        self._window.commands.forget(
            "report.start",
            "sync.now",
            "keys",
            "guide.directory",
            "settings",
            "printers",
            "pin",
            "vault",
            "unlock.answer",
            "about",
            "tour",
            "practice.sample",
        )

    def safe_words(self) -> str:
        """Where the work is, for the locked screen."""
        waiting = self.exchange.state.waiting
        safe = (
            self.tr("{n} waiting to be sent. All of it is safe on this computer.").format(n=waiting)
            if waiting
            else self.tr("Everything is safe on this computer.")
        )
        if not self.custody.running:
            return safe
        # a time limit on somebody's liberty matters more than a tidy lock screen; it names nobody
        return self.tr("{custody}. {safe}").format(custody=self.custody.words, safe=safe)

    # --- wiring -----------------------------------------------------------------------------------------

    @property
    def _writes(self) -> bool:
        roles = self._workspace.person.roles
        return bool(roles & {Role.OFFICER, Role.SUPERVISOR})

    def _wire(self) -> None:
        self._my_work.filling.connect(self._fill)
        self._my_work.looking.connect(self._look_at)
        # a report taken back or taken up again is no longer what it was counted as
        self._my_work.filling.connect(self.exchange.count_waiting)
        self._my_work.not_begun.connect(self._not_begun)
        self._my_work.changed.connect(self._badges)
        self._queue.changed.connect(self._badges)
        self._liaison.board.changed.connect(self._badges)
        self._unit.review_wanted.connect(self._review)
        self._unit.case_wanted.connect(self._case)
        self._unit.link_wanted.connect(self._link_from_report)
        self._unit.after_action_wanted.connect(self._look_back)
        self._unit.papers_wanted.connect(self._liaison.show_papers)
        self._unit.acted.connect(self._work_done)
        self._liaison.acted.connect(self._work_done)
        self._look_through.found.connect(self._damage_found)
        self._vault.renew_wanted.connect(self.renew_wanted)
        self._guide.start_wanted.connect(self._my_work.start)
        self._guide.report_wanted.connect(self._look_at_id_above)
        self._guide.review_wanted.connect(self._review)
        self._guide.practising.connect(self._practise)
        self._guide.recorded.connect(self._work_done)
        self._consults.changed.connect(self._badges)
        self._consults.opened.connect(self._show_consult)
        self._consults.done.connect(self._work_done)
        self.exchange.news.connect(self._reload)
        self._out_of_service = False
        self.exchange.news.connect(self._liaison.news)
        self.exchange.changed.connect(self._link_changed)

    def tick(self) -> None:
        """Time has passed: the clocks on the screen go on."""
        self.custody.tick()
        self._queue.tick()

    def _reload(self) -> None:
        person = self._workspace.person
        if self._writes:
            self._my_work.reload()
            self.custody.reload()
        if person.has(Role.SUPERVISOR):
            self._queue.reload()
        if person.has(Role.LIAISON):
            self._liaison.board.reload()
        if person.has(Role.CLINICIAN):
            self._consults.reload()
        self._guide.model.follow()
        self._sync.reload()

    def _link_changed(self) -> None:
        self._sync.follow(self.exchange.state)
        if self._out_of_service is not self.exchange.state.out_of_service:
            self._out_of_service = self.exchange.state.out_of_service
            self._reload()  # what waited to be sent stays here from now on, or goes again
        self._queue.follow(self.exchange.state)
        self._window.badge("area.sync", self.exchange.state.refused)
        self.status_changed.emit()

    def _damage_found(self) -> None:
        self._sync.warn_of(self._look_through.words)
        self.status_changed.emit()

    def _badges(self) -> None:
        self._window.badge("area.reports", self._my_work.waiting)
        self._window.badge("area.review", self._queue.waiting)
        self._window.badge("area.liaison", self._liaison.board.waiting)
        self._window.badge("area.consults", self._consults.waiting)

    def _work_done(self) -> None:
        """Something was sent or decided here: let it leave at once and show what changed."""
        self.exchange.count_waiting()
        self.exchange.wake()
        self._reload()

    # --- reports ----------------------------------------------------------------------------------------

    def _my_work_page(self) -> Page:
        page = MyWorkPage(self._look, self._my_work)
        page.start_wanted.connect(self._start)
        page.sample_wanted.connect(self._try_sample)
        page.tour_wanted.connect(self._show_tour)
        page.timeline_wanted.connect(self._timeline)
        return page

    def _start(self) -> None:
        areas = self._window.areas
        if areas.area != "area.reports":
            self._window.open_area("area.reports")
        if not areas.to_root():
            return
        page = StartPage(self._look, self._my_work)
        page.parent_wanted.connect(self._choose_parent)
        areas.push(page)

    def _choose_parent(self, card: FormCard) -> None:
        self._window.areas.push(ParentPage(self._look, self._my_work, card))

    def _fill(self, filling: Filling) -> None:
        areas = self._window.areas
        for page in areas.lingering():
            if isinstance(page, FillPage) and page.model.report == filling.report and page.model.unsaved:
                areas.bring(page)  # what was read may lack what is still on its way there
                return
        if areas.area != "area.reports":
            self._window.open_area("area.reports")
        if areas.to_root():
            page = self._fill_page(filling)
            areas.push(page)
            if filling.report == self._to_mend:
                page.model.form.step_problem(1)
        self._to_mend = ""

    def _mend_first(self, parent: str, waiting: str) -> None:
        """Open the report that goes first at what it lacks; what waits for it is offered once it was sent."""
        self._first[parent], self._to_mend = waiting, parent
        self._my_work.open(parent)

    def _practise(self, filling: Filling) -> None:
        """A report written in practice opens over the field guide, not among the reports."""
        page = self._fill_page(filling)
        page.model.practised.connect(lambda said: self._guide.show_done(filling.report, said))
        self._window.areas.push(page)

    def _fill_page(self, filling: Filling) -> FillPage:
        model = FillingModel(self._workspace, self._tasks, filling, self._now)
        model.form.set_pace(Pace.QUESTION if self._chooser.settings.in_use.one_question else Pace.SECTION)
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
            hand=model.form.hand_across,
            signer=model.signer,
        )
        page = FillPage(desk, model)
        page.services_wanted.connect(self._guide.find_service)
        page.aid_wanted.connect(lambda path: self._show_aid(page, path))
        page.hand_wanted.connect(lambda path: self._hand_across(page, path))
        page.consult_wanted.connect(lambda report: self._my_work.start(CONSULT_FORM, report))
        page.begin_wanted.connect(self._my_work.start)
        page.report_wanted.connect(self._my_work.open)
        page.parent_wanted.connect(lambda parent: self._mend_first(parent, model.report))
        page.companions_wanted.connect(self._look_at_id_above)
        page.departed.connect(self._bookmarks.keep)
        page.left.connect(self._reload)
        page.sent.connect(self._sent)
        page.newer_wanted.connect(lambda: self._window.areas.push(NewerFormPage(self._look, model)))
        model.moved.connect(self._fill)
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

    def _hand_across(self, page: FillPage, path: str) -> None:
        workspace, tasks = self._workspace, self._tasks
        lock = LockModel("", workspace.check_pin, workspace.check_pin, tasks)
        lock.spent.connect(self.pin_spent)
        facing = FacingPage(page.form.desk, page.model.form, path, lock)
        tasks.vault(lambda: workspace.has_pin, lock.ask_for_pin)
        self._window.areas.push(facing)

    def _not_begun(self, why: str) -> None:
        """Asked for from a report that is being written, it is said there."""
        page = self._window.areas.page
        if isinstance(page, FillPage):
            page.trouble.say(why)

    def _ask_for_code(self) -> None:
        if not self._workspace.code_owed:
            self._go_on()
            return
        page = OwedCodePage(self._look)
        self._window.areas.push(page)
        page.left.connect(self._go_on)
        page.code_wanted.connect(self._to_new_code)
        page.written.connect(lambda: self._tasks.vault(self._keys.written))

    def _to_new_code(self) -> None:
        self._window.areas.back()
        self._vault.show_vault()

    def _go_on(self) -> None:
        self._tasks.vault(self._workspace.place, self._resume)

    def _resume(self, place: str) -> None:
        """Go on where the vault was locked, unless the person is somewhere else by now."""
        read: object = json.loads(place) if place else None
        if isinstance(read, dict):
            kept = cast("dict[str, object]", read)
            self._tell(str(kept.get(_TOLD, "")))
            read = kept.get(_AT)
            self._kept.take(cast("dict[str, list[str]]", kept.get(_WORDS, {})))
            workspace, at = self._workspace, self._place(read)
            self._tasks.vault(lambda: workspace.keep_place(at))  # told once
        if not read or not self._writes:
            return
        report, position, question, *passed = cast("list[str]", read)
        root = self._window.areas.page
        workspace = self._workspace

        def resume(filling: Filling) -> None:
            if filling.readonly or self._window.areas.page is not root:
                return
            self._bookmarks.put(report, filling.row.revision_number, position, passed)
            self._fill(filling)
            page = self._window.areas.page
            if isinstance(page, FillPage):
                page.resume(question)

        self._tasks.vault(lambda: workspace.open_report(report), resume, lambda _gone: None)

    def _tell(self, words: str) -> None:
        """Say on the liaison's board what went wrong after the screen was locked."""
        if words and self._workspace.person.has(Role.LIAISON):
            self._window.open_area("area.liaison")
            self._liaison.board.failed.emit(words)

    def _sent(self, row: ReportRow) -> None:
        self._bookmarks.forget(row.id)
        if row.form_id == CONSULT_FORM:
            self._window.areas.swap(self._asked_page(row))
            self._work_done()
            return
        held = self._my_work.row(self._first.pop(row.id, ""))
        page = ConfirmationPage(self._look, self._my_work, row, link=lambda: self.exchange.state, held=held)
        self.exchange.changed.connect(page.link_changed)
        page.go_on_wanted.connect(self._my_work.open)
        page.start_wanted.connect(self._start)
        page.look_wanted.connect(self._look_at_id)
        self._window.areas.swap(page)
        self._work_done()

    def _look_at_id(self, report: str) -> None:
        row = self._my_work.row(report)
        if row is not None:
            self._window.areas.to_root()
            self._look_at(row)

    def _look_at_id_above(self, report: str) -> None:
        """Look at one's own report over the page in sight."""
        row = self._my_work.row(report)
        if row is not None:
            self._look_at(row)

    def _look_at(self, row: ReportRow) -> None:
        if row.form_id == CONSULT_FORM and row.state is not None and not row.problem:
            self._window.areas.push(self._asked_page(row))
            return
        page = ReportPage(self._look, self._my_work, row)
        page.answers_wanted.connect(self._read_answers)
        page.papers_wanted.connect(self._liaison.show_papers)
        page.case_wanted.connect(lambda shown: self._case(shown.id, name_of(shown)))
        page.timeline_wanted.connect(self._timeline)
        self._window.areas.push(page)

    def _timeline(self, report: str) -> None:
        row = self._my_work.row(report) or self._my_work.search.row(report)
        model = TimelineModel(self._workspace, self._tasks, report, self._now)
        page = TimelinePage(self._look, model, "" if row is None else name_of(row))
        model.setParent(page)
        self.exchange.news.connect(model.load)
        self._window.areas.push(page)

    def _case(self, report: str, name: str) -> None:
        model = CaseModel(self._workspace, self._tasks, report, self._now)
        page = CasePage(self._look, model, name)
        model.setParent(page)
        model.acted.connect(self._work_done)
        page.link_wanted.connect(lambda: self._link(report, name))
        self._window.areas.push(page)

    def _link_from_report(self, report: str, name: str) -> None:
        """Over the case's page, where what was linked stands afterwards."""
        self._case(report, name)
        self._link(report, name)

    def _link(self, report: str, name: str) -> None:
        model = LinkModel(self._workspace, self._tasks, report, self._now)
        page = LinkPage(self._look, model, name)
        model.setParent(page)
        model.acted.connect(page.left)
        model.acted.connect(self._work_done)
        self._window.areas.push(page)

    def _read_answers(self, report: str) -> None:
        workspace = self._workspace
        self._tasks.vault(
            lambda: workspace.open_report(report), self._show_answers, self._my_work.say_failure
        )

    def _show_answers(self, filling: Filling) -> None:
        self._window.areas.push(self._fill_page(filling))

    def _asked_page(self, row: ReportRow) -> AskedPage:
        """An officer's question as it stands, with its answer and whom to call."""
        model = AskedModel(self._workspace, self._tasks, row, self._guide.model, self._now)
        page = AskedPage(self._look, model)
        page.answers_wanted.connect(self._read_answers)
        page.papers_wanted.connect(self._liaison.show_papers)
        model.filling.connect(self._fill)
        model.withdrawn.connect(self._work_done)
        self.exchange.news.connect(model.reload)
        return page

    # --- consults ---------------------------------------------------------------------------------------

    def _consults_page(self) -> Page:
        return ConsultQueuePage(self._look, self._consults)

    def _show_consult(self, page: ConsultPage) -> None:
        shown = self._window.areas.page
        if not isinstance(shown, AdvicePage):  # which follows by itself
            self._window.areas.push(AdvicePage(self._look, self._consults, page))

    # --- review -----------------------------------------------------------------------------------------

    def _queue_page(self) -> Page:
        page = QueuePage(self._look, self._queue)
        page.opened.connect(self._review)
        page.unit_wanted.connect(self._unit.show_unit)
        return page

    def _review(self, report: str) -> None:
        self._window.areas.push(self._review_page(report))

    def _review_page(self, report: str, *, before: str = "") -> Page:
        model = ReviewModel(self._workspace, self._tasks, report, self._remarks, self._now)
        page = ReviewReportPage(self._look, model, before=before)
        model.setParent(page)
        page.approve_wanted.connect(lambda: self._window.areas.push(ApprovePage(self._look, model)))
        page.return_wanted.connect(lambda: self._window.areas.push(ReturnPage(self._look, model)))
        page.more_wanted.connect(lambda: self._unit.show_steps(page, model.page))
        page.next_wanted.connect(lambda: self._next_report(report))
        page.picture_wanted.connect(
            lambda answer: self._window.areas.push(
                PicturePage(self._look, answer.label, answer.file.name, model.pictures.show_picture)
            )
        )
        model.decided.connect(lambda decided: self._decided(decided, model.decision))
        self.exchange.news.connect(model.follow)
        return page

    def _look_back(self, report: str, begun: str) -> None:
        """The after-action review of a report: one's own to write or look at, somebody else's to review."""
        if not begun:
            self._my_work.start(AFTER_ACTION_FORM, report)
        elif self._my_work.row(begun) is not None:
            self._my_work.open(begun)
        else:
            self._review(begun)

    def _next_report(self, report: str) -> None:
        """From a report on which nothing is to be decided any more; to the queue where it was the last."""
        following = self._queue.next_after(report)
        self._window.areas.to_root()
        if following is not None:
            self._review(following)

    def _decided(self, report: str, decision: str) -> None:
        following = self._queue.next_after(report)
        areas = self._window.areas
        areas.to_root()
        if following is not None:
            before = self.tr("{decision} This is the next report.").format(decision=decision)
            areas.push(self._review_page(following, before=before))
        else:
            self._queue.tell_decided(decision)
        self._work_done()

    # --- sync, help ----------------------------------------------------------------------------

    def _sync_page(self) -> Page:
        page = SyncPage(self._look, self._sync)
        page.try_now.connect(self.exchange.wake)
        page.opened.connect(self._from_sync)
        page.stick_wanted.connect(self._show_stick)
        self._sync.follow(self.exchange.state)
        return page

    def _show_stick(self) -> None:
        model = StickModel(self._workspace, self._tasks, self._now)
        page = StickPage(self._look, model)
        model.setParent(page)
        model.ended.connect(self._stick_used)
        self._window.areas.push(page)

    def _stick_used(self) -> None:
        """A file was written or an answer taken in: lists and counts may be others now."""
        self.exchange.count_waiting()
        self._reload()
        self._liaison.news.emit()

    def _from_sync(self, report: str) -> None:
        row = self._liaison.board.row(report)
        if row is not None and (not self._writes or self._sync.is_refused_step(report)):
            self._window.open_area("area.liaison")
            self._window.areas.to_root()
            self._liaison.show_file(report)
            return
        if not self._writes:
            return
        self._window.open_area("area.reports")
        self._window.areas.to_root()
        self._look_at_id(report)

    def _show_keys(self) -> None:
        self._window.areas.push(KeyMapPage(self._look, len(areas_for(self._workspace.person))))

    def _show_settings(self) -> None:
        if isinstance(self._window.areas.page, SettingsPage):
            return
        supervises = self._workspace.person.has(Role.SUPERVISOR)
        page = SettingsPage(self._look, self._chooser, supervises=supervises)
        page.answer_wanted.connect(self._answer_challenge)
        page.keys_wanted.connect(self._show_keys)
        page.about_wanted.connect(self._show_about)
        page.tour_wanted.connect(self._show_tour)
        page.pin_wanted.connect(self._choose_pin)
        page.vault_wanted.connect(self._vault.show_vault)
        page.printers_wanted.connect(self._show_printers)
        page.agency_wanted.connect(self._show_agency)
        self._window.areas.push(page)

    def _show_printers(self) -> None:
        if not isinstance(self._window.areas.page, PrintersPage):
            self._window.areas.push(PrintersPage(self._look, self._printers, self._tasks))

    def _show_agency(self) -> None:
        if not isinstance(self._window.areas.page, AgencySettingsPage):
            workspace = self._workspace
            self._window.areas.push(AgencySettingsPage(self._look, workspace.settings, workspace.person))

    def _show_tour(self) -> None:
        if isinstance(self._window.areas.page, TourPage):
            return
        page = TourPage(self._look, steps_for(self._workspace.person), sample=self._writes)
        page.sample_wanted.connect(self._try_sample)
        self._window.areas.push(page)

    def _try_sample(self) -> None:
        """The sample case opens over the field guide, where it is found again; a tour has come to its end."""
        areas = self._window.areas
        if isinstance(areas.page, TourPage):
            areas.back()
        if areas.area != "area.guide":
            self._window.open_area("area.guide")
        areas.to_root()
        self._guide.open_sample()

    def _answer_challenge(self) -> None:
        if not isinstance(self._window.areas.page, AnswerPage):
            model = AnswerModel(self._workspace, self._tasks)
            self._window.areas.push(AnswerPage(self._look, model))

    def _choose_pin(self) -> None:
        if isinstance(self._window.areas.page, PinPage):
            return
        model = PinModel(self._workspace, self._tasks, self._keys.check)
        model.kept.connect(self.pin_kept)
        self._window.areas.push(PinPage(self._look, model))

    def _show_about(self) -> None:
        self._tasks.vault(self._workspace.for_support, self._hold_for_support, self._no_support)
        self._window.areas.push(AboutPage(self._look, self._diagnostics))

    def _hold_for_support(self, lines: tuple[str, ...]) -> None:
        self._for_support = lines

    def _no_support(self, failure: BaseException) -> None:
        """The vault itself cannot be read: the file says so by its code, which is what support needs."""
        self._for_support = (f"vault={failure.code if isinstance(failure, CitdeskError) else 'defect'}",)

    def _diagnostics(self) -> str:
        return diagnostics(
            self._now(),
            QGuiApplication.screens(),
            self._look,
            self._chooser.settings,
            self._sync.details(),
            self._for_support,
            kept_lines(),
        )
