"""Which questions can be handed across to the person, and the words that they are asked in."""

from __future__ import annotations

from citdesk.casework.said_to_person import is_put_to_person, said_to_person
from citdesk.xforms.client import Question

_CHOICES = frozenset({"select", "select1"})


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
