"""A report's standing as JSON text, kept beside the record and rebuilt from it, on a device and at HQ."""

from __future__ import annotations

from citdesk.casework.errors import Refused
from citdesk.casework.events.typed_json import from_json, to_json
from citdesk.casework.lifecycle import Standing
from citdesk.wire.encoding import MalformedMessage, read_object, write_json


def write_standing(standing: Standing) -> str:
    """The standing's text: only what differs from nothing having happened."""
    return write_json(to_json(standing, brief=True))


def read_standing(text: str | bytes) -> Standing:
    """Reads what :func:`write_standing` wrote; raises MalformedMessage."""
    try:
        return from_json(Standing, read_object(text))
    except Refused as wrong:
        raise MalformedMessage(f"a standing is malformed: {wrong}") from wrong
