"""Which questions can be handed across to the person, and the words that they are asked in."""

from __future__ import annotations

from dataclasses import replace

from citdesk.casework.said_to_person import is_put_to_person, said_to_person
from citdesk.xforms.client import Question

_CHOICES = frozenset({"select", "select1"})
#: the choices that are the person's own to make, where some are the officer's (docs/forms.md)
_ACROSS = "citdesk:across"
_AUDIENCE = "citdesk:audience"


def is_signature(question: Question) -> bool:
    """Whether it is signed on the screen."""
    return question.type == "binary" and "signature" in question.appearance.split()


def words_across(question: Question) -> str:
    """The question in words to the person; of a signature whose label says none, '' all the same."""
    return said_to_person(question.label, question.attributes)


def goes_across(question: Question) -> bool:
    """Whether it can be handed across: choices and notes with words to the person, and their signature.

    What has to be typed is written by the officer.
    """
    if not is_put_to_person(question.attributes) or not question.relevant:
        return False
    if question.type == "note":
        return bool(words_across(question))
    if question.readonly:
        return False
    if is_signature(question):
        return True
    return question.type in _CHOICES and bool(question.choices) and bool(words_across(question))


def asked_openly(question: Question) -> Question:
    """The question as the person sees it first: without the officer's choices, and with nothing chosen.

    What somebody drew stays: it is the person's own.
    """
    offered = question.attributes.get(_ACROSS, "").split()
    choices = tuple(choice for choice in question.choices if not offered or choice.value in offered)
    if question.type not in _CHOICES:
        return question
    return replace(question, choices=choices, value=None, text="")


def is_kept_by_person(question: Question) -> bool:
    """Whether it belongs to what the person keeps a copy of: their consent, their agreement."""
    return "person" in question.attributes.get(_AUDIENCE, "").split()


def waits_for_officer(question: Question) -> bool:
    """Whether the officer has to write something before what comes after it can be asked or signed."""
    return question.required and question.relevant and not question.readonly and question.value is None
