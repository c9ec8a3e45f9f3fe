"""However an answer reaches another question, it is not shown to more people than may see it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citdesk.xforms import Form, FormError

CASES = settings(max_examples=150, deadline=None)
WAYS = ["calculate", "action", "choices", "both"]


def derived_form(ways: list[str], order: list[int], audience: str) -> bytes:
    """`secret` is passed on through hidden steps, one way after the other, to `shown`; the steps stand in the
    form in some order.
    """
    names = [f"s{number}" for number in range(len(ways) - 1)]
    steps = list(zip(["r/secret", *names], [*names, "shown"], ways, strict=True))
    binds = [
        '<bind nodeset="/data/r/secret" citdesk:audience="provider"/>',
        f'<bind nodeset="/data/shown" citdesk:audience="{audience}"/>',
    ]
    body = ['<input ref="/data/go"/>', '<repeat nodeset="/data/r"><input ref="/data/r/secret"/></repeat>']
    for number in order:
        if number < len(steps):
            bind, control = _step(*steps[number])
            binds.append(bind)
            body.append(control)
    leaves = "".join(f"<{name}/>" for name in names[::-1])
    return (
        '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" '
        'xmlns:citdesk="https://citdesk.org/xforms"><h:head><model><instance>'
        f'<data id="a"><go/><shown/>{leaves}<r><secret/></r></data></instance>'
        f"{''.join(binds)}</model></h:head>"
        f"<h:body>{''.join(body)}</h:body></h:html>"
    ).encode()


def _step(source: str, target: str, way: str) -> tuple[str, str]:
    """The bind and the control by which one node gets what another holds."""
    bind = control = ""
    if way in {"calculate", "both"}:
        bind = f'<bind nodeset="/data/{target}" calculate="concat(/data/{source}, \'\')"/>'
    if way in {"action", "both"}:
        control = (
            f'<input ref="/data/go"><setvalue event="xforms-value-changed" ref="/data/{target}" '
            f'value="/data/{source}"/></input>'
        )
    if way == "choices":
        control = (
            f'<select1 ref="/data/{target}"><itemset nodeset="/data/{source}">'
            '<value ref="."/><label ref="."/></itemset></select1>'
        )
    return bind, control


PASSED_ON = st.tuples(st.lists(st.sampled_from(WAYS), min_size=1, max_size=5), st.permutations(range(5)))


@CASES
@given(PASSED_ON)
def test_a_secret_is_not_passed_on_by_any_way(given_: tuple[list[str], list[int]]) -> None:
    """Calculated, set, chosen, through as many steps as one likes: the form is refused."""
    with pytest.raises(FormError, match="/data/r/secret"):
        Form.load(derived_form(*given_, "court provider"))


@CASES
@given(PASSED_ON)
def test_those_who_may_see_the_secret_may_see_what_comes_of_it(given_: tuple[list[str], list[int]]) -> None:
    """Nothing is refused that stays among the same people."""
    Form.load(derived_form(*given_, "provider"))
