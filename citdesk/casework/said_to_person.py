"""What a form has the officer say to the person: the words between the quote marks of a label.

A bind of such a question has ``citdesk:ask`` as ``person`` (docs/forms.md).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

ASK: Final = "citdesk:ask"

_SAID: Final = re.compile(r"""\w+: ["\N{LEFT DOUBLE QUOTATION MARK}](.+)["\N{RIGHT DOUBLE QUOTATION MARK}]""")


def is_put_to_person(attributes: Mapping[str, str]) -> bool:
    """Whether a question with these extra attributes is put to the person, and not to the officer."""
    return attributes.get(ASK) == "person"


def said_to_person(label: str, attributes: Mapping[str, str]) -> str:
    """The words to the person in a label such as ``Ask: "Are you hurt?"``; '' where it has none."""
    said = _SAID.fullmatch(label) if is_put_to_person(attributes) else None
    return "" if said is None else said.group(1)
