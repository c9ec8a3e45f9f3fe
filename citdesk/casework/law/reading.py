"""Reads law packs from TOML and refuses a broken one by name."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from typing import Any, cast

from citdesk.casework.errors import AdministratorError
from citdesk.casework.law.pack import Advice, Clock, Criterion, LawPack, OfficialForm, Rule, Slot

ASKS = frozenset(
    {
        "came_to_attention",
        "belief_basis",
        "history",
        "voluntary",
        "imminence",
        "no_time",
        "insight",
        "help_elsewhere",
        "own_observation_only",
        "informant",
    }
)
CLOCK_STARTS = frozenset({"first_detained", "facility_arrival"})
FACILITY_TYPES = frozenset(
    {
        "designated_receiving",
        "ed",
        "csu",
        "center_23h",
        "detox",
        "sobering",
        "cpep",
        "state_hospital",
        "triage",
        "shelter",
        "jail",
    }
)
GATES = frozenset({"none", "unless_offense", "none_available", "at_facility", "ask_team"})
FACT_KINDS = frozenset({"danger_self", "danger_others", "care"})


class LawPackError(AdministratorError):
    """A law pack cannot be used. The administrator mends the file named in the message."""

    code = "law_pack_refused"

    def __init__(self, pack: str, what: str) -> None:
        super().__init__(f"Law pack {pack}: {what}. Mend the file; the other packs still work.")
        self.pack = pack


def read_packs(files: Mapping[str, str]) -> tuple[Mapping[str, LawPack], tuple[LawPackError, ...]]:
    """All packs that can be used, by state, and what is wrong with the others. ``files``: name to text."""
    packs: dict[str, LawPack] = {}
    errors: list[LawPackError] = []
    for name in sorted(files):
        try:
            pack = read_pack(name, files[name])
        except LawPackError as error:
            errors.append(error)
            continue
        if pack.state in packs:
            errors.append(LawPackError(name, f"there is another pack for {pack.state}"))
            continue
        packs[pack.state] = pack
    return packs, tuple(errors)


def read_pack(name: str, text: str) -> LawPack:
    """One pack. Raises LawPackError for anything missing, misspelt or contradictory."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LawPackError(name, f"not valid TOML, {error}") from error
    pack = _pack(_Table(name, "", table))
    _check(name, pack)
    return pack


class _Table:
    """One table of the file; every key is asked for exactly once, so a misspelt one is noticed."""

    def __init__(self, pack: str, place: str, table: Mapping[str, Any]) -> None:
        self._pack = pack
        self._place = place
        self._table = dict(table)

    def refuse(self, key: str, what: str) -> LawPackError:
        return LawPackError(self._pack, f"{self._place}{key} {what}")

    def take(self, key: str, kind: type[Any]) -> Any:
        if key not in self._table:
            raise self.refuse(key, "is missing")
        value = self._table.pop(key)
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise self.refuse(key, f"must be of kind {kind.__name__}")
        return value

    def text(self, key: str, *, blank: bool = False) -> str:
        value = str(self.take(key, str))
        if not blank and not value.strip():
            raise self.refuse(key, "is blank")
        return value

    def word(self, key: str, allowed: frozenset[str]) -> str:
        value = self.text(key)
        if value not in allowed:
            raise self.refuse(key, f"is {value!r}; it must be one of {', '.join(sorted(allowed))}")
        return value

    def flag(self, key: str) -> bool:
        return bool(self.take(key, bool))

    def number(self, key: str) -> int:
        value = int(self.take(key, int))
        if not 0 <= value <= 1000:
            raise self.refuse(key, f"is {value}; it must be 0 to 1000")
        return value

    def day(self, key: str) -> date | None:
        text = self.text(key, blank=True)
        try:
            return date.fromisoformat(text) if text else None
        except ValueError as error:
            raise self.refuse(key, f"is {text!r}; write the day like 2026-01-31") from error

    def words(self, key: str, allowed: frozenset[str] | None = None) -> tuple[str, ...]:
        values = tuple(str(item) for item in cast("list[Any]", self.take(key, list)))
        unknown = sorted(set(values) - allowed) if allowed is not None else []
        if unknown:
            raise self.refuse(key, f"holds {', '.join(unknown)}, which is not known")
        return values

    def table(self, key: str) -> _Table:
        return _Table(self._pack, f"{key}.", cast("dict[str, Any]", self.take(key, dict)))

    def tables(self, key: str, needed: bool) -> tuple[_Table, ...]:
        if key not in self._table and not needed:
            return ()
        rows = cast("list[Any]", self.take(key, list))
        if needed and not rows:
            raise self.refuse(key, "is empty")
        return tuple(
            _Table(self._pack, f"{key} {number}, ", cast("dict[str, Any]", row))
            for number, row in enumerate(rows, start=1)
        )

    def done(self) -> None:
        if self._table:
            raise self.refuse(", ".join(sorted(self._table)), "is not known")


def _pack(row: _Table) -> LawPack:
    clinician = row.table("clinician")
    pack = LawPack(
        id=row.text("id"),
        state=row.text("state"),
        name=row.text("name"),
        version=row.text("version"),
        reviewed_on=row.day("reviewed_on"),
        reviewed_by=row.text("reviewed_by", blank=True),
        effective_from=row.day("effective_from"),
        statute=row.text("statute"),
        standard=row.text("standard"),
        signers=row.words("signers"),
        sworn=row.flag("sworn"),
        recipients=row.words("recipients"),
        facilities_allowed=frozenset(row.words("facilities_allowed", FACILITY_TYPES)),
        facilities_forbidden=frozenset(row.words("facilities_forbidden", FACILITY_TYPES)),
        prefer_ems=row.flag("prefer_ems"),
        protect_property=row.flag("protect_property"),
        release_notice=row.flag("release_notice"),
        unverified=row.words("unverified"),
        form=_form(row.table("form")),
        clock=_clock(row.table("clock")),
        ask=_asks(row.table("ask")),
        clinician_gate=clinician.word("gate", GATES),
        clinician_note=clinician.text("note"),
        weapons=_rule(row.table("weapons"), "rule"),
        juvenile=_rule(row.table("juvenile"), "rule"),
        confidentiality=_rule(row.table("confidentiality"), "legend"),
        false_statement=_rule(row.table("false_statement"), "warning"),
        criteria=tuple(_criterion(item) for item in row.tables("criteria", needed=True)),
        advisement=tuple(_advice(item) for item in row.tables("advisement", needed=True)),
        slots=tuple(_slot(item) for item in row.tables("slots", needed=False)),
    )
    clinician.done()
    row.done()
    return pack


def _form(row: _Table) -> OfficialForm:
    form = OfficialForm(
        row.text("id"), row.text("edition", blank=True), row.day("valid_until"), row.text("note", blank=True)
    )
    row.done()
    return form


def _clock(row: _Table) -> Clock:
    clock = Clock(
        starts=row.word("starts", CLOCK_STARTS),
        hours=row.number("hours"),
        court_days=row.number("court_days"),
        examination_hours=row.number("examination_hours"),
        note=row.text("note"),
    )
    row.done()
    return clock


def _asks(row: _Table) -> Mapping[str, bool]:
    asks = {key: row.flag(key) for key in sorted(ASKS)}
    row.done()
    return asks


def _rule(row: _Table, key: str) -> Rule:
    rule = Rule(row.text("citation", blank=True), row.text(key, blank=True))
    row.done()
    return rule


def _criterion(row: _Table) -> Criterion:
    criterion = Criterion(
        row.text("id"),
        row.text("label"),
        row.text("label_es"),
        row.text("needs"),
        row.word("facts", FACT_KINDS),
    )
    row.done()
    return criterion


def _advice(row: _Table) -> Advice:
    advice = Advice(
        row.text("id"), row.text("label"), row.text("label_es"), row.text("say"), row.text("say_es")
    )
    row.done()
    return advice


def _slot(row: _Table) -> Slot:
    slot = Slot(row.text("id"), row.text("citation"), row.text("summary"))
    row.done()
    return slot


def _check(name: str, pack: LawPack) -> None:
    both = sorted(pack.facilities_allowed & pack.facilities_forbidden)
    if both:
        raise LawPackError(name, f"{', '.join(both)} is both allowed and forbidden")
    if not pack.facilities_allowed:
        raise LawPackError(name, "facilities_allowed is empty")
    if (pack.clock.hours == 0) == (pack.clock.court_days == 0):
        raise LawPackError(name, "clock needs either hours or court_days, and not both")
    if (pack.reviewed_on is None) != (pack.reviewed_by == ""):
        raise LawPackError(name, "reviewed_on and reviewed_by go together")
    for what, ids in (("criteria", pack.criteria), ("advisement", pack.advisement), ("slots", pack.slots)):
        known = [item.id for item in ids]
        if len(known) != len(set(known)):
            raise LawPackError(name, f"{what} holds the same id twice")
