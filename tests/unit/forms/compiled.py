"""The shipped forms as pyxform compiles them, for tests that look at the form and not at a session."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from lxml import etree
from pyxform.xls2xform import convert

from citdesk.resource_files import forms_path

Element: TypeAlias = etree._Element  # pyright: ignore[reportPrivateUsage] -- lxml gives its element no public name

XF = "{http://www.w3.org/2002/xforms}"
CITDESK = "{https://citdesk.example/xforms}"
_CASE = re.compile(r"instance\('case'\)/case/(\w+)((?:/\w+|\[[^\[\]]*\])+)")


@dataclass(frozen=True)
class Compiled:
    """One form: its identity, its leaves, what each bind says and what each question shows."""

    id: str
    warnings: tuple[str, ...]
    tree: Element

    @property
    def leaves(self) -> tuple[str, ...]:
        """Absolute paths of all answers, without the metadata that pyxform adds."""
        root = self.tree.find(f".//{XF}instance/*")
        assert root is not None
        found: list[str] = []
        _walk(root, f"/{_local(root)}", found)
        return tuple(dict.fromkeys(found))

    @property
    def binds(self) -> Mapping[str, Mapping[str, str]]:
        """Path to the bind's attributes, ours by their local name."""
        return {
            bind.get("nodeset", ""): {_short(str(name)): str(value) for name, value in bind.attrib.items()}
            for bind in self.tree.iter(f"{XF}bind")
        }

    @property
    def controls(self) -> tuple[str, ...]:
        """Paths of everything that is shown or asked."""
        kinds = {
            f"{XF}{kind}" for kind in ("input", "select", "select1", "trigger", "range", "upload", "rank")
        }
        return tuple(el.get("ref", "") for el in self.tree.iter() if el.tag in kinds)

    def texts(self, language: str) -> Mapping[str, str]:
        """All texts of one language by their itext id."""
        for translation in self.tree.iter(f"{XF}translation"):
            if translation.get("lang") == language:
                return {
                    text.get("id", ""): "".join(str(part) for part in text.itertext()).strip()
                    for text in translation.iter(f"{XF}text")
                }
        raise KeyError(language)

    def asked_by_case(self) -> Iterator[tuple[str, str]]:
        """Pairs of an answer here and the answer of a parent report that decides whether it is asked."""
        for leaf in self.leaves:
            around = leaf
            while around and not self.binds.get(around, {}).get("presence", "").strip():
                relevant = self.binds.get(around, {}).get("relevant", "")
                yield from ((leaf, source) for source in _sources(relevant))
                around = around.rpartition("/")[0]

    def reads_of_case(self) -> Iterator[tuple[str, str]]:
        """Pairs of an answer here and the answer of a parent report that it is filled from."""
        for path, bind in self.binds.items():
            yield from ((path, source) for source in _sources(bind.get("calculate", "")))
        for action in self.tree.iter(f"{XF}setvalue"):
            target = action.get("ref", "")
            yield from ((target, source) for source in _sources(action.get("value", "")))


@cache
def compiled(form_id: str) -> Compiled:
    """The shipped form of that id."""
    result = convert(str(forms_path() / f"{form_id}.md"), validate=False)
    return Compiled(form_id, tuple(result.warnings), etree.fromstring(result.xform.encode()))


def audiences(bind: Mapping[str, str]) -> frozenset[str]:
    """The audiences of one answer."""
    return frozenset(bind.get("audience", "").split())


def _sources(expression: str) -> Iterator[str]:
    for root, steps in _CASE.findall(expression):
        yield f"/{root}" + re.sub(r"\[[^\[\]]*\]", "", steps)


def _walk(node: Element, path: str, found: list[str]) -> None:
    for child in node:
        name = _local(child)
        if name == "meta":
            continue
        if len(child):
            _walk(child, f"{path}/{name}", found)
        else:
            found.append(f"{path}/{name}")


def _local(node: Element) -> str:
    return etree.QName(node).localname


def _short(name: str) -> str:
    return name.removeprefix(CITDESK)
