"""A drill on screen: what happens, what one might do, and at the end why it turned out so."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citdesk.desktop.shell.page import Page, PageContext
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import (
    Body,
    Button,
    Caption,
    ChoiceRow,
    Rank,
    ScrollPage,
    SectionTitle,
    Strong,
    Title,
    announce,
)
from citdesk.fieldguide.drills import Drill, Run


class DrillPage(Page):
    """Plays one drill. ``finished`` carries the run once it has ended.

    ``recorded``: that it was finished and how it ended goes into a training record, and the debrief says so.
    ``dice`` puts the choices into another order each time, so that nobody learns places instead of choices.
    """

    finished = Signal(object)
    #: the report for it is to be written; carries the drill's id
    report_wanted = Signal(str)

    def __init__(
        self,
        look: Look,
        drill: Drill,
        parent: QWidget | None = None,
        *,
        recorded: bool = False,
        dice: random.Random | None = None,
    ) -> None:
        super().__init__(parent)
        self.look = look
        self._drill = drill
        self._recorded = recorded
        self.run = Run.begin(drill)
        self._dice = dice or random.Random()  # noqa: S311 the order of choices, no secret
        #: the rows from the top down, by the number of the choice in its scene
        self.choices: dict[int, ChoiceRow] = {}
        self.setObjectName("page.drill")
        self._page = ScrollPage(look, self, width=40, name="drill")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._page)
        self._inner = QWidget()
        self._page.add(self._inner)
        self.go = Button(look, "", name="drill.go", rank=Rank.PRIMARY)
        self.back = Button(look, self.tr("Leave the drill"), name="page.back")
        self.write = Button(
            look, self.tr("Write the report for it"), name="drill.write", rank=Rank.PRIMARY, icon="reports"
        )
        self.write.clicked.connect(lambda: self.report_wanted.emit(self._drill.id))
        self._page.footer.addWidget(self.write)
        self._page.footer.addWidget(self.go)
        self._page.footer.addWidget(self.back)
        self._page.footer.addStretch(1)
        self.go.clicked.connect(self._go)
        self.back.clicked.connect(self.left)
        self._show()

    def context(self) -> PageContext:
        return PageContext(self._drill.title, None, "", self.tr("Practice"))

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {"page.back": self.left.emit}

    def arrive(self) -> None:
        next(iter(self.choices.values()), self.go).setFocus()

    def _go(self) -> None:
        if self.run.ending is not None:
            self.run = Run.begin(self._drill)
            self._show()
            return
        chosen = next((at for at, row in self.choices.items() if row.isChecked()), None)
        if chosen is None:
            announce(self, self.tr("Choose what you would do"), urgent=True)
            return
        self.run = self.run.choose(chosen)
        self._show()
        if self.run.ending is not None:
            self.finished.emit(self.run)

    def _show(self) -> None:
        fresh = QWidget()
        rows = QVBoxLayout(fresh)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(self.look.em(0.5))
        self.choices = {}
        if self.run.ending is None:
            self._scene(rows)
        else:
            self._debrief(rows)
        self._page.rows.replaceWidget(self._inner, fresh)
        self._inner.hide()
        self._inner.deleteLater()
        self._inner = fresh
        ended = self.run.ending is not None
        self.write.setVisible(ended and self._recorded)
        self.go.set_rank(Rank.SECONDARY if ended and self._recorded else Rank.PRIMARY)
        self.go.set_words(self.tr("Try it again") if self.run.ending else self.tr("Do this"))
        self._page.to_top()
        self.arrive()

    def _scene(self, rows: QVBoxLayout) -> None:
        scene, look = self.run.scene, self.look
        if scene is None:
            return
        rows.addWidget(Title(look, self._drill.title, name="drill.title"))
        last = self.run.taken[-1].choice.effect if self.run.taken else self._drill.opening
        rows.addWidget(Body(look, last, name="drill.effect"))
        rows.addWidget(Strong(look, scene.text, name="drill.scene"))
        rows.addWidget(SectionTitle(look, self.tr("What do you do?")))
        numbered = list(enumerate(scene.choices))
        self._dice.shuffle(numbered)
        for key, (at, choice) in enumerate(numbered, 1):
            row = ChoiceRow(look, choice.say, name=f"drill.choice:{at}", key=str(key))
            rows.addWidget(row)
            self.choices[at] = row

    def _debrief(self, rows: QVBoxLayout) -> None:
        ending, look = self.run.ending, self.look
        if ending is None:
            return
        head = self.tr("It went well") if ending.well else self.tr("It went badly")
        rows.addWidget(Title(look, head, name="drill.ending"))
        rows.addWidget(Body(look, self.run.taken[-1].choice.effect))
        rows.addWidget(Strong(look, ending.text))
        said = (
            self.tr("Your training record tells that you finished it and how it ended, not what you chose.")
            if self._recorded
            else self.tr("Nothing of it is recorded.")
        )
        rows.addWidget(Caption(look, said, name="drill.recorded"))
        rows.addSpacing(look.em(0.5))
        rows.addWidget(SectionTitle(look, self.tr("What you did, and why it mattered")))
        for at, taken in enumerate(self.run.taken, 1):
            step = QVBoxLayout()
            step.setContentsMargins(0, 0, 0, look.em(0.5))
            step.setSpacing(look.em(0.2))
            step.addWidget(Strong(look, f"{at}. {taken.choice.say}"))
            step.addWidget(Body(look, f"{taken.choice.effect} {taken.choice.why}", name=f"drill.why:{at}"))
            step.addWidget(Caption(look, taken.choice.source))
            rows.addLayout(step)
