"""Which sentences only conclude: "is suicidal and a danger to others" says nothing that was seen or heard.

One set of rules for the forms' own rule (``forms/encounter.md`` and ``forms/hold.md`` carry :data:`ONLY`
word for word, since a form reads nothing but itself), for the checks over a record and for the language
check. A text with one fact beside its conclusions passes; somebody's words between quotation marks, and
what somebody is reported to have said, are facts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_WHOM = (
    r"(?:(?:him|her|them|my)?sel(?:f|ves)|others?|other people|every(?:one|body)|people"
    r"|(?:the )?(?:public|community|officers?))"
)
_EACH = _WHOM + r"(?:(?: and/or | and | or |, )(?:to )?" + _WHOM + r")*"
_HOW = (
    r"(?:very |clearly |obviously |extremely |actively |acutely |severely |still |also |both |highly |so )?"
)
_DANGER = r"(?:an? )?(?:serious |immediate |imminent |real |clear )?(?:danger|threat|risk)"
_ILLNESS = r"(?:a )?mental illness"
_WHAT = (
    r"(?:suicidal|homicidal|psychotic|crazy|insane|manic|dangerous|violent|unstable|delusional|paranoid"
    r"|hysterical|schizophrenic|bipolar|gravely disabled|mentally (?:ill|unstable|disturbed)"
    r"|emotionally disturbed|out of control|in crisis|in need of (?:help|treatment)"
    r"|needs (?:help|treatment)|meets (?:the )?criteria"
    r"|(?:has|have|had) (?:an? )?(?:severe |untreated |undiagnosed |known |chronic )?"
    r"(?:schizophrenia|psychosis|ptsd"
    r"|bipolar(?: disorder)?|depression|dementia|(?:personality|mental) disorder|" + _ILLNESS + r")"
    r"|(?:must|should|needs to|has to) be (?:held|detained|hospitalized|evaluated)"
    r"(?: for (?:his|her|their) own (?:good|safety|protection))?"
    r"|(?:(?:unable to|not able to|cannot) (?:take )?care (?:for|of)|likely to (?:harm|hurt|kill)|"
    + _DANGER
    + r" to) "
    + _EACH
    + r"|"
    + _DANGER
    + r")"
)
#: What somebody said is a fact, and what follows a conjunction is a clause of its own.
_OTHERWISE = r"(?!(?:sa(?:id|ys)|told|stat|report|yell|shout|scream|wr[io]te|call|and|or|but|that|because))"
_WORD = r"(?:" + _OTHERWISE + r'[^ .,;:!?"«»]+ )'
_WHO = _WORD + r"{0,3}?"
_SEEMS = (
    r"(?:is|was|were|are|seems?|seemed|appears?|appeared|look(?:s|ed)|act(?:s|ed)|became|has been|remains?) "
    r"(?:to be |acting |being )?"
)
_MUST = r"must|should|needs|ha(?:s|ve|d) |meets|cannot"
_PARTED = r"(?:, and |, | and | or | ?[.!;]+ ?|$)"
_ONE = r"(?:" + _WHO + r"(?:" + _SEEMS + r"|(?=" + _MUST + r")))?" + _HOW + _WHAT

ONLY = r"(?i)^(?:" + _ONE + _PARTED + r")+$"
"""Matches a text of conclusions only, its spaces made single; read alike by Python and Java."""

# The same rules, written so that a conclusion can be read in one way only: with a verb, before "must" with
# words and no verb, or with an adverb. With two ways for each of thirty conclusions matching never ends.
_VERB = _WHO + _SEEMS + _HOW
_ONE_WAY = (
    rf"(?:{_VERB}|(?!{_VERB}(?:{_MUST}))(?:{_WHO}|{_WORD}{{3}}{_HOW.removesuffix('?')})(?={_MUST})"
    rf"|{_HOW}(?!{_MUST}))" + _WHAT.replace(_ILLNESS, "mental illness")
)
_ONLY = re.compile(rf"(?i)^(?:{_ONE_WAY}{_PARTED})+$")
_SENTENCES = re.compile(r"[^.!?;\n]+")


def concludes_only(text: str) -> bool:
    """Whether a text holds nothing but conclusions. A blank text holds none."""
    return _ONLY.match(" ".join(text.split())) is not None


def conclusions(text: str) -> Iterator[tuple[int, int]]:
    """Begin and end of each sentence that only concludes."""
    for found in _SENTENCES.finditer(text):
        sentence = found[0].strip()
        if concludes_only(sentence):
            start = found.start() + found[0].index(sentence)
            yield start, start + len(sentence)
