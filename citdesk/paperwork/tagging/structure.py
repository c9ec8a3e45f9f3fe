"""The logical structure of a paper: elements in reading order and the marks on pages that belong to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

Role = Literal[
    "Document", "Sect", "H1", "H2", "H3", "H4", "P", "Table", "TR", "TH", "TD", "Figure", "L", "LI", "Lbl",
    "LBody", "Form",
]  # fmt: skip
Scope = Literal["Row", "Column"]
_CELLS = frozenset({"TH", "TD"})


@dataclass(frozen=True)
class Mark:
    """One marked-content sequence: the page (from 0) and its number on that page."""

    page: int
    mcid: int


@dataclass(frozen=True)
class Widget:
    """A form field on a page: its name and what assistive technology calls it (ISO 14289-1 §7.18.4)."""

    page: int
    name: str
    tip: str


@dataclass(eq=False)
class Element:
    """A structure element. Its children are in reading order, marks and elements alike."""

    role: Role
    children: list[Element | Mark | Widget] = field(default_factory=list["Element | Mark | Widget"])
    alt: str = ""
    scope: Scope | None = None
    language: str = ""
    columns: int = 1

    def add(
        self, role: Role, *, scope: Scope | None = None, alt: str = "", language: str = "", columns: int = 1
    ) -> Element:
        """Append a child element and return it."""
        child = Element(role, alt=alt, scope=scope, language=language, columns=columns)
        self.children.append(child)
        return child

    def empty(self) -> bool:
        """True when nothing was drawn for it; an empty table cell still counts, so rows stay regular."""
        if self.role in _CELLS:
            return False
        return all(isinstance(child, Element) and child.empty() for child in self.children)

    def walk(self) -> Iterator[Element]:
        """This element and those below it, in reading order."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()
