"""The structure tree, parent tree and metadata that make a drawn file a tagged one (ISO 14289-1)."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from citdesk.paperwork.tagging.metadata import Description, described
from citdesk.paperwork.tagging.structure import Element, Mark, Widget

_PRINTED_AND_LOCKED = 4 | 128  # annotation flags, ISO 32000-1 table 165


class _Tree:
    """Writes elements as indirect objects and remembers which element owns each mark."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._pages = [page.obj for page in pdf.pages]
        self.owners: list[dict[int, Any]] = [{} for _ in self._pages]
        self.fields: list[tuple[Any, Any]] = []

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
            if not (isinstance(child, Element) and child.empty())
        ]
        if element.role == "Form" and len(kids) == 1:
            entry.K = kids[0]  # by itself: only then do verifiers recognise a later signature in it
        elif kids:
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

    def _kid(self, child: Element | Mark | Widget, entry: Any) -> Any:
        if isinstance(child, Element):
            return self.write(child, entry)
        if isinstance(child, Widget):
            return self._widget(child, entry)
        self.owners[child.page][child.mcid] = entry
        return Dictionary(Type=Name.MCR, Pg=self._pages[child.page], MCID=child.mcid)

    def _widget(self, widget: Widget, entry: Any) -> Any:
        """An invisible signature field, reachable by its name and told by its tip."""
        page = self._pages[widget.page]
        key = len(self._pages) + len(self.fields)
        field = self._pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Widget,
                FT=Name.Sig,
                T=String(widget.name),
                TU=String(widget.tip),
                Rect=Array([0, 0, 0, 0]),
                F=_PRINTED_AND_LOCKED,
                P=page,
                StructParent=key,
            )
        )
        if "/Annots" not in page:
            page.Annots = Array()
        page.Annots.append(field)
        self.fields.append((field, entry))
        return Dictionary(Type=Name.OBJR, Pg=page, Obj=field)


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
    for key, (_, owner) in enumerate(tree.fields, len(tree.owners)):
        numbers.append(key)
        numbers.append(owner)
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=numbers))
    root.ParentTreeNextKey = len(tree.owners) + len(tree.fields)
    if tree.fields:
        fields = Array([field for field, _ in tree.fields])
        pdf.Root.AcroForm = pdf.make_indirect(Dictionary(Fields=fields, SigFlags=0))
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
