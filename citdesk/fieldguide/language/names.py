"""Whether words belong to the name of a street, a town or a program: Hooker Street, Normal, Illinois."""

from __future__ import annotations

import re

_STREETS = (
    r"street|st|avenue|ave|road|rd|lane|ln|drive|dr|boulevard|blvd|way|court|ct|place|pl|circle|terrace|trail"
    r"|parkway|pkwy|highway|hwy|square|alley|bridge|creek|county|park|hill|heights|valley|river|lake"
)
_BODIES = (
    r"registry|program|programme|team|center|centre|unit|hospital|clinic|anonymous|act|association|alliance"
    r"|shelter|department|office|services|coalition|foundation|project|church|school|university|task force"
)
_STATES = (
    r"alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|georgia|hawaii|idaho"
    r"|illinois|indiana|iowa|kansas|kentucky|louisiana|maine|maryland|massachusetts|michigan|minnesota"
    r"|mississippi|missouri|montana|nebraska|nevada|new \w+|north \w+|ohio|oklahoma|oregon|pennsylvania"
    r"|rhode island|south \w+|tennessee|texas|utah|vermont|virginia|washington|west virginia|wisconsin"
    r"|wyoming"
    r"|[a-z]{2}\b(?= \d{5})"
)
#: Up to three further words of a name, then what kind of thing it names, or a town's state.
_NAME = re.compile(rf"(?:[ -]\w+){{0,3}}?[ -](?:{_STREETS}|{_BODIES})\b|, (?:{_STATES})\b", re.IGNORECASE)
_NUMBERED = re.compile(r"\d+(?: [nsew]\.?)? \Z", re.IGNORECASE)
_STREET = re.compile(rf" (?:{_STREETS})\b", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_FEW = 12


def in_name(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` ends in a word of a name: that one and the next ones begin with a capital.

    In small letters a number before and a street after are needed, in capitals only a street or the like
    right after.
    """
    *_, last = _WORD.finditer(text, start, end)
    word = last[0]
    if not word[0].isupper():
        before = text[max(0, start - _FEW) : start]
        return _NUMBERED.search(before) is not None and _STREET.match(text, end) is not None
    found = (_STREET if word.isupper() and len(word) > 1 else _NAME).match(text, end)
    return found is not None and all(each[0][0].isupper() for each in _WORD.finditer(found[0]))
