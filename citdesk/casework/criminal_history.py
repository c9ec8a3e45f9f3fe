"""Pasted criminal-history returns: they turn a whole report into criminal justice information.

Returns are told by the field codes of the national switch, or by the heading that they come under.
"""

from __future__ import annotations

import re

_CODE = re.compile(
    r"\b(MKE|NIC|OCA|ORI|FBI|SID|HDR|CRT|SOC|PUR|ATN|NAM|DOB)"
    r"(?:[ \t]*/|(?:[ \t]*(?:NO|NUM|NUMBER|#))?\.?[ \t]*:)",
    re.IGNORECASE,
)
_FEWEST_CODES = 2
_NEAR = 60  # characters before a heading
_HEADING = re.compile(
    r"\b(?:NCIC|III|CCH|NLETS)[\s/:*-]+(?:HIT|RESPONSE|RETURN|RECORD|MESSAGE)S?\b"
    r"|\bCRIMINAL[\s-]+HISTORY[\s-]+(?:RECORD|RETURN|RESPONSE|SUMMARY)\b|\bRAP[\s-]+SHEET[\s]*:",
    re.IGNORECASE,
)
#: "No NCIC hit" tells of an empty answer, "ran for an NCIC hit" of a question.
_NONE = re.compile(
    r"\b(?:no|not|without|negative|zero|clear of|any|for an?|nor|if|whether)\b[^.;\n]{0,30}\Z", re.IGNORECASE
)
_NONE_AFTER = re.compile(
    r"[^.;\n]{0,25}\b(?:none|negative|no record|clear|came back empty|not found)\b", re.IGNORECASE
)


def pasted_history(text: str) -> tuple[int, int] | None:
    """Where a pasted return begins and ends in the text; None where there is none."""
    codes = list(_CODE.finditer(text))
    if len({code[1].upper() for code in codes}) >= _FEWEST_CODES:
        return codes[0].start(), codes[-1].end()
    for heading in _HEADING.finditer(text):
        if not _NONE.search(
            text[max(0, heading.start() - _NEAR) : heading.start()]
        ) and not _NONE_AFTER.match(text, heading.end()):
            return heading.span()
    return None
