"""Taking a repeat instance away and putting it back where it stood.

The engine appends instances and knows no "insert": so what stood from the removed one on is remembered, and
restoring appends one and writes the remembered answers over all of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from citdesk.desktop.form.contents import all_entries, repeat_of
from citdesk.desktop.form.port import FormSession
from citdesk.xforms.client import Entry, Value


@dataclass(frozen=True, slots=True)
class Captured:
    """One instance: its path, its answers, and how many instances each free repeat inside it had."""

    path: str
    answers: tuple[tuple[str, Value | None], ...]
    inner: tuple[tuple[str, int], ...]


def capture_from(session: FormSession, instance: str) -> tuple[Captured, ...]:
    """Remember an instance and all that stand after it in its repeat."""
    repeat = _repeat_entry(session, repeat_of(instance))
    paths = [child.path for child in repeat.children]
    children = repeat.children[paths.index(instance) :]
    return tuple(_capture(session, child) for child in children)


def restore(session: FormSession, captured: tuple[Captured, ...]) -> frozenset[str]:
    """Put back what :func:`capture_from` remembered before its first instance was removed."""
    session.add_repeat(repeat_of(captured[0].path))
    changed: set[str] = set()
    for one in captured:
        changed.update(_write(session, one))
    return frozenset(changed)


def _repeat_entry(session: FormSession, path: str) -> Entry:
    for page in session.pages():
        for entry in all_entries(page.entries):
            if entry.kind == "repeat" and entry.path == path:
                return entry
    raise KeyError(path)


def _capture(session: FormSession, instance: Entry) -> Captured:
    inner = [
        (entry.path, len(entry.children))
        for entry in all_entries(instance.children)
        if entry.kind == "repeat" and _is_free(entry)
    ]
    return Captured(instance.path, tuple(_answers(session, instance.path)), tuple(inner))


def _is_free(repeat: Entry) -> bool:
    """Whether people add and remove instances themselves; else an answer counts them."""
    return all(child.can_remove for child in repeat.children)


def _answers(session: FormSession, instance: str) -> Iterator[tuple[str, Value | None]]:
    typed = session.typed
    for path in session.paths():
        if path.startswith(instance + "/"):
            question = session.question(path)
            if question.control and not question.readonly:
                yield path, typed.get(path, question.value)


def _write(session: FormSession, one: Captured) -> frozenset[str]:
    changed: set[str] = set()
    for repeat, wanted in one.inner:
        present = _repeat_entry(session, repeat)
        have = len(present.children)
        if not _is_free(present):
            continue
        for _ in range(have, wanted):
            session.add_repeat(repeat)
        for surplus in range(have, wanted, -1):
            session.remove_repeat(f"{repeat}[{surplus}]")
    for path, value in one.answers:
        changed.update(session.answer(path, value))
        changed.add(path)
    return frozenset(changed)
