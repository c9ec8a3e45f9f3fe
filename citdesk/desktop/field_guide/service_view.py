"""One service: how to reach it now, whom it takes, when somebody last checked, and onto the hand-out."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citdesk.desktop.field_guide.model import GuideModel
from citdesk.desktop.field_guide.service_words import (
    checked_words,
    distance_words,
    language_words,
    live_words,
    open_words,
)
from citdesk.desktop.field_guide.use_now_view import LargeWords
from citdesk.desktop.shell.page import Page, PageContext
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Body, Button, Caption, Hint, Rank, ScrollPage, Strong, Title
from citdesk.fieldguide.directory import Found, Service, plain_hours
from citdesk.workspace import vocabulary


class ServicePage(Page):
    """Shows one service of a :class:`GuideModel`."""

    def __init__(self, look: Look, model: GuideModel, found: Found, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._found = found
        service = found.service
        self.setObjectName("page.service")
        self._page = ScrollPage(look, self, width=40, name="service")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._page)
        self._page.add(Title(look, service.name, name="service.name"))
        if service.organization != service.name:
            self._page.add(Hint(look, service.organization))
        now = model.now()
        self._page.add(Strong(look, open_words(found, now, model.zone), name="service.open"), above=0.35)
        if live := live_words(found, now, model.zone):
            self._page.add(Strong(look, live, name="service.live"))
        if service.phone:
            self._page.add(LargeWords(look, service.phone, name="service.phone"))
        if service.phone_description:
            self._page.add(Strong(look, service.phone_description, name="service.phone-description"))
        for words in filter(None, self._lines(service)):
            self._page.add(Body(look, words))
        checked = checked_words(found, now)
        self._page.add((Strong if found.stale else Caption)(look, checked, name="service.checked"), above=0.6)
        if service.source:
            self._page.add(Caption(look, self.tr("Source: {source}").format(source=service.source)))
        self.pick = Button(look, "", name="service.pick", rank=Rank.PRIMARY)
        self.back = Button(look, self.tr("Back"), name="page.back", rank=Rank.QUIET, icon="back")
        self._page.footer.addWidget(self.pick)
        self._page.footer.addWidget(self.back)
        self._page.footer.addStretch(1)
        self.pick.clicked.connect(self._pick)
        self.back.clicked.connect(self.left)
        model.picked_changed.connect(self._show)
        self._show()

    def context(self) -> PageContext:
        return PageContext(self._found.service.name)

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {"page.back": self.left.emit}

    def arrive(self) -> None:
        self.pick.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _is_picked(self) -> bool:
        return any(each.id == self._found.service.id for each in self._model.picked)

    def _pick(self) -> None:
        on = not self._is_picked
        self._model.pick(self._found.service, on=on)
        if on:
            self.left.emit()

    def _show(self) -> None:
        self.pick.set_words(
            self.tr("Take off the handout") if self._is_picked else self.tr("Put on the handout")
        )

    def _lines(self, service: Service) -> list[str]:
        say = QCoreApplication.translate
        yes_no = {True: say("Service", "yes"), False: say("Service", "no")}
        ages = ""
        if service.minimum_age is not None or service.maximum_age is not None:
            low = service.minimum_age or 0
            ages = (
                self.tr("Ages: {low} and over").format(low=low)
                if service.maximum_age is None
                else self.tr("Ages: {low} to {high}").format(low=low, high=service.maximum_age)
            )
        return [
            self.tr("Text: {line}").format(line=service.text_in("en")) if service.text_line else "",
            self.tr("Web: {page}").format(page=service.url) if service.url else "",
            ". ".join(part for part in (service.whole_address, distance_words(self._found)) if part),
            self.tr("Hours: {hours}").format(hours=plain_hours(service.schedule, "en"))
            if service.schedule
            else "",
            service.description,
            self.tr("For: {words}").format(
                words=", ".join(vocabulary().needs[need].label for need in service.needs)
            ),
            service.eligibility,
            ages,
            self.tr("Languages: {names}").format(names=language_words(service.languages))
            if service.languages
            else "",
            self.tr("Accepts holds: {answer}").format(answer=yes_no[service.accepts_holds])
            if service.accepts_holds is not None
            else "",
            self.tr("Accepts people under 18: {answer}").format(answer=yes_no[service.accepts_juveniles])
            if service.accepts_juveniles is not None
            else "",
            self.tr("Beds in all: {n}").format(n=service.beds) if service.beds is not None else "",
        ]
