"""The settings page: light, distance, text size, touch, questions on a page. All of it holds at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citdesk.desktop.settings.card_bar import CardBar
from citdesk.desktop.settings.choice import Choice, Offer
from citdesk.desktop.shell.page import Page, PageContext
from citdesk.desktop.theme import DISTANCES_MM, Look, TextSize, ThemeChooser, ThemeName
from citdesk.desktop.translation import LANGUAGES, language_of
from citdesk.desktop.widgets import (
    Button,
    CheckRow,
    FoldRow,
    Hint,
    Rank,
    ScrollPage,
    SectionTitle,
    Title,
    announce,
)

W = TypeVar("W", bound=QWidget)


class SettingsPage(Page):
    """Shows and changes what a :class:`ThemeChooser` holds."""

    passing = True

    keys_wanted = Signal()
    about_wanted = Signal()
    tour_wanted = Signal()
    pin_wanted = Signal()
    answer_wanted = Signal()
    vault_wanted = Signal()
    printers_wanted = Signal()
    agency_wanted = Signal()

    def __init__(
        self,
        look: Look,
        chooser: ThemeChooser,
        parent: QWidget | None = None,
        *,
        supervises: bool = False,
    ) -> None:
        super().__init__(parent)
        self.look = look
        self._chooser = chooser
        self._supervises = supervises
        self.setObjectName("page.settings")
        self._page = ScrollPage(look, self, width=44, name="settings")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._page)
        self._page.add(Title(look, self.tr("Settings"), name="settings.title"))
        self._themes = self._add_themes()
        self._vehicle = self._add_vehicle()
        self._distances = self._add_distances()
        self._sizes = self._add_sizes()
        self._gloves = self._add_touch()
        self._paces = self._add_paces()
        self._languages = self._add_languages()
        self._add_printers()
        self._add_lock()
        self._add_vault()
        self._add_agency()
        self._add_card()
        self._add_help()
        self._back = Button(look, self.tr("Back"), name="page.back", rank=Rank.QUIET, icon="back")
        self._back.clicked.connect(self.left)
        self._page.footer.addWidget(self._back)
        self._page.footer.addStretch(1)
        chooser.theme_changed.connect(self._follow)
        self._follow()

    def context(self) -> PageContext:
        return PageContext(self.tr("Settings"), aside=self.tr("For this computer"))

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {"page.back": self.left.emit}

    def arrive(self) -> None:
        self._themes.focus_marked()

    # --- sections ---------------------------------------------------------------------------------------

    def _add_themes(self) -> Choice[ThemeName]:
        self._section(self.tr("Light"), self.tr("Ctrl+Shift+N changes it from anywhere."))
        offers: list[Offer[ThemeName]] = [
            Offer("day", "theme:day", self.tr("Day"), self.tr("Dark on white. Best in sun.")),
            Offer("night", "theme:night", self.tr("Night"), self.tr("Very little light, warm colors.")),
            Offer("contrast", "theme:contrast", self.tr("High contrast"), self.tr("White on black.")),
        ]
        return self._add(Choice(self.look, offers, self._choose_theme))

    def _add_vehicle(self) -> CheckRow:
        self._section(self.tr("In the vehicle"), "")
        words, sub = self.tr("Vehicle mode"), self.tr("Large text, large targets, one question on a page.")
        # in the row: on a small screen set for gloves a line above it would push it through the page's edge
        keys = self.tr("Ctrl+Shift+V changes it from anywhere.")
        vehicle = CheckRow(self.look, words, name="vehicle", sub=f"{sub} {keys}")
        vehicle.clicked.connect(self._choose_vehicle)
        return self._add(vehicle)

    def _add_distances(self) -> Choice[int]:
        self._section(
            self.tr("How far are your eyes from the screen?"),
            self.tr("Text and targets are sized for this distance."),
        )
        words = self.tr("{n} cm")
        offers = [Offer(mm, f"distance:{mm}", words.format(n=mm // 10)) for mm in DISTANCES_MM]
        return self._add(Choice(self.look, offers, self._choose_distance))

    def _add_sizes(self) -> Choice[TextSize]:
        self._section(self.tr("Text size"), "")
        offers = [
            Offer(TextSize.COMPACT, "text-size:compact", self.tr("Compact")),
            Offer(TextSize.STANDARD, "text-size:standard", self.tr("Standard")),
            Offer(TextSize.LARGE, "text-size:large", self.tr("Large")),
            Offer(TextSize.LARGEST, "text-size:largest", self.tr("Largest")),
        ]
        return self._add(Choice(self.look, offers, self._choose_size))

    def _add_touch(self) -> CheckRow:
        self._section(self.tr("Touch"), "")
        words = self.tr("Gloves: larger targets")
        gloves = CheckRow(self.look, words, name="gloves", sub=self.tr("Rows and buttons 20 mm high."))
        gloves.clicked.connect(self._choose_gloves)
        return self._add(gloves)

    def _add_paces(self) -> Choice[bool]:
        self._section(self.tr("Questions on a page"), self.tr("Reports that are open keep their pages."))
        offers = [
            Offer(value=False, name="pace:section", words=self.tr("A section")),
            Offer(value=True, name="pace:question", words=self.tr("One question")),
        ]
        return self._add(Choice(self.look, offers, self._choose_pace))

    def _add_languages(self) -> Choice[str]:
        self._section(
            self.tr("Language of the screens"), self.tr("Changes when CITDesk is opened the next time.")
        )
        offers = [Offer(code, f"language:{code}", name) for code, name in LANGUAGES]
        return self._add(Choice(self.look, offers, self._choose_language))

    def _add_printers(self) -> None:
        self._section(self.tr("Printing"), self.tr("Where papers of this computer go, and on what."))
        row = FoldRow(self.look)
        words = self.tr("Printers and paper")
        printers = Button(self.look, words, row, name="settings.printers", icon="print")
        row.hold([printers])
        printers.clicked.connect(self.printers_wanted)
        self._add(row)

    def _add_lock(self) -> None:
        self._section(self.tr("Screen lock"), self.tr("Six digits bring you back after a pause."))
        row = FoldRow(self.look)
        pin = Button(self.look, self.tr("Choose a PIN"), row, name="settings.pin", icon="lock")
        held = [pin]
        if self._supervises:
            words = self.tr("Unlock a colleague's sign-in")
            held.append(Button(self.look, words, row, name="settings.answer", icon="unlock"))
            held[-1].clicked.connect(self.answer_wanted)
        row.hold(held)
        pin.clicked.connect(self.pin_wanted)
        self._add(row)

    def _add_vault(self) -> None:
        self._section(self.tr("Your vault"), self.tr("All you write lies encrypted on this computer."))
        row = FoldRow(self.look)
        words = self.tr("Passphrase, recovery code, keys")
        vault = Button(self.look, words, row, name="settings.vault", icon="key")
        row.hold([vault])
        vault.clicked.connect(self.vault_wanted)
        self._add(row)

    def _add_agency(self) -> None:
        self._section(self.tr("Your agency"), self.tr("What it has decided for all of its computers."))
        row = FoldRow(self.look)
        words = self.tr("Your agency's settings")
        agency = Button(self.look, words, row, name="settings.agency", icon="people")
        row.hold([agency])
        agency.clicked.connect(self.agency_wanted)
        self._add(row)

    def _add_card(self) -> None:
        self._section(
            self.tr("Measure this screen"),
            self.tr("Hold a bank card to the screen. Change the bar until both are equally wide."),
        )
        self._add(CardBar(self.look, self)).measured.connect(self._measure)

    def _add_help(self) -> None:
        self._section(self.tr("Help"), "")
        row = FoldRow(self.look)
        keys = Button(self.look, self.tr("Keyboard map"), row, name="settings.keys", icon="keyboard")
        about = Button(self.look, self.tr("About CITDesk"), row, name="settings.about", icon="info")
        tour = Button(self.look, self.tr("Take the tour"), row, name="settings.tour", icon="forward")
        row.hold([keys, tour, about])
        tour.clicked.connect(self.tour_wanted)
        keys.clicked.connect(self.keys_wanted)
        about.clicked.connect(self.about_wanted)
        self._add(row)

    def _section(self, title: str, hint: str) -> None:
        self._page.add(SectionTitle(self.look, title), above=0.9)
        if hint:
            self._page.add(Hint(self.look, hint))

    def _add(self, widget: W) -> W:
        self._page.add(widget)
        return widget

    # --- what is chosen ---------------------------------------------------------------------------------

    def _follow(self) -> None:
        settings = self._chooser.settings
        self._themes.mark(self.look.theme)
        self._distances.mark(settings.distance_mm)
        self._sizes.mark(settings.size)
        self._paces.mark(settings.one_question)
        self._languages.mark(language_of(settings.language))
        self._gloves.setChecked(settings.gloves)
        self._vehicle.setChecked(settings.vehicle)

    def _choose_theme(self, theme: ThemeName) -> None:
        self._chooser.choose(theme)

    def _choose_distance(self, distance: int) -> None:
        self._chooser.set(replace(self._chooser.settings, distance_mm=distance))

    def _choose_size(self, size: TextSize) -> None:
        self._chooser.set(replace(self._chooser.settings, size=size))

    def _choose_gloves(self, gloves: bool) -> None:
        self._chooser.set(replace(self._chooser.settings, gloves=gloves))

    def _choose_vehicle(self, vehicle: bool) -> None:
        self._chooser.set(replace(self._chooser.settings, vehicle=vehicle))

    def _choose_pace(self, one_question: bool) -> None:
        self._chooser.set(replace(self._chooser.settings, one_question=one_question))

    def _choose_language(self, language: str) -> None:
        self._chooser.set(replace(self._chooser.settings, language=language))

    def _measure(self, pixels: float) -> None:
        self._chooser.set(replace(self._chooser.settings, card_pixels=pixels))
        announce(self, self.tr("This screen is measured"), kind="settings")
