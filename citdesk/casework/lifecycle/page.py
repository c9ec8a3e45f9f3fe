"""The lifecycle as a page: ``python -m citdesk.casework.lifecycle.page > docs/lifecycle.md``."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import fields, replace

from citdesk.casework.errors import Refused
from citdesk.casework.events import (
    AGENCY_KINDS,
    CASE_KINDS,
    NEXT_STEPS,
    PAYLOAD_OF,
    Decision,
    DiversionStep,
    EventKind,
)
from citdesk.casework.ids import CaseId, EventId, PersonId, ReportId
from citdesk.casework.lifecycle.act import Act
from citdesk.casework.lifecycle.case_standing import CASE_TABLE
from citdesk.casework.lifecycle.cover import MOST_DAYS
from citdesk.casework.lifecycle.judging import REFUSALS
from citdesk.casework.lifecycle.rights import check_right
from citdesk.casework.lifecycle.standing import Standing
from citdesk.casework.lifecycle.states import Relation, ReportState, Rule
from citdesk.casework.lifecycle.table import TABLE, WHILE_SEALED
from citdesk.casework.people import Person, Role

_STATES: Sequence[ReportState | None] = (None, *ReportState)
_UNIT = "North"


def page() -> str:
    """The whole page, Markdown."""
    return "\n".join(
        [
            *_opening(),
            *_matrix(),
            *_relations(),
            *_diversion(),
            *_signed_pages(),
            *_payloads(),
            *_refusals(),
            "",
        ]
    )


def _opening() -> Iterator[str]:
    yield "# The lifecycle of a report"
    yield ""
    yield (
        "Made by `python -m citdesk.casework.lifecycle.page`; a test holds it to the code. Device and HQ run "
        "the same table: on the device its outcome is a forecast, at HQ the verdict."
    )
    yield ""


def _matrix() -> Iterator[str]:
    yield "## State × event"
    yield ""
    yield "A cell names who may do it and the state that follows; without an arrow it stays. Empty: refused."
    yield ""
    yield f"| event | {' | '.join(_state(state) for state in _STATES)} | while sealed |"
    yield f"|---|{'---|' * (len(_STATES) + 1)}"
    for kind in EventKind:
        if kind in CASE_KINDS | AGENCY_KINDS:
            continue
        cells = [_cell(state, TABLE.get((state, kind))) for state in _STATES]
        sealed = "yes" if kind in WHILE_SEALED else ""
        yield f"| `{kind.value}` | {' | '.join(cells)} | {sealed} |"
    yield ""
    yield "About a case as a whole, or the agency (the header names no report):"
    yield ""
    yield "| event | who |"
    yield "|---|---|"
    for kind, who in CASE_TABLE.items():
        yield f"| `{kind.value}` | {who.value} |"
    for kind, said in (
        (EventKind.START_COVER, "a supervisor, for their own unit; HQ by order of an administrator"),
        (EventKind.END_COVER, "the same, or the deputy"),
        (EventKind.CONFIRM_QUARANTINED, "the author of the held event, from another vault"),
    ):
        yield f"| `{kind.value}` | {said} |"
    yield ""
    yield f"A cover lasts {MOST_DAYS} days at most, and counts only while its deputy is a supervisor."
    yield ""


def _state(state: ReportState | None) -> str:
    return "not sent" if state is None else state.value.replace("_", " ")


def _cell(state: ReportState | None, rule: Rule | None) -> str:
    if rule is None:
        return ""
    if rule.to is None:
        return f"{rule.by.name.lower()} → as before"
    return rule.by.name.lower() + ("" if rule.to is state else f" → {_state(rule.to)}")


def _relations() -> Iterator[str]:
    yield "## Who is what"
    yield ""
    actors = _actors()
    yield f"| relation | means | {' | '.join(actors)} |"
    yield f"|---|---|{'---|' * len(actors)}"
    for relation in Relation:
        marks = ["yes" if _may(act, relation) else "" for act in actors.values()]
        yield f"| {relation.name.lower()} | {relation.value} | {' | '.join(marks)} |"
    yield ""


def _actors() -> dict[str, Act]:
    """One of everybody, seen from a report of the author's in the unit North."""
    role = {
        "author": Role.OFFICER,
        "officer assigned": Role.OFFICER,
        "other officer": Role.OFFICER,
        "supervisor, author": Role.SUPERVISOR,
        "supervisor": Role.SUPERVISOR,
        "supervisor elsewhere": Role.SUPERVISOR,
        "covering deputy": Role.SUPERVISOR,
        "liaison": Role.LIAISON,
        "clinician": Role.CLINICIAN,
        "analyst": Role.ANALYST,
        "HQ": Role.ADMINISTRATOR,
    }
    acts = {name: _act(name, held) for name, held in role.items()}
    acts["officer assigned"] = replace(acts["officer assigned"], assigned=True)
    acts["covering deputy"] = replace(acts["covering deputy"], covering=frozenset({_UNIT}))
    return acts


def _act(name: str, role: Role) -> Act:
    unit = "South" if name in ("supervisor elsewhere", "covering deputy") else _UNIT
    person = Person(PersonId("author" if "author" in name else name), "", "", unit, frozenset({role}))
    report, case = ReportId("r"), CaseId("c")
    return Act(EventId("e"), EventKind.RETURN, report, case, person, None, Decision("e"))


def _may(act: Act, relation: Relation) -> bool:
    standing = Standing(
        ReportId("r"),
        CaseId("c"),
        PersonId("author"),
        _UNIT,
        ReportState.SUBMITTED,
        "form",
        EventId("e"),
        1,
        EventId("e"),
    )
    try:
        check_right(standing, act, relation)
    except Refused:
        return False
    return True


def _diversion() -> Iterator[str]:
    yield "## Steps of a diversion"
    yield ""
    yield "| from | to |"
    yield "|---|---|"
    for step, following in NEXT_STEPS.items():
        named = ", ".join(other.value for other in DiversionStep if other in following)
        yield f"| {'before any answer' if step is None else step.value} | {named or 'the end'} |"
    yield ""
    yield "A step with `corrects` is a correction and needs nothing before it but that very step on that day:"
    yield "the step stands `on` its right day then, where it stood among the others, and `note` says why."
    yield "Both events stay."
    yield ""


def _signed_pages() -> Iterator[str]:
    yield "## Signed pages"
    yield ""
    yield "`attach_signed_scan` with `replaces`, the name of a scan that counts for the same paper, takes its"
    yield "place, and `correction` says why that one was wrong. Both events and both files stay."
    yield ""


def _payloads() -> Iterator[str]:
    yield "## What each event carries"
    yield ""
    yield "| event | fields |"
    yield "|---|---|"
    for kind in EventKind:
        payload = PAYLOAD_OF[kind]
        named = ", ".join(f"`{field.name}` {_type(str(field.type))}" for field in fields(payload))
        yield f"| `{kind.value}` | {named} |"
    yield ""


def _type(annotation: str) -> str:
    words = {"str": "text", "int": "whole number", "bool": "true or false", "|": "or", "None": "null"}
    listed = annotation.removeprefix("tuple[").removesuffix(", ...]")
    text = " ".join(words.get(word, word) for word in listed.split())
    return text if listed == annotation else f"list of {text}"


def _refusals() -> Iterator[str]:
    yield "## Codes of refusal"
    yield ""
    yield "| code | meaning |"
    yield "|---|---|"
    for code, meaning in REFUSALS.items():
        yield f"| `{code}` | {meaning} |"


if __name__ == "__main__":
    sys.stdout.write(page())
