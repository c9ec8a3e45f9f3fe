"""The lifecycle's page in the documentation is what the code does."""

from __future__ import annotations

from pathlib import Path

from citdesk.casework.lifecycle.page import page

_PAGE = Path(__file__).parents[3] / "docs" / "lifecycle.md"


def test_the_page_says_what_the_code_does() -> None:
    """Whoever changes the table prints its page again."""
    assert _PAGE.read_text("utf-8") == page(), "python -m citdesk.casework.lifecycle.page > docs/lifecycle.md"
