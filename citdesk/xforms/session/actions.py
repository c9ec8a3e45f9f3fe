"""Running actions when their event comes (specification, section Events and actions)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from citdesk.xforms.definition.model import Action, NodeDefinition
from citdesk.xforms.expressions import ExpressionError
from citdesk.xforms.session.live import Live
from citdesk.xforms.tree import Element


class Host(Protocol):
    """What actions need of their session."""

    def lives_of(self, definition: NodeDefinition) -> list[Live]:
        """All live nodes of a definition."""
        ...

    def near(self, owner: Live, definition: NodeDefinition) -> list[Live]:
        """The live nodes of a definition that share the owner's repeat instances."""
        ...

    def set_by_action(self, live: Live, text: str) -> None:
        """Stores what an action says and lets its consequences follow."""
        ...

    def locate(self, live: Live) -> None:
        """Asks the client for the place where the device is, to be stored in this node."""
        ...


class Actions:
    """The actions of a form by the node that they listen at."""

    def __init__(self, actions: Iterable[Action], host: Host) -> None:
        self._host = host
        self._of_model: list[Action] = []
        self._of_node: dict[int, list[Action]] = {}
        self._at_start: list[Action] = []
        for action in actions:
            if action.owner is None:
                self._of_model.append(action)
            else:
                self._of_node.setdefault(action.owner.index, []).append(action)
            self._at_start.append(action)

    def listens(self, definition: NodeDefinition, event: str) -> bool:
        """Whether anything listens to an event at a node."""
        return any(event in action.events for action in self._of_node.get(definition.index, ()))

    def at_start(self, event: str) -> None:
        """Runs what listens to the loading of an instance, in the form's order, where it is relevant."""
        for action in self._at_start:
            if event not in action.events:
                continue
            if action.owner is None:
                self._run(action, _relevant(self._host.lives_of(action.target)))
            else:
                for live in self._host.lives_of(action.owner):
                    self._run(action, _relevant(self._targets(action, live)))

    def at_node(self, live: Live, event: str) -> None:
        """Runs what listens at one live node."""
        for action in self._of_node.get(live.definition.index, ()):
            if event in action.events:
                self._run(action, self._targets(action, live))

    def _targets(self, action: Action, owner: Live) -> list[Live]:
        """The targets in the owner's repeat instances, or those that the action's condition chooses."""
        if action.chosen is None:
            return self._host.near(owner, action.target)
        nodes = action.chosen.nodes(owner.scope)
        return [node.model for node in nodes if isinstance(node, Element) and isinstance(node.model, Live)]

    def _run(self, action: Action, targets: list[Live]) -> None:
        for target in targets:
            if action.kind == "setvalue":
                text = _value(action, target)
                if text is not None:
                    self._host.set_by_action(target, text)
            elif action.kind == "setgeopoint":
                self._host.locate(target)


def _value(action: Action, target: Live) -> str | None:
    """What an action sets; None if that cannot be computed with the answers as they are."""
    if action.value is None:
        return action.text
    try:
        return action.value.string(target.scope)
    except ExpressionError:
        return None


def _relevant(lives: list[Live]) -> list[Live]:
    return [live for live in lives if live.relevant]
