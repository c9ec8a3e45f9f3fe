"""What holds for any form and any order of answers."""

from __future__ import annotations

import random
import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from citdesk.xforms import Context, Form, Question, Session
from tests.property.forms import NUMBERS, MadeForm, made_forms

INSTANCE = re.compile(r"^/data/r\[\d+\](?:/k\[\d+\])?")
POSITION = re.compile(r"\[\d+\]")
CASES = settings(max_examples=120, deadline=None)


def surroundings() -> Context:
    """Surroundings that are always the same."""
    return Context(
        now=lambda: datetime(2026, 11, 23, 12, tzinfo=UTC),
        zone=ZoneInfo("America/Chicago"),
        random=random.Random(3),
    )


def act(session: Session, made: MadeForm, dice: random.Random, value: str) -> frozenset[str]:
    """One random act of the person filling: answer, add, remove."""
    paths = session.paths()
    instances = sorted({found.group(0) for path in paths for found in INSTANCE.finditer(path)})
    kind = dice.random()
    if kind < 0.12:
        ranges = ["/data/r", *(f"{path}/k" for path in instances if path.count("[") == 1)]
        session.add_repeat(dice.choice(ranges))
        return session.last_changes
    if kind < 0.24 and instances:
        return session.remove_repeat(dice.choice(instances))
    asked = [path for path in paths if POSITION.sub("", path) in made.questions]
    return session.answer(dice.choice(asked), value) if asked else frozenset()


def seen(session: Session) -> dict[str, Question]:
    """Everything a person could see, by path."""
    return {path: session.question(path) for path in session.paths()}


@CASES
@given(made_forms(), st.lists(NUMBERS, max_size=25), st.randoms(use_true_random=False))
def test_step_by_step_equals_all_at_once(made: MadeForm, values: list[str], dice: random.Random) -> None:
    """After any acts the session stands as if everything had been computed afresh from its answers."""
    session = Form.load(made.xml).start(surroundings())
    for value in values:
        act(session, made, dice, value)
    stepwise = seen(session)
    problems = {problem for problem in session.problems() if problem.kind != "type"}
    session.recompute()
    assert seen(session) == stepwise
    assert {problem for problem in session.problems() if problem.kind != "type"} == problems


@CASES
@given(made_forms(), st.lists(NUMBERS, max_size=20), st.randoms(use_true_random=False))
def test_changes_are_all_reported(made: MadeForm, values: list[str], dice: random.Random) -> None:
    """Whatever looks different after an act is among the changes that the act reported."""
    session = Form.load(made.xml).start(surroundings())
    before = seen(session)
    for value in values:
        changed = act(session, made, dice, value)
        after = seen(session)
        different = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
        assert different <= changed
        before = after


@CASES
@given(made_forms(), st.lists(NUMBERS, max_size=20), st.randoms(use_true_random=False))
def test_saving_and_resuming_changes_nothing(made: MadeForm, values: list[str], dice: random.Random) -> None:
    """At any point the draft that is saved opens to the same instance, the same questions and the same
    problems: also while answers are unreadable or against their constraint, and repeats are counted by them.
    """
    form = Form.load(made.xml)
    session = form.start(surroundings())
    for value in values:
        act(session, made, dice, value)
        saved = session.to_xml()
        again = form.resume(saved, surroundings(), session.typed)
        assert again.to_xml() == saved
        assert seen(again) == seen(session)
        assert (again.typed, again.left_out) == (session.typed, ())
        assert set(again.problems()) == set(session.problems())
        if dice.random() < 0.3:
            session = again


@CASES
@given(made_forms(), st.lists(NUMBERS, max_size=20), st.randoms(use_true_random=False))
def test_what_is_put_back_is_as_it_was(made: MadeForm, values: list[str], dice: random.Random) -> None:
    """At any point a repeat instance that is removed and put back leaves no trace."""
    session = Form.load(made.xml).start(surroundings())
    for value in values:
        act(session, made, dice, value)
    paths = session.paths()
    instances = sorted({found.group(0) for path in paths for found in INSTANCE.finditer(path)})
    if not instances:
        return
    before, typed, shown = session.to_xml(), dict(session.typed), seen(session)
    session.remove_repeat(dice.choice(instances))
    assert session.last_removed is not None
    session.put_back(session.last_removed)
    assert session.to_xml() == before
    assert session.typed == typed
    assert seen(session) == shown


@CASES
@given(st.lists(st.integers(0, 5), max_size=30))
def test_repeats_in_any_order_keep_references_right(moves: list[int]) -> None:
    """However instances come and go, each keeps its answers, its number and its part in the whole."""
    form = Form.load(REPEATS)
    session = form.start(surroundings())
    model = ["0"]
    session.answer("/data/r[1]/v", "0")
    for number, move in enumerate(moves, 1):
        if move < 3 or not model:
            path = session.add_repeat("/data/r")
            session.answer(f"{path}/v", str(number))
            model.append(str(number))
        else:
            index = move % len(model)
            session.remove_repeat(f"/data/r[{index + 1}]")
            del model[index]
        assert [session.question(f"/data/r[{n}]/v").text for n in range(1, len(model) + 1)] == model
        numbered = [session.question(f"/data/r[{n}]/n").text for n in range(1, len(model) + 1)]
        assert numbered == [f"{n} of {len(model)}: {value}" for n, value in enumerate(model, 1)]
        assert session.question("/data/total").text == str(sum(map(int, model)))
        previous = [session.question(f"/data/r[{n}]/before").text for n in range(1, len(model) + 1)]
        assert previous == ["", *model[:-1]][: len(model)]


def cascade(hidden: str, filters: list[int]) -> bytes:
    """Four lists in two groups, each reading an earlier one; one node is hidden by a switch."""
    paths = ["/data/g/a", "/data/g/b", "/data/h/c", "/data/h/d"]
    selects = [
        f'<select1 ref="{path}"><itemset nodeset="instance(\'i\')/root/item'
        f'{f"[g != {paths[filters[number] % number]}]" if number else ""}">'
        '<value ref="g"/><label ref="g"/></itemset></select1>'
        for number, path in enumerate(paths)
    ]
    items = "".join(f"<item><g>{number}</g></item>" for number in range(4))
    return (
        '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"><h:head><model>'
        '<instance><data id="c"><switch/><g><a/><b/></g><h><c/><d/></h></data></instance>'
        f'<instance id="i"><root>{items}</root></instance>'
        f'<bind nodeset="{hidden}" relevant="/data/switch = \'\'"/></model></h:head><h:body>'
        f'<input ref="/data/switch"/>{"".join(selects)}</h:body></h:html>'
    ).encode()


@CASES
@given(
    st.sampled_from(["/data/g", "/data/h", "/data/g/a", "/data/g/b", "/data/h/c", "/data/h/d"]),
    st.lists(st.integers(0, 5), min_size=4, max_size=4),
    st.lists(st.tuples(st.sampled_from(["g/a", "g/b", "h/c", "h/d"]), st.sampled_from("0123")), max_size=12),
)
def test_hiding_and_showing_again_changes_no_answer(
    hidden: str, filters: list[int], answers: list[tuple[str, str]]
) -> None:
    """Whatever a switch hides, and whichever lists depend on it, is as it was when it is switched back.

    Answers are taken from the lists as they stand. One that was refused is no answer yet: it becomes one when
    its list offers it, and may then take a choice from a later list, as if it had been given at that moment.
    """
    session = Form.load(cascade(hidden, filters)).start(surroundings())
    for path, value in answers:
        if value in {choice.value for choice in session.question(f"/data/{path}").choices}:
            session.answer(f"/data/{path}", value)
    before = session.to_xml()
    session.answer("/data/switch", "off")
    session.answer("/data/switch", "")
    assert session.to_xml() == before


REPEATS = b"""
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"><h:head><model>
<instance><data id="r"><r><v/><n/><before/></r><total/></data></instance>
<bind nodeset="/data/r/n" calculate="concat(position(..), ' of ', count(/data/r), ': ', ../v)"/>
<bind nodeset="/data/r/before" calculate="/data/r[position() = position(current()/..) - 1]/v"/>
<bind nodeset="/data/total" calculate="sum(/data/r/v)"/>
</model></h:head><h:body><repeat nodeset="/data/r"><input ref="/data/r/v"/></repeat></h:body></h:html>
"""
