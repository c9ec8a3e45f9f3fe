"""The field guide's first page: what it offers, and one field that searches cards and services alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citdesk.desktop.field_guide.model import GuideModel
from citdesk.desktop.field_guide.service_words import as_row, not_understood_words
from citdesk.desktop.rows.list_page import ListFrame
from citdesk.desktop.rows.row import Row, heading
from citdesk.desktop.shell.page import Page, PageContext
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Field

_SERVICE, _CARD = "service:", "card:"
_SOME_SERVICES = 4
#: The row that leads to the version that HQ sent.
WAITING = "guide.waiting"


class GuidePage(Page):
    """Shows a :class:`GuideModel`. ``opened`` carries the id of a tool; cards and services have their own."""

    opened = Signal(str)
    card_wanted = Signal(str)
    service_wanted = Signal(str)

    def __init__(
        self,
        look: Look,
        model: GuideModel,
        tools: Sequence[Row],
        practice: Sequence[Row],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._tools = tuple(tools)
        self._practice = tuple(practice)
        self.setObjectName("page.guide")
        self.frame = ListFrame(look, self, name="guide", title=self.tr("Field guide"))
        self.field = Field(look, self, name="guide.search", label=self.tr("Search the field guide"))
        self.field.setPlaceholderText(self.tr("Type what you need: detox open now, voices, suicide"))
        self.frame.put_over_list(self.field)
        self.frame.say_below()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        self.field.textChanged.connect(self._show)
        self.frame.list.opened.connect(self._open)
        model.changed.connect(self._show)
        model.failed.connect(self.frame.show_trouble)
        self._show()

    def context(self) -> PageContext:
        return PageContext(self.tr("Field guide"))

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {}

    def panes(self) -> Sequence[QWidget]:
        return [self.frame]

    def arrive(self) -> None:
        self._model.load()
        self.field.setFocus()

    def _show(self) -> None:
        typed = self.field.text()
        passed = self._model.not_understood(typed) if typed.strip() else ()
        cards = self._model.cards(typed) or self._model.cards(_without(typed, passed))
        rows: list[Row] = []
        if typed.strip():
            services = self._model.find(typed, most=_SOME_SERVICES)
            now, zone = self._model.now(), self._model.zone
            found = [as_row(each, now, zone, picked=False) for each in services]
            rows += _group("services", self.tr("Services"), [_named(_SERVICE, row) for row in found])
            rows += _group("cards", self.tr("Guidance"), [_card_row(c.id, c.title, c.when) for c in cards])
        else:
            if self._model.waiting:
                rows.append(
                    Row(
                        id=WAITING,
                        title=self.tr("HQ sent a newer version of the services"),
                        detail=self.tr("Version {n}. See what changes before it is used.").format(
                            n=self._model.waiting
                        ),
                    )
                )
            rows += self._tools
            rows += _group("cards", self.tr("Guidance"), [_card_row(c.id, c.title, c.when) for c in cards])
            rows += self._practice
        self.frame.rows.show_rows(rows)
        self.frame.show_note(not_understood_words(passed if rows else ()))
        nothing = self.tr("Nothing in the field guide matches “{text}”.").format(text=typed.strip())
        self.frame.show_empty("" if rows else nothing)

    def _open(self, row: str) -> None:
        if row.startswith(_CARD):
            self.card_wanted.emit(row.removeprefix(_CARD))
        elif row.startswith(_SERVICE):
            self.service_wanted.emit(row.removeprefix(_SERVICE))
        else:
            self.opened.emit(row)


def _without(typed: str, passed: Sequence[str]) -> str:
    """What was typed without the words that are passed over, as the services were looked for."""
    left = " ".join(word for word in typed.split() if word.strip(".,;:!?") not in passed)
    return left or typed


def _group(id_: str, title: str, rows: list[Row]) -> list[Row]:
    return [heading(f"guide.{id_}", title), *rows] if rows else []


def _card_row(id_: str, title: str, when: str) -> Row:
    return Row(id=f"{_CARD}{id_}", title=title, detail=when)


def _named(kind: str, row: Row) -> Row:
    return Row(id=f"{kind}{row.id}", title=row.title, detail=row.detail, aside=row.aside)
