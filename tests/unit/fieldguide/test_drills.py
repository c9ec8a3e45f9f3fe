"""Drills: each can be finished well and badly, the debrief says why, and a dead end is refused by name."""

from __future__ import annotations

from collections import deque
from functools import cache
from pathlib import Path

import pytest

from citdesk.casework.checked_table import DataFileError
from citdesk.fieldguide.drills import Drill, Run, read_drill, read_drills
from citdesk.resource_files import resource_path

SCRIPTS = Path(__file__).parents[2] / "scenario" / "encounters"


@cache
def shipped() -> tuple[Drill, ...]:
    files = {path.name: path.read_text("utf-8") for path in resource_path("drills").glob("*.toml")}
    drills, faults = read_drills(files)
    assert [str(fault) for fault in faults] == []
    return drills


def played(drill: Drill, *, well: bool) -> Run:
    """The shortest run to an ending of this kind."""
    waiting = deque([Run.begin(drill)])
    while waiting:
        run = waiting.popleft()
        if run.ending is not None:
            if run.ending.well is well:
                return run
        elif run.scene is not None and len(run.taken) < 12:
            waiting.extend(run.choose(at) for at in range(len(run.scene.choices)))
    raise AssertionError(f"{drill.id} cannot be finished {'well' if well else 'badly'}")


def test_there_are_six_drills_and_each_grew_from_an_encounter_script() -> None:
    """The practice is about the encounters the forms are tested with."""
    assert len(shipped()) >= 6
    known = {path.stem for path in SCRIPTS.rglob("*.toml")}
    assert {drill.script for drill in shipped()} <= known


@pytest.mark.parametrize("well", [True, False])
@pytest.mark.parametrize("drill", shipped(), ids=lambda drill: drill.id)
def test_each_drill_is_finished_well_and_badly_and_says_why(drill: Drill, *, well: bool) -> None:
    """Every choice on the way has its effect, its reason and its source, and the ending says how it was."""
    run = played(drill, well=well)
    assert run.scene is None
    assert run.ending is not None
    assert len(run.ending.text.split()) >= 8
    assert len(run.taken) >= 2
    for taken in run.taken:
        assert taken.choice.effect
        assert len(taken.choice.why.split()) >= 4
        assert taken.choice.source


GOOD = """id = "x"
title = "X"
script = "s"
opening = "O"
[[scene]]
id = "a"
text = "A"
[[scene.choice]]
say = "go"
effect = "e"
why = "w"
source = "s"
to = "good"
[[scene.choice]]
say = "stay"
effect = "e"
why = "w"
source = "s"
to = "bad"
[[ending]]
id = "good"
how = "well"
text = "G"
[[ending]]
id = "bad"
how = "badly"
text = "B"
"""
_LOOP = """[[scene]]
id = "b"
text = "B"
[[scene.choice]]
say = "again"
effect = "e"
why = "w"
source = "s"
to = "b"
[[ending]]
id = "good"
"""


@pytest.mark.parametrize(
    ("was", "becomes", "reason"),
    [
        ('to = "bad"', 'to = "moon"', "scene a: a choice leads to moon, which is nowhere"),
        ('to = "bad"', 'to = "good"', "nothing leads to bad"),
        ('[[ending]]\nid = "good"\n', _LOOP, "nothing leads to b"),
        ('how = "badly"', 'how = "well"', "finish it well and to finish it badly"),
        ('how = "badly"', 'how = "so so"', "how is 'so so'"),
        ('why = "w"\n', "", "why is missing"),
        ('source = "s"\n', 'source = ""\n', "source is blank"),
        ('id = "bad"', 'id = "a"', "the id a is there twice"),
    ],
)
def test_a_drill_that_cannot_be_played_is_refused_by_name(was: str, becomes: str, reason: str) -> None:
    """Whoever writes drills learns which file, which scene and what."""
    assert read_drill("x.toml", GOOD).first == "a"
    with pytest.raises(DataFileError) as refused:
        read_drill("x.toml", GOOD.replace(was, becomes))
    assert str(refused.value).startswith("x.toml: ")
    assert reason in str(refused.value)


def test_a_dead_end_is_named() -> None:
    """A scene from which no ending can be reached would hold somebody for ever."""
    text = GOOD.replace('[[ending]]\nid = "good"\n', _LOOP).replace(
        'to = "bad"',
        'to = "bad"\n[[scene.choice]]\nsay = "b"\neffect = "e"\nwhy = "w"\nsource = "s"\nto = "b"',
    )
    with pytest.raises(DataFileError, match="scene b is a dead end"):
        read_drill("x.toml", text)


def test_one_bad_drill_takes_no_other_with_it() -> None:
    """The others stay."""
    drills, faults = read_drills({"a": GOOD, "b": "nothing at all =", "c": GOOD})
    assert [drill.id for drill in drills] == ["x"]
    assert [fault.file for fault in faults] == ["b", "c"]


def test_a_choice_that_is_not_there_is_an_error() -> None:
    """A run is never moved by something nobody offered."""
    run = Run.begin(read_drill("x.toml", GOOD))
    for number in (2, -1):
        with pytest.raises(IndexError):
            run.choose(number)
    with pytest.raises(IndexError):
        run.choose(0).choose(0)
