"""Writing down a mapping to begin with: every field of the form, with what was suggested for it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping

from citdesk.paperwork.official.mapping import Fill
from citdesk.paperwork.official.survey import OfficialField


def mapping_text(
    name: str,
    pdf: bytes,
    fields: Iterable[OfficialField],
    suggested: Mapping[str, Fill],
    report: str = "hold",
    state: str = "",
) -> str:
    """TOML for ``read_mapping``; a field without a suggestion stands in it as a comment."""
    lines = [
        f"form = {_quoted(name)}",
        'edition = ""              # YYYY-MM, as the law pack writes it: that says when it expires',
        f"sha256 = {_quoted(hashlib.sha256(pdf).hexdigest())}",
        f"report = {_quoted(report)}",
        *([f"state = {_quoted(state)}"] if state else []),
    ]
    for field in fields:
        lines += ["", *_rule(field, suggested.get(field.name))]
    return "\n".join(lines)


def _rule(field: OfficialField, fill: Fill | None) -> list[str]:
    if fill is None:
        states = f", may be {', '.join(field.states)}" if field.states else ""
        return [_one_line(f"# {field.name} ({field.kind}{states}): {field.tip or 'no tip'}")]
    lines = [
        "[[fill]]",
        f"field = {_quoted(fill.field)}",
        f"from = [{', '.join(map(_quoted, fill.sources))}]",
    ]
    if fill.when:
        pairs = ", ".join(f"{_quoted(value)} = {_quoted(state)}" for value, state in fill.when.items())
        lines.append(f"when = {{ {pairs} }}")
    if fill.required:
        lines.append("required = true")
    return lines


def _quoted(text: str) -> str:
    """A basic string of TOML: as in JSON, but that nothing beyond ASCII is taken apart."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _one_line(text: str) -> str:
    """A comment ends with its line, and what a form's publisher wrote must not begin another."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
