"""A few answers out of a saved report, without building all of it: a list of thousands asks for them."""

from __future__ import annotations

from collections.abc import Collection
from xml.parsers import expat


class Unreadable(ValueError):
    """What was saved is not an instance."""


class FewAnswers:
    """The answers at some paths below the form's root; of several at one path the first."""

    def __init__(self, instance_xml: str | bytes, paths: Collection[str]) -> None:
        """Raises Unreadable for what is not plain XML."""
        self.form = ""
        self._texts: dict[str, str] = {}
        self._wanted = frozenset(paths)
        self._path: list[str] = []
        self._parts: list[str] | None = None
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._take
        parser.StartDoctypeDeclHandler = self._refuse
        try:
            parser.Parse(instance_xml, True)  # noqa: FBT003 - expat's own: this is all of it
        except expat.ExpatError as wrong:
            raise Unreadable("the answers are not XML") from wrong

    def text(self, below: str, /) -> str:
        """One answer as text, '' where it is missing or blank. Raises KeyError for a path not asked for."""
        if below not in self._wanted:
            raise KeyError(below)
        return self._texts.get(below, "")

    def _begin(self, name: str, _attributes: object) -> None:
        if not self.form:
            self.form = name
            return
        self._path.append(name)
        path = "/".join(self._path)
        self._parts = [] if path in self._wanted and path not in self._texts else None

    def _take(self, text: str) -> None:
        if self._parts is not None:
            self._parts.append(text)

    def _end(self, _name: str) -> None:
        if self._parts is not None:
            self._texts["/".join(self._path)] = "".join(self._parts).strip()
            self._parts = None
        if self._path:
            self._path.pop()

    def _refuse(self, *_declared: object) -> None:
        raise Unreadable("a document type has no place in answers")
