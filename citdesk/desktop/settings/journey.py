"""What leads where among the settings: this computer's, the agency's, printers, keys, versions."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from citdesk.casework.people import Role
from citdesk.desktop.log import kept_lines
from citdesk.desktop.printing.printers import Printers
from citdesk.desktop.settings.about_view import AboutPage
from citdesk.desktop.settings.agency_view import AgencySettingsPage
from citdesk.desktop.settings.diagnostics import diagnostics
from citdesk.desktop.settings.pin_model import PinModel
from citdesk.desktop.settings.pin_view import PinPage
from citdesk.desktop.settings.printers_view import PrintersPage
from citdesk.desktop.settings.view import SettingsPage
from citdesk.desktop.shell.actions import Place
from citdesk.desktop.shell.areas import areas_for
from citdesk.desktop.shell.journey import Ground, Journey
from citdesk.desktop.shell.key_map import KeyMapPage
from citdesk.desktop.theme import ThemeChooser
from citdesk.desktop.unlocking.model import AnswerModel
from citdesk.desktop.unlocking.view import AnswerPage
from citdesk.workspace import CitdeskError, Secret


class SettingsJourney(Journey):
    """Makes the pages of the settings.

    ``exchanged`` gives what the diagnostic file says of the exchange with HQ; ``check`` raises on a wrong
    passphrase.
    """

    tour_wanted = Signal()
    vault_wanted = Signal()
    pin_kept = Signal()

    def __init__(
        self,
        ground: Ground,
        parent: QObject | None = None,
        *,
        chooser: ThemeChooser,
        printers: Printers,
        check: Callable[[Secret], None],
        exchanged: Callable[[], str],
    ) -> None:
        super().__init__(ground, parent)
        self._chooser = chooser
        self._printers = printers
        self._check = check
        self._exchanged = exchanged
        self._for_support: tuple[str, ...] = ()

    def show_settings(self) -> None:
        """What can be set here, and the way to everything else of this kind."""
        if isinstance(self._areas.page, SettingsPage):
            return
        supervises = self._workspace.person.has(Role.SUPERVISOR)
        page = SettingsPage(self._look, self._chooser, supervises=supervises)
        page.answer_wanted.connect(self.answer_challenge)
        page.keys_wanted.connect(self.show_keys)
        page.about_wanted.connect(self.show_about)
        page.tour_wanted.connect(self.tour_wanted)
        page.pin_wanted.connect(self.choose_pin)
        page.vault_wanted.connect(self.vault_wanted)
        page.printers_wanted.connect(self.show_printers)
        page.agency_wanted.connect(self._show_agency)
        self._areas.push(page)

    def show_keys(self) -> None:
        """The map of the keyboard."""
        page = self._areas.page
        if isinstance(page, KeyMapPage):
            return
        # where most people are, what works everywhere comes first
        here = page.place if page is not None and page.place is not Place.SIGNED_IN else Place.EVERYWHERE
        areas = len(areas_for(self._workspace.person))
        self._areas.push(KeyMapPage(self._look, areas, here=here))

    def show_printers(self) -> None:
        """Which printer takes which paper."""
        if not isinstance(self._areas.page, PrintersPage):
            self._areas.push(PrintersPage(self._look, self._printers, self._tasks))

    def answer_challenge(self) -> None:
        """A supervisor answers a locked computer."""
        if not isinstance(self._areas.page, AnswerPage):
            model = AnswerModel(self._workspace, self._tasks)
            self._areas.push(AnswerPage(self._look, model))

    def choose_pin(self) -> None:
        """A PIN that brings a blanked screen back."""
        if isinstance(self._areas.page, PinPage):
            return
        model = PinModel(self._workspace, self._tasks, self._check)
        model.kept.connect(self.pin_kept)
        self._areas.push(PinPage(self._look, model))

    def show_about(self) -> None:
        """Versions and licenses, and the file for support."""
        self._tasks.vault(self._workspace.for_support, self._hold_for_support, self._no_support)
        self._areas.push(AboutPage(self._look, self._diagnostics))

    def _show_agency(self) -> None:
        if not isinstance(self._areas.page, AgencySettingsPage):
            workspace = self._workspace
            self._areas.push(AgencySettingsPage(self._look, workspace.settings, workspace.person))

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
            self._exchanged(),
            self._for_support,
            kept_lines(),
        )
