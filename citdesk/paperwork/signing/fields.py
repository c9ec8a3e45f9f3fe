"""The signature fields every paper is born with; signing fills them and adds nothing else."""

from __future__ import annotations

AUTHOR = "author"
SUPERVISOR = "supervisor"
ISSUER = "issuer"
HQ_SEAL = "hq-seal"

FIELDS: dict[str, str] = {
    AUTHOR: "Digital signature of the author",
    SUPERVISOR: "Digital signature of the supervisor",
    ISSUER: "Digital signature of whoever issued this paper",
    HQ_SEAL: "Digital seal of the agency's headquarters",
}
"""Field name and what assistive technology says of it (``/TU``)."""
