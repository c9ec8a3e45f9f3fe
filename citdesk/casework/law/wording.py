"""The words of a law pack that a report may have to repeat: they are the law's, not the officer's."""

from __future__ import annotations

from collections.abc import Iterator

from citdesk.casework.law.pack import LawPack


def statutory_wording(pack: LawPack) -> tuple[str, ...]:
    """Standard, grounds, what is read to the person, rules and slots, English and Spanish, each text once."""
    return tuple(dict.fromkeys(text for text in _texts(pack) if text))


def _texts(pack: LawPack) -> Iterator[str]:
    yield pack.standard
    for ground in pack.criteria:
        yield from (ground.label, ground.label_es, ground.needs)
    for step in pack.advisement:
        yield from (step.label, step.label_es, step.say, step.say_es)
    for rule in (pack.weapons, pack.juvenile, pack.confidentiality, pack.false_statement):
        yield rule.text
    for slot in pack.slots:
        yield slot.summary
        yield slot.text
