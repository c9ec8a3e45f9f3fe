"""Law packs: one state's rules for emergency holds, as data with a review stamp."""

from __future__ import annotations

from citdesk.casework.law.clock import CourtDays, court_day_ends, hold_expires
from citdesk.casework.law.instance import NO_LAW, pack_instance
from citdesk.casework.law.pack import LawPack
from citdesk.casework.law.reading import check_days, read_kept_pack, read_pack, read_packs
from citdesk.casework.law.wording import statutory_wording

__all__ = [
    "NO_LAW",
    "CourtDays",
    "LawPack",
    "check_days",
    "court_day_ends",
    "hold_expires",
    "pack_instance",
    "read_kept_pack",
    "read_pack",
    "read_packs",
    "statutory_wording",
]
