"""Values that a new instance starts with: who, where, when (specification, section Preload attributes)."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import datetime

from citdesk.xforms.client import Context
from citdesk.xforms.definition.model import Bind
from citdesk.xforms.session.values.times import moment_text

_PROPERTY_NAMES = {"phone number": "phonenumber", "subscriberid": "subscriberid", "simserial": "simserial"}


def new_identifier(context: Context) -> str:
    """A fresh `uuid:` name, from the session's own source of randomness."""
    return f"uuid:{uuid.UUID(bytes=context.random.randbytes(16), version=4)}"


def preload(bind: Bind, context: Context, now: Callable[[], datetime]) -> str | None:
    """The preloaded text of a node at the start, None where there is nothing to preload."""
    kind, parameter = bind.preload, bind.preload_parameters.strip()
    if kind == "uid":
        return new_identifier(context)
    if kind == "timestamp":
        return moment_text(now()) if parameter == "start" else None
    if kind == "date" and parameter == "today":
        return now().date().isoformat()
    if kind == "property":
        return property_of(context, parameter)
    if kind == "context" and parameter == "UserID":
        return context.user
    return None


def ends(bind: Bind) -> bool:
    """Whether the node records when the filling ended."""
    return bind.preload == "timestamp" and bind.preload_parameters.strip() == "end"


def property_of(context: Context, name: str) -> str:
    """A property of device or user, '' if it is not known."""
    known = context.properties.get(name)
    if known is not None:
        return known
    lowered = _PROPERTY_NAMES.get(name, name).lower()
    if lowered in {"deviceid", "device_id"}:
        return context.device
    if lowered in {"username", "userid", "user_id"}:
        return context.user
    for key, value in context.properties.items():
        if key.lower() == lowered:
            return value
    return ""
