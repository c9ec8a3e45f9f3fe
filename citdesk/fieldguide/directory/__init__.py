"""The directory of services: national lines and the agency's own layer, searched by need as one types."""

from __future__ import annotations

from citdesk.fieldguide.directory.beds import Beds, is_old, read_beds, with_live
from citdesk.fieldguide.directory.calendar import public_holiday
from citdesk.fieldguide.directory.difference import Changed, Difference, difference
from citdesk.fieldguide.directory.hours import Hours, ImpossibleHours, read_hours
from citdesk.fieldguide.directory.index import Holidays, Index, distance_km, traits_of
from citdesk.fieldguide.directory.instance import providers_instance
from citdesk.fieldguide.directory.plain_hours import plain_hours
from citdesk.fieldguide.directory.reading import Directory, RowFault, read_directory
from citdesk.fieldguide.directory.search import DirectorySearch, Found, Query
from citdesk.fieldguide.directory.service import Live, Point, Service
from citdesk.fieldguide.directory.vocabulary import Meaning, Term, Vocabulary

__all__ = [
    "Beds",
    "Changed",
    "Difference",
    "Directory",
    "DirectorySearch",
    "Found",
    "Holidays",
    "Hours",
    "ImpossibleHours",
    "Index",
    "Live",
    "Meaning",
    "Point",
    "Query",
    "RowFault",
    "Service",
    "Term",
    "Vocabulary",
    "difference",
    "distance_km",
    "is_old",
    "plain_hours",
    "providers_instance",
    "public_holiday",
    "read_beds",
    "read_directory",
    "read_hours",
    "traits_of",
    "with_live",
]
