"""Looking inside a finished paper: what is marked, what is drawn where."""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf
from pypdf import PdfReader

from citdesk.paperwork import Paper

_OWN_SPACE = re.compile(r"Page \d+ of \d+$|\d+$")  # filled in as a form with coordinates of its own
_SHOWS_TEXT = {"Tj", "TJ", "'", '"'}
_PAINTS = {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh"}


@dataclass(frozen=True)
class Word:
    """A run of text on a page with its baseline's place."""

    page: int
    x: float
    y: float
    text: str


def words(paper: Paper) -> list[Word]:
    """All runs of text, in drawing order."""
    found: list[Word] = []
    for number, page in enumerate(PdfReader(BytesIO(paper.pdf)).pages):

        def visit(text: str, cm: Any, tm: Any, font: Any, size: Any, number: int = number) -> None:
            if text.strip() and not _OWN_SPACE.match(text.strip()):
                x = cm[0] * tm[4] + cm[2] * tm[5] + cm[4]
                y = cm[1] * tm[4] + cm[3] * tm[5] + cm[5]
                found.append(Word(number, x, y, text))

        page.extract_text(visitor_text=visit)
    return found


def unmarked(paper: Paper) -> list[str]:
    """What a page paints outside any marked content; a sound paper has none."""
    found: list[str] = []
    with pikepdf.open(BytesIO(paper.pdf)) as pdf:
        for number, page in enumerate(pdf.pages, 1):
            depth = 0
            for operands, operator in pikepdf.parse_content_stream(page):
                name = str(operator)
                if name in ("BDC", "BMC"):
                    depth += 1
                elif name == "EMC":
                    depth -= 1
                elif depth == 0 and name in _SHOWS_TEXT | _PAINTS:
                    found.append(f"page {number}: {name} {operands}")
                assert depth in (0, 1), f"page {number}: marked content nests"
    return found


def orphaned_marks(paper: Paper) -> list[str]:
    """Marks that no structure element owns, or owners of marks that are not drawn."""
    found: list[str] = []
    with pikepdf.open(BytesIO(paper.pdf)) as pdf:
        tree: Any = pdf.Root.StructTreeRoot.ParentTree.Nums
        owners = {int(tree[i]): len(tree[i + 1]) for i in range(0, len(tree), 2)}
        for number, page in enumerate(pdf.pages):
            drawn = [
                int(operands[1]["/MCID"])
                for operands, operator in pikepdf.parse_content_stream(page)
                if str(operator) == "BDC" and "/MCID" in operands[1]
            ]
            if sorted(drawn) != list(range(owners[number])):
                found.append(f"page {number + 1}: drawn {len(drawn)}, owned {owners[number]}")
    return found


def roles(paper: Paper) -> list[str]:
    """The roles of all structure elements in reading order."""
    found: list[str] = []

    def walk(node: Any) -> None:
        if not isinstance(node, pikepdf.Dictionary) or "/S" not in node:
            return
        found.append(str(node.S).lstrip("/"))
        for kid in node.get("/K", []):
            walk(kid)

    with pikepdf.open(BytesIO(paper.pdf)) as pdf:
        for kid in pdf.Root.StructTreeRoot.K:
            walk(kid)
    return found


def bytes_of(paper: Paper) -> bytes:
    """Every object of the file with its streams decoded, UTF-16 strings as Latin letters besides."""
    parts: list[bytes] = [paper.pdf]
    with pikepdf.open(BytesIO(paper.pdf)) as pdf:
        for thing in pdf.objects:
            parts.append(thing.unparse(resolved=True))
            if isinstance(thing, pikepdf.Stream):
                parts.append(thing.read_bytes())
    raw = b"\n".join(parts)
    return raw + b"\n" + raw.replace(b"\x00", b"")
