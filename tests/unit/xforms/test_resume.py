"""Saving and resuming: the same instance comes back, and a newer form keeps what it can."""

from __future__ import annotations

import pytest

from citdesk.xforms import Form, ResumeError
from tests.unit.xforms.scenario import Scenario, context, xform

REPORT = """
| survey |              |       |       |               |                            |
|        | type         | name  | label | relevant      | calculation                |
|        | text         | who   | Who   |               |                            |
|        | integer      | age   | Age   | ${who} != ''  |                            |
|        | begin_repeat | event | Event |               |                            |
|        | text         | what  | What  |               |                            |
|        | calculate    | stamp |       |               | once(uuid())               |
|        | end_repeat   |       |       |               |                            |
|        | calculate    | code  |       |               | uuid()                     |
| settings |         |
|          | form_id |
|          | report  |
"""


def test_a_draft_comes_back_as_it_was() -> None:
    """Everything is the same after saving and opening again: answers, hidden ones, instances, chance."""
    scenario = Scenario.of(REPORT)
    scenario.answers("/data/who", "Ann")
    scenario.answers("/data/age", 30)
    scenario.adds("/data/event")
    scenario.answers("/data/event[2]/what", "fell & rose <quickly>")
    scenario.answers("/data/who", "")
    before = scenario.saved()
    assert scenario.saves_and_returns().saved() == before
    scenario.answers("/data/who", "Ann")
    assert scenario.value("/data/age") == 30


def test_answers_of_another_form_are_refused() -> None:
    """A draft opens with its own form only."""
    form = Form.load(REPORT)
    with pytest.raises(ResumeError, match="other"):
        form.resume(b'<data id="other"/>', context())


def test_answers_of_a_namesake_are_told_apart() -> None:
    """Two forms of one id: the answers are not said to belong to the very form that refuses them."""
    form = Form.load(REPORT)
    with pytest.raises(ResumeError) as refused:
        form.resume(b'<visit id="report"/>', context())
    assert "“visit”" in str(refused.value)
    assert "“data”" in str(refused.value)
    assert "not to “report”" not in str(refused.value)


@pytest.mark.parametrize(
    "damaged", [b"", b"<data id='report'>", b"\x00\x01", b"<!DOCTYPE x [<!ENTITY a 'b'>]><data/>"]
)
def test_damaged_answers_are_refused(damaged: bytes) -> None:
    """A draft that cannot be read says so instead of opening empty."""
    with pytest.raises(ResumeError):
        Form.load(REPORT).resume(damaged, context())


def test_a_newer_form_keeps_what_it_still_asks() -> None:
    """Answers whose question exists stay; the others are listed with their path."""
    scenario = Scenario.of(REPORT)
    scenario.answers("/data/who", "Ann")
    scenario.answers("/data/event[1]/what", "fell")
    newer = Form.load(REPORT.replace("what  | What ", "cause | Cause").replace("| age   |", "| years |"))
    session = newer.resume(scenario.saved().encode(), context())
    assert session.value("/data/who") == "Ann"
    assert [(left.path, left.text) for left in session.left_out] == [("/data/event/what", "fell")]
    assert session.value("/data/event[1]/cause") is None


def test_what_a_submission_left_out_comes_from_the_defaults() -> None:
    """A node missing in the saved XML is as in a new instance."""
    source = xform(
        '<data id="t"><use>1</use><v>usual</v></data>',
        '<bind nodeset="/data/v" relevant="/data/use = 1"/>',
        '<input ref="/data/use"/><input ref="/data/v"/>',
    )
    scenario = Scenario.of(source)
    scenario.answers("/data/use", "0")
    assert "usual" not in scenario.submission()
    session = scenario.form.resume(scenario.submission(), context())
    session.answer("/data/use", "1")
    assert session.value("/data/v") == "usual"


def test_an_edited_submission_names_the_one_it_replaces() -> None:
    """Editing gives a new instance id and keeps the old one as deprecated."""
    scenario = Scenario.of(REPORT)
    old = scenario.text("/data/meta/instanceID")
    session = scenario.form.edit(scenario.submission(), context(seed=2))
    xml = session.to_xml().decode()
    assert f"<deprecatedID>{old}</deprecatedID>" in xml
    assert session.question("/data/meta/instanceID").text not in {"", old}


def test_preloads_are_for_new_instances() -> None:
    """Who, where and when are filled at the start and kept afterwards; the end is noted when asked."""
    source = xform(
        '<data id="t"><id/><from/><to/><day/><user/><car/><mail/></data>',
        '<bind nodeset="/data/id" jr:preload="uid"/>'
        '<bind nodeset="/data/from" type="dateTime" jr:preload="timestamp" jr:preloadParams="start"/>'
        '<bind nodeset="/data/to" type="dateTime" jr:preload="timestamp" jr:preloadParams="end"/>'
        '<bind nodeset="/data/day" type="date" jr:preload="date" jr:preloadParams="today"/>'
        '<bind nodeset="/data/user" jr:preload="property" jr:preloadParams="username"/>'
        '<bind nodeset="/data/car" jr:preload="property" jr:preloadParams="deviceid"/>'
        '<bind nodeset="/data/mail" jr:preload="property" jr:preloadParams="email"/>',
    )
    scenario = Scenario.of(source, surroundings=context(properties={"email": "desk@example.org"}))
    assert scenario.text("/data/id").startswith("uuid:")
    assert scenario.text("/data/from") == "2026-11-23T09:30:00.000-06:00"
    assert scenario.text("/data/to") == ""
    assert [scenario.text(f"/data/{name}") for name in ("day", "user", "car", "mail")] == [
        "2026-11-23",
        "officer-7",
        "car-12",
        "desk@example.org",
    ]
    first = scenario.text("/data/id")
    assert scenario.saves_and_returns().text("/data/id") == first
    assert scenario.session.finish() == {"/data/to"}
    assert scenario.text("/data/to") == "2026-11-23T09:30:00.000-06:00"


def test_entities_are_kept() -> None:
    """The entity block and its attributes go through filling and saving unharmed."""
    scenario = Scenario.of(
        xform(
            '<data id="t"><name/><meta><entity dataset="people" create="1" id="e1"><label/></entity>'
            "</meta></data>",
            '<bind nodeset="/data/meta/entity/label" calculate="/data/name"/>',
            '<input ref="/data/name"/>',
        )
    )
    scenario.answers("/data/name", "Ann")
    assert '<entity dataset="people" create="1" id="e1"><label>Ann</label></entity>' in scenario.submission()
    assert scenario.saves_and_returns().submission().count("<entity") == 1


AGES = xform(
    '<data id="t"><r jr:template=""><age/></r></data>',
    '<bind nodeset="/data/r/age" type="int"/>',
    '<repeat nodeset="/data/r"><input ref="/data/r/age"><label>Age</label></input></repeat>',
)


def test_what_could_not_be_read_stays_a_problem_until_it_is_mended() -> None:
    """A text that is no number is no answer, but it is not lost either: it comes back with the draft."""
    scenario = Scenario.of(AGES)
    scenario.adds("/data/r")
    scenario.answers("/data/r[1]/age", "about forty")
    again = scenario.form.resume(scenario.saved(), scenario.surroundings, scenario.session.typed)
    assert again.typed == {"/data/r[1]/age": "about forty"}
    (problem,) = again.problems()
    assert (problem.kind, problem.typed) == ("type", "about forty")
    again.answer("/data/r[1]/age", "40")
    assert again.typed == {}
    assert again.problems() == ()


def test_what_could_not_be_read_moves_with_its_instance() -> None:
    """When an instance before it goes, the text is kept under its new place, and goes with its own."""
    scenario = Scenario.of(AGES)
    for typed in ("10", "about twenty", "about thirty"):
        scenario.answers(f"{scenario.adds('/data/r')}/age", typed)
    scenario.removes("/data/r[1]")
    assert scenario.session.typed == {"/data/r[1]/age": "about twenty", "/data/r[2]/age": "about thirty"}
    scenario.removes("/data/r[1]")
    assert scenario.session.typed == {"/data/r[1]/age": "about thirty"}


def test_a_typed_text_whose_question_is_gone_is_listed() -> None:
    """Nothing that was typed disappears without being named."""
    scenario = Scenario.of(AGES)
    again = scenario.form.resume(scenario.saved(), scenario.surroundings, {"/data/r[3]/age": "about forty"})
    assert [(left.path, left.text) for left in again.left_out] == [("/data/r[3]/age", "about forty")]


@pytest.mark.parametrize(
    ("form", "saved", "left_out"),
    [
        ("<a><x/></a>", "<a>hello</a>", [("/data/a", "hello")]),
        ("<a><x/></a>", "<a><x>1</x></a><a><x>2</x></a>", [("/data/a[2]/x", "2")]),
        ("<a><x/></a>", "<a><x>1</x><x>2</x></a>", [("/data/a/x[2]", "2")]),
        ("<a/>", "<a><x>1</x></a>", [("/data/a/x", "1")]),
    ],
)
def test_whatever_has_no_place_is_named(form: str, saved: str, left_out: list[tuple[str, str]]) -> None:
    """A question that became a group, a repeat that became one, an answer told twice: nothing goes unsaid."""
    opened = Form.load(xform(f'<data id="t">{form}</data>')).resume(f'<data id="t">{saved}</data>', context())
    assert [(left.path, left.text) for left in opened.left_out] == left_out


def test_instances_beyond_a_fixed_number_are_named() -> None:
    """The form allows as many as it begins with; what was told in others is listed."""
    form = Form.load(
        xform(
            '<data id="t"><r><x/></r></data>',
            "",
            '<repeat nodeset="/data/r" jr:noAddRemove="true()"><input ref="/data/r/x"/></repeat>',
        )
    )
    opened = form.resume('<data id="t"><r><x>1</x></r><r><x>2</x></r></data>', context())
    assert [(left.path, left.text) for left in opened.left_out] == [("/data/r[2]/x", "2")]


def test_a_saved_answer_that_is_no_choice_is_a_problem() -> None:
    """It is not taken away unseen and not sent unseen; a list that is not here tells nothing."""
    body = (
        '<select1 ref="/data/q"><item><label>A</label><value>a</value></item></select1>'
        '<select1 ref="/data/p"><itemset nodeset="instance(\'c\')/root/item">'
        '<value ref="name"/><label ref="name"/></itemset></select1>'
    )
    form = Form.load(
        xform(
            '<data id="t"><q/><p/></data>',
            "",
            body,
            model='<instance id="c" src="jr://file-csv/c.csv"/>',
        )
    )
    opened = form.resume('<data id="t"><q>z</q><p>z</p></data>', context())
    (problem,) = opened.problems()
    assert (problem.path, problem.kind, problem.typed) == ("/data/q", "type", "z")
    opened.answer("/data/q", "a")
    assert opened.problems() == ()


def test_answers_saved_without_an_identifier_are_given_one() -> None:
    """Two reports without one could not be told apart."""
    form = Form.load(REPORT)
    session = form.resume(b'<data id="report"><who>Ann</who></data>', context())
    (identifier,) = [session.question(path).text for path in session.paths() if path.endswith("instanceID")]
    assert identifier.startswith("uuid:")
