"""The way through a report: which pages there are, and what comes before and after each."""

from __future__ import annotations

from citdesk.desktop.form.contents import Item, Line, instance_of, repeat_of
from citdesk.desktop.form.place import CHANGES, CHANGES_PLACE, CHECK, CHECK_PLACE, Kind, Pace, Place
from citdesk.desktop.form.structure import Structure


class Route:
    """Pages in order at a pace. ``changes``: the report came back and begins with what to change."""

    def __init__(self, structure: Structure, pace: Pace, *, changes: bool) -> None:
        self._structure = structure
        self.pace = pace
        self._changes = changes

    def places(self) -> tuple[Place, ...]:
        """Every page of the way, without the cards that lie beside it."""
        found = [CHANGES_PLACE] if self._changes else []
        for section in self._structure.sections():
            found.extend(self._section_places(section))
        return (*found, CHECK_PLACE)

    def items(self, place: Place) -> tuple[Item, ...]:
        """The lines of a page."""
        if place.kind is Kind.SECTION:
            return self._structure.section_items(place.key)
        if place.kind is Kind.INSTANCE:
            return self._structure.instance_items(place.key)
        if place.kind is Kind.QUESTION:
            lines = self._structure.section_items(place.section)
            return tuple(item for item in lines if item.path == place.key)
        return ()

    def questions(self, place: Place) -> tuple[str, ...]:
        """The relevant questions that Continue on a page looks at."""
        if place.kind is Kind.SECTION:
            return self._structure.asked(place.key)
        if place.kind is Kind.INSTANCE:
            return self._structure.instance_questions(place.key)
        if place.kind is Kind.QUESTION:
            cards = tuple(q for q in self._structure.asked(place.section) if q.startswith(place.key + "["))
            return (place.key, *cards)
        return ()

    def after(self, place: Place) -> Place:
        """The next page; after a card, the page its cards are listed on."""
        if place.kind is Kind.INSTANCE:
            return self.place_of(repeat_of(place.key))
        ways = self.places()
        at = ways.index(place) if place in ways else -1
        return ways[min(at + 1, len(ways) - 1)]

    def before(self, place: Place) -> Place:
        """The page before; before a card, the page its cards are listed on."""
        if place.kind is Kind.INSTANCE:
            return self.place_of(repeat_of(place.key))
        ways = self.places()
        at = ways.index(place) if place in ways else 1
        return ways[max(at - 1, 0)]

    def place_of(self, path: str) -> Place:
        """The page a question or a list of cards is on."""
        section = self._structure.section_of(path)
        instance = instance_of(path)
        if instance:
            return Place(Kind.INSTANCE, instance, section)
        if self.pace is Pace.QUESTION and any(i.path == path for i in self._structure.section_items(section)):
            return Place(Kind.QUESTION, path, section)
        return self.section_place(section)

    def section_place(self, key: str) -> Place:
        """The first page of a section, or the page of a special key."""
        special = {CHECK: CHECK_PLACE, CHANGES: CHANGES_PLACE}.get(key)
        if special is not None:
            return special
        ways = self._section_places(key) if key in self._structure.sections() else ()
        return ways[0] if ways else self.places()[0]

    def exists(self, place: Place) -> bool:
        """Whether a page still has something on it."""
        if place.kind in {Kind.CHECK, Kind.CHANGES}:
            return True
        return bool(self.items(place))

    def fallback(self, place: Place) -> Place:
        """The nearest page to one that is gone."""
        if place.kind is Kind.INSTANCE:
            repeat = repeat_of(place.key)
            if self._structure.has(repeat) and self._structure.section_of(repeat):
                return self.place_of(repeat)
        return self.section_place(place.section)

    def resume(self, key: str) -> Place | None:
        """The page with a key, if it is there."""
        if key in {CHECK, CHANGES}:
            return self.section_place(key)
        if key in self._structure.sections():
            return self.section_place(key)
        if key.endswith("]") and self._structure.has(key):
            return Place(Kind.INSTANCE, key, self._structure.section_of(key))
        return self.place_of(key) if self._structure.has(key) else None

    def _section_places(self, section: str) -> tuple[Place, ...]:
        if self.pace is Pace.SECTION:
            return (Place(Kind.SECTION, section, section),)
        lines = self._structure.section_items(section)
        return tuple(
            Place(Kind.QUESTION, item.path, section) for item in lines if item.kind is not Line.HEADING
        )
