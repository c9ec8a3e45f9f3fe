"""The lines of an error summary, made from the form's problems."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from citdesk.desktop.widgets import SummaryLine
from citdesk.xforms.client import Problem


def summary_lines(
    problems: Iterable[Problem], covers: Callable[[str], bool], card: Callable[[str], str]
) -> list[SummaryLine]:
    """One line per problem that a page covers, with the same sentence as at its answer.

    ``card`` names the card a path lies in, '' for none: the name goes before the sentence.
    """
    lines: list[SummaryLine] = []
    for problem in problems:
        if covers(problem.path):
            named = card(problem.path)
            lines.append(
                SummaryLine(problem.path, f"{named}: {problem.message}" if named else problem.message)
            )
    return lines
