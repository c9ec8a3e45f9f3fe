"""The name that an author types under a report as signature, beside the name they signed in with."""

from __future__ import annotations

import re

from citdesk.xforms.client import Question

_SIGNED_NAME = "signed_name"
_WORDS = re.compile(r"[^\W\d_]+")


def is_own_signature(question: Question) -> bool:
    """Whether the author's own name is asked as signature; other people sign under other questions."""
    return question.type == "string" and question.path.rpartition("/")[2] == _SIGNED_NAME


def is_own_name(typed: str, own: str) -> bool:
    """Whether a text can be the author's name: a part of it, with initials for the rest.

    ``J. Rivera`` is Jordan Rivera's, ``Rivera sat on the curb`` is nobody's.
    """
    known = set(_spoken(own))
    full = [word for word in _spoken(typed) if len(word) > 1]
    return bool(full) and known.issuperset(full)


def _spoken(name: str) -> list[str]:
    return [word.casefold() for word in _WORDS.findall(name)]
