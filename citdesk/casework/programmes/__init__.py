"""Diversion programmes: who qualifies, by when, signed by whom, as data with a review stamp."""

from __future__ import annotations

from citdesk.casework.programmes.eligibility import Eligibility, judge
from citdesk.casework.programmes.programme import RULES, Programme
from citdesk.casework.programmes.reading import read_programme, read_programmes

__all__ = ["RULES", "Eligibility", "Programme", "judge", "read_programme", "read_programmes"]
