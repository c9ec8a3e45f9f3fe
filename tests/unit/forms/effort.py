"""What each encounter script costs its author. ``python -m tests.unit.forms.effort`` writes the page."""

from __future__ import annotations

from pathlib import Path
from statistics import median

from tests.scenario.scripts import every_script
from tests.unit.forms.rehearsal import Effort, Rehearsal

PAGE = Path(__file__).parents[3] / "docs" / "encounter-effort.md"
SCRIPTS = every_script()
#: The typical encounter asks for fewer.
MOST_QUESTIONS = 90
INTRO = """# What an encounter costs its author

Made by `python -m tests.unit.forms.effort`; do not edit by hand. A question is one answer asked for: what is
prefilled or calculated and left as it is does not count, a question in a list of cards counts once per card,
and an optional question counts also when it is left blank. Keystrokes are one per choice, one per letter and
one to leave a box, five for a time and four to take a CAD text over. Most scripts begin with a CAD text, as a
dispatched call does; "by hand" says that none was taken.

| Script | Report | Form | Questions | Keystrokes | |
| --- | --- | --- | ---: | ---: | --- |
"""


def efforts() -> dict[str, tuple[tuple[str, bool, Effort], ...]]:
    """By script: the form of each report, whether a CAD text was taken, and what it cost."""
    found: dict[str, tuple[tuple[str, bool, Effort], ...]] = {}
    for script in SCRIPTS:
        rehearsal = Rehearsal(script)
        cad = any(type(step).__name__ == "TakeCad" for step in script.steps)
        found[script.id] = tuple(
            (rehearsal.desks[effort.report].form_id, cad, effort) for effort in rehearsal.play()
        )
    return found


def questions(form_id: str = "encounter") -> list[int]:
    """The questions of every report of this form, fewest first."""
    return sorted(
        effort.questions for each in efforts().values() for form, _, effort in each if form == form_id
    )


def page() -> str:
    """The whole page as Markdown."""
    rows = [
        f"| {script} | {effort.report} | {form} | {effort.questions} | {effort.keystrokes} "
        f"| {'by hand' if form == 'encounter' and not cad else ''} |"
        for script, each in efforts().items()
        for form, cad, effort in each
    ]
    counts, holds = questions(), questions("hold")
    end = (
        f"The {len(counts)} encounter reports ask {counts[0]} to {counts[-1]} questions, "
        f"{median(counts):g} in the middle; "
        f"{sum(count >= MOST_QUESTIONS for count in counts)} of them ask {MOST_QUESTIONS} or more. "
        f"The {len(holds)} hold statements ask {holds[0]} to {holds[-1]}, {median(holds):g} in the middle.\n"
    )
    return INTRO + "\n".join(rows) + "\n\n" + end


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
