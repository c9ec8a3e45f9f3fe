"""The definition of a form: what stays the same however often and by whomever it is filled.

Built once by `reader.py` and not changed afterwards; every session of a form shares it. The tree of
`NodeDefinition` mirrors the primary instance with repeated siblings folded into one; the tree of `Control`
mirrors the body.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from citdesk.xforms.expressions import Expression
from citdesk.xforms.tree import Element

NO_ATTRIBUTES: Mapping[str, str] = MappingProxyType({})


def _none() -> Mapping[str, str]:
    return NO_ATTRIBUTES


@dataclass(frozen=True, slots=True)
class Output:
    """An `<output value="…"/>` inside a text: an expression still in its written form."""

    source: str


Parts = tuple["str | Output", ...]


@dataclass(frozen=True, slots=True)
class Label:
    """A text shown to people: written in place, kept under an itext id, or read from an expression.

    Exactly one of `parts`, `itext` and `reference` says where the text comes from. `outputs` holds the
    compiled form of every `<output>` that any translation of it uses, by its source.
    """

    parts: Parts | None = None
    itext: str | None = None
    reference: Expression | None = None
    outputs: Mapping[str, Expression] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Item:
    """One choice written in the body."""

    value: str
    label: Label | None


@dataclass(frozen=True, slots=True)
class Itemset:
    """Choices read from a node-set (specification, section Secondary instances).

    `value` and `label` are evaluated with each item as the context node.
    """

    nodeset: Expression
    value: Expression
    label: Expression | None
    label_is_itext: bool
    outputs: Mapping[str, Expression] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Search:
    """A look-up in a table: the arguments of `search()`, the table first."""

    arguments: tuple[Expression, ...]


@dataclass(slots=True)
class Bind:
    """What a `<bind>` says about its node; the data type is a name of the ODK XForms specification."""

    type: str = "string"
    readonly: Expression | None = None
    required: Expression | None = None
    relevant: Expression | None = None
    constraint: Expression | None = None
    calculate: Expression | None = None
    constraint_message: Label | None = None
    required_message: Label | None = None
    preload: str = ""
    preload_parameters: str = ""
    save_incomplete: bool = False
    attributes: Mapping[str, str] = field(default_factory=_none)


@dataclass(slots=True, eq=False)
class Control:
    """A body element: a question, a group or a repeat, with what it shows.

    `node` is None for a group that stands in the body only.
    """

    kind: str
    key: str
    node: NodeDefinition | None
    parent: Control | None
    label: Label | None = None
    hint: Label | None = None
    appearance: str = ""
    parameters: Mapping[str, str] = field(default_factory=_none)
    attributes: Mapping[str, str] = field(default_factory=_none)
    items: tuple[Item, ...] = ()
    itemset: Itemset | None = None
    search: Search | None = None
    children: list[Control] = field(default_factory=list)


@dataclass(slots=True)
class Repeat:
    """How instances of a repeat come about: a count to follow, a fixed number, or by hand."""

    control: Control
    template: Element
    count: Expression | None = None
    fixed: bool = False


class NodeDefinition:
    """One kind of node of the primary instance.

    `path` is absolute and without positions, with prefixes as written in the form (an attribute's ends in
    `/@name`). `index` numbers the definitions in document order. `repeats` are the repeats around it,
    outermost first, itself included if it is one.
    """

    __slots__ = (
        "attributes",
        "bind",
        "children",
        "control",
        "index",
        "is_attribute",
        "name",
        "namespace",
        "parent",
        "path",
        "prefix",
        "repeat",
        "repeats",
    )

    def __init__(
        self,
        name: str,
        parent: NodeDefinition | None,
        *,
        namespace: str = "",
        prefix: str = "",
        is_attribute: bool = False,
    ) -> None:
        written = f"{prefix}:{name}" if prefix else name
        self.name = name
        self.namespace = namespace
        self.prefix = prefix
        self.parent = parent
        self.is_attribute = is_attribute
        self.path = f"{parent.path if parent else ''}/{'@' if is_attribute else ''}{written}"
        self.index = 0
        self.children: dict[str, NodeDefinition] = {}
        self.attributes: dict[str, NodeDefinition] = {}
        self.bind = Bind()
        self.control: Control | None = None
        self.repeat: Repeat | None = None
        self.repeats: tuple[NodeDefinition, ...] = ()

    def __repr__(self) -> str:
        return f"<{self.path}>"

    @property
    def is_leaf(self) -> bool:
        """Whether it holds a value rather than other nodes."""
        return not self.children

    def within(self, other: NodeDefinition) -> bool:
        """Whether it is `other` or stands below it."""
        node: NodeDefinition | None = self
        while node is not None:
            if node is other:
                return True
            node = node.parent
        return False

    def names_from(self, above: NodeDefinition) -> tuple[str, ...]:
        """The steps from a definition above down to this one; an attribute's is `@name`."""
        names: list[str] = []
        node: NodeDefinition | None = self
        while node is not None and node is not above:
            names.append(f"@{node.name}" if node.is_attribute else node.name)
            node = node.parent
        return tuple(reversed(names))

    def below(self) -> list[NodeDefinition]:
        """It and all definitions below it, attributes included, in document order."""
        found: list[NodeDefinition] = []
        waiting: list[NodeDefinition] = [self]
        while waiting:
            node = waiting.pop()
            found.append(node)
            waiting.extend(reversed([*node.attributes.values(), *node.children.values()]))
        return found


@dataclass(frozen=True, slots=True)
class Action:
    """A `setvalue`, `odk:setgeopoint` or `odk:recordaudio` and when it runs.

    `owner` is the question or repeat it is nested in, None for one that stands in the model. `value` wins
    over `text` when both are there (XForms 1.1, section The setvalue Element).
    """

    kind: str
    events: frozenset[str]
    target: NodeDefinition
    owner: NodeDefinition | None
    value: Expression | None
    text: str
    #: the target as written, where it chooses among repeat instances by a condition
    chosen: Expression | None = None


@dataclass(frozen=True, slots=True)
class Itext:
    """The texts of all languages: language, id, form ('' for plain text, else image, audio, guidance …)."""

    languages: tuple[str, ...] = ()
    default: str = ""
    texts: Mapping[str, Mapping[str, Mapping[str, Parts]]] = field(
        default_factory=lambda: MappingProxyType({})
    )

    def entry(self, language: str, identifier: str) -> Mapping[str, Parts] | None:
        """What a language has under an id, the default language standing in; None if no one has it."""
        found = self.texts.get(language, _NOTHING).get(identifier)
        return found if found is not None else self.texts.get(self.default, _NOTHING).get(identifier)


_NOTHING: Mapping[str, Mapping[str, Parts]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class InstanceSource:
    """A secondary instance: its root where the form holds it, else the URI that names its content."""

    id: str
    uri: str = ""
    root: Element | None = None


@dataclass(slots=True)
class Definition:
    """A whole form, ready to be filled."""

    id: str
    version: str
    title: str
    root: NodeDefinition
    instance: Element
    nodes: Mapping[str, NodeDefinition]
    order: tuple[NodeDefinition, ...]
    body: tuple[Control, ...]
    body_class: str
    itext: Itext
    instances: Mapping[str, InstanceSource]
    actions: tuple[Action, ...]
    namespaces: Mapping[str, str]
    choice_names: Mapping[str, Control]

    def find(self, path: str) -> NodeDefinition | None:
        """The definition at an absolute path; positions and prefixes in it do not matter."""
        return self.nodes.get(plain_path(path))


def plain_path(path: str) -> str:
    """A path without positions, prefixes and white space: how definitions are looked up."""
    if "[" not in path and ":" not in path:
        return path.strip()
    steps: list[str] = []
    for step in path.strip().split("/"):
        name = step.split("[", 1)[0].strip()
        mark, name = ("@", name[1:]) if name.startswith("@") else ("", name)
        steps.append(mark + name.rsplit(":", 1)[-1])
    return "/".join(steps)
