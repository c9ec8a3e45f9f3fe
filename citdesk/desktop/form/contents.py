"""What stands on a page, flattened to lines: headings, questions, and repeats as lists of cards."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from citdesk.xforms.client import Entry, Page

_INNERMOST = re.compile(r"^(.*\[\d+\])(?:/|$)")


class Line(Enum):
    """What kind of line a page has."""

    HEADING = "heading"
    QUESTION = "question"
    CARDS = "cards"


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a page. ``instances`` are the paths of a repeat's instances."""

    kind: Line
    path: str
    label: str = ""
    instances: tuple[str, ...] = ()
    can_add: bool = False
    can_remove: bool = False


def _everything(_path: str) -> bool:
    return True


def items(entries: Iterable[Entry], shown: Callable[[str], bool] = _everything) -> Iterator[Item]:
    """The relevant lines of a page, in order. A group's heading stands only when something follows it.

    ``shown`` tells of a question's path whether it has a place.
    """
    for entry in entries:
        if not entry.relevant:
            continue
        if is_caption(entry):
            if entry.label.strip():
                yield Item(Line.HEADING, entry.path, entry.label)
        elif entry.kind == "question":
            if shown(entry.path):
                yield Item(Line.QUESTION, entry.path, entry.label)
        elif entry.kind == "repeat":
            cards = _cards(entry)
            if cards.instances or cards.can_add:  # a count of none leaves no heading over nothing
                yield cards
        else:
            inside = list(items(entry.children, shown))
            if inside and entry.label:
                yield Item(Line.HEADING, entry.path, entry.label)
            yield from inside


def _cards(entry: Entry) -> Item:
    paths = tuple(child.path for child in entry.children if child.relevant)
    return Item(Line.CARDS, entry.path, entry.label, paths, entry.can_add, entry.can_remove)


def questions(entries: Iterable[Entry]) -> Iterator[str]:
    """The paths of all relevant questions below some entries, those inside repeats included."""
    for entry in entries:
        if entry.relevant and not is_caption(entry):
            if entry.kind == "question":
                yield entry.path
            else:
                yield from questions(entry.children)


def is_caption(entry: Entry) -> bool:
    """Whether this only heads the columns of a table of choices (appearance `label`): nothing to answer.

    Each of our questions shows its own choices, so what is left of it is its text.
    """
    return entry.kind == "question" and "label" in entry.appearance.split()


def is_table_head(path: str) -> bool:
    """Whether this is the note that pyxform makes of the label of a group with appearance `table-list`."""
    return path.rsplit("/", 1)[-1].startswith("generated_table_list_label_")


def all_entries(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Every entry below and including some, relevant or not."""
    for entry in entries:
        yield entry
        yield from all_entries(entry.children)


def page_keys(pages: Iterable[Page]) -> dict[str, Page]:
    """Pages by a key of their own: the path, with a number where several pages share one."""
    keyed: dict[str, Page] = {}
    for page in pages:
        key, again = page.path, 1
        while key in keyed:
            again += 1
            key = f"{page.path}#{again}"
        keyed[key] = page
    return keyed


def instance_of(path: str) -> str:
    """The innermost repeat instance a path lies in, or '' when it lies in none.

    An instance's own path lies in the instance around it.
    """
    inside = path.rsplit("/", 1)[0] if path.endswith("]") else path
    found = _INNERMOST.match(inside)
    return found[1] if found else ""


def repeat_of(instance: str) -> str:
    """The path of the repeat an instance belongs to."""
    return instance[: instance.rindex("[")]


def position_of(instance: str) -> int:
    """The position of an instance in its repeat, from 1."""
    return int(instance[instance.rindex("[") + 1 : -1])
