"""The report laid out for a last look before it is sent: problems first, then every answer in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from citdesk.casework.checks import Finding, Severity
from citdesk.desktop.form.contents import instance_of, position_of, repeat_of
from citdesk.desktop.form.marks import asks
from citdesk.desktop.form.own_name import is_own_name, is_own_signature
from citdesk.desktop.form.structure import Structure
from citdesk.desktop.form.words import answer_words
from citdesk.desktop.spoken.finding_sentences import finding_words, severity_said
from citdesk.fieldguide.language import Hint
from citdesk.xforms.client import Question

say = QCoreApplication.translate

_BARE = ("yes", "no")
#: so many phrases of one answer are named
_PHRASES = 5


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One question with its answer in words; ``problem`` is '' when it can stand."""

    path: str
    label: str
    answer: str
    problem: str = ""
    changeable: bool = True
    #: the form of the report that would mend it, '' where an answer does
    begin: str = ""
    #: nothing is wrong: it is only worth a look
    warns: bool = False


@dataclass(frozen=True, slots=True)
class CheckPart:
    """The answers of one section, or of one card of it."""

    key: str
    label: str
    lines: tuple[CheckLine, ...]


def check_parts(
    structure: Structure,
    problems: Mapping[str, str],
    typed: Mapping[str, str],
    file_words: Callable[[Question], str],
) -> Iterator[CheckPart]:
    """Every section with its relevant answers, cards as parts of their own; days with their year.

    ``file_words`` says what file is attached to a question.
    """

    def line(question: Question) -> CheckLine:
        file = question.type == "binary" and question.value is not None
        said = file_words(question) if file else typed.get(question.path) or answer_words(question)
        return CheckLine(question.path, question.label, said, problems.get(question.path, ""), asks(question))

    for section in structure.sections():
        yield from _section_parts(structure, section, line)


def _section_parts(
    structure: Structure, section: str, line: Callable[[Question], CheckLine]
) -> Iterator[CheckPart]:
    grouped: dict[str, list[CheckLine]] = {}
    for path in structure.asked(section):
        question = structure.question(path)
        if question.type != "note" and question.control and question.label:
            grouped.setdefault(instance_of(path), []).append(line(question))
    for instance, lines in grouped.items():
        label = card_title(structure, instance) if instance else structure.label(section)
        yield CheckPart(instance or section, label, tuple(lines))


def look_lines(structure: Structure, found: Sequence[Finding]) -> Iterator[CheckLine]:
    """What the rules over the whole record say, each at the first question concerned that is asked now.

    A finding about a question of another report, or about one that is not asked, has no way to change it.
    """
    asked = {_unnumbered(path): path for section in structure.sections() for path in structure.asked(section)}
    for finding in found:
        elsewhere = finding.awaits not in ("", structure.form)
        severity = severity_said(finding.severity, elsewhere=elsewhere)
        words = f"{severity}. {finding_words(finding.message)}"
        warns = finding.severity is Severity.WARN or elsewhere
        path = next((at for named in finding.paths if (at := _asked_at(named, asked))), "")
        if path:
            question = structure.question(path)
            said = answer_words(question)
            yield CheckLine(path, question.label, said, words, asks(question), finding.awaits, warns)
        else:
            yield CheckLine(finding.code, "", "", words, changeable=False, begin=finding.awaits, warns=warns)


def signature_lines(structure: Structure, author: str) -> Iterator[CheckLine]:
    """Each of the author's own signatures that is not the name they signed in with."""
    for question in (
        structure.question(path) for key in structure.sections() for path in structure.asked(key)
    ):
        if is_own_signature(question) and question.text and not is_own_name(question.text, author):
            said = say("Answer", "Worth a look. You are signed in as {name}. Sign with your own name.")
            words = said.format(name=author)
            yield CheckLine(question.path, question.label, answer_words(question), words, warns=True)


def wording_line(question: Question, hints: Sequence[Hint]) -> CheckLine | None:
    """What is worth another look in the words of an answer, None where nothing is.

    Each phrase is named once, and the first few of them.
    """
    if not hints:
        return None
    each = {(hint.words.casefold(), hint.say): hint for hint in reversed(hints)}  # as it stands there first
    differing = list(reversed(each.values()))
    said = say("Answer", "“{words}”. {say}")
    words = " ".join(said.format(words=hint.words, say=hint.say) for hint in differing[:_PHRASES])
    left = len(differing) - _PHRASES
    if left > 0:
        words += " " + say("Answer", "And {n} more.").format(n=left)
    return CheckLine(question.path, question.label, answer_words(question), words, asks(question), warns=True)


def _asked_at(named: str, asked: Mapping[str, str]) -> str:
    """The asked question of this path, or the first one below it when the path names a list of cards."""
    wanted = _unnumbered(named)
    within = (path for plain, path in asked.items() if plain.startswith((f"{wanted}/", f"{wanted}[")))
    return asked.get(wanted) or next(within, "")


def _unnumbered(path: str) -> str:
    """A path as the rules write it for a first card and for none alike."""
    return path.replace("[1]", "")


def card_title(structure: Structure, instance: str) -> str:
    """What a card is called: the answer to its first question, else its place among the others.

    A later one may stand there from the beginning, and would name a card that nobody has filled in.
    """
    first = _named_by(structure, instance)
    said = answer_words(first) if first is not None else ""
    if said:
        return said
    repeat = structure.entry(repeat_of(instance))
    label = repeat.label if repeat is not None else ""
    return f"{label} {position_of(instance)}".strip()


def card_summary(structure: Structure, instance: str, words: int = 3) -> str:
    """The next few answers of a card, in words; a Yes or No says nothing without its question."""
    first = _named_by(structure, instance)
    said: list[str] = []
    for question in map(structure.question, structure.instance_questions(instance)):
        bare = question.value is None or question.value in _BARE
        if not bare and asks(question) and (first is None or question.path != first.path):
            said.append(answer_words(question))
    return ", ".join([part for part in said if part][:words])


def _named_by(structure: Structure, instance: str) -> Question | None:
    """The first question of a card, where it is answered."""
    asked = filter(asks, map(structure.question, structure.instance_questions(instance)))
    first = next(asked, None)
    return first if first is not None and first.value is not None else None
