"""In which of its languages a form opens: that of the screens, where this changes nothing of the record."""

from __future__ import annotations

import re
from functools import lru_cache

from citdesk.xforms import Form

# A formula that makes an answer of the words of the language in use: the record would hold these. What only
# stands in the text of a question does not.
_ANSWER_IN_WORDS = re.compile(
    rb"""(?:\bcalculate=|setvalue\b[^>]*?\bvalue=)(["'])(?:(?!\1).)*?\bjr:(?:choice-name|itext)\(""",
    re.DOTALL,
)


def opens_in(form: Form, code: str) -> str:
    """The form's name for the language with this code, ``Español (es)`` for ``es``.

    '' where it has none, and where its computed answers depend on the language of its questions.
    """
    wanted = re.compile(rf"(?:.*\()?{re.escape(code)}(?:[-_]\w+)?\)?", re.IGNORECASE)
    named = next((name for name in form.languages if wanted.fullmatch(name.strip())), "") if code else ""
    return named if named and not _answers_in_words(form.xml) else ""


@lru_cache(maxsize=32)
def _answers_in_words(xml: bytes) -> bool:
    return _ANSWER_IN_WORDS.search(xml) is not None
