"""What a form costs to load grows with the form and not with its square."""

from __future__ import annotations

from functools import partial

from citdesk.xforms import Form
from tests.effort import lines_run
from tests.unit.xforms.scenario import xform


def _form(selects: int) -> bytes:
    """A form of so many questions, each with a list of its own whose choices stand in itext."""
    # numbers of their own: expressions that were parsed once would be remembered
    numbers = range(selects, 2 * selects)
    texts = "".join(f'<text id="c{n}"><value>Choice {n}</value></text>' for n in numbers)
    instance = "".join(f"<q{n}/>" for n in numbers)
    lists = "".join(
        f'<instance id="l{n}"><root><item><name>a</name><itextId>c{n}</itextId></item></root></instance>'
        for n in numbers
    )
    binds = "".join(f'<bind nodeset="/data/q{n}" type="string"/>' for n in numbers)
    body = "".join(
        f'<select1 ref="/data/q{n}"><label>Which?</label>'
        f"<itemset nodeset=\"instance('l{n}')/root/item\">"
        '<value ref="name"/><label ref="jr:itext(itextId)"/></itemset></select1>'
        for n in numbers
    )
    languages = "".join(f'<translation lang="{code}">{texts}</translation>' for code in ("en", "es", "vi"))
    model = f"<itext>{languages}</itext>{lists}"
    return xform(f'<data id="many">{instance}</data>', binds, body, model=model)


def test_twice_the_questions_with_choices_are_twice_the_work() -> None:
    """A list's texts are not looked for among the texts of all lists, one by one."""
    Form.load(_form(1))  # what is done once in a process
    few, many = (lines_run(partial(Form.load, _form(selects))) for selects in (50, 100))
    assert many < 2.4 * few
