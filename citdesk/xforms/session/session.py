"""A form being filled: answers go in, consequences come out."""

from __future__ import annotations

from collections.abc import Mapping

from citdesk.xforms.client import Context, FormProblem, Page, Problem, Question, Value
from citdesk.xforms.definition.actions import FIRST_LOAD, LOAD, NEW_REPEAT, VALUE_CHANGED
from citdesk.xforms.definition.errors import FormError
from citdesk.xforms.definition.graph import Graph
from citdesk.xforms.definition.model import Definition, NodeDefinition, plain_path
from citdesk.xforms.definition.paths import resolve_path
from citdesk.xforms.expressions import ExpressionError, Scope
from citdesk.xforms.session.actions import Actions
from citdesk.xforms.session.choices import choices_of, has_choices, standing, values_of
from citdesk.xforms.session.environment import SessionEnvironment
from citdesk.xforms.session.instance import Instance, UnknownPath
from citdesk.xforms.session.live import Live
from citdesk.xforms.session.pages import PageMaker
from citdesk.xforms.session.preloads import ends, preload
from citdesk.xforms.session.problems import problem_of
from citdesk.xforms.session.questions import question_of
from citdesk.xforms.session.recompute import Recomputation
from citdesk.xforms.session.repeats import RepeatRefused, append_instance, may_change, remove_instance
from citdesk.xforms.session.resume import LeftOut
from citdesk.xforms.session.texts import Texts
from citdesk.xforms.session.values import Codec, Unreadable, codec_for
from citdesk.xforms.session.values.places import point_text
from citdesk.xforms.session.values.times import moment_text
from citdesk.xforms.session.writing import instance_xml
from citdesk.xforms.tree import Attribute, Branch, Document, Element

_MOST_ROUNDS = 100
_SELECTING = frozenset({"select", "select1", "rank"})


class AnswerRefused(ValueError):
    """What was addressed is not a question."""

    code = "not-a-question"


class Session:
    """One instance of a form with everything that follows from its answers.

    Paths are absolute, with `[n]` (from 1) on repeat instances. Methods that change something return the
    absolute paths of what changed: value, relevance, required, read-only, label or choices. A path that leads
    nowhere raises UnknownPath.
    """

    def __init__(
        self,
        definition: Definition,
        graph: Graph,
        document: Document,
        context: Context,
        instances: Mapping[str, Branch],
        left_out: tuple[LeftOut, ...] = (),
    ) -> None:
        self._definition = definition
        self._context = context
        self._environment = SessionEnvironment(context, document, definition.version, instances)
        self._environment.choice_names = self._choice_name
        self._environment.texts = self._text_by_id
        self._texts = Texts(definition.itext)
        self._codecs: dict[int, Codec] = {}
        self._stale: dict[Live, None] = {}
        self._instance = Instance(definition, document, self._environment)
        self._work = Recomputation(graph, self, self._instance.single)
        self._actions = Actions(definition.actions, self)
        self._pages = PageMaker(self._instance, self._texts)
        self._loading = True
        #: what the last change of any kind changed
        self.last_changes: frozenset[str] = frozenset()
        #: saved answers for which the form has no question any more
        self.left_out = left_out

    # -- opening -------------------------------------------------------------------------------

    def open(self, *, new: bool) -> None:
        """Computes everything for the first time; a new instance gets its preloads and first events.

        Raises FormError if something fails already with the form's own default values.
        """
        if new:
            self._preload()
        self._work.run_all(keep_chance=not new)
        if new:
            self._actions.at_start(FIRST_LOAD)
        self._actions.at_start(LOAD)
        self._settle()
        self._loading = False
        self._take_changes()
        if new and self._work.faults:
            raise FormError(_faults(self._work.faults))

    def _preload(self) -> None:
        for definition in self._definition.order:
            if definition.bind.preload:
                text = preload(definition.bind, self._context, self._environment.now)
                if text is not None:
                    for live in self._instance.lives_of(definition):
                        self.store(live, text)

    # -- changing ------------------------------------------------------------------------------

    def answer(self, path: str, value: object) -> frozenset[str]:
        """Stores an answer, a typed value or text, and computes what follows.

        None or '' clears it. What cannot be read as the question's type is stored blank; `problems` then
        holds what was typed. Raises AnswerRefused for a group.
        """
        live = self._instance.find(path)
        if not live.definition.is_leaf:
            raise AnswerRefused(f"“{path}” is a group. Answer the questions in it.")
        typed: tuple[str, str] | None = None
        try:
            text = self._chosen(live, self._codec(live).encode(value))
        except Unreadable as error:
            text, typed = "", (str(value), str(error))
        if typed != live.typed:
            live.typed = typed
            self._work.changed[live] = None
        if text != live.text:
            self._write(live, text)
            self._work.value_changed(live)
        self._settle()
        return self._take_changes()

    def add_repeat(self, path: str) -> str:
        """Adds an instance to the repeat at a path without `[n]`; the new instance's path.

        `last_changes` tells what else changed. Raises RepeatRefused where the form fixes the number.
        """
        parent, definition = self._instance.parent_of_repeat(path)
        if not may_change(definition):
            raise RepeatRefused(f"The form itself decides how many times “{path}” is asked.")
        live = self._append(parent, definition)
        self._settle()
        self._take_changes()
        return live.path

    def remove_repeat(self, path: str) -> frozenset[str]:
        """Removes the repeat instance at a path with `[n]`. Raises RepeatRefused likewise."""
        live = self._instance.find(path)
        if live.definition.repeat is None or live.parent is None:
            raise UnknownPath(path)
        if not may_change(live.definition):
            raise RepeatRefused(f"The form itself decides how many times “{path}” is asked.")
        remove_instance(live.parent, live, self._work)
        self._settle()
        return self._take_changes()

    def set_language(self, name: str) -> frozenset[str]:
        """Shows all texts in another of the form's languages. Raises ValueError for one it does not have."""
        if name not in self._definition.itext.languages:
            known = ", ".join(self._definition.itext.languages) or "none"
            raise ValueError(f"The form has no language “{name}”. It has: {known}.")
        if name == self._texts.language:
            return frozenset()
        self._texts.language = name
        for live in self._instance.root.below():
            live.texts = None
            live.choices = None
            if live.definition.control is not None:
                self._work.changed[live] = None
        self._work.run_all(keep_chance=True)
        self._settle()
        return self._take_changes()

    def recompute(self) -> frozenset[str]:
        """Computes everything afresh; what differed. Nothing does, but for what depends on time or chance."""
        self._work.recompute_all()
        self._settle()
        return self._take_changes()

    def faults(self) -> tuple[FormProblem, ...]:
        """What could not be computed with the answers as they are, and why; empty in all but rare cases."""
        return tuple(_faults(self._work.faults))

    def finish(self) -> frozenset[str]:
        """Notes when the filling ended (preload `timestamp end`); to be called once before sending."""
        for definition in self._definition.order:
            if ends(definition.bind):
                for live in self._instance.lives_of(definition):
                    if self.store(live, moment_text(self._environment.now())):
                        self._work.value_changed(live)
        self._settle()
        return self._take_changes()

    # -- reading -------------------------------------------------------------------------------

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the form's texts, in the form's order."""
        return self._definition.itext.languages

    @property
    def language(self) -> str:
        """The language in use, '' for a form with texts in place only."""
        return self._texts.language

    def question(self, path: str) -> Question:
        """Everything about one question (or group, whose label and state are asked for) as it stands."""
        live = self._instance.find(path)
        return question_of(live, self._codec(live), self._texts)

    def value(self, path: str) -> Value | None:
        """A typed answer, relevant or not; None when blank."""
        live = self._instance.find(path)
        return self._codec(live).decode(live.text) if live.text else None

    def paths(self) -> tuple[str, ...]:
        """The paths of all leaf nodes in document order, those not on any screen included."""
        return tuple(
            live.path
            for live in self._instance.root.below()
            if live.definition.is_leaf and not live.definition.is_attribute
        )

    def pages(self) -> tuple[Page, ...]:
        """What is shown together, in order, relevant or not."""
        return self._pages.pages()

    def problem(self, path: str) -> Problem | None:
        """The problem of one question, None if its answer can stand."""
        return problem_of(self._instance.find(path), self._texts)

    def problems(self) -> tuple[Problem, ...]:
        """Why the answers cannot stand as they are, in document order; empty if they can."""
        found = (problem_of(live, self._texts) for live in self._instance.root.below())
        return tuple(problem for problem in found if problem is not None)

    def to_xml(self, pruned: bool = False) -> bytes:
        """The instance as XML; `pruned` leaves non-relevant nodes out, as a submission does."""
        return instance_xml(self._instance.document, pruned=pruned)

    # -- for the parts of the session ----------------------------------------------------------

    def lives_of(self, definition: NodeDefinition) -> list[Live]:
        """All live nodes of a definition, in document order."""
        return self._instance.lives_of(definition)

    def store(self, live: Live, text: str) -> bool:
        """Stores a text as the node's type writes it, blank if unreadable; tells whether it changed."""
        try:
            encoded = self._codec(live).encode(text)
        except Unreadable:
            encoded = ""
        live.typed = None
        if encoded == live.text:
            return False
        self._write(live, encoded)
        return True

    def near(self, owner: Live, definition: NodeDefinition) -> list[Live]:
        """The live nodes of a definition that share the owner's repeat instances."""
        return self._instance.near(owner, definition)

    def set_by_action(self, live: Live, text: str) -> None:
        """Stores what an action says; the consequences follow at once.

        While an instance is loaded a calculation of the same node wins over the action (JavaRosa runs actions
        first, then all calculations).
        """
        if live.definition.is_leaf and self.store(live, text):
            self._work.value_changed(live)
            if self._loading:
                self._work.recalculate(live)
            self._work.run()

    def locate(self, live: Live) -> None:
        """Stores the place where the device is, if the client tells."""
        locate = self._context.locate
        point = locate() if locate is not None else None
        if point is not None:
            self.set_by_action(live, point_text(point))

    def set_count(self, parent: Live, repeat: NodeDefinition, count: int) -> None:
        """Brings a repeat to a number of instances, at its end."""
        present = parent.steps_down((repeat.name,))
        for live in reversed(present[count:]):
            remove_instance(parent, live, self._work)
        for _ in range(count - len(present)):
            self._append(parent, repeat)

    def choices_stale(self, live: Live) -> None:
        """Remembers to look whether the answer is still among the choices."""
        if live.text:
            self._stale[live] = None

    # -- within --------------------------------------------------------------------------------

    def _append(self, parent: Live, definition: NodeDefinition) -> Live:
        live = append_instance(self._instance, parent, definition, self._work)
        for each in list(live.below()):
            self._actions.at_node(each, NEW_REPEAT)
        return live

    def _write(self, live: Live, text: str) -> None:
        node = live.node
        if isinstance(node, Attribute):
            node.value = text
        else:
            node.text = text

    def _codec(self, live: Live) -> Codec:
        definition = live.definition
        codec = self._codecs.get(definition.index)
        if codec is None:
            control = definition.control.kind if definition.control is not None else ""
            codec = self._codecs[definition.index] = codec_for(
                definition.bind.type, control, self._context.zone
            )
        return codec

    def _settle(self) -> None:
        """Computes until nothing is waiting: no computation, no event, no choice to look after.

        Actions that set each other off without end are left where they are after a number of rounds.
        """
        for _ in range(_MOST_ROUNDS):
            self._work.run()
            if self._fire_value_changes():
                continue
            if not self._stale:
                return
            stale, self._stale = self._stale, {}
            for live in stale:
                self._drop_lost_choices(live)

    def _fire_value_changes(self) -> bool:
        """Tells the listeners of `xforms-value-changed`; whether any were told."""
        changed, self._work.values_changed = self._work.values_changed, {}
        if self._loading:
            return False
        told = False
        for live in changed:
            if self._actions.listens(live.definition, VALUE_CHANGED):
                self._actions.at_node(live, VALUE_CHANGED)
                told = True
        return told

    def _chosen(self, live: Live, text: str) -> str:
        """An answer to a question with choices: among them, several in the order of the form."""
        control = live.definition.control
        if not text or control is None or control.kind not in _SELECTING or not has_choices(control):
            return text
        values = values_of(live, control, self._texts)
        words = [text] if control.kind == "select1" else text.split()
        unknown = [word for word in words if word not in values]
        if unknown:
            raise Unreadable(f"“{unknown[0]}” is not among the choices.")
        return text if control.kind != "select" else " ".join(value for value in values if value in words)

    def _drop_lost_choices(self, live: Live) -> None:
        control = live.definition.control
        if control is None or control.kind not in _SELECTING or not has_choices(control):
            return
        text = standing(live.text, values_of(live, control, self._texts), several=control.kind != "select1")
        if text != live.text:
            self._write(live, text)
            self._work.value_changed(live)

    def _take_changes(self) -> frozenset[str]:
        changed, gone = self._work.take_changes()
        self.last_changes = frozenset([*(live.path for live in changed), *gone])
        return self.last_changes

    def _choice_name(self, value: str, path: str, scope: Scope) -> str:
        """`jr:choice-name`: the label of a choice of the question at a path, seen from where it is asked."""
        asking = scope.current.model if isinstance(scope.current, Element) else None
        owner = asking if isinstance(asking, Live) else self._instance.root
        absolute = plain_path(resolve_path(path, owner.definition.path))
        control = self._definition.choice_names.get(absolute)
        if control is None or control.node is None:
            return ""
        for live in self._instance.near(owner, control.node)[:1]:
            for choice in choices_of(live, control, self._texts):
                if choice.value == value:
                    return choice.label
        return ""

    def _text_by_id(self, identifier: str) -> str:
        return self._texts.by_id(identifier, self._instance.root.scope, {})


def _faults(faults: Mapping[tuple[Live, str], ExpressionError]) -> list[FormProblem]:
    return [
        FormProblem(
            error.code, f"{kind} of {live.path}", str(error), "Correct the expression or the answer it reads."
        )
        for (live, kind), error in faults.items()
    ]
