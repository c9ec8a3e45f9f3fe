"""Writing down a mapping to begin with: every field of the form, with what was suggested for it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping

from citdesk.paperwork.official.mapping import Fill
from citdesk.paperwork.official.survey import OfficialField


def mapping_text(
    name: str, pdf: bytes, fields: Iterable[OfficialField], suggested: Mapping[str, Fill]
) -> str:
    """TOML for ``read_mapping``; a field without a suggestion stands in it as a comment."""
    lines = [
        f"form = {json.dumps(name)}",
        'edition = ""              # YYYY-MM, as the law pack writes it: that says when it expires',
        f"sha256 = {json.dumps(hashlib.sha256(pdf).hexdigest())}",
    ]
    for field in fields:
        lines += ["", *_rule(field, suggested.get(field.name))]
    return "\n".join(lines)


def _rule(field: OfficialField, fill: Fill | None) -> list[str]:
    if fill is None:
        states = f", may be {', '.join(field.states)}" if field.states else ""
        return [f"# {field.name} ({field.kind}{states}): {field.tip or 'no tip'}"]
    lines = ["[[fill]]", f"field = {json.dumps(fill.field)}", f"from = {json.dumps(list(fill.sources))}"]
    if fill.when:
        pairs = ", ".join(f"{json.dumps(value)} = {json.dumps(state)}" for value, state in fill.when.items())
        lines.append(f"when = {{ {pairs} }}")
    return lines
