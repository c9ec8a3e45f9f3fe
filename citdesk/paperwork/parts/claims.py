"""Giving out a report's answers to the parts of a paper, each once; what nobody claims is set at the end."""

from __future__ import annotations

from dataclasses import dataclass, field

from citdesk.paperwork.layout.typesetter import Typesetter
from citdesk.paperwork.parts.answers import mixed, narrative, repeat, report_sections
from citdesk.paperwork.reading.model import Answer, ReadReport


@dataclass
class Claims:
    """One report being set. Headings of its parts stand at ``level``; fields are of the data dictionary."""

    typesetter: Typesetter
    read: ReadReport
    level: int = 2
    used: set[str] = field(default_factory=set[str])

    def take(self, *fields: str) -> list[Answer]:
        """The answers of these fields that no part has taken yet; they are taken now."""
        fresh = [answer for answer in self.read.fields(*fields) if answer.path not in self.used]
        self.used.update(answer.path for answer in fresh)
        return fresh

    def show(self, title: str, *fields: str) -> bool:
        """These answers under a heading; False, and no heading, when there are none."""
        found = self.take(*fields)
        if found:
            self.typesetter.heading(title, self.level)
            with self.typesetter.speaking(self.read.form.language):
                mixed(self.typesetter, found, self.level)
        return bool(found)

    def tell(self, *fields: str) -> bool:
        """These answers as paragraphs under their questions."""
        found = self.take(*fields)
        with self.typesetter.speaking(self.read.form.language):
            for answer in found:
                narrative(self.typesetter, answer, self.level - 1)
        return bool(found)

    def repeats(self, name: str) -> bool:
        """The repeats that hold an answer with this field."""
        found = list(self.read.repeats(name))
        with self.typesetter.speaking(self.read.form.language):
            for each in found:
                self.used.update(answer.path for instance in each.instances for answer in instance.answers())
                repeat(self.typesetter, each, self.level - 1)
        return bool(found)

    def rest(self) -> bool:
        """Everything that nobody has claimed, section by section; False when nothing is left."""
        return report_sections(self.typesetter, self.read, level=self.level, skip=frozenset(self.used)) > 0
