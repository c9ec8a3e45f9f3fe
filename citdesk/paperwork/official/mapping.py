"""Which answer goes into which official field: a small TOML file, written once per form and edition.

form = "DHCS 1801"
edition = "2023-09"             # YYYY-MM, as the law pack writes it: refused when the pack calls it expired
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
field = "Facts"
from = ["Q03/facts"]            # one question of a field of the data dictionary that has several

[[fill]]
field = "DangerSelf"
from = ["Q02"]
when = { danger_self = "/Yes" } # stored value -> the field's state
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from dataclasses import field as defaulted
from datetime import date, datetime
from typing import Any, cast

from citdesk.casework.errors import AdministratorError
from citdesk.paperwork.official.questions import Question

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
_HOLD = "hold"
_FEW = 3  # labels of one question in a suggestion
#: A mapping has a line or five for each field; a form has some hundreds.
LARGEST_MAPPING = 1_000_000
_SHA256 = re.compile("[0-9a-fA-F]{64}").fullmatch
_STATE = re.compile("[A-Za-z]{2}").fullmatch
_EDITION = re.compile("[0-9]{4}-(0[1-9]|1[0-2])").fullmatch
_TOP = ("form", "edition", "valid_until", "sha256", "report", "state", "readers", "fill")
_RULE = ("field", "from", "join", "required", "when")


class MappingFaulty(AdministratorError):
    """The mapping file cannot be used; the message names the line's field and what to write instead."""

    code = "official-mapping-faulty"


@dataclass(frozen=True)
class Source:
    """What a rule reads: a dictionary field, one question of it or '' for all, a part of a date or ''."""

    field: str
    question: str
    part: str

    @classmethod
    def of(cls, written: str) -> Source:
        """From how a mapping writes it: ``C07``, ``C07:month``, ``Q03/facts``, ``Q03/when:day``."""
        whole, _, part = written.partition(":")
        field, _, question = whole.partition("/")
        return cls(field, question, part)


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
        written = self.sources[0]
        source = Source.of(written)
        question = asked.get(source.field, Question())
        words = f"{written} {_few(question.asked.get(source.question, question.labels))}".strip()
        states = "; ".join(
            f"{state} when {_few(question.choices.get(value, [value]))}" for value, state in self.when.items()
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


def _few(labels: list[str]) -> str:
    return " / ".join([*labels[:_FEW], *(["…"] if len(labels) > _FEW else [])])


def read_mapping(toml: str) -> OfficialMapping:
    """The mapping. Raises :class:`MappingFaulty` naming what is wrong."""
    data = _read(toml)
    _known("The mapping", data, _TOP)
    for key in ("form", "edition", "sha256"):
        if not isinstance(data.get(key), str) or not data[key].strip():
            message = f"The mapping lacks {key!r}. Add it at the top, as text in quotes."
            raise MappingFaulty(message)
    if not _SHA256(data["sha256"]):
        message = "'sha256' is no SHA-256 of a file: 64 digits and letters from a to f."
        raise MappingFaulty(f"{message} citdesk paper map FORM.pdf --toml writes that of the form.")
    until = data.get("valid_until")
    if until is not None and (not isinstance(until, date) or isinstance(until, datetime)):
        raise MappingFaulty("'valid_until' is a date without quotes and without a time, like 2027-01-01.")
    report, state, readers = data.get("report", _HOLD), data.get("state", ""), data.get("readers")
    given = cast("list[object]", ["provider"] if readers is None else readers)
    if not isinstance(given, list) or not given or any(reader not in _READERS for reader in given):
        message = f"'readers' is a list of one or more of: {', '.join(_READERS)}."
        raise MappingFaulty(message)
    if not isinstance(report, str) or not isinstance(state, str):
        raise MappingFaulty("'report' and 'state' are texts in quotes, like \"hold\" and \"CA\".")
    if state and not _STATE(state):
        raise MappingFaulty(f"'state' is {state!r}. Write the two letters of the state, like \"CA\".")
    if report == _HOLD and not _EDITION(data["edition"]):
        message = f"'edition' is {data['edition']!r}. Write year and month, like \"2023-09\": a law pack"
        raise MappingFaulty(f"{message} says by them when the edition of a hold's form ends.")
    return OfficialMapping(
        data["form"],
        data["edition"],
        data["sha256"].lower(),
        until,
        tuple(_fills(data.get("fill"))),
        report,
        state.upper(),
        tuple(dict.fromkeys(str(reader) for reader in given)),
    )


def _read(toml: str) -> dict[str, Any]:
    if len(toml) > LARGEST_MAPPING:
        raise MappingFaulty("The mapping is larger than a megabyte, so it is none. Choose another file.")
    try:
        return tomllib.loads(toml)
    except tomllib.TOMLDecodeError as fault:
        message = f"The mapping is not valid TOML: {fault}. Mend that line."
        raise MappingFaulty(message) from fault
    except (ValueError, RecursionError) as fault:  # a number of thousands of digits, a list of lists of lists
        message = "The mapping is not valid TOML: a number or a list in it is beyond all bounds. Take it out."
        raise MappingFaulty(message) from fault


def _known(what: str, table: Mapping[str, Any], keys: tuple[str, ...]) -> None:
    unknown = [key for key in table if key not in keys]
    if unknown:
        raise MappingFaulty(
            f"{what} has {unknown[0]!r}, which means nothing. Choose one of: {', '.join(keys)}."
        )


def _fills(rows: Any) -> Iterable[Fill]:
    if not isinstance(rows, list) or not rows:
        raise MappingFaulty("The mapping fills no field. Add at least one [[fill]] with 'field' and 'from'.")
    filled: dict[str, int] = {}
    for number, row in enumerate(cast("list[object]", rows), 1):
        if not isinstance(row, dict):
            raise MappingFaulty(f"Rule {number} of the mapping is no rule. Write it as [[fill]].")
        rule = _fill(f"Rule {number}", cast("dict[str, Any]", row))
        before = filled.setdefault(rule.field, number)
        if before != number:
            message = f"Rules {before} and {number} both fill {rule.field!r}. Make one of them."
            raise MappingFaulty(message)
        yield rule


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
    parts = [Source.of(source).part for source in given if ":" in source]
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
    apart = [source for source in given if source.startswith("@") or ":" in source]
    if when and apart:
        message = f"{rule} has a 'when' for {apart[0]!r}. It goes with a field of the data dictionary alone."
        raise MappingFaulty(message)
    return Fill(name, given, join, required, cast("dict[str, str]", when))
