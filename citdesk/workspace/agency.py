"""The agency's particulars, as HQ's directory has them and papers print them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AgencyParticulars:
    """Name, address, phone and ORI (the FBI's identifier); ``demonstration`` puts watermarks on all."""

    name: str
    address: str = ""
    phone: str = ""
    ori: str = ""
    demonstration: bool = False
