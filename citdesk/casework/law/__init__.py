"""Law packs: one state's rules for emergency holds, as data with a review stamp."""

from __future__ import annotations

from citdesk.casework.law.clock import CourtDays, hold_expires
from citdesk.casework.law.instance import pack_instance
from citdesk.casework.law.pack import LawPack
from citdesk.casework.law.reading import read_pack, read_packs

__all__ = [
    "CourtDays",
    "LawPack",
    "hold_expires",
    "pack_instance",
    "read_pack",
    "read_packs",
]
