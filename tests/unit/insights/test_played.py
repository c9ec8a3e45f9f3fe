"""The measures against encounters as people write them: the shipped forms, filled by the scripts."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from citdesk.insights import read_report
from citdesk.xforms import SavedAnswers
from tests.scenario.scripts import load_script
from tests.unit.forms.drafts import FOLDER
from tests.unit.forms.rehearsal import Rehearsal
from tests.unit.insights.test_figures import MEASURES

#: The record stands in for what HQ would say of a report.
RECORD = "<record><returned>no</returned><hours_to_approval>2</hours_to_approval></record>"


@cache
def counted() -> dict[str, dict[str, float]]:
    """What each script's reports count for, by measure and by script."""
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for path in sorted((*FOLDER.glob("*.toml"), *FOLDER.glob("more/*.toml"))):
        played = Rehearsal(load_script(path))
        played.play()
        for name, answers in played.sent.items():
            form = played.desks[name].form_id
            saved = SavedAnswers(answers, {"record": RECORD}, now=played.script.now, zone=played.script.zone)
            reading = read_report(MEASURES, form, saved, played.script.zone)
            for measure, value in (reading.counts if reading is not None else {}).items():
                found[measure][f"{path.stem}/{name}"] = value
    return found


def test_every_measure_counts_some_encounter_as_it_is_written() -> None:
    """A measure that no filled form can ever meet would be silent, or untrue, for ever."""
    assert [measure.id for measure in MEASURES.measures if measure.id not in counted()] == []


def test_the_diversions_of_the_scripts_were_taken() -> None:
    """Both nights end with a signed agreement."""
    taken = counted()["diversion_taken"]
    assert len(taken) > 1
    assert set(taken.values()) == {1.0}
