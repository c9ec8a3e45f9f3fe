"""What a person agreed to share with a service, and what a referral therefore leaves out.

The referral's own answers decide (R04 consent, R05 what may be shared), while the consent that was given in
this very referral holds for this very service; what another referral lets the same service know opens
nothing here. Closed unless a tick opens it: an answer that carries a label
of sensitivity is left out unless it falls under a kind that the person ticked, though the form's audience
would let a provider see it; so are their own signature and their guardian's. Once the consent has ended or
was taken back, the paper tells which service was asked, how and by whom, and nothing of the person or of
what they had agreed to (domain: R04, R05, S20, S21; 45 CFR 164.508, 42 CFR 2.31 and 2.33).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from citdesk.paperwork.given import Order, ReportOnPaper, Withheld
from citdesk.paperwork.reading.audience import permits, sensitivities
from citdesk.paperwork.reading.model import ReadReport

_CONSENTS = frozenset({"signed", "verbal"})
#: Fields of the data dictionary, or the letter of a section, and the tick that opens them.
_KINDS: Mapping[str, tuple[str, ...]] = {
    "name": ("C02", "C03", "C04", "C05", "C06", "C07", "C08", "C09"),
    "contact": ("C13", "C14"),
    "needs": ("N01", "N02", "N03", "N04", "N05"),
    "risk": ("F", "G"),
    "reason": ("R05",),
}
_NAMES = {
    "name": "Who the person is, and their signature",
    "contact": "How to reach the person",
    "needs": "Language and needs",
    "risk": "Danger to self or others",
    "reason": "Reason for the referral",
    "sud": "Substance-use information",
    "other": "Whatever else is private",
}
_IDENTITY = frozenset({"P", "V"})
#: They name the service itself: which one it is, and that it is the one the consent names.
_SERVICE = frozenset({"R01", "S20"})
#: The agency's own acts, told without any consent: which service, how it was asked, when, and by whom.
_ACTS = frozenset({"R01", "R02", "R06", "R07", "V04"})
RULE = "the person has not agreed, or agrees no longer, to share it with this service"


@dataclass(frozen=True)
class Agreed:
    """Whether a consent of the person covers the paper, which answers stay out, and what is said of them."""

    covered: bool = True
    left_out: frozenset[str] = frozenset()
    withheld: tuple[Withheld, ...] = ()


def agreed(read: ReadReport, order: Order) -> Agreed:
    """What a service's copy of the referral may show, told from the form and from the consent alone.

    ``order.consents`` are those given in the referral: see :func:`given_in`.
    """
    holds = any(permits(consent, order) for consent in order.consents)
    covered = holds and any(answer.value in _CONSENTS for answer in read.fields("R04"))
    ticked = {path for path, asked in read.form.questions.items() if asked.control == "select"}
    lists = {answer.path: answer.value.split() for answer in read.fields("R05") if answer.path in ticked}
    opened = {kind for values in lists.values() for kind in values} if covered else set[str]()
    kinds = {path: kind for path, kind in _kinds(read.report).items() if path not in lists}
    left_out = {path for path, kind in kinds.items() if kind and kind not in opened}
    if not covered:
        left_out |= {path for path, found in _fields(read.report).items() if _ACTS.isdisjoint(found)}
    section = read.report.form.title
    told = [kind for kind in _NAMES if kind not in opened and (kind != "other" or "other" in kinds.values())]
    return Agreed(covered, frozenset(left_out), tuple(Withheld(section, _NAMES[kind], RULE) for kind in told))


def given_in(report: ReportOnPaper, order: Order) -> Order:
    """The order with those consents only that were given in the report."""
    own = tuple(consent for consent in order.consents if consent.given_in == report.report_id)
    return replace(order, consents=own)


def _fields(report: ReportOnPaper) -> Mapping[str, frozenset[str]]:
    return {
        path: frozenset(attributes.get("citdesk:field", "").split())
        for path, attributes in report.form.binds().items()
    }


def _kinds(report: ReportOnPaper) -> Mapping[str, str]:
    """Which tick each answer of the form needs, '' for what is not private."""
    binds = report.form.binds()
    return {path: _kind(fields, sensitivities(binds[path])) for path, fields in _fields(report).items()}


def _kind(fields: frozenset[str], labels: frozenset[str]) -> str:
    if "SUD" in labels:
        return "sud"
    for kind, names in _KINDS.items():
        if any(name in names or name[0] in names for name in fields):
            return kind
    if labels & _IDENTITY:
        return "name"
    return "other" if labels and fields.isdisjoint(_SERVICE) else ""
