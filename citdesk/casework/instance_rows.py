"""Rows of the external instances that forms read, as XML."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape


def row(tag: str, fields: Iterable[tuple[str, str]]) -> str:
    """One element with a child for each field. The names must be names of elements, the texts are escaped."""
    return f"<{tag}>" + "".join(f"<{name}>{escape(text)}</{name}>" for name, text in fields) + f"</{tag}>"


def yes(value: bool) -> str:
    """A flag as forms read it: ``yes`` or ``no``."""
    return "yes" if value else "no"
