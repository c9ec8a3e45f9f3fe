"""Finding a service: type what is needed, narrow it with one press, open what fits."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citdesk.desktop.field_guide.model import GuideModel
from citdesk.desktop.field_guide.service_words import FILTERS, as_row, not_understood_words
from citdesk.desktop.rows.list_page import ListFrame
from citdesk.desktop.shell.counted import counted
from citdesk.desktop.shell.page import Page, PageContext
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Button, ChoiceChip, Field, Rank
from citdesk.desktop.widgets.wrap_row import wrapping


class DirectoryPage(Page):
    """Searches a :class:`GuideModel`. ``handout_wanted`` asks for the sheet with what was picked."""

    service_wanted = Signal(str)
    handout_wanted = Signal()

    def __init__(self, look: Look, model: GuideModel, typed: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._model = model
        self.setObjectName("page.directory")
        self.frame = ListFrame(look, self, name="directory", title=self.tr("Find a service"))
        self.handout = Button(look, "", name="directory.handout", rank=Rank.PRIMARY, icon="print")
        self.back = Button(look, self.tr("Back"), name="page.back", rank=Rank.QUIET, icon="back")
        self.frame.add_act(self.handout)
        self.frame.add_back(self.back)
        self.field = Field(look, self, name="directory.search", label=self.tr("What is needed?"))
        self.field.setPlaceholderText(self.tr("Shelter takes dog, detox open now, comida"))
        self.field.setText(typed)
        self.frame.put_over_list(self.field)
        self.filters: dict[str, ChoiceChip] = {}
        self.frame.put_over_list(self._filter_row())
        self.frame.say_below()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        self.field.textChanged.connect(self._show)
        self.field.returnPressed.connect(self._open_first)
        self.handout.clicked.connect(self.handout_wanted)
        self.back.clicked.connect(self.left)
        self.frame.list.opened.connect(self.service_wanted)
        model.changed.connect(self._show)
        model.picked_changed.connect(self._show)
        model.failed.connect(self.frame.show_trouble)
        self._show()

    def context(self) -> PageContext:
        return PageContext(self.tr("Find a service"))

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {"page.back": self.left.emit}

    def panes(self) -> Sequence[QWidget]:
        return [self.frame]

    def arrive(self) -> None:
        self._model.load()
        self._show()
        self.field.setFocus()
        self.field.selectAll()  # what is typed next takes the place of the last search

    def _filter_row(self) -> QWidget:
        holder = QWidget(self)
        row = wrapping(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.look.em(0.5))
        for trait, words in FILTERS:
            said = QCoreApplication.translate("Service", words)
            button = ChoiceChip(self.look, said, holder, name=f"directory.filter:{trait}")
            button.toggled.connect(self._show)
            row.addWidget(button)
            self.filters[trait] = button
        row.addStretch(1)
        return holder

    def _open_first(self) -> None:
        first = next(iter(self.frame.rows.rows), None)
        if first is not None:
            self.service_wanted.emit(first.id)

    def _show(self) -> None:
        model = self._model
        traits = tuple(trait for trait, button in self.filters.items() if button.isChecked())
        typed = self.field.text()
        picked = {service.id for service in model.picked}
        now, zone = model.now(), model.zone
        found = model.find(typed, traits)
        self.frame.rows.show_rows(
            [as_row(each, now, zone, picked=each.service.id in picked) for each in found]
        )
        measured = any(each.distance_km is not None for each in found)
        said = [not_understood_words(model.not_understood(typed)) if found else ""]
        said.append(self.tr("Distances are from the middle of your area.") if measured else "")
        self.frame.show_note(" ".join(filter(None, said)))
        self.frame.show_empty("" if found else self._empty_words(typed.strip(), filtered=bool(traits)))
        self.handout.setVisible(bool(picked))
        self.handout.set_words(
            counted(len(picked), self.tr("Handout with 1 service"), self.tr("Handout with {n} services"))
        )

    def _empty_words(self, typed: str, *, filtered: bool) -> str:
        if not self._model.ready:
            return self.tr("The directory is being read.")
        if not typed and not filtered:
            return self.tr("Type what the person needs. Spanish works too.")
        if filtered:
            return self.tr("No service fits with these filters. Take one off, or type something else.")
        said = self.tr(
            "No service matches “{text}”. Use other words. "
            "Call 211 for services, 988 in a mental health crisis."
        )
        return said.format(text=typed)
