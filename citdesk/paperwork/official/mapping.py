"""Which answer goes into which official field: a small TOML file, written once per form and edition.

form = "DHCS 1801"
edition = "2023-09"             # as the law pack writes it, YYYY-MM: refused when the pack calls it expired
valid_until = 2027-01-01        # the paper is refused from then on; leave out when open
sha256 = "…"                    # of the blank form this mapping was made for
report = "hold"                 # the form whose reports fill it; hold when left out
state = "CA"                    # only for reports under this state's law; leave out for all
readers = ["provider", "court"] # whom it may be made for, the usual one first; provider when left out

[[fill]]
field = "PersonName"
from = ["C03", "C02"]           # data-dictionary fields, or @agency.name, @author.badge …
join = " "
required = true

[[fill]]
field = "BirthMonth"
from = ["C07:month"]            # one part of a date: year, month or day, in digits

[[fill]]
field = "DangerSelf"
from = ["Q02"]
when = { danger_self = "/Yes" } # stored value -> the field's state
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from dataclasses import field as defaulted
from datetime import date, datetime
from typing import Any, TypeVar, cast

from citdesk.casework.errors import AdministratorError
from citdesk.paperwork.official.questions import Question
from citdesk.paperwork.official.survey import OfficialField

SOURCES = (
    "@agency.name",
    "@agency.address",
    "@agency.phone",
    "@agency.ori",
    "@author.name",
    "@author.badge",
    "@author.signed",
    "@report.number",
    "@case.number",
)


#: What may stand behind a field of the data dictionary that holds a date, after a colon.
DATE_PARTS = ("year", "month", "day")
_READERS = ("internal", "provider", "court", "person")
_TOP = ("form", "edition", "valid_until", "sha256", "report", "state", "readers", "fill")
_RULE = ("field", "from", "join", "required", "when")


class MappingFaulty(AdministratorError):
    """The mapping file cannot be used; the message names the line's field and what to write instead."""

    code = "official-mapping-faulty"


@dataclass(frozen=True)
class Fill:
    """One field's rule."""

    field: str
    sources: tuple[str, ...]
    join: str = " "
    required: bool = False
    when: Mapping[str, str] = defaulted(default_factory=dict[str, str])

    def told(self, asked: Mapping[str, Question]) -> str:
        """The rule in a sentence, for the person who decides on it."""
        source = self.sources[0]
        label = asked[source].labels[0] if source in asked else ""
        words = f"{source} {label}".strip()
        states = "; ".join(
            f"{state} when {asked[source].choices.get(v, v)}" for v, state in self.when.items()
        )
        return f"{words}: {states}" if states else words


@dataclass(frozen=True)
class OfficialMapping:
    """A form's edition and its rules."""

    form: str
    edition: str
    sha256: str
    valid_until: date | None
    fills: tuple[Fill, ...]
    report: str = "hold"
    state: str = ""
    readers: tuple[str, ...] = ("provider",)


def read_mapping(toml: str) -> OfficialMapping:
    """The mapping. Raises :class:`MappingFaulty` naming what is wrong."""
    try:
        data = tomllib.loads(toml)
    except tomllib.TOMLDecodeError as fault:
        message = f"The mapping is not valid TOML: {fault}. Mend that line."
        raise MappingFaulty(message) from fault
    _known("The mapping", data, _TOP)
    for key in ("form", "edition", "sha256"):
        if not isinstance(data.get(key), str) or not data[key]:
            message = f"The mapping lacks {key!r}. Add it at the top, as text in quotes."
            raise MappingFaulty(message)
    until = data.get("valid_until")
    if until is not None and (not isinstance(until, date) or isinstance(until, datetime)):
        raise MappingFaulty("'valid_until' is a date without quotes and without a time, like 2027-01-01.")
    report, state, readers = data.get("report", "hold"), data.get("state", ""), data.get("readers")
    given = cast("list[object]", ["provider"] if readers is None else readers)
    if not isinstance(given, list) or not given or any(reader not in _READERS for reader in given):
        message = f"'readers' is a list of one or more of: {', '.join(_READERS)}."
        raise MappingFaulty(message)
    if not isinstance(report, str) or not isinstance(state, str):
        raise MappingFaulty("'report' and 'state' are texts in quotes, like \"hold\" and \"CA\".")
    return OfficialMapping(
        data["form"],
        data["edition"],
        data["sha256"],
        until,
        tuple(_fills(data.get("fill"))),
        report,
        state,
        tuple(str(reader) for reader in given),
    )


def _known(what: str, table: Mapping[str, Any], keys: tuple[str, ...]) -> None:
    unknown = [key for key in table if key not in keys]
    if unknown:
        raise MappingFaulty(
            f"{what} has {unknown[0]!r}, which means nothing. Choose one of: {', '.join(keys)}."
        )


def _fills(rows: Any) -> Iterable[Fill]:
    if not isinstance(rows, list) or not rows:
        raise MappingFaulty("The mapping fills no field. Add at least one [[fill]] with 'field' and 'from'.")
    for number, row in enumerate(cast("list[object]", rows), 1):
        if not isinstance(row, dict):
            raise MappingFaulty(f"Rule {number} of the mapping is no rule. Write it as [[fill]].")
        yield _fill(f"Rule {number}", cast("dict[str, Any]", row))


def _list(given: object) -> list[object]:
    """The list, or an empty one for anything else."""
    return cast("list[object]", given) if isinstance(given, list) else []


def _fill(rule: str, row: dict[str, Any]) -> Fill:
    _known(rule, row, _RULE)
    name, sources = row.get("field"), row.get("from")
    given = tuple(each for each in _list(sources) if isinstance(each, str))
    if not isinstance(name, str) or not given or len(given) < len(_list(sources)):
        raise MappingFaulty(f"{rule} of the mapping needs 'field' and a list 'from'. Add them, in quotes.")
    unknown = [source for source in given if source.startswith("@") and source not in SOURCES]
    if unknown:
        raise MappingFaulty(f"{rule} reads {unknown[0]!r}. Choose one of: {', '.join(SOURCES)}.")
    parts = [part for source in given for _, colon, part in (source.partition(":"),) if colon]
    wrong = [part for part in parts if part not in DATE_PARTS]
    if wrong:
        raise MappingFaulty(f"{rule} reads {wrong[0]!r} of a date. Choose one of: {', '.join(DATE_PARTS)}.")
    join, required, when = row.get("join", " "), row.get("required", False), row.get("when", {})
    if not isinstance(join, str):
        raise MappingFaulty(f"{rule} has a 'join' that is no text. Put it in quotes, like \", \".")
    if not isinstance(required, bool):
        raise MappingFaulty(f"{rule} has a 'required' that is neither true nor false, without quotes.")
    if not isinstance(when, dict) or not all(
        isinstance(state, str) for state in cast("dict[str, object]", when).values()
    ):
        message = f"{rule} has a 'when' that pairs no values with states, like {{ danger_self = \"/Yes\" }}."
        raise MappingFaulty(message)
    return Fill(name, given, join, required, cast("dict[str, str]", when))


def suggest(fields: Iterable[OfficialField], asked: Mapping[str, Question]) -> dict[str, Fill]:
    """For each text field and box the question or choice that shares most words with its name and tip.

    A suggestion is a start for a person, never used unread.
    """
    texts = {key: _words(label) for key, question in asked.items() for label in question.labels}
    stock = {source: _words(source.replace("author", "officer").replace(".", " ")) for source in SOURCES}
    boxes = {
        (key, value): _words(label)
        for key, question in asked.items()
        for value, label in question.choices.items()
    }
    found: dict[str, Fill] = {}
    for each in fields:
        wanted = _words(f"{each.name} {each.tip}")
        if each.kind == "text":
            best = _closest(wanted, {**texts, **stock})
            if best:
                found[each.name] = Fill(each.name, (best,))
        elif each.kind == "checkbox" and each.states:
            choice = _closest(wanted, boxes)
            if choice:
                found[each.name] = Fill(each.name, (choice[0],), when={choice[1]: each.states[0]})
    return found


_Key = TypeVar("_Key", str, tuple[str, str])
_CLOSE_ENOUGH = 0.5


def _closest(wanted: set[str], labels: Mapping[_Key, set[str]]) -> _Key | None:
    scores = {key: len(wanted & words) / (len(words) or 1) for key, words in labels.items()}
    best = max(scores, key=lambda key: (scores[key], key), default=None)
    return best if best is not None and scores[best] >= _CLOSE_ENOUGH else None


def _words(text: str) -> set[str]:
    spaced = "".join(f" {c.lower()}" if c.isupper() else (c if c.isalnum() else " ") for c in text)
    return {word for word in spaced.lower().split() if len(word) > 2}
