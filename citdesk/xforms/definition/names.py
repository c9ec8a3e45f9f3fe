"""Namespace names of ODK XForms (specification, sections Structure and Namespaces)."""

from __future__ import annotations

from types import MappingProxyType

XFORMS = "http://www.w3.org/2002/xforms"
XHTML = "http://www.w3.org/1999/xhtml"
JAVAROSA = "http://openrosa.org/javarosa"
OPENROSA = "http://openrosa.org/xforms"
ODK = "http://www.opendatakit.org/xforms"
ENTITIES = "http://www.opendatakit.org/xforms/entities"
XML_SCHEMA = "http://www.w3.org/2001/XMLSchema"
CITDESK = "https://citdesk.org/xforms"

PREFIXES = MappingProxyType(
    {"h": XHTML, "jr": JAVAROSA, "orx": OPENROSA, "odk": ODK, "entities": ENTITIES, "xsd": XML_SCHEMA}
)
"""Prefixes that expressions may use even where a form forgot to declare them."""
