"""Forms made by chance: questions, calculations, conditions, repeats and choices that depend on each other.

Every generated form is free of circles: an expression reads only what was defined before it.
"""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

NUMBERS = st.sampled_from(["", "0", "1", "2", "3", "10", "-4", "nonsense"])
TERMS = ["{a} + 1", "{a} * {b}", "coalesce({a}, {b})", "if({a} > {b}, {a}, 7)", "concat({a}, '-', {b})"]
CONDITIONS = ["{a} > 1", "{a} = {b}", "{a} != ''", "{a} < {b} or {b} = ''", "not({a} = 2)"]
KINDS = ["calculate", "relevant", "required", "readonly", "constraint"]
WHOLE = [
    "sum(/data/r/v)",
    "count(/data/r)",
    "count-non-empty(/data/r/v)",
    "max(/data/r/v)",
    "join('|', /data/r/w)",
]


@dataclass
class MadeForm:
    """A form, and its questions outside and inside the repeat that are not calculated."""

    xml: bytes
    questions: list[str]
    inner: list[str]


@st.composite
def made_forms(draw: st.DrawFn) -> MadeForm:
    """A form with up to eight outer nodes and a repeat with four."""
    outer = [f"/data/q{number}" for number in range(draw(st.integers(2, 8)))]
    inner = ["/data/r/v", "/data/r/w", "/data/r/x", "/data/r/c"]
    binds = [_bind(draw, path, outer[:number]) for number, path in enumerate(outer)]
    binds += [_bind(draw, path, [*outer, *inner[:number]]) for number, path in enumerate(inner)]
    total = draw(st.sampled_from(WHOLE))
    binds.append(f'<bind nodeset="/data/total" calculate="{_escaped(total)}"/>')
    binds.append('<bind nodeset="/data/after" calculate="concat(/data/total, position(/data/r[2]))"/>')
    if draw(st.booleans()):
        binds.append(
            f'<bind nodeset="/data/r" relevant="{_escaped(draw(st.sampled_from(outer)) + " != 3")}"/>'
        )
    if draw(st.booleans()):
        binds.append('<bind nodeset="/data/r/n" calculate="position(..)"/>')
    instance = "".join(f"<q{number}/>" for number in range(len(outer)))
    controls = "".join(
        f'<input ref="{path}"><label>Q <output value="{outer[0]}"/></label></input>' for path in outer
    )
    within = "".join(f'<input ref="{path}"/>' for path in inner)
    choices = '<select1 ref="/data/r/s"><itemset nodeset="instance(\'k\')/root/item[g = current()/../v]">'
    xml = (
        '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">'
        f'<h:head><model><instance><data id="made">{instance}<r><v/><w/><x/><c/><n/><s/></r><total/><after/>'
        "<meta><instanceID/></meta></data></instance>"
        '<instance id="k"><root><item><g>1</g><name>a</name></item><item><g>2</g><name>b</name></item>'
        "<item><g>1</g><name>c</name></item></root></instance>"
        f'{"".join(binds)}</model></h:head><h:body>{controls}<repeat nodeset="/data/r">{within}{choices}'
        '<value ref="name"/><label ref="name"/></itemset></select1></repeat></h:body></h:html>'
    )
    typed = {path for path, bind in zip([*outer, *inner], binds, strict=False) if "calculate=" not in bind}
    return MadeForm(
        xml.encode(),
        [path for path in outer if path in typed],
        [path for path in [*inner, "/data/r/s"] if path in typed or path.endswith("/s")],
    )


def _bind(draw: st.DrawFn, path: str, before: list[str]) -> str:
    """A bind that reads only nodes defined before."""
    parts = [f'nodeset="{path}"', f'type="{draw(st.sampled_from(["string", "int", "decimal"]))}"']
    if before:
        kinds = draw(st.sets(st.sampled_from(KINDS), max_size=2))
        for kind in sorted(kinds):
            pattern = draw(st.sampled_from(TERMS if kind == "calculate" else CONDITIONS))
            names = {"a": draw(st.sampled_from(before)), "b": draw(st.sampled_from(before))}
            parts.append(f'{kind}="{_escaped(pattern.format(**names))}"')
    return f"<bind {' '.join(parts)}/>"


def _escaped(expression: str) -> str:
    return expression.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
