"""What the shell asks of a page. A page knows its own screen only; the shell knows pages only by this."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from citdesk.desktop.shell.actions import Place

if TYPE_CHECKING:  # the sign-in window comes up without a chip
    from citdesk.desktop.widgets import State
    from citdesk.desktop.widgets.state_chip import ChipStyle


@dataclass(frozen=True, slots=True)
class PageContext:
    """What the context bar shows: what is open, its state, and one quiet remark at the right.

    ``brief`` is the state in fewer words, for a bar that has no room for ``chip``.
    """

    title: str
    state: State | ChipStyle | None = None
    chip: str = ""
    aside: str = ""
    brief: str = ""


class Page(QWidget):
    """One screen inside the shell."""

    context_changed = Signal()
    #: this page is finished: go back to the one beneath it
    left = Signal()
    #: another page was laid over this one
    covered = Signal()
    #: what was :meth:`under_way` here, or on its way into it, has come to its end
    ended = Signal()
    #: the page now shows something else whose main act lies where another one lay
    renewed = Signal()

    place: Place = Place.SIGNED_IN
    #: whether it stands without rail and bars: it is held out to somebody who is to see nothing else
    alone = False
    #: whether it is looked at in passing and is part of no area: Esc closes it, and so does going to an area
    passing = False
    #: whether it lies over the page that it is about, for one act: Esc goes back to that one
    over = False
    _covered = False

    def context(self) -> PageContext:
        """What the context bar shows while this page is open."""
        raise NotImplementedError

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """The actions of the catalogue that this page carries out itself."""
        return {}

    def panes(self) -> Sequence[QWidget]:
        """The parts that F6 steps through; each leads to its first control."""
        return [self]

    def arrive(self) -> None:
        """The page has come into sight: put the focus where work begins."""

    def unsaved(self) -> bool:
        """Whether something typed here is not on disk yet: the window then stays open."""
        return False

    def lingers(self) -> bool:
        """Whether the page is needed until all of it is on disk: closed, it lives on out of sight till then.

        It then says each change of this by ``context_changed``.
        """
        return False

    def stuck(self) -> bool:
        """Whether the disk did not take what is unsaved here: the page cannot be closed."""
        return False

    def stay_open(self) -> None:
        """The page was to be closed and is :meth:`stuck`: say so."""

    @property
    def is_covered(self) -> bool:
        """Whether another page lies over this one; the uppermost of another area is only out of sight."""
        return self._covered

    def lie_under(self, *, another: bool) -> None:
        """Told by the shell: another page lies over this one, or none does any more."""
        was, self._covered = self._covered, another
        if another and not was:
            self.covered.emit()

    def under_way(self) -> bool:
        """Whether something runs here that nobody may be cut off in: a session ends after it."""
        return False

    def takes_in(self) -> bool:
        """Whether something chosen here is still on its way into it: a session ends after it, in any case.

        Unlike with :meth:`under_way` the page may be closed meanwhile; it lingers.
        """
        return False

    def left_behind(self) -> str:
        """What went wrong here that nobody was seen to take note of, for the next sign-in. '' for nothing."""
        return ""

    def finish_up(self) -> str:
        """The session is to end: bring what is under way to an end soon. Gives one sentence that says so."""
        return ""

    def depart(self) -> None:
        """The page goes out of sight, or the screen is locked: everything typed becomes durable now."""
