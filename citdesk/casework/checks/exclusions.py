"""What rules a person out of a diversion program, as the encounter report says it now."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from citdesk.casework.checks.finding import Finding, stop
from citdesk.casework.checks.record import Answers, Record

_ARMED = "weapons/armed"
_ORDER = "danger_others/protective_order"
_RULES: tuple[tuple[str, str, Callable[[Answers], bool]], ...] = (
    ("x_weapon", _ARMED, lambda account: account.text(_ARMED) == "yes"),
    ("x_domestic", _ORDER, lambda account: account.text(_ORDER) in {"order", "domestic"}),
)


def ruled_out_since(record: Record) -> Iterator[Finding]:
    """A diversion that was answered before the encounter report said otherwise must not go on as eligible."""
    for diversion in record.of("diversion"):
        for question, path, says_yes in _RULES:
            answered = diversion.text(f"screening/{question}")
            if answered in {"", "yes"} or diversion.text(f"screening/{question}_reason"):
                continue
            for account in record.encounters():
                if says_yes(account):
                    yield stop(
                        "ruled_out_since",
                        (diversion.path(f"screening/{question}"), account.path(path)),
                        "The encounter report says yes here, the diversion no. Send the diversion anew.",
                        awaits="diversion",
                    )


RULES = (ruled_out_since,)
