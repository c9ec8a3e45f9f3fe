"""Reading XML that others wrote: no entities, no network, no document type."""

from __future__ import annotations

from typing import TypeAlias

from lxml import etree

Node: TypeAlias = etree._Element  # pyright: ignore[reportPrivateUsage]  # noqa: SLF001 - it has no public name


class _Refused(ValueError):
    """The XML is not what an instance or a compiled form looks like."""


Unparsable = (etree.XMLSyntaxError, _Refused)


def parse(data: bytes) -> Node:
    """The root element. Raises one of :data:`Unparsable` for anything but plain, bounded XML."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    root = etree.fromstring(data, parser)
    if root.getroottree().docinfo.internalDTD is not None:
        message = "a document type has no place here"
        raise _Refused(message)
    return root


def local_name(element: Node) -> str:
    """The element's name without its namespace."""
    return etree.QName(element).localname
