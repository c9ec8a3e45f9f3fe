"""The table of fields: what the dictionary of crisis paperwork asks for, and which form answers it.

``python -m tests.unit.forms.field_table`` writes ``docs/form-fields.md``; a test keeps the page true.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from pathlib import Path

from citdesk.resource_files import forms_path
from tests.unit.forms.compiled import compiled

PAGE = Path(__file__).parents[3] / "docs" / "form-fields.md"
SECTIONS = {
    "A": "Call and timeline",
    "B": "Location",
    "C": "The person",
    "D": "Contacts and responders",
    "E": "What was seen",
    "F": "Danger to self",
    "G": "Danger to others",
    "H": "Basic needs",
    "I": "Substance use",
    "J": "Weapons",
    "K": "De-escalation",
    "L": "Medical",
    "M": "Force and injury",
    "N": "Communication, resources, consult",
    "O": "Outcome",
    "P": "Transport and custody transfer",
    "Q": "Hold statement",
    "R": "Referral",
    "S": "Diversion",
    "T": "Follow-up",
    "U": "After-action review",
    "V": "Narrative and attestation",
}
INTRO = """# Fields, forms and audiences

Made by `python -m tests.unit.forms.field_table`; do not edit by hand. A field is one line of the dictionary
of crisis-intervention paperwork that the forms grew from. Fields that no form asks for are explained in
[decision 0010](decisions/0010-fields-without-a-question.md).
"""


def page() -> str:
    """The whole page as Markdown."""
    rows = _rows()
    lines = [INTRO]
    for letter, title in SECTIONS.items():
        lines += [
            f"## {letter}. {title}",
            "",
            "| Field | Question | Audience | Sensitivity |",
            "| --- | --- | --- | --- |",
        ]
        for field in sorted(name for name in rows if name.startswith(letter)):
            lines += [
                f"| {field} | `{path}` | {audience} | {sensitivity} |"
                for path, audience, sensitivity in rows[field]
            ]
        lines.append("")
    return "\n".join(lines)


def fields() -> frozenset[str]:
    """Every field that some form asks for."""
    return frozenset(_rows())


def _rows() -> dict[str, list[tuple[str, str, str]]]:
    found: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for form_id in tomllib.loads((forms_path() / "catalogue.toml").read_text(encoding="utf-8")):
        for path, bind in compiled(form_id).binds.items():
            for field in bind.get("field", "").split():
                found[field].append((path, bind.get("audience", ""), bind.get("sensitivity", "")))
    return found


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
