"""Audiences: nothing derived from an answer is shown to more people without a declared release."""

from __future__ import annotations

import pytest

from citdesk.xforms import Form, FormError
from tests.unit.xforms.scenario import xform


def load(source: str, derived: str, *, more: str = "", expression: str = "/data/a + 1") -> Form:
    """A form in which /data/b is calculated from /data/a, each with an audience."""
    return Form.load(
        xform(
            '<data id="t"><a/><b/></data>',
            f'<bind nodeset="/data/a" {source}/>'
            f'<bind nodeset="/data/b" calculate="{expression}" {derived} {more}/>',
            '<input ref="/data/a"/>',
        )
    )


def test_a_wider_audience_than_the_source_is_refused() -> None:
    """A court question calculated from one the court may not see is refused at load."""
    with pytest.raises(FormError) as refused:
        load('citdesk:audience="provider"', 'citdesk:audience="court provider"')
    (problem,) = refused.value.problems
    assert problem.code == "audience-wider-than-source"
    assert "court" in problem.what
    assert "/data/a" in problem.what


def test_a_declared_release_lets_it_through() -> None:
    """The bind may state why the derived answer may go further."""
    load(
        'citdesk:audience="internal"',
        'citdesk:audience="court"',
        more='citdesk:release="Only whether the person is a minor"',
    )


def test_an_empty_release_is_none() -> None:
    """A release without a reason does not count."""
    with pytest.raises(FormError):
        load('citdesk:audience="internal"', 'citdesk:audience="court"', more='citdesk:release=" "')


def test_the_same_or_a_narrower_audience_is_fine() -> None:
    """Narrowing needs no reason; internal is always implied."""
    load('citdesk:audience="court"', 'citdesk:audience="internal"')
    load('citdesk:audience="court provider"', 'citdesk:audience="provider court internal"')


def test_reading_a_whole_group_counts_its_questions() -> None:
    """A calculation over a group is derived from every question in it."""
    source = xform(
        '<data id="t"><g><x/></g><b/></data>',
        '<bind nodeset="/data/g/x" citdesk:audience="internal"/>'
        '<bind nodeset="/data/b" calculate="count-non-empty(/data/g/*)" citdesk:audience="court"/>',
    )
    with pytest.raises(FormError, match="/data/g/x"):
        Form.load(source)


def test_an_unknown_audience_is_refused() -> None:
    """A misspelt audience would otherwise hide an answer from those who need it."""
    with pytest.raises(FormError, match="courts"):
        load('citdesk:audience="courts"', "")


def test_an_action_derives_as_a_calculation_does() -> None:
    """Setting a court question from an internal answer is refused like calculating it."""
    action = '<setvalue event="xforms-value-changed" ref="/data/b" value="/data/a"/>'
    source = xform(
        '<data id="t"><a/><b/></data>',
        '<bind nodeset="/data/a" citdesk:audience="internal"/>'
        '<bind nodeset="/data/b" citdesk:audience="court"/>',
        f'<input ref="/data/a">{action}</input><input ref="/data/b"/>',
    )
    with pytest.raises(FormError, match="/data/a"):
        Form.load(source)


def test_nothing_slips_through_a_hidden_step() -> None:
    """A calculation without an audience passes its source's on to what is calculated from it."""
    source = xform(
        '<data id="t"><a/><hidden/><b/></data>',
        '<bind nodeset="/data/b" calculate="/data/hidden" citdesk:audience="court"/>'
        '<bind nodeset="/data/hidden" calculate="/data/a + 1"/>'
        '<bind nodeset="/data/a" citdesk:audience="internal"/>',
        '<input ref="/data/a"/>',
    )
    with pytest.raises(FormError) as refused:
        Form.load(source)
    assert "/data/a" in refused.value.problems[0].what


def test_a_step_that_an_action_sets_passes_its_source_on() -> None:
    """A trigger copies the answer into a node without an audience, and the court's question reads that."""
    source = xform(
        '<data id="t"><a/><between/><b/></data>',
        '<bind nodeset="/data/a" citdesk:audience="provider"/>'
        '<bind nodeset="/data/b" calculate="/data/between" citdesk:audience="court provider"/>',
        '<input ref="/data/a">'
        '<setvalue event="xforms-value-changed" ref="/data/between" value="/data/a"/></input>',
    )
    with pytest.raises(FormError, match="court may not see"):
        Form.load(source)


def test_choices_made_of_answers_are_answers_still() -> None:
    """Names told in a repeat, for providers only, cannot be the choices of a question the court sees."""
    source = xform(
        '<data id="t"><r><a/></r><b/></data>',
        '<bind nodeset="/data/r/a" citdesk:audience="provider"/>'
        '<bind nodeset="/data/b" citdesk:audience="court provider"/>',
        '<repeat nodeset="/data/r"><input ref="/data/r/a"/></repeat><select1 ref="/data/b">'
        '<itemset nodeset="/data/r"><value ref="a"/><label ref="a"/></itemset></select1>',
    )
    with pytest.raises(FormError, match="choices are made of /data/r/a"):
        Form.load(source)


def test_a_choice_filter_is_no_source() -> None:
    """What only decides which choices are offered may be known to fewer people."""
    Form.load(
        xform(
            '<data id="t"><a/><b/></data>',
            '<bind nodeset="/data/a" citdesk:audience="internal"/>'
            '<bind nodeset="/data/b" citdesk:audience="court"/>',
            '<input ref="/data/a"/><select1 ref="/data/b"><itemset '
            'nodeset="instance(\'c\')/root/item[k = /data/a]"><value ref="n"/></itemset></select1>',
            model='<instance id="c"><root><item><k>1</k><n>x</n></item></root></instance>',
        )
    )


def test_a_text_quotes_no_answer_to_those_who_may_not_see_it() -> None:
    """A paper for the court prints the question's text, with the answer quoted in it."""
    source = xform(
        '<data id="t"><a/><b/></data>',
        '<bind nodeset="/data/a" citdesk:audience="internal"/>'
        '<bind nodeset="/data/b" citdesk:audience="court"/>',
        '<input ref="/data/a"/><input ref="/data/b"><label>About <output value="/data/a"/></label></input>',
    )
    with pytest.raises(FormError, match="text quotes /data/a"):
        Form.load(source)


COUNTED = """
| survey |              |      |      |                        |              |                          |
|        | type         | name | label | bind::citdesk:audience | repeat_count | calculation             |
|        | integer      | a    | A    | internal               |              |                          |
|        | begin_repeat | r    | R    |                        | ${a}         |                          |
|        | text         | said | Said | court internal         |              |                          |
|        | calculate    | one  |      |                        |              | 1                        |
|        | calculate    | at   |      |                        |              | position(..)             |
|        | begin_repeat | k    | K    |                        |              |                          |
|        | text         | in   | In   | court internal         |              |                          |
|        | end_repeat   |      |      |                        |              |                          |
|        | end_repeat   |      |      |                        |              |                          |
|        | calculate    | b    |      | court internal         |              | HOW |
| settings |         |                                        |
|          | form_id | namespaces                             |
|          | t       | citdesk="https://citdesk.org/xforms"   |
"""


@pytest.mark.parametrize(
    "how",
    [
        "count(${r})",
        "count(${said})",
        "count(/data/r/k)",
        "sum(${one})",
        "count-non-empty(${one})",
        "max(${at})",
        "position(/data/r[last()])",
        "/data/r[last()]/at",
        "if(${r}, 'some', 'none')",
    ],
)
def test_the_number_of_rows_is_the_answer_they_are_counted_by(how: str) -> None:
    """Counting the rows that an internal number brought about tells the court that number."""
    with pytest.raises(FormError, match="calculated from /data/a, which court may not see"):
        Form.load(COUNTED.replace("HOW", how))
    assert (
        Form.load(COUNTED.replace("HOW", how).replace("| internal        ", "| court internal  ")).warnings
        == ()
    )


@pytest.mark.parametrize(
    "how", ["join(' ', ${said})", "indexed-repeat(${said}, ${r}, 1)", "/data/r[last()]/said"]
)
def test_what_was_told_in_the_rows_is_not_their_number(how: str) -> None:
    """How often something is asked only decides whether it is asked."""
    Form.load(COUNTED.replace("HOW", how))


def test_a_place_among_counted_rows_counts_through_hidden_steps() -> None:
    """A choice list counted through a calculation, and the rows by that: the court's number is refused."""
    source = xform(
        '<data id="t"><a/><n/><r><x/></r><b/></data>',
        '<bind nodeset="/data/a" citdesk:audience="provider"/>'
        '<bind nodeset="/data/n" calculate="count-selected(/data/a)"/>'
        '<bind nodeset="/data/r/x" calculate="position(..)" citdesk:audience="court"/>',
        '<input ref="/data/a"/>'
        '<repeat nodeset="/data/r" jr:count="/data/n"><input ref="/data/r/x"/></repeat>',
    )
    with pytest.raises(FormError, match="/data/a, which court may not see"):
        Form.load(source)


@pytest.mark.parametrize(
    ("name", "said", "also"),
    [
        ("audience", "internal", "court"),
        ("audience", "court provider", "court"),
        ("sensitivity", "H", "P"),
        ("release", "Only the age", "Only the year"),
    ],
)
def test_bind_and_control_say_the_same_of_who_may_see_an_answer(name: str, said: str, also: str) -> None:
    """Two columns that disagree are refused rather than one of them believed here and the other there."""

    def form(control: str) -> bytes:
        return xform(
            '<data id="t"><a/></data>',
            f'<bind nodeset="/data/a" citdesk:{name}="{said}"/>',
            f'<input ref="/data/a" citdesk:{name}="{control}"/>',
        )

    with pytest.raises(FormError) as refused:
        Form.load(form(also))
    (problem,) = refused.value.problems
    assert (problem.code, problem.where) == ("audience-in-two-minds", "bind /data/a")
    assert said in problem.what
    assert also in problem.what
    assert Form.load(form(said)).binds()["/data/a"][f"citdesk:{name}"] == said


def test_an_audience_that_only_the_control_names_is_the_one_that_counts() -> None:
    """What papers go by is what is checked: a court control over an internal answer is refused."""
    source = xform(
        '<data id="t"><a/><b/></data>',
        '<bind nodeset="/data/a" citdesk:audience="internal"/><bind nodeset="/data/b" calculate="/data/a"/>',
        '<input ref="/data/a"/><input ref="/data/b" citdesk:audience="court"/>',
    )
    with pytest.raises(FormError, match="/data/a, which court may not see"):
        Form.load(source)


@pytest.mark.parametrize(
    "expression",
    [
        "instance('then')/data/a",
        "instance('then')/data/g/x",
        "instance('then')//a",
        "instance('then')/data/*",
        "string(instance('then')/data/g)",
        "count(instance('then')/data/b[. = ../a])",
        "pulldata('then', 'b', 'a', 1)",
    ],
)
def test_earlier_answers_are_the_answers_of_their_question(expression: str) -> None:
    """What the form was told last time is for the same people as what it is told now."""

    def form(audience: str) -> bytes:
        return xform(
            '<data id="t"><a/><g><x/></g><b/></data>',
            f'<bind nodeset="/data/a" citdesk:audience="{audience}"/>'
            f'<bind nodeset="/data/g/x" citdesk:audience="{audience}"/>'
            f'<bind nodeset="/data/b" citdesk:audience="court" calculate="{expression}"/>',
            '<input ref="/data/a"/><input ref="/data/g/x"/>',
            model='<instance id="then" src="jr://instance/last-saved"/>',
        )

    with pytest.raises(FormError, match="which court may not see"):
        Form.load(form("internal"))
    Form.load(form("court"))


def test_a_question_may_read_its_own_earlier_answer() -> None:
    """The usual default from last time is no circle and no release."""
    Form.load(
        xform(
            '<data id="t"><a/></data>',
            '<bind nodeset="/data/a" citdesk:audience="court" calculate="instance(\'then\')/data/a"/>',
            model='<instance id="then" src="jr://instance/last-saved"/>',
        )
    )
