"""How people write a name, a day, an address or a number of the record, as patterns of folded text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from datetime import date

from citdesk.paperwork.text.spanish import SPANISH_MONTHS

_SHORTEST = 2  # letters or digits; a single letter is no name
_NUMBER = 7  # digits from which a number is a telephone's or an identity's, however it is grouped
_LOCAL = 10  # digits of a telephone number without the code of its country
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
#: Words of every text. As a name each is looked for with its capital only.
_COMMON = frozenset({
    "a", "an", "and", "as", "at", "be", "by", "de", "do", "el", "en", "for", "he", "her", "his", "in", "is",
    "it", "la", "le", "no", "not", "of", "on", "or", "she", "so", "the", "they", "to", "was", "we", "yes",
    "unknown", "none", "other", "street", "st", "road", "rd", "avenue", "ave", "apt", "unit", "north",
    "south", "east", "west",
})  # fmt: skip
_PLAIN = str.maketrans({
    **dict.fromkeys("\u2018\u2019\u201b\u2032\u02bc\u00b4`", "'"),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-"),
    "đ": "d", "Đ": "D", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ß": "ss", "æ": "ae", "Æ": "AE",
})  # fmt: skip
_LOOSE = {"'": r"['\s]?", "-": r"[-\s]?", ".": r"\.?", ",": ",?"}
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
)  # fmt: skip
_WAYS = {
    word: "|".join(sorted(same.split(), key=len, reverse=True))
    for same in (
        "street st", "avenue ave av", "road rd", "drive dr", "lane ln", "boulevard blvd", "court ct",
        "place pl", "circle cir", "highway hwy", "parkway pkwy", "terrace ter", "square sq", "trail trl",
    )
    for word in same.split()
}  # fmt: skip
_PARTS = _WAYS | {
    word: "|".join(sorted(same.split(), key=len, reverse=True))
    for same in ("north n", "south s", "east e", "west w", "apartment apt", "suite ste", "unit")
    for word in same.split()
}
_WITHIN = re.compile(r"(?is)\s*(?:,|#|\b(?:apt|apartment|unit|suite|ste|lot|room|rm)\b).*")


def folded(text: str) -> tuple[str, list[int]]:
    """The text without accents and invisible marks, with plain apostrophes and hyphens.

    And for each of its places (and its end) the place in ``text``.
    """
    plain: list[str] = []
    places: list[int] = []
    for index, char in enumerate(text):
        # before as well: the acute accent that stands for an apostrophe would fall apart into a space
        for part in unicodedata.normalize("NFKD", char.translate(_PLAIN)).translate(_PLAIN):
            if not unicodedata.combining(part) and unicodedata.category(part) != "Cf":
                plain.append(part)
                places.append(index)
    return "".join(plain), [*places, len(text)]


def spellings(value: str, *, is_name: bool) -> Iterator[re.Pattern[str]]:
    """Patterns of whole words for an answer, and for the words and halves of a name."""
    plain = folded(value)[0].strip()
    if sum(map(str.isalnum, plain)) < _SHORTEST:
        return
    if is_name:
        words = _WORD.findall(plain)
        for each in (plain, *words, *(half for word in words for half in word.split("-"))):
            if sum(map(str.isalnum, each)) >= _SHORTEST:
                yield _name(each)
        return
    for pattern in (*_days(plain), *_numbers(plain), *_addresses(plain)):
        yield re.compile(_whole(pattern), re.IGNORECASE)


def _name(name: str) -> re.Pattern[str]:
    """A name, with the ending of a family or a possessor."""
    if name.lower() in _COMMON:
        return re.compile(_whole(f"(?:{name.capitalize()}|{name.upper()})(?:'?[sS])?"))
    return re.compile(_whole(_spaced(name) + "(?:'?s|es)?"), re.IGNORECASE)


def _whole(pattern: str) -> str:
    return rf"(?<![^\W_])(?:{pattern})(?![^\W_])"


def _spaced(phrase: str) -> str:
    """Any run of spaces, line ends or hyphens between the words; apostrophes and points may be missing."""
    return r"[-\s]+".join(map(_loose, phrase.split()))


def _loose(word: str) -> str:
    return "".join(_LOOSE.get(char, re.escape(char)) for char in word)


def _days(plain: str) -> Iterator[str]:
    """A day in figures and in English and Spanish words, in each order in which people write it."""
    with suppress(ValueError):
        day = date.fromisoformat(plain)
        english, spanish = _MONTHS[day.month - 1], SPANISH_MONTHS[day.month - 1]
        month = f"(?:{english}|{spanish}|sept|{english[:3]}|{spanish[:3]})"
        in_month = rf"0?{day.day}(?:st|nd|rd|th|o)?"
        year = rf"(?:{day.year}|'?{day.year % 100:02})"
        words = r"[\s,./-]*(?:(?:the|of|del?)\s+)?"
        for order in ((month, in_month, year), (in_month, month, year), (year, month, in_month)):
            yield words.join(order)
        figures = rf"0?{day.month}", rf"0?{day.day}"
        for order in ((*figures, year), (*reversed(figures), year), (year, *figures)):
            yield r"\s*[./-]\s*".join(order)


def _numbers(plain: str) -> Iterator[str]:
    """A long number in whatever groups."""
    digits = [char for char in plain if char.isdecimal()]
    if len(digits) >= _NUMBER and not any(map(str.isalpha, plain)):
        yield r"[\s().-]*".join(digits)
        yield r"[\s().-]*".join(digits[-_LOCAL:])


def _addresses(plain: str) -> Iterator[str]:
    """The whole answer; of an address also without the place within the house, and without the town."""
    house = _WITHIN.sub("", plain).split()
    ways = [at for at, word in enumerate(house) if at > 1 and _key(word) in _WAYS]
    yield _address(plain.split())
    for words in (house, house[: ways[0] + 1] if ways else []):
        if any(map(str.isdigit, "".join(words))) and any(map(_names_it, words)):
            yield _address(words)


def _address(words: list[str]) -> str:
    """With street and direction written out, cut short or left out, where another word names the street."""
    named = any(map(_names_it, words))
    pattern = ""
    for word in words:
        gap = r"[-\s]+" if pattern else ""
        if same := _PARTS.get(_key(word)):
            part = rf"{gap}(?:{same})\b\.?,?"
            pattern += f"(?:{part})?" if named and pattern else part
        else:
            pattern += gap + _loose(word)
    return pattern


def _names_it(word: str) -> bool:
    return _key(word) not in _PARTS and sum(map(str.isalpha, word)) >= _SHORTEST


def _key(word: str) -> str:
    return word.strip(".,").lower()
