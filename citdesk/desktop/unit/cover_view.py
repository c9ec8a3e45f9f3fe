"""Who covers for the unit: the covers there are, and arranging another."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from citdesk.desktop.case.lines import Lines
from citdesk.desktop.shell.page import Page, PageContext
from citdesk.desktop.shell.trouble import Trouble
from citdesk.desktop.theme import Look
from citdesk.desktop.unit.cover_model import CoverModel
from citdesk.desktop.widgets import (
    Body,
    Button,
    ChoiceRow,
    DateField,
    ErrorText,
    Hint,
    Rank,
    ScrollPage,
    SectionTitle,
    Title,
)

#: between two questions of the page, in U, beside the gap of its lines
_BETWEEN_EM = 0.5


class CoverPage(Page):
    """Shows a :class:`CoverModel`."""

    def __init__(self, look: Look, model: CoverModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._model = model
        self._deputy = ""
        #: about whom and which days the supervisor was asked whether they are meant so
        self._asked_about: tuple[str, date | None, date | None] | None = None
        self.setObjectName("page.cover")
        self._page = ScrollPage(look, self, width=42, name="cover")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._page)
        self._line = ErrorText(look, "", name="cover.trouble")
        self._trouble = Trouble(self, self._line, self._page)
        self._covers, self._choices = Lines(look), Lines(look)
        self.first = DateField(look, name="cover.first", label=self.tr("First day"))
        self.last = DateField(look, name="cover.last", label=self.tr("Last day"))
        self.first.show_date(model.today)
        self.go = Button(look, self.tr("Start the cover"), name="cover.go", rank=Rank.PRIMARY)
        self._back = Button(look, self.tr("Back"), name="page.back", rank=Rank.QUIET, icon="back")
        self._asked = QWidget()
        self._build()
        self.go.clicked.connect(self._start)
        for field in (self.first, self.last):
            field.edited.connect(self._ask_no_more)
        self._back.clicked.connect(self.left)
        model.changed.connect(self._show)
        model.acted.connect(self._forget_chosen)
        self._trouble.follow(model)
        self._show()

    def _forget_chosen(self) -> None:
        """It is written: pressed once more, it would be the same cover twice."""
        self._deputy = ""
        self._asked_about = None
        self.last.show_date(None)
        self._show()

    def context(self) -> PageContext:
        return PageContext(self.tr("Cover for your unit"))

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {"page.back": self.left.emit}

    def arrive(self) -> None:
        self._model.load()
        self._page.read_on(self.context().title)  # not on Back: Enter would leave

    def _build(self) -> None:
        look, page = self.look, self._page
        page.add(Title(look, self.tr("While you are away"), name="cover.title"))
        meaning = self.tr(
            "A supervisor of another unit gets what waits for you and decides on it. You still can, too."
        )
        page.add(Body(look, meaning))
        page.add(self._line)
        page.add(self._covers, above=0.5)
        inner = QVBoxLayout(self._asked)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(look.em(0.5))
        inner.addWidget(SectionTitle(look, self.tr("Who covers for your unit?")))
        inner.addWidget(self._choices)
        inner.addSpacing(look.em(_BETWEEN_EM))
        inner.addWidget(SectionTitle(look, self.tr("First day")))
        inner.addWidget(self.first)
        inner.addSpacing(look.em(_BETWEEN_EM))
        inner.addWidget(SectionTitle(look, self.tr("Last day")))
        inner.addWidget(Hint(look, self.tr("It ends by itself after this day. Three months at most.")))
        inner.addWidget(self.last)
        page.add(self._asked, above=0.75)
        other_way = self.tr(
            "To cover for a colleague, have them start it on their own screen, or ask your administrator. "
            "What waits for them then stands in your queue."
        )
        page.add(Hint(look, other_way, name="cover.other-way"), above=0.75)
        page.footer.addWidget(self.go)
        page.footer.addWidget(self._back)
        page.footer.addStretch(1)

    def _show(self) -> None:
        self._show_covers()
        self._show_choices()

    def _show_covers(self) -> None:
        lines = self._covers.emptied()
        # while somebody covers, whoever comes back ends it: to start another one is the rarer act
        running = next((row for row in self._model.covers if row.running and not row.own), None)
        self.go.set_rank(Rank.SECONDARY if running else Rank.PRIMARY)
        self._name_go()
        for row in self._model.covers:
            said = self._model.sentence(row)
            lines.addWidget(Body(self.look, said))
            rank = Rank.PRIMARY if row is running else Rank.SECONDARY
            end = Button(self.look, self.tr("End it now"), name=f"cover.end:{row.deputy.badge}", rank=rank)
            end.setAccessibleDescription(said)
            end.clicked.connect(partial(self._model.end, row.id))
            across = QHBoxLayout()
            across.addWidget(end)
            across.addStretch(1)
            lines.addLayout(across)

    def _name_go(self) -> None:
        if self._asked_about is not None:
            words = self.tr("Start it all the same")
        elif any(row.running and not row.own for row in self._model.covers):
            words = self.tr("Start another cover")
        else:
            words = self.tr("Start the cover")
        self.go.set_words(words)

    def _show_choices(self) -> None:
        lines = self._choices.emptied()
        deputies = self._model.deputies
        if self._model.loaded and not deputies:
            lines.addWidget(
                Hint(self.look, self.tr("No other unit has a supervisor. Ask your administrator."))
            )
        for person in deputies:
            words = f"{person.name}, {person.unit}"
            row = ChoiceRow(self.look, words, name=f"cover.deputy:{person.badge}")
            row.setChecked(person.id == self._deputy)
            row.toggled.connect(partial(self._choose, person.id))
            lines.addWidget(row)
        self.go.setEnabled(bool(deputies))

    def _choose(self, person: str, chosen: bool) -> None:
        if chosen:
            self._deputy = person
            self._ask_no_more()

    def _ask_no_more(self) -> None:
        if self._asked_about is not None:
            self._asked_about = None
            self._name_go()
            self._trouble.calm()

    def _start(self) -> None:
        self._trouble.calm()
        meant = self._deputy, self._day(self.first), self._day(self.last)
        doubt = self._model.doubt(*meant) if self._deputy else ""
        if doubt and self._asked_about != meant:
            self._asked_about = meant
            self._name_go()
            self._trouble.say(doubt)
            return
        problem = self._model.problem(*meant)
        if problem:
            self._trouble.say(problem, at=self._unanswered(*meant))
        else:
            self._model.start(*meant)

    def _unanswered(self, deputy: str, first: date | None, last: date | None) -> QWidget:
        """Where what is missing belongs; the last day where nothing is missing and the days are wrong."""
        if not deputy:
            return self._choices
        return self.first if first is None else self.last

    def _day(self, field: DateField) -> date | None:
        found = field.whole_date()
        field.set_wrong(wrong=found is None)
        return found
