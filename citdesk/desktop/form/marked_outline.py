"""The sections of a report with their marks, as the outline lists them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from collections.abc import Set as AbstractSet

from citdesk.desktop.form.marks import mark
from citdesk.desktop.form.structure import Structure
from citdesk.desktop.widgets.outline import Section


class MarkedOutline:
    """Marks the lines of one report's outline. Another page changes none of them: what is known is kept."""

    def __init__(self, structure: Structure) -> None:
        self._structure = structure
        #: by (key, visited, wrong), as of a revision of the structure
        self._marked: dict[tuple[str, bool, bool], Section] = {}
        self._marked_at = -1

    def sections(
        self, wrong: Collection[str], passed: AbstractSet[str], given: AbstractSet[str]
    ) -> list[Section]:
        """Every line. ``wrong`` are sections with a problem, ``passed`` those that somebody went on from.

        ``given`` are the questions whose answers nobody gave.
        """
        pages: dict[str, list[str]] = {}
        for key, listed in self._structure.outline_keys().items():
            pages.setdefault(listed, []).append(key)
        wrong_ones = frozenset(wrong)
        return [
            self._section(
                listed,
                keys,
                given,
                wrong=not wrong_ones.isdisjoint(keys),
                visited=all(key in passed for key in keys),
            )
            for listed, keys in pages.items()
        ]

    def _section(
        self, listed: str, keys: Sequence[str], given: AbstractSet[str], *, wrong: bool, visited: bool
    ) -> Section:
        structure = self._structure
        if self._marked_at != structure.revision:
            self._marked_at, self._marked = structure.revision, {}
        found = self._marked.get((listed, visited, wrong))
        if found is None:
            asked = (structure.question(path) for key in keys for path in structure.asked(key))
            marked = mark(asked, given=given, visited=visited, wrong=wrong)
            found = self._marked[listed, visited, wrong] = Section(listed, structure.label(listed), marked)
        return found
