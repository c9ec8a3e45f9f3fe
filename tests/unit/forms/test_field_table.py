"""The page that maps fields to forms is what the forms say, and no field is forgotten without a reason."""

from __future__ import annotations

import re

from tests.unit.forms.field_table import PAGE, SECTIONS, fields, page

REASONS = PAGE.parent / "decisions" / "0010-fields-without-a-question.md"
LAST = (19, 7, 26, 9, 12, 12, 6, 5, 7, 5, 10, 7, 14, 11, 7, 15, 16, 8, 25, 8, 7, 5)
HIGHEST = dict(zip("ABCDEFGHIJKLMNOPQRSTUV", LAST, strict=True))


def test_the_page_is_up_to_date() -> None:
    """Running the command again would change nothing."""
    assert PAGE.read_text(encoding="utf-8") == page()


def test_every_field_is_asked_or_explained() -> None:
    """A field of the dictionary is in a form, or the decision says why it is not; never both."""
    wanted = {f"{letter}{number:02}" for letter, last in HIGHEST.items() for number in range(1, last + 1)}
    explained = set(re.findall(r"^\| ([A-V]\d\d) \|", REASONS.read_text(encoding="utf-8"), re.MULTILINE))
    assert set(HIGHEST) == set(SECTIONS)
    assert wanted - fields() == explained
    assert fields() <= wanted
