"""Forms made by chance: questions, calculations, conditions, choices and repeats that depend on each other.

Every generated form is free of circles: an expression reads only what was defined before it, or another
instance of its own repeat.
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
    "sum(/data/r/k/y)",
    "count(/data/r/k)",
    "join('/', //y)",
    "indexed-repeat(/data/r/v, /data/r, /data/q0)",
    "sum(/data/r[v > 1]/k[position() = 1]/y)",
    "count(/data/t) + sum(/data/t/u)",
    "string-length(/data/r[last()])",
    "sum(/data/*/v)",
    "join(' ', //v)",
    "count(/data//y[. > 1])",
    "sum(/data/r[/data/r/v > 1]/v)",
    "count(/data/r/k[/data/r/k/y > /data/r/v])",
    "sum(/data/r[/data/r/v > /data/q0]/k[/data/r/k/y != 2]/y)",
    "join(',', /data/r/k/../v)",
    "join(',', //k/ancestor::r/v)",
    "count(/data/r/k/ancestor::r) + count(/data/r/k/preceding::v)",
    "sum(/data/r/k/preceding-sibling::v)",
    "join(',', (/data/r/k | /data/t)/../v)",
]
OWN = [
    "position(..)",
    "count(../k)",
    "sum(../k/y)",
    "concat(../v, '>', coalesce(/data/r[position() = position(current()/..) - 1]/n, 'none'))",
    "count(/data/r) - position(..)",
    "jr:choice-name(../s, '../s')",
    "join(',', ../preceding-sibling::r/v)",
    "sum(//v)",
    "sum(/data/*/v) + sum(/data//y)",
    "sum(/data/r/../r/v)",
    "sum(/data/r/v/../../r/v)",
    "sum(/data/r/parent::data/r/k/y)",
    "join(',', /data/r/descendant::y)",
    "sum(/data/r[position(current()/..) + 1]/k/y)",
    "sum(/data/r[position() = position(current()/..) + 2]/v)",
    "coalesce(indexed-repeat(/data/r/v, /data/r, position(..) - 1), 'none')",
    "concat(indexed-repeat(../v, .., position(..) + 2), indexed-repeat(../w, .., position(..) - 3))",
    "concat(../following-sibling::r[1]/v, '<', ../preceding-sibling::r[2]/w)",
    "count(/data/r[/data/r/v > current()/../v])",
    "sum(/data/r[count(/data/r/k) > 1]/k[/data/r/k/y > /data/r/v]/y)",
    "join(',', ../k/../v)",
    "join(',', ../../r/k/parent::r/w)",
    "count(/data/r[k/../v > 1])",
]
DEEP = [
    "position(..)",
    "concat(position(../..), '.', position(..))",
    "../y + ../../v",
    "count(/data/r/k)",
    "sum(/data/r/k/y)",
    "sum(../../k/y)",
    "sum(//y)",
    "sum(/data/r/*/y)",
    "sum(/data/r/k/../k/y)",
    "concat(/data/r[position() = position(current()/../..) - 1]/v, ../../k[position(current()/..) + 1]/y)",
    "sum(/data/r[position() = position(current()/../..) + 1]/k/y)",
    "sum(/data/r/k[/data/r/k/y > /data/r/v]/y)",
    "join(' ', ../../../r[/data/r/v != '']/k[/data/r/v > y]/y)",
]


@dataclass
class MadeForm:
    """A form, and the plain paths of its questions that are not calculated."""

    xml: bytes
    questions: frozenset[str]


@st.composite
def made_forms(draw: st.DrawFn) -> MadeForm:
    """A form with up to eight outer nodes, a repeat in a repeat and a counted one."""
    outer = [f"/data/q{number}" for number in range(draw(st.integers(2, 8)))]
    inner = [f"/data/r/{name}" for name in "vwxc"]
    deep = ["/data/r/k/y", "/data/r/k/z"]
    binds = [_bind(draw, path, outer[:number]) for number, path in enumerate(outer)]
    binds += [_bind(draw, path, [*outer, *inner[:number]]) for number, path in enumerate(inner)]
    binds += [_bind(draw, path, [*outer, *inner, *deep[:number]]) for number, path in enumerate(deep)]
    binds += _computed(draw)
    for group in ("/data/r", "/data/r/k", "/data/t"):
        if draw(st.booleans()):
            condition = f"{draw(st.sampled_from(outer))} != 3"
            binds.append(f'<bind nodeset="{group}" relevant="{_escaped(condition)}"/>')
    calculated = {bind.split('"')[1] for bind in binds if "calculate=" in bind}
    asked = {*outer, *inner, *deep, "/data/r/s", "/data/t/u", "/data/m/one", "/data/m/two"} - calculated
    return MadeForm(_xform(outer, inner, deep, binds).encode(), frozenset(asked))


def _computed(draw: st.DrawFn) -> list[str]:
    """Calculations over whole repeats, in an instance and in an inner one."""
    return [
        f'<bind nodeset="/data/total" calculate="{_escaped(draw(st.sampled_from(WHOLE)))}"/>',
        f'<bind nodeset="/data/other" calculate="{_escaped(draw(st.sampled_from(WHOLE)))}"/>',
        f'<bind nodeset="/data/m" {_maybe(draw, "relevant", "/data/q1 != 3")}/>',
        '<bind nodeset="/data/after" calculate="concat(/data/total, position(/data/r[2]))"/>',
        f'<bind nodeset="/data/r/n" calculate="{_escaped(draw(st.sampled_from(OWN)))}"/>',
        f'<bind nodeset="/data/r/k/m" calculate="{_escaped(draw(st.sampled_from(DEEP)))}"/>',
        f'<bind nodeset="/data/t/u" {_maybe(draw, "calculate", "position(..) * 2")}/>',
    ]


def _maybe(draw: st.DrawFn, kind: str, expression: str) -> str:
    return f'{kind}="{_escaped(expression)}"' if draw(st.booleans()) else ""


def _xform(outer: list[str], inner: list[str], deep: list[str], binds: list[str]) -> str:
    def inputs(paths: list[str]) -> str:
        label = f'<label>Q <output value="{outer[0]}"/></label>'
        return "".join(f'<input ref="{path}">{label}</input>' for path in paths)

    instance = "".join(f"<q{number}/>" for number in range(len(outer)))
    return (
        '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" '
        'xmlns:jr="http://openrosa.org/javarosa"><h:head><model><instance>'
        f'<data id="made">{instance}<r><v/><w/><x/><c/><n/><s/><k><y/><z/><m/></k></r>'
        '<t jr:template=""><u/></t><m><one/><two/></m><total/><other/><after/>'
        "<meta><instanceID/></meta></data></instance>"
        '<instance id="i"><root><item><g>1</g><name>a</name></item><item><g>2</g><name>b</name></item>'
        "<item><g>1</g><name>c</name></item></root></instance>"
        '<instance id="j"><root><item><g>1</g></item><item><g>2</g></item><item><g>3</g></item></root>'
        "</instance>"
        f'{"".join(binds)}</model></h:head><h:body>{inputs(outer)}<repeat nodeset="/data/r">{inputs(inner)}'
        '<select1 ref="/data/r/s"><itemset nodeset="instance(\'i\')/root/item[g = current()/../v]">'
        '<value ref="name"/><label ref="name"/></itemset></select1>'
        f'<repeat nodeset="/data/r/k">{inputs(deep)}</repeat></repeat>'
        f'<group ref="/data/m">{_excluding("/data/m/one", "/data/m/two")}'
        f"{_excluding('/data/m/two', '/data/m/one')}</group>"
        f'<repeat nodeset="/data/t" jr:count="/data/q0">{inputs(["/data/t/u"])}</repeat></h:body></h:html>'
    )


def _excluding(path: str, other: str) -> str:
    """A question that offers what another one has not."""
    return (
        f"<select1 ref=\"{path}\"><itemset nodeset=\"instance('j')/root/item[g != {other} or {other} = '']\">"
        '<value ref="g"/><label ref="g"/></itemset></select1>'
    )


def _bind(draw: st.DrawFn, path: str, before: list[str]) -> str:
    """A bind that reads only nodes defined before."""
    parts = [f'nodeset="{path}"', f'type="{draw(st.sampled_from(["string", "int", "decimal"]))}"']
    if before:
        for kind in sorted(draw(st.sets(st.sampled_from(KINDS), max_size=2))):
            pattern = draw(st.sampled_from(TERMS if kind == "calculate" else CONDITIONS))
            names = {"a": draw(st.sampled_from(before)), "b": draw(st.sampled_from(before))}
            parts.append(f'{kind}="{_escaped(pattern.format(**names))}"')
    return f"<bind {' '.join(parts)}/>"


def _escaped(expression: str) -> str:
    return expression.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
