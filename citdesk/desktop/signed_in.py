"""A signed-in person's screens, put together: which pages there are, and what leads from one to the next.

This is the one place that knows all screens. It holds no rule: view models decide, pages show.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import cast

from PySide6.QtCore import QObject, Signal

from citdesk.casework.people import Role
from citdesk.desktop.case.journey import CaseJourney
from citdesk.desktop.consult.advice_view import AdvicePage
from citdesk.desktop.consult.queue_model import ConsultQueueModel
from citdesk.desktop.consult.queue_view import ConsultQueuePage
from citdesk.desktop.field_guide.journey import GuideJourney
from citdesk.desktop.form import Pace
from citdesk.desktop.liaison.journey import LiaisonJourney
from citdesk.desktop.my_work.journey import MyWorkJourney
from citdesk.desktop.own_vault.cut_off_view import CutOffPage
from citdesk.desktop.own_vault.journey import OwnVaultJourney
from citdesk.desktop.own_vault.look_model import LookModel
from citdesk.desktop.own_vault.model import OwnKeys
from citdesk.desktop.own_vault.owed_code_view import OwedCodePage
from citdesk.desktop.printing.kept import KeptPrinting
from citdesk.desktop.printing.printers import Printers
from citdesk.desktop.review.journey import ReviewJourney
from citdesk.desktop.settings.journey import SettingsJourney
from citdesk.desktop.shell.actions import Action, Place
from citdesk.desktop.shell.areas import areas_for, first_area
from citdesk.desktop.shell.custody_model import CustodyModel
from citdesk.desktop.shell.exchange_model import ExchangeModel, MakeLoop
from citdesk.desktop.shell.journey import Ground
from citdesk.desktop.shell.kept_words import KeptWords
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
from citdesk.desktop.translation import spoken
from citdesk.desktop.unit.journey import UnitJourney
from citdesk.workspace import AFTER_ACTION_FORM, ConsultPage, Workspace

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
        workspace.screen_language = spoken()
        self._tasks = tasks
        self._keys = keys

        def local_now() -> datetime:
            return now().astimezone(workspace.zone)

        self._now = local_now
        self.exchange = ExchangeModel(workspace, tasks, make_loop, self)
        self._consults = ConsultQueueModel(workspace, tasks, local_now, self)
        self._sync = SyncModel(workspace, tasks, local_now, self)
        self.custody = CustodyModel(workspace, tasks, local_now, self)
        self._kept = KeptWords()
        #: the forms that the commands offer to begin: id and name
        self._forms: tuple[tuple[str, str], ...] = ()
        ground = Ground(window.look, window.areas, workspace, tasks, local_now)
        self._case = CaseJourney(ground, self)
        self._review = ReviewJourney(ground, self)
        self._unit = UnitJourney(ground, self, kept=self._kept)
        printers = Printers(printing)
        self._liaison = LiaisonJourney(ground, self, printers=printers, kept=self._kept)
        self._guide = GuideJourney(ground, self, printers=printers)
        self._my_work = MyWorkJourney(
            ground,
            self,
            guide=self._guide,
            exchange=self.exchange,
            go_home=lambda: self._go_to("area.reports"),
            pace=lambda: Pace.QUESTION if chooser.settings.in_use.one_question else Pace.SECTION,
        )
        self._settings = SettingsJourney(
            ground,
            self,
            chooser=chooser,
            printers=printers,
            check=keys.check,
            exchanged=self._sync.details,
        )
        self._look_through = LookModel(workspace, tasks, self)
        self._vault = OwnVaultJourney(ground, keys, self)
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
        return self._my_work.mine.unfinished

    def open(self) -> None:
        """Show the frame and the area this person's work is in, and begin to exchange."""
        person, window = self._workspace.person, self._window
        areas = areas_for(person)
        makers: dict[str, Callable[[], Page]] = {
            "area.reports": self._my_work.home,
            "area.review": self._review.home,
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
                "keys": self._settings.show_keys,
                "settings": self._settings.show_settings,
                "printers": self._settings.show_printers,
                "pin": self._settings.choose_pin,
                "vault": self._vault.show_vault,
                "about": self._settings.show_about,
                "tour": self._show_tour,
            }
        )
        if self._writes:
            window.commands.carry_out(
                {"report.start": self._my_work.start, "practice.sample": self._try_sample}
            )
        if person.has(Role.SUPERVISOR):
            window.commands.carry_out(
                {"unlock.answer": self._settings.answer_challenge, "unit.cover": self._show_cover}
            )
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

    @property
    def unsaved_words(self) -> str:
        """What the disk did not take, and where it stands; '' while everything is on disk or on its way."""
        page = next((page for page in self._window.areas.pages() if page.unsaved() and page.stuck()), None)
        if page is None:
            return ""
        words = self.tr("Your last change in {page} is not saved yet. Open it to see why.")
        return words.format(page=page.context().title)

    def place_now(self) -> str:
        """Where the person is, for :meth:`open` of another day; '' where no report is in sight.

        What went wrong while nobody was there to be told stands there too.
        """
        told = " ".join(filter(None, (page.left_behind() for page in self._window.areas.pages())))
        return self._place(self._my_work.in_hand(), told)

    def _place(self, at: object, told: str = "") -> str:
        if told or self._kept.unsent:
            return json.dumps({_TOLD: told, _AT: at, _WORDS: self._kept.written()})
        return json.dumps(at) if at else ""

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
        self._window.commands.add({})
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
            "unit.cover",
            "about",
            "tour",
            "practice.sample",
        )

    def safe_words(self) -> str:
        """Where the work is, for the locked screen."""
        waiting = self.exchange.state.waiting
        if self.unsaved_words:  # the name of a report is not for whoever passes by
            safe = self.tr("Your last change is not saved yet. It stays behind this lock.")
        elif waiting:
            safe = self.tr("{n} waiting to be sent. All of it is safe on this computer.").format(n=waiting)
        else:
            safe = self.tr("Everything is safe on this computer.")
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
        my_work, liaison, unit, guide, settings = (
            self._my_work,
            self._liaison,
            self._unit,
            self._guide,
            self._settings,
        )
        for changed in (my_work.mine, self._review.queue, liaison.board, self._consults):
            changed.changed.connect(self._badges)
        for acting in (my_work.acted, self._review.acted, self._case.acted, unit.acted, liaison.acted):
            acting.connect(self._work_done)
        guide.recorded.connect(self._work_done)
        self._consults.done.connect(self._work_done)
        for wanting in (my_work.papers_wanted, unit.papers_wanted):
            wanting.connect(liaison.show_papers)
        for looking in (my_work.case_wanted, unit.case_wanted):
            looking.connect(self._case.show_case)
        for touring in (my_work.tour_wanted, settings.tour_wanted):
            touring.connect(self._show_tour)
        for reviewing in (guide.review_wanted, unit.review_wanted):
            reviewing.connect(self._review.show)
        my_work.timeline_wanted.connect(self._case.show_timeline)
        my_work.sample_wanted.connect(self._try_sample)
        my_work.left.connect(self._reload)
        my_work.pin_spent.connect(self.pin_spent)
        self._review.unit_wanted.connect(unit.show_unit)
        self._review.steps_wanted.connect(unit.show_steps)
        self._review.duplicate_wanted.connect(unit.show_duplicate)
        if self._writes:
            my_work.mine.changed.connect(self._offer_forms)
        unit.link_wanted.connect(self._case.link)
        unit.after_action_wanted.connect(self._look_back)
        guide.start_wanted.connect(my_work.mine.start)
        guide.report_wanted.connect(my_work.look_at)
        guide.practising.connect(my_work.practise)
        settings.vault_wanted.connect(self._vault.show_vault)
        settings.pin_kept.connect(self.pin_kept)
        self._vault.renew_wanted.connect(self.renew_wanted)
        self._look_through.found.connect(self._damage_found)
        self._consults.opened.connect(self._show_consult)
        for news in (self._reload, liaison.news, self._review.news, self._case.news):
            self.exchange.news.connect(news)
        self._sync.changed.connect(self._take_decisions_back)
        self._out_of_service = False
        self.exchange.changed.connect(self._link_changed)

    def tick(self) -> None:
        """Time has passed: the clocks on the screen go on."""
        self.custody.tick()
        self._review.queue.tick()
        self._sync.warn_of_unsaved(self.unsaved_words)

    def _reload(self) -> None:
        person = self._workspace.person
        if self._writes:
            self._my_work.mine.reload()
            self.custody.reload()
        if person.has(Role.SUPERVISOR):
            self._review.queue.reload()
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
        self._review.queue.follow(self.exchange.state)
        self._window.badge("area.sync", self.exchange.state.refused)
        self.status_changed.emit()

    def _take_decisions_back(self) -> None:
        """What was decided last is told no more where HQ did not take it: the words say that instead."""
        refused = self._sync.refused(self._review.queue.decided_on)
        if refused is not None and refused.decision:
            self._review.tell_not_taken(self._sync.told_of(refused))

    def _damage_found(self) -> None:
        self._sync.warn_of(self._look_through.words)
        self.status_changed.emit()

    def _badges(self) -> None:
        self._window.badge("area.reports", self._my_work.mine.waiting)
        self._window.badge("area.review", self._review.queue.waiting)
        self._window.badge("area.liaison", self._liaison.board.waiting)
        self._window.badge("area.consults", self._consults.waiting)

    def _work_done(self) -> None:
        """Something was sent or decided here: let it leave at once and show what changed."""
        self.exchange.count_waiting()
        self.exchange.wake()
        self._reload()

    def _go_to(self, area: str) -> None:
        if self._window.areas.area != area:
            self._window.open_area(area)

    def _show_cover(self) -> None:
        self._go_to("area.review")
        self._window.areas.to_root()
        self._unit.show_cover()

    def _offer_forms(self) -> None:
        """Let every form that can be begun be found by its name among the commands."""
        mine = self._my_work.mine
        forms = tuple((card.id, card.title) for card in (*mine.starts, *mine.child_starts))
        if forms == self._forms:
            return
        self._forms = forms
        words = self.tr("Start a report: {form}")
        self._window.commands.add(
            {
                Action(
                    f"report.start:{form}", words.format(form=title), "", "add", Place.SIGNED_IN, "new, form"
                ): partial(self._my_work.start_form, form)
                for form, title in forms
            }
        )

    # --- the first minutes ------------------------------------------------------------------------------

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
        if read and self._writes:
            self._my_work.resume(read)

    def _tell(self, words: str) -> None:
        """Say on the liaison's board what went wrong after the screen was locked."""
        if words and self._workspace.person.has(Role.LIAISON):
            self._window.open_area("area.liaison")
            self._liaison.board.failed.emit(words)

    # --- consults ---------------------------------------------------------------------------------------

    def _consults_page(self) -> Page:
        return ConsultQueuePage(self._look, self._consults)

    def _show_consult(self, page: ConsultPage) -> None:
        shown = self._window.areas.page
        if not isinstance(shown, AdvicePage):  # which follows by itself
            self._window.areas.push(AdvicePage(self._look, self._consults, page))

    # --- reviews of what was done -------------------------------------------------------------------------

    def _look_back(self, report: str, begun: str) -> None:
        """The after-action review of a report: one's own to write or look at, somebody else's to review."""
        if not begun:
            self._my_work.mine.start(AFTER_ACTION_FORM, report)
        elif self._my_work.mine.row(begun) is not None:
            self._my_work.mine.open(begun)
        else:
            self._review.show(begun)

    # --- sync, help ----------------------------------------------------------------------------

    def _sync_page(self) -> Page:
        page = SyncPage(self._look, self._sync)
        page.try_now.connect(self.exchange.wake)
        page.opened.connect(self._from_sync)
        page.stick_wanted.connect(self._show_stick)
        self._sync.follow(self.exchange.state)
        self._sync.warn_of_unsaved(self.unsaved_words)
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
        refused = self._sync.refused(report)
        judged = refused is not None and (refused.decision or not refused.own)
        if (
            refused is not None
            and judged
            and refused.readable
            and self._workspace.person.has(Role.SUPERVISOR)
        ):
            self._window.open_area("area.review")
            self._window.areas.to_root()
            self._review.show(report)
            return
        if refused is not None and (refused.steps or not refused.own or not self._writes):
            self._liaison.show_not_taken(refused)
            return
        if not self._writes:
            return
        self._window.open_area("area.reports")
        self._window.areas.to_root()
        self._my_work.look_at_alone(report)

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
        self._go_to("area.guide")
        areas.to_root()
        self._guide.open_sample()
