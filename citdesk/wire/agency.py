"""An agency's particulars."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast

from citdesk.wire.encoding import MalformedMessage, text_of


@dataclass(frozen=True, slots=True)
class Agency:
    """What a paper and a sign-in screen say about the agency. ``zone`` is an IANA time zone name.

    ``legends`` are the texts that law prescribes word for word, by the slot of a paper.
    ``cad_mapping`` says in TOML where answers stand in the agency's CAD texts; '' where none are taken.
    """

    name: str
    address: str = ""
    phone: str = ""
    ori: str = ""
    zone: str = "UTC"
    demonstration: bool = False
    cad_mapping: str = ""
    legends: Mapping[str, str] = field(default_factory=dict[str, str], hash=False)

    def to_json(self) -> dict[str, object]:
        """The particulars as plain JSON values, without legends where the agency entered none."""
        particulars = {name: getattr(self, name) for name in self.__slots__ if name != "legends"}
        return {**particulars, "legends": dict(self.legends)} if self.legends else particulars

    @classmethod
    def from_json(cls, value: object) -> Agency:
        """Reads what :meth:`to_json` wrote; raises MalformedMessage."""
        if not isinstance(value, dict):
            raise MalformedMessage("the agency is not an object")
        found = cast("dict[str, object]", value)
        texts = (text_of(found, name) for name in ("name", "address", "phone", "ori", "zone"))
        mapping = text_of(found, "cad_mapping") if "cad_mapping" in found else ""
        return cls(
            *texts,
            demonstration=found.get("demonstration") is True,
            cad_mapping=mapping,
            legends=_legends(found.get("legends", {})),
        )


def _legends(value: object) -> Mapping[str, str]:
    """Slots that are not known here are kept: HQ may be newer."""
    if not isinstance(value, dict):
        raise MalformedMessage("the legends are not an object")
    slots = cast("dict[str, object]", value)
    return {slot: text_of(slots, slot) for slot in slots}
