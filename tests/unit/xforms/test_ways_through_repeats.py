"""Paths that lead into a repeat and out of it again: what they find rests on which instances there are."""

from __future__ import annotations

from xml.sax.saxutils import escape

import pytest

from tests.unit.xforms.scenario import Scenario, context, xform

WAYS = [
    "join(',', /data/person/call/../name)",
    "join(',', /data/person/call/parent::person/name)",
    "join(',', /data/person/call/ancestor::person/name)",
    "join(',', /data/person/call/ancestor-or-self::person/name)",
    "join(',', /data/person/call/preceding-sibling::name)",
    "join(',', /data/person/call/preceding::name)",
    "join(',', //call/../name)",
    "join(',', (/data/person/call)/../name)",
    "join(',', /data/person[call/../name != '']/name)",
]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("count", ["", ' jr:count="/data/calls"'])
def test_who_was_called_follows_the_calls(way: str, count: str) -> None:
    """A name that is found by way of the calls comes with the first call and goes with the last one."""
    scenario = Scenario.of(
        xform(
            '<data id="t"><calls>1</calls><person><name>Ann</name><call><at/></call></person>'
            "<called/></data>",
            f'<bind nodeset="/data/called" calculate="{escape(way)}"/>',
            '<input ref="/data/calls"/><repeat nodeset="/data/person"><input ref="/data/person/name"/>'
            f'<repeat nodeset="/data/person/call"{count}><input ref="/data/person/call/at"/></repeat>'
            "</repeat>",
        )
    )
    assert scenario.text("/data/called") == "Ann"
    for calls, called in ((0, ""), (1, "Ann"), (0, ""), (2, "Ann")):
        if count:
            scenario.answers("/data/calls", str(calls))
        else:
            for _ in range(scenario.count("/data/person[1]/call")):
                scenario.removes("/data/person[1]/call[1]")
            for _ in range(calls):
                scenario.adds("/data/person[1]/call")
        assert scenario.text("/data/called") == called
        fresh = scenario.form.resume(scenario.saved(), context())
        assert fresh.question("/data/called").text == called
