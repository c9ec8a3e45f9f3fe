"""An officer who fills the shipped encounter form as fast as the vault saves."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count, cycle
from pathlib import Path
from random import Random

from tests.kills.activity import BEGUN, Activity, Ground, Lost, Tell, Told, expect_whole
from tests.scenario.filler import sign_in, text_questions
from tests.unit.vault.props import Laptop


def _ready(folder: Path) -> Ground:
    laptop = Laptop(folder)
    laptop.new_vault().close()
    workspace = sign_in(laptop)
    report = workspace.start_report("encounter")
    questions = text_questions(workspace.open_report(report).session)
    workspace.close()
    assert len(questions) >= 5
    return Ground(folder, laptop.secrets.kept, report)


def _work(ground: Ground, folder: Path, dice: Random, tell: Tell) -> None:
    """One question after the other gets growing numbers."""
    workspace = sign_in(Laptop(folder, dice.randrange(10**6), ground.secrets))
    session = workspace.open_report(ground.report).session
    questions = text_questions(session)
    tell(BEGUN)
    for number, path in zip(count(1), cycle(questions)):
        session.answer(path, str(number))
        workspace.save_draft(ground.report, session.to_xml(), {path: f"typed {number}"})
        tell(("answer", path, str(number)))


def _judge(ground: Ground, folder: Path, told: Sequence[Told]) -> None:
    workspace = sign_in(Laptop(folder, 1, ground.secrets))
    expect_whole(workspace.vault)
    session = workspace.open_report(ground.report).session
    saved = {each[1]: int(each[2]) for each in told if each[0] == "answer"}
    for path, number in saved.items():
        if int(session.question(path).text or 0) < number:
            raise Lost(f"answer {number} of {path}")
    workspace.close()


FILLING = Activity("filling", _ready, _work, _judge)
