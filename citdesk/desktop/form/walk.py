"""Where somebody is in a report, and how they get from page to page."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal, Slot

from citdesk.desktop.form.boxes import Boxes
from citdesk.desktop.form.cards import Cards
from citdesk.desktop.form.contents import Item, Line, instance_of, position_of, repeat_of
from citdesk.desktop.form.place import Kind, Pace, Place
from citdesk.desktop.form.problems import Problems
from citdesk.desktop.form.route import Route
from citdesk.desktop.form.structure import Structure
from citdesk.xforms.client import Entry


class Walk(QObject):
    """One person's way through one report. What is typed is stored before any other page opens.

    ``gone_through``: somebody has come to its end once, or it is only read.
    """

    page_changed = Signal()
    focus_wanted = Signal(str)
    later_wanted = Signal()

    def __init__(
        self,
        structure: Structure,
        route: Route,
        boxes: Boxes,
        problems: Problems,
        cards: Cards,
        *,
        gone_through: bool,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._structure = structure
        self._route = route
        self._boxes = boxes
        self._problems = problems
        self._cards = cards
        self._place = route.places()[0]
        self._return_to: Place | None = None
        self._passed = set(structure.sections() if gone_through else ())
        #: sections whose questions somebody has seen
        self._visited = {self._place.section}
        #: somebody has looked the whole report over, so that nothing in it is merely not begun
        self._looked_over = gone_through
        #: cards that Continue has opened by itself
        self._offered: set[str] = set()

    @property
    def place(self) -> Place:
        """The page that is open."""
        return self._place

    @property
    def pace(self) -> Pace:
        """How much stands on one page."""
        return self._route.pace

    @property
    def at_start(self) -> bool:
        """Whether the first page is open."""
        return self._return_to is None and self._place == self._route.places()[0]

    @property
    def passed(self) -> frozenset[str]:
        """The sections that somebody has gone on from, for :meth:`resume_at`."""
        return frozenset(self._passed)

    def set_pace(self, pace: Pace) -> None:
        """Change how much stands on one page, staying at the same question."""
        if pace is not self._route.pace:
            self._boxes.leave()
            at = next((item.path for item in self.items() if item.kind is not Line.HEADING), "")
            self._route.pace = pace
            self._open(self._route.place_of(at) if at else self._place)

    def items(self) -> tuple[Item, ...]:
        """The lines of the open page."""
        return self._route.items(self._place)

    def items_of(self, place: Place) -> tuple[Item, ...]:
        """The lines of a page, whether it is open or not."""
        return self._route.items(place)

    def questions(self) -> tuple[str, ...]:
        """The questions of the open page, those of its cards included."""
        return self._route.questions(self._place)

    def wrong_here(self) -> tuple[str, ...]:
        """The questions of the open page whose problems are on screen."""
        return tuple(path for path in self.questions() if path in self._problems.shown)

    def coming_places(self) -> tuple[Place, ...]:
        """The other pages of questions, in the order in which they are likely to be wanted: those that follow
        the open one, then those before it.
        """
        ways = self._route.places()
        here = next((at for at, way in enumerate(ways) if way.section == self._place.section), -1)
        if self._place in ways:
            here = ways.index(self._place)
        others = (*ways[here + 1 :], *ways[: max(here, 0)])
        return tuple(way for way in others if way.kind in {Kind.SECTION, Kind.QUESTION})

    def section_position(self) -> tuple[int, int]:
        """The number of the open section and how many there are; (0, 0) outside sections."""
        listed = self._structure.outline_keys()
        here = listed.get(self._place.section)
        if here is None:
            return 0, 0
        sections = tuple(dict.fromkeys(listed.values()))
        return sections.index(here) + 1, len(sections)

    def card_position(self) -> tuple[int, int]:
        """The number of the open card and how many there are; (0, 0) when no card is open."""
        repeat = self.open_repeat()
        if self._place.kind is not Kind.INSTANCE:
            return 0, 0
        return position_of(self._place.key), len(repeat.children) if repeat is not None else 0

    def open_repeat(self) -> Entry | None:
        """What the open card is one of; None where no card is open."""
        place = self._place
        return self._structure.entry(repeat_of(place.key)) if place.kind is Kind.INSTANCE else None

    def outline_here(self) -> str:
        """The key of the line of the outline that the open page is listed under."""
        return self._structure.outline_keys().get(self._place.section, self._place.section)

    def has_come_to(self, path: str) -> bool:
        """Whether somebody has seen the section of a question, or looked the whole report over."""
        return self._looked_over or self._structure.section_of(path) in self._visited

    @Slot()
    def advance(self) -> bool:
        """Continue: show what is wrong here, or go on. True when it went on.

        Where nothing is wrong but a card that nobody has opened yet, that card is what comes next, once.
        """
        self._boxes.leave()
        waiting = self._waiting_card()
        if waiting:
            self._offered.add(waiting)
            self.open_instance(waiting)
            return True
        if self.check_here():
            self.leave_for_now()
            return True
        return False

    def check_here(self) -> bool:
        """Show what is wrong on the open page. True where nothing is."""
        self._boxes.leave()
        asked = self.questions()
        here = self._problems.among(asked)
        self._problems.show(here, at=asked)
        return not here

    @Slot()
    def leave_for_now(self) -> None:
        """Go on whatever is wrong here; it waits on the check page."""
        self._boxes.leave()
        self._passed.add(self._place.section)
        self._go(self._return_to or self._route.after(self._place))

    @Slot()
    def back(self) -> None:
        """Go to the page before, or back to where Change was pressed; out of the report from the first."""
        self._boxes.leave()
        if self.at_start:
            self.later_wanted.emit()
            return
        self._go(self._return_to or self._route.before(self._place))

    def open_section(self, key: str) -> None:
        """Open a section, the things to change or the check page."""
        self._boxes.leave()
        self._return_to = None
        self._open(self._route.section_place(key))

    def open_question(self, path: str, *, come_back: bool = False) -> None:
        """Open the page a question is on and ask for the focus there; Continue then comes back.

        From the check page, which says what is wrong with it, that is said there too.
        """
        self._boxes.leave()
        came_from = self._place
        if came_from.kind is Kind.CHECK:
            self._problems.show(self._problems.among((path,)), at=())
        self._open(self._route.place_of(path))
        self._return_to = came_from if come_back and came_from != self._place else None
        self.focus_wanted.emit(path)

    def open_instance(self, instance: str) -> None:
        """Open one card for editing."""
        self._boxes.leave()
        self._open(Place(Kind.INSTANCE, instance, self._structure.section_of(instance)))

    def reveal(self, path: str) -> None:
        """Ask for the focus in a question or a list of cards, on its page."""
        place = self._route.place_of(path)
        if place != self._place:
            self._open(place)
        self.focus_wanted.emit(path)

    def leave_what_is_gone(self) -> None:
        """Open the nearest page where nothing is left on the open one."""
        if not self._route.exists(self._place):
            self._open(self._route.fallback(self._place))

    @Slot()
    def come_back_later(self) -> None:
        """Leave the report; everything is saved."""
        self._boxes.leave()
        self.later_wanted.emit()

    def position(self) -> str:
        """What :meth:`resume_at` takes to come back here."""
        return self._place.key

    def resume_at(self, key: str, passed: Iterable[str] = ()) -> None:
        """Open the page somebody was on; a page that is gone leaves the first one open."""
        self._passed.update(passed)
        self._visited.update(passed)
        place = self._route.resume(key)
        if place is not None:
            self._open(place)

    def _waiting_card(self) -> str:
        """The first card of the open section that nobody filled in, where no other line is wrong."""
        found = ""
        if self._place.kind is Kind.SECTION:
            for path in self._problems.among(self.questions()):
                card = instance_of(path)
                if not card or card in self._offered or self._cards.is_touched(card):
                    return ""
                found = found or card
        return found

    def _go(self, target: Place) -> None:
        """Open a page; from a card, where its list stands on that page."""
        card = self._place.key if self._place.kind is Kind.INSTANCE else ""
        self._return_to = None
        self._open(target)
        if card and target.kind is not Kind.CHECK:
            self.focus_wanted.emit(repeat_of(card))

    def _open(self, place: Place) -> None:
        self._place = place
        self._visited.add(place.section)
        self._looked_over = self._looked_over or place.kind is Kind.CHECK
        self.page_changed.emit()
