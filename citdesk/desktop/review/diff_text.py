"""A difference as text on screen (struck through, underlined, tinted) and as a sentence that can be heard."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from PySide6.QtCore import QCoreApplication

from citdesk.desktop.review.word_diff import Fate, Piece
from citdesk.desktop.theme import Look


def diff_html(look: Look, pieces: Iterable[Piece]) -> str:
    """The pieces as rich text. Everything a person wrote is escaped."""
    removed = f"background-color:{look.hex('st_stop_tint')};text-decoration:line-through;"
    added = f"background-color:{look.hex('st_done_tint')};text-decoration:underline;font-weight:700;"
    styles = {Fate.REMOVED: removed, Fate.ADDED: added}
    parts: list[str] = []
    last = Fate.SAME
    for piece in pieces:
        if last is Fate.REMOVED and piece.fate is Fate.ADDED:
            parts.append(" ")  # what went and what came must not read as one word
        parts.append(_span(piece, styles.get(piece.fate, "")))
        last = piece.fate
    return "".join(parts)


def _span(piece: Piece, style: str) -> str:
    text = escape(piece.text).replace("\n", "<br>")
    return f'<span style="{style}">{text}</span>' if style else text


def spoken_change(before: str | None, after: str) -> str:
    """The change in a sentence that can be heard: what it was and what it is now."""
    say = QCoreApplication.translate
    if before is None:
        return say("Review", "Changed. New in this version: {after}").format(after=after)
    if not before:
        return say("Review", "Changed. Was not answered. Now {after}").format(after=after)
    if not after:
        return say("Review", "Changed. Was {before}. Now not answered").format(before=before)
    return say("Review", "Changed. Was {before}. Now {after}").format(before=before, after=after)
