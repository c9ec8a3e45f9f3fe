"""Reads drills from TOML and refuses one that cannot be played to a good and to a bad end."""

from __future__ import annotations

from collections.abc import Mapping

from citdesk.casework.checked_table import CheckedTable, DataFileError
from citdesk.fieldguide.drills.drill import Choice, Drill, Ending, Scene

_HOW = {"well": True, "badly": False}


def read_drills(files: Mapping[str, str]) -> tuple[tuple[Drill, ...], tuple[DataFileError, ...]]:
    """The drills that can be played, by title, and what is wrong with the others. ``files``: name to text."""
    drills: dict[str, Drill] = {}
    faults: list[DataFileError] = []
    for name in sorted(files):
        try:
            drill = read_drill(name, files[name])
        except DataFileError as fault:
            faults.append(fault)
            continue
        if drill.id in drills:
            faults.append(DataFileError(name, f"there is another drill with the id {drill.id}"))
            continue
        drills[drill.id] = drill
    return tuple(sorted(drills.values(), key=lambda drill: drill.title)), tuple(faults)


def read_drill(name: str, text: str) -> Drill:
    """One drill. Raises DataFileError for anything missing, a way that leads nowhere, or a dead end."""
    whole = CheckedTable.parse(name, text)
    scenes = [_scene(row) for row in whole.tables("scene", needed=True)]
    endings = [_ending(row) for row in whole.tables("ending", needed=True)]
    ids = [each.id for each in (*scenes, *endings)]
    twice = sorted({each for each in ids if ids.count(each) > 1})
    if twice:
        raise DataFileError(name, f"the id {', '.join(twice)} is there twice")
    drill = Drill(
        id=whole.text("id"),
        title=whole.text("title"),
        script=whole.text("script"),
        opening=whole.text("opening"),
        first=scenes[0].id,
        scenes={scene.id: scene for scene in scenes},
        endings={ending.id: ending for ending in endings},
    )
    whole.done()
    _can_be_played(name, drill)
    return drill


def _scene(row: CheckedTable) -> Scene:
    choices: list[Choice] = []
    scene_id, text = row.text("id"), row.text("text")
    for each in row.tables("choice", needed=True):
        said = [each.text(key) for key in ("say", "effect", "why", "source", "to")]
        choices.append(Choice(*said))
        each.done()
    row.done()
    return Scene(scene_id, text, tuple(choices))


def _ending(row: CheckedTable) -> Ending:
    ending = Ending(row.text("id"), _HOW[row.word("how", frozenset(_HOW))], row.text("text"))
    row.done()
    return ending


def _can_be_played(name: str, drill: Drill) -> None:
    for scene in drill.scenes.values():
        for choice in scene.choices:
            if choice.to not in drill.scenes and choice.to not in drill.endings:
                raise DataFileError(
                    name, f"scene {scene.id}: a choice leads to {choice.to}, which is nowhere"
                )
    reached = _reached_from(drill, drill.first)
    lost = sorted((set(drill.scenes) | set(drill.endings)) - reached)
    if lost:
        raise DataFileError(name, f"nothing leads to {', '.join(lost)}")
    for scene in drill.scenes:
        if not _reached_from(drill, scene) & set(drill.endings):
            raise DataFileError(name, f"scene {scene} is a dead end: no choice in it ever leads to an ending")
    if {ending.well for ending in drill.endings.values()} != {True, False}:
        raise DataFileError(name, "it must be possible to finish it well and to finish it badly")


def _reached_from(drill: Drill, start: str) -> set[str]:
    reached, to_see = {start}, [start]
    while to_see:
        scene = drill.scenes.get(to_see.pop())
        fresh = {choice.to for choice in scene.choices} - reached if scene is not None else set[str]()
        reached |= fresh
        to_see += fresh
    return reached
