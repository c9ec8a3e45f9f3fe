"""What is shown together, in the order of the body (interface: one page at a time).

A top-level group is a page. A group that itself holds field-list groups is divided at them, since those ask
to be shown on a page of their own (XLSForm appearance `field-list`). Loose questions between groups form a
page.
"""

from __future__ import annotations

from collections.abc import Iterable

from citdesk.xforms.client import Entry, Page
from citdesk.xforms.definition.controls import label_of
from citdesk.xforms.definition.model import Control
from citdesk.xforms.session.instance import Instance
from citdesk.xforms.session.live import Live
from citdesk.xforms.session.repeats import may_change
from citdesk.xforms.session.texts import Texts


class PageMaker:
    """Builds the pages of one session."""

    def __init__(self, instance: Instance, texts: Texts) -> None:
        self._instance = instance
        self._texts = texts

    def pages(self) -> tuple[Page, ...]:
        """All pages, relevant or not."""
        return tuple(self._divided(self._instance.definition.body, self._instance.root, ""))

    def _divided(self, controls: Iterable[Control], parent: Live, label: str) -> list[Page]:
        """Pages of neighbouring controls: groups and repeats each by itself, the loose ones together."""
        pages: list[Page] = []
        loose: list[Control] = []
        for control in controls:
            if control.kind in {"group", "repeat"}:
                self._flush(loose, parent, label, pages)
                pages += self._pages_of(control, parent)
            else:
                loose.append(control)
        self._flush(loose, parent, label, pages)
        return pages

    def _flush(self, loose: list[Control], parent: Live, label: str, pages: list[Page]) -> None:
        entries = tuple(entry for control in loose for entry in self._entries(control, parent))
        loose.clear()
        if entries:
            relevant = any(entry.relevant for entry in entries)
            pages.append(Page(path=entries[0].path, label=label, relevant=relevant, entries=entries))

    def _pages_of(self, control: Control, parent: Live) -> list[Page]:
        if control.kind == "group" and not _is_wrapper(control) and _holds_field_list(control):
            inner = self._inner(control, parent)
            return (
                [] if inner is None else self._divided(control.children, inner, self._label(control, inner))
            )
        entries = self._entries(control, parent)
        if not entries:
            return []
        entry = entries[0]
        shown = entry.children if entry.kind == "group" else entries
        page = Page(
            path=entry.path,
            label=entry.label,
            relevant=entry.relevant,
            entries=shown,
            appearance=entry.appearance,
        )
        return [page]

    def _entries(self, control: Control, parent: Live) -> tuple[Entry, ...]:
        if control.kind == "repeat":
            return (self._repeat(control, parent),)
        if control.kind == "group":
            if _is_wrapper(control):
                return tuple(entry for child in control.children for entry in self._entries(child, parent))
            return self._group(control, parent)
        return tuple(
            Entry(
                kind="question",
                path=live.path,
                label=self._label(control, live),
                relevant=live.relevant,
                appearance=control.appearance,
            )
            for live in self._nodes(control, parent)[:1]
        )

    def _group(self, control: Control, parent: Live) -> tuple[Entry, ...]:
        inner = self._inner(control, parent)
        if inner is None:
            return ()
        children = tuple(entry for child in control.children for entry in self._entries(child, inner))
        bound = control.node is not None
        entry = Entry(
            kind="group",
            path=inner.path if bound else control.key,
            label=self._label(control, inner),
            relevant=inner.relevant and (bound or any(child.relevant for child in children)),
            children=children,
            appearance=control.appearance,
        )
        return (entry,)

    def _repeat(self, control: Control, parent: Live) -> Entry:
        definition = control.node
        if definition is None or definition.parent is None:
            raise ValueError("a repeat has a node with a parent")
        owners = self._below(parent, definition.parent.path)
        owner = owners[0] if owners else parent
        instances = tuple(
            self._one(control, live, number)
            for number, live in enumerate(owner.steps_down((definition.name,)), 1)
        )
        free = may_change(definition)
        relevant = owner.relevant and (not instances or any(entry.relevant for entry in instances))
        around = control.parent
        label = around.label if around is not None and around.node is definition else control.label
        return Entry(
            kind="repeat",
            path=f"{owner.path}/{definition.path.rsplit('/', 1)[1]}",
            label=self._texts.render(label, owner.scope),
            relevant=relevant,
            children=instances,
            appearance=control.appearance,
            can_add=free and owner.relevant,
            can_remove=free and bool(instances),
        )

    def _one(self, control: Control, live: Live, number: int) -> Entry:
        own = self._texts.render(control.label, live.scope) if control.label is not None else ""
        return Entry(
            kind="instance",
            path=live.path,
            label=own or f"{self._texts.render(label_of(control), live.scope)} {number}".strip(),
            relevant=live.relevant,
            children=tuple(entry for child in control.children for entry in self._entries(child, live)),
            can_remove=may_change(live.definition),
        )

    def _inner(self, control: Control, parent: Live) -> Live | None:
        """The live node of a group, its surroundings' for a group that stands in the body only."""
        if control.node is None:
            return parent
        found = self._nodes(control, parent)
        return found[0] if found else None

    def _nodes(self, control: Control, parent: Live) -> list[Live]:
        node = control.node
        if node is None:
            return []
        if node.repeats:
            return self._below(parent, node.path)
        only = self._instance.single[node.index]
        return [] if only is None else [only]

    def _below(self, parent: Live, path: str) -> list[Live]:
        """The live nodes of a definition within what `parent` stands for, or else anywhere."""
        own = parent.definition.path
        if path == own:
            return [parent]
        if path.startswith(own + "/"):
            names = tuple(step.rsplit(":", 1)[-1] for step in path[len(own) + 1 :].split("/"))
            return parent.steps_down(names)
        definition = self._instance.definition.find(path)
        return self._instance.lives_of(definition) if definition is not None else []

    def _label(self, control: Control, live: Live) -> str:
        return self._texts.render(label_of(control), live.scope)


def _is_wrapper(control: Control) -> bool:
    """A group written around a repeat of the same node only to carry its label."""
    return control.node is not None and any(
        child.kind == "repeat" and child.node is control.node for child in control.children
    )


def _holds_field_list(control: Control) -> bool:
    """Whether a group that is no field list has field lists among the groups in it."""
    if "field-list" in control.appearance.split():
        return False
    return any(
        child.kind == "group" and ("field-list" in child.appearance.split() or _holds_field_list(child))
        for child in control.children
    )
