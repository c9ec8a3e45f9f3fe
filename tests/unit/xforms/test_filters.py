"""Choice filters: on each other's answers, in long cascades, and while something is hidden."""

from __future__ import annotations

import pytest

from citdesk.xforms import Form, FormError
from tests.unit.xforms.scenario import Scenario, xform

LIST = (
    '<instance id="c"><root><item><name>a</name><country>x</country></item>'
    "<item><name>b</name><country>y</country></item></root></instance>"
)


def select(path: str, condition: str, kind: str = "select1") -> str:
    """A question whose choices are filtered."""
    return (
        f'<{kind} ref="{path}"><itemset nodeset="instance(\'c\')/root/item[{condition}]">'
        f'<value ref="name"/><label ref="name"/></itemset></{kind}>'
    )


def test_two_questions_may_exclude_each_others_choice() -> None:
    """What is chosen in one is not offered in the other, in both directions."""
    scenario = Scenario.of(
        xform(
            '<data id="t"><first/><second/></data>',
            "",
            select("/data/first", "name != /data/second") + select("/data/second", "name != /data/first"),
            model=LIST,
        )
    )
    scenario.answers("/data/first", "a")
    assert scenario.choices("/data/second") == ["b"]
    scenario.answers("/data/second", "b")
    assert scenario.choices("/data/first") == ["a"]
    scenario.answers("/data/first", "")
    assert scenario.choices("/data/second") == ["a", "b"]


def test_of_two_answers_that_exclude_each_other_one_stays() -> None:
    """Where both are lost at once only the first is taken away, since then the second may stand."""
    form = Form.load(
        xform(
            '<data id="t"><strict/><first/><second/></data>',
            "",
            '<input ref="/data/strict"/>'
            + select("/data/first", "/data/strict = '' or name != /data/second")
            + select("/data/second", "/data/strict = '' or name != /data/first"),
            model=LIST,
        )
    )
    scenario = Scenario(form)
    scenario.answers("/data/first", "a")
    scenario.answers("/data/second", "a")
    scenario.answers("/data/strict", "yes")
    assert (scenario.text("/data/first"), scenario.text("/data/second")) == ("", "a")


def test_each_row_may_exclude_what_the_others_chose() -> None:
    """A different choice in every row."""
    others = "not(name = /data/row[position() != position(current()/..)]/p)"
    scenario = Scenario.of(
        xform(
            '<data id="t"><row><p/></row></data>',
            "",
            f'<repeat nodeset="/data/row">{select("/data/row/p", others)}</repeat>',
            model=LIST,
        )
    )
    scenario.adds("/data/row")
    scenario.answers("/data/row[1]/p", "a")
    assert scenario.choices("/data/row[2]/p") == ["b"]
    assert scenario.choices("/data/row[1]/p") == ["a", "b"]


def test_a_cascade_may_be_long() -> None:
    """Three hundred lists that each depend on the one before lose their answers when the first changes."""
    count = 300
    body = "".join(
        select(f"/data/c{number}", f"name = /data/c{number - 1}" if number else "true()")
        for number in range(count)
    )
    instance = "".join(f"<c{number}>a</c{number}>" for number in range(count))
    scenario = Scenario.of(xform(f'<data id="t">{instance}</data>', "", body, model=LIST))
    scenario.answers("/data/c0", "b")
    assert {scenario.text(f"/data/c{number}") for number in range(1, count)} == {""}


def test_lists_that_ask_each_other_for_names_are_refused() -> None:
    """What the choices of one are called would depend on itself: the questions are named at load."""
    naming = "name = jr:choice-name('a', '{}')"
    with pytest.raises(FormError, match="/data/first → /data/second"):
        Form.load(
            xform(
                '<data id="t"><first/><second/></data>',
                "",
                select("/data/first", naming.format("/data/second"))
                + select("/data/second", naming.format("/data/first")),
                model=LIST,
            )
        )


def test_many_lists_that_ask_on_and_on_for_names_are_refused() -> None:
    """Each would have to wait for the next; the form is refused rather than stopped in the middle."""
    body = "".join(
        select(
            f"/data/c{number}", f"name = jr:choice-name('a', '/data/c{number - 1}')" if number else "true()"
        )
        for number in range(40)
    )
    instance = "".join(f"<c{number}/>" for number in range(40))
    with pytest.raises(FormError) as refused:
        Form.load(xform(f'<data id="t">{instance}</data>', "", body, model=LIST))
    assert {problem.code for problem in refused.value.problems} == {"choices-too-deep"}


def cascade(binds: str) -> Scenario:
    """A country and a city in a group, both answered."""
    scenario = Scenario.of(
        xform(
            '<data id="t"><show/><g><country/><city/></g></data>',
            binds,
            '<input ref="/data/show"/><group ref="/data/g"><input ref="/data/g/country"/>'
            + select("/data/g/city", "country = /data/g/country")
            + "</group>",
            model=LIST,
        )
    )
    scenario.answers("/data/g/country", "x")
    scenario.answers("/data/g/city", "a")
    return scenario


@pytest.mark.parametrize("hidden", ["/data/g", "/data/g/country", "/data/g/city"])
def test_hiding_and_showing_again_loses_no_choice(hidden: str) -> None:
    """Whether the group, the list or only what its filter reads was hidden: the city is there again."""
    scenario = cascade(f'<bind nodeset="{hidden}" relevant="/data/show != \'no\'"/>')
    scenario.answers("/data/show", "no")
    scenario.answers("/data/show", "")
    assert scenario.text("/data/g/city") == "a"
    assert scenario.problems() == {}


def test_a_filter_that_reads_a_hidden_answer_through_a_calculation_waits_too() -> None:
    """The calculation is blank only because the country is hidden."""
    scenario = Scenario.of(
        xform(
            '<data id="t"><show/><country/><same/><city/></data>',
            '<bind nodeset="/data/country" relevant="/data/show != \'no\'"/>'
            '<bind nodeset="/data/same" calculate="/data/country"/>',
            '<input ref="/data/show"/><input ref="/data/country"/>'
            + select("/data/city", "country = /data/same"),
            model=LIST,
        )
    )
    scenario.answers("/data/country", "x")
    scenario.answers("/data/city", "a")
    scenario.answers("/data/show", "no")
    scenario.answers("/data/show", "")
    assert scenario.text("/data/city") == "a"


def test_what_is_no_longer_a_choice_is_taken_away_when_it_is_shown() -> None:
    """The country changed while the city was hidden: the city goes when it comes back, not before."""
    scenario = cascade('<bind nodeset="/data/g/city" relevant="/data/show != \'no\'"/>')
    scenario.answers("/data/show", "no")
    scenario.answers("/data/g/country", "y")
    assert scenario.text("/data/g/city") == "a"
    scenario.answers("/data/show", "")
    assert scenario.text("/data/g/city") == ""


def test_a_choice_is_called_what_its_label_says_now() -> None:
    """The name of a choice follows the answers in its label."""
    scenario = Scenario.of(
        xform(
            '<data id="t"><n/><s/><called/></data>',
            '<bind nodeset="/data/called" calculate="jr:choice-name(/data/s, \'/data/s\')"/>',
            '<input ref="/data/n"/><select1 ref="/data/s"><item><label>Bee <output value="/data/n"/></label>'
            "<value>b</value></item></select1>",
        )
    )
    scenario.answers("/data/n", "Jo")
    scenario.answers("/data/s", "b")
    scenario.answers("/data/n", "Ann")
    assert scenario.text("/data/called") == "Bee Ann"


def test_a_refused_choice_counts_as_soon_as_it_is_offered() -> None:
    """The answer to the filter's question came late: what was chosen before stands then, no problem left."""
    scenario = Scenario.of(
        xform(
            '<data id="t"><k/><c/></data>',
            "",
            '<input ref="/data/k"/>' + select("/data/c", "country = /data/k"),
            model=LIST,
        )
    )
    scenario.answers("/data/c", "a")
    assert scenario.problems() == {"/data/c": "type"}
    scenario.answers("/data/k", "y")
    assert scenario.problems() == {"/data/c": "type"}
    changed = scenario.answers("/data/k", "x")
    assert (scenario.text("/data/c"), scenario.problems()) == ("a", {})
    assert "/data/c" in changed
