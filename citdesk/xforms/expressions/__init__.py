"""The expression language of forms: XPath 1.0 with ODK's functions and meanings.

Parsed once, compiled once into closures, evaluated against nodes of `citdesk.xforms.tree` in an
`Environment` that brings clock, zone, chance and instances.
"""

from __future__ import annotations

from citdesk.xforms.expressions.anchoring import Anchoring
from citdesk.xforms.expressions.code import Kind, Value
from citdesk.xforms.expressions.dialect import ODK, XPATH, Dialect
from citdesk.xforms.expressions.environment import Environment, PlainEnvironment, Scope
from citdesk.xforms.expressions.errors import ExpressionError
from citdesk.xforms.expressions.expression import Expression, compile_expression
from citdesk.xforms.expressions.lookups import ChoiceIndex, EqualityFilter
from citdesk.xforms.expressions.moments import Moment
from citdesk.xforms.expressions.references import Reference

__all__ = [
    "ODK",
    "XPATH",
    "Anchoring",
    "ChoiceIndex",
    "Dialect",
    "Environment",
    "EqualityFilter",
    "Expression",
    "ExpressionError",
    "Kind",
    "Moment",
    "PlainEnvironment",
    "Reference",
    "Scope",
    "Value",
    "compile_expression",
]
