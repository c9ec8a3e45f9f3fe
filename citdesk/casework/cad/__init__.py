"""Taking what dispatch already knows from a pasted CAD text or JSON, by a mapping of the agency."""

from __future__ import annotations

from citdesk.casework.cad.mapping import CadField, CadMapping, read_mapping
from citdesk.casework.cad.taking import CadTextRefused, Taken, Untaken, take

__all__ = ["CadField", "CadMapping", "CadTextRefused", "Taken", "Untaken", "read_mapping", "take"]
