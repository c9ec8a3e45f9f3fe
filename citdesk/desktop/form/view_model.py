"""A report being filled, without a widget: its answers, and what of it stands where.

Every answer goes into the live form at once and from there to disk; typing goes within a second. Nothing is
ever refused while filling: problems show on Continue, and a draft may go on past them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime
from types import MappingProxyType

from PySide6.QtCore import QObject, Signal, Slot

from citdesk.desktop.form.boxes import Boxes
from citdesk.desktop.form.cards import Cards
from citdesk.desktop.form.changes import Changes
from citdesk.desktop.form.comments import FormComment, Returned
from citdesk.desktop.form.contents import repeat_of
from citdesk.desktop.form.handing_across import HandingAcross
from citdesk.desktop.form.history import Added, Answered, History, Removed, Step
from citdesk.desktop.form.in_hand import InHand
from citdesk.desktop.form.last_look import LastLook, LookOver
from citdesk.desktop.form.marked_outline import MarkedOutline
from citdesk.desktop.form.night import night_before
from citdesk.desktop.form.place import CHANGES_PLACE, CHECK, Kind, Pace, Place
from citdesk.desktop.form.port import FormSession
from citdesk.desktop.form.problems import Problems
from citdesk.desktop.form.route import Route
from citdesk.desktop.form.saves import Saves
from citdesk.desktop.form.sought_questions import SoughtQuestions
from citdesk.desktop.form.structure import Structure
from citdesk.desktop.form.taken_away import TakenAway
from citdesk.desktop.form.walk import Walk
from citdesk.desktop.form.words import short_words, show_clock
from citdesk.desktop.widgets.outline import Section
from citdesk.desktop.widgets.unseen import without_unseen
from citdesk.xforms.client import Question, Value

Save = Callable[[str, str | None, bytes], None]

_NAMED_GAPS = 3


class FormViewModel(QObject):
    """One open report.

    ``save(path, typed, xml)`` is called after each change and must report back to :attr:`saves`. ``typed`` is
    text that cannot be read as the question's type; it stays in its box. ``fresh``: nobody has written in it
    yet. ``given``: questions of one that somebody wrote in which say what they said as it was begun.
    ``gone_through``: somebody has come to its end once, as before it was sent: what was left out was left out
    on purpose.
    """

    #: the path whose own editor made the change or ''
    items_changed = Signal(str)
    #: (paths that changed, the path whose own editor made the change or '')
    answers_changed = Signal(object, str)
    #: an answer or another language may show in the outline; so may another page, and problems
    outline_changed = Signal()
    undone = Signal()
    language_changed = Signal()
    told = Signal(str)
    #: why what was asked for changed nothing
    noted = Signal(str)
    #: a CAD text was pasted or dropped
    cad_given = Signal(str)
    send_wanted = Signal()
    #: another report that goes with this one is to be begun or opened; carries its form
    begin_wanted = Signal(str)

    def __init__(
        self,
        session: FormSession,
        save: Save,
        now: Callable[[], datetime],
        *,
        title: str = "",
        returned: Returned | None = None,
        before: Sequence[FormComment] = (),
        readonly: bool = False,
        send_words: str = "",
        pace: Pace = Pace.SECTION,
        last_saved: datetime | None = None,
        fresh: bool = False,
        given: AbstractSet[str] = frozenset(),
        gone_through: bool = False,
        look_over: LookOver | None = None,
        author: str = "",
        takes_cad: bool = False,
        goes_with: Mapping[str, str] = MappingProxyType({}),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.now = now
        self.title = title
        self.readonly = readonly
        self.send_words = send_words or self.tr("Send for review")
        self.takes_cad = takes_cad and not readonly
        #: by form, the words of the button that begins or opens a report that goes with this one
        self.goes_with = goes_with
        self._session = session
        self._save = save
        self._structure = structure = Structure(session, title)
        self._outline = MarkedOutline(structure)
        self._history = History()
        self._taken_away = TakenAway(structure)
        # what a fresh report already says is nobody's answer yet
        begun = session.typed or readonly or gone_through or (last_saved and not fresh)
        self._given = set(given if begun else structure.answered())
        #: what becomes of each save
        self.saves = Saves(last_saved, self)
        #: what is typed and is no answer yet
        self.boxes = Boxes(session, structure, self._take_typed, self)
        self.problems = Problems(session, self.boxes, self)
        self.cards = Cards(structure, self._given)
        #: what a reviewer wants to have changed
        self.changes = Changes(structure, returned, before, self)
        #: where the person is
        self.walk = Walk(
            structure,
            Route(structure, pace, changes=bool(returned)),
            self.boxes,
            self.problems,
            self.cards,
            gone_through=readonly or gone_through,
            parent=self,
        )
        #: the question that the person is at
        self.in_hand = InHand(structure, self.walk, self.problems, self)
        #: what is held out to the person
        self.across = HandingAcross(
            session, structure, self.boxes, self.in_hand, readonly=readonly, parent=self
        )
        self.last_look = LastLook(
            session, structure, self.boxes, self.problems, look_over=look_over, author=author
        )
        #: what can be looked for
        self.sought = SoughtQuestions(structure, self.boxes, self.problems)

    # what stands where

    def page_label(self, place: Place | None = None) -> str:
        """The name of a page, of the open one if none is said."""
        place = place or self.walk.place
        if place.kind is Kind.INSTANCE:
            return self.cards.title(place.key)
        if place.kind in {Kind.SECTION, Kind.QUESTION}:
            return self._structure.label(place.section)
        if place.kind is Kind.CHANGES:
            return self.changes.title()
        return self.tr("Your answers") if self.readonly else self.tr("Check your answers before you send")

    def outline(self) -> tuple[Section, ...]:
        """All sections with their marks, then the check page."""
        wrong = {
            self._structure.section_of(path) for path in (*self.problems.shown, *self._structure.refused())
        }
        found = self._outline.sections(wrong, self.walk.passed, self._given)
        if self.changes.returned is not None:
            found.insert(0, Section(CHANGES_PLACE.key, self.tr("Things to change"), self.changes.mark()))
        if not self.readonly:
            found.append(Section(CHECK, self.tr("Check and send")))
        return tuple(found)

    def section_keys(self) -> tuple[str, ...]:
        """The keys that a walk opens as sections, a page each, in order; the check page is the last."""
        return (*self._structure.sections(), *(() if self.readonly else (CHECK,)))

    def question(self, path: str) -> Question:
        """A question as it stands."""
        return self._structure.question(path)

    def label_of(self, path: str) -> str:
        """A question's words, '' when the form does not ask it now."""
        return self._structure.label_of(path)

    def asked_now(self, path: str) -> bool:
        """Whether the form asks a question at present."""
        return self._structure.is_asked(path)

    @property
    def typed(self) -> Mapping[str, str]:
        """All text that could not be read as its question's type."""
        return self._session.typed

    # answers

    def answer(self, path: str, value: Value | None) -> None:
        """Give an answer, at once; what was typed elsewhere before it counts before it."""
        self.boxes.drop(path)
        self.boxes.flush()
        self._commit(path, value, typing=False)

    def give_cad(self, pasted: str) -> None:
        """Pass on a pasted CAD text to be read."""
        if self.takes_cad:
            self.boxes.leave()
            self.cad_given.emit(pasted)

    def take_cad(self, answers: Mapping[str, str], not_found: Sequence[str]) -> None:
        """Fill in what dispatch knows, where a question is asked and has no answer; say what came of it.

        ``answers`` are given in their order, by path. ``not_found`` are labels of what the text did not hold,
        or held in a way that could not be read.
        """
        filled = 0
        for path, value in answers.items():
            if self.asked_now(path) and self.question(path).value is None:
                self.answer(path, without_unseen(value))
                filled += 1
        self._history.gather(filled)
        words = self.tr("Nothing new in this CAD text")
        if filled == 1:
            words = self.tr("1 answer filled in")
        elif filled:
            words = self.tr("%n answers filled in", "", filled).replace("%n", str(filled))
        if not_found:
            named = ", ".join(not_found[:_NAMED_GAPS]) + (" …" if len(not_found) > _NAMED_GAPS else "")
            words = self.tr("{words}. Still to type: {labels}").format(words=words, labels=named)
        (self.told if filled else self.noted).emit(words)

    def gather(self, count: int) -> None:
        """Make one step to undo of the newest ``count`` answers: one act gave them."""
        self._history.gather(count)

    def leave(self, path: str) -> None:
        """The box of a question was left."""
        if self.boxes.holds(path):
            self.boxes.leave()
        self._history.close()

    @property
    def another(self) -> str:
        """What the open card is one of, where another can be added: its label; '' elsewhere."""
        repeat = self.walk.open_repeat()
        return repeat.label if repeat is not None and repeat.can_add and not self.readonly else ""

    @Slot()
    def add_another(self) -> None:
        """Go from one card to the next new one; problems of this one show first, as on Continue."""
        repeat = self.walk.open_repeat()
        if repeat is not None and self.walk.check_here():
            self.add_instance(repeat.path)

    def add_instance(self, repeat: str) -> None:
        """Add a card and open it."""
        self.boxes.leave()
        entry = self._structure.entry(repeat)
        for child in entry.children if entry is not None else ():
            if not self.cards.is_touched(child.path):
                self.walk.open_instance(child.path)  # an empty card waits already
                return
        instance = self._session.add_repeat(repeat)
        self._history.note(Added(instance, entry.label if entry is not None else "", self._session.dropped))
        self._changed(frozenset({repeat, instance}), "", structure=True)
        self.walk.open_instance(instance)

    def remove_instance(self, instance: str) -> None:
        """Remove a card at once; it can be undone."""
        self.boxes.leave()
        title = self.cards.title(instance)
        changed = self._session.remove_repeat(instance)
        removed = self._session.last_removed
        if removed is not None:
            self._history.note(Removed(instance, title, removed, self._session.dropped))
        self._changed(changed | {instance}, "", structure=True)
        self.told.emit(self.tr("{thing} removed").format(thing=title))

    # undo

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._history.recent(1)) or self.boxes.hold_any

    @Slot()
    def undo(self) -> None:
        """Take the newest change back and go to where it was."""
        self.boxes.leave()
        taken = self._history.undo(self._session)
        if taken is None:
            self.noted.emit(self.tr("There is nothing to undo"))
            return
        self.undone.emit()
        self._show_turned(*taken)

    @Slot()
    def redo(self) -> None:
        """Do again what was undone last and go to where it was."""
        self.boxes.leave()
        taken = self._history.redo(self._session)
        if taken is None:
            self.noted.emit(self.tr("There is nothing to do again"))
            return
        self._show_turned(*taken)

    def _show_turned(self, step: Step, changed: frozenset[str]) -> None:
        self._structure.forget(changed | {step.path})
        self._changed(
            changed, "", structure=len(changed) > 1 or not step.path.rsplit("/", 1)[-1].isidentifier()
        )
        path = step.path if self._structure.has(step.path) else repeat_of(step.path)
        if self._structure.has(path) and self._structure.section_of(path):
            self.walk.reveal(path)

    @Slot()
    def send(self) -> None:
        """Send, or go to the first problem when there is one."""
        problems = self.problems.all()
        self.problems.show_only({problem.path: problem for problem in problems})
        if problems:
            self.walk.open_question(problems[0].path, come_back=True)
        else:
            self.send_wanted.emit()

    def end_writing(self) -> None:
        """What is typed is stored as ever; from now on the report is only read."""
        self.boxes.close()
        self.across.end()
        self._history.forget()
        self.readonly, self.takes_cad = True, False

    # languages

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages the form has."""
        return tuple(self._session.languages)

    @property
    def language(self) -> str:
        """The language questions come in now."""
        return self._session.language

    def set_language(self, name: str) -> None:
        """Show the questions in another language, at once, keeping every answer."""
        self.boxes.leave()
        self._session.set_language(name)
        self._structure.forget()
        self._structure.read_pages()
        self.problems.read_again()
        self.language_changed.emit()
        self.outline_changed.emit()

    @Slot()
    def save_again(self) -> None:
        """Try once more to write everything."""
        self.boxes.leave()
        self._store(self.in_hand.at_question)

    # inside

    def _tell_gone(self, cards: Mapping[str, str]) -> None:
        gone = self.cards.gone_of(cards)
        if gone:
            named = ", ".join(gone[:_NAMED_GAPS]) + (" …" if len(gone) > _NAMED_GAPS else "")
            self.told.emit(self.tr("{thing} removed").format(thing=named))

    def _tell_emptied(self, dropped: Mapping[str, Value | None]) -> None:
        """Say which answers the form took away, once they are asked for again; a signature, say."""
        again = self._taken_away.asked_again(dropped, self.asked_now)
        emptied = [short_words(self.question(path).label) for path in again]
        if emptied:
            named = "; ".join(emptied[:_NAMED_GAPS]) + (" …" if len(emptied) > _NAMED_GAPS else "")
            self.told.emit(self.tr("To be asked again after this change: {things}").format(things=named))

    def _take_typed(self, path: str, value: Value | None) -> None:
        self._commit(path, value, typing=True)

    def _commit(self, path: str, value: Value | None, *, typing: bool) -> None:
        before = self._structure.question(path)
        earlier = night_before(self._session, path, value, self.now()) if typing else None
        value = value if earlier is None else earlier
        cards = self.cards.filled() if self._session.counts(path) else {}
        former = self._session.typed.get(path, before.value)
        changed = self._session.answer(path, value) | {path}
        self._given.discard(path)  # what stands there now is somebody's own
        self._structure.forget(changed)
        after = self._structure.question(path)
        if self._session.typed.get(path, after.value) == former:
            return
        dropped = self._session.dropped
        self._history.note_answer(Answered(path, before.label, former, dropped), typing=typing)
        # a change of more than this answer may have opened or closed something
        self._changed(frozenset(changed), path, structure=len(changed) > 1)
        self._tell_emptied(dropped)
        self._tell_gone(cards)
        if earlier is not None:
            self.told.emit(
                self.tr("{time} is still to come: taken as yesterday").format(time=show_clock(earlier))
            )

    def _changed(self, paths: frozenset[str], own: str, *, structure: bool) -> None:
        self._structure.forget(paths if own else None)
        if structure:
            self._structure.read_pages()
            self.walk.leave_what_is_gone()
        self._store(own or next(iter(paths), ""))
        self.problems.settle(paths)
        if structure:
            self.items_changed.emit(own)
        self.answers_changed.emit(paths, own)
        self.outline_changed.emit()

    def _store(self, path: str) -> None:
        self.saves.begin()
        self._save(path, self._session.typed.get(path), self._session.to_xml())
