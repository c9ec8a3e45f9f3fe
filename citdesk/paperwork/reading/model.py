"""A report's printable answers: the sections, questions and repeats that the audience may see."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from citdesk.paperwork.given import ReportOnPaper
from citdesk.paperwork.reading.definition import PrintedForm
from citdesk.paperwork.reading.pictures import Picture

_LONG = 240  # characters; beyond them an answer reads better across the page than in a column


@dataclass(frozen=True)
class Answer:
    """One printable answer; ``fields`` are its places in the data dictionary, ``value`` is as stored."""

    path: str
    question: str
    lines: tuple[str, ...]
    value: str
    fields: tuple[str, ...]
    labels: frozenset[str]
    picture: Picture | None = None

    @property
    def long(self) -> bool:
        """True for narrative and pictures: they are set across the page."""
        return self.picture is not None or any(len(line) > _LONG or "\n" in line for line in self.lines)

    @property
    def name(self) -> str:
        """The last step of the path."""
        return self.path.rpartition("/")[2]


@dataclass(frozen=True)
class Group:
    """A section or a repeat's instance, with what is printable in it."""

    path: str
    title: str
    entries: tuple[Answer | Group | Repeat, ...]

    def answers(self) -> Iterator[Answer]:
        """Every answer below, in order."""
        for entry in self.entries:
            if isinstance(entry, Answer):
                yield entry
            elif isinstance(entry, Group):
                yield from entry.answers()
            else:
                for instance in entry.instances:
                    yield from instance.answers()

    def repeats(self) -> Iterator[Repeat]:
        """Every repeat below, in order; repeats inside repeats belong to their card."""
        for entry in self.entries:
            if isinstance(entry, Repeat):
                yield entry
            elif isinstance(entry, Group):
                yield from entry.repeats()


@dataclass(frozen=True)
class Repeat:
    """All instances of one repeat."""

    path: str
    title: str
    instances: tuple[Group, ...]


@dataclass(frozen=True)
class ReadReport:
    """A report after filtering. ``sections`` hold only what the audience may see."""

    report: ReportOnPaper
    form: PrintedForm
    sections: tuple[Group, ...]
    by_field: Mapping[str, tuple[Answer, ...]] = field(default_factory=dict[str, tuple[Answer, ...]])
    removed: int = 0  # identifying passages taken out of running text, for the public
    #: what keeps the result of the rules open, in words; told by `told_as_decided`
    missing: tuple[str, ...] = ()

    def answers(self) -> Iterator[Answer]:
        """Every printable answer in form order."""
        for section in self.sections:
            yield from section.answers()

    def fields(self, *names: str) -> tuple[Answer, ...]:
        """The answers with these dictionary fields, in the order asked for.

        Each stands there once, though one question may answer several of the fields.
        """
        found = (answer for name in names for answer in self.by_field.get(name, ()))
        return tuple({id(answer): answer for answer in found}.values())

    def repeats(self, name: str) -> Iterator[Repeat]:
        """The repeats that hold an answer with this dictionary field."""
        for section in self.sections:
            for found in section.repeats():
                if any(
                    name in answer.fields for instance in found.instances for answer in instance.answers()
                ):
                    yield found

    def text(self, *names: str) -> str:
        """The first printable answer among these fields, or nothing."""
        return next((", ".join(answer.lines) for answer in self.fields(*names)), "")

    def told(self, *names: str) -> str:
        """Every printable answer of these fields on one line."""
        return "; ".join(", ".join(answer.lines) for answer in self.fields(*names))

    @property
    def labels(self) -> frozenset[str]:
        """All sensitivity labels of what is shown."""
        return frozenset(label for answer in self.answers() for label in answer.labels)
