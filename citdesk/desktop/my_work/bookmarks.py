"""Where each report that was opened since the sign-in was left, to go on there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from citdesk.desktop.my_work.filling_model import FillingModel


@dataclass(frozen=True, slots=True)
class _Bookmark:
    """``revision`` is how often it had been sent; ``passed`` are the sections that one has gone on from."""

    revision: int
    position: str
    passed: frozenset[str] = frozenset()


class Bookmarks:
    """A report that was sent and came back begins anew: with what is to be changed."""

    def __init__(self) -> None:
        self._kept: dict[str, _Bookmark] = {}

    def keep(self, model: FillingModel) -> None:
        """The report is left where it is open."""
        form = model.form
        self._kept[model.report] = _Bookmark(
            model.row.revision_number, form.walk.position(), form.walk.passed
        )

    def put(self, report: str, revision: int, position: str, passed: Iterable[str] = ()) -> None:
        """The report was left at this position, the last time that somebody was signed in.

        ``passed`` are the sections that had been gone on from.
        """
        self._kept[report] = _Bookmark(revision, position, frozenset(passed))

    def forget(self, report: str) -> None:
        """The report was sent."""
        self._kept.pop(report, None)

    def lead(self, model: FillingModel) -> None:
        """Open the report where it was left, unless it was sent since."""
        kept = self._kept.get(model.report)
        if kept is not None and kept.revision == model.row.revision_number:
            model.form.walk.resume_at(kept.position, kept.passed)
