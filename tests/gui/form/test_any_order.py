"""Whatever an officer does in whatever order: nothing is lost, nothing breaks, all can be undone."""

from __future__ import annotations

import random
from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from citdesk.desktop.form import FormViewModel, Kind, Pace
from citdesk.xforms import Context, Form, Session
from tests.gui.form.conftest import ZONE, Disk, now

CALL, SEEN, PERSON = "/small/call", "/small/seen", "/small/people/person"

Act = Callable[[FormViewModel, random.Random], None]


def _choose(model: FormViewModel, dice: random.Random) -> None:
    model.answer(f"{CALL}/travel", dice.choice(["police", "ambulance", "other", None]))


def _count(model: FormViewModel, dice: random.Random) -> None:
    model.boxes.type(f"{CALL}/children", dice.choice(["3", "07", "3x", "", "400"]))


def _write(model: FormViewModel, dice: random.Random) -> None:
    model.boxes.type(f"{SEEN}/words", dice.choice(["He paced.", "", "\u202ereversed", "a\nb", "😀" * 5]))


def _leave(model: FormViewModel, dice: random.Random) -> None:
    model.leave(dice.choice([f"{CALL}/children", f"{SEEN}/words"]))


def _check(model: FormViewModel, dice: random.Random) -> None:
    model.answer(f"{SEEN}/signs", dice.choice([None, ("pacing",), ("pacing", "voices"), ("none",)]))


def _people(model: FormViewModel) -> list[str]:
    found: list[str] = []
    at = 1
    while model.label_of(f"{PERSON}[{at}]/name"):
        found.append(f"{PERSON}[{at}]")
        at += 1
    return found


def _add(model: FormViewModel, dice: random.Random) -> None:
    model.add_instance(PERSON)
    if model.walk.place.kind is Kind.INSTANCE:
        model.answer(f"{model.walk.place.key}/name", dice.choice(["Dana", "Ruth", "Omar"]))


def _add_phone(model: FormViewModel, dice: random.Random) -> None:
    people = _people(model)
    if people:
        model.add_instance(f"{dice.choice(people)}/phone")
        if model.walk.place.kind is Kind.INSTANCE:
            model.answer(f"{model.walk.place.key}/number", str(dice.randrange(1000)))


def _remove(model: FormViewModel, dice: random.Random) -> None:
    people = _people(model)
    if people:
        model.remove_instance(dice.choice(people))


def _undo(model: FormViewModel, _dice: random.Random) -> None:
    model.undo()


def _move(model: FormViewModel, dice: random.Random) -> None:
    dice.choice([model.walk.leave_for_now, model.walk.back, model.walk.advance])()


def _jump(model: FormViewModel, dice: random.Random) -> None:
    model.walk.open_section(dice.choice([section.key for section in model.outline()]))


def _pace(model: FormViewModel, dice: random.Random) -> None:
    model.walk.set_pace(dice.choice(list(Pace)))


def _speak(model: FormViewModel, dice: random.Random) -> None:
    model.set_language(dice.choice(list(model.languages)))


def _problem(model: FormViewModel, dice: random.Random) -> None:
    model.in_hand.step_problem(dice.choice([-1, 1]))


ACTS: list[Act] = [
    _choose,
    _count,
    _write,
    _leave,
    _check,
    _add,
    _add_phone,
    _remove,
    _undo,
    _move,
    _jump,
    _pace,
    _speak,
    _problem,
]


def _open(form: Form) -> tuple[FormViewModel, Session, Disk]:
    session = form.start(Context(now=now, zone=ZONE, random=random.Random(7)))
    disk = Disk()
    disk.model = FormViewModel(session, disk.save, now)
    return disk.model, session, disk


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(st.tuples(st.integers(0, len(ACTS) - 1), st.integers(0, 999)), max_size=25))
def test_any_order_of_acts_is_saved_and_undone(
    qapp: QApplication, small_form: Form, acts: list[tuple[int, int]]
) -> None:
    """After any acts the disk holds what the screen shows, and undoing all of them gives the fresh report."""
    model, session, disk = _open(small_form)
    fresh = session.to_xml()
    for which, seed in acts:
        ACTS[which](model, random.Random(seed))
        assert model.walk.items() or model.walk.place.kind in {Kind.CHECK, Kind.CHANGES}
        assert model.outline()
        model.last_look.parts()
    model.boxes.flush()
    if disk.saves:
        assert disk.saves[-1][2] == session.to_xml()
    while model.can_undo:
        model.undo()
    assert session.to_xml() == fresh
    assert model.typed == {}
    model.deleteLater()
