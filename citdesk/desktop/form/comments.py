"""What a reviewer asked to have changed, as the form shows it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FormComment:
    """A comment on one question. ``byline`` for example "Sgt Okafor, Tue Mar 12, 21:58".

    ``judged`` is what the question said when it was commented on, None where that is not known.
    """

    path: str
    byline: str
    words: str
    judged: str | None = None


@dataclass(frozen=True, slots=True)
class Returned:
    """Why a report came back: the reviewer's overall words and the comments on single questions."""

    byline: str
    note: str
    reasons: tuple[str, ...] = ()
    comments: tuple[FormComment, ...] = ()
