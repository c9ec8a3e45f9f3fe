"""How large a form may be: what would take minutes to prepare is refused before it is begun."""

from __future__ import annotations

from typing import Final

from citdesk.xforms.definition.body import CONTROLS
from citdesk.xforms.definition.errors import refusal
from citdesk.xforms.tree import Element

#: Of each kind; the largest form that we measure has 10,000 questions, the largest known to us fewer.
_MOST: Final = 50_000


def check_extent(instance: Element, model: Element, body: Element | None) -> None:
    """Raises FormError for a form with too many nodes, binds or controls."""
    counts = (
        ("nodes in its primary instance", sum(1 for _ in instance.subtree())),
        ("binds", sum(each.name == "bind" for each in model.elements())),
        ("controls", sum(each.name in CONTROLS for each in body.subtree()) if body is not None else 0),
    )
    for what, count in counts:
        if count > _MOST:
            raise refusal(
                "form-too-large",
                "",
                f"The form has {count:,} {what}, more than the {_MOST:,} allowed.",
                "Divide it into several forms.",
            )
