"""One line of a list as data: what it says in two lines, its state in words, and how it is read aloud."""

from __future__ import annotations

from dataclasses import dataclass

from citdesk.desktop.widgets.state_chip import ChipStyle, State, state_words


@dataclass(frozen=True, slots=True)
class Chip:
    """Words in a frame with an icon."""

    style: ChipStyle
    words: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row that opens something, or with ``heading`` the head of the rows beneath it.

    ``title`` and ``aside`` stand on the first line, ``detail`` on the second; the chip stands at the left of
    the first, ``urgent`` chips before it. With ``whole`` the detail takes as many lines as it needs: it says
    what to do, or tells the row from its neighbors. ``spoken`` is the whole row as one sentence for a screen
    reader. A ``state`` that is none of a report's is a style, and ``chip`` has its words. Without ``opens``
    there is no arrow: a press leads to no other page. ``chosen`` is for rows that a press chooses, None for
    all others.
    """

    id: str
    title: str
    detail: str = ""
    aside: str = ""
    state: State | ChipStyle | None = None
    chip: str = ""
    spoken: str = ""
    heading: bool = False
    urgent: tuple[Chip, ...] = ()
    whole: bool = False
    opens: bool = True
    chosen: bool | None = None

    @property
    def chips(self) -> tuple[Chip, ...]:
        """All chips of the row, the urgent ones first."""
        if self.state is None:
            return self.urgent
        if isinstance(self.state, ChipStyle):
            return (*self.urgent, Chip(self.state, self.chip or self.state.words))
        return (*self.urgent, Chip(self.state.value, self.chip or state_words(self.state)))

    @property
    def sentence(self) -> str:
        """The row as it is read aloud."""
        if self.spoken:
            return self.spoken
        urgent = (chip.words for chip in self.urgent)
        return ", ".join(part for part in (self.title, *urgent, self.chip, self.aside, self.detail) if part)


def heading(id_: str, title: str, count: int | None = None) -> Row:
    """The head of a group of rows, with how many it holds."""
    words = title if count is None else f"{title} ({count:,})"
    return Row(id=id_, title=words, heading=True, spoken=words)
