"""Diversion programmes: who qualifies, by when, signed by whom, as data with a review stamp."""

from __future__ import annotations

from citdesk.casework.programmes.instance import programmes_instance
from citdesk.casework.programmes.programme import RULES, Programme
from citdesk.casework.programmes.reading import read_kept_programme, read_programme, read_programmes

__all__ = [
    "RULES",
    "Programme",
    "programmes_instance",
    "read_kept_programme",
    "read_programme",
    "read_programmes",
]
