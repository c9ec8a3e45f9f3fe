"""Moving a draft to another version of its form: what still has a question is kept, the rest is listed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count
from types import MappingProxyType

from citdesk.xforms.client import Choice, Context, Question
from citdesk.xforms.definition.model import Definition, NodeDefinition
from citdesk.xforms.form import Form
from citdesk.xforms.matching import Matching
from citdesk.xforms.session import Session, UnknownPath
from citdesk.xforms.session.resume import LeftOut
from citdesk.xforms.session.templates import fresh_document, new_repeat
from citdesk.xforms.session.values import Unreadable, codec_for
from citdesk.xforms.tree import Element, parse_document, serialise

_GONE = "The form no longer asks this."
_NOT_READ = "It could not be read as an answer, and the form no longer asks this."
_FEWER = "The form asks this fewer times now."
_UNREADABLE = "The question now takes another kind of answer."
_NO_CHOICE = "The answer is no longer among the choices."
_PARTLY = "The question now takes only a part of this."
_ONE = "The question now takes one choice only."
_COMPUTED = "The form fills this in by itself now."
_NOTHING_TYPED: Mapping[str, str] = MappingProxyType({})
_CHOOSING = frozenset({"select", "select1", "rank"})
#: these tell which form or list it is, so they come from the newer form
_OF_THE_ROOT = frozenset({"id", "version", "xmlns"})
_OF_AN_ENTITY = frozenset({"dataset"})


@dataclass(frozen=True, slots=True)
class LostAnswer:
    """An answer that has no place in the newer form: where it stood, what was asked and answered, why.

    ``text`` is the answer as it is stored; ``type`` and ``choices`` are those of the older question, by which
    it can be read, or '' and none where the text is what somebody typed.
    """

    path: str
    label: str
    text: str
    reason: str
    type: str = ""
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Migration:
    """The draft in the newer form. `kept` are the older form's paths of the answers that came along whole."""

    session: Session
    kept: tuple[str, ...]
    lost: tuple[LostAnswer, ...]


def migrate(
    instance_xml: bytes | str,
    old: Form,
    new: Form,
    context: Context,
    typed: Mapping[str, str] = _NOTHING_TYPED,
) -> Migration:
    """Opens with `new` what was saved with `old`. Neither the saved answers nor the forms are changed.

    `typed` is what `Session.typed` said when it was saved: a text goes the way its answer would have gone,
    and is an answer then if the question can take it.

    An answer goes to the question at the same path, or of the same name where there is only one such and the
    repeats around it are the same. A question of another type takes it if it reads as that type. A choice
    that is gone is lost, the others of the same answer stay. Values that the older form computed are
    computed anew, and not listed. Raises ResumeError for answers that are not `old`'s.
    """
    return _Mover(instance_xml, old, new, context, typed).move()


@dataclass(slots=True)
class _Moved:
    """An answer on its way: the older path and question, and where it goes."""

    path: str
    question: Question
    target: str
    #: what could not be read, where that is on its way
    typed: str = ""


class _Mover:
    def __init__(
        self, instance_xml: bytes | str, old: Form, new: Form, context: Context, typed: Mapping[str, str]
    ) -> None:
        self._before = old.resume(instance_xml, context, typed)
        self._before_typed = dict(self._before.typed)
        self._new = new
        self._context = context
        self._old_model: Definition = old.definition
        self._new_model: Definition = new.definition
        self._matching = Matching(self._old_model, self._new_model)
        self._root = fresh_document(self._new_model).root
        self._clear(self._new_model.root, self._root)
        self._moved: list[_Moved] = []
        self._typed: list[_Moved] = []
        self._lost: list[LostAnswer] = [
            LostAnswer(left.path, left.path.rpartition("/")[2], left.text, self._why_left_out(left))
            for left in self._before.left_out
        ]

    def move(self) -> Migration:
        saved = parse_document(self._before.to_xml(), keep_blank=False).root
        self._visit(saved, self._old_model.root, f"/{_step(saved)}", {})
        typed = {moved.target: moved.typed for moved in self._typed}
        session = self._new.resume(serialise(self._root), self._context, typed)
        kept = tuple(moved.path for moved in self._moved if self._arrived(session, moved))
        for moved in self._typed:
            self._look_after_typed(session, moved)
        order = {path: number for number, path in enumerate(self._before.paths())}
        lost = sorted(self._lost, key=lambda answer: order.get(answer.path, len(order)))
        return Migration(session, kept, tuple(lost))

    # -- taking answers over -------------------------------------------------------------------

    def _visit(
        self, element: Element, node: NodeDefinition, path: str, places: dict[NodeDefinition, int]
    ) -> None:
        target = self._matching.new_of(node)
        found = self._find(target, places) if target is not None else None
        if found is not None:
            _take_attributes(element, found)
        if node.is_leaf:
            self._take(element, node, path, target, found)
            return
        for child in node.children.values():
            for number, below in zip(count(1), element.named(child.name), strict=False):
                step = f"{path}/{_step(below)}"
                if child.repeat is None:
                    self._visit(below, child, step, places)
                else:
                    self._visit(below, child, f"{step}[{number}]", {**places, child: number})

    def _take(
        self,
        element: Element,
        node: NodeDefinition,
        path: str,
        target: NodeDefinition | None,
        found: Element | None,
    ) -> None:
        text = element.text
        asked = _is_answer(node) and text.strip() != ""
        question = self._before.question(path)
        typed = self._before_typed.get(question.path)
        if typed is not None and target is not None and found is not None:
            found.text = ""
            self._typed.append(_Moved(path, question, _path_in(found, self._new_model.root), typed))
            return
        if typed is not None:
            self._lose_typed(path, question, typed, _NOT_READ)
            return
        if target is None or found is None:
            if asked:
                self._lose(path, question, text, _GONE if target is None else _FEWER)
            return
        if text.strip() and _kind(node) != _kind(target):
            try:
                taken = codec_for(target.bind.type, _kind(target)[1], self._context.zone).encode(text)
            except Unreadable:
                taken = ""
            if not taken or not _is_whole(text, taken, target):
                if asked:
                    self._lose(path, question, text, _PARTLY if taken else _UNREADABLE)
                return
            text = taken
        found.text = text
        if asked:
            self._moved.append(_Moved(path, question, _path_in(found, self._new_model.root)))

    def _find(self, target: NodeDefinition, places: dict[NodeDefinition, int]) -> Element | None:
        """The element of a newer node that belongs to these older repeat instances, made where it lacks."""
        at, definition = self._root, self._new_model.root
        for name in target.names_from(definition):
            definition = definition.children[name]
            wanted = 1
            if definition.repeat is not None:
                before = self._matching.old_of(definition)
                wanted = places.get(before, 1) if before is not None else 1
                while len(at.named(name)) < wanted:
                    fresh = new_repeat(definition)
                    self._clear(definition, fresh)
                    at.append(fresh)
            present = at.named(name)
            if len(present) < wanted:
                return None
            at = present[wanted - 1]
        fits = all(
            (after := self._matching.new_of(repeat)) is not None and after in target.repeats
            for repeat, number in places.items()
            if number > 1
        )
        return at if fits else None

    def _clear(self, definition: NodeDefinition, element: Element) -> None:
        """Empties the repeats that the older form has too: the draft says how many instances there are."""
        for child in definition.children.values():
            before = self._matching.old_of(child)
            known = child.repeat is not None and before is not None and before.repeat is not None
            for below in list(element.named(child.name)):
                if known:
                    element.remove(below)
                else:
                    self._clear(child, below)

    # -- what became of them -------------------------------------------------------------------

    def _arrived(self, session: Session, moved: _Moved) -> bool:
        """Whether an answer stands whole in the newer form; what does not is listed."""
        before = moved.question
        try:
            after = session.question(moved.target)
        except UnknownPath:
            self._lose(moved.path, before, before.text, _FEWER)
            return False
        words = before.text.split() if before.type in {"select", "rank"} else [before.text]
        missing = _missing_choices(before, after, words)
        if after.type == "select1" and len(words) > 1:
            session.answer(moved.target, "")
            self._lose(moved.path, before, before.text, _ONE)
        elif missing:
            session.answer(moved.target, " ".join(word for word in words if word not in missing))
            self._lose(moved.path, before, " ".join(missing), _NO_CHOICE)
        elif not after.text or (after.type == before.type and after.text != before.text):
            self._lose(moved.path, before, before.text, _COMPUTED)
        else:
            return True
        return False

    def _look_after_typed(self, session: Session, moved: _Moved) -> None:
        """Lists a text that could not be read and has no place in the newer form either."""
        before = moved.question
        try:
            after = session.question(moved.target)
        except UnknownPath:
            self._lose_typed(moved.path, before, moved.typed, _FEWER)
            return
        if after.path not in session.typed and not self._has_become(after, moved.typed):
            self._lose_typed(moved.path, before, moved.typed, _COMPUTED)

    def _has_become(self, after: Question, typed: str) -> bool:
        """Whether a question's answer is what was typed."""
        node = self._new_model.find(after.path)
        if node is None:
            return False
        try:
            read = codec_for(*_kind(node), self._context.zone).encode(typed)
        except Unreadable:
            return False
        return sorted(read.split()) == sorted(after.text.split())

    def _why_left_out(self, left: LeftOut) -> str:
        return _GONE if self._old_model.find(left.path) is None else _FEWER

    def _lose(self, path: str, question: Question, text: str, reason: str) -> None:
        label, choices = question.label or question.name, tuple(question.choices)
        self._lost.append(LostAnswer(path, label, text, reason, question.type, choices))

    def _lose_typed(self, path: str, question: Question, typed: str, reason: str) -> None:
        self._lost.append(LostAnswer(path, question.label or question.name, typed, reason))


def _missing_choices(before: Question, after: Question, words: list[str]) -> list[str]:
    """The chosen values that the newer question does not offer; none if it offers nothing at all, since its
    list may not be here.
    """
    if after.type not in _CHOOSING or not after.choices:
        return []
    offered = {choice.value for choice in after.choices}
    known = {choice.value for choice in before.choices} if before.type in _CHOOSING else set(words)
    return [word for word in words if word not in offered and word in known]


def _take_attributes(element: Element, found: Element) -> None:
    for item in element.attributes:
        own = _OF_AN_ENTITY if isinstance(element.parent, Element) else _OF_THE_ROOT
        if item.name not in own or found.attribute(item.name, item.namespace) is None:
            found.set(item.name, item.value, item.namespace, item.prefix)


def _is_whole(before: str, after: str, target: NodeDefinition) -> bool:
    """Whether nothing is lost where an answer becomes one of another type."""
    if target.bind.type == "int":
        return float(before) == float(after)
    return target.bind.type != "date" or "T" not in before


def _is_answer(node: NodeDefinition) -> bool:
    """Whether a value comes from a person or the device rather than from a calculation."""
    return node.bind.calculate is None or (node.control is not None and not node.bind.readonly)


def _kind(node: NodeDefinition) -> tuple[str, str]:
    return node.bind.type, node.control.kind if node.control is not None else ""


def _step(element: Element) -> str:
    """One step of a path, as the instance writes it."""
    return f"{element.prefix}:{element.name}" if element.prefix else element.name


def _path_in(element: Element, root: NodeDefinition) -> str:
    """The path of an element of the newer instance, with `[n]` on every step that has namesakes."""
    steps: list[str] = []
    at: Element = element
    while isinstance(at.parent, Element):
        same = at.parent.named(at.name)
        steps.append(f"{at.name}[{same.index(at) + 1}]" if len(same) > 1 else at.name)
        at = at.parent
    return "/".join(["", root.name, *reversed(steps)])
