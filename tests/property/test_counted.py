"""Repeats that are counted by answers, while these are unreadable, hidden or against their constraint."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from citdesk.xforms import Form, Session, UnknownPath, migrate
from tests.property.test_sessions import seen, surroundings

CASES = settings(max_examples=150, deadline=None)
NUMBERS = st.sampled_from(["", "0", "1", "2", "3", "2x", "one"])
HOW_MANY = [
    "/data/n",
    "coalesce(/data/n, 0) + coalesce(/data/m, 0)",
    "if(/data/n > /data/m, /data/n, /data/m)",
    "count(/data/free[x = 2]) + coalesce(/data/n, 0)",
]
CONDITIONS = ["true()", ". != 0", ". <= coalesce(/data/m, 3)", "/data/late < 3", "/data/hide != 2"]
ASKED = [
    "n",
    "m",
    "hide",
    "free[1]/x",
    "free[2]/x",
    "r[1]/v",
    "r[2]/v",
    "r[2]/in[1]/b",
    "r[1]/in[2]/b",
    "tail",
]


@dataclass
class CountedForm:
    """A form with a repeat that is counted, and another in it."""

    xml: bytes


@st.composite
def counted_forms(draw: st.DrawFn) -> CountedForm:
    """What it is counted by, what that may be, what is hidden when."""
    how, constraint = draw(st.sampled_from(HOW_MANY)), draw(st.sampled_from(CONDITIONS))
    hidden = draw(st.sampled_from(["n", "m", "r", "r/in", "tail"]))
    binds = {
        "n": f'type="int" constraint="{_escaped(constraint)}"',
        "m": 'type="int"',
        "how": f'type="int" calculate="{_escaped(how)}"',
        "late": 'type="int" calculate="/data/hide + coalesce(/data/tail, 0)"',
        "r/v": 'type="int"',
        "tail": 'type="int"',
    }
    binds[hidden] = f'{binds.get(hidden, "")} relevant="/data/hide != 1"'
    nodes = "".join(f'<bind nodeset="/data/{path}" {rest}/>' for path, rest in binds.items())
    asked = "".join(f'<input ref="/data/{path}"/>' for path in ("n", "m", "hide"))
    return CountedForm(
        (
            '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" '
            'xmlns:jr="http://openrosa.org/javarosa"><h:head><model><instance>'
            '<data id="counted"><n/><m/><hide/>'
            "<how/><late/><free><x/></free><free><x/></free>"
            '<r jr:template=""><v/><in jr:template=""><b/></in></r><tail/></data></instance>'
            f"{nodes}</model></h:head><h:body>{asked}"
            '<repeat nodeset="/data/free"><input ref="/data/free/x"/></repeat>'
            '<repeat nodeset="/data/r" jr:count="/data/how"><input ref="/data/r/v"/>'
            '<repeat nodeset="/data/r/in" jr:count="../v"><input ref="/data/r/in/b"/></repeat></repeat>'
            '<input ref="/data/tail"/></h:body></h:html>'
        ).encode()
    )


ACTS = st.lists(st.tuples(st.sampled_from(ASKED), NUMBERS), max_size=14)


def tries(session: Session, path: str, value: str) -> None:
    """Answers a question if it is there."""
    try:
        session.answer(f"/data/{path}", value)
    except UnknownPath:
        return


@CASES
@given(counted_forms(), ACTS)
def test_a_draft_opens_with_the_instances_it_was_saved_with(
    made: CountedForm, acts: list[tuple[str, str]]
) -> None:
    """At any point what is saved opens to the same instances, state and problems; moved to the same form
    nothing is lost either.
    """
    form = Form.load(made.xml)
    session = form.start(surroundings())
    for path, value in acts:
        tries(session, path, value)
        saved = session.to_xml()
        again = form.resume(saved, surroundings(), session.typed)
        assert again.to_xml() == saved
        assert seen(again) == seen(session)
        assert (again.typed, again.left_out) == (session.typed, ())
        assert again.problems() == session.problems()
    migration = migrate(session.to_xml(), form, Form.load(made.xml), surroundings(), session.typed)
    assert migration.lost == ()
    assert migration.session.to_xml() == session.to_xml()
    assert migration.session.typed == session.typed


def _escaped(expression: str) -> str:
    return expression.replace("<", "&lt;").replace(">", "&gt;")
