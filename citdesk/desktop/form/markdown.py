"""Labels as they are read: XLSForm lets authors mark bold, italics, links and headings in Markdown.

Screens and screen readers get the words alone; a link keeps its address, since nothing here opens a browser.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from citdesk.xforms.client import Entry, Page, Problem, Question, QuotingText

_MARKS: Final = frozenset("*_[<#\\")
#: the private use area: signs that nobody types
_FIRST: Final = 0xE000
_MOST: Final = 0x1000
_QUOTE: Final = re.compile(f"[{chr(_FIRST)}-{chr(_FIRST + _MOST - 1)}]")
_RULES: Final = (
    (re.compile(r"\[([^\]\n]+)\]\((https?://[^)\s]+|mailto:[^)\s]+|tel:[^)\s]+)\)"), r"\1 (\2)"),
    (re.compile(r"</?(?:span|b|i|u|em|strong|p|font|small)(?:\s[^<>]*)?>", re.IGNORECASE), ""),
    (re.compile(r"<br\s*/?>", re.IGNORECASE), "\n"),
    (re.compile(r"^#{1,6}[ \t]+", re.MULTILINE), ""),
    (re.compile(r"(?<![\\*])\*\*(?=\S)([^*\n]+?)(?<=\S)\*\*"), r"\1"),
    (re.compile(r"(?<![\\\w])__(?=\S)([^_\n]+?)(?<=\S)__(?!\w)"), r"\1"),
    (re.compile(r"(?<![\\*\w])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![*\w])"), r"\1"),
    (re.compile(r"(?<![\\_\w])_(?=\S)([^_\n]+?)(?<=\S)_(?![_\w])"), r"\1"),
    (re.compile(r"\\([\\*_#\[\]<])"), r"\1"),
)


def readable(text: str) -> str:
    """The words of a label without its Markdown; a text without marks as it is.

    Answers that the label quotes stay as they were typed: only the form's author writes Markdown.
    """
    if _MARKS.isdisjoint(text):
        return str(text)
    quoted = text.quoted if isinstance(text, QuotingText) else ()
    words = _without_quotes(text, quoted)
    for pattern, instead in _RULES:
        words = pattern.sub(instead, words)
    return _QUOTE.sub(lambda found: text[slice(*quoted[ord(found[0]) - _FIRST])], words) if quoted else words


def _without_quotes(text: str, quoted: tuple[tuple[int, int], ...]) -> str:
    """The text with one sign of its own, which no rule takes for a mark, for each answer in it."""
    pieces: list[str] = []
    at = 0
    for number, (start, end) in enumerate(quoted):
        pieces += (_QUOTE.sub("", text[at:start]), chr(_FIRST + number))
        at = end
    return "".join((*pieces, _QUOTE.sub("", text[at:]))) if quoted else text


def readable_question(question: Question) -> Question:
    """A question whose texts are without Markdown; the same one where there is none."""
    texts = (question.label, question.hint, question.guidance, question.awaits)
    choices = question.choices
    if any(not _MARKS.isdisjoint(choice.label) for choice in choices):
        choices = tuple(replace(choice, label=readable(choice.label)) for choice in choices)
    label, hint, guidance, awaits = map(readable, texts)
    if (label, hint, guidance, awaits) == texts and choices is question.choices:
        return question
    return replace(question, label=label, hint=hint, guidance=guidance, awaits=awaits, choices=choices)


def readable_problem(problem: Problem) -> Problem:
    """A problem whose message and label are without Markdown."""
    message, label = readable(problem.message), readable(problem.label)
    if (message, label) == (problem.message, problem.label):
        return problem
    return replace(problem, message=message, label=label)


def readable_pages(pages: Iterable[Page]) -> tuple[Page, ...]:
    """Pages whose labels, down to each question's, are without Markdown."""
    return tuple(
        replace(page, label=readable(page.label), entries=tuple(map(_entry, page.entries))) for page in pages
    )


def _entry(entry: Entry) -> Entry:
    children = tuple(map(_entry, entry.children)) if entry.children else ()
    label = readable(entry.label)
    same = label == entry.label and all(a is b for a, b in zip(children, entry.children, strict=True))
    return entry if same else replace(entry, label=label, children=children)
