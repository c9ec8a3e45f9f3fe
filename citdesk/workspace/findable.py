"""What a search finds of a report's answers: words that a person reads, around what was looked for too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import tzinfo

from citdesk.workspace.answer_text import answer_text
from citdesk.workspace.instance_texts import plain
from citdesk.xforms import Choice, Form

_CHOOSING = ("select", "select1", "rank")
#: a file's name, a place as numbers and a tick are no words
_NO_WORDS = ("binary", "geopoint", "geotrace", "geoshape", "trigger", "note")
#: without its question a Yes tells nothing, and there are dozens of them
_NOTHING_ALONE = ("yes", "no", "unknown")
_BETWEEN = " · "
_NO_CHOICES: tuple[Choice, ...] = ()


def findable(form: Form | None, texts: Mapping[str, str], zone: tzinfo) -> str:
    """The answers of a saved instance in words, one after the other; as they are stored without the form."""
    if form is None:
        return " ".join(texts.values())
    return _BETWEEN.join(_words(form, texts, zone))


def _words(form: Form, texts: Mapping[str, str], zone: tzinfo) -> Iterator[str]:
    for at, text in texts.items():
        path = plain(at)
        kind = form.kind_of(path)
        if kind in _CHOOSING:
            values = [text] if kind == "select1" else text.split()
            labels = form.labels_of(path)
            known = (labels.get(value, "") for value in values if value not in _NOTHING_ALONE)
            yield from filter(None, known)
        elif kind and kind not in _NO_WORDS:
            yield answer_text(kind, text, _NO_CHOICES, zone)
