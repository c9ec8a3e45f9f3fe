"""Reads a card from Markdown with TOML front matter between ``+++`` lines.

The body holds ``## Steps``, a numbered list, and any other ``##`` passages. ``[key]`` cites a source of the
front matter; ``(wait 3 min)`` at the end of a step is how long to wait before the next, at most half an hour.
Every source must be cited, by a step too, and every citation must have its source: advice that rests on
nothing is not shown.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from citdesk.casework.checked_table import CheckedTable, DataFileError
from citdesk.fieldguide.cards.card import Card, Passage, Source, Step

AUDIENCES = frozenset({"officer", "supervisor", "liaison", "clinician", "family"})

_FENCE = "+++"
_STEPS = "Steps"
_CITED = re.compile(r"\s*\[([a-z][a-z0-9-]*)\]")
_WAIT = re.compile(r"\s*\(wait (\d{1,4}) min\)", re.ASCII)
_MEANT_AS_WAIT = re.compile(r"\(\s*wait\b[^)]*\)?", re.IGNORECASE)
#: Minutes. Nobody stands before a person with a timer for longer; what takes longer is a passage, not a step.
_LONGEST_WAIT = 30
_NUMBERED = re.compile(r"\d+\.\s+")
_ID = re.compile(r"[a-z]+(-[a-z]+)*")


def read_cards(files: Mapping[str, str]) -> tuple[tuple[Card, ...], tuple[DataFileError, ...]]:
    """The cards that can be used, by title, and what is wrong with the others. ``files``: name to text."""
    cards: dict[str, Card] = {}
    faults: list[DataFileError] = []
    for name in sorted(files):
        try:
            card = read_card(name, files[name])
        except DataFileError as fault:
            faults.append(fault)
            continue
        if card.id in cards:
            faults.append(DataFileError(name, f"there is another card with the id {card.id}"))
            continue
        cards[card.id] = card
    return tuple(sorted(cards.values(), key=lambda card: card.title)), tuple(faults)


def read_card(name: str, text: str) -> Card:
    """One card. Raises DataFileError for anything missing, misspelt or without a source."""
    front, body = _parted(name, text)
    head = CheckedTable.parse(name, front)
    card_id = head.text("id")
    if not _ID.fullmatch(card_id):
        raise head.refuse("id", f"is {card_id!r}; write it in small letters with hyphens")
    title, when = head.text("title"), head.text("when")
    audience = head.words("audience", AUDIENCES)
    if not audience:
        raise head.refuse("audience", "is empty; name whom the card is for")
    words, reviewed = head.words("words"), head.day("reviewed")
    if reviewed is None:
        raise head.refuse("reviewed", "is blank; say when the card was last read against its sources")
    cited = _citations(name, head, body)
    head.done()
    steps, passages = _parts(name, body, cited)
    return Card(
        id=card_id,
        title=title,
        when=when,
        audience=audience,
        words=words,
        reviewed=reviewed.isoformat(),
        steps=steps,
        passages=passages,
        sources=tuple(cited.values()),
    )


def _parted(name: str, text: str) -> tuple[str, str]:
    lines = text.lstrip("\ufeff").splitlines()
    if not lines or lines[0].strip() != _FENCE:
        raise DataFileError(name, f"the front matter must begin with a line {_FENCE}")
    try:
        end = next(at for at, line in enumerate(lines[1:], 1) if line.strip() == _FENCE)
    except StopIteration:
        raise DataFileError(name, f"the front matter does not end with a line {_FENCE}") from None
    return "\n".join(lines[1:end]), "\n".join(lines[end + 1 :])


def _citations(name: str, head: CheckedTable, body: str) -> Mapping[str, Source]:
    """The sources in the order in which the body first cites them."""
    given: dict[str, str] = {}
    for row in head.tables("source", needed=True):
        key, citation = row.text("key"), row.text("citation")
        if key in given:
            raise row.refuse("key", f"{key} is given twice")
        given[key] = citation
        row.done()
    used = list(dict.fromkeys(_CITED.findall(body)))
    unknown = sorted(set(used) - set(given))
    if unknown:
        raise DataFileError(name, f"the text cites {', '.join(unknown)}, which is not among its sources")
    idle = sorted(set(given) - set(used))
    if idle:
        raise DataFileError(name, f"nothing in the text cites the source {', '.join(idle)}")
    return {key: Source(key, at, given[key]) for at, key in enumerate(used, 1)}


def _parts(name: str, body: str, cited: Mapping[str, Source]) -> tuple[tuple[Step, ...], tuple[Passage, ...]]:
    steps: tuple[Step, ...] = ()
    passages: list[Passage] = []
    for part in re.split(r"^## +", body, flags=re.MULTILINE)[1:]:
        title, _, rest = part.partition("\n")
        title = title.strip()
        paragraphs = [" ".join(block.split()) for block in _blocks(rest)]
        if not paragraphs:
            raise DataFileError(name, f"the part {title!r} is empty")
        if title == _STEPS:
            steps = tuple(_step(name, paragraph) for paragraph in paragraphs)
            continue
        listed = all(paragraph.startswith("- ") for paragraph in paragraphs)
        lines = tuple(_numbered(paragraph.removeprefix("- "), cited) for paragraph in paragraphs)
        passages.append(Passage(title, lines, listed))
    if not steps:
        raise DataFileError(name, f"there is no part '## {_STEPS}' with numbered lines")
    if not any(step.sources for step in steps):
        raise DataFileError(
            name, f"no step cites a source; put its key behind one, like [{next(iter(cited))}]"
        )
    return steps, tuple(passages)


def _blocks(text: str) -> list[str]:
    """Paragraphs and list items; an item runs on over indented lines."""
    blocks: list[str] = []
    fresh = True
    for line in text.splitlines():
        stripped = line.strip()
        if not stripped:
            fresh = True
        elif fresh or stripped.startswith("- ") or _NUMBERED.match(stripped):
            blocks.append(stripped)
            fresh = False
        else:
            blocks[-1] += " " + stripped
    return blocks


def _step(name: str, paragraph: str) -> Step:
    number = _NUMBERED.match(paragraph)
    if number is None:
        raise DataFileError(name, f"the step {paragraph[:30]!r} does not begin with its number")
    rest = paragraph[number.end() :]
    text = _CITED.sub("", _WAIT.sub("", rest, count=1)).strip()
    if not text:
        raise DataFileError(name, f"the step {number[0].strip()} says nothing")
    return Step(text, _wait(name, paragraph, rest), tuple(_CITED.findall(rest)))


def _wait(name: str, paragraph: str, rest: str) -> int:
    """The minutes to wait after a step; raises DataFileError for a wait that is none."""
    meant = _MEANT_AS_WAIT.findall(rest)
    wait = _WAIT.search(rest)
    if not meant:
        return 0
    if wait is None or len(meant) > 1 or not 0 < int(wait[1]) <= _LONGEST_WAIT:
        said = f"the step {paragraph[:30]!r} has {' '.join(meant)[:40]!r}"
        raise DataFileError(
            name, f"{said}; write one wait of 1 to {_LONGEST_WAIT} minutes, like (wait 3 min)"
        )
    return int(wait[1])


def _numbered(paragraph: str, cited: Mapping[str, Source]) -> str:
    """The paragraph with each ``[key]`` as the number of its source."""
    return _CITED.sub(lambda found: f" [{cited[found[1]].number}]", paragraph)
