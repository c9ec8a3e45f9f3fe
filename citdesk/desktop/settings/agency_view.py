"""What the agency has decided for its computers: to be read here, changed at HQ."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from citdesk.casework.people import Person, Role
from citdesk.desktop.shell.counted import counted
from citdesk.desktop.shell.page import PageContext
from citdesk.desktop.shell.scrolled_page import ScrolledPage
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Body, SectionTitle, Title
from citdesk.workspace import Settings


class AgencySettingsPage(ScrolledPage):
    """Everybody reads what locks and reminds them; supervisors and administrators also what guards papers."""

    def __init__(self, look: Look, settings: Settings, person: Person, parent: QWidget | None = None) -> None:
        super().__init__(look, "agency", parent, width=44)
        self._settings = settings
        self._page.add(Title(look, self.tr("Your agency's settings"), name="agency.title"))
        self._page.add(Body(look, self._who_changes(person)), above=0.35)
        for title, words in self._everybodys():
            self._add(title, words)
        if person.roles & {Role.SUPERVISOR, Role.ADMINISTRATOR}:
            for title, words in self._of_those_who_answer():
                self._add(title, words)
        self._page.footer.addWidget(self._back)
        self._page.footer.addStretch(1)

    def context(self) -> PageContext:
        return PageContext(self.tr("Your agency's settings"), aside=self.tr("For every computer"))

    def arrive(self) -> None:
        self._back.setFocus()

    def _add(self, title: str, words: str) -> None:
        self._page.add(SectionTitle(self.look, title), above=0.9)
        self._page.add(Body(self.look, words), above=0.2)

    def _who_changes(self, person: Person) -> str:
        if person.has(Role.ADMINISTRATOR):
            return self.tr(
                "You change them at HQ with citdesk-hq settings. Computers take them over by themselves."
            )
        return self.tr("An administrator changes them at HQ. Computers take them over by themselves.")

    def _everybodys(self) -> Iterator[tuple[str, str]]:
        settings = self._settings
        yield self.tr("Screen lock"), self._after(settings.screen_lock_minutes)
        vault = self._after(settings.vault_lock_minutes)
        if settings.vehicle_exempt:
            vault += " " + self.tr("Computers in a vehicle are exempt from the limit of 30 minutes.")
        yield self.tr("Vault lock"), vault
        hours = counted(settings.shift_hours, self.tr("1 hour"), self.tr("{n} hours"))
        yield (
            self.tr("Shift"),
            self.tr("{hours}. Before its end you are reminded of work that has not left.").format(
                hours=hours
            ),
        )
        yield self.tr("Notice before signing in"), settings.notice or self.tr("The one CITDesk comes with.")

    def _of_those_who_answer(self) -> Iterator[tuple[str, str]]:
        settings = self._settings
        yield (
            self.tr("Rescue of a vault by the agency"),
            self.tr("Arranged: the holder of the escrow key and an administrator together can read it.")
            if settings.escrow_key is not None
            else self.tr("Not arranged. A lost passphrase and recovery code cannot be replaced."),
        )
        yield (
            self.tr("Time on signed papers"),
            self.tr("Confirmed by {server}.").format(server=settings.time_stamp_server)
            if settings.time_stamp_server
            else self.tr("Not confirmed by anybody: it is the time of the computer that signed."),
        )

    def _after(self, minutes: int) -> str:
        return counted(
            minutes, self.tr("After 1 minute without a touch."), self.tr("After {n} minutes without a touch.")
        )
