"""What a paper says at its end: what was withheld, and which characters it could not print."""

from __future__ import annotations

from collections.abc import Sequence

from citdesk.paperwork.given import Withheld
from citdesk.paperwork.layout.typesetter import Cell, Typesetter
from citdesk.paperwork.text.printable import REPLACEMENT
from citdesk.paperwork.text.spanish import Say, english, withheld_words

#: On a copy in another language than the agency's, whose people write the note, the reason, the charge.
AS_WRITTEN = "What somebody wrote for this case stands here in the words in which it was written."
LEFT_OUT_OF_LETTER = "Left out of this letter, whether or not any was given: {kinds}."
LEFT_OUT_OF_COPY = "Left out of this copy, whether or not any was given: {kinds}."


def withheld_table(
    set_: Typesetter, withheld: Sequence[Withheld], *, level: int = 2, heading: bool = True
) -> None:
    """Kinds of answers left out and the rule for each, from the form alone."""
    if not withheld:
        said = "every kind of answer on these forms may be shown to the reader of this paper."
        # a heading over one short sentence has cost some papers a page of their own
        set_.paragraph(f"Nothing: {said}" if not heading else f"Nothing was withheld: {said}")
        return
    if heading:
        set_.heading("What was withheld", level)
    if len(withheld) == 1:
        (only,) = withheld
        set_.paragraph(f"{only.section}: {only.label.lower()}, {only.rule}.")
        return
    set_.paragraph(
        "The forms do not release these kinds of answers to the reader of this paper, "
        "whether or not any was given. "
        "The list comes from the forms, not from the answers.",
        keep=True,
    )
    sections = _by_section(withheld)
    rows = [
        [Cell((section,)), Cell(tuple(f"{'; '.join(labels)}: {rule}." for rule, labels in rules.items()))]
        for section, rules in sections.items()
    ]
    set_.table(["Part of the report", "What is withheld, and why"], [30, 70], rows)


def withheld_lines(
    set_: Typesetter, withheld: Sequence[Withheld], say: Say = english, left_out: str = LEFT_OUT_OF_LETTER
) -> None:
    """The same for a letter, whose reader wants the letter: in small type, on as few lines as it takes."""
    told = "; ".join(
        f"{say(section)}: "
        + ", ".join(
            f"{', '.join(withheld_words(label, say) for label in labels)} ({withheld_words(rule, say)})"
            for rule, labels in rules.items()
        )
        for section, rules in _by_section(withheld).items()
    )
    if told:
        set_.paragraph(say(left_out).format(kinds=told), "legend", before=6)


def _by_section(withheld: Sequence[Withheld]) -> dict[str, dict[str, list[str]]]:
    sections: dict[str, dict[str, list[str]]] = {}
    for kind in withheld:
        sections.setdefault(kind.section, {}).setdefault(kind.rule, []).append(kind.label)
    return sections


def replaced_characters(set_: Typesetter, *, level: int = 2, say: Say = english) -> None:
    """The characters that stand as a replacement sign, so that nobody takes the sign for the text."""
    lines = set_.replaced.lines()
    if not lines:
        return
    set_.heading(say("Characters that could not be printed"), level)
    lacking = say(
        "The typeface of this paper lacks these characters. In the text each stands as {sign}, or as its "
        "name in brackets where it is a picture; the record itself holds them unchanged."
    )
    set_.paragraph(lacking.format(sign=REPLACEMENT), keep=True)
    set_.table(
        [say("Code point"), say("Name"), say("Times")],
        [20, 62, 18],
        [[Cell((c,)), Cell((n,)), Cell((str(k),))] for c, n, k in lines],
    )
