"""Reading XML from strangers: into our nodes, without entities, DTDs, files or network, within bounds.

Expat is used rather than lxml because it reports CDATA sections and declarations as they were written and
hands over events without building a tree of its own first; it opens nothing by itself.
"""

from __future__ import annotations

import re
from typing import Final
from xml.parsers import expat

from citdesk.xforms.tree.nodes import (
    XML_NAMESPACE,
    Attribute,
    Branch,
    Comment,
    Document,
    DocumentType,
    Element,
    ProcessingInstruction,
    Text,
)

#: Larger than any form or choice list seen in the field (50,000 rows are about 10 MB).
MAX_BYTES: Final = 50_000_000
#: Attributes included. 50,000 choices with labels in four languages need less.
MAX_NODES: Final = 1_000_000
#: Real forms nest about 20 deep; well below what recursion over the tree could bear.
MAX_DEPTH: Final = 256

_SEPARATOR: Final = "\x01"
_BLANK: Final = " \t\r\n"
_DECLARED_ENCODING: Final = re.compile(r"""^(<\?xml\b[^>]*?)\s+encoding\s*=\s*(?:"[^"]*"|'[^']*')""")


class DocumentError(ValueError):
    """XML that is refused.

    `code` is one of `xml.malformed`, `xml.encoding`, `xml.doctype`, `xml.too-deep`, `xml.too-large`,
    `xml.too-many-nodes`, `xml.character`; `line` and `column` count from 1, 0 when there is no place.
    """

    def __init__(self, code: str, message: str, line: int = 0, column: int = 0) -> None:
        super().__init__(f"{message} (line {line}, column {column})" if line else message)
        self.code = code
        self.line = line
        self.column = column


def parse_document(data: bytes | str, *, keep_blank: bool = True) -> Document:
    """Reads a document.

    With `keep_blank` false, text that is only white space and stands beside elements is dropped, which
    keeps instances small; a leaf keeps its white space. Raises DocumentError.
    """
    if len(data) > MAX_BYTES:
        raise DocumentError(
            "xml.too-large",
            f"The XML has {len(data):,} bytes, more than the {MAX_BYTES:,} allowed. Split its choice lists "
            "into files of their own.",
        )
    if isinstance(data, str):
        data = _as_bytes(data)
    return _Builder(keep_blank=keep_blank).build(data)


def _as_bytes(text: str) -> bytes:
    """The text in UTF-8, with an encoding declaration that no longer holds taken out."""
    text = _DECLARED_ENCODING.sub(r"\1", text.lstrip("\ufeff"))
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise DocumentError(
            "xml.character", f"The XML holds half of a surrogate pair at character {error.start + 1}."
        ) from error


class _Builder:
    """Turns expat's events into nodes."""

    def __init__(self, *, keep_blank: bool) -> None:
        self._keep_blank = keep_blank
        self._document = Document()
        self._open: Branch = self._document
        self._depth = 0
        self._nodes = 0
        self._text: list[str] = []
        self._in_cdata = False
        self._declared: dict[str, str] = {}
        parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
        parser.namespace_prefixes = True
        parser.buffer_text = True
        parser.ordered_attributes = True
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text.append
        parser.StartCdataSectionHandler = self._start_cdata
        parser.EndCdataSectionHandler = self._end_cdata
        parser.CommentHandler = self._comment
        parser.ProcessingInstructionHandler = self._instruction
        parser.StartNamespaceDeclHandler = self._declare
        parser.StartDoctypeDeclHandler = self._doctype
        self._parser = parser

    def build(self, data: bytes) -> Document:
        try:
            self._parser.Parse(data, True)  # noqa: FBT003 (expat takes it by position only)
        except expat.ExpatError as error:
            reason = expat.ErrorString(error.code)
            code = "xml.encoding" if "encoding" in reason else "xml.malformed"
            raise DocumentError(
                code, f"The XML cannot be read: {reason}", error.lineno, error.offset + 1
            ) from error
        except (LookupError, ValueError) as error:
            if isinstance(error, DocumentError):
                raise
            raise DocumentError("xml.encoding", f"The XML's encoding is not known: {error}") from error
        return self._document

    def _start(self, tag: str, attributes: list[str]) -> None:
        self._flush()
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise self._refusal("xml.too-deep", f"The XML nests deeper than {MAX_DEPTH} elements.")
        self._count(1 + len(attributes) // 2)
        namespace, name, prefix = _split(tag)
        element = Element(name, namespace, prefix)
        if self._declared:
            element.declarations = self._declared
            self._declared = {}
        if attributes:
            own: list[Attribute] = []
            element.attributes = own
            for at in range(0, len(attributes), 2):
                namespace, name, prefix = _split(attributes[at])
                if namespace == XML_NAMESPACE:
                    prefix = "xml"
                attribute = Attribute(name, attributes[at + 1], namespace, prefix)
                attribute.parent = element
                attribute.at = len(own)
                own.append(attribute)
        self._open.append(element)
        self._open = element

    def _end(self, _tag: str) -> None:
        element = self._open
        if element.children or self._in_cdata:
            self._flush()
        elif self._text:
            element.leaf = "".join(self._text)
            self._text.clear()
        self._depth -= 1
        assert element.parent is not None  # noqa: S101 (an element that ends has begun somewhere)
        self._open = element.parent

    def _flush(self) -> None:
        """Makes the text collected so far a node."""
        if not self._text:
            return
        value = "".join(self._text)
        self._text.clear()
        if not self._keep_blank and not self._in_cdata and not value.strip(_BLANK):
            return
        if isinstance(self._open, Element):
            self._count()
            self._open.append(Text(value, cdata=self._in_cdata))

    def _start_cdata(self) -> None:
        self._flush()
        self._in_cdata = True

    def _end_cdata(self) -> None:
        self._flush()
        self._in_cdata = False

    def _comment(self, value: str) -> None:
        self._flush()
        self._count()
        self._open.append(Comment(value))

    def _instruction(self, name: str, value: str) -> None:
        self._flush()
        self._count()
        self._open.append(ProcessingInstruction(name, value))

    def _declare(self, prefix: str | None, uri: str | None) -> None:
        self._declared[prefix or ""] = uri or ""

    def _doctype(self, name: str, system: str | None, public: str | None, subset: int) -> None:
        if system or public or subset:
            raise self._refusal(
                "xml.doctype",
                "The XML has a document type declaration with entities or a reference to a DTD, which is "
                "not allowed: remove it, and write characters instead of entities.",
            )
        self._document.append(DocumentType(name))

    def _count(self, nodes: int = 1) -> None:
        self._nodes += nodes
        if self._nodes > MAX_NODES:
            raise self._refusal(
                "xml.too-many-nodes",
                f"The XML has more than {MAX_NODES:,} elements and attributes. Move its choice lists to CSV "
                "attachments.",
            )

    def _refusal(self, code: str, message: str) -> DocumentError:
        return DocumentError(
            code, message, self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1
        )


def _split(tag: str) -> tuple[str, str, str]:
    """Namespace, local name and prefix of a name as expat writes it."""
    parts = tag.split(_SEPARATOR)
    if len(parts) == 1:
        return "", tag, ""
    return parts[0], parts[1], parts[2] if len(parts) > 2 else ""
