"""Which sentences only conclude: "is suicidal and a danger to others" says nothing that was seen or heard.

One set of rules for the forms' own rule (``encounter.md``, ``hold.md`` and ``supplement.md`` in ``forms``
carry :data:`ONLY` and its Spanish twin word for word, since a form reads nothing but itself), for the checks
over a record and for the language check. A text with one fact beside its conclusions passes; somebody's words
between quotation marks, and what somebody is reported to have said, are facts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from citdesk.casework.conclusions_in_spanish import ONLY_IN_SPANISH

#: "danger", "to" and "self" are parts strung together: what a form reads may have 3,000 characters.
_WHOM = (
    r"(?:(?:him|her|them|my)?sel(?:f|ves)|others?|other people|(?:every|some|any)(?:one|body)(?: else)?"
    r"|people|(?:the )?(?:public|community|officers?))"
)
_HOW = r"(?:very|clearly|obviously|extremely|actively|acutely|severely|still|also|both|highly|so) "
_GRAVE = r"(?:(?:serious|immediate|imminent|real|clear|present|substantial)(?: and | ))*"
_DANGER = (
    r"(?:an? )?" + _GRAVE + r"(?:danger|threat|risk)(?: of (?:serious |physical |bodily |mental )*"
    r"(?:harm|injury))?"
)
_WHAT = (
    r"(?:(?:suicidal|homicidal|[sh]i)(?: ideations?)?(?: with (?:a )?plan)?"
    r"|(?:the )?intent(?: to act(?: on it)?)?"
    r"|psychotic|crazy|insane|manic|dangerous|violent|unstable|delusional|paranoid|hysterical"
    r"|decompensat(?:ed|ing)|schizophrenic|bipolar|gravely disabled"
    r"|(?:mentally|emotionally) (?:ill|unstable|disturbed)|erratic(?:ally)?|weird"
    r"|strange(?:ly)?|bizarre(?:ly)?"
    r"|out of control|in (?:crisis|need of (?:help|treatment)|an? (?:manic|psychotic) (?:state|episode))"
    r"|needs (?:help|treatment)|meets (?:[a-z0-9]+ )?criteria"
    r"|ha(?:s|ve|d) (?:an? )?(?:severe |untreated |undiagnosed |known |chronic )?"
    r"(?:schizophrenia|psychosis|ptsd|bipolar(?: disorder)?|depression|dementia"
    r"|(?:personality|mental) disorder|mental illness)"
    r"|(?:must|should|needs to|has to) be (?:held|detained|hospitalized|evaluated)"
    r"(?: for (?:(?:his|her|their) own (?:good|safety|protection)|evaluation|treatment)| by a doctor)?"
    r"|(?:(?:unable to|not able to|cannot) (?:take )?care (?:for|of) "
    r"|(?:likely to|could|may|might|will|would) (?:harm|hurt|kill) )?" + _WHOM + r"|" + _DANGER + r")"
)
#: Why it should be so, when nothing was seen of that either, and that it is so now.
_WHY = (
    r"(?: (?:because of|due to|as a result of) (?:[a-z]+ )?mental(?: health)? (?:illness|disorder|condition)"
    r"| if not (?:restrained|held|detained))?"
    r"(?: at this time| right now| the (?:entire|whole) time(?: we were there)?)?"
)
#: Whoever signs is of that opinion anyway.
_OPINION = (
    r"(?:(?:in my (?:opinion|view)|i (?:believe|think)(?: that)?|because of (?:that|this)"
    r"|based on my (?:training(?: and experience)?|experience)),? |(?!i (?:believe|think) |in my ))"
)
#: What somebody said is a fact, and what follows a conjunction is a clause of its own.
_OTHERWISE = (
    r"(?!sa(?:id|ys)|told|stat|report|yell|shout|scream|wr[io]te|call|and|or|but|that|because|to |for |"
    + _HOW
    + r")"
)
_WHO = r"(?:" + _OTHERWISE + r'[^ .,;:!?"«»]+ ){0,3}?'
_SEEMS = (
    r"(?:(?:is|was|were|are|seems?|seemed|appears?|appeared|look(?:s|ed)|act(?:s|ed)"
    r"|became|ha(?:s|ve) been|remains?"
    r"|poses?|presents|s?he[^ a-z]s) )"
)
_BEING = r"(?:to be |acting |being )?(?:" + _HOW + r")?"
_MUST = r"must|should|needs|ha(?:s|ve|d) |meets|cannot|could|may|might|will|would"
_BETWEEN = r"(?:,? and (?:to )?|, | and/or |,? or (?:to )?| to | for | ?[.!;]+ ?|$)"
# A conclusion can be read in one way only: an adverb is no word of who it is about, a verb comes before what
# begins with no verb of its own. With two ways for each of thirty conclusions matching never ends.
_ONE = (
    rf"{_OPINION}(?:{_WHO}(?:{_HOW})?(?:{_SEEMS}{_BEING}(?!{_MUST})|(?={_MUST}))|{_BEING}(?!{_MUST}))"
    rf"{_WHAT}{_WHY}"
)

ONLY = r"(?i)^(?:" + _ONE + _BETWEEN + r")+$"
"""Matches a text of conclusions only, its spaces made single; read alike by Python and Java."""

_ONLY = (re.compile(ONLY), re.compile(ONLY_IN_SPANISH))
_SENTENCES = re.compile(r"[^.!?;\n]+")


def concludes_only(text: str) -> bool:
    """Whether a text holds nothing but conclusions, in English or in Spanish. A blank text holds none."""
    single = " ".join(text.split())
    return any(only.match(single) is not None for only in _ONLY)


def conclusions(text: str) -> Iterator[tuple[int, int]]:
    """Begin and end of each sentence that only concludes."""
    for found in _SENTENCES.finditer(text):
        sentence = found[0].strip()
        if concludes_only(sentence):
            start = found.start() + found[0].index(sentence)
            yield start, start + len(sentence)
