"""An emergency hold in each state, from the call to the paper that goes with the person."""

from __future__ import annotations

from pathlib import Path

import pytest

from citdesk.casework.law import LawPack
from citdesk.cli.demonstration.scripts import Print, Script, load_scripts
from tests.scenario.played import played
from tests.scenario.scripts import ENCOUNTERS, every_script
from tests.unit.forms.rehearsal import law_packs

HOLDS = load_scripts(ENCOUNTERS / "holds")
PRINTED = [step for script in every_script() for step in script.of(Print) if isinstance(step, Print)]
WORKSHEET = "hold_worksheet"


def place(pack: LawPack) -> str:
    """The line of a hold paper that says by which state's rules it was made."""
    return f"Law of the place: {pack.name}"


@pytest.mark.parametrize("state", sorted(law_packs()))
def test_every_law_pack_is_played_to_its_paper(state: str) -> None:
    """A pack without a script that prints its hold is not known to work: write one with it."""
    assert any(step.paper == WORKSHEET and place(law_packs()[state]) in step.shows for step in PRINTED)


@pytest.mark.parametrize("script", HOLDS, ids=lambda script: script.id)
def test_a_hold_is_stated_sent_approved_and_printed(script: Script, tmp_path: Path) -> None:
    """The paper says what the script says it must, and all that its state's pack has for a reader."""
    words = played(script, tmp_path)[WORKSHEET]
    (pack,) = (pack for pack in law_packs().values() if place(pack) in words)
    assert [text for text in what_the_reader_is_told(pack) if text not in words] == [], words
    assert ("Clinician who" in words) == (pack.clinician_gate in ("unless_offense", "at_facility"))


def what_the_reader_is_told(pack: LawPack) -> list[str]:
    """Law, form, review, clock, clinician's part, legend and prescribed texts of a pack."""
    assert not pack.reviewed
    return [
        pack.statute,
        pack.standard,
        pack.form.id,
        pack.form.note,
        f"{pack.id.upper()} {pack.version}",
        "nobody yet",
        "no counsel of this agency has reviewed",
        " ".join(pack.still_to_check),
        pack.clock.note,
        pack.clinician_note,
        pack.weapons.text,
        pack.confidentiality.text,
        pack.confidentiality.citation,
        pack.false_statement.text,
        *(slot.summary for slot in pack.slots),
    ]
