"""What follows from one answer: all of it however much it is, and a fault if it never ends."""

from __future__ import annotations

import pytest

from citdesk.xforms import Form, FormError
from tests.unit.xforms.scenario import Scenario, xform


def chained(length: int) -> bytes:
    """Questions of which each, when it changes, sets the next."""
    instance = "".join(f"<q{number}/>" for number in range(length))
    body = "".join(
        f'<input ref="/data/q{number}"><setvalue event="xforms-value-changed" ref="/data/q{number + 1}" '
        f'value="/data/q{number}"/></input>'
        for number in range(length - 1)
    )
    return xform(f'<data id="t">{instance}</data>', "", body)


def rows(calculation: str, count: int) -> Scenario:
    """Amounts in rows, with a total of each that reads a neighbour's."""
    form = Form.load(
        xform(
            '<data id="t"><row><amount/><total/></row></data>',
            f'<bind nodeset="/data/row/total" type="int" calculate="{calculation}"/>',
            '<repeat nodeset="/data/row"><input ref="/data/row/amount"/></repeat>',
        )
    )
    scenario = Scenario(form)
    saved = "<row><amount/><total/></row>" * count
    scenario.session = form.resume(f'<data id="t">{saved}</data>', scenario.surroundings)
    return scenario


def test_a_long_chain_of_events_runs_to_its_end() -> None:
    """Each question sets the next: the last of a hundred and fifty is set too, and nothing is at fault."""
    scenario = Scenario.of(chained(150))
    scenario.answers("/data/q0", "passed on")
    assert scenario.text("/data/q149") == "passed on"
    assert scenario.session.faults() == ()


@pytest.mark.parametrize(("neighbour", "first"), [("- 1", 1), ("+ 1", 230)])
def test_a_balance_is_carried_through_all_rows(neighbour: str, first: int) -> None:
    """A balance brought forward, or what remains, is right in the last of many rows."""
    other = f"../../row[position() = position(current()/..) {neighbour}]/total"
    calculation = f"coalesce(../amount, 0) + coalesce({other}, 0)"
    scenario = rows(calculation, 230)
    scenario.answers(f"/data/row[{first}]/amount", 5)
    assert {scenario.text(f"/data/row[{number}]/total") for number in range(1, 231)} == {"5"}
    assert scenario.session.faults() == ()


def test_a_total_counts_every_row_that_one_answer_sets() -> None:
    """One answer sets three hundred rows one after the other; their total has them all."""
    scenario = Scenario.of(
        xform(
            '<data id="t"><start/><rows/><total/><row jr:template=""><done/></row></data>',
            '<bind nodeset="/data/total" calculate="count-non-empty(/data/row/done)"/>'
            '<bind nodeset="/data/rows" calculate="if(/data/start = \'\', 0, 300)"/>',
            '<input ref="/data/start"/><repeat nodeset="/data/row" jr:count="/data/rows">'
            '<setvalue event="odk-new-repeat" ref="/data/row/done" value="\'yes\'"/>'
            '<input ref="/data/row/done"/></repeat>',
        )
    )
    scenario.answers("/data/start", "now")
    assert scenario.text("/data/total") == "300"


def test_actions_that_set_each_other_off_for_ever_are_told() -> None:
    """Two questions that each add one to the other are stopped, and the form's author can see why."""
    scenario = Scenario.of(
        xform(
            '<data id="t"><a/><b/></data>',
            "",
            '<input ref="/data/a"><setvalue event="xforms-value-changed" ref="/data/b" value="/data/a + 1"/>'
            '</input><input ref="/data/b">'
            '<setvalue event="xforms-value-changed" ref="/data/a" value="/data/b + 1"/></input>',
        )
    )
    scenario.answers("/data/a", 1)
    codes = {fault.code for fault in scenario.session.faults()}
    assert codes == {"expression.restless"}


def test_rows_that_raise_each_other_for_ever_refuse_the_form() -> None:
    """A row that is one more than all others, in each row, never comes to rest: the form cannot be used."""
    with pytest.raises(FormError, match="never comes to rest"):
        Scenario.of(
            xform(
                '<data id="t"><row><x/></row><row><x/></row></data>',
                '<bind nodeset="/data/row/x" type="int" '
                'calculate="sum(/data/row[position() != position(current()/..)]/x) + 1"/>',
                '<repeat nodeset="/data/row"><input ref="/data/row/x"/></repeat>',
            )
        )
