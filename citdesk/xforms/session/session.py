"""A form being filled: answers go in, consequences come out."""

from __future__ import annotations

from collections.abc import Mapping

from citdesk.xforms.client import FormProblem, Page, Problem, Question, Value
from citdesk.xforms.expressions import ExpressionError
from citdesk.xforms.session.aside import Removed
from citdesk.xforms.session.engine import Engine
from citdesk.xforms.session.instance import UnknownPath
from citdesk.xforms.session.pages import PageMaker
from citdesk.xforms.session.problems import constraint_holds, problem_of
from citdesk.xforms.session.questions import question_of
from citdesk.xforms.session.repeats import RepeatRefused, may_change
from citdesk.xforms.session.resume import LeftOut
from citdesk.xforms.session.writing import instance_xml

_FULL = "This report holds as many answers as it can. Begin another one for the rest."


class AnswerRefused(ValueError):
    """What was addressed is not a question."""

    code = "not-a-question"


class Session:
    """One instance of a form with everything that follows from its answers.

    Paths are absolute, with `[n]` (from 1) on repeat instances. Methods that change something return the
    absolute paths of what changed: value, relevance, required, read-only, label or choices. A path that leads
    nowhere raises UnknownPath.
    """

    def __init__(self, engine: Engine, left_out: tuple[LeftOut, ...] = ()) -> None:
        """Of an engine that has been opened; `Form` makes sessions."""
        self._engine = engine
        self._instance = engine.instance
        self._texts = engine.texts
        self._pages = PageMaker(engine.instance, engine.texts)
        #: what the last change of any kind changed
        self.last_changes: frozenset[str] = frozenset()
        #: what the last `remove_repeat` took out, for `put_back`
        self.last_removed: Removed | None = None
        #: saved answers that have no place: the form has no question for them any more, or asks fewer times
        self.left_out = left_out

    def recall(self, typed: Mapping[str, str]) -> None:
        """Types again what could not be read before; `Form.resume` does it. An answer that stands wins."""
        for path, text in typed.items():
            try:
                live = self._instance.find(path)
            except UnknownPath:
                self.left_out = (*self.left_out, LeftOut(path, text))
                continue
            if live.definition.is_leaf and not live.text:
                self._engine.answer(live, text)
        self._settled()

    # -- changing ------------------------------------------------------------------------------

    def answer(self, path: str, value: object) -> frozenset[str]:
        """Stores an answer, a typed value or text, and computes what follows.

        None or '' clears it. What cannot be read as the question's type is stored blank; `problems` then
        holds what was typed. Raises AnswerRefused for a group.
        """
        live = self._instance.find(path)
        self._engine.dropped.clear()
        if not live.definition.is_leaf:
            raise AnswerRefused(f"“{path}” is a group. Answer the questions in it.")
        self._engine.answer(live, value)
        return self._settled()

    def add_repeat(self, path: str) -> str:
        """Adds an instance to the repeat at a path without `[n]`; the new instance's path.

        `last_changes` tells what else changed. Raises RepeatRefused where the form fixes the number.
        """
        parent, definition = self._instance.parent_of_repeat(path)
        self._engine.dropped.clear()
        if not may_change(definition):
            raise RepeatRefused(f"The form itself decides how many times “{path}” is asked.")
        if self._instance.is_full:
            raise RepeatRefused(_FULL)
        live = self._engine.append(parent, definition)
        self._settled()
        return live.path

    def remove_repeat(self, path: str) -> frozenset[str]:
        """Removes the repeat instance at a path with `[n]`. Raises RepeatRefused likewise."""
        live = self._instance.find(path)
        self._engine.dropped.clear()
        if live.definition.repeat is None or live.parent is None:
            raise UnknownPath(path)
        if not may_change(live.definition):
            raise RepeatRefused(f"The form itself decides how many times “{path}” is asked.")
        self.last_removed = self._engine.take_out(live, live.parent)
        return self._settled()

    def put_back(self, removed: Removed) -> frozenset[str]:
        """Puts a repeat instance that was removed where it stood, with everything it held.

        Its values are those it had, however they came about; no event is raised. Raises UnknownPath if what
        it stood in is gone, RepeatRefused if there is no room.
        """
        self._engine.dropped.clear()
        if self._instance.is_full:
            raise RepeatRefused(_FULL)
        if self._engine.put_back(removed) is None:
            raise UnknownPath(removed.definition.path)
        return self._settled()

    def set_language(self, name: str) -> frozenset[str]:
        """Shows all texts in another of the form's languages. Raises ValueError for one it does not have."""
        if name not in self._engine.definition.itext.languages:
            known = ", ".join(self._engine.definition.itext.languages) or "none"
            raise ValueError(f"The form has no language “{name}”. It has: {known}.")
        if name == self._texts.language:
            return frozenset()
        self._texts.language = name
        for live in self._instance.root.below():
            live.choices = None
            if live.definition.control is not None:
                self._engine.work.changed[live] = None
        self._engine.work.run_all(keep_chance=True)
        return self._settled()

    def recompute(self) -> frozenset[str]:
        """Computes everything afresh; what differed. Nothing does, but for what depends on time or chance."""
        self._engine.work.recompute_all()
        return self._settled()

    def faults(self) -> tuple[FormProblem, ...]:
        """What could not be computed with the answers as they are, and why; empty in all but rare cases."""
        return tuple(self._engine.faults())

    def finish(self) -> frozenset[str]:
        """Notes when the filling ended (preload `timestamp end`); to be called once before sending."""
        self._engine.note_end()
        return self._settled()

    # -- reading -------------------------------------------------------------------------------

    @property
    def typed(self) -> Mapping[str, str]:
        """What was typed and could not be read as an answer, by path. It is no part of the instance: to be
        kept beside `to_xml` and given to `Form.resume`, so that it is a problem until it is mended.
        """
        return self._engine.unread()

    @property
    def dropped(self) -> Mapping[str, Value | None]:
        """Answers that the last change took away, as they were: no longer among their choices, or set anew by
        an action of the form; None for one that was blank before. In the order in which they went.
        """
        return {
            live.path: self._engine.codec(live).decode(text) if text else None
            for live, text in self._engine.dropped.items()
            if self._instance.holds(live)
        }

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the form's texts, in the form's order."""
        return self._engine.definition.itext.languages

    @property
    def language(self) -> str:
        """The language in use, '' for a form with texts in place only."""
        return self._texts.language

    def question(self, path: str) -> Question:
        """Everything about one question (or group, whose label and state are asked for) as it stands."""
        self._engine.renew_patience()
        live = self._instance.find(path)
        return question_of(live, self._engine.codec(live), self._texts, self._engine.work.awaited)

    def value(self, path: str) -> Value | None:
        """A typed answer, relevant or not; None when blank."""
        live = self._instance.find(path)
        return self._engine.codec(live).decode(live.text) if live.text else None

    def counts(self, path: str) -> bool:
        """Whether an answer decides how many instances a repeat has."""
        return self._engine.work.counts(self._instance.find(path).definition)

    def paths(self) -> tuple[str, ...]:
        """The paths of all leaf nodes in document order, those not on any screen included."""
        return tuple(
            live.path
            for live in self._instance.root.below()
            if live.definition.is_leaf and not live.definition.is_attribute
        )

    def pages(self) -> tuple[Page, ...]:
        """What is shown together, in order, relevant or not."""
        self._engine.renew_patience()
        return self._pages.pages()

    def problem(self, path: str) -> Problem | None:
        """The problem of one question, None if its answer can stand."""
        self._engine.renew_patience()
        return problem_of(self._instance.find(path), self._texts, self._engine.work.awaited)

    def refuses(self, path: str, value: Value) -> bool:
        """Whether a question's own rule would refuse a value, all other answers as they stand.

        Nothing is stored and nothing follows. A rule that cannot be computed refuses nothing.
        """
        self._engine.renew_patience()
        live = self._instance.find(path)
        text, held, known = self._engine.codec(live).encode(value), live.text, live.valid
        live.text, live.valid = text, None
        try:
            return not constraint_holds(live)
        except ExpressionError:
            return False
        finally:
            live.text, live.valid = held, known

    def problems(self) -> tuple[Problem, ...]:
        """Why the answers cannot stand as they are, in document order; empty if they can."""
        self._engine.renew_patience()
        awaited = self._engine.work.awaited
        found = (problem_of(live, self._texts, awaited) for live in self._instance.root.below())
        return tuple(problem for problem in found if problem is not None)

    def refused(self) -> frozenset[str]:
        """The paths of the answers that cannot stand; what is blank and required is not among them."""
        self._engine.renew_patience()
        awaited = self._engine.work.awaited
        return frozenset(
            live.path
            for live in self._instance.root.below()
            if (live.text or live.typed is not None) and problem_of(live, self._texts, awaited) is not None
        )

    def to_xml(self, pruned: bool = False) -> bytes:
        """The instance as XML; `pruned` leaves non-relevant nodes out, as a submission does."""
        return instance_xml(self._instance.document, pruned=pruned)

    def _settled(self) -> frozenset[str]:
        """Lets all consequences follow; the paths of what changed."""
        self._engine.settle()
        changed, gone = self._engine.work.take_changes()
        self.last_changes = frozenset([*(live.path for live in changed), *gone])
        return self.last_changes
