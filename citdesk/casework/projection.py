"""A revision reduced to what one audience may see.

Built from an allow-list: whatever is not labelled for the audience is absent, not blank. The labels are
those of the form version the revision is pinned to, so a later form cannot widen an earlier answer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from citdesk.xforms.tree import Element, parse_document, serialise

AUDIENCE_LABEL = "citdesk:audience"
SENSITIVITY_LABEL = "citdesk:sensitivity"
#: those choices of a question that tell of somebody's health, by name
HEALTH_LABEL = "citdesk:health"
SUBSTANCE_USE = "SUD"
_META = "meta"


class Audience(StrEnum):
    """Who may see an answer. Every answer carries one or several (design §2)."""

    INTERNAL = "internal"
    PROVIDER = "provider"
    COURT = "court"
    PERSON = "person"
    PUBLIC = "public"


def audiences(label: str | None) -> frozenset[Audience]:
    """The audiences a label names. No label and no known word mean nobody outside: fail closed."""
    words = (label or "").split()
    return frozenset(audience for audience in Audience if audience.value in words)


#: who may read a choice that tells of health, where the question itself is open to others too
_HEALTH_READERS = frozenset({Audience.INTERNAL.value, Audience.PROVIDER.value, Audience.PERSON.value})


def keeps_health(labels: Mapping[str, str], audience: str) -> bool:
    """True when the question has choices that tell of health and this reader is told none of them."""
    return bool(labels.get(HEALTH_LABEL, "").split()) and audience not in _HEALTH_READERS


def withholds(labels: Mapping[str, str], audience: str, value: str) -> bool:
    """True when an answer to a question that the reader may see tells of health, and is withheld for that.

    ``value`` is as stored; of several choices one is enough.
    """
    telling = labels.get(HEALTH_LABEL, "").split()
    return keeps_health(labels, audience) and not set(telling).isdisjoint(value.split())


def may_see(labels: Mapping[str, str], audience: Audience) -> bool:
    """True when an answer whose bind carries these extra attributes may be shown to the audience.

    Substance-use answers leave the agency only on a paper, with the consent they rest on (42 CFR Part 2):
    a projection carries no consent, so they are never in one.
    """
    if audience is Audience.INTERNAL:
        return True
    if SUBSTANCE_USE in labels.get(SENSITIVITY_LABEL, "").split():
        return False
    return audience in audiences(labels.get(AUDIENCE_LABEL))


def project(binds: Mapping[str, Mapping[str, str]], instance_xml: bytes, audience: Audience) -> bytes:
    """The instance reduced to the audience.

    ``binds`` maps the absolute path (without ``[n]``) of every question to its extra attributes, as
    ``Form.binds()`` gives them. Groups and repeat instances left without an answer are removed as well, so
    that not even their number tells anything; so are choices that tell of health (``citdesk:health``) where
    the audience gets none, comments and all attributes but the root's ``id`` and
    ``version``. Raises DocumentError when the instance is not XML.
    """
    root = parse_document(instance_xml).root
    reduced = Element(root.name, root.namespace, root.prefix)
    for name in ("id", "version"):
        value = root.get(name)
        if value is not None:
            reduced.set(name, value)
    _copy_visible(root, reduced, "/" + root.name, binds, audience)
    return serialise(reduced).encode()


def visible_files(
    binds: Mapping[str, Mapping[str, str]], instance_xml: bytes, audience: Audience, names: Iterable[str]
) -> frozenset[str]:
    """Those of the files that the audience may see: named by an answer it sees, and by no other.

    Raises DocumentError when the instance is not XML.
    """
    said = parse_document(instance_xml).root
    everywhere = Counter(_texts(said))
    seen = Counter(_texts(parse_document(project(binds, instance_xml, audience)).root))
    return frozenset(name for name in names if seen[name] and seen[name] == everywhere[name])


def _texts(element: Element) -> Iterator[str]:
    children = list(element.elements())
    if not children:
        yield element.text.strip()
    for child in children:
        yield from _texts(child)


def _copy_visible(
    source: Element,
    target: Element,
    path: str,
    binds: Mapping[str, Mapping[str, str]],
    audience: Audience,
) -> None:
    for child in source.elements():
        if child.name == _META:
            continue
        child_path = f"{path}/{child.name}"
        twin = Element(child.name, child.namespace, child.prefix)
        if child.elements():
            _copy_visible(child, twin, child_path, binds, audience)
            if twin.elements():
                target.append(twin)
        elif (
            child.text
            and child_path in binds
            and may_see(binds[child_path], audience)
            and not withholds(binds[child_path], audience.value, child.text)
        ):
            twin.text = child.text
            target.append(twin)
