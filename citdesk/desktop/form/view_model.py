"""A report being filled, without a widget: where the person is, what is answered, saved, wrong, undoable.

Every answer goes into the live form at once and from there to disk; typing goes within a second. Nothing is
ever refused while filling: problems show on Continue, and a draft may go on past them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime
from types import MappingProxyType

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from citdesk.casework.checks import Finding
from citdesk.desktop.form.across import next_across
from citdesk.desktop.form.check import (
    CheckLine,
    CheckPart,
    card_summary,
    card_title,
    check_parts,
    look_lines,
    signature_lines,
)
from citdesk.desktop.form.comments import FormComment, Returned
from citdesk.desktop.form.contents import Item, Line, instance_of, page_keys, position_of, repeat_of
from citdesk.desktop.form.facing import goes_across
from citdesk.desktop.form.history import Added, Answered, History, Removed, Step
from citdesk.desktop.form.markdown import readable_pages, readable_problem, readable_question
from citdesk.desktop.form.marked_outline import MarkedOutline
from citdesk.desktop.form.marks import asks, is_told
from citdesk.desktop.form.night import night_before
from citdesk.desktop.form.place import CHANGES_PLACE, CHECK, Kind, Pace, Place
from citdesk.desktop.form.port import FormSession
from citdesk.desktop.form.route import Route
from citdesk.desktop.form.saves import Saves
from citdesk.desktop.form.saving import SavedState
from citdesk.desktop.form.sought import Sought, sought
from citdesk.desktop.form.structure import Structure
from citdesk.desktop.form.taken_away import TakenAway
from citdesk.desktop.form.words import answer_words, show_clock
from citdesk.desktop.widgets.outline import Mark, Section
from citdesk.desktop.widgets.unseen import without_unseen
from citdesk.xforms.client import Entry, Problem, Question, Value

Save = Callable[[str, str | None, bytes], None]
#: what the rules over the whole record say of pruned answers
LookOver = Callable[[bytes], Sequence[Finding]]

_TYPING_MS = 700
_NAMED_GAPS = 3
_LONGEST_ANSWER = 60


class FormViewModel(QObject):
    """One open report.

    ``save(path, typed, xml)`` is called after each change and must report back through :meth:`saved` or
    :meth:`save_failed`. ``typed`` is text that cannot be read as the question's type; it stays in its box.
    ``fresh``: nobody has written in it yet. ``given``: questions of one that somebody wrote in which say what
    they said as it was begun. ``gone_through``: somebody has come to its end once, as before it
    was sent: what was left out was left out on purpose.
    """

    page_changed = Signal()
    #: the path whose own editor made the change or ''
    items_changed = Signal(str)
    #: (paths that changed, the path whose own editor made the change or '')
    answers_changed = Signal(object, str)
    problems_changed = Signal()
    outline_changed = Signal()
    saved_changed = Signal()
    history_changed = Signal()
    undone = Signal()
    language_changed = Signal()
    focus_wanted = Signal(str)
    told = Signal(str)
    #: why what was asked for changed nothing
    noted = Signal(str)
    #: a CAD text was pasted or dropped
    cad_given = Signal(str)
    #: the question at this path is to be held out to the person
    hand_wanted = Signal(str)
    send_wanted = Signal()
    later_wanted = Signal()
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
        self.returned = returned
        self._before = tuple(before)
        self.readonly = readonly
        self.send_words = send_words or self.tr("Send for review")
        self._session = session
        self._save = save
        self._look_over = look_over
        #: the name of who writes it, '' where their signature is not looked at
        self._author = author
        #: says what file is attached to a question; whoever shows the report and holds its files sets it
        self.file_words: Callable[[Question], str] = answer_words
        self.takes_cad = takes_cad and not readonly
        #: the language in which the person read a question last; '' before one was handed across
        self.persons_language = ""
        #: by form, the words of the button that begins or opens a report that goes with this one
        self.goes_with = goes_with
        self._pending: dict[str, Value | None] = {}
        self._structure = Structure(session, title)
        self._outline = MarkedOutline(self._structure)
        self._history = History()
        self._shown: dict[str, Problem] = {}
        self._passed: set[str] = set()
        #: sections whose questions somebody has seen
        self._visited: set[str] = set()
        #: somebody has looked the whole report over, so that nothing in it is merely not begun
        self._looked_over = readonly or gone_through
        #: cards that Continue has opened by itself
        self._offered: set[str] = set()
        self._saves = Saves(last_saved, self)
        self._saves.changed.connect(self.saved_changed)
        self._last_path = ""
        self._at_summary = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_TYPING_MS)
        self._timer.timeout.connect(self.flush)
        self._route = Route(self._structure, pace, changes=bool(returned))
        self._place = self._route.places()[0]
        self._visited.add(self._place.section)
        self._return_to: Place | None = None
        # what a fresh report already says is nobody's answer yet
        begun = session.typed or readonly or gone_through or (last_saved and not fresh)
        self._given = frozenset(given if begun else self._answered_paths())
        self._taken_away = TakenAway(self._structure)
        if readonly or gone_through:
            self._passed.update(self._structure.sections())

    # where the person is

    @property
    def place(self) -> Place:
        """The page that is open."""
        return self._place

    @property
    def pace(self) -> Pace:
        """How much stands on one page."""
        return self._route.pace

    @property
    def at_start(self) -> bool:
        """Whether the first page is open."""
        return self._return_to is None and self._place == self._route.places()[0]

    def set_pace(self, pace: Pace) -> None:
        """Change how much stands on one page, staying at the same question."""
        if pace is not self._route.pace:
            self._leave_boxes()
            at = next((item.path for item in self.items() if item.kind is not Line.HEADING), "")
            self._route.pace = pace
            self._open(self._route.place_of(at) if at else self._place)

    def items(self) -> tuple[Item, ...]:
        """The lines of the open page."""
        return self._route.items(self._place)

    def items_of(self, place: Place) -> tuple[Item, ...]:
        """The lines of a page, whether it is open or not."""
        return self._route.items(place)

    def coming_places(self) -> tuple[Place, ...]:
        """The other pages of questions, in the order in which they are likely to be wanted: those that follow
        the open one, then those before it.
        """
        ways = self._route.places()
        here = next((at for at, way in enumerate(ways) if way.section == self._place.section), -1)
        if self._place in ways:
            here = ways.index(self._place)
        others = (*ways[here + 1 :], *ways[: max(here, 0)])
        return tuple(way for way in others if way.kind in {Kind.SECTION, Kind.QUESTION})

    def page_label(self, place: Place | None = None) -> str:
        """The name of a page, of the open one if none is said."""
        place = place or self._place
        if place.kind is Kind.INSTANCE:
            return card_title(self._structure, place.key)
        if place.kind in {Kind.SECTION, Kind.QUESTION}:
            return self._structure.label(place.section)
        if place.kind is Kind.CHANGES:
            count = len(self.left_to_change())
            if not count:
                return self._nothing_left_words()
            if count == 1:
                return self.tr("1 thing to change")
            return self.tr("%n things to change", "", count).replace("%n", str(count))
        return self.tr("Check your answers before you send")

    def section_position(self) -> tuple[int, int]:
        """The number of the open section and how many there are; (0, 0) outside sections."""
        listed = self._structure.outline_keys()
        here = listed.get(self._place.section)
        if here is None:
            return 0, 0
        sections = tuple(dict.fromkeys(listed.values()))
        return sections.index(here) + 1, len(sections)

    def card_position(self) -> tuple[int, int]:
        """The number of the open card and how many there are; (0, 0) when no card is open."""
        if self._place.kind is not Kind.INSTANCE:
            return 0, 0
        repeat = self._structure.entry(repeat_of(self._place.key))
        count = len(repeat.children) if repeat is not None else 0
        return position_of(self._place.key), count

    def outline(self) -> tuple[Section, ...]:
        """All sections with their marks, then the check page."""
        wrong = {self._structure.section_of(path) for path in (*self._shown, *self._structure.refused())}
        found = self._outline.sections(wrong, self._passed, self._given)
        if self.returned is not None:
            found.insert(0, Section(CHANGES_PLACE.key, self.tr("Things to change"), self._changes_mark()))
        if not self.readonly:
            found.append(Section(CHECK, self.tr("Check and send")))
        return tuple(found)

    def outline_here(self) -> str:
        """The key of the line of the outline that the open page is listed under."""
        return self._structure.outline_keys().get(self._place.section, self._place.section)

    def section_keys(self) -> tuple[str, ...]:
        """The keys that :meth:`open_section` takes, a page each, in order; the check page is the last."""
        return (*self._structure.sections(), *(() if self.readonly else (CHECK,)))

    @Slot()
    def advance(self) -> bool:
        """Continue: show what is wrong here, or go on. True when it went on.

        Where nothing is wrong but a card that nobody has opened yet, that card is what comes next, once.
        """
        self._leave_boxes()
        waiting = self._waiting_card()
        if waiting:
            self._offered.add(waiting)
            self.open_instance(waiting)
            return True
        if self._right_here():
            self.leave_for_now()
            return True
        return False

    @Slot()
    def leave_for_now(self) -> None:
        """Go on whatever is wrong here; it waits on the check page."""
        self._leave_boxes()
        self._passed.add(self._place.section)
        self._go(self._return_to or self._route.after(self._place))

    @Slot()
    def back(self) -> None:
        """Go to the page before, or back to where Change was pressed; out of the report from the first."""
        self._leave_boxes()
        if self.at_start:
            self.later_wanted.emit()
            return
        self._go(self._return_to or self._route.before(self._place))

    @property
    def another(self) -> str:
        """What the open card is one of, where another can be added: its label; '' elsewhere."""
        repeat = self._open_repeat()
        return repeat.label if repeat is not None and repeat.can_add and not self.readonly else ""

    @Slot()
    def add_another(self) -> None:
        """Go from one card to the next new one; problems of this one show first, as on Continue."""
        repeat = self._open_repeat()
        if repeat is not None and self._right_here():
            self.add_instance(repeat.path)

    def open_section(self, key: str) -> None:
        """Open a section, the things to change or the check page."""
        self._leave_boxes()
        self._return_to = None
        self._open(self._route.section_place(key))

    def open_question(self, path: str, *, come_back: bool = False) -> None:
        """Open the page a question is on and ask for the focus there; Continue then comes back.

        From the check page, which says what is wrong with it, that is said there too.
        """
        self._leave_boxes()
        came_from = self._place
        if came_from.kind is Kind.CHECK:
            self._show({problem.path: problem for problem in self._found() if problem.path == path})
        self._open(self._route.place_of(path))
        self._return_to = came_from if come_back and came_from != self._place else None
        self.focus_wanted.emit(path)

    def open_instance(self, instance: str) -> None:
        """Open one card for editing."""
        self._leave_boxes()
        self._open(Place(Kind.INSTANCE, instance, self._structure.section_of(instance)))

    @Slot()
    def come_back_later(self) -> None:
        """Leave the report; everything is saved."""
        self._leave_boxes()
        self.later_wanted.emit()

    def position(self) -> str:
        """What :meth:`resume_at` takes to come back here."""
        return self._place.key

    @property
    def passed(self) -> frozenset[str]:
        """The sections that somebody has gone on from, for :meth:`resume_at`."""
        return frozenset(self._passed)

    def resume_at(self, key: str, passed: Iterable[str] = ()) -> None:
        """Open the page somebody was on; a page that is gone leaves the first one open."""
        self._passed.update(passed)
        self._visited.update(passed)
        place = self._route.resume(key)
        if place is not None:
            self._open(place)

    # answers

    def question(self, path: str) -> Question:
        """A question as it stands."""
        return self._structure.question(path)

    def label_of(self, path: str) -> str:
        """A question's words, '' when the form does not ask it now."""
        entry = self._structure.entry(path)
        if entry is None:
            return ""
        return self._structure.question(path).label if entry.kind == "question" else entry.label

    def asked_now(self, path: str) -> bool:
        """Whether the form asks a question at present."""
        section = self._structure.section_of(path)
        return bool(section) and path in self._structure.asked(section)

    def question_in(self, path: str, language: str) -> Question:
        """A question as it stands, in another of the form's languages; the report stays in its own."""
        own = self._session.language
        self._session.set_language(language)
        try:
            return readable_question(self._session.question(path))
        finally:
            self._session.set_language(own)

    def typed_text(self, path: str) -> str | None:
        """Text that stands in a question's box without being its answer, if any."""
        pending = self._pending.get(path)
        return pending if isinstance(pending, str) else self._session.typed.get(path)

    def section_in(self, path: str, language: str) -> str:
        """The name of the section of a question in another of the form's languages; '' where it has none."""
        own = self._session.language
        self._session.set_language(language)
        try:
            pages = page_keys(readable_pages(self._session.pages()))
        finally:
            self._session.set_language(own)
        page = pages.get(self._structure.section_of(path))
        return page.label if page is not None else ""

    @property
    def typed(self) -> Mapping[str, str]:
        """All text that could not be read as its question's type."""
        return self._session.typed

    def answer(self, path: str, value: Value | None) -> None:
        """Give an answer, at once; what was typed elsewhere before it counts before it."""
        self._pending.pop(path, None)
        if self._pending:
            self.flush()
        self._commit(path, value, typing=False)

    def give_cad(self, pasted: str) -> None:
        """Pass on a pasted CAD text to be read."""
        if self.takes_cad:
            self._leave_boxes()
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

    def type(self, path: str, value: Value | None) -> None:
        """Take what is being typed; it is stored within a second, and at once on leaving the box.

        A number on its way to another may look like a smaller one: cards go only when the box is left.
        """
        self._pending[path] = value
        if not self._timer.isActive() and not self._takes_cards(path, value):
            self._timer.start()

    def leave(self, path: str) -> None:
        """The box of a question was left."""
        if path in self._pending:
            self._leave_boxes()
        self._history.close()

    @Slot()
    def flush(self) -> None:
        """Store everything typed so far. Call it before locking, closing or losing power.

        A number that would take cards away and whose box was not left yet may be half a number: it waits.
        """
        self._timer.stop()
        for path in [path for path, value in self._pending.items() if not self._takes_cards(path, value)]:
            self._commit(path, self._pending.pop(path), typing=True)

    def _leave_boxes(self) -> None:
        """Store everything typed: the person goes on to something else."""
        self._timer.stop()
        pending, self._pending = self._pending, {}
        for path, value in pending.items():
            self._commit(path, value, typing=True)

    def add_instance(self, repeat: str) -> None:
        """Add a card and open it."""
        self._leave_boxes()
        entry = self._structure.entry(repeat)
        for child in entry.children if entry is not None else ():
            if not self._touched(child.path):
                self.open_instance(child.path)  # an empty card waits already
                return
        instance = self._session.add_repeat(repeat)
        self._history.note(Added(instance, entry.label if entry is not None else "", self._session.dropped))
        self._changed(frozenset({repeat, instance}), "", structure=True)
        self.open_instance(instance)

    def remove_instance(self, instance: str) -> None:
        """Remove a card at once; it can be undone."""
        self._leave_boxes()
        title = card_title(self._structure, instance)
        changed = self._session.remove_repeat(instance)
        removed = self._session.last_removed
        if removed is not None:
            self._history.note(Removed(instance, title, removed, self._session.dropped))
        self._changed(changed | {instance}, "", structure=True)
        self.told.emit(self.tr("{thing} removed").format(thing=title))

    def card(self, instance: str) -> tuple[str, str]:
        """A card's title and one-line summary."""
        summary = card_summary(self._structure, instance) if self._touched(instance) else ""
        return card_title(self._structure, instance), summary

    def card_wrong(self, instance: str) -> bool:
        """Whether a shown problem lies in a card."""
        return any(path.startswith(instance + "/") for path in self._shown)

    # looking for a question

    def sought(self) -> tuple[Sought, ...]:
        """Every question of the report as one can look for it, with its answer as it stands."""
        self._leave_boxes()
        refused = self._structure.refused()

        def state(question: Question, asked: bool) -> str:
            if not asked:
                return self.tr("Not asked now")
            if question.path in refused or question.path in self._shown:
                return self.tr("Has a problem")
            file = question.type == "binary" and question.value is not None
            said = self.file_words(question) if file else answer_words(question)
            return _short(said) or self.tr("Not answered")

        return tuple(sought(self._structure, state))

    # undo

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._history.recent(1)) or bool(self._pending)

    def recent_changes(self) -> Sequence[Step]:
        """The last changes, newest first."""
        return self._history.recent()

    @Slot()
    def undo(self) -> None:
        """Take the newest change back and go to where it was."""
        self._leave_boxes()
        taken = self._history.undo(self._session)
        if taken is None:
            self.noted.emit(self.tr("There is nothing to undo"))
            return
        self.undone.emit()
        self._show_turned(*taken)

    @Slot()
    def redo(self) -> None:
        """Do again what was undone last and go to where it was."""
        self._leave_boxes()
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
            self._reveal(path)

    # problems

    @property
    def shown_problems(self) -> Mapping[str, Problem]:
        """The problems that are on screen: those of pages on which Continue was pressed."""
        return dict(self._shown)

    def shown_here(self) -> tuple[str, ...]:
        """The questions of the open page whose problems are on screen."""
        return tuple(path for path in self._route.questions(self._place) if path in self._shown)

    def problems(self) -> tuple[Problem, ...]:
        """Every problem of the report, in document order."""
        self._leave_boxes()
        return self._found()

    def _found(self) -> tuple[Problem, ...]:
        return tuple(map(readable_problem, self._session.problems()))

    def step_problem(self, by: int) -> None:
        """Go to the next (1) or the previous (-1) problem from here; F8.

        What is missing in a section that nobody has come to yet is not called a problem before that.
        """
        problems = self.problems()
        if not problems:
            self.noted.emit(self.tr("There are no problems in this report"))
            return
        order = self._structure.document_order()
        here = order.get(self._last_path, -1)
        if self._at_summary:  # the first of what is listed there
            here = min((order.get(path, 0) for path in self.shown_here()), default=here + 1) - 1
        places = [order.get(problem.path, 0) for problem in problems]
        if by > 0:
            at = next((i for i, place in enumerate(places) if place > here), 0)
        else:
            at = next((i for i in reversed(range(len(places))) if places[i] < here), -1)
        found = problems[at].path
        seen = self._visited | {self._structure.section_of(found)}
        known = (p for p in problems if self._looked_over or self._structure.section_of(p.path) in seen)
        self._show({p.path: p for p in known} | self._shown, merge=False)
        self._last_path, self._at_summary = found, False
        self.open_question(found)

    def note_focus(self, path: str) -> None:
        """A question has the focus: F8 goes on from there, and guidance is about it."""
        self._last_path, self._at_summary = path, False

    def note_summary(self) -> None:
        """The list of the open page's problems has the focus: F8 goes to the first of them."""
        self._at_summary = True

    @property
    def at_question(self) -> str:
        """The question of the open page that had the focus last; '' for none."""
        return self._last_path if self._last_path and self.asked_now(self._last_path) else ""

    def in_hand(self) -> str:
        """The question the person is at: the focused one, else the first of the page; '' for none."""
        if self._last_path and self.asked_now(self._last_path):
            return self._last_path
        return next((item.path for item in self.items() if item.kind is Line.QUESTION), "")

    def telling_in_hand(self) -> str:
        """The question in hand when its answer is told in several lines; '' where it is a name, a number…"""
        path = self.in_hand()
        return path if path and is_told(self.question(path)) else ""

    @Slot(str)
    def hand_across(self, path: str) -> None:
        """Have a question held out to the person, where it is put to them; else say that it is not."""
        if path and not self.readonly and self.asked_now(path) and goes_across(self.question(path)):
            self._leave_boxes()
            self.note_focus(path)
            self.hand_wanted.emit(path)
        else:
            self.noted.emit(
                self.tr("Only what is asked of the person, read to them or signed is handed across")
            )

    def next_across(self, path: str) -> str:
        """What is handed across after a question without the officer in between; '' for nothing.

        Nothing comes after an answer that does not hold, such as No where they have to understand.
        """
        following = next_across(self._structure, path)
        holds = not following or all(problem.path != path for problem in self._session.problems())
        return following if holds else ""

    # check and send

    def check(self) -> tuple[CheckPart, ...]:
        """The whole report for a last look."""
        problems = {problem.path: problem.message for problem in self.problems()}
        return tuple(check_parts(self._structure, problems, self._session.typed, self.file_words))

    def looks(self) -> tuple[CheckLine, ...]:
        """What the rules over the whole record find, and a signature in another name than the author's.

        None of it keeps the report from being sent.
        """
        self._leave_boxes()
        signed = tuple(signature_lines(self._structure, self._author)) if self._author else ()
        if self._look_over is None:
            return signed
        found = self._look_over(self._session.to_xml(pruned=True))
        return (*look_lines(self._structure, found), *signed)

    def awaited(self) -> frozenset[str]:
        """The forms of other reports that the rules over the whole record ask for."""
        if self._look_over is None:
            return frozenset()
        found = self._look_over(self._session.to_xml(pruned=True))
        return frozenset(each.awaits for each in found) - {"", self._structure.form}

    def told_answers(self) -> tuple[Question, ...]:
        """The answers that are told in several lines, in document order."""
        return tuple(
            question
            for key in self._structure.sections()
            for question in map(self._structure.question, self._structure.asked(key))
            if asks(question) and question.text and is_told(question)
        )

    @Slot()
    def send(self) -> None:
        """Send, or go to the first problem when there is one."""
        problems = self.problems()
        self._show({problem.path: problem for problem in problems}, merge=False)
        if problems:
            self.open_question(problems[0].path, come_back=True)
        else:
            self.send_wanted.emit()

    def comments(self, path: str) -> tuple[FormComment, ...]:
        """What the reviewer said about a question, and what the author had written before a colleague."""
        said = () if self.returned is None else self.returned.comments
        return tuple(comment for comment in (*said, *self._before) if comment.path == path)

    def is_changed(self, comment: FormComment) -> bool:
        """Whether a question says something else than what was commented on, or is not asked anymore."""
        if not self.asked_now(comment.path):
            return True
        return comment.judged is not None and self.question(comment.path).text != comment.judged

    def left_to_change(self) -> tuple[FormComment, ...]:
        """The comments on questions that still say what was commented on."""
        comments = self.returned.comments if self.returned is not None else ()
        return tuple(comment for comment in comments if not self.is_changed(comment))

    def _nothing_left_words(self) -> str:
        if self.returned is not None and self.returned.comments:
            return self.tr("Everything asked for is changed")
        return self.tr("Sent back to you")

    def _changes_mark(self) -> Mark:
        asked = len(self.returned.comments) if self.returned is not None else 0
        left = len(self.left_to_change())
        if left == asked:
            return Mark.NONE
        return Mark.PART if left else Mark.DONE

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
        self._leave_boxes()
        self._session.set_language(name)
        self._structure.forget()
        self._structure.read_pages()
        fresh = {problem.path: problem for problem in self._found()} if self._shown else {}
        self._shown = {path: fresh.get(path, problem) for path, problem in self._shown.items()}
        self.language_changed.emit()
        self.outline_changed.emit()

    # saving

    @property
    def saved_state(self) -> SavedState:
        """How safe the last change is."""
        return self._saves.state

    @property
    def saves_long(self) -> bool:
        """Whether the last change has been on its way to the disk for longer than a moment."""
        return self._saves.take_long

    def saving(self) -> None:
        """Something is on its way to the answers: until it is there, not everything is on disk."""
        self._saves.begin_file()

    def settle_saving(self) -> None:
        """What :meth:`saving` told of is over. Where it became no answer, all is as safe as it was before."""
        self._saves.end_file()

    def saved(self, at: datetime) -> None:
        """The last change is on disk."""
        self._saves.end(at)

    def save_failed(self, message: str) -> None:
        """The last change could not be written; it stays here and on screen."""
        self._saves.fail(message)

    @Slot()
    def save_again(self) -> None:
        """Try once more to write everything."""
        self._leave_boxes()
        self._store(self._last_path)

    # inside

    def _waiting_card(self) -> str:
        """The first card of the open section that nobody filled in, where no other line is wrong."""
        found = ""
        if self._place.kind is Kind.SECTION:
            for path in self._problems_here():
                card = instance_of(path)
                if not card or card in self._offered or self._touched(card):
                    return ""
                found = found or card
        return found

    def _touched(self, card: str) -> bool:
        """Whether somebody answered anything in a card, beyond what stood there as the report began."""
        asked = self._structure.instance_questions(card)
        return self._structure.touched(path for path in asked if path not in self._given)

    def _right_here(self) -> bool:
        self._leave_boxes()
        here = self._problems_here()
        self._show(here)
        return not here

    def _go(self, target: Place) -> None:
        """Open a page; from a card, where its list stands on that page."""
        card = self._place.key if self._place.kind is Kind.INSTANCE else ""
        self._return_to = None
        self._open(target)
        if card and target.kind is not Kind.CHECK:
            self.focus_wanted.emit(repeat_of(card))

    def _open_repeat(self) -> Entry | None:
        place = self._place
        return self._structure.entry(repeat_of(place.key)) if place.kind is Kind.INSTANCE else None

    def _takes_cards(self, path: str, value: Value | None) -> bool:
        """Whether what is typed says how many cards there are, and is less than what stood there."""
        held = self._structure.question(path).value
        if not isinstance(held, (int, float)) or not self._session.counts(path):
            return False
        try:
            return float(str(value)) < held
        except ValueError:
            return True

    def _filled_cards(self) -> dict[str, str]:
        """The title of each card that somebody filled, by its path."""
        return {
            path: card_title(self._structure, path)
            for path in self._structure.instances()
            if self._structure.touched(self._structure.instance_questions(path))
        }

    def _tell_gone(self, cards: Mapping[str, str]) -> None:
        gone = [title for path, title in cards.items() if not self._structure.has(path)]
        if gone:
            named = ", ".join(gone[:_NAMED_GAPS]) + (" …" if len(gone) > _NAMED_GAPS else "")
            self.told.emit(self.tr("{thing} removed").format(thing=named))

    def _tell_emptied(self, dropped: Mapping[str, Value | None]) -> None:
        """Say which answers the form took away, once they are asked for again; a signature, say."""
        again = self._taken_away.asked_again(dropped, self.asked_now)
        emptied = [_short(self.question(path).label) for path in again]
        if emptied:
            named = "; ".join(emptied[:_NAMED_GAPS]) + (" …" if len(emptied) > _NAMED_GAPS else "")
            self.told.emit(self.tr("To be asked again after this change: {things}").format(things=named))

    def _commit(self, path: str, value: Value | None, *, typing: bool) -> None:
        before = self._structure.question(path)
        earlier = night_before(self._session, path, value, self.now()) if typing else None
        value = value if earlier is None else earlier
        cards = self._filled_cards() if self._session.counts(path) else {}
        former = self._session.typed.get(path, before.value)
        changed = self._session.answer(path, value) | {path}
        self._given -= {path}  # what stands there now is somebody's own
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

    def _answered_paths(self) -> Iterator[str]:
        for key in self._structure.sections():
            for path in self._structure.asked(key):
                if self._structure.question(path).value is not None:
                    yield path

    def _changed(self, paths: frozenset[str], own: str, *, structure: bool) -> None:
        self._structure.forget(paths if own else None)
        if structure:
            self._structure.read_pages()
            if not self._route.exists(self._place):
                self._open(self._route.fallback(self._place))
        self._store(own or next(iter(paths), ""))
        self._settle_shown(paths)
        if structure:
            self.items_changed.emit(own)
        self.answers_changed.emit(paths, own)
        self.outline_changed.emit()
        self.history_changed.emit()

    def _store(self, path: str) -> None:
        self._saves.begin()
        self._save(path, self._session.typed.get(path), self._session.to_xml())

    def _problems_here(self) -> dict[str, Problem]:
        here = set(self._route.questions(self._place))
        return {problem.path: problem for problem in self._found() if problem.path in here}

    def _show(self, problems: Mapping[str, Problem], *, merge: bool = True) -> None:
        here = set(self._route.questions(self._place))
        kept = {path: p for path, p in self._shown.items() if path not in here} if merge else {}
        self._shown = kept | dict(problems)
        self.problems_changed.emit()
        self.outline_changed.emit()

    def _settle_shown(self, paths: frozenset[str]) -> None:
        # an answer that is mended loses its message at once; a new one waits for Continue
        if self._shown and any(path in self._shown for path in paths):
            still = {problem.path: problem for problem in self._found()}
            self._shown = {path: still[path] for path in self._shown if path in still}
            self.problems_changed.emit()

    def _reveal(self, path: str) -> None:
        place = self._route.place_of(path)
        if place != self._place:
            self._open(place)
        self.focus_wanted.emit(path)

    def _open(self, place: Place) -> None:
        self._place = place
        self._visited.add(place.section)
        self._looked_over = self._looked_over or place.kind is Kind.CHECK
        self._last_path = ""
        self.page_changed.emit()
        self.outline_changed.emit()


def _short(answer: str) -> str:
    """The beginning of an answer, in one line."""
    words = " ".join(answer.split())
    return words if len(words) <= _LONGEST_ANSWER else words[:_LONGEST_ANSWER].rsplit(" ", 1)[0] + " …"
