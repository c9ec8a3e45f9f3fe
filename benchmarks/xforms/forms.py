"""The forms that are measured: generated, the same for both engines, with the answers to give."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

_HEAD = (
    '<?xml version="1.0"?><h:html xmlns="http://www.w3.org/2002/xforms" '
    'xmlns:h="http://www.w3.org/1999/xhtml" xmlns:jr="http://openrosa.org/javarosa">'
)


@dataclass
class Measured:
    """A form, and answers to give in order: path, text, and whether the question is a select."""

    name: str
    xml: str
    answers: list[tuple[str, str, bool]] = field(default_factory=list)
    reads: list[str] = field(default_factory=list)


def large(
    *, groups: int = 20, per_group: int = 40, calculates: int = 10, answers: int = 600, near: bool = False
) -> Measured:
    """1,000 nodes by default: 800 questions, 200 calculates, 285 relevance and 600 constraint expressions.

    With `near`, expressions read only questions of their own group, so that as much depends on an answer in a
    large form as in a small one.
    """
    dice = random.Random(7)
    binds: list[str] = []
    instance: list[str] = []
    body: list[str] = []
    numbers: list[str] = []
    share = {"relevant": 285 / 800, "constraint": 600 / 800}
    made = {"relevant": 0.0, "constraint": 0.0}
    for group in range(groups):
        inside: list[str] = []
        controls: list[str] = []
        own: list[str] = []
        for question in range(per_group):
            path = f"/data/g{group}/q{question}"
            inside.append(f"<q{question}/>")
            parts = [f'nodeset="{path}" type="int"']
            made = {kind: made[kind] + share[kind] for kind in made}
            if made["relevant"] >= 1 and (own if near else numbers):
                parts.append(f'relevant="{_condition(dice, own if near else numbers)}"')
            if made["constraint"] >= 1:
                other = dice.choice(numbers) if numbers else path
                parts.append(f'constraint=". &gt;= 0 and (. &lt; 1000 or {other} &gt; .)"')
            made = {kind: value - 1 if value >= 1 else value for kind, value in made.items()}
            binds.append(f"<bind {' '.join(parts)}/>")
            controls.append(f'<input ref="{path}"><label>Question {question} of {group}</label></input>')
            numbers.append(path)
            own.append(path)
        for calculate in range(calculates):
            path = f"/data/g{group}/c{calculate}"
            inside.append(f"<c{calculate}/>")
            known = own if near else numbers
            terms = " + ".join(f"coalesce({dice.choice(known)}, 0)" for _ in range(5))
            binds.append(f'<bind nodeset="{path}" type="string" calculate="{terms}"/>')
            numbers.append(path)
        instance.append(f"<g{group}>{''.join(inside)}</g{group}>")
        body.append(f'<group ref="/data/g{group}"><label>Group {group}</label>{"".join(controls)}</group>')
    questions = [path for path in numbers if "/q" in path]
    plan = [(dice.choice(questions), str(dice.randint(0, 1200)), False) for _ in range(answers)]
    return Measured("large", _xform("large", "".join(instance), "".join(binds), "".join(body)), plan)


def _condition(dice: random.Random, numbers: list[str]) -> str:
    one, other = dice.choice(numbers[-60:]), dice.choice(numbers[-60:])
    return f"{one} = '' or {one} &gt; 100 or {other} &lt; 500"


def filtered(*, regions: int = 10, districts: int = 14, villages: int = 80) -> Measured:
    """950 choices behind filters: regions, their districts, and the villages of these."""
    dice = random.Random(11)
    district_of = {f"d{r}_{d}": f"r{r}" for r in range(regions) for d in range(districts)}
    village_of = {f"v{number}_{r}": f"r{r}" for r in range(regions) for number in range(villages)}
    texts = (
        _instance("region", [(f"r{r}", "") for r in range(regions)])
        + _instance("district", list(district_of.items()))
        + _instance("village", list(village_of.items()))
    )
    body = (
        _select("/data/region", "instance('region')/root/item")
        + _select("/data/district", "instance('district')/root/item[parent = /data/region]")
        + _select("/data/village", "instance('village')/root/item[parent = /data/region]")
    )
    plan = [("/data/region", f"r{dice.randrange(regions)}", True) for _ in range(200)]
    xml = _xform("filtered", "<region/><district/><village/>", "", body, texts)
    return Measured("filtered", xml, plan, ["/data/district", "/data/village"])


def repeated(instances: int, *, answers: int = 200) -> Measured:
    """A repeat with so many instances, each with five questions, two conditions and a calculation."""
    dice = random.Random(13)
    names = "<a/><b/><c/><d/><e/><s/>"
    binds = (
        '<bind nodeset="/data/r/a" type="int"/><bind nodeset="/data/r/b" type="int" relevant="../a &gt; 1"/>'
        '<bind nodeset="/data/r/c" type="int" constraint=". &gt; ../a" relevant="/data/r/b &gt; 1"/>'
        '<bind nodeset="/data/r/s" calculate="coalesce(../a, 0) + coalesce(../b, 0)"/>'
    )
    controls = "".join(f'<input ref="/data/r/{name}"><label>{name}</label></input>' for name in "abcde")
    body = f'<repeat nodeset="/data/r">{controls}</repeat>'
    plan = [
        (f"/data/r[{dice.randint(1, instances)}]/a", str(dice.randint(0, 9)), False) for _ in range(answers)
    ]
    return Measured(f"repeat {instances}", _xform("rep", f"<r>{names}</r>" * instances, binds, body), plan)


def neighbouring(instances: int, *, answers: int = 200) -> Measured:
    """A repeat in which each instance reads an answer of the one before it, and its place."""
    dice = random.Random(17)
    binds = (
        '<bind nodeset="/data/r/a" type="int"/><bind nodeset="/data/r/since" type="int" calculate="../a - '
        '../../r[position() = position(current()/..) - 1]/a"/>'
        '<bind nodeset="/data/r/n" calculate="position(..)"/>'
    )
    body = '<repeat nodeset="/data/r"><input ref="/data/r/a"><label>a</label></input></repeat>'
    plan = [
        (f"/data/r[{dice.randint(1, instances)}]/a", str(dice.randint(0, 9)), False) for _ in range(answers)
    ]
    xml = _xform("near", "<r><a/><since/><n/></r>" * instances, binds, body)
    return Measured(f"neighbours {instances}", xml, plan)


def _instance(name: str, items: list[tuple[str, str]]) -> str:
    rows = "".join(
        f"<item><name>{value}</name><label>Place {value}</label><parent>{parent}</parent></item>"
        for value, parent in items
    )
    return f'<instance id="{name}"><root>{rows}</root></instance>'


def _select(path: str, nodeset: str) -> str:
    return (
        f'<select1 ref="{path}"><label>{path}</label><itemset nodeset="{nodeset}"><value ref="name"/>'
        '<label ref="label"/></itemset></select1>'
    )


def _xform(name: str, instance: str, binds: str, body: str, model: str = "") -> str:
    return (
        f'{_HEAD}<h:head><h:title>{name}</h:title><model><instance><data id="{name}">{instance}'
        f"<meta><instanceID/></meta></data></instance>{model}{binds}</model></h:head><h:body>{body}</h:body></h:html>"
    )
