"""Reads the rules of one language from TOML and refuses a broken file by name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from citdesk.casework.checked_table import CheckedTable, DataFileError
from citdesk.fieldguide.language.rule import Rule

_LETTER = re.compile(r"\\.|[A-Z]")
_GROUP = re.compile(r"(?<!\\)\((?!\?)")
#: What a pattern may not hold once it is joined with others: flags, and groups by name.
_NOT_JOINED = re.compile(r"(?<!\\)\(\?(?!:|=|!|<=|<!)")
_SIGN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\{\d*,\}|.", re.DOTALL)
_ENDLESS = re.compile(r"[*+]|\{\d*,\}")
_LETTER_SIGN = re.compile(r"\\w|\\d|[^\W_]|\[[\w-]+\]")
_NONE, _LETTERS, _ANYTHING = range(3)
#: A space of a pattern, alone or among the signs of a class: it stands for any gap between two words.
_SPACE = re.compile(r"(\[[^\]]* [^\]]*\])([?*+]?)|(?<!\\) (\??)")


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules of one language, in the file's order."""

    language: str
    rules: tuple[Rule, ...]


def read_rules(name: str, text: str) -> Rules:
    """The rules in a file. Raises DataFileError for anything missing, misspelt or no regular expression."""
    whole = CheckedTable.parse(name, text)
    language = whole.text("language")
    rules: dict[str, Rule] = {}
    for row in whole.tables("rule", needed=True):
        code = row.text("code")
        if code in rules:
            raise DataFileError(name, f"the rule {code} is there twice")
        patterns = row.words("patterns")
        if not patterns:
            raise DataFileError(name, f"the rule {code} has no pattern")
        unless, after, before = (
            _any(name, code, row.words(key)) if key in row.names() else None
            for key in ("unless", "not_after", "not_before")
        )
        rules[code] = Rule(
            code=code,
            say=row.text("say"),
            patterns=tuple(_small(name, code, each) for each in patterns),
            unless=re.compile(rf"\b(?:{unless})\b") if unless else None,
            not_after=re.compile(rf"\b(?:{after})[\s-]*\Z") if after else None,
            not_before=re.compile(rf"[\s-]*(?:{before})\b") if before else None,
            source=row.text("source"),
        )
        row.done()
    whole.done()
    return Rules(language, tuple(rules.values()))


def _any(name: str, code: str, patterns: tuple[str, ...]) -> str:
    return "|".join(_small(name, code, each) for each in patterns)


def _small(name: str, code: str, pattern: str) -> str:
    """The pattern in small letters, with groups that are not kept and gaps however wide."""
    small = _LETTER.sub(lambda found: found[0] if found[0][0] == "\\" else found[0].lower(), pattern)
    plain = _SPACE.sub(_gap, _GROUP.sub("(?:", small))
    if _NOT_JOINED.search(pattern):
        raise DataFileError(
            name, f"the rule {code} has flags or a named group in a pattern; write it without"
        )
    if _repeats_a_repetition(pattern):
        raise DataFileError(
            name,
            f"the rule {code} repeats what repeats itself, as (a+)+ does: it might never end; simplify it",
        )
    try:
        re.compile(plain)
    except re.error as wrong:
        raise DataFileError(name, f"the rule {code} has a pattern that is none: {wrong}") from wrong
    return plain


def _gap(found: re.Match[str]) -> str:
    signs, many = found[1], found[2]
    return r"\s*" if found[3] else r"\s+" if signs is None else signs.replace(" ", r"\s") + (many or "+")


def _repeats_a_repetition(pattern: str) -> bool:
    """Whether a group is repeated without end that holds such a repetition already.

    One of letters alone may stand in it where each turn begins or ends with a space, which parts the turns.
    """
    signs = _SIGN.findall(pattern)
    opened = [0]
    held = [_NONE]  # for each group that is open, what its content repeats
    for at, sign in enumerate(signs):
        if sign == "(":
            opened.append(at)
            held.append(_NONE)
        elif sign == ")" and len(held) > 1:
            first, inside = signs[opened.pop() + 1], held.pop()
            parted = " " in (first, signs[at - 1])
            again = at + 1 < len(signs) and _ENDLESS.fullmatch(signs[at + 1]) is not None
            if again and inside > (_LETTERS if parted else _NONE):
                return True
            turns = (_LETTERS if parted else _ANYTHING) if again else _NONE
            held[-1] = max(held[-1], inside, turns)
        elif at and _ENDLESS.fullmatch(sign) and signs[at - 1] != ")":
            held[-1] = max(held[-1], _LETTERS if _LETTER_SIGN.fullmatch(signs[at - 1]) else _ANYTHING)
    return False
