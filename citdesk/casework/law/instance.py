"""A law pack as the external instance ``law`` that the hold statement reads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from types import MappingProxyType

from citdesk.casework.instance_rows import row, yes
from citdesk.casework.law.pack import LawPack

NO_LAW = b"<root/>"
"""What a form reads where no pack is known: every question of the law comes out blank."""

#: Where the name of the facility stands in what is said to the person.
FACILITY, FACILITY_ES = "[facility]", "[centro]"
#: What can be the name of an element as it stands.
_NAME = re.compile("[a-z][a-z0-9_]*")
_NO_ENDS: Mapping[date, datetime] = MappingProxyType({})


def pack_instance(pack: LawPack, language: str = "en", *, ends: Mapping[date, datetime] = _NO_ENDS) -> bytes:
    """XML for ``instance('law')``: its ``pack`` has the scalars, its ``item`` the lists.

    ``language`` picks the labels of choices: 'es' for Spanish, English otherwise. ``ends`` says for the days
    on which a clock of court days may start when it ends (``court_day_ends``), as a form knows no calendar.
    """
    spanish = language == "es"
    scalars = dict(_scalars(pack))
    rows = [row("pack", (_besides(pack) | scalars).items())]
    for criterion in pack.criteria:
        label = criterion.label_es if spanish else criterion.label
        rows.append(_item("criteria", criterion.id, label, needs=criterion.needs, facts=criterion.facts))
    for advice in pack.advisement:
        label = f"{advice.label_es} {advice.say_es}" if spanish else f"{advice.label} {advice.say}"
        rows.append(_item("advisement", advice.id, _facility_left_open(label)))
    for day, end in ends.items():
        # forms of an earlier time show the label; the moment has its offset, as an hour may come twice
        rows.append(_item("ends", day.isoformat(), f"{end:%Y-%m-%d %H:%M}", at=end.isoformat()))
    return f"<root>{''.join(rows)}</root>".encode()


def _scalars(pack: LawPack) -> Iterator[tuple[str, str]]:
    yield from (("id", pack.id), ("state", pack.state), ("name", pack.name), ("version", pack.version))
    yield from (("statute", pack.statute), ("standard", pack.standard))
    yield "reviewed", yes(pack.reviewed)
    yield from (("form", pack.form.id), ("edition", pack.form.edition))
    yield "form_note", pack.form.note
    yield "unverified", " ".join(pack.still_to_check)
    yield "form_valid_until", pack.form.valid_until.isoformat() if pack.form.valid_until else ""
    yield from (("clock_starts", pack.clock.starts), ("hours", str(pack.clock.hours)))
    yield from (("court_days", str(pack.clock.court_days)), ("clock_note", pack.clock.note))
    yield from (("gate", pack.clinician_gate), ("gate_note", pack.clinician_note))
    yield from (("weapons", pack.weapons.text), ("juvenile", pack.juvenile.text))
    yield from (("legend", pack.confidentiality.text), ("false_statement", pack.false_statement.text))
    yield from (("sworn", yes(pack.sworn)), ("release_notice", yes(pack.release_notice)))
    yield from (("prefer_ems", yes(pack.prefer_ems)), ("protect_property", yes(pack.protect_property)))
    yield "allowed", " ".join(sorted(pack.facilities_allowed))
    yield "forbidden", " ".join(sorted(pack.facilities_forbidden))
    yield "recipients", " ".join(pack.recipients)
    yield "signers", " ".join(pack.signers)
    yield "criteria", " ".join(criterion.id for criterion in pack.criteria)
    yield "advisement_steps", str(len(pack.advisement))
    # with the place of the facility's name in them, which the form fills in as it is chosen
    there = next((advice for advice in pack.advisement if FACILITY in advice.say), None)
    yield "facility_words", there.say if there else ""
    yield "facility_words_es", there.say_es if there else ""
    yield "advisement_es", " ".join(advice.say_es for advice in pack.advisement)
    yield "prescribed", "\n\n".join(f"{slot.citation}:\n{slot.text}" for slot in pack.filled_slots)
    yield "not_prescribed", ", ".join(slot.citation for slot in pack.empty_slots)
    for question, asked in sorted(pack.ask.items()):
        yield f"ask_{question}", yes(asked)


def _facility_left_open(words: str) -> str:
    """A choice's words are the same for the whole session, while the facility is still to be chosen."""
    for place in (f"{FACILITY}.", f"{FACILITY_ES}.", FACILITY, FACILITY_ES):
        words = words.replace(place, "\N{HORIZONTAL ELLIPSIS}")
    return words


def _besides(pack: LawPack) -> dict[str, str]:
    """What forms of an earlier time read in a pack of theirs, under the names it had in the file."""
    return {
        key: yes(said) if isinstance(said, bool) else said
        for key, said in pack.besides.items()
        if _NAME.fullmatch(key)
    }


def _item(kind: str, name: str, label: str, **more: str) -> str:
    return row("item", [("list", kind), ("name", name), ("label", label), *more.items()])
