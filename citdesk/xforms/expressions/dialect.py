"""Where XPath 1.0 and ODK Collect differ, and which of the two an expression is meant in.

Every difference is decided when an expression is compiled; none costs anything while it runs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

XFORMS_NAMESPACE: Final = "http://www.w3.org/2002/xforms"


@dataclass(frozen=True, slots=True)
class Dialect:
    """One set of choices.

    any_namespace: an unprefixed name matches by local name alone (JavaRosa), rather than only nodes of
        no namespace or of XForms (web-forms).
    collect_nodes: non-relevant nodes are left out of node-sets, and a node-set with nothing in it counts
        as empty text in `=` and `!=` (JavaRosa `XPathNodeset.unpack`), so that an unanswered question
        is unequal to every choice. In XPath 1.0 it is neither equal nor unequal to anything.
    filled_is_true: the truth of a node-set is that of its first node's text (JavaRosa `toBoolean`); in
        XPath 1.0 it is whether there is any node.
    whole_match: `regex()` must match the whole text (JavaRosa `Pattern.matches`), not only a part of it
        (web-forms `RegExp.test`).
    skip_blank: `sum`, `min` and `max` pass over what is no number (JavaRosa), instead of being NaN.
    civil_dates: a date without a time counts as a whole number of days, `date()` drops the time, and the
        difference of two dates is a whole number whatever the zone does between them (JavaRosa). In
        web-forms a date is the instant of its midnight, with a fraction that depends on the zone.
    strict: wrong numbers of arguments are refused when the expression is compiled; else only when the
        call is reached (as `false() and substring()` never is).
    """

    any_namespace: bool
    collect_nodes: bool
    filled_is_true: bool
    whole_match: bool
    skip_blank: bool
    civil_dates: bool
    strict: bool


#: as ODK Collect evaluates forms; what sessions use
ODK: Final = Dialect(
    any_namespace=True,
    collect_nodes=True,
    filled_is_true=True,
    whole_match=True,
    skip_blank=True,
    civil_dates=True,
    strict=True,
)
#: XPath 1.0 with ODK's functions, as web-forms has it; what `evaluate` uses
XPATH: Final = Dialect(
    any_namespace=False,
    collect_nodes=False,
    filled_is_true=False,
    whole_match=False,
    skip_blank=False,
    civil_dates=False,
    strict=False,
)
