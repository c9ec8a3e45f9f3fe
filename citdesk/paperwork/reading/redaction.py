"""Taking identifying details out of running text, for the public: what the record itself knows, and numbers.

Whole answers are withheld by their labels. But a narrative may name a person whom another answer identifies,
so every identifying value of the whole record is looked for in the text that remains.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from citdesk.paperwork.reading.parsing import Node, local_name
from citdesk.paperwork.reading.spellings import folded, spellings

REMOVED = "[removed]"
_IDENTIFYING = frozenset({"P", "V"})
_NAME_WORDS = 5  # a longer answer is a sentence, whose single words identify nobody
_NUMBERS = (
    re.compile(r"(?<![\w@.])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),  # electronic mail
    re.compile(r"(?<!\d)\d{3}[ -]\d{2}[ -]\d{4}(?!\d)"),  # social security number
    re.compile(r"(?<!\w)\+\d(?:[ ().-]{0,2}\d){7,14}(?!\d)"),  # telephone with the code of its country
    re.compile(r"(?<!\d)(?:\+?1[ .-]?)?(?:\(\d{3}\)|\d{3})[ .-]{0,3}\d{3}[ .-]{0,3}\d{4}(?!\d)"),  # telephone
    re.compile(r"(?<![\d-])\d{3}[ .-]\d{4}(?![\d-])"),  # telephone without area code
)


class Redaction:
    """Removes from a text whatever identifies somebody whom the record names."""

    def __init__(self, values: Iterable[tuple[str, bool]]) -> None:
        """``values`` are identifying answers, and whether each is a name whose single words identify, too."""
        known = (each for value, is_name in values for each in spellings(value, is_name=is_name))
        self._patterns = (*dict.fromkeys(known), *_NUMBERS)
        self.count = 0

    def clean(self, text: str) -> str:
        """The text with :data:`REMOVED` in place of each such passage, however it is spelled."""
        plain, places = folded(text)
        spans = sorted(_spans(plain, self._patterns))
        kept: list[str] = []
        at = 0
        for start, end in spans:
            begin, stop = places[start], places[end]
            if begin < at:  # overlaps the passage before: one hole is enough
                at = max(at, stop)
                continue
            kept += [text[at:begin], REMOVED]
            at = stop
            self.count += 1
        return "".join([*kept, text[at:]])


def _spans(text: str, patterns: Iterable[re.Pattern[str]]) -> Iterator[tuple[int, int]]:
    for pattern in patterns:
        for found in pattern.finditer(text):
            if found.end() > found.start():
                yield found.span()


def identifying(
    root: Node, binds: Mapping[str, Mapping[str, str]], written: frozenset[str]
) -> Iterator[tuple[str, bool]]:
    """The identifying answers of a whole instance, whoever may see them.

    ``written`` are the paths whose answers people wrote in words; the code of a choice identifies nobody. An
    answer is taken for a name, whose every word identifies, when it is short and has no digit in it.
    """
    for element in root.iter():
        value = (element.text or "").strip()
        if not value or len(element):
            continue
        path = _path(element)
        labels = binds.get(path, {}).get("citdesk:sensitivity", "").split()
        if path in written and not _IDENTIFYING.isdisjoint(labels):
            few = len(value.split()) <= _NAME_WORDS
            yield value, few and not any(char.isdigit() for char in value)


def juvenile(root: Node, binds: Mapping[str, Mapping[str, str]]) -> bool | None:
    """Whether the record says that the person is a minor (C09 of the data dictionary).

    None when it has a place for that and does not say: the person may be one.
    """
    said = texts_of(root, binds, "C09")
    if "yes" in said:
        return True
    return None if said and ("no" not in said or "unknown" in said) else False


def texts_of(root: Node, binds: Mapping[str, Mapping[str, str]], field: str) -> frozenset[str]:
    """What the whole record answers under a field of the data dictionary, '' for what it leaves open."""
    return frozenset(
        (element.text or "").strip()
        for element in root.iter()
        if not len(element) and field in binds.get(_path(element), {}).get("citdesk:field", "").split()
    )


def _path(element: Node) -> str:
    steps = [local_name(each) for each in (element, *element.iterancestors())]
    return "/" + "/".join(reversed(steps))
