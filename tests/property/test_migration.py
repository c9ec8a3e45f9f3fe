"""Moving a draft keeps or lists every answer, whatever the forms and the answers."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from citdesk.xforms import Form, migrate
from citdesk.xforms.session.values import codec_for
from tests.property.forms import NUMBERS, MadeForm, made_forms
from tests.property.test_sessions import act, surroundings

CASES = settings(max_examples=100, deadline=None)
NAMES = [f"q{number}" for number in range(8)]


@CASES
@given(made_forms(), st.lists(NUMBERS, max_size=20), st.randoms(use_true_random=False))
def test_the_same_form_changes_nothing(made: MadeForm, values: list[str], dice: random.Random) -> None:
    """Moving to the form a draft was written with gives the same instance and loses nothing."""
    form = Form.load(made.xml)
    session = form.start(surroundings())
    for value in values:
        act(session, made, dice, value)
    saved = session.to_xml()
    migration = migrate(saved, form, Form.load(made.xml), surroundings(), session.typed)
    assert migration.lost == ()
    assert migration.session.to_xml() == saved
    assert migration.session.typed == session.typed


def sheet(names: list[str], repeated: list[str]) -> str:
    """A form of text questions, some of them in a repeat."""
    rows = ["| survey | | | |", "| | type | name | label |", "| | note | head | Head |"]
    rows += [f"| | text | {name} | {name.upper()} |" for name in names]
    if repeated:
        rows.append("| | begin_repeat | r | R |")
        rows += [f"| | text | {name} | {name.upper()} |" for name in repeated]
        rows.append("| | end_repeat | | |")
    return "\n".join([*rows, "| settings | |", "| | form_id |", "| | made |"])


@CASES
@given(st.data())
def test_exactly_what_is_gone_is_listed(data: st.DataObject) -> None:
    """After random removals and renames the answers kept and those listed are all there were, once each."""
    names = data.draw(st.lists(st.sampled_from(NAMES), unique=True, min_size=1))
    split = data.draw(st.integers(0, len(names)))
    outer, inner = names[:split], names[split:]
    form = Form.load(sheet(outer, inner))
    session = form.start(surroundings())
    instances = data.draw(st.integers(1, 3)) if inner else 0
    for _ in range(instances - 1):
        session.add_repeat("/data/r")
    given_answers: dict[str, str] = {}
    for name in outer:
        given_answers[f"/data/{name}"] = name
    for number in range(1, instances + 1):
        for name in inner:
            given_answers[f"/data/r[{number}]/{name}"] = f"{name}.{number}"
    for path, text in given_answers.items():
        session.answer(path, text)
    gone = set(data.draw(st.lists(st.sampled_from(names), unique=True)))
    rename = data.draw(st.booleans())

    def after(old: list[str]) -> list[str]:
        return [f"{name}_new" if name in gone else name for name in old if rename or name not in gone]

    newer = Form.load(sheet(after(outer), after(inner)))
    migration = migrate(session.to_xml(), form, newer, surroundings())
    listed = {answer.path: answer.text for answer in migration.lost}
    assert listed == {path: text for path, text in given_answers.items() if path.rpartition("/")[2] in gone}
    assert set(migration.kept) >= given_answers.keys() - listed.keys()
    for path in given_answers.keys() - listed.keys():
        assert migration.session.value(path) == given_answers[path]


KINDS = [
    ("string", "input", ""),
    ("int", "input", ""),
    ("decimal", "input", ""),
    ("date", "input", ""),
    ("dateTime", "input", ""),
    ("time", "input", ""),
    ("string", "select1", "abc"),
    ("string", "select1", "ab"),
    ("string", "select", "abc"),
    ("string", "select", "bcd"),
    ("string", "rank", "abc"),
]
ANSWERS = [
    "a",
    "b c",
    "a b c",
    "12",
    "12.0",
    "12.7",
    "2026-01-02",
    "2026-01-02T03:04:05.000+01:00",
    "03:04:05",
]


def one_question(kind: tuple[str, str, str]) -> Form:
    """A form of one question."""
    data_type, control, values = kind
    items = "".join(f"<item><label>{value}</label><value>{value}</value></item>" for value in values)
    return Form.load(
        (
            '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"><h:head><model>'
            '<instance><data id="one"><a/></data></instance>'
            f'<bind nodeset="/data/a" type="{data_type}"/></model>'
            f'</h:head><h:body><{control} ref="/data/a"><label>A</label>{items}</{control}></h:body></h:html>'
        ).encode()
    )


@CASES
@given(st.sampled_from(KINDS), st.sampled_from(KINDS), st.sampled_from(ANSWERS))
def test_the_lists_say_what_became_of_an_answer(
    old: tuple[str, str, str], new: tuple[str, str, str], answer: str
) -> None:
    """Whatever a question turns into: kept means that the same is in the draft, lost that this is not."""
    form = one_question(old)
    session = form.start(surroundings())
    session.answer("/data/a", answer)
    before = session.question("/data/a").text
    migration = migrate(session.to_xml(), form, one_question(new), surroundings())
    after = migration.session.question("/data/a").text
    if not before:
        assert migration.lost == ()
        return
    assert ("/data/a" in migration.kept) == (migration.lost == ())
    if migration.lost:
        (lost,) = migration.lost
        assert not set(lost.text.split()) & set(after.split())
    else:
        codec = codec_for(new[0], new[1], surroundings().zone)
        assert codec.decode(after) == codec.decode(before)
    assert migration.session.problems() == ()
