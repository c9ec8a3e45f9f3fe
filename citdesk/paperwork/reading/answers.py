"""Walking an instance beside its form: what the audience may see becomes printable, the rest is not read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from citdesk.casework.said_to_person import said_to_person
from citdesk.paperwork.errors import AnswersUnreadable, PaperRefused
from citdesk.paperwork.given import ReportOnPaper
from citdesk.paperwork.reading.audience import Reach, sensitivities
from citdesk.paperwork.reading.definition import PrintedForm, printed_form
from citdesk.paperwork.reading.label import humanised, quoted
from citdesk.paperwork.reading.model import Answer, Group, ReadReport, Repeat
from citdesk.paperwork.reading.parsing import Node, Unparsable, local_name, parse
from citdesk.paperwork.reading.pictures import Picture, file_words, is_picture_name, picture_of
from citdesk.paperwork.reading.redaction import Redaction, identifying, juvenile
from citdesk.paperwork.reading.undecided import told_as_decided
from citdesk.paperwork.reading.values import answer_lines, computed_line, money

_TEMPLATE = "{http://openrosa.org/javarosa}template"


class _Walk:
    """Walks one instance beside its form. What no bind names, or no label opens, is not looked at."""

    def __init__(
        self,
        report: ReportOnPaper,
        form: PrintedForm,
        reach: Reach,
        redaction: Redaction | None,
        left_out: frozenset[str],
    ) -> None:
        self._report, self._form, self._reach, self._redaction = report, form, reach, redaction
        self._left_out = left_out
        self._binds = report.form.binds()
        self._shown: dict[str, str] = {}  # for labels that quote an answer
        self._told: set[str] = set()  # dictionary fields that a question has answered

    def sections(self, root: Node) -> tuple[Group, ...]:
        base = "/" + local_name(root)
        sections: list[Group] = []
        loose: list[Answer | Group | Repeat] = []
        for entry in self._entries(root, base):
            if isinstance(entry, Group):
                sections.append(entry)
            elif isinstance(entry, Repeat):
                sections.append(Group(entry.path, entry.title, (entry,)))
            else:
                loose.append(entry)
        return (*([Group(base, "General", tuple(loose))] if loose else []), *sections)

    def _entries(self, parent: Node, base: str) -> Iterator[Answer | Group | Repeat]:
        done: set[str] = set()
        for child in parent:
            path = f"{base}/{local_name(child)}"
            if child.get(_TEMPLATE) is not None or local_name(child) == "meta":
                continue
            if path in self._form.repeats:
                if path not in done:
                    done.add(path)
                    yield from self._repeat(parent, local_name(child), path)
            elif len(child) or path in self._form.groups:
                yield from self._group(child, path)
            else:
                yield from self._answer(child, path)

    def _repeat(self, parent: Node, name: str, path: str) -> Iterator[Repeat]:
        instances: list[Group] = []
        for child in parent:
            if local_name(child) == name and child.get(_TEMPLATE) is None:
                entries = tuple(self._entries(child, path))
                if entries:
                    instances.append(Group(path, "", entries))
        if instances:
            yield Repeat(path, self._title(path) or humanised(name), tuple(instances))

    def _group(self, child: Node, path: str) -> Iterator[Answer | Group | Repeat]:
        title = self._title(path)
        entries = tuple(self._entries(child, path))
        if not entries:
            return
        if title:
            yield Group(path, title, entries)
        elif path.count("/") == 2 and not any(isinstance(entry, Repeat) for entry in entries):
            yield Group(path, humanised(local_name(child)), entries)
        else:
            yield from entries

    def _title(self, path: str) -> str:
        label = self._form.groups.get(path)
        return label.text(self._shown_at) if label else ""

    def _shown_at(self, path: str) -> str:
        return self._shown.get(path, "")

    def _answer(self, child: Node, path: str) -> Iterator[Answer]:
        value = child.text or ""
        attributes = self._binds.get(path)
        if not value.strip() or attributes is None:
            return
        if not _may_show(path, attributes, self._reach, self._left_out):
            return
        if self._reach.withholds(attributes, value):
            return
        asked = self._form.questions.get(path)
        fields = tuple(attributes.get("citdesk:field", "").split())
        question = asked.label.text(self._shown_at) if asked else ""
        # a form tells the officer what to say: Ask: "Do you understand?" The paper has the question alone
        question = said_to_person(question, attributes) or question
        zone, language = self._report.zone, self._form.language
        lines = answer_lines(value, self._form.types.get(path, "string"), asked, zone, language)
        if sign := attributes.get("citdesk:currency"):
            lines = (money(value, sign),)
        picture, running = None, False
        if self._form.types.get(path) == "binary":
            lines, picture = self._file(value.strip())
        if path in self._form.computed and lines == (value,):
            told = computed_line(value, zone, language)
            running = told is None and not question
            lines = (told or value,)
        if self._redaction is not None and (asked is None or asked.control == "input"):
            lines = tuple(map(self._redaction.clean, lines))
        shown = ", ".join(lines)
        # what a form puts together stands nowhere else: of what somebody agreed to and signed, no word is cut
        self._shown[path] = shown if path in self._form.computed else quoted(shown)
        if running:
            return  # text put together from answers that stand elsewhere; a label may quote it
        if not question:
            # A computed value without a control: printed for its place in the dictionary, unless a question
            # of the same place has said it already.
            if not fields or self._told.issuperset(fields):
                return
            question = humanised(local_name(child))
        else:
            self._told.update(fields)
        yield Answer(path, question, lines, value, fields, sensitivities(attributes), picture)

    def _file(self, name: str) -> tuple[tuple[str, ...], Picture | None]:
        """How a file is told, and the picture that it is."""
        if not is_picture_name(name):
            return (f"Attached {file_words(name)}: {name} (cannot be printed)",), None
        found = picture_of(name, self._report.files)
        if isinstance(found, str):
            return (f"Attached picture: {name} ({found})",), None
        return ("Drawn by hand" if found.drawn else "Attached picture",), found


def read_report(
    report: ReportOnPaper, reach: Reach, language: str, left_out: frozenset[str] = frozenset()
) -> ReadReport:
    """The report's answers that ``reach`` allows, but for those whose path is in ``left_out``.

    Raises :class:`AnswersUnreadable` when the instance is not XML of this form, :class:`PaperRefused` for a
    record that the public asks for and that is a juvenile's, or may be one's.
    """
    form = printed_form(report.form.xml, language, report.lists)
    try:
        root = parse(report.instance_xml)
    except Unparsable as fault:
        message = (
            f"The answers of report {report.report_number} cannot be read. Fetch the report again from HQ."
        )
        raise AnswersUnreadable(message) from fault
    roots = {path.split("/")[1] for path in report.form.binds()}
    if local_name(root) not in roots:
        message = (
            f"The answers of report {report.report_number} belong to another form than {report.form.id!r}. "
            "Fetch the report again from HQ."
        )
        raise AnswersUnreadable(message, code="paper-answers-of-another-form")
    redaction = _redaction(report, form, root) if reach.audience == "public" else None
    sections = _Walk(report, form, reach, redaction, left_out).sections(root)
    by_field: dict[str, tuple[Answer, ...]] = {}
    for section in sections:
        for answer in section.answers():
            for name in answer.fields:
                by_field[name] = (*by_field.get(name, ()), answer)
    removed = redaction.count if redaction else 0
    read = ReadReport(report, form, sections, by_field, removed=removed)
    return told_as_decided(read, _asked(report, reach, left_out))


def _may_show(path: str, attributes: Mapping[str, str], reach: Reach, left_out: frozenset[str]) -> bool:
    return path not in left_out and reach.barred_by(attributes) is None


def _asked(report: ReportOnPaper, reach: Reach, left_out: frozenset[str]) -> frozenset[str]:
    """The places in the data dictionary whose answers the paper would show."""
    return frozenset(
        field
        for path, attributes in report.form.binds().items()
        if _may_show(path, attributes, reach, left_out)
        for field in attributes.get("citdesk:field", "").split()
    )


def _redaction(report: ReportOnPaper, form: PrintedForm, root: Node) -> Redaction:
    """What identifies people in the whole record.

    Raises :class:`PaperRefused` when the record is a juvenile's, and when it may be one's.
    """
    binds = report.form.binds()
    minor = juvenile(root, binds)
    if minor is None:
        message = (
            "The report does not say how old the person is, and a juvenile's record is not public. "
            "Say the person's age in the report first; where nobody can, refer the request to counsel."
        )
        raise PaperRefused(message, code="paper-age-not-known")
    if minor:
        message = (
            "The person is a juvenile, and a juvenile's record is not public. "
            "Refer the request to counsel; a court order is a release of its own."
        )
        raise PaperRefused(message, code="paper-juvenile-not-public")
    kinds = {"string", "date"}
    written = {p for p, a in form.questions.items() if a.control == "input" and form.types.get(p) in kinds}
    return Redaction(identifying(root, binds, frozenset(written)))
