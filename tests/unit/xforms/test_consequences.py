"""What follows from an answer: relevance, calculations, required, read-only, and exactly what changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from citdesk.xforms import Form, FormError
from tests.unit.xforms.scenario import NOW, Scenario, context, xform

VISIT = """
| survey |             |         |                  |                 |             |              |
|        | type        | name    | label            | relevant        | required    | calculation  |
|        | integer     | age     | Age              |                 | yes         |              |
|        | calculate   | minor   |                  |                 |             | if(${age} < 18, 1, 0) |
|        | begin_group | parents | Parents          | ${minor} = 1    |             |              |
|        | text        | parent  | Parent of ${age} |                 | ${age} < 12 |              |
|        | text        | phone   | Phone            | ${parent} != '' |             |              |
|        | end_group   |         |                  |                 |             |              |
|        | calculate   | summary |        |           |          | concat(${parent}, '/', ${phone}) |
|        | text        | other   | Other            |                 |             |              |
"""


def test_a_group_takes_its_questions_along() -> None:
    """Questions of a group that is not relevant are not asked, whatever their own conditions say."""
    scenario = Scenario.of(VISIT)
    scenario.answers("/data/age", 30)
    assert not scenario.sees("/data/parents")
    assert not scenario.sees("/data/parents/parent")


def test_only_what_depends_on_an_answer_is_reported() -> None:
    """The changes named are those that follow, and no others."""
    scenario = Scenario.of(VISIT)
    scenario.answers("/data/age", 30)
    assert scenario.answers("/data/other", "x") == {"/data/other"}
    assert scenario.answers("/data/age", 10) == {
        "/data/age",
        "/data/minor",
        "/data/parents",
        "/data/parents/parent",
    }


def test_a_non_relevant_answer_reads_as_blank_and_comes_back() -> None:
    """What is hidden counts as blank to others, but is kept and counts again once it is asked again."""
    scenario = Scenario.of(VISIT)
    scenario.answers("/data/age", 10)
    scenario.answers("/data/parents/parent", "Sam Sample")
    assert scenario.text("/data/summary") == "Sam Sample/"
    scenario.answers("/data/age", 40)
    assert scenario.text("/data/summary") == "/"
    assert "Sam Sample" in scenario.saved()
    assert "Sam Sample" not in scenario.submission()
    scenario.answers("/data/age", 11)
    assert scenario.text("/data/summary") == "Sam Sample/"


def test_required_follows_its_condition() -> None:
    """A question may be required only for some."""
    scenario = Scenario.of(VISIT)
    scenario.answers("/data/age", 15)
    assert scenario.problems() == {}
    scenario.answers("/data/age", 11)
    assert scenario.question("/data/parents/parent").required
    assert scenario.problems() == {"/data/parents/parent": "required"}


def test_a_label_follows_the_answers_in_it() -> None:
    """A text with an answer in it is reported as changed and reads right."""
    scenario = Scenario.of(VISIT)
    scenario.answers("/data/age", 10)
    assert "/data/parents/parent" in scenario.answers("/data/age", 9)
    assert scenario.label("/data/parents/parent") == "Parent of 9"


def test_non_relevant_questions_have_no_problems() -> None:
    """Nobody is asked to mend what nobody is asked."""
    scenario = Scenario.of(VISIT)
    scenario.answers("/data/age", 10)
    assert "/data/parents/parent" in scenario.problems()
    scenario.answers("/data/age", 50)
    assert scenario.problems() == {}


def test_a_constraint_is_looked_at_only_when_there_is_an_answer() -> None:
    """A blank answer breaks no constraint; a changed neighbour may break one."""
    scenario = Scenario.of(
        xform(
            '<data id="t"><low/><high/></data>',
            '<bind nodeset="/data/low" type="int"/>'
            '<bind nodeset="/data/high" type="int" constraint=". &gt; /data/low" '
            'jr:constraintMsg="More than low"/>',
            '<input ref="/data/low"/><input ref="/data/high"><label>High</label></input>',
        )
    )
    assert scenario.problems() == {}
    scenario.answers("/data/high", 5)
    scenario.answers("/data/low", 3)
    assert scenario.problems() == {}
    scenario.answers("/data/low", 7)
    problem = scenario.problem("/data/high")
    assert (problem.kind, problem.message, problem.label) == ("constraint", "More than low", "High")


def test_read_only_is_passed_down() -> None:
    """A read-only group makes its questions read-only, as its condition stands."""
    scenario = Scenario.of(
        xform(
            '<data id="t"><lock/><g><q/></g></data>',
            '<bind nodeset="/data/g" readonly="/data/lock = 1"/>',
            '<input ref="/data/lock"/><group ref="/data/g"><input ref="/data/g/q"/></group>',
        )
    )
    assert not scenario.question("/data/g/q").readonly
    assert "/data/g/q" in scenario.answers("/data/lock", "1")
    assert scenario.question("/data/g/q").readonly


def test_calculations_run_in_the_order_of_their_dependence() -> None:
    """However they are written, each comes after what it reads and is computed once."""
    scenario = Scenario.of(
        xform(
            '<data id="t"><c/><b/><a/><x>1</x></data>',
            '<bind nodeset="/data/c" calculate="/data/b * 2"/>'
            '<bind nodeset="/data/b" calculate="/data/a + 1"/>'
            '<bind nodeset="/data/a" calculate="/data/x + 1"/>',
            '<input ref="/data/x"/>',
        )
    )
    assert scenario.text("/data/c") == "6"
    assert scenario.answers("/data/x", "2") == {"/data/x", "/data/a", "/data/b", "/data/c"}
    assert scenario.text("/data/c") == "8"


def test_a_calculation_stops_where_nothing_changed() -> None:
    """What is computed to the same value as before changes nothing further on."""
    scenario = Scenario.of(
        xform(
            '<data id="t"><x/><big/><note/></data>',
            '<bind nodeset="/data/big" calculate="/data/x &gt; 10"/>'
            '<bind nodeset="/data/note" calculate="concat(\'big: \', /data/big)"/>',
            '<input ref="/data/x"/>',
        )
    )
    scenario.answers("/data/x", 1)
    assert scenario.answers("/data/x", 2) == {"/data/x"}
    assert scenario.answers("/data/x", 11) == {"/data/x", "/data/big", "/data/note"}


def test_what_is_no_number_is_stored_blank() -> None:
    """Arithmetic with a blank answer leaves a blank, as JavaRosa stores it."""
    scenario = Scenario.of(
        xform(
            '<data id="t"><x/><twice/></data>',
            '<bind nodeset="/data/twice" calculate="/data/x * 2"/>',
            '<input ref="/data/x"/>',
        )
    )
    assert scenario.text("/data/twice") == ""
    scenario.answers("/data/x", 2)
    assert scenario.text("/data/twice") == "4"


def test_attributes_take_part() -> None:
    """Attributes of the instance can be bound and read like elements."""
    scenario = Scenario.of(
        xform(
            '<data id="t"><x/><e id=""/><seen/></data>',
            '<bind nodeset="/data/e/@id" calculate="concat(\'n\', /data/x)"/>'
            '<bind nodeset="/data/seen" calculate="/data/e/@id"/>',
            '<input ref="/data/x"/>',
        )
    )
    assert scenario.answers("/data/x", "7") == {"/data/x", "/data/e/@id", "/data/seen"}
    assert scenario.text("/data/seen") == "n7"
    assert '<e id="n7"/>' in scenario.saved()


def test_what_fails_with_the_forms_own_values_is_refused_at_the_start() -> None:
    """A computation that cannot be done even with the defaults is a fault of the form, named as such."""
    source = xform(
        '<data id="t"><x>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab</x><y/></data>',
        '<bind nodeset="/data/y" calculate="digest(/data/x, \'no-such-algorithm\')"/>',
    )
    with pytest.raises(FormError, match="/data/y"):
        Scenario.of(source)


def test_what_fails_later_leaves_a_blank_and_is_told() -> None:
    """A failing computation never stops the filling: the value is blank and the fault can be asked for."""
    scenario = Scenario.of(
        xform(
            '<data id="t"><how>MD5</how><y/></data>',
            '<bind nodeset="/data/y" calculate="digest(\'x\', /data/how)"/>',
            '<input ref="/data/how"/>',
        )
    )
    assert scenario.text("/data/y") != ""
    scenario.answers("/data/how", "no-such-algorithm")
    assert scenario.text("/data/y") == ""
    assert [fault.where for fault in scenario.session.faults()] == ["calculate of /data/y"]
    scenario.answers("/data/how", "SHA-256")
    assert scenario.session.faults() == ()


def test_what_was_set_once_is_held_while_it_is_hidden() -> None:
    """The time of the first visit does not become the time at which the draft was opened again."""
    form = Form.load(
        xform(
            '<data id="t"><go/><g><first/></g></data>',
            '<bind nodeset="/data/g" relevant="/data/go != \'no\'"/>'
            '<bind nodeset="/data/g/first" type="dateTime" calculate="once(now())"/>',
            '<input ref="/data/go"/>',
        )
    )
    scenario = Scenario(form)
    first = scenario.text("/data/g/first")
    scenario.answers("/data/go", "no")
    later = form.resume(scenario.saved(), context(now=NOW + timedelta(days=1)))
    later.answer("/data/go", "yes")
    assert later.question("/data/g/first").text == first


def test_a_constraint_on_today_is_checked_anew_each_day() -> None:
    """Tomorrow's date is refused today and allowed tomorrow, in the same session."""
    day = [NOW]
    form = Form.load(
        xform(
            '<data id="t"><a/></data>',
            '<bind nodeset="/data/a" type="date" constraint=". &lt;= today()"/>',
            '<input ref="/data/a"/>',
        )
    )
    session = form.start(replace(context(), now=lambda: day[0]))
    session.answer("/data/a", (NOW + timedelta(days=1)).date())
    assert [problem.kind for problem in session.problems()] == ["constraint"]
    day[0] += timedelta(days=1)
    assert session.problems() == ()


def test_a_hidden_attribute_is_blank_and_not_sent() -> None:
    """What is not relevant is left out of a submission, be it an attribute."""
    scenario = Scenario.of(
        xform(
            '<data id="t"><go/><e mark="kept"/><read/></data>',
            '<bind nodeset="/data/e/@mark" relevant="/data/go != \'no\'"/>'
            '<bind nodeset="/data/read" calculate="/data/e/@mark"/>',
            '<input ref="/data/go"/>',
        )
    )
    assert (scenario.text("/data/read"), 'mark="kept"' in scenario.submission()) == ("kept", True)
    scenario.answers("/data/go", "no")
    assert (scenario.text("/data/read"), "mark=" in scenario.submission()) == ("", False)
    assert 'mark="kept"' in scenario.saved()


def test_a_calculation_may_ask_what_it_stands_in() -> None:
    """The name of the group around it is no answer in it, so that is no circle."""
    scenario = Scenario.of(
        xform('<data id="t"><g><x/></g></data>', '<bind nodeset="/data/g/x" calculate="local-name(..)"/>')
    )
    assert scenario.text("/data/g/x") == "g"
