"""The texts in a saved instance by question path, read from the very bytes that were frozen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from citdesk.xforms.tree import Element, parse_document

_META = "meta"


def instance_texts(instance_xml: bytes | str) -> Mapping[str, str]:
    """The text of every answered question by its path, ``[n]`` at each step as :func:`numbered` writes it."""
    root = parse_document(instance_xml).root
    found: dict[str, str] = {}
    _collect(root, f"/{root.name}[1]", found)
    return found


def numbered(path: str) -> str:
    """A path with ``[n]`` at each step: ``[1]`` where a session's path has none."""
    steps = [step if step.endswith("]") else f"{step}[1]" for step in path.strip("/").split("/")]
    return "/" + "/".join(steps)


def plain(path: str) -> str:
    """A path without any ``[n]``, as binds and catalogue name questions."""
    return "/" + "/".join(step.partition("[")[0] for step in path.strip("/").split("/"))


def _collect(element: Element, path: str, found: dict[str, str]) -> None:
    counts: Counter[str] = Counter()
    for child in element.elements():
        if child.name == _META:
            continue
        counts[child.name] += 1
        child_path = f"{path}/{child.name}[{counts[child.name]}]"
        if child.elements():
            _collect(child, child_path, found)
        elif child.text:
            found[child_path] = child.text
