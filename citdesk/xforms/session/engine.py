"""The moving parts of a session: what is stored, computed, run and kept in step.

`Session` is what a client calls; this is what does it. Recomputation and actions ask it for what they need.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from citdesk.xforms.client import Context, FormProblem
from citdesk.xforms.definition.actions import FIRST_LOAD, LOAD, NEW_REPEAT, VALUE_CHANGED
from citdesk.xforms.definition.compiler import Compiler
from citdesk.xforms.definition.errors import FormError
from citdesk.xforms.definition.graph import CHOICES, Graph
from citdesk.xforms.definition.model import Definition, NodeDefinition, plain_path
from citdesk.xforms.definition.notes import Notes
from citdesk.xforms.definition.paths import resolve_path
from citdesk.xforms.definition.texts import itext_outputs
from citdesk.xforms.expressions import ExpressionError, Scope
from citdesk.xforms.session.actions import Actions
from citdesk.xforms.session.aside import Aside, Kept, Removed, answers_in, kept_of
from citdesk.xforms.session.choices import choices_of, chosen, no_choice, standing_answer
from citdesk.xforms.session.environment import SessionEnvironment
from citdesk.xforms.session.instance import Instance, UnknownPath
from citdesk.xforms.session.live import Live
from citdesk.xforms.session.preloads import ends, preload
from citdesk.xforms.session.problems import constraint_holds
from citdesk.xforms.session.ranges import checked_range
from citdesk.xforms.session.recompute import Recomputation
from citdesk.xforms.session.repeats import append_instance, remove_instances
from citdesk.xforms.session.rest import Cause, restless
from citdesk.xforms.session.texts import Texts
from citdesk.xforms.session.values import Codec, Unreadable, codec_for
from citdesk.xforms.session.values.computed import as_stored
from citdesk.xforms.session.values.numbers import refuse_fraction
from citdesk.xforms.session.values.places import point_text
from citdesk.xforms.session.values.times import moment_text
from citdesk.xforms.tree import Branch, Document, Element

_CHOOSING = frozenset({"select", "select1", "rank", "range"})
_NOTHING_TYPED: Mapping[str, str] = MappingProxyType({})


class Engine:
    """One instance with everything that keeps it consistent."""

    def __init__(
        self,
        definition: Definition,
        graph: Graph,
        document: Document,
        context: Context,
        instances: Mapping[str, Branch],
        missing: frozenset[str] = frozenset(),
    ) -> None:
        self.definition = definition
        self.texts = Texts(definition.itext)
        self._context = context
        self._environment = SessionEnvironment(context, document, definition.version, instances)
        self._environment.choice_names = self._choice_name
        self._environment.texts = self._text_by_id
        #: for what the texts quote that expressions ask for
        self._quotes = Compiler(
            definition.namespaces,
            {plain_path(node.path) for node in definition.order if node.repeat is not None},
            Notes(),
        )
        self._quoting: set[str] = set()
        self._codecs: dict[int, Codec] = {}
        self._tables = instances.keys() - missing
        self._stale: dict[Live, Cause | None] = {}
        self._unread: dict[Live, None] = {}
        self._aside = Aside()
        #: answers that were no longer among their choices or set by an action, as they were, blank ones too,
        #: in that order
        self.dropped: dict[Live, str] = {}
        #: repeats, each with its parent, whose count rests on an answer that cannot stand
        self._held: dict[tuple[Live, NodeDefinition], None] = {}
        self.instance = Instance(definition, document, self._environment)
        self.work = Recomputation(graph, self, self.instance.single)
        self._actions = Actions(definition.actions, self)
        self._loading = True

    def open(self, *, new: bool, typed: Mapping[str, str] = _NOTHING_TYPED) -> None:
        """Computes everything for the first time; a new instance gets its preloads and first events.

        A saved one has the repeat instances it was saved with until all else is known: whether a count may
        take any away rests on conditions, constraints, and on what was `typed` and could not be read.

        Raises FormError if something fails already with the form's own default values.
        """
        self._preload(new=new)
        self._recall(typed)
        self.work.run_all(keep_chance=not new, counts_last=not new)
        if new:
            self._actions.at_start(FIRST_LOAD)
        self._actions.at_start(LOAD)
        self.settle()
        if new:
            self._doubt_defaults()
        self._loading = False
        self.work.take_changes()
        if new and self.work.faults:
            raise FormError(self.faults())

    def _doubt_defaults(self) -> None:
        """Treats a default that cannot be chosen as if somebody had typed it: blank, and a problem."""
        for definition in self.definition.order:
            control = definition.control
            if control is None or control.kind not in _CHOOSING or definition.bind.calculate is not None:
                continue
            for live in self.lives_of(definition):
                if live.text and live.relevant:
                    self.answer(live, live.text)
        self.settle()

    def _preload(self, *, new: bool) -> None:
        """What a new instance starts with; of a saved one only an identifier that it lacks."""
        for definition in self.definition.order:
            if definition.bind.preload if new else definition.bind.preload == "uid":
                text = preload(definition.bind, self._context, self._environment.now)
                if text is not None:
                    for live in self.instance.lives_of(definition):
                        if new or not live.text:
                            self.store(live, text)

    def _recall(self, typed: Mapping[str, str]) -> None:
        """Knows again what was typed and could not be read, before anything is computed from the blanks."""
        for path, text in typed.items():
            try:
                live = self.instance.find(path)
            except UnknownPath:
                continue  # `Session.recall` lists it
            if live.definition.is_leaf and not live.text:
                live.typed = (text, self._unreadable(live, text))
                self._unread[live] = None

    def _unreadable(self, live: Live, text: str) -> str:
        """Why a text could not be read: it does not fit the type, or was none of the choices."""
        try:
            checked_range(live.definition.control, text)
            refuse_fraction(live.definition.bind.type, text)
            self.codec(live).encode(text)
        except Unreadable as error:
            return str(error)
        return no_choice(text)

    def counted_away(self) -> list[tuple[str, str]]:
        """Answers in repeat instances that a smaller count took away, by the path they had."""
        return [
            (f"{path}{leaf}", text)
            for path, kept in self._aside.all()
            for leaf, text in answers_in(kept.element, kept.definition)
        ]

    def answer(self, live: Live, value: object) -> None:
        """Stores an answer; what cannot be read, or is none of the choices, blank and kept as typed."""
        typed: tuple[str, str] | None = None
        shown = str(value)
        try:
            checked_range(live.definition.control, value)
            refuse_fraction(live.definition.bind.type, value)
            shown = self.codec(live).encode(value)
            text = chosen(live, shown, self.texts)
        except Unreadable as error:
            text, typed = "", (shown, str(error))
        if typed != live.typed:
            live.typed = typed
            self._unread[live] = None
            self.work.changed[live] = None
        if text != live.text:
            live.text = text
            self.work.value_changed(live)

    def unread(self) -> dict[str, str]:
        """What was typed and could not be read, by path; of instances that are still there."""
        self._unread = {
            live: None for live in self._unread if live.typed is not None and self.instance.holds(live)
        }
        return {live.path: live.typed[0] for live in self._unread if live.typed is not None}

    def note_end(self) -> None:
        """Stores the time wherever the form wants to know when the filling ended."""
        for definition in self.definition.order:
            if ends(definition.bind):
                for live in self.instance.lives_of(definition):
                    if self.store(live, moment_text(self._environment.now())):
                        self.work.value_changed(live)

    def faults(self) -> list[FormProblem]:
        """What could not be computed, and why."""
        mend = "Correct the expression or the answer it reads."
        return [
            FormProblem(error.code, f"{kind} of {live.path}", str(error), mend)
            for (live, kind), error in self.work.faults.items()
        ]

    # -- for recomputation and actions

    def lives_of(self, definition: NodeDefinition) -> list[Live]:
        """All live nodes of a definition, in document order."""
        return self.instance.lives_of(definition)

    def store(self, live: Live, text: str) -> bool:
        """Stores a computed text as the node's type writes it, else blank; tells whether it changed."""
        try:
            encoded = self.codec(live).encode(as_stored(text, live.definition.bind.type, self._context.zone))
        except Unreadable:
            encoded = ""
        if encoded or not self._loading:  # no answer before, nor is it one now
            live.typed = None
        if encoded == live.text:
            return False
        live.text = encoded
        return True

    def near(self, owner: Live, definition: NodeDefinition) -> list[Live]:
        """The live nodes of a definition that share the owner's repeat instances."""
        return self.instance.near(owner, definition)

    def set_by_action(self, live: Live, text: str) -> None:
        """Stores what an action says; the consequences follow at once.

        While an instance is loaded a calculation of the same node wins over the action (JavaRosa runs actions
        first, then all calculations).
        """
        before = live.text
        if live.definition.is_leaf and self.store(live, text):
            if not self._loading:
                self.dropped.setdefault(live, before)
            self.work.value_changed(live)
            if self._loading:
                self.work.recalculate(live)
            self.work.run()

    def locate(self, live: Live) -> None:
        """Stores the place where the device is, if the client tells."""
        locate = self._context.locate
        point = locate() if locate is not None else None
        if point is not None:
            self.set_by_action(live, point_text(point))

    def set_count(self, parent: Live, repeat: NodeDefinition, count: int) -> None:
        """Brings a repeat to a number of instances, at its end; no further than the session can hold.

        An answer that cannot stand (typed but not to be read, or against its constraint) leaves them as they
        are: ODK Collect does not even take it. None goes while the repeat is hidden, nor while a table that
        the number rests on is not here. What a smaller count takes away comes back with its answers
        when the count grows again.
        """
        present = parent.steps_down((repeat.name,))
        if count == len(present):
            self._held.pop((parent, repeat), None)
            return
        if self._in_doubt(parent, repeat) or (count < len(present) and self._stays(present)):
            self._held[parent, repeat] = None
            return
        self._held.pop((parent, repeat), None)
        surplus = present[count:]
        for live in reversed(surplus):
            self._aside.keep(parent, live)
        if surplus:
            remove_instances(self.instance, parent, surplus, self.work)
        for _ in range(count - len(present)):
            if self.instance.is_full:
                return
            kept = self._aside.take(parent, repeat.index)
            if kept is None:
                self.append(parent, repeat)
            else:
                self._put_back(parent, repeat, kept)

    def take_out(self, live: Live, parent: Live) -> Removed:
        """Takes a repeat instance out from under its parent; what `put_back` needs."""
        removed = Removed(parent.element, live.definition, live.position - 1, kept_of(live))
        remove_instances(self.instance, parent, [live], self.work)
        return removed

    def put_back(self, removed: Removed) -> Live | None:
        """Puts an instance where it stood, as it was; None if what it stood in is gone."""
        parent = removed.parent.model
        if not isinstance(parent, Live) or not self.instance.holds(parent):
            return None
        self._put_back(parent, removed.definition, removed.kept, removed.index)
        live = removed.kept.element.model
        return live if isinstance(live, Live) else None

    def _put_back(self, parent: Live, repeat: NodeDefinition, kept: Kept, index: int | None = None) -> None:
        append_instance(self.instance, parent, repeat, self.work, kept.element, index)
        for element, typed in kept.typed:
            live = element.model
            if isinstance(live, Live):
                live.typed = typed
                self._unread[live] = None

    def _in_doubt(self, parent: Live, repeat: NodeDefinition) -> bool:
        """Whether an answer that the count of a repeat rests on cannot stand."""
        return any(
            live.relevant and not _stands(live)
            for definition in self.work.counting(repeat).answers
            for live in self.instance.near(parent, definition)
        )

    def _stays(self, present: list[Live]) -> bool:
        """Whether what the instances of a repeat hold must not be counted away now."""
        return bool(present) and (
            not any(live.relevant for live in present)
            or not self.work.counting(present[0].definition).tables <= self._tables
        )

    def _count_again(self) -> bool:
        """Looks after the counts that waited for an answer to be mended; whether any is."""
        mended = [
            (parent, repeat)
            for parent, repeat in self._held
            if self.instance.holds(parent)
            and not self._in_doubt(parent, repeat)
            and not self._stays(parent.steps_down((repeat.name,)))
        ]
        for parent, repeat in mended:
            del self._held[parent, repeat]
            self.work.recount(parent, repeat)
        return bool(mended)

    def choices_stale(self, live: Live) -> None:
        """Remembers to look whether the answer is still among the choices."""
        if live.text or live.typed is not None:
            self._stale.setdefault(live, self.work.cause)

    def append(self, parent: Live, definition: NodeDefinition) -> Live:
        """Adds an instance of a repeat and tells its listeners."""
        live = append_instance(self.instance, parent, definition, self.work)
        for each in list(live.below()):
            self._actions.at_node(each, NEW_REPEAT)
        return live

    def codec(self, live: Live) -> Codec:
        """The codec of a node's type."""
        definition = live.definition
        codec = self._codecs.get(definition.index)
        if codec is None:
            control = definition.control.kind if definition.control is not None else ""
            codec = self._codecs[definition.index] = codec_for(
                definition.bind.type, control, self._context.zone
            )
        return codec

    def settle(self) -> None:
        """Computes until nothing is waiting: no computation, no event, no choice to look after.

        Actions that set each other off without end are stopped, and told in `faults`.
        """
        self.work.run()
        while self._fire_value_changes() or self._count_again() or self._drop_lost_choices():
            self.work.run()
        self.work.rested()
        self.renew_patience()

    def renew_patience(self) -> None:
        """What is asked next may cost as much as anything before."""
        self._environment.patience.renew()

    def _fire_value_changes(self) -> bool:
        """Tells the listeners of `xforms-value-changed`; whether any were told."""
        changed, self.work.values_changed = self.work.values_changed, {}
        if self._loading:
            return False
        told = False
        for live, cause in changed.items():
            if not self._actions.listens(live.definition, VALUE_CHANGED):
                continue
            with self.work.following(VALUE_CHANGED, live, cause) as goes_on:
                if goes_on:
                    self._actions.at_node(live, VALUE_CHANGED)
                    self.work.faults.pop((live, VALUE_CHANGED), None)
                    told = True
                else:
                    self.work.faults[live, VALUE_CHANGED] = restless(live.path)
        return told

    def _drop_lost_choices(self) -> bool:
        """Takes away the first answer that is no longer among its choices; whether there was one.

        One at a time: two lists may each allow what the other's answer leaves. An answer that is hidden, or
        whose list rests on one that is, stays until all that is shown again.
        """
        while self._stale:
            live = next(iter(self._stale))
            cause = self._stale.pop(live)
            if live.typed is not None:
                self.answer(live, live.typed[0])  # it may be offered by now
                if live.text:
                    return True
                continue
            text = standing_answer(live, self.texts) if live.relevant else live.text
            if text == live.text or self.work.reads_hidden(live):
                continue
            with self.work.following(CHOICES, live, cause) as goes_on:
                if goes_on:
                    self.dropped.setdefault(live, live.text)
                    live.text = text
                    self.work.value_changed(live)
                    return True
        return False

    def _choice_name(self, value: str, path: str, scope: Scope) -> str:
        """`jr:choice-name`: the label of a choice of the question at a path, seen from where it is asked."""
        asking = scope.current.model if isinstance(scope.current, Element) else None
        owner = asking if isinstance(asking, Live) else self.instance.root
        absolute = plain_path(resolve_path(path, owner.definition.path))
        control = self.definition.choice_names.get(absolute)
        if control is None or control.node is None:
            return ""
        for live in self.instance.near(owner, control.node)[:1]:
            for choice in choices_of(live, control, self.texts):
                if choice.value == value:
                    return choice.label
        return ""

    def _text_by_id(self, identifier: str, scope: Scope) -> str:
        """`jr:itext` in an expression: the text, what it quotes seen from where it is asked."""
        if identifier in self._quoting:
            return ""  # a text that quotes itself
        asking = scope.current.model if isinstance(scope.current, Element) else None
        owner = asking if isinstance(asking, Live) else self.instance.root
        outputs = itext_outputs(
            self.definition.itext,
            [identifier],
            "",
            lambda source, where: self._quotes.compile(source, where, owner.definition),
        )
        self._quoting.add(identifier)
        try:
            return self.texts.by_id(identifier, owner.scope, outputs)
        finally:
            self._quoting.discard(identifier)


def _stands(live: Live) -> bool:
    """Whether an answer is readable and keeps its constraint; a blank one does."""
    if live.typed is not None:
        return False
    try:
        return not live.text or constraint_holds(live)
    except ExpressionError:
        return False
