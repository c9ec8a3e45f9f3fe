"""Choice filters and tables, answered from an index or by looking at each item."""

from __future__ import annotations

import pytest

from citdesk.xforms.expressions import ChoiceIndex, EqualityFilter, Scope, compile_expression
from citdesk.xforms.tree import Element

from .asking import Asking

PLACES = (
    "<root>"
    + "".join(
        f"<item kind='k{number % 2}'><name>p{number}</name><state>s{number % 3}</state>"
        f"<label>Place {number}</label></item>"
        for number in range(12)
    )
    + "<item><name>nowhere</name></item></root>"
)


class _Indexed(Asking):
    """An asking whose surroundings have an index, and count how often it is used."""

    def __init__(self, xml: str, at: str) -> None:
        super().__init__(xml, at, instances={"places": PLACES})
        instance = self.environment.instance("places")
        assert instance is not None
        index = ChoiceIndex(instance)
        self.asked: list[tuple[str, str]] = []

        def matching(name: str, steps: tuple[str, ...], key: str, value: str) -> list[Element] | None:
            self.asked.append((key, value))
            return index.matching(steps, key, value) if name == "places" else None

        self.environment.matching = matching  # type: ignore[method-assign]


SOURCES = [
    "instance('places')/root/item[state = /data/s]/name",
    "instance('places')/root/item[/data/s = state]/name",
    "instance('places')/root/item[state = 's1' and @kind = 'k1']/name",
    "instance('places')/root/item[state = /data/s][name != 'p4']/name",
    "instance('places')/root/item[state = current()/../s]/name",
    "instance('places')/root/item[name = 'p3']/label",
    "instance('places')/root/item[state = /data/none]/name",
    "instance('places')/root/item[state = concat('s', 2)]/name",
    "instance('places')/root/item[state = if(true(), 's2', 's1')]/name",
    "instance('places')/root/item[state = /data/many/m]/name",
    "instance('places')/root/item[state != 's1']/name",
    "instance('places')/root/item[selected(/data/s, state)]/name",
    "instance('places')/root/item[position() = 2]/name",
    "instance('places')/root/item[state = 's1' and position() < 6]/name",
    "instance('places')/root/item[state = /data/s][2]/name",
    "instance('places')/root/item[state = name]/name",
    "instance('places')/root/item[./state = 's1']/name",
    "instance('places')/root/item[self::node()[name = 'p4']/state = 's1']/name",
    "instance('places')/root/item[self::place/state = 's1']/name",
    "instance('places')/root/item[state/self::street = 's1']/name",
    "instance('places')/root/item[state/self::node()[. = 's2'] = 's1']/name",
]
DATA = "<data><s>s1</s><q/><many><m>s0</m><m>s2</m></many></data>"


@pytest.mark.parametrize("source", SOURCES)
def test_an_index_never_changes_the_answer(source: str) -> None:
    """With and without an index the same items come in the same order."""
    plain = Asking(DATA, "/data/q", instances={"places": PLACES})
    assert _Indexed(DATA, "/data/q").texts(source) == plain.texts(source)


@pytest.mark.parametrize("source", SOURCES[:8])
def test_filters_of_that_shape_use_the_index(source: str) -> None:
    """An equality with a child of the item is answered by the index, not by looking at all items."""
    asking = _Indexed(DATA, "/data/q")
    asking.texts(source)
    assert asking.asked
    assert compile_expression(source).equality_filter() is not None


@pytest.mark.parametrize("source", SOURCES[-6:-1])
def test_filters_of_another_shape_do_not(source: str) -> None:
    """Anything else is evaluated item by item."""
    asking = _Indexed(DATA, "/data/q")
    asking.texts(source)
    assert not [key for key, _ in asking.asked if key != "state"]


def test_the_shape_is_told() -> None:
    """A session can ask which instance, elements and key a choice filter compares."""
    shape = compile_expression(SOURCES[0]).equality_filter()
    assert shape == EqualityFilter("places", ("root", "item"), "state")
    assert compile_expression("/data/s").equality_filter() is None


@pytest.mark.parametrize("make", [_Indexed, lambda xml, at: Asking(xml, at, instances={"places": PLACES})])
@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("pulldata('places', 'label', 'name', 'p7')", "Place 7"),
        ("pulldata('places', 'name', 'state', /data/s)", "p1"),
        ("pulldata('places', 'name', '@kind', 'k1')", "p1"),
        ("pulldata('places', '@kind', 'name', 'p2')", "k0"),
        ("pulldata('places', 'name', 'state', '')", ""),
        ("pulldata('places', 'missing', 'name', 'p1')", ""),
        ("pulldata('places', 'name', 'missing', '')", ""),
        ("pulldata('elsewhere', 'name', 'name', 'p1')", ""),
    ],
)
def test_tables_are_read_by_column(make: type[Asking], source: str, text: str) -> None:
    """pulldata() finds the first row whose column reads the value; what is not there is empty."""
    assert make(DATA, "/data/q").text(source) == text


def test_an_unknown_instance_is_empty() -> None:
    """An instance that is not there has no nodes."""
    asking = Asking(DATA)
    assert (
        asking.compile("instance('none')/root/item").nodes(Scope(asking.document, asking.environment)) == []
    )
