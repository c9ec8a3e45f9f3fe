"""Labels as they are read: XLSForm lets authors mark bold, italics, links and headings in Markdown.

Screens and screen readers get the words alone; a link keeps its address, since nothing here opens a browser.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from citdesk.xforms.client import Entry, Page, Question

_MARKS: Final = frozenset("*_[<#\\")
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
    """The words of a label without its Markdown; a text without marks as it is."""
    if _MARKS.isdisjoint(text):
        return text
    for pattern, instead in _RULES:
        text = pattern.sub(instead, text)
    return text


def readable_question(question: Question) -> Question:
    """A question whose texts are without Markdown; the same one where there is none."""
    texts = (question.label, question.hint, question.guidance)
    choices = question.choices
    if any(not _MARKS.isdisjoint(choice.label) for choice in choices):
        choices = tuple(replace(choice, label=readable(choice.label)) for choice in choices)
    label, hint, guidance = map(readable, texts)
    if (label, hint, guidance) == texts and choices is question.choices:
        return question
    return replace(question, label=label, hint=hint, guidance=guidance, choices=choices)


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
