"""The lines of an error summary, made from the form's problems."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from citdesk.desktop.widgets import SummaryLine
from citdesk.xforms.client import Problem

_LONGEST = 90
_ENDS = ("?", "!", ".", ":", "…")


def summary_lines(
    problems: Iterable[Problem],
    covers: Callable[[str], bool],
    card: Callable[[str], str],
    label: Callable[[str], str],
) -> list[SummaryLine]:
    """One line per problem that a page covers: which question, and the same sentence as at its answer.

    ``card`` names the card a path lies in, '' for none: the name goes first. ``label`` gives a question's.
    """
    return [
        SummaryLine(problem.path, _said(card(problem.path), _short(label(problem.path)), problem.message))
        for problem in problems
        if covers(problem.path)
    ]


def _said(card: str, label: str, message: str) -> str:
    named = f"{card}, {label}" if card and label else card or label
    if not named:
        return message
    return f"{named} {message}" if named.endswith(_ENDS) else f"{named}: {message}"


def _short(label: str) -> str:
    """The first line of a label, cut after a word where it is long."""
    words = label.strip().partition("\n")[0].strip()
    if len(words) <= _LONGEST:
        return words
    return words[:_LONGEST].rsplit(" ", 1)[0] + " …"
