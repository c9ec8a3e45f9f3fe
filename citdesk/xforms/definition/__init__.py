"""Form definitions: what is the same for every session of a form."""

from __future__ import annotations

from citdesk.xforms.definition.errors import FormError
from citdesk.xforms.definition.model import Definition
from citdesk.xforms.definition.reader import read_definition

__all__ = ["Definition", "FormError", "read_definition"]
