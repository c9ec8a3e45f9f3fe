"""Holding questions out to the person, in their own language, one after the other."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from citdesk.desktop.form.across import next_across
from citdesk.desktop.form.boxes import Boxes
from citdesk.desktop.form.contents import page_keys
from citdesk.desktop.form.facing import goes_across
from citdesk.desktop.form.in_hand import InHand
from citdesk.desktop.form.markdown import readable_pages, readable_question
from citdesk.desktop.form.port import FormSession
from citdesk.desktop.form.structure import Structure
from citdesk.xforms.client import Question


class HandingAcross(QObject):
    """What of one report is handed across, and as what the person reads it."""

    #: the question at this path is to be held out to the person
    wanted = Signal(str)
    #: it is not to be, and why
    declined = Signal(str)

    def __init__(
        self,
        session: FormSession,
        structure: Structure,
        boxes: Boxes,
        in_hand: InHand,
        *,
        readonly: bool,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._structure = structure
        self._boxes = boxes
        self._in_hand = in_hand
        self._readonly = readonly
        #: the language in which the person read a question last; '' before one was handed across
        self.language = ""

    @Slot(str)
    def hand(self, path: str) -> None:
        """Have a question held out to the person, where it is put to them; else say that it is not."""
        asked = bool(path) and not self._readonly and self._structure.is_asked(path)
        if asked and goes_across(self._structure.question(path)):
            self._boxes.leave()
            self._in_hand.note_focus(path)
            self.wanted.emit(path)
        else:
            self.declined.emit(
                self.tr("Only what is asked of the person, read to them or signed is handed across")
            )

    def end(self) -> None:
        """Nothing more is handed across."""
        self._readonly = True

    def following(self, path: str) -> str:
        """What is handed across after a question without the officer in between; '' for nothing.

        Nothing comes after an answer that does not hold, such as No where they have to understand.
        """
        following = next_across(self._structure, path)
        holds = not following or all(problem.path != path for problem in self._session.problems())
        return following if holds else ""

    def question_in(self, path: str, language: str) -> Question:
        """A question as it stands, in another of the form's languages; the report stays in its own."""
        own = self._session.language
        self._session.set_language(language)
        try:
            return readable_question(self._session.question(path))
        finally:
            self._session.set_language(own)

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
