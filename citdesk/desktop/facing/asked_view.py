"""What the person sees: the question, large, in their language, and a way to give the screen back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from citdesk.desktop.facing.words import CLEAR, GIVE_BACK, GO_BACK, GO_ON, SEVERAL, SIGN_HERE, to_person
from citdesk.desktop.form.editors import Desk, Editor
from citdesk.desktop.form.editors.files import SignatureEditor
from citdesk.desktop.form.editors.rows import ManyEditor, OneEditor
from citdesk.desktop.form.facing import is_signature, words_across
from citdesk.desktop.form.languages import short_name
from citdesk.desktop.widgets import Body, Button, ChoiceChip, Hint, Rank, ScrollPage, Title
from citdesk.desktop.widgets.wrap_row import wrapping
from citdesk.xforms.client import Question

_PAD_EM = 25


class AskedView(ScrollPage):
    """One question. ``answered`` carries an answer, ``language_chosen`` the name of a language."""

    answered = Signal(object)
    language_chosen = Signal(str)
    given_back = Signal()
    next_wanted = Signal()
    previous_wanted = Signal()

    def __init__(self, desk: Desk, languages: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(desk.look, parent, width=44, name="facing.question")
        self.desk = desk
        self._question: Question | None = None
        self.editor: Editor | None = None
        bar = QWidget()
        row = wrapping(bar)
        row.setContentsMargins(0, 0, 0, 0)
        self.languages: dict[str, ChoiceChip] = {}
        for language in languages if len(languages) > 1 else ():
            name = f"facing.language:{language}"
            button = ChoiceChip(desk.look, short_name(language), bar, name=name)
            button.setProperty("language", language)
            button.clicked.connect(self._choose)
            row.addWidget(button)
            self.languages[language] = button
        row.addStretch(1)
        self.title = Title(desk.look, name="facing.title")
        #: what a signature says
        self.statement = Body(desk.look, name="facing.statement")
        self.hint = Hint(desk.look, name="facing.hint")
        for part in (bar, self.title, self.statement, self.hint):
            self.add(part)
        self.give_back = Button(desk.look, "", name="facing.give-back", rank=Rank.PRIMARY)
        self.give_back.clicked.connect(self.given_back)
        self.previous = Button(desk.look, "", name="facing.previous", rank=Rank.QUIET)
        self.previous.clicked.connect(self.previous_wanted)
        self.next = Button(desk.look, "", name="facing.next", rank=Rank.PRIMARY)
        self.next.clicked.connect(self.next_wanted)
        self.footer.addWidget(self.give_back)
        self.footer.addStretch(1)
        self.footer.addWidget(self.previous)
        self.footer.addWidget(self.next)
        self.show_ways(onward=False, back=False)

    def show_ways(self, *, onward: bool, back: bool) -> None:
        """Offer the next question, and the one before it, where there are any."""
        self.next.setVisible(onward)
        self.previous.setVisible(back)
        self.give_back.set_rank(Rank.SECONDARY if onward else Rank.PRIMARY)

    def show_question(self, question: Question, section: str = "") -> None:
        """Show the question in its language, with the answer it has.

        Over a signature stand the name of its ``section`` and the words that are signed.
        """
        language = question.language
        for name, button in self.languages.items():
            button.setChecked(name == language)
        signature = is_signature(question)
        words = words_across(question)
        sign_here = to_person(SIGN_HERE, language)
        if signature:
            self.title.setText(section or sign_here)
            # a label without words to the person tells whose signature it is
            self.statement.setText(words or question.label)
        else:
            self.title.setText(words)
        self.statement.setVisible(signature)
        several = to_person(SEVERAL, language) if question.type == "select" else ""
        self.hint.setText(sign_here if signature and section else several)
        self.hint.setVisible(bool(self.hint.text()))
        self.give_back.set_words(to_person(GIVE_BACK, language))
        self.next.set_words(to_person(GO_ON, language))
        self.previous.set_words(to_person(GO_BACK, language))
        spoken = replace(question, label=words or question.label, hint="")
        shown = self._question
        if shown is None or (shown.path, shown.language) != (question.path, language):
            self._make_editor(spoken)
        self._question = spoken
        if self.editor is not None:
            self.editor.show_answer(spoken, None)
        if self.isVisible():
            self.settle()

    def take_focus(self) -> None:
        """Put the focus where the person answers."""
        if self.editor is not None and self.editor.inputs():
            self.editor.take_focus()
        else:
            self.give_back.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()  # a row leaves Enter to the form around it, and there is none

    def _make_editor(self, question: Question) -> None:
        old = self.editor
        held = old is not None and old.holds_focus()
        if old is not None:
            old.hide()
            self.rows.removeWidget(old)
            old.deleteLater()
        self.editor = None
        if question.type == "note":
            return
        kinds = {"select1": OneEditor, "select": ManyEditor}
        editor = kinds.get(question.type, SignatureEditor)(self.desk, question, self.column)
        if isinstance(editor, ManyEditor):
            editor.count.hide()  # in the language of the screens
        if isinstance(editor, SignatureEditor):
            editor.erase.set_words(to_person(CLEAR, question.language))
            editor.erase.set_rank(Rank.SECONDARY)
            editor.pad.narrow(_PAD_EM)  # what is signed stands over it, and all of it is in sight
            editor.pad.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            editor.clear_beside()
        editor.answered.connect(self._answered)
        self.editor = editor
        self.add(editor)
        editor.show()
        if held:
            editor.take_focus()

    def _answered(self, value: object) -> None:
        self.answered.emit(value)

    def _choose(self) -> None:
        sender = self.sender()
        if isinstance(sender, ChoiceChip):
            self.language_chosen.emit(str(sender.property("language")))
