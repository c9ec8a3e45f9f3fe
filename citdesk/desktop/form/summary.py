"""The lines of an error summary, made from the form's problems."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from citdesk.desktop.widgets import SummaryLine
from citdesk.xforms.client import Problem


def summary_lines(problems: Iterable[Problem], covers: Callable[[str], bool]) -> list[SummaryLine]:
    """One line per problem that a page covers, with the same sentence as at its answer."""
    return [SummaryLine(problem.path, problem.message) for problem in problems if covers(problem.path)]
