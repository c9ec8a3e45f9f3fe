"""Circles of dependencies: refused at load with the questions named, and what is no circle."""

from __future__ import annotations

import pytest

from citdesk.xforms import Form, FormError
from tests.unit.xforms.scenario import Scenario, xform


def load(binds: str, *, instance: str = "<a/><b/><c/><g><x/></g>", body: str = "") -> Form:
    """A form with these binds."""
    return Form.load(xform(f'<data id="t">{instance}</data>', binds, body))


def test_a_circle_names_its_questions() -> None:
    """The chain of questions is told in the order in which they depend on each other."""
    binds = (
        '<bind nodeset="/data/a" calculate="/data/b + 1"/><bind nodeset="/data/b" calculate="/data/c + 1"/>'
        '<bind nodeset="/data/c" calculate="/data/a + 1"/>'
    )
    with pytest.raises(FormError) as refused:
        load(binds)
    (problem,) = refused.value.problems
    assert problem.code == "dependency-cycle"
    assert "/data/a → /data/b → /data/c → /data/a" in problem.what


@pytest.mark.parametrize("kind", ["calculate", "relevant", "readonly", "required"])
def test_a_question_may_not_depend_on_itself(kind: str) -> None:
    """A condition or calculation of a question that reads its own answer is refused."""
    with pytest.raises(FormError, match="depends on itself"):
        load(f'<bind nodeset="/data/a" {kind}=". = 1"/>')


def test_a_constraint_may_read_its_own_answer() -> None:
    """Constraints are about the answer itself."""
    load('<bind nodeset="/data/a" constraint=". &gt; 1"/>')


def test_a_group_may_not_depend_on_what_is_in_it() -> None:
    """A group whose relevance is decided by a question inside could never come back."""
    with pytest.raises(FormError, match="/data/g depends on itself"):
        load('<bind nodeset="/data/g" relevant="/data/g/x = 1"/>')


def test_relevance_closes_a_circle_with_a_calculation() -> None:
    """A value that depends on whether a question is asked that depends on the value is a circle."""
    with pytest.raises(FormError, match="circle"):
        load('<bind nodeset="/data/a" calculate="/data/b"/><bind nodeset="/data/b" relevant="/data/a = 1"/>')


def test_conditions_may_depend_on_each_others_answers() -> None:
    """Relevance that depends on each other's answers is no circle (JavaRosa, TriggerableDagTest)."""
    load(
        '<bind nodeset="/data/a" relevant="/data/b &gt; 0"/>'
        '<bind nodeset="/data/b" relevant="/data/a &gt; 0"/>'
    )


def test_an_answer_that_stands_may_be_coalesced_with_itself() -> None:
    """`coalesce` of a question with a default has a fixed point and is let through."""
    load('<bind nodeset="/data/a" calculate="coalesce(/data/a, /data/b)"/>')


def test_the_previous_instance_of_a_repeat_is_another_node() -> None:
    """A running total over repeat instances is a chain, not a circle, and it runs."""
    form = load(
        '<bind nodeset="/data/r/t" calculate="../v + '
        'coalesce(/data/r[position() = position(current()/..) - 1]/t, 0)"/>',
        instance="<r><v>1</v><t/></r><r><v>2</v><t/></r><r><v>4</v><t/></r>",
        body='<repeat nodeset="/data/r"><input ref="/data/r/v"/></repeat>',
    )
    scenario = Scenario(form)
    assert [scenario.text(f"/data/r[{n}]/t") for n in (1, 2, 3)] == ["1", "3", "7"]
    scenario.answers("/data/r[1]/v", 10)
    assert [scenario.text(f"/data/r[{n}]/t") for n in (1, 2, 3)] == ["10", "12", "16"]


def test_a_count_that_depends_on_its_own_repeat_is_no_circle() -> None:
    """JavaRosa keeps repeat counts out of its graph; real surveys rely on that."""
    load(
        '<bind nodeset="/data/n" calculate="count(/data/r)"/>',
        instance="<n/><r><v/></r>",
        body='<repeat nodeset="/data/r" jr:count="/data/n"><input ref="/data/r/v"/></repeat>',
    )
