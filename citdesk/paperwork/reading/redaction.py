"""Taking identifying details out of running text, for the public: what the record itself knows, and numbers.

Whole answers are withheld by their labels. But a narrative may name a person whom another answer identifies,
so every identifying value of the whole record is looked for in the text that remains.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date

from citdesk.paperwork.reading.parsing import Node, local_name

REMOVED = "[removed]"
_IDENTIFYING = frozenset({"P", "V"})
_NAME_WORDS = 5  # a longer answer is a sentence, whose single words identify nobody
_SHORTEST = 2  # letters; a single letter is no name
_WORD = re.compile(r"[^\W_]+(?:['\N{RIGHT SINGLE QUOTATION MARK}-][^\W_]+)*")
_COMMON = frozenset({
    "a", "an", "and", "as", "at", "be", "by", "de", "do", "el", "en", "for", "he", "her", "his", "in", "is",
    "it", "la", "le", "no", "not", "of", "on", "or", "she", "so", "the", "they", "to", "was", "we", "yes",
    "unknown", "none", "other", "street", "st", "road", "rd", "avenue", "ave", "apt", "unit", "north",
    "south", "east", "west",
})  # fmt: skip
_NUMBERS = (
    re.compile(r"(?<![\w@.])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),  # electronic mail
    re.compile(r"(?<!\d)\d{3}-\d{2}-\d{4}(?!\d)"),  # social security number
    re.compile(r"(?<![\d-])(?:\+?1[ .-]?)?(?:\(\d{3}\)|\d{3})[ .-]?\d{3}[ .-]?\d{4}(?!\d)"),  # telephone
    re.compile(r"(?<![\d-])\d{3}[ .-]\d{4}(?![\d-])"),  # telephone without area code
)


class Redaction:
    """Removes from a text whatever identifies somebody whom the record names."""

    def __init__(self, values: Iterable[tuple[str, bool]]) -> None:
        """``values`` are identifying answers, and whether each is a name whose single words identify, too."""
        phrases: set[str] = set()
        for value, is_name in values:
            phrases.update(_forms_of(value, is_name))
        longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
        self._phrases = (
            re.compile(
                r"(?<![^\W_])(?:" + "|".join(_spaced(phrase) for phrase in longest_first) + r")(?![^\W_])",
                re.IGNORECASE,
            )
            if longest_first
            else None
        )
        self.count = 0

    def clean(self, text: str) -> str:
        """The text with :data:`REMOVED` in place of each such passage; accents and case do not matter."""
        plain, places = _folded(text)
        spans = sorted(_spans(plain, (*([self._phrases] if self._phrases else []), *_NUMBERS)))
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


def _folded(text: str) -> tuple[str, list[int]]:
    """The text without accents, and for each of its places (and its end) the place in ``text``."""
    plain: list[str] = []
    places: list[int] = []
    for index, char in enumerate(text):
        for part in unicodedata.normalize("NFKD", char):
            if not unicodedata.combining(part):
                plain.append(part)
                places.append(index)
    return "".join(plain), [*places, len(text)]


def _forms_of(value: str, is_name: bool) -> Iterator[str]:
    """The value, its words when it is a name, and a date as people write it."""
    plain, _ = _folded(value.strip())
    if len(plain) < _SHORTEST or plain.lower() in _COMMON:
        return
    yield plain
    with suppress(ValueError):
        yield from _dates(date.fromisoformat(plain))
    if is_name:
        for word in _WORD.findall(plain):
            if len(word) >= _SHORTEST and word.lower() not in _COMMON:
                yield word


def _dates(day: date) -> Iterator[str]:
    month = f"{day:%B}"
    for name in (month, month[:3]):
        yield f"{name} {day.day}, {day.year}"
        yield f"{name} {day.day} {day.year}"
        yield f"{day.day} {name} {day.year}"
    for sign in "/-.":
        yield f"{day.month}{sign}{day.day}{sign}{day.year}"
        yield f"{day.month:02}{sign}{day.day:02}{sign}{day.year}"
        yield f"{day.month}{sign}{day.day}{sign}{day.year % 100:02}"
        yield f"{day.month:02}{sign}{day.day:02}{sign}{day.year % 100:02}"


def _spaced(phrase: str) -> str:
    """The phrase as a pattern that any run of spaces or line ends satisfies."""
    return r"\s+".join(re.escape(word) for word in phrase.split())


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


def juvenile(root: Node, binds: Mapping[str, Mapping[str, str]]) -> bool:
    """True when the record says that the person is a minor (C09 of the data dictionary)."""
    return "yes" in texts_of(root, binds, "C09")


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
