"""References by which binds, controls and actions name nodes, resolved to absolute paths.

The specification (section Bindings) asks for absolute paths; forms made by hand also use paths relative
to the group around them, which JavaRosa resolves, so do we.
"""

from __future__ import annotations

import re

_CURRENT = re.compile(r"^current\(\s*\)\s*/")
_PREDICATE = re.compile(r"\[[^\]]*\]")


def resolve_path(reference: str, base: str) -> str:
    """The absolute path of `reference` as written at `base`, itself an absolute path ('' for none)."""
    written = _CURRENT.sub("", _PREDICATE.sub("", reference).strip())
    steps = [] if written.startswith("/") else [step for step in base.split("/") if step]
    for raw in written.split("/"):
        step = raw.strip()
        if step in {"", "."}:
            continue
        if step == "..":
            if steps:
                steps.pop()
            continue
        steps.append(step)
    return "/" + "/".join(steps)
