"""Actions and the events they listen to (specification, section Events and actions)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from citdesk.xforms.definition.body import base_path
from citdesk.xforms.definition.compiler import Compiler
from citdesk.xforms.definition.model import Action, Control, NodeDefinition, plain_path
from citdesk.xforms.definition.notes import Notes
from citdesk.xforms.definition.paths import resolve_path
from citdesk.xforms.tree import Element

FIRST_LOAD = "odk-instance-first-load"
LOAD = "odk-instance-load"
NEW_REPEAT = "odk-new-repeat"
VALUE_CHANGED = "xforms-value-changed"
_EVENTS = frozenset({FIRST_LOAD, LOAD, NEW_REPEAT, VALUE_CHANGED})
_KINDS = frozenset({"setvalue", "setgeopoint", "recordaudio"})
#: names of the same events in forms older than the specification
_OLD_INSERT = "jr-insert"
_SPELLINGS = {_OLD_INSERT: NEW_REPEAT, "xforms-ready": FIRST_LOAD}
#: events that only something in the body can raise
_BODY_ONLY = frozenset({NEW_REPEAT, VALUE_CHANGED})


class ActionReader:
    """Reads the actions of the model and those nested in controls."""

    def __init__(
        self,
        nodes: Mapping[str, NodeDefinition],
        root: NodeDefinition,
        compiler: Compiler,
        notes: Notes,
    ) -> None:
        self._nodes = nodes
        self._root = root
        self._compiler = compiler
        self._notes = notes

    def in_model(self, model: Element) -> list[Action]:
        """Actions that stand beside the binds."""
        actions: list[Action] = []
        for element in model.elements():
            if element.name in _KINDS:
                action = self._action(element, None, self._root.path)
                if action is not None and self._fits_model(action, element):
                    actions.append(_owned_by_repeat(action, element))
        return actions

    def in_control(self, control: Control, element: Element) -> list[Action]:
        """Actions nested in one control."""
        return [
            action
            for child in element.elements()
            if child.name in _KINDS
            and (action := self._action(child, control.node, base_path(control, self._root))) is not None
        ]

    def _action(self, element: Element, owner: NodeDefinition | None, base: str) -> Action | None:
        written = element.get("ref") or element.get("bind") or ""
        where = f"{element.name} {written.strip()}"
        target = self._nodes.get(plain_path(resolve_path(written, base))) if written.strip() else owner
        if target is None:
            self._notes.refuse("action-nowhere", where, "There is no such node to set.", "Correct its ref.")
            return None
        events = frozenset(_SPELLINGS.get(event, event) for event in (element.get("event") or "").split())
        unknown = sorted(events - _EVENTS)
        if unknown or not events:
            names = ", ".join(unknown) or "none"
            self._notes.refuse(
                "event-unknown",
                where,
                f"It listens to events that are not known: {names}.",
                "Correct its event attribute.",
            )
            return None
        source = element.get("value")
        value = self._compiler.compile(source, where, target) if source and source.strip() else None
        chosen = self._compiler.compile(written, where, owner or self._root) if "[" in written else None
        return Action(element.name, events, target, owner, value, element.text.strip(), chosen)

    def _fits_model(self, action: Action, element: Element) -> bool:
        lost = sorted(action.events & _BODY_ONLY)
        if not lost or _OLD_INSERT in (element.get("event") or ""):
            return True
        self._notes.refuse(
            "event-misplaced",
            f"{element.name} {action.target.path}",
            f"An action in the model never sees the event {', '.join(lost)}.",
            "Move it into the question or repeat that raises the event.",
        )
        return False


def _owned_by_repeat(action: Action, element: Element) -> Action:
    """The old `jr-insert` stood in the model and meant the repeat around its target."""
    repeats = action.target.repeats
    if _OLD_INSERT in (element.get("event") or "") and repeats:
        return replace(action, owner=repeats[-1])
    return action
