"""Who may see which answer on paper. Closed unless a label opens it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from citdesk.casework.projection import keeps_health, withholds
from citdesk.paperwork.errors import PaperRefused
from citdesk.paperwork.given import AUDIENCES, ConsentOnPaper, Order

_RULES = {
    "SUD": "substance-use information, which needs written consent or a court order (42 CFR Part 2)",
    "H": "health information",
    "V": "victim or juvenile information",
    "J": "criminal-justice information (CJIS Security Policy)",
    "P": "identifying details",
}
KEPT = "not meant for this reader"
_NEVER_PUBLIC = frozenset(_RULES)
UNLABELLED = "the form does not say who may see it, so nobody does"


def in_force(consent: ConsentOnPaper, at: datetime) -> bool:
    """True when the consent was signed, and neither expired nor revoked, at that moment."""
    expired = consent.expires_at is not None and consent.expires_at <= at
    revoked = consent.revoked_at is not None and consent.revoked_at <= at
    return consent.signed_at <= at and not expired and not revoked


def permits(consent: ConsentOnPaper, order: Order) -> bool:
    """True when this paper may rest on the consent: in force when it is made, and for its very recipient.

    Use in court has to be said in so many words (42 CFR 2.31(d)).
    """
    named = _plain(consent.recipient)
    return (
        bool(named)
        and named == _plain(order.recipient)
        and in_force(consent, order.made_at)
        and (order.audience != "court" or consent.legal_proceedings)
    )


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()


@dataclass(frozen=True)
class Reach:
    """What one paper may show: its audience and the substance-use consent it rests on, if any."""

    audience: str
    part2: ConsentOnPaper | None

    @classmethod
    def of(cls, order: Order) -> Reach:
        """From the order and the consents given with it. Raises if the audience is unknown."""
        if order.audience not in AUDIENCES:
            message = f"There is no audience {order.audience!r}. Choose one of: {', '.join(AUDIENCES)}."
            raise PaperRefused(message, code="paper-audience-unknown")
        usable = (
            consent for consent in order.consents if consent.kind == "part2" and permits(consent, order)
        )
        return cls(order.audience, next(usable, None))

    def barred_by(self, attributes: Mapping[str, str]) -> str | None:
        """The rule that withholds an answer with these bind attributes, or None when it may be shown."""
        audiences = attributes.get("citdesk:audience", "").split()
        labels = sensitivities(attributes)
        if not audiences:
            return UNLABELLED
        if "SUD" in labels and self.audience != "internal" and self.part2 is None:
            return _RULES["SUD"]
        if self.audience == "public" and labels & _NEVER_PUBLIC:
            return _rule(labels)
        if self.audience in audiences or self.audience == "internal":
            return None
        return _rule(labels)

    def withholds(self, attributes: Mapping[str, str], value: str) -> bool:
        """True when this answer tells of health, though the question itself is open to the reader."""
        return withholds(attributes, self.audience, value)

    def keeps_some(self, attributes: Mapping[str, str]) -> str | None:
        """The rule that withholds some choices of a question with these attributes, or None."""
        return _RULES["H"] if keeps_health(attributes, self.audience) else None


def _rule(labels: frozenset[str]) -> str:
    return next((rule for label, rule in _RULES.items() if label in labels), KEPT)


def sensitivities(attributes: Mapping[str, str]) -> frozenset[str]:
    """The sensitivity labels of an answer: P identity, H health, SUD, J justice, V victim or juvenile."""
    return frozenset(attributes.get("citdesk:sensitivity", "").split())
