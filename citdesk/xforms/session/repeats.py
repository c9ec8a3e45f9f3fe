"""Adding and taking away instances of a repeat (specification, section Repeats)."""

from __future__ import annotations

from citdesk.xforms.definition.model import NodeDefinition
from citdesk.xforms.session.instance import Instance
from citdesk.xforms.session.live import Live
from citdesk.xforms.session.recompute import Recomputation
from citdesk.xforms.session.templates import new_repeat
from citdesk.xforms.tree import Element


class RepeatRefused(ValueError):
    """An instance may not be added or removed here; the message says why."""

    code = "repeat-fixed"


def may_change(definition: NodeDefinition) -> bool:
    """Whether the user may add and remove instances of this repeat."""
    repeat = definition.repeat
    return repeat is not None and repeat.count is None and not repeat.fixed


def append_instance(
    instance: Instance,
    parent: Live,
    definition: NodeDefinition,
    work: Recomputation,
    element: Element | None = None,
    index: int | None = None,
) -> Live:
    """Adds an instance after the last one and lets everything about it wait for computation.

    `element` is what it holds: by default what the form gives a new one; what chance gave one that was there
    before stays. `index` (from 0) puts it before others, which move down.
    """
    present = parent.steps_down((definition.name,))
    moved = [] if index is None else present[index:]
    place = parent.element.index_of(moved[0].element) if moved else _place_for(parent, definition)
    held = element is not None
    if element is None:
        element = new_repeat(definition)
    parent.element.insert(place, element)
    live = instance.join(element, definition, parent)
    work.changed[parent] = None
    for each in (live, *moved):
        work.changed.update(dict.fromkeys(each.below()))
    work.enter(live, keep_chance=held)
    work.structure_changed(parent, definition, len(present) - len(moved))
    return live


def remove_instances(instance: Instance, parent: Live, lives: list[Live], work: Recomputation) -> None:
    """Takes instances that follow one another away; those behind them move up: their old and new paths count
    as changed.
    """
    first = lives[0].position - 1
    name = lives[0].definition.name
    for later in parent.steps_down((name,))[first:]:
        work.gone.update(each.path for each in later.below())
    gone = {each for live in lives for each in live.below()}
    work.forget(gone)
    instance.size -= sum(not each.definition.is_attribute for each in gone)
    for live in reversed(lives):
        parent.element.remove(live.element)
        live.element.model = None
    work.changed[parent] = None
    for moved in parent.steps_down((name,))[first:]:
        for each in moved.below():
            work.changed[each] = None
    work.structure_changed(parent, lives[0].definition, first)


def _place_for(parent: Live, definition: NodeDefinition) -> int:
    """Where a further instance goes: behind its like, or where the form has the repeat."""
    children = parent.element.children
    order = list(parent.definition.children)
    own = order.index(definition.name)
    for number in range(len(children) - 1, -1, -1):
        child = children[number]
        if isinstance(child, Element) and child.name in order and order.index(child.name) <= own:
            return number + 1
    return 0
