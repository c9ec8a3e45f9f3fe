"""The structure tree, parent tree and metadata that make a drawn file a tagged one (ISO 14289-1)."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from citdesk.paperwork.tagging.metadata import Description, described
from citdesk.paperwork.tagging.structure import Element, Mark


class _Tree:
    """Writes elements as indirect objects and remembers which element owns each mark."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._pages = [page.obj for page in pdf.pages]
        self.owners: list[dict[int, Any]] = [{} for _ in self._pages]

    def write(self, element: Element, parent: Any) -> Any:
        entry = self._pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name("/" + element.role), P=parent)
        )
        if element.alt:
            entry.Alt = String(element.alt)
        if element.language:
            entry.Lang = String(element.language)
        self._attributes(element, entry)
        kids = [
            self._kid(child, entry)
            for child in element.children
            if isinstance(child, Mark) or not child.empty()
        ]
        if kids:
            entry.K = Array(kids)
        return entry

    def _attributes(self, element: Element, entry: Any) -> None:
        if element.role in {"TH", "TD"} and (element.scope or element.columns > 1):
            table = Dictionary(O=Name.Table)
            if element.scope:
                table.Scope = Name("/" + element.scope)
            if element.columns > 1:
                table.ColSpan = element.columns
            entry.A = table
        if element.role == "L":
            entry.A = Dictionary(O=Name.List, ListNumbering=Name("/None"))

    def _kid(self, child: Element | Mark, entry: Any) -> Any:
        if isinstance(child, Element):
            return self.write(child, entry)
        self.owners[child.page][child.mcid] = entry
        return Dictionary(Type=Name.MCR, Pg=self._pages[child.page], MCID=child.mcid)


def _add_structure(pdf: pikepdf.Pdf, document: Element) -> None:
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    tree = _Tree(pdf)
    root.K = Array([tree.write(document, root)])
    numbers = Array()
    for index, owners in enumerate(tree.owners):
        by_mcid = [owners[mcid] for mcid in range(len(owners))]
        numbers.append(index)
        numbers.append(pdf.make_indirect(Array(by_mcid)))
        page = pdf.pages[index].obj
        page.StructParents = index
        page.Tabs = Name.S
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=numbers))
    root.ParentTreeNextKey = len(tree.owners)
    pdf.Root.StructTreeRoot = root
    pdf.Root.MarkInfo = Dictionary(Marked=True)


def tagged(drawn: bytes, document: Element, description: Description) -> bytes:
    """The drawn file with its structure, language, title and metadata; the same bytes for the same input."""
    with pikepdf.open(BytesIO(drawn)) as pdf:
        _add_structure(pdf, document)
        pdf.Root.Lang = String(description.language)
        pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        stamp = String(description.made_at.strftime("D:%Y%m%d%H%M%SZ"))
        for key, value in {
            "/Title": String(description.title),
            "/Author": String(description.author),
            "/Subject": String(description.subject),
            "/Creator": String("CITDesk"),
            "/Producer": String("CITDesk paperwork"),
            "/CreationDate": stamp,
            "/ModDate": stamp,
            **{f"/{name}": String(value) for name, value in description.entries.items()},
        }.items():
            pdf.docinfo[key] = value
        for key in ("/Keywords", "/Trapped"):
            if key in pdf.docinfo:
                del pdf.docinfo[key]
        packet = pdf.make_stream(described(description))
        packet.Type, packet.Subtype = Name.Metadata, Name.XML
        pdf.Root.Metadata = packet
        out = BytesIO()
        pdf.save(out, deterministic_id=True, force_version="1.7")
    return out.getvalue()
