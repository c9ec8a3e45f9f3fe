"""Reads law packs from TOML and refuses a broken one by name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date

from citdesk.casework.checked_table import CheckedTable, DataFileError, KeptTable, check_id
from citdesk.casework.law.pack import Advice, Clock, Criterion, LawPack, OfficialForm, Rule, Slot
from citdesk.casework.prescribed_text import why_not_printable

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
        "petition",
    }
)
#: A pack that an agency made before these were asked for lacks them.
_LATER_ASKS = frozenset({"petition"})
#: Asked for by earlier packs, and read by no form of today.
_FORMER_ASKS = frozenset({"informant"})
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
        "sud_secure",
        "jail",
    }
)
GATES = frozenset({"none", "unless_offense", "none_available", "at_facility", "ask_team"})
#: Who a state lets sign the statement.
SIGNERS = frozenset(
    {
        "peace_officer",
        "police_officer",
        "law_enforcement_officer",
        "officer_who_may_arrest",
        "sheriff",
        "clinician",
        "physician",
        "designated_professional",
        "any_adult",
    }
)
#: Who gets a copy: the hold statement's own choices.
RECIPIENTS = frozenset(
    {"facility", "person", "probate_court", "agency_file", "state_agency", "community_services"}
)
FACT_KINDS = frozenset({"danger_self", "danger_others", "care"})
#: Fewer than a court sits in sixty days, which is as far as the custody clock looks.
_MOST_COURT_DAYS = 30
_OWN_NAMES = frozenset(field.name for field in fields(LawPack))


def read_packs(files: Mapping[str, str]) -> tuple[Mapping[str, LawPack], tuple[DataFileError, ...]]:
    """All packs that can be used, by state, and what is wrong with the others. ``files``: name to text."""
    read: list[tuple[str, LawPack]] = []
    errors: list[DataFileError] = []
    for name in sorted(files):
        try:
            read.append((name, read_pack(name, files[name])))
        except DataFileError as error:
            errors.append(error)
    packs: dict[str, LawPack] = {}
    # of two for one state the one that is called by the state counts, whatever the other is called
    for name, pack in sorted(read, key=lambda each: (each[0] != f"{each[1].state.lower()}.toml", each[0])):
        if pack.state in packs:
            errors.append(DataFileError(name, f"there is another pack for {pack.state}"))
        elif pack.id in {other.id for other in packs.values()}:
            # a report keeps its pack by this id: it would be held to another state's law
            errors.append(DataFileError(name, f"there is another pack with the id {pack.id}"))
        else:
            packs[pack.state] = pack
    return packs, tuple(errors)


def read_pack(name: str, text: str) -> LawPack:
    """One pack. Raises DataFileError for anything missing, misspelt or contradictory."""
    pack = _pack(CheckedTable.parse(name, text))
    _check(name, pack)
    return pack


def read_kept_pack(name: str, text: str) -> LawPack:
    """The pack that a revision keeps, as far as it says what is read today.

    It was checked when it came into use, by the schema of that time: what was not asked for then is blank,
    what is not known any more is kept for the forms of its time. Raises DataFileError for what is not TOML.
    """
    row = KeptTable.parse(name, text)
    pack = _pack(row)
    return replace(pack, besides={key: value for key, value in row.rest().items() if key not in _OWN_NAMES})


def _pack(row: CheckedTable) -> LawPack:
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
        signers=row.words("signers", SIGNERS, needed=True),
        sworn=row.flag("sworn"),
        recipients=row.words("recipients", RECIPIENTS, needed=True),
        facilities_allowed=frozenset(row.words("facilities_allowed", FACILITY_TYPES, needed=True)),
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
        slots=tuple(_slot(item) for item in row.tables("slots")),
    )
    clinician.done()
    row.done()
    return pack


def _form(row: CheckedTable) -> OfficialForm:
    form = OfficialForm(
        row.text("id"), row.text("edition", blank=True), row.day("valid_until"), row.text("note", blank=True)
    )
    row.done()
    return form


def _clock(row: CheckedTable) -> Clock:
    clock = Clock(
        starts=row.word("starts", CLOCK_STARTS),
        hours=row.number("hours"),
        court_days=row.number("court_days", most=_MOST_COURT_DAYS),
        examination_hours=row.number("examination_hours"),
        note=row.text("note"),
    )
    row.done()
    return clock


def _asks(row: CheckedTable) -> Mapping[str, bool]:
    present = row.names()
    asked = ASKS - _LATER_ASKS | (_LATER_ASKS | _FORMER_ASKS) & set(present)
    asks = {key: row.flag(key) for key in sorted(asked)}
    # of a kept pack there is a rest: what its own time asked for
    asks |= {key: asked for key, asked in row.rest().items() if isinstance(asked, bool)}
    row.done()
    return asks


def _rule(row: CheckedTable, key: str) -> Rule:
    rule = Rule(row.text("citation", blank=True), row.text(key, blank=True))
    row.done()
    return rule


def _criterion(row: CheckedTable) -> Criterion:
    criterion = Criterion(
        row.text("id"),
        row.text("label"),
        row.text("label_es"),
        row.text("needs"),
        row.word("facts", FACT_KINDS),
    )
    row.done()
    return criterion


def _advice(row: CheckedTable) -> Advice:
    advice = Advice(
        row.text("id"), row.text("label"), row.text("label_es"), row.text("say"), row.text("say_es")
    )
    row.done()
    return advice


def _slot(row: CheckedTable) -> Slot:
    slot = Slot(
        row.text("id"), row.text("citation"), row.text("summary"), row.text("text", absent="").strip()
    )
    row.done()
    return slot


def check_days(name: str, pack: LawPack, today: date) -> None:
    """Refuses a pack of a day that is still to come, by the clock of whoever puts it into use.

    A computer in a car reads packs whatever its own clock says: no hold fails because a clock went wrong.
    Raises DataFileError.
    """
    if pack.reviewed_on is not None and pack.reviewed_on > today:
        raise DataFileError(name, f"reviewed_on is {pack.reviewed_on}, a day that is still to come")
    if pack.effective_from is not None and pack.effective_from > today:
        raise DataFileError(
            name, f"effective_from is {pack.effective_from}; give the pack out from that day on, not before"
        )


def _check(name: str, pack: LawPack) -> None:
    _check_names(name, pack)
    if "jail" in pack.facilities_allowed:
        raise DataFileError(name, "facilities_allowed names the jail, where nobody is taken on a civil hold")
    both = sorted(pack.facilities_allowed & pack.facilities_forbidden)
    if both:
        raise DataFileError(name, f"{', '.join(both)} is both allowed and forbidden")
    if (pack.clock.hours == 0) == (pack.clock.court_days == 0):
        raise DataFileError(name, "clock needs either hours or court_days, and not both")
    if 0 < pack.clock.hours < pack.clock.examination_hours:
        raise DataFileError(name, "clock.examination_hours is more than clock.hours")
    if (pack.reviewed_on is None) != (pack.reviewed_by == ""):
        raise DataFileError(name, "reviewed_on and reviewed_by go together")
    _check_texts(name, pack)


def _check_names(name: str, pack: LawPack) -> None:
    """What a pack is called by, on screen, paper and in file names."""
    if not re.fullmatch("[A-Z]{2}", pack.state):
        raise DataFileError(name, f"state is {pack.state!r}; write its two capital letters")
    check_id(name, "id", pack.id)
    for key, words in (("name", pack.name), ("statute", pack.statute)):
        wrong = "is of more than one line" if "\n" in words else why_not_printable(words)
        if wrong is not None:
            raise DataFileError(name, f"{key} {wrong}")


def _check_texts(name: str, pack: LawPack) -> None:
    """What its law prescribes, and that the parts of its lists can be told apart."""
    labels = [criterion.label for criterion in pack.criteria]
    if len(labels) != len(set(labels)):
        raise DataFileError(name, "two criteria have the same label")
    for slot in pack.slots:
        wrong = why_not_printable(slot.text)
        if wrong is not None:
            raise DataFileError(name, f"the text of the slot {slot.id} {wrong}")
    for what, ids in (("criteria", pack.criteria), ("advisement", pack.advisement), ("slots", pack.slots)):
        known = [item.id for item in ids]
        if len(known) != len(set(known)):
            raise DataFileError(name, f"{what} holds the same id twice")
        for each in known:
            check_id(name, f"an id of {what}", each)
