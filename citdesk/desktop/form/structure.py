"""The form as it stands now, remembered between answers: pages, where each question is, and each question.

Reading a question from the engine is cheap but not free, and the outline looks at all of them after every
answer: so only what an answer changed is read again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QCoreApplication

from citdesk.desktop.form.contents import (
    Item,
    Line,
    all_entries,
    is_caption,
    is_table_head,
    items,
    page_keys,
    position_of,
    questions,
)
from citdesk.desktop.form.markdown import readable_pages, readable_question
from citdesk.desktop.form.marks import asks, offers_nothing
from citdesk.desktop.form.port import FormSession
from citdesk.xforms.client import Entry, Page, Question

say = QCoreApplication.translate


class Structure:
    """What the view model knows of a session between two changes."""

    def __init__(self, session: FormSession, title: str = "") -> None:
        self._session = session
        self._title = title
        self._questions: dict[str, Question] = {}
        self._pages: dict[str, Page] = {}
        self._entries: dict[str, Entry] = {}
        self._sections: dict[str, str] = {}
        self._asked: dict[str, tuple[str, ...]] = {}
        self._lines: dict[str, tuple[Item, ...]] = {}
        self._shown_now: tuple[str, ...] | None = None
        self._refused: frozenset[str] | None = None
        #: another number after each change that may show in what was asked here
        self.revision = 0
        self.read_pages()

    def read_pages(self) -> None:
        """Read the pages again: relevance, labels or instances changed."""
        self._pages = page_keys(readable_pages(self._session.pages()))
        self._entries = {}
        self._sections = {}
        self._asked = {}
        self._lines = {}
        self._begin_anew()
        for key, page in self._pages.items():
            for entry in all_entries(page.entries):
                self._entries[entry.path] = entry
                self._sections[entry.path] = key

    def forget(self, paths: Iterable[str] | None = None) -> None:
        """Read these questions again when next asked for; all of them when none is named."""
        self._begin_anew()
        if paths is None:
            self._questions.clear()
            self._lines.clear()
        else:
            for path in paths:
                self._questions.pop(path, None)
                self._lines.pop(self.section_of(path), None)

    def _begin_anew(self) -> None:
        self._shown_now = self._refused = None
        self.revision += 1

    def refused(self) -> frozenset[str]:
        """The paths of the answers that cannot stand, without what is only missing."""
        if self._refused is None:
            self._refused = self._session.refused()
        return self._refused

    def question(self, path: str) -> Question:
        """One question as it stands."""
        found = self._questions.get(path)
        if found is None:
            found = self._questions[path] = readable_question(self._session.question(path))
        return found

    def has(self, path: str) -> bool:
        """Whether a path is a question, group, repeat or instance that exists now."""
        return path in self._entries

    def section_of(self, path: str) -> str:
        """The key of the section a path lies in, '' for none."""
        return self._sections.get(path, "")

    def is_asked(self, path: str) -> bool:
        """Whether the form asks a question at present."""
        section = self.section_of(path)
        return bool(section) and path in self.asked(section)

    def label_of(self, path: str) -> str:
        """The words of a question, a group or a card, '' when the form does not have it now."""
        entry = self._entries.get(path)
        if entry is None:
            return ""
        return self.question(path).label if entry.kind == "question" else entry.label

    def answered(self) -> Iterator[str]:
        """The questions asked now that have an answer, whoever gave it."""
        for key in self.sections():
            for path in self.asked(key):
                if self.question(path).value is not None:
                    yield path

    @property
    def form(self) -> str:
        """The form's id, which is the name of its root."""
        key = next((key for key in self._pages if key.startswith("/")), "//")
        return key.split("/")[1]

    def sections(self) -> tuple[str, ...]:
        """The keys of the sections that have something to show, in order."""
        if self._shown_now is None:
            shown = (key for key, page in self._pages.items() if page.relevant and self.section_items(key))
            self._shown_now = tuple(shown)
        return self._shown_now

    def label(self, section: str) -> str:
        """The name of a section. Loose questions that come first, or alone, go under the form's own title.

        Later ones take the name of their first question. A note is what a page says, never its name.
        """
        page = self._pages[section]
        if page.label:
            return page.label
        if self._title and self.sections()[:1] == (section,):
            return self._title
        asked = tuple(map(self.question, self.asked(section)))
        named = next((each.label for each in asked if each.type != "note" or is_table_head(each.path)), "")
        return named.partition("\n")[0] or say("Form", "Information")

    def outline_keys(self) -> dict[str, str]:
        """Each section with the one it is listed under: a group that takes several pages is listed once."""
        first: dict[tuple[str, str], str] = {}
        return {key: first.setdefault(self._group_of(key), key) for key in self.sections()}

    def _group_of(self, section: str) -> tuple[str, str]:
        label = self._pages[section].label
        return (label, section.rsplit("/", 1)[0]) if label else ("", section)

    def asked(self, section: str) -> tuple[str, ...]:
        """The relevant questions of a section, those in repeats included."""
        found = self._asked.get(section)
        if found is None:
            found = tuple(filter(self._offers, questions(self._pages[section].entries)))
            self._asked[section] = found
        return found

    def section_items(self, section: str) -> tuple[Item, ...]:
        """The lines of a section's page."""
        page = self._pages.get(section)
        if page is None:
            return ()
        lines = self._lines.get(section)
        if lines is None:
            lines = self._lines[section] = self._lines_of(page)
        return lines

    def _lines_of(self, page: Page) -> tuple[Item, ...]:
        found = tuple(items(page.entries, self._offers))
        if found and not page.label and is_table_head(found[0].path):
            return found[1:]
        # a page made of one group or of one repeat says its name once, as the title
        return (
            found[1:] if found and found[0].kind is Line.HEADING and found[0].label == page.label else found
        )

    def instance_items(self, instance: str) -> tuple[Item, ...]:
        """The lines of one card's page."""
        entry = self._entries.get(instance)
        return tuple(items(entry.children, self._offers)) if entry is not None else ()

    def instance_questions(self, instance: str) -> tuple[str, ...]:
        """The relevant questions of one card."""
        entry = self._entries.get(instance)
        return tuple(filter(self._offers, questions(entry.children))) if entry is not None else ()

    def _offers(self, path: str) -> bool:
        return not offers_nothing(self.question(path))

    def touched(self, paths: Iterable[str]) -> bool:
        """Whether any of these questions has an answer that somebody gave."""
        return any(asks(q) and q.value is not None for q in map(self.question, paths))

    def entry(self, path: str) -> Entry | None:
        """The entry at a path, if it exists now."""
        return self._entries.get(path)

    def instances(self) -> tuple[str, ...]:
        """The paths of all repeat instances, in order."""
        return tuple(path for path, entry in self._entries.items() if entry.kind == "instance")

    def every_question(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Every question, asked now or not, with the names of what is around it from the section inwards."""
        for key, page in self._pages.items():
            yield from _questions_in(page.entries, (self.label(key),))

    def document_order(self) -> dict[str, int]:
        """Each path's place in the form, to sort by."""
        return {path: at for at, path in enumerate(self._entries)}


def _questions_in(entries: Iterable[Entry], around: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for entry in entries:
        if entry.kind == "question":
            if not is_caption(entry):
                yield entry.path, around
        elif entry.kind == "instance":
            numbered = f"{around[-1]} {position_of(entry.path)}".strip()
            yield from _questions_in(entry.children, (*around[:-1], numbered))
        else:
            named = entry.label.strip() not in ("", around[-1]) or entry.kind == "repeat"
            yield from _questions_in(entry.children, (*around, entry.label.strip()) if named else around)
