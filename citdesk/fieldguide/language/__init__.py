"""The language check: person-first words and conclusions without their facts, as hints beside free text."""

from __future__ import annotations

from citdesk.fieldguide.language.check import LanguageCheck
from citdesk.fieldguide.language.prescribed import PrescribedWording
from citdesk.fieldguide.language.reading import Rules, read_rules
from citdesk.fieldguide.language.rule import Hint, Rule

__all__ = ["Hint", "LanguageCheck", "PrescribedWording", "Rule", "Rules", "read_rules"]
