"""The hour that comes twice in the night the clocks go back: which of the two a typed time means."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, tzinfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Caption, ChoiceChip, FoldRow
from citdesk.desktop.widgets.time_text import show_time


def readings(day: date, held: time, zone: tzinfo | None) -> tuple[datetime, ...]:
    """The moments that have this time on this day, in their order: two in the repeated hour, else one."""
    first = datetime.combine(day, held.replace(fold=0), zone)
    second = first.replace(fold=1)
    before, after = first.utcoffset(), second.utcoffset()
    # in the hour that a spring night leaves out the offsets differ the other way round
    repeated = before is not None and after is not None and after < before
    return (first, second) if repeated else (first,)


def latest_past(among: tuple[datetime, ...], now: datetime) -> datetime:
    """The last of these moments that has come; the first of them where none has."""
    come = [each for each in among if each.astimezone(UTC) <= now.astimezone(UTC)]
    return come[-1] if come else among[0]


class WhichHour(QWidget):
    """Asks which of two moments with the same time is meant. ``chosen`` carries it."""

    chosen = Signal(object)

    def __init__(self, look: Look, parent: QWidget, *, name: str) -> None:
        super().__init__(parent)
        self._moments: tuple[datetime, ...] = ()
        self._said = Caption(look, "", self)
        row = FoldRow(look, self, gap=0.5)
        self.chips = [ChoiceChip(look, "", row, name=f"{name}#{which}") for which in ("first", "second")]
        row.hold(self.chips)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._said)
        column.addWidget(row)
        for chip in self.chips:
            chip.clicked.connect(self._take)
        self.hide()

    def show_moments(self, among: tuple[datetime, ...], held: datetime) -> None:
        """Ask where there are two; ``held`` is the one that stands."""
        self._moments = among
        self.setVisible(len(among) > 1)
        if len(among) < 2:
            return
        clock = show_time(held.time())
        self._said.setText(
            self.tr("{time} came twice that night, when the clocks went back. Which is it?").format(
                time=clock
            )
        )
        for chip, words, moment in zip(
            self.chips,
            (self.tr("First {time} ({zone})"), self.tr("Second {time} ({zone})")),
            among,
            strict=True,
        ):
            chip.setText(words.format(time=clock, zone=moment.tzname()))
            chip.setChecked(moment.fold == held.fold)

    def _take(self) -> None:
        at = next((at for at, chip in enumerate(self.chips) if chip is self.sender()), None)
        if at is not None:
            for each, chip in enumerate(self.chips):
                chip.setChecked(each == at)
            self.chosen.emit(self._moments[at])
