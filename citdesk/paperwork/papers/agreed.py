"""What a person agreed to share with a service, and what a referral therefore leaves out.

The referral's own answers decide (R04 consent, R05 what may be shared), while a consent on record holds for
the very service: an answer that falls under a kind the person did not tick is left out even though the form's
audience would let a provider see it. Once the consent has ended or was taken back, so is everything.
"""

from __future__ import annotations

from citdesk.paperwork.given import Withheld
from citdesk.paperwork.reading.model import Answer, ReadReport

_CONSENTS = frozenset({"signed", "verbal"})
_KINDS: dict[str, tuple[str, ...]] = {
    "name": ("C02", "C03", "C04", "C05", "C06", "C07", "C08", "C09"),
    "contact": ("C13", "C14"),
    "needs": ("N",),
    "risk": ("F", "G"),
    "reason": ("R05",),
}
_NAMES = {
    "name": "Who the person is",
    "contact": "How to reach the person",
    "needs": "Language and needs",
    "risk": "Danger to self or others",
    "reason": "Reason for the referral",
    "sud": "Substance-use information",
}
RULE = "the person has not agreed, or agrees no longer, to share it with this service"


def _kind(answer: Answer) -> str:
    """Which kind of consent the answer needs; none for what names only the service and the consent itself."""
    if "SUD" in answer.labels:
        return "sud"
    for kind, fields in _KINDS.items():
        if any(name in fields or name[0] in fields for name in answer.fields):
            return kind
    return ""


def not_agreed(read: ReadReport, *, in_force: bool) -> tuple[frozenset[str], tuple[Withheld, ...]]:
    """The paths a service's copy leaves out, and a line for each kind; told from the consent alone.

    ``in_force`` when a consent on record permits this paper.
    """
    given = in_force and any(answer.value in _CONSENTS for answer in read.fields("R04"))
    ticked = {path for path, asked in read.form.questions.items() if asked.control == "select"}
    lists = {answer.path: answer.value.split() for answer in read.fields("R05") if answer.path in ticked}
    agreed = {kind for values in lists.values() for kind in values} if given else set[str]()
    section = read.report.form.title
    left_out = frozenset(
        answer.path
        for answer in read.answers()
        if answer.path not in lists and _kind(answer) and _kind(answer) not in agreed
    )
    kinds = (kind for kind in _NAMES if kind not in agreed)
    return left_out, tuple(Withheld(section, _NAMES[kind], RULE) for kind in kinds)
