"""Reads the rules of one language from TOML and refuses a broken file by name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from citdesk.casework.checked_table import CheckedTable, DataFileError
from citdesk.fieldguide.language.rule import Rule

_LETTER = re.compile(r"\\.|[A-Z]")
_GROUP = re.compile(r"(?<!\\)\((?!\?)")
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
    try:
        re.compile(plain)
    except re.error as wrong:
        raise DataFileError(name, f"the rule {code} has a pattern that is none: {wrong}") from wrong
    return plain


def _gap(found: re.Match[str]) -> str:
    signs, many = found[1], found[2]
    return r"\s*" if found[3] else r"\s+" if signs is None else signs.replace(" ", r"\s") + (many or "+")
