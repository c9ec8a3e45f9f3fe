"""A report's answers set as tables, narrative and repeats."""

from __future__ import annotations

from collections.abc import Sequence

from citdesk.paperwork.layout.typesetter import Cell, Typesetter
from citdesk.paperwork.reading.model import Answer, Group, ReadReport, Repeat
from citdesk.paperwork.reading.selection import kept
from citdesk.paperwork.text.spanish import say_in

_MAX_COLUMNS = 4
_DEEPEST = 4
_TERSE = 24  # characters of an answer
_BRIEF = 90  # characters of its question


def report_sections(
    set_: Typesetter, read: ReadReport, *, level: int = 2, skip: frozenset[str] = frozenset()
) -> int:
    """Every section with something to show, but for answers whose path is in ``skip``; how many were set."""
    count = 0
    with set_.speaking(read.form.language):
        for section in read.sections:
            entries = kept(section.entries, lambda answer: answer.path not in skip)
            if entries:
                set_.heading(section.title, level)
                _entries(set_, entries, level)
                count += 1
    return count


def _entries(set_: Typesetter, entries: Sequence[Answer | Group | Repeat], level: int) -> None:
    waiting: list[Answer] = []
    for entry in entries:
        if isinstance(entry, Answer) and not entry.long:
            waiting.append(entry)
            continue
        answer_table(set_, waiting)
        waiting = []
        if isinstance(entry, Answer):
            narrative(set_, entry, level)
        elif isinstance(entry, Group):
            deeper = min(level + 1, _DEEPEST)
            set_.heading(entry.title, deeper)
            _entries(set_, entry.entries, deeper)
        else:
            repeat(set_, entry, level)
    answer_table(set_, waiting)


def answer_table(set_: Typesetter, answers: Sequence[Answer]) -> None:
    """Short answers, one row each."""
    if answers:
        set_.pairs([(answer.question, answer.lines) for answer in answers])


def terse(answer: Answer) -> bool:
    """True when the answer is so short that two fit side by side."""
    return not answer.long and sum(map(len, answer.lines)) <= _TERSE and len(answer.question) <= _BRIEF


def terse_table(set_: Typesetter, answers: Sequence[Answer]) -> None:
    """Very short answers, two to a row."""
    if answers:
        pairs = [(answer.question, ", ".join(answer.lines)) for answer in answers]
        set_.facts(pairs, shares=(27, 23, 27, 23), shaded=False)


def mixed(set_: Typesetter, answers: Sequence[Answer], level: int) -> None:
    """Very short answers side by side, short ones as a table, long ones beneath it."""
    terse_table(set_, [answer for answer in answers if terse(answer)])
    answer_table(set_, [answer for answer in answers if not terse(answer) and not answer.long])
    for answer in answers:
        if answer.long:
            narrative(set_, answer, level)


def narrative(set_: Typesetter, answer: Answer, level: int) -> None:
    """A long answer or a picture under its question, across the page."""
    set_.heading(answer.question, min(level + 1, _DEEPEST))
    picture = answer.picture
    if picture is not None:
        what = "drawn by hand" if picture.drawn else "attached picture"
        alt = f"{answer.question}: {what}"
        set_.picture(picture.content, (picture.width, picture.height), alt, drawn=picture.drawn)
        return
    for line in answer.lines:
        set_.paragraph(line)


def _columns(found: Repeat) -> list[str]:
    """The questions of a repeat that can stand as columns; none when it reads better as cards."""
    questions: list[str] = []
    for instance in found.instances:
        here: set[str] = set()
        for entry in instance.entries:
            if not isinstance(entry, Answer) or entry.long or entry.question in here:
                return []
            here.add(entry.question)
            if entry.question not in questions:
                questions.append(entry.question)
    return questions if len(questions) <= _MAX_COLUMNS else []


def _terse(instance: Group) -> bool:
    """True when a card's answers are all so short that two fit side by side."""
    return all(isinstance(entry, Answer) and terse(entry) for entry in instance.entries)


def _shares(columns: Sequence[str], found: Repeat) -> list[float]:
    """Column shares (together 93) that grow with the root of what stands in them, so no column starves."""
    weights = dict.fromkeys(columns, 10.0)
    for answer in (answer for instance in found.instances for answer in instance.answers()):
        weights[answer.question] = max(weights[answer.question], sum(len(line) for line in answer.lines))
    roots = [max(weights[column], len(column) / 2) ** 0.5 for column in columns]
    return [93 * root / sum(roots) for root in roots]


def repeat(set_: Typesetter, found: Repeat, level: int) -> None:
    """A repeat as rows when its answers are few and short, otherwise one card per instance."""
    deeper = min(level + 1, _DEEPEST)
    columns = _columns(found)
    if columns:
        set_.heading(found.title, deeper)
        rows: list[list[Cell]] = []
        for number, instance in enumerate(found.instances, 1):
            by_question = {a.question: a.lines for a in instance.answers()}
            rows.append([Cell((str(number),)), *(Cell(by_question.get(q, ())) for q in columns)])
        set_.table([say_in(set_.language)("No."), *columns], [7, *_shares(columns, found)], rows)
        return
    for number, instance in enumerate(found.instances, 1):
        count = len(found.instances)
        of_all = say_in(set_.language)("{title} \N{EN DASH} {number} of {count}")
        title = of_all.format(title=found.title, number=number, count=count) if count > 1 else found.title
        set_.heading(title, deeper)
        if _terse(instance):
            terse_table(set_, list(instance.answers()))
            continue
        _entries(set_, instance.entries, deeper)
