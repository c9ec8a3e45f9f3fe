"""Repeats: instances come and go, and everything that counts or names them follows."""

from __future__ import annotations

import pytest

from citdesk.xforms import RepeatRefused, UnknownPath
from tests.unit.xforms.scenario import Scenario, xform

PEOPLE = """
| survey |              |        |                 |                         |
|        | type         | name   | label           | calculation             |
|        | begin_repeat | person | Person          |                         |
|        | text         | name   | Name            |                         |
|        | integer      | age    | Age of ${name}  |                         |
|        | calculate    | number |                 | position(..)            |
|        | calculate    | next   |                 | ${age} + 1              |
|        | begin_repeat | pet    | Pet             |                         |
|        | text         | called | Called          |                         |
|        | calculate    | tag    |                 | concat(${name}, '-', ${called}, '-', position(..)) |
|        | end_repeat   |        |                 |                         |
|        | end_repeat   |        |                 |                         |
|        | calculate    | people |                 | count(${person})        |
|        | calculate    | years  |                 | sum(${age})             |
"""


def family() -> Scenario:
    """Two people."""
    scenario = Scenario.of(PEOPLE)
    scenario.answers("/data/person[1]/name", "Ann")
    scenario.answers("/data/person[1]/age", 40)
    scenario.adds("/data/person")
    scenario.answers("/data/person[2]/name", "Ben")
    scenario.answers("/data/person[2]/age", 7)
    return scenario


def test_a_path_inside_a_repeat_means_its_own_instance() -> None:
    """Calculations read the instance they stand in."""
    scenario = family()
    assert [scenario.text(f"/data/person[{n}]/next") for n in (1, 2)] == ["41", "8"]
    assert scenario.label("/data/person[2]/age") == "Age of Ben"


def test_an_answer_in_one_instance_leaves_the_others_alone() -> None:
    """Only the own instance and what looks over all of them changes."""
    assert family().answers("/data/person[2]/age", 8) == {
        "/data/person[2]/age",
        "/data/person[2]/next",
        "/data/years",
    }


def test_counts_and_sums_follow_coming_and_going() -> None:
    """What looks over all instances is computed again when one comes or goes."""
    scenario = family()
    assert (scenario.text("/data/people"), scenario.text("/data/years")) == ("2", "47")
    assert scenario.adds("/data/person") == "/data/person[3]"
    assert scenario.text("/data/people") == "3"
    changed = scenario.removes("/data/person[1]")
    assert (scenario.text("/data/people"), scenario.text("/data/years")) == ("2", "7")
    assert {"/data/people", "/data/years", "/data/person[1]/number"} <= changed


def test_positions_move_up_when_an_instance_goes() -> None:
    """Later instances take the number of the one before them, and their answers along."""
    scenario = family()
    scenario.adds("/data/person")
    scenario.removes("/data/person[1]")
    assert [scenario.text(f"/data/person[{n}]/number") for n in (1, 2)] == ["1", "2"]
    assert scenario.text("/data/person[1]/name") == "Ben"
    with pytest.raises(UnknownPath):
        scenario.text("/data/person[3]/name")


def test_nested_repeats_keep_to_their_own() -> None:
    """An inner repeat belongs to one outer instance; a new one begins without (as the template has it)."""
    scenario = family()
    assert scenario.count("/data/person[2]/pet") == 0
    scenario.adds("/data/person[2]/pet")
    assert scenario.adds("/data/person[2]/pet") == "/data/person[2]/pet[2]"
    scenario.answers("/data/person[2]/pet[2]/called", "Rex")
    assert scenario.text("/data/person[2]/pet[2]/tag") == "Ben-Rex-2"
    assert scenario.count("/data/person[1]/pet") == 1
    scenario.answers("/data/person[2]/name", "Bea")
    assert scenario.text("/data/person[2]/pet[2]/tag") == "Bea-Rex-2"


def test_an_instance_removed_takes_its_inner_ones_along() -> None:
    """The paths of everything that is gone are reported."""
    scenario = family()
    scenario.adds("/data/person[2]/pet")
    gone = scenario.removes("/data/person[2]")
    assert {"/data/person[2]", "/data/person[2]/name", "/data/person[2]/pet[1]/called"} <= gone


def test_all_instances_may_go_and_come_again() -> None:
    """A repeat may be empty; the next instance stands where the form has it."""
    scenario = family()
    scenario.removes("/data/person[1]")
    scenario.removes("/data/person[1]")
    assert scenario.text("/data/people") == "0"
    assert scenario.adds("/data/person") == "/data/person[1]"
    assert scenario.saved().index("<person>") < scenario.saved().index("<people>")


def test_a_template_gives_new_instances_their_defaults() -> None:
    """Values in the template are what a new instance begins with."""
    scenario = Scenario.of(
        xform(
            '<data id="t"><r jr:template=""><v>new</v></r><r><v>first</v></r></data>',
            body='<repeat nodeset="/data/r"><input ref="/data/r/v"/></repeat>',
        )
    )
    scenario.adds("/data/r")
    assert [scenario.text(f"/data/r[{n}]/v") for n in (1, 2)] == ["first", "new"]


def test_without_a_template_a_new_instance_is_blank() -> None:
    """Defaults written in an instance belong to that instance."""
    scenario = Scenario.of(
        xform(
            '<data id="t"><r><v>first</v></r></data>',
            body='<repeat nodeset="/data/r"><input ref="/data/r/v"/></repeat>',
        )
    )
    scenario.adds("/data/r")
    assert scenario.text("/data/r[2]/v") == ""


COUNTED = xform(
    '<data id="t"><n/><r jr:template=""><v/></r></data>',
    '<bind nodeset="/data/n" type="int"/><bind nodeset="/data/r/v" calculate="position(..)"/>',
    '<input ref="/data/n"/><repeat nodeset="/data/r" jr:count="/data/n"><input ref="/data/r/v"/></repeat>',
)


def test_a_count_decides_how_many_instances_there_are() -> None:
    """Instances follow the answer that counts them, up and down."""
    scenario = Scenario.of(COUNTED)
    assert scenario.count("/data/r") == 0
    changed = scenario.answers("/data/n", 3)
    assert scenario.count("/data/r") == 3
    assert "/data/r[3]/v" in changed
    assert scenario.text("/data/r[3]/v") == "3"
    assert "/data/r[2]/v" in scenario.answers("/data/n", 1)
    assert scenario.count("/data/r") == 1


def test_a_counted_repeat_is_not_changed_by_hand() -> None:
    """Adding to a repeat whose number the form decides is refused and not offered."""
    scenario = Scenario.of(COUNTED)
    assert not scenario.entry("/data/r").can_add
    with pytest.raises(RepeatRefused):
        scenario.adds("/data/r")
    scenario.answers("/data/n", 1)
    with pytest.raises(RepeatRefused):
        scenario.removes("/data/r[1]")


def test_a_fixed_repeat_shows_its_instances() -> None:
    """jr:noAddRemove keeps the instances of the form, and at least one."""
    scenario = Scenario.of(
        xform(
            '<data id="t"><r jr:template=""><v/></r><s><v/></s><s><v/></s></data>',
            body='<repeat nodeset="/data/r" jr:noAddRemove="true()"><input ref="/data/r/v"/></repeat>'
            '<repeat nodeset="/data/s" jr:noAddRemove="true()"><input ref="/data/s/v"/></repeat>',
        )
    )
    assert (scenario.count("/data/r"), scenario.count("/data/s")) == (1, 2)
    with pytest.raises(RepeatRefused):
        scenario.adds("/data/s")


def test_a_non_relevant_instance_does_not_count() -> None:
    """Instances that are not relevant are left out of sums and counts."""
    scenario = Scenario.of(
        xform(
            '<data id="t"><r><use>1</use><v>2</v></r><r><use>0</use><v>3</v></r><all/></data>',
            '<bind nodeset="/data/r/v" relevant="../use = 1"/>'
            '<bind nodeset="/data/all" calculate="sum(/data/r/v)"/>',
            '<repeat nodeset="/data/r"><input ref="/data/r/use"/><input ref="/data/r/v"/></repeat>',
        )
    )
    assert scenario.text("/data/all") == "2"
    scenario.answers("/data/r[2]/use", "1")
    assert scenario.text("/data/all") == "5"


def test_indexed_repeat_reads_a_chosen_instance() -> None:
    """`indexed-repeat` follows the instance it points to."""
    scenario = Scenario.of(
        xform(
            '<data id="t"><r><v>a</v></r><r><v>b</v></r><i>1</i><got/></data>',
            '<bind nodeset="/data/got" calculate="indexed-repeat(/data/r/v, /data/r, /data/i)"/>',
            '<repeat nodeset="/data/r"><input ref="/data/r/v"/></repeat><input ref="/data/i"/>',
        )
    )
    scenario.answers("/data/i", 2)
    assert scenario.text("/data/got") == "b"
    scenario.answers("/data/r[2]/v", "c")
    assert scenario.text("/data/got") == "c"
    scenario.removes("/data/r[1]")
    assert scenario.text("/data/got") == ""


def test_instances_that_go_in_the_middle_of_a_computation_leave_the_rest_waiting() -> None:
    """What still has to be computed when a count takes instances away is computed."""
    scenario = Scenario.of(
        xform(
            '<data id="t"><n/><r jr:template=""><v/></r><total/><after/></data>',
            '<bind nodeset="/data/n" type="int"/><bind nodeset="/data/total" calculate="/data/n * 2"/>'
            '<bind nodeset="/data/after" calculate="concat(/data/total, \'!\')"/>'
            '<bind nodeset="/data/r/v" calculate="position(..)"/>',
            '<input ref="/data/n"/>'
            '<repeat nodeset="/data/r" jr:count="/data/n"><input ref="/data/r/v"/></repeat>',
        )
    )
    for count, after in ((2, "4!"), (1, "2!"), (3, "6!"), (0, "0!")):
        scenario.answers("/data/n", count)
        assert scenario.text("/data/after") == after


def test_a_fixed_repeat_in_an_added_instance_has_its_one() -> None:
    """Nobody can add one there, so the outer instance brings it."""
    scenario = Scenario.of(
        xform(
            '<data id="t"><o jr:template=""><i jr:template=""><x/></i></o></data>',
            "",
            '<repeat nodeset="/data/o"><repeat nodeset="/data/o/i" jr:noAddRemove="true()">'
            '<input ref="/data/o/i/x"/></repeat></repeat>',
        )
    )
    outer = scenario.adds("/data/o")
    scenario.answers(f"{outer}/i[1]/x", "told")
    assert scenario.text(f"{outer}/i[1]/x") == "told"


@pytest.mark.parametrize(
    "previous",
    [
        "../../row[position() = position(current()/..) - 1]/x",
        "../../row[position(current()/..) - 1 = position()]/x",
        "/data/row[position(current()/..) - 1]/x",
        "../preceding-sibling::row[1]/x",
    ],
)
def test_the_previous_row_is_read_however_it_is_written(previous: str) -> None:
    """It follows the answer there, and rows that come and go before it."""
    scenario = Scenario.of(
        xform(
            '<data id="t"><row><x/><before/></row></data>',
            f'<bind nodeset="/data/row/before" calculate="{previous}"/>',
            '<repeat nodeset="/data/row"><input ref="/data/row/x"/></repeat>',
        )
    )
    for number, value in enumerate("abcd", 1):
        if number > 1:
            scenario.adds("/data/row")
        scenario.answers(f"/data/row[{number}]/x", value)
    assert [scenario.text(f"/data/row[{n}]/before") for n in (1, 2, 3, 4)] == ["", "a", "b", "c"]
    scenario.answers("/data/row[2]/x", "B")
    assert [scenario.text(f"/data/row[{n}]/before") for n in (1, 2, 3, 4)] == ["", "a", "B", "c"]
    scenario.removes("/data/row[2]")
    assert [scenario.text(f"/data/row[{n}]/before") for n in (1, 2, 3)] == ["", "a", "c"]


def test_only_the_next_row_follows_an_answer() -> None:
    """In a long list an answer changes its neighbour and nothing else."""
    scenario = Scenario.of(
        xform(
            f'<data id="t">{"<row><x/><before/></row>" * 40}</data>',
            '<bind nodeset="/data/row/before" '
            'calculate="../../row[position() = position(current()/..) - 1]/x"/>',
            '<repeat nodeset="/data/row"><input ref="/data/row/x"/></repeat>',
        )
    )
    changed = scenario.answers("/data/row[20]/x", "a")
    assert changed == {"/data/row[20]/x", "/data/row[21]/before"}
