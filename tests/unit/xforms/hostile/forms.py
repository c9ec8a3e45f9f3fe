"""Forms that hold one hostile thing each."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import quoteattr

from tests.unit.xforms.scenario import xform


def calculating(expression: str) -> bytes:
    """A form whose question `/data/q` is calculated by an expression; `/data/a` is 5."""
    bind = f'<bind nodeset="/data/q" calculate={quoteattr(expression)}/>'
    return xform('<data id="t"><a>5</a><q/></data>', bind, '<input ref="/data/a"/>')


def constrained(expression: str) -> bytes:
    """A form whose question `/data/q` has a constraint."""
    bind = f'<bind nodeset="/data/q" constraint={quoteattr(expression)}/>'
    return xform('<data id="t"><q/></data>', bind, '<input ref="/data/q"/>')


def many_questions(count: int, bind: str) -> bytes:
    """A form of many questions `/data/q0` and so on; `bind` is the attribute that each of them has."""
    nodes = "".join(f"<q{number}/>" for number in range(count))
    binds = "".join(f'<bind nodeset="/data/q{number}" {bind}/>' for number in range(count))
    return xform(f'<data id="t"><a/>{nodes}</data>', binds, '<input ref="/data/a"/>')


def picking() -> bytes:
    """A form whose choices come from the attachment `p.csv`."""
    return xform(
        '<data id="t"><q/></data>',
        body='<select1 ref="/data/q"><itemset nodeset="instance(\'p\')/root/item"><value ref="name"/>'
        "</itemset></select1>",
        model='<instance id="p" src="jr://file-csv/p.csv"/>',
    )


def counting(*, nested: bool = False) -> bytes:
    """A form that asks something as often as `/data/n` says, and there once more as often if `nested`."""
    inner = '<s jr:template=""><w/></s>' if nested else ""
    again = (
        '<repeat nodeset="/data/r/s" jr:count="/data/n"><input ref="/data/r/s/w"/></repeat>' if nested else ""
    )
    return xform(
        f'<data id="t"><n/><r jr:template=""><v/>{inner}</r></data>',
        '<bind nodeset="/data/n" type="int"/>',
        '<input ref="/data/n"/><repeat nodeset="/data/r" jr:count="/data/n"><input ref="/data/r/v"/>'
        f"{again}</repeat>",
    )


def archive(parts: Mapping[str, bytes]) -> bytes:
    """A compressed archive."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return content.getvalue()


def changed(book: bytes, parts: Mapping[str, bytes]) -> bytes:
    """A workbook with parts put in or exchanged."""
    with zipfile.ZipFile(io.BytesIO(book)) as given:
        kept = {name: given.read(name) for name in given.namelist()}
    return archive({**kept, **parts})
