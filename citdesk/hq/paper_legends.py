"""What the agency entered into the slots of papers, as HQ keeps it; vaults hear of it with the directory."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection

from citdesk.hq.store.reading import set_setting, setting
from citdesk.wire.encoding import read_object, text_of, write_json

_NAME = "legends"


def kept_legends(connection: Connection) -> Mapping[str, str]:
    """The texts by slot; none before any were entered. Raises MalformedMessage."""
    text = setting(connection, _NAME)
    if text is None:
        return {}
    slots = read_object(text)
    return {slot: text_of(slots, slot) for slot in slots}


def keep_legends(connection: Connection, legends: Mapping[str, str]) -> None:
    """Takes the place of all that were entered before."""
    set_setting(connection, _NAME, write_json(dict(legends)))
