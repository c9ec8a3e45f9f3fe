"""The tree that form instances live in."""

from __future__ import annotations

import pytest

from citdesk.xforms.tree import (
    DocumentError,
    Element,
    Text,
    in_order,
    order_key,
    parse_document,
    precedes,
    serialise,
)


def test_what_is_read_is_written_back() -> None:
    """Namespaces, comments, instructions, CDATA, references and white space survive reading and writing."""
    source = (
        '<a xmlns="urn:u" xmlns:p="urn:v" p:q="1&#10;2"><b>x &lt; y&#13;</b> <p:c/><!--k--><?t d?><b/></a>'
    )
    assert serialise(parse_document(source)) == source


def test_a_node_moved_elsewhere_takes_its_namespaces_along() -> None:
    """Writing a part of a document declares the namespaces that were declared above it."""
    document = parse_document('<a xmlns="urn:u" xmlns:p="urn:v"><p:b p:c="1"><d/></p:b></a>')
    part = serialise(document.root.children[0])
    again = parse_document(part).root
    assert (again.namespace, again.get("c", "urn:v")) == ("urn:v", "1")
    assert again.elements()[0].namespace == "urn:u"


def test_an_element_without_namespace_inside_one_with_stays_without() -> None:
    """A default namespace in force is undeclared where a node has none."""
    root = Element("a", "urn:u")
    root.append(Element("b"))
    assert parse_document(serialise(root)).root.elements()[0].namespace == ""


def test_cdata_is_a_text_node_of_its_own() -> None:
    """A CDATA section beside text counts as a separate child, as it does in the DOM."""
    root = parse_document("<a>x<![CDATA[<y>]]>z</a>").root
    assert [child.string_value() for child in root.content()] == ["x", "<y>", "z"]
    assert root.text == "x<y>z"


def test_leaf_text_becomes_a_node_only_when_asked_for() -> None:
    """A leaf's text is one Text child, always the same one, and setting the text replaces it."""
    root = parse_document("<a>x</a>").root
    assert root.children == []
    (text,) = root.content()
    assert isinstance(text, Text)
    assert root.content() == [text]
    root.text = "y"
    assert (root.string_value(), text.parent, root.leaf) == ("y", None, "y")


def test_text_of_an_element_with_children_is_not_overwritten() -> None:
    """A group's text cannot be set, since that would lose the answers in it."""
    root = parse_document("<a><b/></a>").root
    with pytest.raises(ValueError, match="child elements"):
        root.text = "x"


def test_blank_text_between_elements_can_be_dropped() -> None:
    """An instance is read without indentation, but a leaf keeps its blanks."""
    root = parse_document("<a>\n <b> </b>\n <c/>\n</a>", keep_blank=False).root
    assert [child.string_value() for child in root.children] == [" ", ""]


def test_positions_follow_every_insertion_and_removal() -> None:
    """A repeat instance's position among its kind is right after instances come and go."""
    root = parse_document("<a><r/><x/><r/><r/></a>").root
    first, _, second, third = root.elements()
    assert [first.position, second.position, third.position] == [1, 2, 3]
    root.remove(second)
    assert third.position == 2
    added = Element("r")
    root.insert(root.index_of(first) + 1, added)
    assert [node.position for node in root.named("r")] == [1, 2, 3]
    assert root.named("r") == [first, added, third]
    root.append(second)
    assert second.position == 4
    assert [child for child in root.elements() if child.name == "r"] == root.named("r")


def test_a_removed_node_is_no_child_any_more() -> None:
    """Asking for the place of a node that was removed fails rather than answering wrongly."""
    root = parse_document("<a><b/><c/></a>").root
    gone = root.elements()[0]
    root.remove(gone)
    with pytest.raises(ValueError, match="not a child"):
        root.index_of(gone)


def test_a_node_has_one_parent() -> None:
    """A node that hangs in a tree must be taken out before it goes elsewhere."""
    root = parse_document("<a><b/></a>").root
    with pytest.raises(ValueError, match="already has a parent"):
        Element("c").append(root.elements()[0])


def test_document_order_puts_attributes_between_element_and_children() -> None:
    """Elements, then their attributes, then their children; duplicates fall away."""
    root = parse_document('<a><b p="1" q="2"><c/></b><d/></a>').root
    b, d = root.elements()
    c = b.elements()[0]
    right = [root, b, *b.attributes, c, d]
    assert in_order([d, c, d, *reversed(b.attributes), b, root]) == right
    assert precedes(b, c)
    assert order_key(d) > order_key(b.attributes[1])


def test_non_relevant_elements_read_as_empty() -> None:
    """A non-relevant question has no value, nor does it add to the text of its group."""
    root = parse_document("<a><b>1</b><c>2</c></a>").root
    root.elements()[0].relevant = False
    assert root.elements()[0].string_value() == ""
    assert root.string_value() == "2"
    assert serialise(root, pruned=True) == "<a><c>2</c></a>"


def test_a_copy_shares_nothing() -> None:
    """A template can be copied deeply; changing the copy leaves the template alone."""
    root = parse_document('<a x="1"><b>t</b><!--k--><?p i?>u</a>').root
    twin = root.copy()
    assert serialise(twin) == serialise(root)
    twin.elements()[0].text = "changed"
    twin.set("x", "2")
    assert (root.elements()[0].text, root.get("x")) == ("t", "1")
    assert twin.parent is None


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("<a", "xml.malformed"),
        ("", "xml.malformed"),
        ("<a>&x;</a>", "xml.malformed"),
        ("<a><b></a>", "xml.malformed"),
        ('<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', "xml.doctype"),
        ('<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', "xml.doctype"),
        ('<!DOCTYPE a PUBLIC "-//X//EN" "http://127.0.0.1/x.dtd"><a/>', "xml.doctype"),
        (b'<?xml version="1.0" encoding="klingon"?><a/>', "xml.encoding"),
        ("<a>" * 10_000 + "</a>" * 10_000, "xml.too-deep"),
        ("<a>\ud800</a>", "xml.character"),
        (b"<a>\xff\xfe</a>", "xml.malformed"),
        (b" " * 50_000_001, "xml.too-large"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_hostile_xml_is_refused_by_code(source: str | bytes, code: str) -> None:
    """Malformed XML, entities, DTDs, unknown encodings and endless nesting are refused with a reason."""
    with pytest.raises(DocumentError) as refused:
        parse_document(source)
    assert refused.value.code == code


def test_entity_bombs_are_refused_before_they_grow() -> None:
    """A billion laughs never get to be expanded."""
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    with pytest.raises(DocumentError, match="entities"):
        parse_document(f'<!DOCTYPE a [<!ENTITY e0 "ha">{entities}]><a>&e11;</a>')


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
def test_declared_encodings_are_honoured(encoding: str) -> None:
    """A form saved in another encoding reads the same."""
    source = f'<?xml version="1.0" encoding="{encoding}"?><a>ñ</a>'
    assert parse_document(source.encode(encoding)).root.text == "ñ"
    assert parse_document(source).root.text == "ñ"


def test_characters_that_xml_cannot_hold_are_not_written() -> None:
    """A control character in an answer is refused at writing, since no reader would take it."""
    with pytest.raises(DocumentError) as refused:
        serialise(Element("a", text="\x00"))
    assert refused.value.code == "xml.character"
