"""Builds the story of a paper: each call adds a block and the structure element it will be drawn for."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from citdesk.paperwork.layout.block import Block
from citdesk.paperwork.layout.code_beside import CodeBeside
from citdesk.paperwork.layout.flow import PartStart
from citdesk.paperwork.layout.grid import Grid, Row
from citdesk.paperwork.layout.page_place import PagePlace
from citdesk.paperwork.layout.picture_block import PictureBlock
from citdesk.paperwork.layout.stack import Stack
from citdesk.paperwork.layout.style import StyleName, style
from citdesk.paperwork.layout.text_block import TextBlock
from citdesk.paperwork.tagging.structure import Element, Role, Scope
from citdesk.paperwork.text.printable import Replaced, printable

_HEADINGS: dict[int, tuple[Role, StyleName, float, float]] = {
    1: ("H1", "title", 6, 4),
    2: ("H2", "heading", 15, 5),
    3: ("H3", "subheading", 11, 4),
    4: ("H4", "minor", 10, 4),
}


@dataclass(frozen=True)
class Cell:
    """A table cell's paragraphs; several stand one below the other."""

    lines: tuple[str, ...]
    style: StyleName = "body"
    place: str = ""  # the anchor whose page number stands here instead of words


class Typesetter:
    """Collects the story and its structure tree side by side, in reading order."""

    def __init__(self, document: Element) -> None:
        self.document = document
        self.story: list[Block | PartStart] = []
        self.replaced = Replaced()
        self.places: set[str] = set()  # anchors whose page number is printed somewhere
        self._section = document
        self._language = ""
        self._depth = 0  # outline level that the next heading may have at most

    @property
    def language(self) -> str:
        """The language of what is added now, '' for the paper's own."""
        return self._language

    @contextmanager
    def speaking(self, language: str) -> Generator[None]:
        """What is added inside is in that language; English is the paper's own."""
        before = self._language
        self._language = "" if language == "en" or language.startswith("en-") else language
        yield
        self._language = before

    def _new(self, parent: Element, role: Role, *, scope: Scope | None = None, alt: str = "") -> Element:
        return parent.add(role, scope=scope, alt=alt, language=self._language)

    def part(self, title: str, anchor: str) -> None:
        """A new page, a new section of the document, another running title."""
        self.story.append(PartStart(title, anchor))
        self._section = self.document.add("Sect")

    def add(self, block: Block) -> None:
        """A block made elsewhere; its element must already be in the tree."""
        self.story.append(block)

    def element(self, role: Role, *, alt: str = "") -> Element:
        """A new element at the end of the current section, for a block made elsewhere."""
        return self._new(self._section, role, alt=alt)

    def heading(self, text: str, level: int, look: StyleName | None = None) -> None:
        """A heading of level 1 to 4, kept with what follows and entered in the outline."""
        role, usual, before, after = _HEADINGS[level]
        name = look or usual
        outline = min(level - 1, self._depth)
        self._depth = outline + 1
        block = self._text(text, name, self._new(self._section, role))
        block.before, block.after, block.keep_with_next, block.outline = before, after, True, outline
        self.story.append(block)

    def paragraph(
        self,
        text: str,
        name: StyleName = "body",
        *,
        before: float = 4,
        after: float = 6,
        indent: float = 0,
        keep: bool = False,
    ) -> None:
        """One element per paragraph of ``text``; paragraphs are separated by line ends.

        ``keep`` holds the last of them with what comes next; a long text held as a whole would leave pages
        half empty.
        """
        lines = [line for line in printable(text, self.replaced).split("\n") if line.strip()]
        for number, line in enumerate(lines, start=1):
            element = self._new(self._section, "P")
            held = keep and number == len(lines)
            self.story.append(TextBlock(line, style(name), element, before, after, held, indent))

    def picture(self, content: bytes, pixels: tuple[int, int], alt: str, *, drawn: bool) -> None:
        """A picture with its words for whoever cannot see it."""
        element = self._new(self._section, "Figure", alt=printable(alt, self.replaced))
        self.story.append(PictureBlock(content, pixels, element, drawn))

    def bullets(self, items: Sequence[str], name: StyleName = "body") -> None:
        """A list with drawn bullets."""
        listing = self._new(self._section, "L")
        for item in items:
            body = self._new(self._new(listing, "LI"), "LBody")
            block = self._text("\N{BULLET}  " + item, name, body)
            block.before, block.after, block.indent = 1, 3, 10
            self.story.append(block)

    def facts(
        self,
        pairs: Sequence[tuple[str, str]],
        *,
        shares: Sequence[float] = (12.5, 33, 12.5, 42),
        shaded: bool = True,
    ) -> None:
        """Short labelled facts in two pairs of columns; blank facts are left out."""
        known = [pair for pair in pairs if pair[1]]
        table = self._new(self._section, "Table")
        rows: list[Row] = []
        half = (len(known) + 1) // 2
        for index in range(half):
            tr = self._new(table, "TR")
            cells: list[Stack] = []
            for label, value in (
                known[index],
                known[index + half] if index + half < len(known) else ("", ""),
            ):
                cells.append(
                    self._cell(
                        Cell((label,), "label"),
                        self._new(tr, "TH", scope="Row") if label else self._new(tr, "TD"),
                    )
                )
                cells.append(self._cell(Cell((value,)), self._new(tr, "TD")))
            rows.append(Row(cells, tr))
        self.story.append(Grid(table, shares, rows, before=6, after=8, shaded=shaded))

    def pairs(
        self, pairs: Sequence[tuple[str, tuple[str, ...]]], *, shares: tuple[float, float] = (40, 60)
    ) -> None:
        """Questions with their answers; the question is the row's header."""
        table = self._new(self._section, "Table")
        rows: list[Row] = []
        for question, lines in pairs:
            tr = self._new(table, "TR")
            cells = [
                self._cell(Cell((question,), "question"), self._new(tr, "TH", scope="Row")),
                self._cell(Cell(lines), self._new(tr, "TD")),
            ]
            rows.append(Row(cells, tr))
        if rows:
            self.story.append(Grid(table, shares, rows, before=2))

    def table(self, columns: Sequence[str], shares: Sequence[float], rows: Sequence[Sequence[Cell]]) -> None:
        """A table with column headers."""
        table = self._new(self._section, "Table")
        tr = self._new(table, "TR")
        heads = [self._text(title, "column", self._new(tr, "TH", scope="Column")) for title in columns]
        laid: list[Row] = []
        for row in rows:
            tr = self._new(table, "TR")
            laid.append(Row([self._cell(cell, self._new(tr, "TD")) for cell in row], tr))
        self.story.append(Grid(table, shares, laid, header=heads, before=2))

    @contextmanager
    def together(self) -> Generator[None]:
        """What is added inside stays on one page."""
        start = len(self.story)
        yield
        blocks = [block for block in self.story[start:] if not isinstance(block, PartStart)]
        del self.story[start:]
        if blocks:
            self.story.append(Stack(blocks, together=True, before=blocks[0].before, after=blocks[-1].after))

    @contextmanager
    def beside_code(self, content: str, alt: str) -> Generator[None]:
        """What is added inside stands beside a code with that content, which is read after it."""
        start = len(self.story)
        yield
        blocks = [block for block in self.story[start:] if not isinstance(block, PartStart)]
        del self.story[start:]
        words, figure = Stack(blocks), self.element("Figure", alt=printable(alt, self.replaced))
        self.story.append(CodeBeside(words, content, figure, blocks[0].before, blocks[-1].after))

    def _cell(self, cell: Cell, element: Element) -> Stack:
        if cell.place:
            self.places.add(cell.place)
            return Stack([PagePlace(cell.place, element)])
        lines = [
            line for text in cell.lines for line in printable(text, self.replaced).split("\n") if line.strip()
        ]
        if len(lines) == 1:
            return Stack([TextBlock(lines[0], style(cell.style), element)])
        return Stack([TextBlock(line, style(cell.style), self._new(element, "P"), after=2) for line in lines])

    def _text(self, text: str, name: StyleName, element: Element) -> TextBlock:
        flat = " ".join(printable(text, self.replaced).split())
        return TextBlock(flat, style(name), element)
