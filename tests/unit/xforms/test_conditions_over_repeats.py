"""Conditions in square brackets over a repeat: each instance is tested by its own answers, as in Collect."""

from __future__ import annotations

from tests.unit.xforms.scenario import Scenario, xform

HOUSEHOLD = """
| survey |              |          |          |                                    |
|        | type         | name     | label    | calculation                        |
|        | begin_repeat | member   | Member   |                                    |
|        | text         | called   | Called   |                                    |
|        | integer      | age      | Age      |                                    |
|        | begin_repeat | visit    | Visit    |                                    |
|        | integer      | length   | Minutes  |                                    |
|        | end_repeat   |          |          |                                    |
|        | end_repeat   |          |          |                                    |
|        | integer      | limit    | Limit    |                                    |
|        | calculate    | children |          | count(${member}[${age} < 18])      |
|        | calculate    | years    |          | sum(${member}[${age} < 18]/age)    |
|        | calculate    | below    |          | count(${member}[${age} < ${limit}]) |
|        | calculate    | long     |          | count(${visit}[${length} > ${age}]) |
|        | calculate    | names    |          | join(' ', ${called}[${age} > 18])  |
"""


def household() -> Scenario:
    """Three people of 12, 40 and 70 years; the visits last 50 and 5, 60, and 30 minutes."""
    scenario = Scenario.of(HOUSEHOLD)
    scenario.answers("/data/limit", 50)
    people = [("Ann", 12, (50, 5)), ("Ben", 40, (60,)), ("Cal", 70, (30,))]
    for number, (name, age, visits) in enumerate(people, 1):
        if number > 1:
            scenario.adds("/data/member")
        scenario.answers(f"/data/member[{number}]/called", name)
        scenario.answers(f"/data/member[{number}]/age", age)
        for visit, minutes in enumerate(visits, 1):
            if scenario.count(f"/data/member[{number}]/visit") < visit:
                scenario.adds(f"/data/member[{number}]/visit")
            scenario.answers(f"/data/member[{number}]/visit[{visit}]/length", minutes)
    return scenario


def test_each_member_is_tested_by_the_own_age() -> None:
    """Of three people aged 12, 40 and 70 one is a child, and the children's years add up to 12."""
    scenario = household()
    assert scenario.text("/data/children") == "1"
    assert scenario.text("/data/years") == "12"
    assert scenario.text("/data/names") == "Ben Cal"


def test_a_condition_may_also_read_a_question_outside_the_repeat() -> None:
    """A limit that is asked once holds for every member."""
    scenario = household()
    assert scenario.text("/data/below") == "2"
    scenario.answers("/data/limit", 80)
    assert scenario.text("/data/below") == "3"


def test_an_inner_repeat_is_tested_with_the_answers_around_it() -> None:
    """A visit is compared with the age of the member whose visit it is."""
    scenario = household()
    assert scenario.text("/data/long") == "2"
    scenario.answers("/data/member[3]/age", 29)
    assert scenario.text("/data/long") == "3"


def test_one_answer_recomputes_what_counts_over_all() -> None:
    """Whoever corrects one age sees count and sum follow, and members coming and going as well."""
    scenario = household()
    changed = scenario.answers("/data/member[2]/age", 4)
    assert {"/data/children", "/data/years"} <= changed
    assert (scenario.text("/data/children"), scenario.text("/data/years")) == ("2", "16")
    scenario.removes("/data/member[1]")
    assert (scenario.text("/data/children"), scenario.text("/data/years")) == ("1", "4")


FROM_WITHIN = xform(
    '<data id="people"><person><age/><younger/><mine/></person></data>',
    '<bind nodeset="/data/person/younger" '
    'calculate="count(/data/person[/data/person/age &lt; current()/../age])"/>'
    '<bind nodeset="/data/person/mine" '
    "calculate=\"instance('bands')/root/band[from &lt;= /data/person/age][last()]/name\"/>",
    '<repeat nodeset="/data/person"><input ref="/data/person/age"/></repeat>',
    model='<instance id="bands"><root><band><from>0</from><name>child</name></band>'
    "<band><from>18</from><name>adult</name></band></root></instance>",
)


def test_who_asks_within_the_repeat_says_so_with_current() -> None:
    """A question in the repeat compares each instance with its own, which `current()` names."""
    scenario = Scenario.of(FROM_WITHIN)
    for number, age in enumerate((12, 40, 70), 1):
        if number > 1:
            scenario.adds("/data/person")
        scenario.answers(f"/data/person[{number}]/age", age)
    assert [scenario.text(f"/data/person[{n}]/younger") for n in (1, 2, 3)] == ["0", "1", "2"]
    changed = scenario.answers("/data/person[1]/age", 50)
    assert {"/data/person[1]/younger", "/data/person[2]/younger"} <= changed
    assert [scenario.text(f"/data/person[{n}]/younger") for n in (1, 2, 3)] == ["1", "0", "2"]


def test_rows_of_a_list_are_compared_with_the_instance_that_asks() -> None:
    """Rows of another instance stand in no repeat, so a path means the instance of who asks."""
    scenario = Scenario.of(FROM_WITHIN)
    scenario.answers("/data/person[1]/age", 40)
    scenario.adds("/data/person")
    scenario.answers("/data/person[2]/age", 4)
    assert [scenario.text(f"/data/person[{n}]/mine") for n in (1, 2)] == ["adult", "child"]
